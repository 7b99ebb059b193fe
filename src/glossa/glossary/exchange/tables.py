"""Tables: CSV and TSV with one row an entry.

The first two columns are headed by the codes of their languages, the others by the keys of
``docs/glossary-format.md``. Tables without a heading, and those of translation services, are read
too: two columns, or four with the languages in the last two.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

from glossa.glossary.conventions import KEYS, canonical_key, join_values, split_values, written_key
from glossa.glossary.entries import Entry, Origin
from glossa.glossary.errors import GlossaryFormatError
from glossa.glossary.exchange.values import Loss, Read, Written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LISTS: Final = {
    "variant": "variants",
    "variant-lt": "target_variants",
    "forbidden": "forbidden",
    "forbidden-en": "source_forbidden",
    "reference": "references",
    "flags": "flags",
    "note": "notes",
}
_TEXTS: Final = {
    "context": "context",
    **{key: name for key, name in KEYS.items() if key not in _LISTS},
}
_ALIASES: Final = {
    "source": "source", "target": "target", "notes": "note", "references": "reference",
    "variants": "variant", "description": "definition", "comment": "note", "part of speech": "pos",
    "src": "source", "tgt": "target", "term": "source", "translation": "target", "flag": "flags",
}  # fmt: skip
_OTHER: Final = "other"
_CODE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", re.IGNORECASE)


def write_table(entries: Sequence[Entry], delimiter: str) -> Written:
    """Write every entry with all it holds."""
    source, target = _pair(entries)
    columns = [*_TEXTS, *_LISTS, _OTHER]
    rows = [_row(entry, columns) for entry in entries]
    used = [i for i, _ in enumerate(columns) if any(row[2 + i] for row in rows)]
    head = [source, target, *(written_key(columns[i], source, target) for i in used)]
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([row[0], row[1], *(row[2 + i] for i in used)] for row in rows)
    return Written(data=buffer.getvalue().encode())


def read_table(data: bytes, path: str, delimiter: str = "") -> Read:
    """Read a table.

    Args:
        data: the file.
        path: its name, for messages.
        delimiter: what parts columns; guessed between comma, semicolon and tab when empty.

    Raises:
        GlossaryFormatError: if it is not a table of terms in UTF-8.
    """
    text = decoded(data, path)
    rows = list(_rows(text, path, delimiter or _guess(text)))
    if not rows:
        return Read(entries=())
    head = _heading(rows[0][1])
    if head is None:
        return _bare(rows, path)
    entries: list[Entry] = []
    losses: list[Loss] = []
    for line, row in rows[1:]:
        entries.append(_entry(row, head, Origin(path, line)))
        losses += _unnamed(row, len(head))
    return Read(entries=tuple(entries), losses=tuple(losses))


def decoded(data: bytes, path: str) -> str:
    """Return the text of a file in UTF-8, or in UTF-16 with a mark in front.

    Raises:
        GlossaryFormatError: if it is in another encoding.
    """
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise GlossaryFormatError(
            "is not UTF-8; save it as UTF-8", path=path, line=line, code="encoding"
        ) from error


def _pair(entries: Sequence[Entry]) -> tuple[str, str]:
    return (entries[0].source_language, entries[0].target_language) if entries else ("en", "lt")


def _row(entry: Entry, columns: Sequence[str]) -> list[str]:
    cells = [entry.source, entry.target]
    for column in columns:
        if column in _TEXTS:
            cells.append(str(getattr(entry, _TEXTS[column])))
        elif column in _LISTS:
            cells.append(join_values(getattr(entry, _LISTS[column])))
        else:
            cells.append(join_values(f"{key}: {value}" for key, value in entry.extra))
    return cells


def _rows(text: str, path: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, [cell.strip() for cell in row]
    except csv.Error as error:
        line = reader.line_num
        raise GlossaryFormatError(f"is no table: {error}", path=path, line=line) from error


def _guess(text: str) -> str:
    first = text.partition("\n")[0]
    return max("\t;,", key=lambda mark: (first.count(mark), mark == ","))


def _heading(row: Sequence[str]) -> tuple[str, ...] | None:
    """Return the names of the columns, languages as ``source:en`` and ``target:lt``."""
    names = [_ALIASES.get(cell.strip().lower(), cell.strip().lower()) for cell in row]
    languages = [name for name in names[:2] if name not in ("source", "target")]
    if len(names) < 2 or not all(_CODE.fullmatch(name) for name in languages):
        return None
    if len(languages) == 2 and languages[0] == languages[1]:
        return None
    firsts = [
        role if name == role else f"{role}:{re.split('[-_]', name)[0]}"
        for role, name in zip(("source", "target"), names, strict=False)
    ]
    return (*firsts, *names[2:])


def _entry(row: Sequence[str], head: Sequence[str], origin: Origin) -> Entry:
    source, target = (name.partition(":")[2] for name in head[:2])
    source, target = source or "en", target or "lt"
    fields: dict[str, object] = {}
    extra: list[tuple[str, str]] = []
    for name, value in zip(head[2:], row[2:], strict=False):
        key = canonical_key(name, source, target)
        if not value:
            continue
        if key in _TEXTS:
            fields[_TEXTS[key]] = value
        elif key in _LISTS:
            fields[_LISTS[key]] = split_values(value)
        elif key == _OTHER:
            parted = (part.partition(": ") for part in split_values(value))
            extra += ((before, after) if sep else ("", before) for before, sep, after in parted)
        else:
            extra.append((name, value))
    entry: dict[str, object] = {
        "source": row[0],
        "target": row[1] if len(row) > 1 else "",
        "source_language": source,
        "target_language": target,
        "origin": origin,
        "extra": tuple(extra),
    }
    return Entry(**{**entry, **fields})  # type: ignore[arg-type]  # names and kinds are the tables'


def _bare(rows: Sequence[tuple[int, list[str]]], path: str) -> Read:
    """Read rows of two columns, or of four with the languages last, as translation services do."""
    entries: list[Entry] = []
    losses: list[Loss] = []
    for line, row in rows:
        if len(row) < 2:
            raise GlossaryFormatError("has a row of one column", path=path, line=line)
        languages = [cell.lower()[:2] for cell in row[2:4] if _CODE.fullmatch(cell)]
        source, target = languages if len(languages) == 2 else ("en", "lt")
        entries.append(
            Entry(
                source=row[0],
                target=row[1],
                source_language=source,
                target_language=target,
                origin=Origin(path, line),
            )
        )
        losses += _unnamed(row, 4 if len(languages) == 2 else 2)
    return Read(entries=tuple(entries), losses=tuple(losses))


def _unnamed(row: Sequence[str], known: int) -> Iterator[Loss]:
    for value in filter(None, row[known:]):
        why = "nothing says what it means"
        yield Loss(term=row[0], field="column without a heading", value=value, reason=why)
