"""TBX, the exchange format of termbases (ISO 30042): reading, editions of 2008 and 2019.

Both styles of the later edition are read: categories as attributes (DCA) and as elements (DCT).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from glossa.glossary.entries import Entry, Flag, Origin
from glossa.glossary.exchange.safexml import parse_xml
from glossa.glossary.exchange.tbx_write import PARTS, PREFIX
from glossa.glossary.exchange.tmx import from_properties
from glossa.glossary.exchange.values import Loss, Read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossa.glossary.exchange.safexml import Node

_LANGUAGE: Final = ("langSet", "langSec")
_TERM: Final = ("tig", "ntig", "termSec")
_GROUPS: Final = ("descripGrp", "adminGrp", "termNoteGrp", "termGrp", "transacGrp", "xrefGrp")
_BY_ATTRIBUTE: Final = {
    "descrip": "definition",
    "termNote": "partOfSpeech",
    "admin": "source",
    "xref": "externalCrossReference",
    "ref": "crossReference",
    "transac": "transaction",
}
"""Elements whose category is an attribute, and what they hold when they name none."""

_POS: Final = {name.lower(): ours for ours, name in PARTS.items()}


@dataclass(slots=True)
class _Terms:
    """The terms of one language of a concept, by what may be done with them."""

    usable: list[str] = field(default_factory=list)
    barred: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    pos: str = ""


def read_tbx(data: bytes, path: str) -> Read:
    """Read the concepts of a termbase.

    Raises:
        GlossaryFormatError: if the file is not XML.
    """
    root = parse_xml(data, path)
    entries: list[Entry] = []
    losses: list[Loss] = []
    for concept in root.all("termEntry", "conceptEntry"):
        entry = _entry(concept, root.language, path, losses)
        if entry:
            entries.append(entry)
    return Read(entries=tuple(entries), losses=tuple(losses))


def _entry(concept: Node, main: str, path: str, losses: list[Loss]) -> Entry | None:
    at = f"{path}:{concept.line}"
    sections = {section.language: section for section in reversed(list(concept.each(*_LANGUAGE)))}
    ordered = list(reversed(sections))
    source = main if main in sections else next(iter(ordered), "")
    if not source:
        why = "a concept needs a term"
        losses.append(Loss(term=at, field="concept", value=concept.text().strip(), reason=why))
        return None
    targets = [language for language in ordered if language != source]
    source_terms = _terms(sections[source], at, losses)
    target_terms = _terms(sections[targets[0]], at, losses) if targets else _Terms()
    if not source_terms.usable:
        why = "no term of its first language may be used"
        losses.append(Loss(term=at, field="concept", value=concept.text().strip(), reason=why))
        return None
    for language in targets[1:]:
        texts = " | ".join(_terms(sections[language], at, losses).usable)
        losses.append(
            Loss(
                term=source_terms.usable[0], field=language, value=texts, reason="a third language"
            )
        )
    pair = (source, targets[0] if targets else "lt" if source == "en" else "en")
    return _built(concept, pair, (source_terms, target_terms), Origin(path, concept.line), losses)


def _built(
    concept: Node,
    pair: tuple[str, str],
    terms: tuple[_Terms, _Terms],
    origin: Origin,
    losses: list[Loss],
) -> Entry:
    source, target = terms
    ours, notes, texts = _said(concept, terms, losses)
    fields = {
        "flags": (Flag.TERMINOLOGY.value,),
        "pos": target.pos or source.pos,
        "domain": texts.get("subjectField", ""),
        "definition": texts.get("definition", ""),
    } | from_properties(ours, *pair)
    return Entry(
        source=source.usable[0],
        target=target.usable[0] if target.usable else "",
        source_language=pair[0],
        target_language=pair[1],
        variants=tuple(source.usable[1:]),
        target_variants=tuple(target.usable[1:]),
        forbidden=tuple(target.barred),
        source_forbidden=tuple(source.barred),
        notes=tuple(notes),
        references=(*source.references, *target.references),
        origin=origin,
        **fields,  # type: ignore[arg-type]  # each is of the kind of its field
    )


def _said(
    concept: Node, terms: tuple[_Terms, _Terms], losses: list[Loss]
) -> tuple[list[tuple[str, str]], list[str], dict[str, str]]:
    """Return what is said of a concept and its languages: our keys, notes, categories by name."""
    source, target = terms
    ours: list[tuple[str, str]] = []
    notes: list[str] = []
    texts: dict[str, str] = {}
    scopes = [concept, *concept.each(*_LANGUAGE)]
    for kind, value in (item for scope in scopes for item in _categories(scope)):
        key, found, rest = value.partition(": ")
        if kind == "note" and key.startswith(PREFIX) and found:
            ours.append((key.removeprefix(PREFIX), rest))
        elif kind == "note":
            notes.append(value)
        elif kind in ("subjectField", "definition") and kind not in texts:
            texts[kind] = value
        elif kind in ("source", "externalCrossReference"):
            target.references.append(value)
        elif kind == "partOfSpeech":
            target.pos = target.pos or _POS.get(value.lower(), "")
        else:
            why = "an entry has no place for it"
            losses.append(Loss(term=source.usable[0], field=kind, value=value, reason=why))
    return ours, notes, texts


def _terms(section: Node, at: str, losses: list[Loss]) -> _Terms:
    found = _Terms()
    preferred: list[str] = []
    for term in section.each(*_TERM):
        text = " ".join(node.text().strip() for node in term.all("term"))
        status = ""
        for kind, value in _categories(term):
            if kind == "administrativeStatus":
                status = value.lower().replace("-", "")
            elif kind == "partOfSpeech":
                found.pos = found.pos or _POS.get(value.lower(), "")
            elif kind in ("source", "externalCrossReference"):
                found.references.append(value)
            elif kind != "termType":
                why = "an entry has no place for it"
                losses.append(Loss(term=text or at, field=kind, value=value, reason=why))
        if not text:
            continue
        if status.startswith(("deprecated", "superseded", "obsolete", "forbidden")):
            found.barred.append(text)
        elif status.startswith("preferred") and not preferred:
            preferred.append(text)
        else:
            found.usable.append(text)
    found.usable[:0] = preferred
    return found


def _categories(node: Node) -> Iterator[tuple[str, str]]:
    """Yield the data categories right under ``node`` with their values."""
    for child in node.children:
        if child.name in _GROUPS:
            yield from _categories(child)
        elif child.name in (*_LANGUAGE, *_TERM, "term"):
            continue
        else:
            usual = _BY_ATTRIBUTE.get(child.name)
            kind = child.attributes.get("type", usual) if usual else child.name
            value = child.text().strip() or child.attributes.get("target", "")
            if value:
                yield kind, value
