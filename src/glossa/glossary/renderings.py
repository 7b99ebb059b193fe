"""Every place in a translation where a term of the glossary is rendered, rightly or not.

In come a glossary and a text in its target language; out come :class:`RenderingMatch` values, which
may overlap. One scan finds them all, however many terms are asked about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from glossa.glossary import inflecting
from glossa.glossary.comparing import compared, spelled, spellings
from glossa.glossary.indexes import index_of
from glossa.glossary.matching import TermForm, is_findable
from glossa.glossary.protected import mask
from glossa.language.forms import FormIndex, Term
from glossa.language.sentences.starts import begins_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from glossa.glossary.entries import Entry
    from glossa.glossary.glossary import Glossary
    from glossa.language.forms import Match
    from glossa.values import Span

_WORD = re.compile(r"[^\W_]+")


class Kind(StrEnum):
    """What a rendering is to its entry."""

    WANTED = "wanted"
    ACCEPTED = "accepted"
    FORBIDDEN = "forbidden"


_KINDS = tuple(Kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderingMatch:
    """A form of a rendering in a translation."""

    span: Span
    surface: str
    entry: Entry
    kind: Kind
    forms: tuple[TermForm, ...] = ()


class Renderings:
    """Finds the renderings of one glossary. Immutable, and safe to share between threads."""

    def __init__(self, glossary: Glossary, index: FormIndex) -> None:
        self._glossary = glossary
        self._index = index

    @classmethod
    def of(cls, glossary: Glossary, fingerprint: bytes = b"") -> Renderings:
        """Return what finds a glossary's renderings, from the cache if it is known there."""
        name = f"{'-'.join(glossary.pair)}.renderings"
        index = index_of(name, fingerprint, lambda: _terms(glossary), glossary.pair[1])
        return cls(glossary, index)

    def find(self, text: str) -> tuple[RenderingMatch, ...]:
        """Return every rendering in ``text``, by where it starts; they may overlap.

        A forbidden rendering that differs from the wanted one in capitals or hyphens only is one
        only in exactly this spelling, and then it is no wanted one.
        """
        return tuple(_found(self._index, self._glossary.entry, text, mask(text)))


def find_renderings(text: str, entries: Iterable[Entry]) -> tuple[RenderingMatch, ...]:
    """Return the renderings of ``entries`` in ``text``; they may overlap.

    What :meth:`Renderings.find` finds of them, without the forms of the rest of the glossary.
    """
    shut = mask(text)
    found: list[RenderingMatch] = []
    for entry in dict.fromkeys(entries):
        found += _found(_index(entry), {0: entry}.get, text, shut)
    return tuple(found)


@lru_cache(maxsize=1 << 12)
def _index(entry: Entry) -> FormIndex:
    return FormIndex.build(_terms_of(entry, 0), entry.target_language)


def _found(
    index: FormIndex, entry_of: Callable[[int], Entry | None], text: str, shut: bytearray
) -> Iterator[RenderingMatch]:
    for match in index.scan(text):
        if shut.find(1, match.span.start, match.span.end) < 0:
            yield from _readings(match, entry_of, text)


def _readings(
    match: Match, entry_of: Callable[[int], Entry | None], text: str
) -> Iterator[RenderingMatch]:
    forms: dict[int, dict[TermForm, None]] = {}
    for reading in sorted(match.readings, key=lambda reading: not reading.preferred):
        form = TermForm(case=reading.case, number=reading.number, possessive=reading.possessive)
        forms.setdefault(reading.key, {})[form] = None
    for number in sorted({key // len(_KINDS) for key in forms}):
        entry = entry_of(number)
        kinds = [kind for i, kind in enumerate(_KINDS) if number * len(_KINDS) + i in forms]
        kind = _kind(entry, kinds, match, text) if entry else None
        if entry and kind:
            yield RenderingMatch(
                span=match.span,
                surface=match.surface,
                entry=entry,
                kind=kind,
                forms=tuple(forms[number * len(_KINDS) + _KINDS.index(kind)]),
            )


def _terms(glossary: Glossary) -> Iterator[Term]:
    for number in range(len(glossary)):
        entry = glossary.entry(number)
        if entry is not None and is_findable(entry):
            yield from _terms_of(entry, number)


def _terms_of(entry: Entry, number: int) -> Iterator[Term]:
    kinds = (entry.targets[:1], entry.targets[1:], entry.forbidden)
    for place, phrases in enumerate(kinds):
        for phrase in phrases:
            hint = inflecting.target_hint(entry) if phrase == entry.target else ""
            for spelling in spellings(phrase):
                yield Term(
                    phrase=spelling,
                    key=number * len(_KINDS) + place,
                    hint=hint or None,
                    inflected=not (entry.is_read_only and place == 0),
                )


def _kind(entry: Entry, kinds: list[Kind], match: Match, text: str) -> Kind | None:
    """Decide what a surface is that several of an entry's phrases may be."""
    if Kind.FORBIDDEN not in kinds:
        return kinds[0]
    wanted = {compared(target) for target in entry.targets}
    alike = [phrase for phrase in entry.forbidden if compared(phrase) in wanted]
    if len(kinds) == 1 and not alike:
        return Kind.FORBIDDEN
    starts = begins_sentence(text, match.span.start)
    if any(has_shape(match.surface, phrase, at_start=starts) for phrase in alike):
        return Kind.FORBIDDEN
    return kinds[0] if kinds[0] is not Kind.FORBIDDEN else None


def has_shape(surface: str, phrase: str, *, at_start: bool) -> bool:
    """Tell whether hyphens and capitals of a surface are those of ``phrase``.

    The first letter of a sentence, and a headline in capitals, say nothing of capitals.
    """
    surface, phrase = spelled(surface), spelled(phrase)
    if _WORD.sub("", surface) != _WORD.sub("", phrase):
        return False
    if surface.isupper():
        return "-" in phrase
    ours = [word[:1].isupper() for word in _WORD.findall(surface)]
    theirs = [word[:1].isupper() for word in _WORD.findall(phrase)]
    skipped = 1 if at_start else 0
    return ours[skipped:] == theirs[skipped:]
