"""A sentence on its way through enforcement: what it asks for and how far its translation has come.

In: a sentence, its uses and its first translation. Out, in the end: an :class:`Enforced`, in which
every use is accounted for and every change is listed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glossa.enforcement.uses import Outcome, TermUse, Use
from glossa.values import Change, Finding, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossa.enforcement.annotation import Prepared
    from glossa.enforcement.verification import Leftover, Occurrence, Verdict
    from glossa.glossary import TermMatch
    from glossa.recovery import Rendering


@dataclass(frozen=True, slots=True, kw_only=True)
class Enforced:
    """A sentence's translation, its terms seen to."""

    raw: str
    """What the engine wrote."""
    text: str
    score: float
    terms: tuple[TermUse, ...] = ()
    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()


def as_it_is(rendering: Rendering, verdict: Verdict) -> Enforced:
    """Return the translation of a sentence in which nothing has to be rendered."""
    return Enforced(
        raw=rendering.text,
        text=rendering.text,
        score=rendering.score,
        findings=(*rendering.findings, *map(_leftover, verdict.leftover)),
    )


@dataclass(slots=True, kw_only=True)
class Draft:
    """A sentence that asks for something, and the state of its translation."""

    sentence: str
    uses: tuple[Use, ...]
    bans: tuple[TermMatch, ...] = ()
    """Terms of which is only known what must not render them."""
    prepared: Prepared
    """The sentence as the model read it."""
    first: Rendering
    text: str = ""
    outcomes: list[Outcome] = field(default_factory=list)
    """How each use came out, should it be there in the end."""
    changes: list[Change] = field(default_factory=list)
    _standing: list[Span | None] = field(default_factory=list)
    """Where the first translation has each use."""

    def start(self, verdict: Verdict) -> None:
        """Begin with the first translation, of which ``verdict`` says what it has."""
        self.text = self.first.text
        annotated = self.prepared.text != self.sentence
        right = Outcome.ANNOTATED if annotated else Outcome.RIGHT
        self.outcomes = [right if occurrence else Outcome.REPLACED for occurrence in verdict.found]
        self._standing = [occurrence.span if occurrence else None for occurrence in verdict.found]

    def write(self, changes: Iterable[Change]) -> None:
        """Make changes of the text as it is, the last first, so that the places of others hold."""
        for change in sorted(changes, key=lambda each: each.span, reverse=True):
            if change.before == change.after:
                continue  # on second thoughts it was right
            self.changes.append(change)
            for index, span in enumerate(self._standing):
                if span and span.overlaps(change.span):
                    self.outcomes[index] = Outcome.REPLACED  # its form was not the right one
            self.text = self.text[: change.span.start] + change.after + self.text[change.span.end :]
        self._standing = []  # these places hold no longer

    def up_to_first_change(self) -> str:
        """Return the text up to the end of the first term that was written into it."""
        first = self.changes[-1]  # the last is written first
        return self.text[: first.span.start + len(first.after.rstrip())]

    def rewrite(self, text: str) -> None:
        """Take another translation instead, as one change of what the two do not share."""
        before = self.first.text
        shorter = min(len(before), len(text))
        start = next((at for at in range(shorter) if before[at] != text[at]), shorter)
        end = 0
        while end < shorter - start and before[-1 - end] == text[-1 - end]:
            end += 1
        span = Span(start, len(before) - end)
        after = text[start : len(text) - end]
        self.changes = [Change(span=span, before=span.of(before), after=after, reason="redecoded")]
        self.text = text
        self.outcomes = [
            Outcome.REDECODED if outcome is Outcome.REPLACED else outcome
            for outcome in self.outcomes
        ]

    def finished(self, verdict: Verdict) -> Enforced:
        """Return the translation, of whose text ``verdict`` says what it has."""
        terms = [
            _term_use(use, occurrence, outcome)
            for use, occurrence, outcome in zip(
                self.uses, verdict.found, self.outcomes, strict=True
            )
        ]
        return Enforced(
            raw=self.first.text,
            text=self.text,
            score=self.first.score,
            terms=tuple(terms),
            changes=tuple(self.changes),
            findings=(*self.first.findings, *_faults(terms, verdict)),
        )


def _faults(terms: Sequence[TermUse], verdict: Verdict) -> Iterator[Finding]:
    for term in terms:
        if term.outcome is Outcome.UNMET:
            yield Finding(
                code="term-unmet",
                message=f"The translation lacks {term.lemma!r}; write it in by hand.",
                span=term.source_span,
            )
    for term, occurrence in zip(terms, verdict.wrong, strict=True):
        if occurrence and occurrence.forbidden:
            yield _forbidden(term.source_span, occurrence, term.lemma)
    yield from map(_leftover, verdict.leftover)


def _term_use(use: Use, occurrence: Occurrence | None, outcome: Outcome) -> TermUse:
    return TermUse(
        source_span=use.span,
        target_span=occurrence.span if occurrence else None,
        entry=use.match.entry if use.match else None,
        lemma=use.lemma,
        form=occurrence.text if occurrence else "",
        case=occurrence.case if occurrence else None,
        number=occurrence.number if occurrence else None,
        outcome=outcome if occurrence else Outcome.UNMET,
    )


def _leftover(leftover: Leftover) -> Finding:
    match = leftover.match
    return _forbidden(match.span, leftover.occurrence, match.entry.rendering, match.surface)


def _forbidden(span: Span, occurrence: Occurrence, lemma: str, surface: str = "") -> Finding:
    advice = f" where {lemma!r} is right" if lemma else f", which must not stand for {surface!r}"
    return Finding(
        code="forbidden-rendering",
        message=f"The translation says {occurrence.text!r}{advice}.",
        severity=Severity.ERROR,
        span=span,
    )
