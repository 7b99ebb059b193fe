"""What comes out of a translation: its text, and everything that was done to get there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glossa.enforcement.uses import TermUse
    from glossa.values import Change, Finding, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslatedSentence:
    """One sentence of a translation, beside what it was."""

    source: str
    text: str
    raw: str
    """What the engine wrote, before terms were enforced and typography was mended."""
    source_span: Span
    """Where it stands in the source text."""
    span: Span
    """Where it stands in the translated text."""
    score: float
    """The engine's score of the hypothesis: log probability over length, 0 is certainty."""
    terms: tuple[TermUse, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A translated text and how it came about."""

    source: str
    text: str
    """What to publish."""
    raw: str
    """The text as the engine wrote it; replaying ``changes`` on it gives ``text``."""
    source_language: str
    """ISO 639-1 code; ``"und"`` when the text holds nothing to translate."""
    target_language: str
    package: str | None
    """Name and version of the package that translated, ``None`` when nothing was translated."""
    sentences: tuple[TranslatedSentence, ...] = ()
    terms: tuple[TermUse, ...] = ()
    """Every use of a glossary's term in the source, in order, and how it came out."""
    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()
    """Everything a person should look at, those of the sentences included, in their order."""

    def __str__(self) -> str:
        return self.text
