"""What was done, as plain values that ``json`` can write. In: a translation. Out: dictionaries."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from glossa.enforcement import TermUse
    from glossa.translation import Translation
    from glossa.values import Finding, Span


def translation_to_json(translation: Translation) -> dict[str, Any]:
    """Return everything about a translation; spans are ``[start, end]`` in characters."""
    return {
        "text": translation.text,
        "raw": translation.raw,
        "source": translation.source,
        "source_language": translation.source_language,
        "target_language": translation.target_language,
        "package": translation.package,
        "sentences": [
            {
                "source": sentence.source,
                "text": sentence.text,
                "raw": sentence.raw,
                "source_span": _span(sentence.source_span),
                "span": _span(sentence.span),
                "score": round(sentence.score, 4),
            }
            for sentence in translation.sentences
        ],
        "terms": [_term(term) for term in translation.terms],
        "changes": [
            {**asdict(change), "span": _span(change.span)} for change in translation.changes
        ],
        "findings": [finding_to_json(finding) for finding in translation.findings],
    }


def _term(term: TermUse) -> dict[str, Any]:
    return {
        "source_span": _span(term.source_span),
        "span": _span(term.target_span) if term.target_span else None,
        "source_term": term.entry.source if term.entry else None,
        "lemma": term.lemma,
        "form": term.form,
        "case": term.case.value if term.case else None,
        "number": term.number.value if term.number else None,
        "outcome": term.outcome.value,
        "glossary": str(term.entry.origin) if term.entry and term.entry.origin else None,
    }


def finding_to_json(finding: Finding) -> dict[str, Any]:
    """Return a finding; ``span`` is ``null`` when it concerns the whole text."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "span": _span(finding.span) if finding.span else None,
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]
