"""Finding the quotation marks of a sentence: text in, marks with their roles and pairs out.

Every double quotation mark of Europe is read, whatever its shape; what it does (open or close) is
told by its surroundings and by what is open before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_MARK = re.compile(r"[„“”‟\"«»]|``|''")
_SINGLE = re.compile(r"(?<!\w)(?:['‘‚]([^\s'‘’‚„“”\"][^'‘’‚„“”\"\n]{0,300})['‘’](?!\w))")

_BEFORE_OPEN = frozenset(" \t\n\u00a0([{–—-/„“”\"«‚‘'>*_")
_AFTER_CLOSE = frozenset(" \t\n\u00a0.,;:!?…)]}–—-/„“”\"»’‘'<*_")


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark of a text."""

    start: int
    end: int
    opens: bool
    depth: int
    """1 for the outermost pair."""
    partner: int
    """Place of the other half in the list of marks, or -1 when it stands alone."""


@dataclass(frozen=True, slots=True)
class Marks:
    """All double quotation marks of a text, in order."""

    items: tuple[Mark, ...]

    @property
    def pairs(self) -> int:
        """Number of marks that open and are closed."""
        return sum(mark.opens and mark.partner >= 0 for mark in self.items)

    @property
    def loose(self) -> tuple[Mark, ...]:
        """Marks without their other half."""
        return tuple(mark for mark in self.items if mark.partner < 0)

    @property
    def balanced(self) -> bool:
        """Whether every mark has its other half."""
        return not self.loose


@lru_cache(maxsize=8)
def read(text: str) -> Marks:
    """Read the double quotation marks of ``text`` and pair them."""
    found: list[tuple[int, int, bool]] = []
    depth = 0
    for match in _MARK.finditer(text):
        role = _role(text, match.start(), match.end(), depth)
        if role is None:
            continue
        depth = depth + 1 if role else max(0, depth - 1)
        found.append((match.start(), match.end(), role))
    return Marks(_paired(found))


def _role(text: str, start: int, end: int, depth: int) -> bool | None:
    """Tell whether a mark opens (``True``), closes, or is none (inches, as in 5")."""
    mark = text[start:end]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    can_open = before in _BEFORE_OPEN and not after.isspace()
    can_close = not before.isspace() and after in _AFTER_CLOSE
    if mark in {"„", "«", "``"}:
        return True if can_open or not can_close else depth == 0
    if mark in {"»", "''"}:
        return False
    if can_open != can_close:
        if can_close and depth == 0 and mark == '"' and before.isdigit():
            return None
        return can_open
    return depth == 0


def _paired(found: list[tuple[int, int, bool]]) -> tuple[Mark, ...]:
    partner = [-1] * len(found)
    depths = [1] * len(found)
    waiting: list[int] = []
    for place, (_, _, opens) in enumerate(found):
        if opens:
            waiting.append(place)
            depths[place] = len(waiting)
        elif waiting:
            depths[place] = len(waiting)
            partner[place] = waiting.pop()
            partner[partner[place]] = place
    return tuple(
        Mark(start, end, opens, depths[place], partner[place])
        for place, (start, end, opens) in enumerate(found)
    )


def singles(text: str) -> list[tuple[int, int]]:
    """Return the spans of words between single quotation marks, marks included."""
    return [(match.start(), match.end()) for match in _SINGLE.finditer(text)]
