"""Cut a sentence that is too long for the model where it hurts least.

In comes a sentence and a test that says whether a piece fits; out come the spans of the pieces,
each of which fits, with nothing but white space between them.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from glossa.values import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from glossa.language.sentences.profile import Profile

_BREAK = re.compile(
    r"(?<![^\w\s])(?P<sign>[^\w\s]*+)(?P<gap>\s++)(?=(?P<dash>[-–—]+\s)?(?P<word>[^\W_]*+))"
)
_FIRST_GUESS = 256
"""Characters that a piece is taken to have room for before anything was tried."""
_LOOK_AHEAD = 64
"""Characters past the furthest cut that may tell what kind of cut it is."""
_LONGEST_CLUSTER = 32
"""Signs that may make up one letter or emoji; more than that is no writing, and may be cut."""
_REGIONAL = "".join(map(chr, range(0x1F1E6, 0x1F200)))
_PLAIN, _WORST = 5, 7


def split(text: str, profile: Profile | None, fits: Callable[[str], bool]) -> tuple[Span, ...]:
    """Return the spans of the pieces; see :func:`glossa.language.sentences.split_clauses`."""
    spans: list[Span] = []
    start, end = _trim(text, 0, len(text))
    room = _FIRST_GUESS
    whole = start < end and fits(text[start:end])
    while start < end:
        reach = end if whole else _reach(text, start, end, room, fits)
        room = max(reach - start, 1)
        cut = reach if reach == end else _cut(text, start, reach, end, profile)
        piece = Span(*_trim(text, start, cut))
        # Fewer characters may make more tokens; halve until the piece fits or cannot be cut.
        while cut < end and len(piece) > 1 and not fits(piece.of(text)):
            cut = _cut(text, start, start + len(piece) // 2, end, profile)
            piece = Span(*_trim(text, start, cut))
        spans.append(piece)
        start = _trim(text, cut, end)[0]
    return tuple(spans)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _reach(text: str, start: int, end: int, room: int, fits: Callable[[str], bool]) -> int:
    """Return the end of the longest piece from ``start`` that fits: gallop, then halve."""
    low, high = start, min(start + room, end)
    while fits(text[start:high].rstrip()):
        if high == end:
            return end
        low, high = high, min(start + 2 * (high - start), end)
    while high - low > 1:
        middle = (low + high) // 2
        if fits(text[start:middle].rstrip()):
            low = middle
        else:
            high = middle
    return max(low, start + 1)


def _cut(text: str, start: int, reach: int, end: int, profile: Profile | None) -> int:
    """Return the best place for a cut in the second half of what fits, or else before that."""
    best = (_WORST, 0)
    for low in (start + (reach - start) // 2, start):
        for place in _BREAK.finditer(text, low, min(reach + _LOOK_AHEAD, end)):
            if place.start("gap") > reach:
                break
            if place.start("gap") > start:
                best = min(best, (_rank(text, place, profile), -place.end("gap")))
        if best[1]:
            return -best[1]
    return _between_letters(text, start, max(reach, start + 1))


def _rank(text: str, place: re.Match[str], profile: Profile | None) -> int:
    """Return how much a cut hurts: 0 least."""
    sign, word = place["sign"][-1:], place["word"]
    if place["sign"].rstrip("\"'”’“»)")[-1:] in (";", "!", "?", "…"):
        return 0
    if sign == ":" or place["dash"]:
        return 1
    joins = profile is not None and word.lower() in profile.conjunctions
    if sign == ",":
        return 2 if joins else 3
    if joins:
        return 4
    # A stop inside a sentence belongs to an abbreviation, and "10 000" is one figure.
    close = sign == "." or (
        word[:1].isdigit() and text[place.start() - 1 : place.start()].isdigit()
    )
    return _PLAIN + close


def _between_letters(text: str, start: int, cut: int) -> int:
    """Move ``cut`` back so that it parts no letter from its marks, nor an emoji."""
    for at in range(cut, max(start, cut - _LONGEST_CLUSTER), -1):
        if not _joined(text, start, at):
            return at
    return cut


def _joined(text: str, start: int, at: int) -> bool:
    """Tell whether the characters around ``at`` make up one sign to a reader."""
    if at >= len(text):
        return False
    before, after = text[at - 1], text[at]
    if after in "\u200d\ufe0e\ufe0f" or before == "\u200d" or unicodedata.category(after)[0] == "M":
        return True
    if "\U0001f3fb" <= after <= "\U0001f3ff":
        return True
    # Two regional indicators make a flag, so an odd number before the cut leaves half of one.
    return after in _REGIONAL and (at - start - len(text[start:at].rstrip(_REGIONAL))) % 2 == 1
