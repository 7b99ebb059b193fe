"""An extra step: learns which Lithuanian case an English context asks for.

In come the aligned pairs; out goes ``src/glossa/enforcement/data/case-cues.tsv``, the weights with
which ``glossa.enforcement.cues`` helps any package to choose among a term's forms. Every noun
phrase whose Lithuanian side proves to be a form of a dictionary phrase is an example; one that may
be several cases teaches that it is one of them. The method is logistic regression by Adagrad, with
features dropped at random so that no rare one is relied on.
"""

from __future__ import annotations

import random
import re
import zlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from training.annotate import candidates
from training.lemmas import Lemmas
from training.texts import lemma_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from glossa.language.grammar import Case
    from training.align import Links
    from training.annotate import Span
    from training.pairs import Pair
    from training.run import Run

OUTPUT = "src/glossa/enforcement/data/case-cues.tsv"
HEADER = """\
# How much each feature of an English context speaks for each Lithuanian case; 32 is a weight of 1.
# Learned by `python -m training cases` (training/cases.py) from noun phrases of parallel text.
"""
GROUPS = {"written": 1.0, "prose": 0.5, "legal": 0.5}
"""The kinds of text that are looked at, with the weight of an example; software has no prose."""
LIKE_TERMS = 3.0
"""How many times more a name or a phrase weighs: glossaries have more of them than text."""
LEAST = 8
"""A feature seen less often is left out."""
ROWS = 30_000
"""Features that are kept, those that change the most."""
EPOCHS = 8
BATCH = 1024
RATE = 0.15
DECAY = 1e-5
DROPPED = 0.2
HELD_OUT = 20
"""Every so-manieth sentence is not learned from."""


@dataclass(frozen=True, slots=True)
class Example:
    """A noun phrase in its context."""

    features: tuple[str, ...]
    cases: tuple[bool, ...]
    """Which cases its Lithuanian form can be, in the order of ``cues.CASES``."""
    weight: float
    held_out: bool


def examples(pairs: Sequence[Pair], links: Sequence[Links], lemmas: Lemmas) -> Iterator[Example]:
    """Yields the noun phrases of the pairs."""
    from glossa.enforcement import cues
    from glossa.values import Span as Place

    for pair, link in zip(pairs, links, strict=True):
        english, lithuanian = pair.en.split(), pair.lt.split()
        if pair.group not in GROUPS:
            continue
        for span in longest(candidates(english, lithuanian, link, lemmas, "en-lt")):
            cases = cases_of(span.lemma, inside(pair.lt, *span.target)[2])
            if cases:
                start, end, said = inside(pair.en, span.begin, span.end)
                like_term = " " in said or said[0].isupper()
                yield Example(
                    features=tuple(cues.features(pair.en, Place(start, end))),
                    cases=tuple(case in cases for case in cues.CASES),
                    weight=GROUPS[pair.group] * (LIKE_TERMS if like_term else 1.0),
                    held_out=zlib.crc32(pair.en.encode()) % HELD_OUT == 0,
                )


def longest(spans: Iterator[Span]) -> list[Span]:
    """Keeps of the phrases with the same last Lithuanian word the longest."""
    kept: dict[int, Span] = {}
    for span in spans:
        other = kept.get(span.target[1])
        if other is None or size(span) > size(other):
            kept[span.target[1]] = span
    return list(kept.values())


def size(span: Span) -> int:
    """Returns how many words a phrase has on both sides."""
    return span.end - span.begin + span.target[1] - span.target[0]


def inside(text: str, begin: int, end: int) -> tuple[int, int, str]:
    """Returns where words ``begin`` to ``end`` stand without what is around, and them."""
    words = list(re.finditer(r"\S+", text))[begin:end]
    start, stop = words[0].start(), words[-1].end()
    while not text[start].isalnum():
        start += 1
    while not text[stop - 1].isalnum():
        stop -= 1
    if text[start:stop].endswith(("'s", "’s")):  # a possessive ending is no part of a term
        stop -= 2
    return start, stop, text[start:stop]


