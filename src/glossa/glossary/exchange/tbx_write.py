"""TBX-Basic, the exchange format of termbases (ISO 30042): writing, in the styles of 2019 and 2008.

What TBX-Basic has no category for is written as a note that begins with ``glossa:`` and a key of
``docs/glossary-format.md``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from glossa.glossary.exchange.tmx import properties
from glossa.glossary.exchange.values import Written
from glossa.glossary.exchange.xmltext import xml_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossa.glossary.entries import Entry

PREFIX: Final = "glossa:"

PARTS: Final = {
    "noun": "noun",
    "proper-noun": "properNoun",
    "adjective": "adjective",
    "adverb": "adverb",
    "verb": "verb",
}
"""Our parts of speech that TBX-Basic has, by its names."""

PREFERRED: Final = "preferredTerm-admn-sts"
ADMITTED: Final = "admittedTerm-admn-sts"
DEPRECATED: Final = "deprecatedTerm-admn-sts"

_NATIVE: Final = frozenset(
    {"domain", "definition", "reference"} | {"variant", "variant-lt", "forbidden", "forbidden-en"}
)

_ORDINARY: Final = frozenset({("flags", "terminology"), *(("pos", part) for part in PARTS)})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    """The names of the elements in one edition of the standard."""

    head: str
    foot: str
    concept: str
    language: str
    term: str


_V3: Final = _Style(
    head="""<?xml version="1.0" encoding="UTF-8"?>
<tbx style="dca" type="TBX-Basic" xml:lang={language} xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>Written by glossa</p></sourceDesc></fileDesc></tbxHeader>
<text><body>
""",
    foot="</body></text>\n</tbx>\n",
    concept="conceptEntry",
    language="langSec",
    term="termSec",
)
_V2: Final = _Style(
    head="""<?xml version="1.0" encoding="UTF-8"?>
<martif type="TBX-Basic" xml:lang={language}>
<martifHeader><fileDesc><sourceDesc><p>Written by glossa</p></sourceDesc></fileDesc></martifHeader>
<text><body>
""",
    foot="</body></text>\n</martif>\n",
    concept="termEntry",
    language="langSet",
    term="tig",
)


def write_tbx(entries: Sequence[Entry]) -> Written:
    """Write TBX-Basic of 2019 (version 3, style DCA)."""
    return _written(entries, _V3)


def write_tbx_2008(entries: Sequence[Entry]) -> Written:
    """Write TBX-Basic of 2008 (version 2), which older tools read."""
    return _written(entries, _V2)


def _written(entries: Sequence[Entry], style: _Style) -> Written:
    language = entries[0].source_language if entries else "en"
    concepts = "".join(_concept(entry, i, style) for i, entry in enumerate(entries, 1))
    text = style.head.format(language=quoteattr(language)) + concepts + style.foot
    return Written(data=text.encode("utf-8", "replace"))


def _concept(entry: Entry, number: int, style: _Style) -> str:
    parts = [f'<{style.concept} id="c{number}">\n']
    if entry.domain:
        parts.append(_element("descrip", entry.domain, "subjectField"))
    if entry.definition:
        parts.append(_element("descrip", entry.definition, "definition"))
    parts += (_element("note", note) for note in _notes(entry))
    parts.append(
        _language(
            style,
            entry.source_language,
            entry.source,
            (entry.variants, entry.source_forbidden),
            entry.pos,
        )
    )
    target = _language(
        style,
        entry.target_language,
        entry.target,
        (entry.target_variants, entry.forbidden),
        entry.pos,
        entry.references,
    )
    return "".join([*parts, target, f"</{style.concept}>\n"])


def _notes(entry: Entry) -> Iterator[str]:
    yield from entry.notes
    for key, value in properties(entry):
        if key not in _NATIVE and (key, value) not in _ORDINARY:
            yield f"{PREFIX}{key}: {value}"


def _language(
    style: _Style,
    language: str,
    term: str,
    others: tuple[tuple[str, ...], tuple[str, ...]],
    pos: str,
    references: tuple[str, ...] = (),
) -> str:
    ranked = [(term, PREFERRED)] if term else []
    ranked += [(text, ADMITTED) for text in others[0]]
    ranked += [(text, DEPRECATED) for text in others[1]]
    if not ranked:
        return ""
    sections = []
    for place, (text, status) in enumerate(ranked):
        section = [f"<{style.term}>\n<term>{escape(xml_text(text))}</term>\n"]
        if pos:
            section.append(_element("termNote", PARTS.get(pos, "other"), "partOfSpeech"))
        section.append(_element("termNote", status, "administrativeStatus"))
        if not place:
            section += (_element("admin", reference, "source") for reference in references)
        sections.append("".join([*section, f"</{style.term}>\n"]))
    inside = "".join(sections)
    return f"<{style.language} xml:lang={quoteattr(language)}>\n{inside}</{style.language}>\n"


def _element(name: str, text: str, kind: str = "") -> str:
    attribute = f" type={quoteattr(kind)}" if kind else ""
    return f"<{name}{attribute}>{escape(xml_text(text))}</{name}>\n"
