"""Translates through a third language where no package leads straight there.

In: two engines, the second of which reads what the first writes. Out: hypotheses of the second,
whose alignments lead back to the first source.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from glossa.engine.protocol import (
    DEFAULT_OPTIONS,
    Alignment,
    DecodingOptions,
    Engine,
    EngineFacts,
    Hypothesis,
    Prefix,
    Score,
    Tokens,
)
from glossa.errors import InputError, LanguageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class PivotEngine:
    """Two engines, one after the other. As safe among threads as they are."""

    def __init__(self, first: Engine, second: Engine) -> None:
        """Join ``first`` and ``second``.

        Raises:
            LanguageError: if the second does not read what the first writes.
        """
        if first.facts.target != second.facts.source:
            raise LanguageError(
                f"{second.facts.name} does not read {first.facts.target}, which {first.facts.name}"
                " writes: choose packages that meet."
            )
        self._first = first
        self._second = second

    @property
    def facts(self) -> EngineFacts:
        """Return the facts of the pair; what one package was trained for says nothing of two."""
        first, second = self._first.facts, self._second.facts
        return EngineFacts(
            source=first.source,
            target=second.target,
            name=f"{first.name}+{second.name}",
            version=f"{first.version}+{second.version}",
            limit=min(first.limit, second.limit),
        )

    def translate(
        self,
        sentences: Sequence[str],
        options: DecodingOptions = DEFAULT_OPTIONS,
        *,
        prefixes: Sequence[Prefix | None] | None = None,
        progress: Callable[[int], object] | None = None,
    ) -> list[tuple[Hypothesis, ...]]:
        """Translate through the best hypothesis of the first engine.

        A pivot sentence that is too long for the second engine gives an empty hypothesis that says
        so by ``truncated``.
        """
        halfway = [best[0] for best in self._first.translate(sentences, _single(options))]
        fits = [self._second.fits(each.text) for each in halfway]
        texts = [each.text if fit else "" for each, fit in zip(halfway, fits, strict=True)]
        ends = self._second.translate(texts, options, prefixes=prefixes, progress=progress)
        return [
            tuple(self._joined(before, after, fit, options) for after in ranked)
            for before, fit, ranked in zip(halfway, fits, ends, strict=True)
        ]

    def _joined(
        self, before: Hypothesis, after: Hypothesis, fits: bool, options: DecodingOptions
    ) -> Hypothesis:
        alignment = after.alignment
        if options.return_alignment and before.alignment and after.alignment:
            middle = self._second.tokenize(before.text)
            alignment = compose(before, middle, after.alignment)
        return replace(
            after,
            score=before.score + after.score,
            alignment=alignment,
            truncated=before.truncated or after.truncated or not fits,
            looping=before.looping or after.looping,
        )

    def score(self, pairs: Sequence[tuple[str, Prefix]]) -> list[Score]:
        """Score targets against the best pivot of each source."""
        halfway = self._first.translate([source for source, _ in pairs])
        return self._second.score(
            [(best[0].text, target) for best, (_, target) in zip(halfway, pairs, strict=True)]
        )

    def fits(self, sentence: str, limit: int | None = None) -> bool:
        """Tell whether ``sentence`` has at most ``limit`` tokens of the first engine."""
        return self._first.fits(sentence, self.facts.limit if limit is None else limit)

    def tokenize(self, sentence: str) -> Tokens:
        """Split a source sentence as the first engine will read it."""
        return self._first.tokenize(sentence)

    def tokenize_target(self, sentence: str) -> Tokens:
        """Split a target sentence into the pieces that the second engine would write."""
        return self._second.tokenize_target(sentence)

    def detokenize(self, pieces: Sequence[str]) -> Tokens:
        """Join pieces that the second engine wrote."""
        return self._second.detokenize(pieces)

    def close(self) -> None:
        """Free both models."""
        self._first.close()
        self._second.close()


def _single(options: DecodingOptions) -> DecodingOptions:
    """Return the same search for the first leg: one hypothesis and no prefix."""
    return replace(options, num_hypotheses=1, return_alternatives=False, prefix_bias=0.0)


def compose(before: Hypothesis, middle: Tokens, after: Alignment) -> Alignment:
    """Return ``[target][source]`` from two alignments that meet in the text ``middle``.

    The second engine cuts the pivot text into other pieces than the first one wrote; a piece takes
    the mean attention of those it shares characters with.
    """
    if before.alignment is None:
        raise InputError("Ask the first engine for its alignment.")
    width = len(before.alignment[0]) if before.alignment else 0
    bridge = []
    for span in middle.spans:
        rows = [
            row
            for own, row in zip(before.spans, before.alignment, strict=True)
            if own.overlaps(span)
        ]
        columns = zip(*rows, strict=True) if rows else [(0.0,)] * width
        bridge.append([sum(column) / len(column) for column in columns])
    return tuple(
        tuple(
            sum(weight * row[source] for weight, row in zip(weights, bridge, strict=True))
            for source in range(width)
        )
        for weights in after
    )
