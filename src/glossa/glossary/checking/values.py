"""What is checked and what is found: segments and findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossa.values import Severity

if TYPE_CHECKING:
    from glossa.values import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A text and its translation."""

    source: str
    target: str
    path: str = ""
    line: int = 0
    """Where it stands in ``path``, from 1; 0 when that says nothing."""
    name: str = ""
    """What the file calls it: an id, a context."""
    source_language: str = ""
    target_language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckFinding:
    """One place where a translation breaks the glossary."""

    code: str
    severity: Severity
    message: str
    """One sentence for a person."""
    segment: Segment
    source_span: Span | None = None
    target_span: Span | None = None
    term: str = ""
    """The source term of the entry."""
    expected: tuple[str, ...] = ()
    """The renderings that are accepted, in dictionary form, the wanted one first."""
    origin: str = ""
    """File and line of the entry."""

    def as_json(self) -> dict[str, object]:
        """Return the finding as values that JSON has."""
        source, target = self.source_span, self.target_span
        return {
            "code": self.code,
            "severity": self.severity.value,
            "message": self.message,
            "path": self.segment.path,
            "line": self.segment.line,
            "name": self.segment.name,
            "source": self.segment.source,
            "target": self.segment.target,
            "source_span": [source.start, source.end] if source else None,
            "target_span": [target.start, target.end] if target else None,
            "term": self.term,
            "expected": list(self.expected),
            "origin": self.origin,
        }

    def __str__(self) -> str:
        segment = self.segment
        where = f"{segment.path}:{segment.line}" if segment.line else segment.path or "text"
        return f"{where}: {self.severity} {self.code}: {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What a check found, and how much it looked at."""

    findings: tuple[CheckFinding, ...]
    segments: int
    uses: int
    """Uses of terms in the source."""
    rendered: int
    """Those of them whose rendering was found."""

    @property
    def clean(self) -> bool:
        """Whether nothing more than notices was found."""
        return all(finding.severity is Severity.NOTICE for finding in self.findings)
