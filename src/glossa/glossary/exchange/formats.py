"""The registry of formats, and conversion from any of them to any other."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from glossa.errors import InputError
from glossa.glossary.entries import Entry
from glossa.glossary.exchange import services, tables, tbx_read, tbx_write, tmx
from glossa.glossary.exchange.values import Format, Loss, Read, Written
from glossa.glossary.exchange.xmltext import xml_text
from glossa.glossary.po import new_catalogue, parse_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def _write_po(entries: Sequence[Entry]) -> Written:
    first = entries[0] if entries else None
    pair = (first.source_language, first.target_language) if first else ("en", "lt")
    seen: set[tuple[str, str]] = set()
    kept, losses = [], []
    for entry in entries:
        key = (entry.context, entry.source)
        if key in seen or not entry.source:
            why = "PO takes a term and context once" if entry.source else "it has no source term"
            losses.append(Loss(term=entry.source, field="entry", value=entry.target, reason=why))
            continue
        seen.add(key)
        kept.append(entry)
    catalogue = new_catalogue(tuple(kept), languages=pair)
    return Written(data=catalogue.encoded(), losses=tuple(losses))


def _read_po(data: bytes, path: str) -> Read:
    catalogue = parse_bytes(data, path)
    losses = [
        Loss(term=path, field="obsolete entry", value=block.text.strip(), reason="it is not in use")
        for block in catalogue.blocks
        if block.obsolete
    ]
    return Read(entries=catalogue.entries, losses=tuple(losses))


def _table(delimiter: str) -> Format:
    name = "tsv" if delimiter == "\t" else "csv"
    return Format(
        name=name,
        suffix=f".{name}",
        title=f"table with a heading ({name.upper()})",
        write=lambda entries: tables.write_table(entries, delimiter),
        read=lambda data, path: tables.read_table(
            data, path, delimiter if delimiter == "\t" else ""
        ),
    )


FORMATS: Final = {
    item.name: item
    for item in (
        Format(
            name="po", suffix=".po", title="gettext PO, our own", write=_write_po, read=_read_po
        ),
        _table(","),
        _table("\t"),
        Format(
            name="tbx",
            suffix=".tbx",
            title="TBX-Basic 3 (ISO 30042:2019)",
            write=tbx_write.write_tbx,
            read=tbx_read.read_tbx,
        ),
        Format(
            name="tbx2",
            suffix=".tbx",
            title="TBX-Basic 2 (ISO 30042:2008)",
            write=tbx_write.write_tbx_2008,
            read=tbx_read.read_tbx,
        ),
        Format(name="tmx", suffix=".tmx", title="TMX 1.4", write=tmx.write_tmx, read=tmx.read_tmx),
        Format(
            name="deepl",
            suffix=".csv",
            title="glossary of DeepL",
            write=services.deepl,
            read=tables.read_table,
        ),
        Format(
            name="google",
            suffix=".csv",
            title="glossary of Google Cloud Translation, one direction",
            write=services.google,
            read=tables.read_table,
        ),
        Format(
            name="microsoft",
            suffix=".tsv",
            title="glossary of Microsoft Translator",
            write=services.microsoft,
            read=tables.read_table,
        ),
        Format(
            name="amazon",
            suffix=".csv",
            title="terminology of Amazon Translate; equivalent terms of Google",
            write=services.amazon,
            read=tables.read_table,
        ),
    )
}
"""Every format by its name; the first with a suffix is what a file of that suffix is read as."""


def format_named(name: str) -> Format:
    """Return the format called ``name``.

    Raises:
        InputError: if there is none; the message lists those there are.
    """
    try:
        return FORMATS[name.lower()]
    except KeyError as error:
        raise InputError(
            f"There is no glossary format {name}; choose one of {', '.join(FORMATS)}."
        ) from error


def format_of(path: str) -> Format:
    """Return the format of a file by its suffix; ``.pot`` is PO, ``.xml`` is TBX, ``.txt`` TSV.

    Raises:
        InputError: if the suffix says nothing.
    """
    suffix = PurePath(path).suffix.lower()
    suffix = {".pot": ".po", ".xml": ".tbx", ".txt": ".tsv"}.get(suffix, suffix)
    for item in FORMATS.values():
        if item.suffix == suffix:
            return item
    known = ", ".join(dict.fromkeys(item.suffix for item in FORMATS.values()))
    raise InputError(f"What format {path} is in does not show: rename it to end in {known}.")


def read(data: bytes, path: str, name: str = "") -> Read:
    """Read a glossary in the format ``name``, or in that of the suffix of ``path``.

    Raises:
        InputError: if the format is unknown.
        GlossaryFormatError: if the data is not in that format.
    """
    return (format_named(name) if name else format_of(path)).read(data, path)


def write(entries: Sequence[Entry], name: str) -> Written:
    """Write entries in the format ``name``, and list what it cannot hold.

    Raises:
        InputError: if the format is unknown.
    """
    item = format_named(name)
    written = item.write(entries)
    lost = tuple(_illegal(entries)) if item.suffix in (".tbx", ".tmx") else ()
    return replace(written, losses=(*written.losses, *lost))


def convert(data: bytes, path: str, to: str, name: str = "") -> Written:
    """Turn a glossary file into the format ``to``; the losses of both steps are listed.

    Raises:
        InputError: if a format is unknown.
        GlossaryFormatError: if the data cannot be read.
    """
    source = read(data, path, name)
    written = write(source.entries, to)
    return replace(written, losses=(*source.losses, *written.losses))


def _illegal(entries: Sequence[Entry]) -> Iterator[Loss]:
    names = [field.name for field in fields(Entry) if field.name != "origin"]
    for entry in entries:
        for name in names:
            value = getattr(entry, name)
            text = value if isinstance(value, str) else "\n".join(map(str, value))
            if xml_text(text) != text:
                why = "XML forbids one of its characters, which became U+FFFD"
                yield Loss(term=entry.source, field=name, value=text, reason=why)