def cases_of(lemma: str, surface: str) -> set[Case]:
    """Returns the cases in which a dictionary phrase has a form."""
    from glossa.enforcement import cues
    from glossa.language.lithuanian import paradigm

    low = surface.lower()
    cells = {form.case for form in paradigm(lemma).forms if form.text.lower() == low}
    return cells & set(cues.CASES)


def learn(seen: Sequence[Example]) -> tuple[list[str], NDArray[np.float32]]:
    """Returns the features worth keeping and their weights, a row each."""
    import torch

    torch.manual_seed(0)
    dice = np.random.default_rng(0)
    counts = Counter(feature for example in seen for feature in example.features)
    names = sorted(feature for feature, count in counts.items() if count >= LEAST)
    table = padded(seen, names)
    allowed = torch.tensor([example.cases for example in seen], dtype=torch.float32)
    weights = torch.tensor([example.weight for example in seen])
    layer = torch.nn.Embedding(len(names) + 1, allowed.shape[1], padding_idx=len(names))
    torch.nn.init.zeros_(layer.weight)
    optimiser = torch.optim.Adagrad(layer.parameters(), lr=RATE)
    order = np.flatnonzero([not example.held_out for example in seen])
    for epoch in range(EPOCHS):
        dice.shuffle(order)
        optimiser.param_groups[0]["lr"] = RATE * (1 - epoch / EPOCHS)
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            inputs = table[rows]
            inputs[dice.random(inputs.shape) < DROPPED] = len(names)
            chances = layer(torch.from_numpy(inputs)).sum(1).softmax(1)
            said = ((chances * allowed[rows]).sum(1) + 1e-9).log()
            loss = -(said * weights[rows]).mean() + DECAY * (layer.weight**2).sum()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    learned = layer.weight.detach().numpy()[:-1]
    learned = learned - learned.mean(axis=1, keepdims=True)
    worth = np.abs(learned).max(axis=1) * np.sqrt([counts[name] for name in names])
    best = np.sort(np.argsort(-worth)[:ROWS])
    return [names[number] for number in best], learned[best]


def padded(seen: Sequence[Example], names: Sequence[str]) -> NDArray[np.int64]:
    """Returns the features of each example by number, filled up with a number past the last."""
    numbers = {name: number for number, name in enumerate(names)}
    rows = [[numbers[f] for f in example.features if f in numbers] for example in seen]
    table = np.full((len(rows), max(map(len, rows))), len(names))
    for place, row in enumerate(rows):
        table[place, : len(row)] = row
    return table


def accuracy(seen: Sequence[Example], names: Sequence[str], table: NDArray[np.int8]) -> float:
    """Returns the share of held-out examples whose likeliest case is one that it can be."""
    numbers = {name: number for number, name in enumerate(names)}
    held = [example for example in seen if example.held_out]
    right = sum(
        example.cases[table[[numbers[f] for f in example.features if f in numbers]].sum(0).argmax()]
        for example in held
    )
    return right / max(1, len(held))


def write(path: Path, names: Sequence[str], table: NDArray[np.int8]) -> None:
    """Writes the weights as text, a feature a line."""
    from glossa.enforcement import cues

    lines = ["\t".join(["feature", *(case.value for case in cues.CASES)])]
    lines += ["\t".join([name, *map(str, row)]) for name, row in zip(names, table, strict=True)]
    path.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


def cases_step(run: Run) -> None:
    """Learns the weights and writes them."""
    from glossa.enforcement import cues

    lemmas = Lemmas(run.cleaned, lemma_list(run.word_lists))
    numbers = run.learned()
    random.Random(0).shuffle(numbers)
    chosen = [run.cleaned[n] for n in numbers], [run.links[n] for n in numbers]
    seen = list(examples(*chosen, lemmas))
    print(f"{len(seen)} noun phrases", flush=True)
    names, weights = learn(seen)
    table = np.clip(np.round(weights * cues.SCALE), -127, 127).astype(np.int8)
    print(f"right case on held-out sentences: {accuracy(seen, names, table):.3f}")
    write(run.root / OUTPUT, names, table)
