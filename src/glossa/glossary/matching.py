"""Every use of every term in a text.

In come a glossary and a text, out come :class:`TermMatch` values that share no character: longest
first, and at equal length the entry that the glossary prefers. Finding the forms is the business of
``glossa.language.forms``; what is here decides which of them are uses of a term.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossa.glossary import inflecting
from glossa.glossary.comparing import compared, spellings
from glossa.glossary.indexes import index_of
from glossa.glossary.protected import mask
from glossa.language.forms import FormIndex, Match, Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from glossa.glossary.entries import Entry
    from glossa.glossary.glossary import Glossary
    from glossa.language.grammar import Case, Number
    from glossa.values import Span

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n|\r\n?[^\S\r\n]*\r")
_HYPHENS = "-‐‑"
_SENTENCE_END = re.compile(r"[.!?\n]")
_NEAR = 60
"""How many characters around a match are looked at to tell a headline in capitals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermForm:
    """One grammatical reading of a matched form."""

    case: Case | None
    """``None`` in English."""
    number: Number
    possessive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TermMatch:
    """One use of a term."""

    span: Span
    """The term in the text, a possessive ending included."""
    surface: str
    entry: Entry
    alternatives: tuple[Entry, ...] = ()
    """Other entries with the same term: homographs, whose renderings are right as well."""
    forms: tuple[TermForm, ...] = ()
    """What the form can be; several when forms coincide."""


class Matcher:
    """Finds the terms of one glossary. Immutable, and safe to share between threads."""

    def __init__(self, index: FormIndex, entry: Callable[[int], Entry | None]) -> None:
        self._index = index
        self._entry = entry

    @classmethod
    def of(cls, glossary: Glossary, fingerprint: bytes = b"") -> Matcher:
        """Return the matcher of a glossary, from the cache if ``fingerprint`` is known there."""
        name = f"{'-'.join(glossary.pair)}.forms"
        index = index_of(name, fingerprint, lambda: _terms(glossary), glossary.pair[0])
        return cls(index, glossary.entry)

    def find(self, text: str) -> tuple[TermMatch, ...]:
        """Return the uses of terms in ``text``, in order.

        Nothing is found inside addresses, placeholders and the like, nor across a blank line.
        """
        taken = mask(text)
        found = [match for match in self._index.scan(text) if _is_whole(match, text)]
        found.sort(key=lambda match: (-len(match.span), match.span.start))
        chosen = []
        for match in found:
            start, end = match.span.start, match.span.end
            if taken.find(1, start, end) < 0 and (use := self._use(match, text)):
                taken[start:end] = b"\1" * (end - start)
                chosen.append(use)
        return tuple(sorted(chosen, key=lambda use: use.span.start))

    def _use(self, match: Match, text: str) -> TermMatch | None:
        numbers = match.keys()
        by_key = {key: entry for key in numbers if (entry := self._entry(key)) is not None}
        keys = [
            key
            for key, entry in by_key.items()
            if _fits_hyphens(entry, match.span, text) and not _is_shouted(entry, match.span, text)
        ]
        if not keys:
            return None
        if len(keys) > 1:
            keys.sort(key=lambda key: (*_preference(by_key[key], match.surface), key))
        first = keys[0]
        forms = {
            TermForm(case=r.case, number=r.number, possessive=r.possessive): r.preferred
            for r in sorted(match.readings, key=lambda reading: reading.preferred)
            if r.key == first
        }
        ordered = sorted(forms, key=lambda form: not forms[form])
        return TermMatch(
            span=match.span,
            surface=match.surface,
            entry=by_key[first],
            alternatives=tuple(by_key[key] for key in keys[1:]),
            forms=tuple(ordered),
        )


def _terms(glossary: Glossary) -> Iterator[Term]:
    for number in range(len(glossary)):
        entry = glossary.entry(number)
        if entry is not None and is_findable(entry):
            yield from _terms_of(entry, number)


def is_findable(entry: Entry) -> bool:
    """Tell whether the entry says something about a text in which its source term stands."""
    if entry.is_fuzzy or not entry.source.strip():
        return False
    return bool(entry.rendering.strip() or entry.forbidden)


def _terms_of(entry: Entry, number: int) -> Iterator[Term]:
    hint = inflecting.source_hint(entry)
    for phrase in entry.sources:
        for spelling in spellings(phrase):
            # A hint speaks of the words of the term itself; a variant has others.
            own = hint if spelling == entry.source or not entry.source_inflection else ""
            yield Term(
                phrase=spelling,
                key=number,
                hint=own or None,
                exact=entry.is_case_sensitive and spelling != spelling.lower(),
                inflected=not entry.is_read_only,
            )


def _is_whole(match: Match, text: str) -> bool:
    """Tell whether the match is one run of text and no part of a longer word."""
    if "\n" in match.surface or "\r" in match.surface:
        return _BLANK_LINE.search(match.surface) is None
    return bool(text)


def _fits_hyphens(entry: Entry, span: Span, text: str) -> bool:
    """Tell whether hyphens around the match leave the term what it is.

    A name keeps its meaning in *NATO-led* and *anti-NATO*, *president* in *vice-president* does
    not.
    """
    before = text[span.start - 1 : span.start] if span.start else ""
    after = text[span.end : span.end + 1]
    joined_before = before in _HYPHENS and before and text[: span.start - 1][-1:].isalnum()
    joined_after = after in _HYPHENS and after and text[span.end + 1 : span.end + 2].isalnum()
    if not (joined_before or joined_after):
        return True
    return any(source[:1].isupper() for source in entry.sources)


def _is_shouted(entry: Entry, span: Span, text: str) -> bool:
    """Tell whether capitals say nothing, as in WHO IS HE, of an entry for which they count."""
    if not entry.is_case_sensitive or not span.of(text).isupper() or " " in span.of(text).strip():
        return False
    before = _SENTENCE_END.split(text[max(0, span.start - _NEAR) : span.start])[-1]
    after = _SENTENCE_END.split(text[span.end : span.end + _NEAR])[0]
    around = before + after
    return around.isupper() and len(around.split()) > 1


def _preference(entry: Entry, surface: str) -> tuple[int, bool]:
    """Order homographs: by capitals, then those that cite the term before those of its variants."""
    paradigm = inflecting.paradigm(
        entry.source, entry.source_language, inflecting.source_hint(entry)
    )
    cited = compared(surface) in map(compared, paradigm.texts())
    return _strangeness(entry, surface), not cited


def _strangeness(entry: Entry, surface: str) -> int:
    """Return how far the capitals of an entry are from those of the text: 0 is best."""
    first = surface[:1].isupper()
    fits = any(source[:1].isupper() == first for source in entry.sources)
    return (0 if entry.is_case_sensitive else 1) if fits else 2


def uncovered(text: str, matches: Sequence[TermMatch]) -> Iterable[tuple[int, int]]:
    """Yield the stretches of ``text`` that no match covers, as start and end."""
    at = 0
    for match in matches:
        if at < match.span.start:
            yield at, match.span.start
        at = match.span.end
    if at < len(text):
        yield at, len(text)
