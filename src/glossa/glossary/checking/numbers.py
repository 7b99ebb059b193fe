"""Numbers that a translation changed: the judgement is that of ``glossa.language.typography``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossa.glossary.checking.values import CheckFinding
from glossa.values import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossa.glossary.checking.values import Segment

_KNOWN = frozenset({"en", "lt"})


def changed_numbers(segment: Segment, pair: tuple[str, str]) -> Iterator[CheckFinding]:
    """Yield a finding for each number that the two texts do not share."""
    source = segment.source_language or pair[0]
    target = segment.target_language or pair[1]
    if not {source, target} <= _KNOWN:
        return
    from glossa.language.typography import lost_figures

    for finding in lost_figures(segment.source, segment.target, source, target):
        added = finding.code == "added-number"
        yield CheckFinding(
            code="changed-number",
            severity=Severity.WARNING,
            message=finding.message,
            segment=segment,
            source_span=None if added else finding.span,
            target_span=finding.span if added else None,
        )
