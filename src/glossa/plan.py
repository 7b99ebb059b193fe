"""What of a text is to be translated, and how the text is put together again.

In: a text and its languages. Out: a :class:`Plan`, sentences to translate with their places, and
the gaps between them: line ends, bullets, spaces, whole paragraphs that stay as they are. A plan
filled with translations is a :class:`~glossa.translation.Translation`; the gaps come through
untouched.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from glossa.documents.plain import PlainText
from glossa.language.sentences import split_clauses, split_sentences
from glossa.translation import TranslatedSentence, Translation
from glossa.values import Change, Finding, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from glossa.enforcement import Enforced, TermUse


@dataclass(frozen=True, slots=True)
class Slot:
    """A sentence to translate and where in the text it stands."""

    sentence: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A text, parted into sentences to translate and everything else."""

    text: str
    source: str
    target: str
    slots: tuple[Slot, ...] = ()
    gaps: tuple[str, ...]
    """One more than there are slots."""
    findings: tuple[Finding, ...] = ()

    def fill(self, filled: Sequence[Enforced], package: str | None) -> Translation:
        """Put the translated sentences in their places.

        Args:
            filled: One for each slot, in order; their spans are within the sentence.
            package: Name and version of what translated.
        """
        raw = text = self.gaps[0]
        sentences: list[TranslatedSentence] = []
        changes: list[Change] = []
        terms: list[TermUse] = []
        findings = list(self.findings)
        for slot, gap, done in zip(self.slots, self.gaps[1:], filled, strict=True):
            changes += (
                replace(change, span=change.span.shifted(len(text))) for change in done.changes
            )
            located = tuple(_located(finding, slot.span) for finding in done.findings)
            findings += located
            here = tuple(_term_at(term, slot.span, len(text)) for term in done.terms)
            terms += here
            sentences.append(
                TranslatedSentence(
                    source=slot.sentence,
                    text=done.text,
                    raw=done.raw,
                    source_span=slot.span,
                    span=Span(len(text), len(text) + len(done.text)),
                    score=done.score,
                    terms=here,
                    findings=located,
                )
            )
            raw += done.raw + gap
            text += done.text + gap
        return Translation(
            source=self.text,
            text=text,
            raw=raw,
            source_language=self.source,
            target_language=self.target,
            package=package if self.slots else None,
            sentences=tuple(sentences),
            terms=tuple(terms),
            changes=tuple(changes),
            findings=tuple(findings),
        )


def unchanged(text: str, source: str, target: str, *findings: Finding) -> Plan:
    """Return the plan that leaves the whole text as it is."""
    return Plan(text=text, source=source, target=target, gaps=(text,), findings=findings)


def make_plan(
    text: str,
    source: str,
    target: str,
    *,
    stays: Callable[[Span], Finding | None] = lambda _: None,
    fits: Callable[[str], bool] = lambda _: True,
    join_wrapped: bool = True,
) -> Plan:
    """Part ``text`` into the sentences to translate and the gaps between them.

    Args:
        text: Any string.
        source: Code of the language of its sentences.
        target: Code of the language wanted.
        stays: Tells of a segment, by its span, why it must not be translated; ``None`` if it may.
        fits: Tells whether a sentence can be translated at once; one that cannot is cut at its
            clauses, each of which then is a sentence of the plan.
        join_wrapped: Whether the lines of a paragraph wrapped by hand make one segment.
    """
    document = PlainText.parse(text, join_wrapped=join_wrapped)
    slots: list[Slot] = []
    gaps: list[str] = [document.layout.gaps[0]]
    findings: list[Finding] = []
    start, kept = len(gaps[0]), -1
    for segment, piece, gap in zip(
        document.segments, document.layout.pieces, document.layout.gaps[1:], strict=True
    ):
        span = Span(start, start + len(piece))
        reason = stays(span)
        if reason:
            _note(findings, reason, adjoins=len(slots) == kept)
            kept = len(slots)
            gaps[-1] += piece
        else:
            for slot, after in _sentences(segment, span, source, fits):
                slots.append(slot)
                gaps.append(after)
        gaps[-1] += gap
        start = span.end + len(gap)
    return Plan(
        text=text,
        source=source,
        target=target,
        slots=tuple(slots),
        gaps=tuple(gaps),
        findings=tuple(findings),
    )


def _sentences(
    segment: str, span: Span, language: str, fits: Callable[[str], bool]
) -> Iterator[tuple[Slot, str]]:
    """Yield each sentence of a segment with the white space that follows it in the segment.

    The lines of a wrapped paragraph were joined, so that its characters are not where they were:
    its sentences all get the span of the whole.
    """
    parts = [
        clause.shifted(sentence.start)
        for sentence in split_sentences(segment, language)
        for clause in (
            (Span(0, len(sentence)),)
            if fits(sentence.of(segment))
            else split_clauses(sentence.of(segment), language, fits)
        )
    ]
    moved = len(segment) != len(span)
    for index, part in enumerate(parts):
        following = parts[index + 1].start if index + 1 < len(parts) else len(segment)
        place = span if moved else part.shifted(span.start)
        yield Slot(part.of(segment), place), segment[part.end : following]


def _note(findings: list[Finding], finding: Finding, *, adjoins: bool) -> None:
    """Add a finding, or let the one of the paragraph before speak of both if it says the same."""
    before = findings[-1] if findings and adjoins else None
    if before and before.span and finding.span and before.message == finding.message:
        span = Span(before.span.start, finding.span.end)
        findings[-1] = replace(before, span=span)
    else:
        findings.append(finding)


def _located(finding: Finding, sentence: Span) -> Finding:
    """Move a finding's span from the sentence to the text; without one it is the whole sentence."""
    if finding.span is None or finding.span.end > len(sentence):
        return replace(finding, span=sentence)
    return replace(finding, span=finding.span.shifted(sentence.start))


def _term_at(term: TermUse, sentence: Span, target: int) -> TermUse:
    """Move a term's spans from the sentence to the texts."""
    source = term.source_span
    within = source.end <= len(sentence)
    return replace(
        term,
        source_span=source.shifted(sentence.start) if within else sentence,
        target_span=term.target_span.shifted(target) if term.target_span else None,
    )
