"""What the rest of glossa asks of a translation engine, and the values that pass between them.

In: sentences (one at a time each, already split), options and, if wanted, the beginning that each
translation must have. Out: hypotheses, in the order of the sentences. Nothing here loads a model.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from glossa.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from glossa.values import Span

Prefix = str | tuple[str, ...]
"""The beginning of a translation: text, or the exact pieces of it (as in ``Hypothesis.tokens``)."""

Alignment = tuple[tuple[float, ...], ...]
"""Attention as ``[target token][source token]``; a row sums to 1 at most (no end token)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """A text as the model reads or writes it, with the characters that each piece stands for."""

    text: str
    pieces: tuple[str, ...]
    spans: tuple[Span, ...]
    """One for each piece, without the white space around it; empty for a piece of white space only.

    Pieces that share a character (bytes of an emoji, a ligature spelled out) share its span.
    """

    def __len__(self) -> int:
        return len(self.pieces)

    def touching(self, span: Span) -> tuple[int, ...]:
        """Return the indexes of the pieces that have a character in ``span``."""
        return tuple(i for i, own in enumerate(self.spans) if own.overlaps(span))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """One translation of one sentence."""

    text: str
    tokens: tuple[str, ...]
    """Target pieces, without the package's own prefix and without the end token."""
    spans: tuple[Span, ...]
    """The characters of ``text`` that each token stands for, as in :class:`Tokens`."""
    score: float
    """CTranslate2's score: log probability over ``length ** length_penalty``; 0 is certainty.

    With a prefix it covers only what was decoded after it: compare such hypotheses by
    :meth:`Engine.score`.
    """
    alignment: Alignment | None = None
    """Present when ``DecodingOptions.return_alignment`` asked for it."""
    truncated: bool = False
    """Decoding stopped at the length limit and not because the sentence was finished."""
    looping: bool = False
    """The end repeats itself in a way in which the source does not."""

    @property
    def finished(self) -> bool:
        """Tell whether the sentence came to its own end, without a loop."""
        return not (self.truncated or self.looping)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How probable a given translation is to the model."""

    total: float
    """Natural log probability of the whole target, the end of the sentence included."""
    log_probabilities: tuple[float, ...]
    """One for each target token, and one for the end of the sentence."""

    @property
    def mean(self) -> float:
        """Log probability for each token, so that candidates of unlike length can be compared."""
        return self.total / max(1, len(self.log_probabilities))


ARGOS_LENGTH_PENALTY = 0.2
"""What Argos Translate asks of every package."""

MOST_TARGET_TOKENS = 1000
"""Models with a table of positions commonly end it at 1,024 and fail beyond."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecodingOptions:
    """How to search. The defaults are Argos Translate's own constants where it has any."""

    beam: int = 4
    length_penalty: float | None = None
    """Power of the length by which log probabilities are divided; ``None``: the package's own."""
    coverage_penalty: float | None = None
    """Weight of a penalty on source tokens that got no attention; ``None``: the package's own."""
    patience: float = 1.0
    num_hypotheses: int = 1
    """At most ``beam``, except with ``return_alternatives``."""
    replace_unknowns: bool = True
    """Put the source token that had most attention in the place of an unknown token."""
    repetition_penalty: float = 1.0
    """Above 1, tokens already said become less likely."""
    no_repeat_ngram: int = 0
    """Forbid saying the same n tokens twice; 0 allows it."""
    max_length_ratio: float = 3.0
    """Decoding stops after ``max_length_ratio * source tokens + extra_length`` target tokens."""
    extra_length: int = 24
    max_batch_tokens: int = 512
    """Tokens of one batch, padding included; more is faster up to a point and takes memory."""
    return_alignment: bool = False
    return_alternatives: bool = False
    """Return the ``num_hypotheses`` best ways to go on right after the prefix."""
    min_alternative_probability: float = 0.0
    """Leave out alternatives that begin less probably than this."""
    prefix_bias: float = 0.0
    """Above 0 and below 1, a prefix is preferred rather than imposed (CTranslate2's beta)."""

    def __post_init__(self) -> None:
        if self.beam < 1 or self.num_hypotheses < 1:
            raise InputError("Ask for a beam and a number of hypotheses of at least 1.")
        if self.num_hypotheses > self.beam and not self.return_alternatives:
            raise InputError(
                f"A beam of {self.beam} cannot give {self.num_hypotheses} hypotheses: widen it."
            )
        if self.max_batch_tokens < 1 or self.max_length_ratio <= 0 or self.extra_length < 0:
            raise InputError("Give batches and translations a length above 0.")

    def suited(self, wishes: object) -> DecodingOptions:
        """Return the options with what a package asks for wherever they leave it to the package.

        Args:
            wishes: The ``decoding`` entry of the package's facts. What it does not say is as in
                Argos Translate, which asks every package alike.
        """
        said = wishes if isinstance(wishes, dict) else {}

        def value(name: str, given: float | None, usual: float) -> float:
            asked = said.get(name, usual) if given is None else given
            return float(asked) if isinstance(asked, int | float) else usual

        return replace(
            self,
            length_penalty=value("length_penalty", self.length_penalty, ARGOS_LENGTH_PENALTY),
            coverage_penalty=value("coverage_penalty", self.coverage_penalty, 0.0),
        )

    def longest(self, source_tokens: int, prefix_tokens: int = 0) -> int:
        """Return how many target tokens, the prefix included, a source of that length may take."""
        free = int(self.max_length_ratio * source_tokens) + self.extra_length
        return min(free + prefix_tokens, MOST_TARGET_TOKENS)


