"""PO files, read and written without loss.

In comes the text of a PO file, out goes a :class:`Catalogue`: entries beside the very text they
were read from. polib parses and writes; what it would reorder, rewrap or drop stays, as an entry
that was not changed is written back as its own text.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from glossa.glossary import po_entries, po_text
from glossa.glossary.conventions import comment_of
from glossa.glossary.entries import Entry, Origin
from glossa.glossary.errors import GlossaryFormatError

if TYPE_CHECKING:
    from pathlib import Path

_CHARSET = re.compile(rb"charset=([\w:.-]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One entry of a file with the text that stands for it, comments and blank lines included."""

    text: str
    entry: Entry | None
    """``None`` for the header, for an obsolete entry and for text without an entry."""
    obsolete: bool = False
    tail: str = ""
    """What follows the entry's last line: it stays when the entry is written anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """A PO file as a sequence of blocks; joining their texts gives the file."""

    blocks: tuple[Block, ...]
    header: tuple[tuple[str, str], ...] = ()
    path: str = ""
    encoding: str = "utf-8"

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return the entries in file order, without header and obsolete ones."""
        return tuple(block.entry for block in self.blocks if block.entry)

    @property
    def languages(self) -> tuple[str, str]:
        """Return the languages of ``msgid`` and ``msgstr``."""
        return po_entries.languages_of(dict(self.header))

    @property
    def text(self) -> str:
        """Return the text of the file."""
        return "".join(block.text for block in self.blocks)

    def encoded(self) -> bytes:
        """Return the bytes of the file.

        Raises:
            GlossaryFormatError: if the file's encoding lacks a character of a changed entry.
        """
        try:
            return self.text.encode(self.encoding)
        except UnicodeEncodeError as error:
            raise GlossaryFormatError(
                f"its encoding {self.encoding} lacks {error.object[error.start]!r}; "
                "save the file as UTF-8 first",
                path=self.path,
                code="encoding",
            ) from error

    def replaced(self, old: Entry, new: Entry) -> Catalogue:
        """Return the catalogue with ``new`` in the place of ``old``.

        Raises:
            ValueError: if ``old`` is not in the catalogue.
        """
        places = [i for i, block in enumerate(self.blocks) if block.entry == old]
        if not places:
            raise ValueError(f"{old.source!r} is not in {self.path or 'the catalogue'}")
        blocks = list(self.blocks)
        was = blocks[places[0]]
        text = _rewritten(was, new, self.newline) + was.tail
        blocks[places[0]] = replace(was, text=text, entry=new)
        return replace(self, blocks=tuple(blocks))

    def added(self, *entries: Entry) -> Catalogue:
        """Return the catalogue with more entries at its end."""
        newline, blocks = self.newline, list(self.blocks)
        for entry in entries:
            gap = "" if not blocks or blocks[-1].text.endswith(newline * 2) else newline
            if gap and not blocks[-1].text.endswith(newline):
                gap = newline * 2
            blocks.append(Block(text=gap + written(entry, newline), entry=entry))
        return replace(self, blocks=tuple(blocks))

    @property
    def newline(self) -> str:
        """Return how the file ends its lines."""
        first = po_text.split_lines(self.blocks[0].text)[:1] if self.blocks else []
        return first[0][len(first[0].rstrip("\r\n")) :] or "\n" if first else "\n"


