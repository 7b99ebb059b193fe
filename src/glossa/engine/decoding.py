"""The calls of CTranslate2: what goes in, and what its answers mean.

In: a loaded model, options and batches. Out: answers that CTranslate2 is still working on, and the
hypotheses in them once they are there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glossa.engine.loops import is_looping
from glossa.engine.protocol import DecodingOptions, Hypothesis

if TYPE_CHECKING:
    import ctranslate2  # type: ignore[import-untyped]  # it has no types

    from glossa.engine.batches import Job
    from glossa.engine.loading import Model


def start_decoding(model: Model, options: DecodingOptions, batch: tuple[Job, ...]) -> list[Any]:
    """Hand one batch to CTranslate2 without waiting for it."""
    answers: list[Any] = model.translator.translate_batch(
        [list(job.source) for job in batch],
        target_prefix=[list(job.prefix) for job in batch],
        asynchronous=True,
        beam_size=options.beam,
        patience=options.patience,
        num_hypotheses=options.num_hypotheses,
        length_penalty=options.length_penalty,
        coverage_penalty=options.coverage_penalty,
        repetition_penalty=options.repetition_penalty,
        no_repeat_ngram_size=options.no_repeat_ngram,
        prefix_bias_beta=options.prefix_bias,
        max_input_length=0,
        max_decoding_length=1  # for the end token
        + max(options.longest(len(job.source), len(job.prefix)) for job in batch),
        return_end_token=True,
        return_scores=True,
        return_attention=options.return_alignment,
        return_alternatives=options.return_alternatives,
        min_alternative_expansion_prob=options.min_alternative_probability,
        replace_unknowns=options.replace_unknowns,
    )
    return answers


def start_scoring(model: Model, offset: int, batch: tuple[Job, ...]) -> list[Any]:
    """Hand over finished translations to score; their first ``offset`` tokens do not count."""
    answers: list[Any] = model.translator.score_batch(
        [list(job.source) for job in batch],
        [list(job.prefix) for job in batch],
        max_input_length=0,
        offset=offset,
        asynchronous=True,
    )
    return answers


def hypotheses(
    model: Model,
    options: DecodingOptions,
    job: Job,
    answer: ctranslate2.TranslationResult,
    own_prefix: tuple[str, ...],
) -> tuple[Hypothesis, ...]:
    """Read the answer to ``job``; ``own_prefix`` is the package's and is left out."""
    attention = answer.attention if options.return_alignment else [None] * len(answer.hypotheses)
    return tuple(
        _hypothesis(model, options, job, found, own_prefix)
        for found in zip(answer.hypotheses, answer.scores, attention, strict=True)
    )


def _hypothesis(
    model: Model,
    options: DecodingOptions,
    job: Job,
    found: tuple[list[str], float, list[list[float]] | None],
    own_prefix: tuple[str, ...],
) -> Hypothesis:
    """Take off what is the package's own, and notice what went wrong."""
    written, points, attention = found
    truncated = not written or written[-1] != model.end
    tokens = tuple(written if truncated else written[:-1])
    if not options.prefix_bias:
        tokens = job.prefix + tokens[len(job.prefix) :]  # as given, even if unknown to it
    longest = options.longest(len(job.source), len(job.prefix))
    if len(tokens) > longest:  # its batch had a longer sentence: cut as if it were alone
        tokens, truncated = tokens[:longest], True
    skipped = len(own_prefix) if tokens[: len(own_prefix)] == own_prefix else 0
    tokens = tokens[skipped:]
    joined = model.tokenizer.join(tokens)
    rows = None if attention is None else attention[skipped : skipped + len(tokens)]
    return Hypothesis(
        text=joined.text,
        tokens=tokens,
        spans=joined.spans,
        score=points,
        alignment=None if rows is None else tuple(map(tuple, rows)),
        truncated=truncated,
        looping=is_looping(tokens, job.source),
    )
