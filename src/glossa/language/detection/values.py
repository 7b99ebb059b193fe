"""What detection gives back: a language with its probability, for a text or a part of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from glossa.values import Span

UNDETERMINED: Final = "und"
"""The code for a text whose language cannot be told (ISO 639-2, BCP 47): figures, code, a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Detection:
    """The language of a text."""

    language: str
    """ISO 639-1 code, or :data:`UNDETERMINED`."""
    confidence: float
    """Probability of ``language``, 0 to 1; for an undetermined text, of the best guess (or 0)."""
    alternatives: tuple[tuple[str, float], ...] = ()
    """Every language worth a thought with its probability, likeliest first, the chosen one too.

    In a text of several languages the probabilities are about the share of the text in each.
    """

    @property
    def determined(self) -> bool:
        """Whether a language was told."""
        return self.language != UNDETERMINED


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of a text and its language."""

    span: Span
    """Where the paragraph lies, without the line ends and blanks around it."""
    detection: Detection
