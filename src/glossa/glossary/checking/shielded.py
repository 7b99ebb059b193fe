"""Addresses and placeholders that a translation must bring through as they are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from glossa.glossary.checking.values import CheckFinding
from glossa.glossary.protected import protected
from glossa.values import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossa.glossary.checking.values import Segment


def altered(segment: Segment) -> Iterator[CheckFinding]:
    """Yield a finding for each address, placeholder or the like that the translation lacks."""
    there = Counter(span.of(segment.target) for span in protected(segment.target))
    for span in protected(segment.source):
        text = span.of(segment.source)
        if there[text] > 0:
            there[text] -= 1
        elif text not in segment.target:
            yield CheckFinding(
                code="altered-placeholder",
                severity=Severity.ERROR,
                message=f"“{text}” has to come through as it is.",
                segment=segment,
                source_span=span,
                expected=(text,),
            )
