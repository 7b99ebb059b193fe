"""Two optional steps that make more data once networks exist, for a machine with a GPU.

``back-translate`` reads Lithuanian text without a translation (``mono-lt.txt`` in the work folder,
one sentence a line), lets the lt→en network invent English for it (Sennrich et al. 2016) and keeps
the half that it is surest of.
``distil`` lets each network translate its own training sources (Kim & Rush 2016). Both write
``translated-FROM-TO.tsv.xz``, which the next ``binarise`` takes in; run ``align`` and what follows
for a new network with its own name afterwards.
"""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from training import align, clean, collect
from training.binarise import Example
from training.config import DIRECTIONS
from training.evaluate import Model
from training.finish import model_folder
from training.pairs import Pair, flat
from training.texts import evaluation_sentences, read_examples, write_examples

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from training.run import Run

GROUP = "translated"
CHUNK = 2000
"""Sentences translated at a time, so that memory stays small."""

MONOLINGUAL = "mono-lt.txt"


def translated(model: Model, sentences: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Yields translations in order, each with its mean log probability of a piece."""
    for begin in range(0, len(sentences), CHUNK):
        some = sentences[begin : begin + CHUNK]
        for result in model.results(some, return_scores=True, length_penalty=1.0):
            yield model.processor.decode_pieces(result.hypotheses[0]), result.scores[0]


def surest(model: Model, sentences: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yields the half of the sentences that the model is surest of, with their translations.

    What a weak model is unsure of, it mostly invents.
    """
    said = list(translated(model, sentences))
    least = statistics.median(score for _, score in said) if said else 0.0
    for sentence, (text, score) in zip(sentences, said, strict=True):
        if score >= least:
            yield sentence, text


def usable(pairs: Iterable[Pair], run: Run) -> list[Pair]:
    """Keeps pairs that clean text would be kept for; invented text may loop or stop early."""
    cleaner = clean.Cleaner(clean.Leaks(evaluation_sentences(run.evaluation)))
    return list(cleaner.clean(pairs))


def examples(pairs: Sequence[Pair], direction: tuple[str, str]) -> Iterator[Example]:
    """Yields aligned examples of one direction."""
    ours, theirs = direction
    for pair, links in zip(pairs, align.align(pairs), strict=True):
        yield Example(
            source=pair.side(ours),
            target=pair.side(theirs),
            links=links if ours == "en" else tuple(sorted((b, a) for a, b in links)),
            group=GROUP,
        )


def extend(run: Run, direction: tuple[str, str], pairs: Sequence[Pair]) -> None:
    """Adds pairs to a direction's translated examples."""
    path = run.at(f"translated-{'-'.join(direction)}.tsv.xz")
    everything = [*read_examples(path), *examples(usable(pairs, run), direction)]
    unique = {(example.source, example.target): example for example in everything}
    print(f"{path.name}: {write_examples(path, unique.values())} examples")


def back_translate_step(run: Run) -> None:
    """Invents English for Lithuanian sentences; they become targets of the en→lt network.

    Raises:
        FileNotFoundError: there is no monolingual text in the work folder.
    """
    path = run.at(MONOLINGUAL)
    if not path.exists():
        raise FileNotFoundError(f"Put Lithuanian sentences, one a line, into {path}.")
    sentences = [flat(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    model = Model(model_folder(run, "lt", "en"), run.at("pieces.model"))
    pairs = [
        Pair(en=flat(english), lt=lithuanian, group=GROUP, source="back-translated")
        for lithuanian, english in surest(model, sentences)
    ]
    extend(run, ("en", "lt"), pairs)


def distil_step(run: Run) -> None:
    """Lets each network say its own prose again, more simply than its authors did."""
    own = [run.cleaned[n] for n in run.learned()]
    own = [pair for pair in own if pair.group in (collect.OWN, "prose", "legal")]
    for ours, theirs in DIRECTIONS:
        model = Model(model_folder(run, ours, theirs), run.at("pieces.model"))
        sources = [pair.side(ours) for pair in own]
        pairs = [
            Pair(**{ours: source, theirs: flat(said)}, group=GROUP, source="distilled")
            for source, (said, _) in zip(sources, translated(model, sources), strict=True)
        ]
        extend(run, (ours, theirs), pairs)
