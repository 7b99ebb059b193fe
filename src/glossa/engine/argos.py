"""An Argos package as an :class:`~glossa.engine.protocol.Engine`, on CTranslate2 directly.

In: a :class:`~glossa.engine.packages.Package`. Out: hypotheses. The model is loaded at the first
use, once, whatever the number of threads that ask. Argos Translate decodes each paragraph by
itself, in batches of 32 tokens; here all sentences of a call are sorted by length and decoded in
batches of like length, side by side on the cores there are.
"""

from __future__ import annotations

import threading
from collections import deque
from functools import partial
from typing import TYPE_CHECKING, Any

from glossa.engine.alignment import AttentionHeads
from glossa.engine.batches import Job, batches
from glossa.engine.decoding import hypotheses, start_decoding, start_scoring
from glossa.engine.loading import Model, load_model
from glossa.engine.machine import Machine
from glossa.engine.protocol import (
    DEFAULT_OPTIONS,
    DecodingOptions,
    EngineFacts,
    Hypothesis,
    Prefix,
    Score,
    Tokens,
)
from glossa.errors import InputError, PackageCorruptError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from glossa.engine.packages import Package

DEFAULT_LIMIT = 200
"""Source tokens. Argos trains on sentences of up to about 150, and models do worse beyond that."""
LONGEST_PIECE = 64
"""Characters. SentencePiece makes pieces of 16 at most unless told otherwise."""
_EMPTY = Hypothesis(text="", tokens=(), spans=(), score=0.0, alignment=())


