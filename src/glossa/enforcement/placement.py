"""Where in a translation a missing term belongs.

In: a hypothesis with its alignment, and the source tokens. Out: how much of each target word comes
from a stretch of the source, and the stretch of the translation that a term should replace. Words
are what is weighed, since a term replaces whole words, whatever pieces the model writes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from glossa.enforcement.context import PREPOSITIONS
from glossa.language.lithuanian.prepositions import GOVERNED
from glossa.values import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossa.engine import Hypothesis, Tokens

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")

CORE = 0.35
"""Share of a word's attention from which it surely renders the term."""
EDGE = 0.2
"""Share from which a word beside such a one still belongs to it."""
FAINT = 0.1
"""Share below which no word renders the term, so that it is put in rather than in place of."""
OUTSIDE = {
    "lt": frozenset((*GOVERNED, "ar", "arba", "bei", "bet", "ir", "kad", "nei", "o")),
    "en": PREPOSITIONS | {"and", "but", "or", "that"},
}
"""Words that neither begin nor end a term, so that they stay when its rendering is replaced."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a translation that renders a term; empty where the term is left out."""

    span: Span
    weight: float
    """Attention of the best word in it, 0 to 1."""


class Placement:
    """The words of one hypothesis, weighed by where they come from."""

    def __init__(self, source: Tokens, hypothesis: Hypothesis, language: str = "") -> None:
        """Weigh a hypothesis, which is in ``language``."""
        self.text = hypothesis.text
        self._outside = OUTSIDE.get(language, frozenset())
        self.words = [Span(*match.span()) for match in _WORD.finditer(self.text)]
        self._source = source
        alignment = hypothesis.alignment or ()
        self._rows = [
            [
                row
                for span, row in zip(hypothesis.spans, alignment, strict=False)
                if span.overlaps(w)
            ]
            for w in self.words
        ]

    def weights(self, source: Span) -> list[float]:
        """Return for each word the share of its attention that is on ``source``."""
        columns = self._source.touching(source)
        return [
            sum(row[column] for row in rows for column in columns if column < len(row)) / len(rows)
            if rows
            else 0.0
            for rows in self._rows
        ]

    def affinity(self, source: Span, target: Span) -> float:
        """Return the mean share of the words in ``target`` that is on ``source``."""
        weights = self.weights(source)
        inside = [w for w, word in zip(weights, self.words, strict=True) if word.overlaps(target)]
        return sum(inside) / len(inside) if inside else 0.0

    def place(self, source: Span, taken: Sequence[Span], progress: float) -> Place:
        """Return where the rendering of ``source`` stands, apart from what is ``taken``.

        Args:
            source: The term in the source.
            taken: What renders other terms.
            progress: How far into the source the term stands, 0 to 1: where to put it when the
                attention says nothing.
        """
        weights = [
            0.0 if any(word.overlaps(span) for span in taken) else weight
            for word, weight in zip(self.words, self.weights(source), strict=True)
        ]
        peak = max(range(len(weights)), key=weights.__getitem__, default=None)
        if peak is None or weights[peak] < FAINT:
            return Place(self._gap(taken, progress), 0.0)
        first = last = peak
        while first > 0 and self._belongs(weights, first - 1, peak):
            first -= 1
        while last + 1 < len(weights) and self._belongs(weights, last + 1, peak):
            last += 1
        while first < last and self._is_outside(first):
            first += 1
        while first < last and self._is_outside(last):
            last -= 1
        start, end = self.words[first].start, self.words[last].end
        if self._is_outside(first):  # nothing is left of the term but the preposition before it
            start = end
        return Place(Span(start, end), weights[peak])

    def _is_outside(self, index: int) -> bool:
        return self.words[index].of(self.text).casefold() in self._outside

    def _belongs(self, weights: Sequence[float], index: int, peak: int) -> bool:
        """Tell whether a word joins the stretch that has grown to its side from the peak."""
        inner = index + (1 if index < peak else -1)
        low, high = sorted((index, inner))
        between = self.text[self.words[low].end : self.words[high].start]
        if between.strip():  # a comma or a quotation mark ends the term
            return False
        return weights[index] >= min(CORE, max(EDGE, 0.5 * weights[peak]))

    def _gap(self, taken: Sequence[Span], progress: float) -> Span:
        """Return the empty span before the word that stands as far into the translation."""
        free = [w for w in self.words if not any(w.overlaps(span) for span in taken)]
        starts = [word.start for word in free]
        end = self.words[-1].end if self.words else len(self.text)
        if not starts:
            return Span(end, end)
        at = min([*starts, end], key=lambda start: abs(start - progress * len(self.text)))
        return Span(at, at)


def widened(text: str, place: Span, form: str, taken: Sequence[Span]) -> Span:
    """Take into ``place`` the words beside it that ``form`` would say a second time.

    A model that renders *secretary general* as *generalinis vadovas sekretorius* leaves a word of
    the term beside what is replaced. Words are the same when they share most of their letters from
    the beginning, since they may be in different cases.
    """
    words = [Span(*match.span()) for match in _WORD.finditer(text)]
    said = [match[0] for match in _WORD.finditer(form)]
    start, end = place.start, place.end
    for word in reversed([word for word in words if word.end <= place.start]):
        if text[word.end : start].strip() or not _repeats(word, text, said, taken):
            break
        start = word.start
    for word in [word for word in words if word.start >= place.end]:
        if text[end : word.start].strip() or not _repeats(word, text, said, taken):
            break
        end = word.end
    return Span(start, end)


def _repeats(word: Span, text: str, said: Sequence[str], taken: Sequence[Span]) -> bool:
    if any(word.overlaps(span) for span in taken):
        return False
    return any(same_stem(word.of(text), each) for each in said)


def same_stem(one: str, other: str) -> bool:
    """Tell whether two words look like forms of one lemma: they begin alike for most of both."""
    one, other = one.casefold(), other.casefold()
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    return shared >= 4 and shared >= 0.6 * max(len(one), len(other))


def doubled(text: str) -> int:
    """Count the words of a text that say the one before again."""
    words = _WORD.findall(text)
    return sum(one == other or same_stem(one, other) for one, other in pairwise(words))
