"""Names in a text that are nearly those of the glossary: *Stoltengberg*, *Stoltenbergs*.

In come a text and a glossary; out come findings, each with the entry that is probably meant. Only
names of people and places of one word are compared, as the words of longer names are common ones.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from glossa.glossary.comparing import compared
from glossa.glossary.distance import within
from glossa.glossary.inflecting import paradigm
from glossa.glossary.matching import is_findable, uncovered
from glossa.glossary.protected import mask
from glossa.language.sentences.starts import begins_sentence
from glossa.values import Finding, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossa.glossary.entries import Entry
    from glossa.glossary.glossary import Glossary

LEAST_LETTERS: Final = 7
"""Names shorter than this are too often a letter away from another word."""

AT_START: Final = 9
"""The same for the first word of a sentence, which may be any word."""

TWO_SLIPS: Final = 9
"""From this length on two slips are allowed, if the first three letters are right."""

_NAME = re.compile(r"(?<![\w-])[^\W\d_a-ząčęėįšųūž][^\W\d_]+(?:['’]s)?(?![\w-])")
_DERIVED: Final = re.compile(r"(?:i?an|ns?|ish|ic|ese|er|ers|ia|y|ies|i|o)\Z")
_PEOPLE: Final = "people"
_REMEMBERED: Final = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Misspelling:
    """A word that is probably a misspelt name."""

    span: Span
    surface: str
    entry: Entry
    """The entry whose name is probably meant."""
    meant: str
    """The name as the glossary spells it."""

    def as_finding(self) -> Finding:
        """Return what a person reads of it."""
        return Finding(
            code="probable-misspelling",
            message=f"“{self.surface}” looks like a misspelling of “{self.meant}”.",
            severity=Severity.WARNING,
            span=self.span,
        )


class Names:
    """The names of a glossary, arranged to be compared with. Immutable."""

    def __init__(self, glossary: Glossary) -> None:
        self._language = glossary.pair[0]
        self._buckets: dict[tuple[str, int], list[tuple[str, int, str]]] = defaultdict(list)
        self._known: set[str] = set()
        self._answers: dict[str, tuple[Entry, str] | None] = {}
        self._glossary = glossary
        for number in range(len(glossary)):
            entry = glossary.entry(number)
            if entry is not None and is_findable(entry):
                self._add(entry, number)

    def _add(self, entry: Entry, number: int) -> None:
        for phrase in entry.sources:
            words = phrase.split()
            self._known.update(compared(phrase).split(" "))
            if not entry.is_name or (len(words) > 1 and entry.domain != _PEOPLE):
                continue
            # Given names differ by a letter all the time: Victor and Viktor, Stefan and Stepan.
            for word in words[-1:]:
                if len(word) >= LEAST_LETTERS and word[0].isupper() and word.isalpha():
                    key = compared(word)
                    self._buckets[key[0], len(key)].append((key, number, word))

    def nearest(self, word: str) -> tuple[Entry, str] | None:
        """Return the entry and the name that ``word`` is nearly, unless it is a word of its own."""
        if word not in self._answers:
            if len(self._answers) >= _REMEMBERED:
                self._answers.clear()
            self._answers[word] = self._nearest(word)
        return self._answers[word]

    def _nearest(self, word: str) -> tuple[Entry, str] | None:
        key = compared(word)
        if len(key) < LEAST_LETTERS or key in self._known:
            return None
        for slips in (1, 2) if len(key) >= TWO_SLIPS else (1,):
            for length in range(len(key) - slips, len(key) + slips + 1):
                for name, number, spelt in self._buckets.get((key[0], length), ()):
                    if slips > 1 and key[:3] != name[:3]:
                        continue
                    if within(key, name, slips) and not self._is_related(key, name, spelt):
                        entry = self._glossary.entry(number)
                        return (entry, spelt) if entry is not None else None
        return None

    def _is_related(self, key: str, name: str, spelt: str) -> bool:
        """Tell whether ``key`` is a word made from ``name`` (*Latvian*), or a form of it."""
        common = 0
        while common < min(len(key), len(name)) and key[common] == name[common]:
            common += 1
        if common >= len(name) - 1 and _DERIVED.fullmatch(key[common:]) is not None:
            return True
        return self._language != "en" and key in _forms(spelt, self._language)


@lru_cache(maxsize=1 << 10)
def _forms(name: str, language: str) -> frozenset[str]:
    return frozenset(compared(text) for text in paradigm(name, language).texts())


def misspellings(text: str, glossary: Glossary) -> tuple[Misspelling, ...]:
    """Return the probable misspellings of names in ``text``, in order."""
    return tuple(_misspellings(text, glossary))


def _misspellings(text: str, glossary: Glossary) -> Iterator[Misspelling]:
    shut = mask(text)
    for start, end in uncovered(text, glossary.match(text)):
        for found in _NAME.finditer(text, start, end):
            span = Span(*found.span())
            if shut.find(1, *found.span()) >= 0 or found[0].isupper():
                continue
            if len(found[0]) < AT_START and begins_sentence(text, span.start):
                continue
            near = glossary.name_list.nearest(re.sub(r"['’]s\Z", "", found[0]))
            if near:
                entry, meant = near
                yield Misspelling(span=span, surface=found[0], entry=entry, meant=meant)