class ArgosEngine:
    """Translates with one package. Safe to share among threads."""

    def __init__(
        self,
        package: Package,
        machine: Machine | None = None,
        heads: AttentionHeads | None = None,
    ) -> None:
        """Remember ``package``; nothing is loaded yet.

        Args:
            package: The package to use.
            machine: How to run it; by default as :meth:`Machine.detect` finds best.
            heads: Whose attention to report as alignment; by default what the package's metadata
                says, or else what its model has.
        """
        self.package = package
        self._machine = machine
        self._heads = heads or AttentionHeads.from_facts(package.facts)
        self._loaded: Model | None = None
        self._lock = threading.Lock()

    @property
    def facts(self) -> EngineFacts:
        """Return what the package says, without loading the model."""
        limit = self.package.facts.get("max_tokens")
        return EngineFacts(
            source=self.package.from_code,
            target=self.package.to_code,
            name=self.package.name,
            version=self.package.version,
            limit=limit if isinstance(limit, int) and limit > 0 else DEFAULT_LIMIT,
            annotations=dict(self.package.facts),
        )

    def translate(
        self,
        sentences: Sequence[str],
        options: DecodingOptions = DEFAULT_OPTIONS,
        *,
        prefixes: Sequence[Prefix | None] | None = None,
        progress: Callable[[int], object] | None = None,
    ) -> list[tuple[Hypothesis, ...]]:
        """Translate ``sentences``; see :meth:`glossa.engine.protocol.Engine.translate`."""
        if prefixes is not None and len(prefixes) != len(sentences):
            raise InputError("Give one prefix, or None, for each sentence.")
        options = options.suited(self.package.facts.get("decoding"))
        model = self._model()
        jobs = self._jobs(model, sentences, prefixes or [None] * len(sentences))
        places: dict[Job, list[int]] = {}
        for number, job in enumerate(jobs):
            places.setdefault(job, []).append(number)
        results: list[tuple[Hypothesis, ...]] = [(_EMPTY,)] * len(sentences)
        work = [job for job in places if job.source]
        if progress is not None:
            progress(len(jobs) - sum(len(places[job]) for job in work))
        plan = batches(work, options.max_batch_tokens, model.workers)
        answered = self._in_turn(model, plan, partial(start_decoding, model, options))
        for job, answer in answered:
            found = hypotheses(model, options, job, answer, self._own_prefix)
            for number in places[job]:
                results[number] = found
            if progress is not None:
                progress(len(places[job]))
        return results

    def score(self, pairs: Sequence[tuple[str, Prefix]]) -> list[Score]:
        """Score whole translations; see :meth:`glossa.engine.protocol.Engine.score`."""
        model = self._model()
        jobs = self._jobs(model, [source for source, _ in pairs], [target for _, target in pairs])
        scores = {job: Score(total=0.0, log_probabilities=()) for job in jobs}
        work = [job for job in scores if job.source]
        offset = len(self._own_prefix)
        plan = batches(work, DEFAULT_OPTIONS.max_batch_tokens, model.workers)
        for job, answer in self._in_turn(model, plan, partial(start_scoring, model, offset)):
            found = tuple(answer.log_probs)
            scores[job] = Score(total=sum(found), log_probabilities=found)
        return [scores[job] for job in jobs]

    def fits(self, sentence: str, limit: int | None = None) -> bool:
        """Tell whether ``sentence`` has at most ``limit`` tokens, by default ``facts.limit``."""
        return _pieces(self._model(), sentence, limit or self.facts.limit) is not None

    def tokenize(self, sentence: str) -> Tokens:
        """Split a source sentence as the model will read it."""
        return self._model().tokenizer.source(sentence)

    def tokenize_target(self, sentence: str) -> Tokens:
        """Split a sentence of the target language into the pieces the model would write."""
        return self._model().tokenizer.target(sentence)

    def detokenize(self, pieces: Sequence[str]) -> Tokens:
        """Join target pieces into text."""
        return self._model().tokenizer.join(pieces)

    def close(self) -> None:
        """Free the model; the next use loads it again."""
        with self._lock:
            self._loaded = None

    def _model(self) -> Model:
        loaded = self._loaded
        if loaded is not None:
            return loaded
        with self._lock:
            if self._loaded is None:
                machine = self._machine or Machine.detect()
                self._loaded = load_model(self.package, machine, self._heads)
            return self._loaded

    @property
    def _own_prefix(self) -> tuple[str, ...]:
        return (self.package.target_prefix,) if self.package.target_prefix else ()

    def _jobs(
        self, model: Model, sentences: Sequence[str], prefixes: Sequence[Prefix | None]
    ) -> list[Job]:
        """Tokenize, and refuse what the model cannot read whole."""
        limit, jobs = self.facts.limit, []
        for number, (sentence, prefix) in enumerate(zip(sentences, prefixes, strict=True)):
            source = _pieces(model, sentence, limit)
            if source is None:
                raise InputError(
                    f"Sentence {number + 1} is longer than the {limit} tokens that the model reads"
                    " at once: split it."
                )
            own = prefix or ()
            pieces = model.tokenizer.target(own).pieces if isinstance(own, str) else own
            jobs.append(Job(source=source, prefix=self._own_prefix + tuple(pieces)))
        return jobs

    def _in_turn(
        self,
        model: Model,
        plan: Iterable[tuple[Job, ...]],
        submit: Callable[[tuple[Job, ...]], list[Any]],
    ) -> Iterator[tuple[Job, Any]]:
        """Keep every worker busy, two batches ahead, and yield answers as they come."""
        running: deque[tuple[tuple[Job, ...], list[Any]]] = deque()
        for batch in plan:
            running.append((batch, self._guarded(partial(submit, batch))))
            if len(running) > 2 * model.workers:
                yield from self._collect(*running.popleft())
        while running:
            yield from self._collect(*running.popleft())

    def _collect(self, batch: tuple[Job, ...], answers: list[Any]) -> Iterator[tuple[Job, Any]]:
        for job, answer in zip(batch, answers, strict=True):
            yield job, self._guarded(answer.result)

    def _guarded(self, step: Callable[[], Any]) -> Any:
        try:
            return step()
        except (RuntimeError, ValueError) as error:
            raise PackageCorruptError(
                f"The model of {self.package.path} failed ({error}): fetch the package again,"
                " or choose another with --package."
            ) from error


def _pieces(model: Model, sentence: str, limit: int) -> tuple[str, ...] | None:
    """Return the tokens of ``sentence``, or ``None`` if they are more than ``limit``."""
    if len(sentence) > limit and sum(map(len, sentence.split())) > limit * LONGEST_PIECE:
        return None
    pieces = model.tokenizer.pieces(sentence)
    return pieces if len(pieces) <= limit else None
