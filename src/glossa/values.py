"""Values that travel through the house: frozen, slotted, and free of behaviour beyond themselves.

All offsets are in characters (Unicode code points) of the text they speak of.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters, ``start`` included and ``end`` not."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        """Return the same range ``by`` characters further on."""
        return Span(self.start + by, self.end + by)


class Severity(StrEnum):
    """How much a finding matters to the person who publishes the text."""

    NOTICE = "notice"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something a person should look at: what could not be done, or is probably wrong."""

    code: str
    """Short, stable, machine-readable name, as in ``"lost-number"``."""
    message: str
    """One sentence for a person."""
    severity: Severity = Severity.WARNING
    span: Span | None = None
    """Where, in the source text; ``None`` when it concerns the whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One replacement made in a text after it was translated.

    Changes are listed in the order in which they were made, and each speaks of the text as the
    earlier ones left it, so replaying them in order gives the result.
    """

    span: Span
    before: str
    after: str
    reason: str
    """Name of the rule or step that made it, as in ``"quotes"``."""


def replay(text: str, changes: tuple[Change, ...]) -> str:
    """Apply ``changes`` to ``text`` in order.

    Raises:
        ValueError: if a change does not find what it says it replaces.
    """
    for change in changes:
        if change.span.of(text) != change.before:
            raise ValueError(f"the text does not hold {change.before!r} at {change.span.start}")
        text = text[: change.span.start] + change.after + text[change.span.end :]
    return text


def moved(span: Span, changes: tuple[Change, ...]) -> Span:
    """Return where ``span`` of a text lies after ``changes``, with what they touch of it."""
    for change in changes:
        growth = len(change.after) - len(change.before)
        if change.span.end <= span.start:
            span = span.shifted(growth)
        elif change.span.start < span.end:
            start = min(span.start, change.span.start)
            span = Span(start, max(span.end, change.span.end) + growth)
    return span
