"""Which paragraphs of a text are translated, and which stay as they are because of their language.

In: a text and its main language. Out: what tells of a segment why it stays, as a finding.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from glossa.language.detection import UNDETERMINED, detect_paragraphs
from glossa.values import Finding, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Callable

SURE = 0.9
"""Confidence from which a detected language is taken at its word."""


class Paragraphs:
    """The languages of the paragraphs of a text; one that is not sure has that of the text."""

    def __init__(self, text: str, main: str) -> None:
        self._told = [
            (
                paragraph.span,
                paragraph.detection.language if paragraph.detection.confidence >= SURE else main,
            )
            for paragraph in detect_paragraphs(text)
        ]

    def others(self, language: str) -> list[str]:
        """Return the languages of the text but this one, that with most characters first."""
        sizes: Counter[str] = Counter()
        for span, told in self._told:
            sizes[told] += len(span)
        return [told for told, _ in sizes.most_common() if told not in (language, UNDETERMINED)]

    def staying(self, source: str, target: str) -> Callable[[Span], Finding | None]:
        """Return what tells of a segment why it is not translated from ``source``.

        It is to be asked about segments in their order.
        """
        ahead = [(span, told) for span, told in reversed(self._told)]

        def reason(segment: Span) -> Finding | None:
            while ahead and ahead[-1][0].end <= segment.start:
                ahead.pop()
            if not ahead or not ahead[-1][0].overlaps(segment):
                return None
            told = ahead[-1][1]
            if told == target:
                return already(target, segment)
            return None if told in (source, UNDETERMINED) else _strange(told, segment)

        return reason


def _strange(language: str, span: Span) -> Finding:
    return Finding(
        code="other-language",
        message=f"This paragraph seems to be in {language}, and was left as it is.",
        span=span,
    )


def already(language: str, span: Span | None = None) -> Finding:
    """Return the notice about a text, or a paragraph of it, that needs no translation."""
    what = "The text" if span is None else "This paragraph"
    return Finding(
        code="already-translated",
        message=f"{what} is in {language} already, and was left as it is.",
        severity=Severity.NOTICE,
        span=span,
    )
