"""Words that a translation says a second time beside a term: *generalinis sekretorius sekretorius*.

In: a translation, the terms that are right in it, and how much of each of its words comes from each
of them. Out: the changes that take out what is said again. It goes only if it says the last words
of the term again right after it, or the first words right before it, renders no other term, and
comes from the term: in *žmogaus teisių teisė* (human rights law) *teisė* comes from *law*.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from glossa.enforcement.placement import FAINT
from glossa.glossary.inflecting import paradigm, target_paradigm
from glossa.values import Change, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from glossa.enforcement.uses import Use
    from glossa.glossary import Entry

    Row = tuple[frozenset[str], ...]
    """For each word of a term, in order, its forms in lower case."""

REASON: Final = "doubled"
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_GAP = re.compile(r"[ \u00a0]+")
_SHORTEST = 4
"""Letters that the longest word said again has at least; *of the* may well stand twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A term that is right in a translation."""

    use: Use
    span: Span
    comes_from: Callable[[Span], float]
    """How much of a stretch of the translation comes from the term, 0 to 1."""
    fits: Callable[[str], float] = lambda _: 0.0
    """How well a form of the term fits the source: where two are said, the better one stays."""


def undoubled(text: str, terms: Sequence[Standing], taken: Sequence[Span] = ()) -> list[Change]:
    """Return the changes that leave each of ``terms`` said once.

    Args:
        text: A translation.
        terms: What stands in it and is right.
        taken: What else must not be touched.

    Returns:
        Changes of ``text`` as it is, none overlapping another.
    """
    words = [Span(*found.span()) for found in _WORD.finditer(text)]
    shut = [*taken, *(term.span for term in terms)]
    changes: list[Change] = []
    for term in terms:
        others = [span for span in shut if span != term.span]
        said, whole = _Hearing(text, words, term, others).sayings()
        if len(said) > 1:
            kept = max(whole, key=lambda span: term.fits(span.of(text)))
            shut += said
            changes += without(text, Span(said[0].start, kept.start))
            changes += without(text, Span(kept.end, said[-1].end))
    return changes


def is_beside(text: str, one: Span, other: Span) -> bool:
    """Tell whether nothing but a space parts two stretches of a text."""
    first, second = sorted((one, other))
    return _GAP.fullmatch(text, first.end, second.start) is not None


def without(text: str, span: Span) -> list[Change]:
    """Return the change that takes a stretch out; what follows it begins the sentence if it did."""
    after = ""
    starts = not any(map(str.isalnum, text[: span.start]))
    if starts and span.of(text)[:1].isupper() and text[span.end : span.end + 1].islower():
        span = Span(span.start, span.end + 1)
        after = text[span.end - 1].upper()
    change = Change(span=span, before=span.of(text), after=after, reason=REASON)
    return [change] if len(span) else []


class _Hearing:
    """Listens for the words of one term in the words around it."""

    def __init__(
        self, text: str, words: Sequence[Span], term: Standing, others: Sequence[Span]
    ) -> None:
        self._text = text
        self._words = words
        self._term = term
        self._others = others

    def sayings(self) -> tuple[list[Span], list[Span]]:
        """Return where the term is said, in part or whole, in order; and where whole, itself first.

        After it its last words are said again, before it its first.
        """
        own = [at for at, word in enumerate(self._words) if word.overlaps(self._term.span)]
        row = _row(self._term.use, self._term.span.of(self._text), len(own))
        said, whole = [self._term.span], [self._term.span]
        sizes = range(len(row), 0, -1)
        at = own[-1] + 1 if own else 0
        while size := next((n for n in sizes if self._hears(at, row[-n:], at - 1)), 0):
            said.append(Span(self._words[at].start, self._words[at + size - 1].end))
            whole += said[-1:] if size == len(row) else []
            at += size
        at = own[0] if own else 0
        while size := next((n for n in sizes if self._hears(at - n, row[:n], at - n)), 0):
            said.insert(0, Span(self._words[at - size].start, self._words[at - 1].end))
            whole += said[:1] if size == len(row) else []
            at -= size
        return said, whole

    def _hears(self, first: int, wanted: Row, joint: int) -> bool:
        """Tell whether the words from ``first`` on are forms of ``wanted``, and come from the term.

        From word ``joint`` on nothing but spaces must part them.
        """
        words = self._words[max(first, 0) : first + len(wanted)]
        if first < 0 or len(words) < len(wanted):
            return False
        span = Span(words[0].start, words[-1].end)
        heard = [word.of(self._text).casefold() for word in words]
        joined = self._words[joint : joint + len(wanted) + 1]
        return (
            all(word in forms for word, forms in zip(heard, wanted, strict=True))
            and max(map(len, heard)) >= _SHORTEST
            and all(is_beside(self._text, *pair) for pair in pairwise(joined))
            and not any(span.overlaps(other) for other in self._others)
            and self._term.comes_from(span) >= FAINT
        )


def _row(use: Use, surface: str, size: int) -> Row:
    """Return the forms of the words of a term, of which ``surface`` is a form; empty if of none."""
    if use.match is None:
        return ()
    rows = (
        row
        for entry in (use.match.entry, *use.match.alternatives)
        for texts, row in _rows(entry)
        if surface.casefold() in texts and len(row) == size
    )
    return next(rows, ())


@lru_cache(maxsize=1 << 10)
def _rows(entry: Entry) -> tuple[tuple[frozenset[str], Row], ...]:
    """Return for each accepted rendering its forms, whole and word by word, in lower case."""
    rows = []
    variants = (paradigm(each, entry.target_language) for each in entry.target_variants)
    for each in (target_paradigm(entry), *variants):
        texts = frozenset(text.casefold() for text in each.texts())
        split = [_WORD.findall(text) for text in texts]
        size = len(_WORD.findall(each.lemma))
        row = tuple(
            frozenset(words[at] for words in split if len(words) == size) for at in range(size)
        )
        rows.append((texts, row))
    return tuple(rows)
