"""TMX 1.4: translation units of terms, with what else is known of them as properties.

Properties of ours are named ``x-glossa-`` and a key of ``docs/glossary-format.md``, so that a file
that comes back unchanged holds everything it had.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from glossa.glossary.conventions import KEYS, facts, join_values
from glossa.glossary.entries import Entry, Origin
from glossa.glossary.exchange.safexml import parse_xml
from glossa.glossary.exchange.values import Loss, Read, Written
from glossa.glossary.exchange.xmltext import xml_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossa.glossary.exchange.safexml import Node

_PREFIX: Final = "x-glossa-"
_INLINE: Final = frozenset({"bpt", "ept", "ph", "it", "ut"})
_HEAD: Final = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="glossa" creationtoolversion="1" segtype="phrase" o-tmf="glossa" \
adminlang="en" srclang={source} datatype="plaintext"/>
<body>
"""


def write_tmx(entries: Sequence[Entry]) -> Written:
    """Write every entry with all it holds."""
    source = entries[0].source_language if entries else "en"
    units = "".join(_unit(entry) for entry in entries)
    text = f"{_HEAD.format(source=quoteattr(source))}{units}</body>\n</tmx>\n"
    return Written(data=text.encode("utf-8", "replace"))


def read_tmx(data: bytes, path: str) -> Read:
    """Read the units that have both languages.

    Raises:
        GlossaryFormatError: if the file is not XML.
    """
    root = parse_xml(data, path)
    header = next(root.each("header"), None)
    source = header.attributes.get("srclang", "en") if header else "en"
    source = source.split("-")[0].lower()
    entries: list[Entry] = []
    losses: list[Loss] = []
    for unit in root.all("tu"):
        entry, lost = _entry(unit, source, path)
        losses += lost
        if entry:
            entries.append(entry)
    return Read(entries=tuple(entries), losses=tuple(losses))


def segments_of(unit: Node) -> dict[str, str]:
    """Return the texts of a unit by language, the first of each."""
    texts: dict[str, str] = {}
    for variant in unit.each("tuv"):
        for segment in variant.each("seg"):
            texts.setdefault(variant.language, segment.text(_INLINE))
    return texts


def _unit(entry: Entry) -> str:
    props = "".join(
        f"<prop type={quoteattr(_PREFIX + key)}>{escape(xml_text(value))}</prop>\n"
        for key, value in properties(entry)
    )
    notes = "".join(f"<note>{escape(xml_text(note))}</note>\n" for note in entry.notes)
    variants = "".join(
        f"<tuv xml:lang={quoteattr(language)}><seg>{escape(xml_text(text))}</seg></tuv>\n"
        for language, text in (
            (entry.source_language, entry.source),
            (entry.target_language, entry.target),
        )
    )
    return f"<tu>\n{notes}{props}{variants}</tu>\n"


def properties(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield what an entry holds beside term, rendering and notes, by key."""
    for key, name in {"context": "context", **KEYS}.items():
        value: str | tuple[str, ...] = getattr(entry, name)
        if value:
            yield key, value if isinstance(value, str) else join_values(value)
    if entry.flags:
        yield "flags", ", ".join(entry.flags)
    yield from (("reference", reference) for reference in entry.references)
    yield from entry.extra


def from_properties(
    pairs: Sequence[tuple[str, str]], source: str, target: str
) -> dict[str, str | tuple[str, ...] | tuple[tuple[str, str], ...]]:
    """Return the fields of an entry that :func:`properties` wrote down."""
    context = [value for key, value in pairs if key == "context"]
    known = facts([pair for pair in pairs if pair[0] != "context"], source, target)
    fields: dict[str, str | tuple[str, ...] | tuple[tuple[str, str], ...]] = {
        **known.texts,
        **known.lists,
        "extra": known.extra,
    }
    if context:
        fields["context"] = context[0]
    return fields


def _entry(unit: Node, source: str, path: str) -> tuple[Entry | None, list[Loss]]:
    texts = segments_of(unit)
    at = f"{path}:{unit.line}"
    if source not in texts and texts:
        source = next(iter(texts))
    targets = [language for language in texts if language != source]
    if not targets:
        why = "a unit needs two languages"
        lost = Loss(term=at, field="unit", value=texts.get(source, ""), reason=why)
        return None, [lost]
    losses = [
        Loss(term=texts[source], field=language, value=texts[language], reason="a third language")
        for language in targets[1:]
    ]
    ours: list[tuple[str, str]] = []
    for prop in unit.each("prop"):
        kind = prop.attributes.get("type", "")
        ours.append((kind.removeprefix(_PREFIX), prop.text().strip()))
    fields = from_properties(ours, source, targets[0])
    entry = Entry(
        source=texts[source],
        target=texts[targets[0]],
        source_language=source,
        target_language=targets[0],
        notes=tuple(note.text().strip() for note in unit.each("note")),
        origin=Origin(path, unit.line),
        **fields,  # type: ignore[arg-type]  # each is of the kind of its field
    )
    return entry, losses