DEFAULT_OPTIONS = DecodingOptions()


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineFacts:
    """What an engine says about itself: pair, limits, and what its package was trained to do."""

    source: str
    """Code of the language it reads."""
    target: str
    """Code of the language it writes."""
    name: str
    """Name of the package, or of both joined by ``+`` for a pivot."""
    version: str
    limit: int
    """Most source tokens of one sentence; a longer one is refused, never cut."""
    annotations: dict[str, object] = field(default_factory=dict, hash=False)
    """The ``glossa`` entry of the package's metadata: annotations, alignment and the like."""


class Engine(Protocol):
    """Translates sentences of one language into one other. Safe to share among threads."""

    @property
    def facts(self) -> EngineFacts:
        """Return what is known without loading the model."""
        ...

    def translate(
        self,
        sentences: Sequence[str],
        options: DecodingOptions = DEFAULT_OPTIONS,
        *,
        prefixes: Sequence[Prefix | None] | None = None,
        progress: Callable[[int], object] | None = None,
    ) -> list[tuple[Hypothesis, ...]]:
        """Translate ``sentences``; hypotheses come best first, results in the order given.

        Args:
            sentences: Any number, of any length up to ``facts.limit`` tokens. One without a token
                (empty, white space) gives one empty hypothesis.
            options: How to search.
            prefixes: For each sentence the beginning its translation must have, or ``None``.
            progress: Called with the number of sentences that were finished since the last call.

        Raises:
            InputError: if a sentence is longer than the limit; split it first.
            PackageCorruptError: if the model cannot be loaded or fails.
        """
        ...

    def score(self, pairs: Sequence[tuple[str, Prefix]]) -> list[Score]:
        """Score whole translations: pairs of a source sentence and its target (text or pieces)."""
        ...

    def fits(self, sentence: str, limit: int | None = None) -> bool:
        """Tell whether ``sentence`` has at most ``limit`` tokens, by default ``facts.limit``.

        It is quick even for megabytes, which are not tokenized to know.
        """
        ...

    def tokenize(self, sentence: str) -> Tokens:
        """Split a source sentence as the model will read it."""
        ...

    def tokenize_target(self, sentence: str) -> Tokens:
        """Split a sentence of the target language into the pieces the model would write."""
        ...

    def detokenize(self, pieces: Sequence[str]) -> Tokens:
        """Join target pieces into text."""
        ...

    def close(self) -> None:
        """Free the model; the next use loads it again."""
        ...
