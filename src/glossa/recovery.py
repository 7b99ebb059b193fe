"""Whole translations or a finding: nothing is cut, looped or left out in silence.

In: sentences and an engine. Out: one :class:`Rendering` a sentence, in order. A sentence over the
engine's limit is cut at clause boundaries first; a hypothesis that was truncated, loops or lost a
figure of its source is tried again in smaller pieces, and the better attempt is kept. What then is
still wrong is a finding of the rendering.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from glossa.engine.protocol import DEFAULT_OPTIONS, DecodingOptions, Engine, Hypothesis
from glossa.language.sentences import split_clauses
from glossa.language.typography import lost_figures
from glossa.values import Finding, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROUNDS = 2
"""How often a sentence is halved before what is wrong with it is reported."""
SHORT_FROM = 5
"""Words from which a sentence is expected to come out with at least a third as many."""

_CUT = Finding(
    code="cut",
    message="The model did not finish this sentence; what is missing has to be added by hand.",
    severity=Severity.ERROR,
)
_LOOP = Finding(
    code="loop",
    message="The model repeats itself in this sentence; it has to be translated by hand.",
    severity=Severity.ERROR,
)
_SHORT = Finding(
    code="short",
    message="The translation is much shorter than its source; something may be missing.",
    severity=Severity.ERROR,
)
_WEIGHT = {"cut": 100, "loop": 100, "empty": 100, "short": 10}
_EMPTY = Finding(
    code="empty",
    message="The model returned nothing for this sentence; it has to be translated by hand.",
    severity=Severity.ERROR,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """What the engine made of one sentence."""

    text: str
    score: float
    """The engine's score; of a sentence in pieces, the lowest of its pieces."""
    hypothesis: Hypothesis | None
    """``None`` when the sentence was translated in pieces."""
    findings: tuple[Finding, ...] = ()

    @property
    def badness(self) -> int:
        """Weight of what is wrong; 0 when nothing is."""
        return sum(_WEIGHT.get(finding.code, 1) for finding in self.findings)


def translate_whole(
    engine: Engine,
    sentences: Sequence[str],
    options: DecodingOptions = DEFAULT_OPTIONS,
    progress: Callable[[int], object] | None = None,
    *,
    rounds: int = ROUNDS,
) -> list[Rendering]:
    """Translate ``sentences``, none of them cut, and tell what went wrong all the same.

    Args:
        engine: What translates.
        sentences: In any number and of any length.
        options: How to search; a second attempt changes what it must.
        progress: Called with the number of sentences finished since the last call.
        rounds: How often to try again what went wrong, in pieces of half the length each time.
    """
    limit = engine.facts.limit
    plans = [_pieces(engine, sentence, limit) for sentence in sentences]
    renderings = _attempt(engine, sentences, plans, options, progress)
    for attempt in range(1, rounds + 1):
        again = [index for index, rendering in enumerate(renderings) if rendering.badness]
        if not again:
            break
        retried = _retry(engine, [sentences[index] for index in again], options, attempt)
        for index, rendering in zip(again, retried, strict=True):
            if rendering.badness < renderings[index].badness:
                renderings[index] = rendering
    return renderings


def _retry(
    engine: Engine, sentences: Sequence[str], options: DecodingOptions, attempt: int
) -> list[Rendering]:
    """Try again in pieces of a half, then a quarter, of the sentence's length."""
    plans = [
        _pieces(engine, sentence, max(4, len(engine.tokenize(sentence)) // 2**attempt + 1))
        for sentence in sentences
    ]
    return _attempt(engine, sentences, plans, _unstuck(options))


def _unstuck(options: DecodingOptions) -> DecodingOptions:
    """Return the options of a second attempt, which keep a model from repeating itself."""
    return replace(options, repetition_penalty=1.2, no_repeat_ngram=4)


def _pieces(engine: Engine, sentence: str, limit: int) -> tuple[Span, ...]:
    """Return the spans to translate one by one: the whole sentence where it fits."""
    if engine.fits(sentence, limit):
        return (Span(0, len(sentence)),)
    return split_clauses(sentence, engine.facts.source, lambda piece: engine.fits(piece, limit))


def _attempt(
    engine: Engine,
    sentences: Sequence[str],
    plans: Sequence[tuple[Span, ...]],
    options: DecodingOptions,
    progress: Callable[[int], object] | None = None,
) -> list[Rendering]:
    """Translate all pieces of all sentences in one batch and put the sentences together again."""
    pieces = [
        span.of(sentence) for sentence, plan in zip(sentences, plans, strict=True) for span in plan
    ]
    best = iter([found[0] for found in engine.translate(pieces, options, progress=progress)])
    return [
        _assemble(engine, sentence, plan, [next(best) for _ in plan])
        for sentence, plan in zip(sentences, plans, strict=True)
    ]


def _assemble(
    engine: Engine, sentence: str, plan: tuple[Span, ...], hypotheses: Sequence[Hypothesis]
) -> Rendering:
    """Join the pieces' translations with the gaps that the pieces had in the source."""
    text = ""
    end = plan[0].start if plan else 0
    for span, hypothesis in zip(plan, hypotheses, strict=True):
        text += sentence[end : span.start] + hypothesis.text
        end = span.end
    whole = hypotheses[0] if len(plan) == 1 else None
    return Rendering(
        text=text,
        score=min((hypothesis.score for hypothesis in hypotheses), default=0.0),
        hypothesis=whole,
        findings=tuple(_faults(engine, sentence, text, hypotheses)),
    )


def _faults(
    engine: Engine, sentence: str, text: str, hypotheses: Sequence[Hypothesis]
) -> list[Finding]:
    facts = engine.facts
    found = list(lost_figures(sentence, text, facts.source, facts.target))
    if any(hypothesis.truncated for hypothesis in hypotheses):
        found.append(_CUT)
    if any(hypothesis.looping for hypothesis in hypotheses):
        found.append(_LOOP)
    if sentence.strip() and not text.strip():
        found.append(_EMPTY)
    elif _is_short(sentence, text):
        found.append(_SHORT)
    return found


def _is_short(sentence: str, text: str) -> bool:
    """Tell whether a translation has less than a third of the words of a longer sentence."""
    words = len(sentence.split())
    return words >= SHORT_FROM and 3 * len(text.split()) < words
