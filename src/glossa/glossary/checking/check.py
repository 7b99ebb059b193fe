"""Does a translation, human or machine, obey the glossary?

In come segments and a glossary, out comes a report. An inflected form of an accepted rendering is
never reported; what is reported says where, in both texts, and what was expected.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from glossa.glossary.checking.consistency import inconsistencies, name_inconsistencies
from glossa.glossary.checking.interrupted import interrupted
from glossa.glossary.checking.nearness import nearest
from glossa.glossary.checking.numbers import changed_numbers
from glossa.glossary.checking.shielded import altered
from glossa.glossary.checking.values import CheckFinding, CheckReport, Segment
from glossa.glossary.pairing import answers
from glossa.glossary.protected import mask
from glossa.glossary.renderings import Kind
from glossa.values import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossa.glossary.checking.nearness import Near
    from glossa.glossary.entries import Entry
    from glossa.glossary.glossary import Glossary
    from glossa.glossary.matching import TermMatch
    from glossa.glossary.pairing import Pairing
    from glossa.values import Span

SEVERITIES: Final = {
    "missing-term": Severity.WARNING,
    "missing-repeat": Severity.NOTICE,
    "wrong-rendering": Severity.WARNING,
    "wrong-form": Severity.WARNING,
    "misspelt-rendering": Severity.WARNING,
    "untranslated-term": Severity.WARNING,
    "forbidden-rendering": Severity.ERROR,
    "read-only-altered": Severity.ERROR,
    "inconsistent-rendering": Severity.WARNING,
    "inconsistent-name": Severity.WARNING,
    "changed-number": Severity.WARNING,
    "altered-placeholder": Severity.ERROR,
}
"""Every code that a check reports, and how much it matters."""

_MOST_SEARCHES: Final = 5
"""How often a segment is searched for what stands instead of one entry's rendering."""

_MESSAGES: Final = {
    "missing-term": "“{term}” is not rendered; expected “{expected}”.",
    "missing-repeat": "“{term}” is rendered fewer times than it stands in the source.",
    "wrong-rendering": "“{term}” is rendered otherwise, perhaps by “{found}”; "
    "expected “{expected}”.",
    "wrong-form": "“{found}” for “{term}”: the words are right, but their forms do not agree.",
    "misspelt-rendering": "“{found}” for “{term}” looks like a misspelling of “{expected}”.",
    "untranslated-term": "“{found}” is left untranslated; expected “{expected}”.",
    "forbidden-rendering": "“{found}” must not render “{term}”; expected “{expected}”.",
    "read-only-altered": "“{term}” has to stay as it is; expected “{expected}”.",
}


def check(
    source: str,
    target: str,
    glossary: Glossary,
    *,
    source_language: str = "",
    target_language: str = "",
) -> CheckReport:
    """Check one text against its translation; see :func:`check_segments`."""
    segment = Segment(
        source=source,
        target=target,
        source_language=source_language,
        target_language=target_language,
    )
    return check_segments([segment], glossary)


def check_segments(segments: Iterable[Segment], glossary: Glossary) -> CheckReport:
    """Check the segments of one document.

    A segment that names no languages is taken to be in those of the glossary. Segments in other
    languages are counted, and only their numbers and placeholders are looked at.

    Raises:
        GlossaryError: never for the segments' sake.
    """
    findings: list[CheckFinding] = []
    pairings: list[tuple[Segment, Pairing]] = []
    count = uses = rendered = 0
    for segment in segments:
        count += 1
        findings += changed_numbers(segment, glossary.pair)
        findings += altered(segment)
        fitting = _fitting(segment, glossary)
        if fitting is None:
            continue
        found = fitting.match(segment.source)
        paired = answers(found, segment.target)
        pairings.append((segment, paired))
        if found:
            wrong, right = _judged(segment, paired)
            findings += wrong
            uses += len(found)
            rendered += right
    findings += inconsistencies(pairings)
    findings += name_inconsistencies(pairings, glossary.pair)
    order = {id(segment): i for i, (segment, _) in enumerate(pairings)}
    findings.sort(key=lambda item: (item.segment.line, order.get(id(item.segment), 0)))
    return CheckReport(findings=tuple(findings), segments=count, uses=uses, rendered=rendered)


def _fitting(segment: Segment, glossary: Glossary) -> Glossary | None:
    source = segment.source_language or glossary.pair[0]
    target = segment.target_language or glossary.pair[1]
    return glossary.for_pair(source, target) if glossary.covers(source, target) else None


def _judged(segment: Segment, paired: Pairing) -> tuple[list[CheckFinding], int]:
    """Return what is wrong in a segment, and how many of its uses are rendered rightly."""
    findings = [
        _finding("forbidden-rendering", segment, use, hit.span) for use, hit in paired.forbidden
    ]
    shut = mask(segment.target)
    for _, answer in paired.answers:
        if answer:
            _take(shut, answer.span)
    answered = {id(use.entry) for use, answer in paired.answers if answer}
    rendered = 0
    sought: Counter[Entry] = Counter()
    for use, answer in paired.answers:
        if answer is not None:
            rendered += answer.kind is not Kind.FORBIDDEN
        elif use.entry.rendering:
            sought[use.entry] += 1
            worth = sought[use.entry] <= _MOST_SEARCHES
            broken = interrupted(use.entry, segment.target, shut) if worth else None
            if broken is None:
                near = nearest(use.entry, segment.target, shut) if worth else None
                again = id(use.entry) in answered or sought[use.entry] > 1
                findings.append(_missing(segment, use, near, again=again))
                broken = near.span if near else None
            else:
                rendered += 1
            if broken:
                _take(shut, broken)
    return findings, rendered


def _take(shut: bytearray, span: Span) -> None:
    shut[span.start : span.end] = b"\1" * len(span)


def _missing(segment: Segment, use: TermMatch, near: Near | None, *, again: bool) -> CheckFinding:
    if use.entry.is_read_only:
        return _finding("read-only-altered", segment, use, None)
    if near and not (again and near.code == "wrong-rendering"):
        return _finding(near.code, segment, use, near.span)
    return _finding("missing-repeat" if again else "missing-term", segment, use, None)


def _finding(code: str, segment: Segment, use: TermMatch, span: Span | None) -> CheckFinding:
    expected = use.entry.targets
    message = _MESSAGES[code].format(
        term=use.surface,
        expected=expected[0] if expected else "another rendering",
        found=span.of(segment.target) if span else "",
    )
    return CheckFinding(
        code=code,
        severity=SEVERITIES[code],
        message=message,
        segment=segment,
        source_span=use.span,
        target_span=span,
        term=use.entry.source,
        expected=expected,
        origin=str(use.entry.origin or ""),
    )
