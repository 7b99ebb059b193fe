"""What people ask a glossary: which entries, how many, which forms.

In come a glossary and a question, out come values to print.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossa.errors import GlossaryError
from glossa.glossary import inflecting
from glossa.glossary.comparing import compared
from glossa.glossary.distance import within
from glossa.language.grammar import Case, Number

if TYPE_CHECKING:
    from glossa.glossary.entries import Entry
    from glossa.glossary.glossary import Glossary
    from glossa.language.grammar import Ambiguity, Paradigm


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """How many entries of what kind a glossary holds."""

    entries: int
    used: int
    """Entries that are looked for in text: not fuzzy, not empty."""
    domains: tuple[tuple[str, int], ...]
    """By domain, the largest first; the name is empty for entries without one."""
    parts_of_speech: tuple[tuple[str, int], ...]
    flags: tuple[tuple[str, int], ...]
    with_variants: int
    with_forbidden: int
    with_hint: int
    with_reference: int
    homographs: int
    """Source terms that several entries share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTable:
    """The paradigm of a term as a table: one row a case, one column a number."""

    term: str
    """The entry's other side, for which the forms are."""
    lemma: str
    language: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    """The name of the row and one cell for each column, variants parted by a slash."""
    ambiguities: tuple[Ambiguity, ...] = ()
    origin: str = ""


def search(glossary: Glossary, text: str) -> tuple[Entry, ...]:
    """Return the entries in which ``text`` occurs, on either side, in any of its forms.

    First the entries that have exactly this term, then those of whose forms it is one, those that
    contain it, shorter ones first, and last those that are a slip or two away.
    """
    wanted = compared(text)
    if not wanted:
        return ()
    ranked: list[tuple[int, int, int, Entry]] = []
    formed = {id(use.entry) for use in glossary.match(text) if compared(use.surface) == wanted}
    hits = glossary.renderings.find(text)
    formed |= {id(hit.entry) for hit in hits if compared(hit.surface) == wanted}
    for place, entry in enumerate(glossary.entries):
        rank = _rank(entry, wanted, formed=id(entry) in formed)
        if rank is not None:
            ranked.append((rank, len(entry.source.split()), place, entry))
    near = all(rank == _NEAR for rank, *_ in ranked)
    ranked.sort(key=lambda item: item[:3])
    return tuple(entry for rank, _, _, entry in ranked if near or rank != _NEAR)


_NEAR = 3


def _rank(entry: Entry, wanted: str, *, formed: bool) -> int | None:
    texts = [compared(t) for t in (*entry.sources, entry.target, *entry.target_variants) if t]
    if wanted in texts:
        return 0
    if formed:
        return 1
    if any(_holds(text, wanted) for text in (*texts, *map(compared, entry.forbidden))):
        return 2
    slips = 1 if len(wanted) < 8 else 2
    return _NEAR if any(within(wanted, text, slips) for text in texts) else None


def _holds(text: str, wanted: str) -> bool:
    """Tell whether ``text`` contains ``wanted``, or its words but for what inflection changes."""
    if wanted in text:
        return True
    stems = [word[: max(4, len(word) - 3)] for word in wanted.split(" ")]
    words = text.split(" ")
    return all(len(s) > 3 and any(word.startswith(s) for word in words) for s in stems)


def stats(glossary: Glossary) -> Stats:
    """Return how many entries of what kind a glossary holds."""
    from glossa.glossary.matching import is_findable

    entries = glossary.entries
    terms = Counter(compared(entry.source) for entry in entries)
    return Stats(
        entries=len(entries),
        used=sum(map(is_findable, entries)),
        domains=_counted(Counter(entry.domain for entry in entries)),
        parts_of_speech=_counted(Counter(entry.pos for entry in entries)),
        flags=_counted(Counter(flag for entry in entries for flag in entry.flags)),
        with_variants=sum(bool(e.variants or e.target_variants) for e in entries),
        with_forbidden=sum(bool(entry.forbidden) for entry in entries),
        with_hint=sum(bool(e.inflection or e.source_inflection) for e in entries),
        with_reference=sum(bool(entry.references) for entry in entries),
        homographs=sum(count > 1 for count in terms.values()),
    )


def _counted(counter: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counter.items(), key=lambda item: (-item[1], item[0])))


def forms(glossary: Glossary, term: str) -> tuple[FormTable, ...]:
    """Return the paradigms of the renderings of ``term``, or of ``term`` if it is a rendering.

    Raises:
        GlossaryError: if no entry has the term.
    """
    found = glossary.find(term)
    if found:
        return tuple(table_of(entry) for entry in found if entry.rendering)
    wanted = compared(term)
    found = tuple(e for e in glossary.entries if wanted in {compared(t) for t in e.targets})
    if not found:
        near = search(glossary, term)[:3]
        hint = f" Near it are: {', '.join(entry.source for entry in near)}." if near else ""
        raise GlossaryError(f"No entry has the term {term}.{hint}")
    return tuple(table_of(entry) for entry in found)


def table_of(entry: Entry) -> FormTable:
    """Return the paradigm of what is written for an entry."""
    paradigm = inflecting.target_paradigm(entry)
    numbers = paradigm.numbers()
    cases = [case for case in Case if any(paradigm.cell(case, number) for number in numbers)]
    rows = [
        (case.value, tuple(_cell(paradigm, case, number) for number in numbers)) for case in cases
    ]
    if not cases:
        rows = [
            (name, tuple(_caseless(paradigm, number, possessive=flag) for number in numbers))
            for name, flag in (("", False), ("possessive", True))
        ]
    return FormTable(
        term=entry.source,
        lemma=entry.rendering,
        language=entry.target_language,
        columns=tuple(number.value for number in numbers),
        rows=tuple(row for row in rows if any(row[1])),
        ambiguities=paradigm.ambiguities,
        origin=str(entry.origin or ""),
    )


def _cell(paradigm: Paradigm, case: Case, number: Number) -> str:
    cell = paradigm.cell(case, number)
    return " / ".join(dict.fromkeys(form.text for form in cell if form.preferred))


def _caseless(paradigm: Paradigm, number: Number, *, possessive: bool) -> str:
    cell = (form for form in paradigm.cell(None, number) if form.possessive is possessive)
    return " / ".join(dict.fromkeys(form.text for form in cell if form.preferred))
