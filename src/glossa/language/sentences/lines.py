"""Where a line break ends a sentence and where a line only ran out of room.

In comes a text; out go the spans of the blocks that no sentence crosses, trimmed of white space. A
blank line, an item of a list and a line after which the next word would still have fitted end a
block; the line breaks of a paragraph that was wrapped by hand or by a mail program do not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossa.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_LINE = re.compile(rf"[^{_BREAKS}]++")
_BREAK = re.compile(rf"\r\n|[{_BREAKS}]")
_ANY_BREAK = re.compile(rf"[{_BREAKS}]")
_ITEM = re.compile(r"(?:[-•*·▪‣●○►]|\d{1,3}(?:\.\d{1,3})*+[.)]|\(?\w{1,3}\))\s")
_FIRST_WORD = re.compile(r"\S*+")
_WIDEST_WRAP = 120
"""Lines longer than this were not wrapped: each is a paragraph of its own."""


def blocks(text: str) -> Iterator[Span]:
    """Yield the spans between which a line break ends the sentence, in order."""
    if _ANY_BREAK.search(text) is None:
        stripped = text.strip()
        if stripped:
            start = len(text) - len(text.lstrip())
            yield Span(start, start + len(stripped))
        return
    lines = list(_lines(text))
    if not lines:
        return
    width = max(map(len, lines))
    start, previous = lines[0].start, lines[0]
    for line in lines[1:]:
        if _parts(text, previous, line, width):
            yield Span(start, previous.end)
            start = line.start
        previous = line
    yield Span(start, previous.end)


def _lines(text: str) -> Iterator[Span]:
    """Yield the lines that hold more than white space, trimmed."""
    for found in _LINE.finditer(text):
        line = found[0]
        left = len(line) - len(line.lstrip())
        right = len(line.rstrip())
        if left < right:
            yield Span(found.start() + left, found.start() + right)


def _parts(text: str, line: Span, following: Span, width: int) -> bool:
    """Tell whether the break after ``line`` ends a sentence."""
    between = _BREAK.finditer(text, line.end, following.start)
    next(between)
    if next(between, None) is not None or _ITEM.match(text, following.start):
        return True
    first = text[following.start]
    if first.islower():
        return False
    word = _FIRST_WORD.match(text, following.start, following.end)
    assert word is not None  # noqa: S101 - the pattern also matches nothing
    return width > _WIDEST_WRAP or len(line) + 1 + len(word[0]) <= width
