"""Renderings with a word or two inside: *poveikio (duomenų apsaugai) vertinimas*.

In come an entry and a translation; out comes where a right form of the rendering stands in it with
other words between its own, which Lithuanian allows where English writes the modifier elsewhere.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from glossa.glossary import inflecting
from glossa.glossary.comparing import compared
from glossa.values import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossa.glossary.entries import Entry

WORD: Final = re.compile(r"[^\W_]+(?:['’‘ʼ][^\W_]+)*")
MOST_BETWEEN: Final = 3
"""More words than this between two of a term's own are no interruption any more."""

_BREAK = re.compile(r"[.!?;:,()\n]")


def interrupted(entry: Entry, text: str, shut: bytearray) -> Span | None:
    """Return where an interrupted rendering of ``entry`` stands, its words where ``shut`` is 0."""
    words = [(compared(found[0]), Span(*found.span())) for found in WORD.finditer(text)]
    free = [shut.find(1, span.start, span.end) < 0 for _, span in words]
    places: dict[str, list[int]] = {}
    for place, (word, _) in enumerate(words):
        places.setdefault(word, []).append(place)
    for form in _rows(entry):
        for first in places.get(form[0], ()):
            if free[first]:
                last = _follow(form, first, words, free)
                if last is not None:
                    span = Span(words[first][1].start, words[last][1].end)
                    if not _BREAK.search(span.of(text)):
                        return span
    return None


@lru_cache(maxsize=1 << 12)
def _rows(entry: Entry) -> tuple[tuple[str, ...], ...]:
    """Return the forms of every accepted rendering of several words, word by word."""
    rows: dict[tuple[str, ...], None] = {}
    for target in entry.targets:
        hint = inflecting.target_hint(entry) if target == entry.target else ""
        if len(WORD.findall(target)) > 1:
            for text in inflecting.paradigm(target, entry.target_language, hint).texts():
                rows[tuple(compared(word) for word in WORD.findall(text))] = None
    return tuple(rows)


def _follow(
    form: tuple[str, ...], first: int, words: Sequence[tuple[str, Span]], free: Sequence[bool]
) -> int | None:
    """Return the place of the last word of a form that begins at ``first``."""
    at = first
    for wanted in form[1:]:
        reach = range(at + 1, min(at + 2 + MOST_BETWEEN, len(words)))
        found = next((i for i in reach if words[i][0] == wanted and free[i]), None)
        if found is None:
            return None
        at = found
    return at
