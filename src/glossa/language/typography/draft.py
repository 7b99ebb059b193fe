"""The text while rules work on it: a string in, the same string with every replacement recorded.

Rules propose edits of the text as it stands; the draft drops those that would touch a protected
span (an address, a placeholder, code), trims each to the characters that really differ, and records
it so that replaying the record on the raw text gives the draft.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glossa.language.typography.data import protected_pattern
from glossa.values import Change, Span

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable

Edit = tuple[int, int, str]
"""Start and end of what is replaced, and what comes there."""


@dataclass(slots=True)
class Draft:
    """A target sentence being corrected, beside the source it translates."""

    source: str
    source_language: str
    target_language: str
    text: str
    dates: str = "dmy"
    changes: list[Change] = field(default_factory=list)

    def rewrite(self, edits: Iterable[Edit], reason: str) -> None:
        """Apply ``edits`` (sorted, not overlapping, offsets of the present text)."""
        wanted = [edit for edit in edits if self.text[edit[0] : edit[1]] != edit[2]]
        if not wanted:
            return
        guard = _Guard(self.text)
        pieces: list[str] = []
        done = shift = 0
        for edit in wanted:
            start, end, after = _trim(self.text, *edit)
            if start < done or guard.covers(start, end):
                continue
            before = self.text[start:end]
            span = Span(start + shift, end + shift)
            self.changes.append(Change(span=span, before=before, after=after, reason=reason))
            pieces += (self.text[done:start], after)
            shift += len(after) - len(before)
            done = end
        pieces.append(self.text[done:])
        self.text = "".join(pieces)

    def substitute(
        self,
        pattern: re.Pattern[str],
        replacement: Callable[[re.Match[str]], str | None],
        reason: str,
    ) -> None:
        """Replace every match for which ``replacement`` does not return ``None``."""
        edits: list[Edit] = []
        for match in pattern.finditer(self.text):
            after = replacement(match)
            if after is not None:
                edits.append((match.start(), match.end(), after))
        self.rewrite(edits, reason)

    def protected(self) -> tuple[Span, ...]:
        """Return the spans of the present text that no rule may touch, in order."""
        return protected_spans(self.text)


def protected_spans(text: str) -> tuple[Span, ...]:
    """Return the addresses, placeholders, tags and code of ``text``, in order."""
    return tuple(Span(match.start(), match.end()) for match in protected_pattern().finditer(text))


class _Guard:
    """Answers whether a range touches a protected span of one text."""

    def __init__(self, text: str) -> None:
        self._spans = protected_spans(text)
        self._starts = [span.start for span in self._spans]

    def covers(self, start: int, end: int) -> bool:
        place = bisect_right(self._starts, start)
        if place:
            before = self._spans[place - 1]
            if start < before.end and before.start < max(start, end):
                return True
        return place < len(self._spans) and self._starts[place] < end


def _trim(text: str, start: int, end: int, after: str) -> Edit:
    """Narrow an edit to the part in which the old and the new text differ."""
    head = 0
    limit = min(end - start, len(after))
    while head < limit and text[start + head] == after[head]:
        head += 1
    tail = 0
    while tail < limit - head and text[end - 1 - tail] == after[len(after) - 1 - tail]:
        tail += 1
    return start + head, end - tail, after[head : len(after) - tail]
