"""What stands in a translation instead of a rendering that is not there.

In come an entry and a translation; out comes the closest thing found: the right words in forms that
do not agree, a misspelling, a part of the rendering, the source term left as it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from glossa.glossary import inflecting
from glossa.glossary.checking.interrupted import WORD
from glossa.glossary.comparing import compared, without_diacritics
from glossa.glossary.distance import within
from glossa.values import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossa.glossary.entries import Entry

LEAST_LETTERS: Final = 5
"""Shorter words are too often one letter away from another word."""


@dataclass(frozen=True, slots=True)
class Near:
    """The closest thing to a rendering: what it is, and where."""

    code: str
    span: Span


def nearest(entry: Entry, text: str, shut: bytearray) -> Near | None:
    """Return what stands for the rendering of ``entry`` in ``text``, where ``shut`` is 0."""
    words = [
        (compared(found[0]), Span(*found.span()))
        for found in WORD.finditer(text)
        if shut.find(1, *found.span()) < 0
    ]
    for target in entry.targets:
        near = _misformed(words, _places(target, entry), text)
        if near and near.code == "wrong-form":
            return near
        if near and compared(near.span.of(text)) not in {compared(t) for t in entry.sources}:
            return near
    for phrase in entry.sources:
        span = _literal(phrase, words)
        if span and compared(phrase) not in {compared(t) for t in entry.targets}:
            return Near("untranslated-term", span)
    parts = (_part(phrase, entry, words) for phrase in entry.targets)
    return next((Near("wrong-rendering", span) for span in parts if span), None)


@lru_cache(maxsize=1 << 12)
def _places(target: str, entry: Entry) -> tuple[frozenset[str], ...]:
    """Return, for each word of a rendering, all forms that it has in the paradigm."""
    hint = inflecting.target_hint(entry) if target == entry.target else ""
    rows = [
        [compared(word) for word in WORD.findall(text)]
        for text in inflecting.paradigm(target, entry.target_language, hint).texts()
    ]
    size = len(rows[0]) if rows else 0
    return tuple(frozenset(row[i] for row in rows if len(row) == size) for i in range(size))


def _misformed(
    words: Sequence[tuple[str, Span]], places: tuple[frozenset[str], ...], text: str
) -> Near | None:
    """Find the words of a rendering in a row, each nearly right: forms that clash, or misspelt."""
    size = len(places)
    for at in range(len(words) - size + 1):
        window = words[at : at + size]
        if size > 1 and all(word in forms for (word, _), forms in zip(window, places, strict=True)):
            return Near("wrong-form", _joined(window))
        if all(_resembles(word, forms) for (word, _), forms in zip(window, places, strict=True)):
            between = text[window[0][1].start : window[-1][1].end]
            if not re.search(r"[.!?;:\n]\s", between):
                return Near("misspelt-rendering", _joined(window))
    return None


def _resembles(word: str, forms: frozenset[str]) -> bool:
    if word in forms:
        return True
    if len(word) < LEAST_LETTERS:
        return False
    allowed = 1 if len(word) < 2 * LEAST_LETTERS else 2
    bare = without_diacritics(word)
    return any(
        bare[:1] == without_diacritics(form[:1])
        and (bare == without_diacritics(form) or within(word, form, allowed))
        for form in forms
        if len(form) >= LEAST_LETTERS
    )


def _literal(phrase: str, words: Sequence[tuple[str, Span]]) -> Span | None:
    wanted = [compared(word) for word in WORD.findall(compared(phrase))]
    for at in range(len(words) - len(wanted) + 1):
        window = words[at : at + len(wanted)]
        if wanted and [word for word, _ in window] == wanted:
            return _joined(window)
    return None


def _part(phrase: str, entry: Entry, words: Sequence[tuple[str, Span]]) -> Span | None:
    """Find the longest word of a rendering of several words."""
    places = _places(phrase, entry)
    if len(places) < 2:
        return None
    longest = max(places, key=lambda forms: max(map(len, forms), default=0))
    if max(map(len, longest), default=0) < LEAST_LETTERS:
        return None
    return next((span for word, span in words if word in longest), None)


def _joined(window: Sequence[tuple[str, Span]]) -> Span:
    return Span(window[0][1].start, window[-1][1].end)
