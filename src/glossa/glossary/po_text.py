"""The bridge to polib: lines of a PO file to its entries, and an entry to its text.

polib has no type hints, so its entries are ``Any`` and stay inside this module and ``po_entries``.
It is imported only when a file is read or written.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any, Final

from glossa.glossary.errors import GlossaryFormatError

PoEntry = Any

_NEWLINE = re.compile(r"\r\n|\n|\r")
# polib splits the text at these too, although no editor shows a new line there.
_ODD_BREAKS: Final = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_HIDDEN: Final = {ord(c): chr(0xF780 + i) for i, c in enumerate(_ODD_BREAKS)}
_SHOWN: Final = {ord(v): chr(k) for k, v in _HIDDEN.items()}
_FIELD = re.compile(r"(?:#~\s*|#\|\s*|#~\|\s*)?(?:msg(?:ctxt|id|id_plural|str(?:\[\d\])?))\s+(.*)")
# gettext does without the space that polib asks for.
_GLUED: Final = re.compile(r"^\s*(#[.:,|])(?=\S)")
# Before its first entry polib takes every comment for the file's own.
PREFACE: Final = ('msgid ""', 'msgstr ""')


def library() -> Any:
    """Return polib, imported on first use."""
    return import_module("polib")


def escaped(value: str) -> str:
    """Return ``value`` as it stands between quotation marks."""
    return str(library().escape(value))


def split_lines(text: str) -> list[str]:
    """Split into lines with their ends, at the three kinds of line end only."""
    lines, start = [], 0
    for found in _NEWLINE.finditer(text):
        lines.append(text[start : found.end()])
        start = found.end()
    return [*lines, text[start:]] if start < len(text) else lines


def refuse_bare_strings(lines: list[str], path: str) -> None:
    """Raise :class:`GlossaryFormatError` at a value without quotation marks.

    polib cuts the first and the last character of a value without looking at them.
    """
    for number, line in enumerate(lines, 1):
        bare = line.strip()
        found = _FIELD.fullmatch(bare)
        value = found[1] if found else bare if bare.startswith('"') else '""'
        if len(value) < 2 or value[0] != '"' or value[-1] != '"':
            raise GlossaryFormatError("a text lacks its quotation mark", path=path, line=number)


def po_entries(lines: list[str], path: str) -> list[PoEntry]:
    """Return the entries of polib, the header among them; ``linenum`` counts the preface too."""
    polib = library()
    # Only polib's subclass hook keeps the header in its place among the entries.
    plain = type("PlainFile", (polib.POFile,), {"find": lambda *_args, **_more: None})
    bare = [_for_polib(line) for line in lines]
    text = "\n".join([*PREFACE, *bare, ""])
    try:
        return list(polib.pofile(text, klass=plain, wrapwidth=0))[1:]
    except (OSError, ValueError, IndexError, KeyError, AttributeError, TypeError) as error:
        number = re.search(r"line (\d+)", str(error))
        at = int(number[1]) - len(PREFACE) if number else 0
        raise GlossaryFormatError("is not PO at this line", path=path, line=at) from error


def _for_polib(line: str) -> str:
    bare = line.rstrip("\r\n").removeprefix("\ufeff").translate(_HIDDEN)
    return _GLUED.sub(r"\1 ", bare)


def shown(text: str) -> str:
    """Return a text from polib with the characters that were hidden from it."""
    return text.translate(_SHOWN)


def text_of(po: PoEntry, newline: str) -> str:
    """Return an entry in PO notation, its comments and strings unwrapped."""
    text: str = po.__unicode__(wrapwidth=0)
    return text.rstrip("\n").replace("\n", newline) + newline