def read_catalogue(path: Path) -> Catalogue:
    """Read a PO file.

    Raises:
        GlossaryFormatError: if it cannot be read as one; the error names the line.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise GlossaryFormatError(f"cannot be read: {reason}", path=str(path), code="io") from error
    return parse_bytes(data, str(path))


def parse_bytes(data: bytes, path: str = "") -> Catalogue:
    """Read the bytes of a PO file in the encoding that it names, UTF-8 when it names none."""
    found = _CHARSET.search(data)
    encoding = found[1].decode() if found else "utf-8"
    try:
        encoding = codecs.lookup(encoding).name
    except LookupError:
        encoding = "utf-8"  # a template's "charset=CHARSET"
    try:
        return parse(data.decode(encoding), path, encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problem = f"is not valid {encoding}; save it as UTF-8"
        raise GlossaryFormatError(problem, path=path, line=line, code="encoding") from error


def parse(text: str, path: str = "", encoding: str = "utf-8") -> Catalogue:
    """Read the text of a PO file; ``path`` is for messages and for the entries' origin."""
    lines = po_text.split_lines(text)
    po_text.refuse_bare_strings(lines, path)
    found = po_text.po_entries(lines, path)
    starts = (
        [0, *(entry.linenum - 1 - len(po_text.PREFACE) for entry in found[1:])] if found else []
    )
    header: dict[str, str] = {}
    if found and not found[0].msgid and found[0].msgctxt is None and not found[0].obsolete:
        header = po_entries.header_of(found[0].msgstr)
    blocks = []
    for po, start, end in zip(found, starts, [*starts[1:], len(lines)], strict=False):
        own = lines[start:end]
        blocks.append(_block(po, own, Origin(path, start + _msgid_line(own)), header))
    if not found and text:
        blocks.append(Block(text=text, entry=None))
    return Catalogue(
        blocks=tuple(blocks), header=tuple(header.items()), path=path, encoding=encoding
    )


def written(entry: Entry, newline: str = "\n") -> str:
    """Return an entry in PO notation, without the blank line after it."""
    return po_text.text_of(po_entries.po_entry_of(entry), newline)


def new_catalogue(
    entries: tuple[Entry, ...],
    header: tuple[tuple[str, str], ...] = (),
    languages: tuple[str, str] = ("en", "lt"),
) -> Catalogue:
    """Return a new catalogue; ``header`` adds to the fields that every file has."""
    fields = {
        "Project-Id-Version": "glossa",
        "Language": languages[1],
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": languages[0],
    } | dict(header)
    lines = (po_text.escaped(f"{name}: {value}") for name, value in fields.items())
    rows = "".join(f'"{line}\\n"\n' for line in lines)
    first = Block(text=f'msgid ""\nmsgstr ""\n{rows}', entry=None)
    return Catalogue(blocks=(first,), header=tuple(fields.items())).added(*entries)


def _msgid_line(lines: list[str]) -> int:
    for number, line in enumerate(lines, 1):
        if line.lstrip().startswith(("msgid ", "#~ msgid ")):
            return number
    return 1


def _block(po: po_text.PoEntry, lines: list[str], origin: Origin, header: dict[str, str]) -> Block:
    text = "".join(lines)
    last = max((i for i, line in enumerate(lines) if _is_string(line)), default=len(lines) - 1)
    tail = "".join(lines[last + 1 :])
    is_header = not po.msgid and po.msgctxt is None
    if po.obsolete or is_header:
        return Block(text=text, entry=None, obsolete=bool(po.obsolete), tail=tail)
    return Block(text=text, entry=po_entries.entry_of(po, lines, origin, header), tail=tail)


def _is_string(line: str) -> bool:
    bare = line.strip()
    return bare.endswith('"') and bare.startswith(('"', "msg", '#~ "', "#~ msg"))


def _rewritten(was: Block, new: Entry, newline: str) -> str:
    """Return the text of a changed entry, with what only its old text knows."""
    po = po_entries.po_entry_of(new)
    old = po_text.po_entries(po_text.split_lines(was.text), "")[0]
    old_entry = was.entry
    if old_entry and comment_of(old_entry) == comment_of(new):
        po.comment = po_text.shown(old.comment)
    if old_entry and old_entry.notes == new.notes:
        po.tcomment = po_text.shown(old.tcomment)
    if old_entry and old_entry.flags == new.flags:
        po.flags = old.flags
    for name in ("previous_msgctxt", "previous_msgid", "previous_msgid_plural", "msgid_plural"):
        setattr(po, name, getattr(old, name))
    if old.msgstr_plural:
        po.msgstr_plural = {**old.msgstr_plural, 0: new.target}
    lead = "".join(_leading(was.text))
    return lead + po_text.text_of(po, newline)


def _leading(text: str) -> list[str]:
    lines = po_text.split_lines(text)
    blank = next((i for i, line in enumerate(lines) if line.strip()), 0)
    return lines[:blank]
