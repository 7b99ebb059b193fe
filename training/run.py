"""The steps in order, each from files to files, so that a run can stop and go on anywhere.

In comes a configuration and the folders of text; out come packages. A step writes its output when
it is whole, under another name before that, so an output that exists is a step that is done.
"""

from __future__ import annotations

import itertools
import json
import shutil
import zlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from training import (
    align,
    annotate,
    binarise,
    clean,
    collect,
    lexicon,
    names,
    pairs,
    pieces,
    robust,
)
from training.config import DIRECTIONS
from training.lemmas import Lemmas
from training.texts import (
    evaluation_sentences,
    evaluation_sets,
    lemma_list,
    read_examples,
    write_examples,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from training.align import Links
    from training.binarise import Example
    from training.config import Config
    from training.pairs import Pair

PIECE_GROUPS = {
    "written": 1,
    "prose": 1,
    "legal": 3,
    "dictionary": 3,
    "synthetic": 10,
    "software": 20,
}
"""The vocabulary is learned from every so-manieth pair of a group: prose decides it."""

LEAST_AGREEMENT = 0.5
"""Pairs with fewer linked words are hardly translations of each other."""


@dataclass(frozen=True, kw_only=True)
class Run:
    """A configuration with its folders."""

    config: Config
    root: Path
    """The checkout."""
    corpus: Path | None = None
    """A folder with SOURCES.tsv and GROUP.tsv.xz, or none: then only our own text is used."""
    evaluation: Path | None = None
    """A folder with evaluation sets, which must not be learned from."""
    word_lists: Path | None = None
    """A folder with lists of Lithuanian lemmas (ispell-lt), which make annotations surer."""

    @property
    def work(self) -> Path:
        """Where everything in between lies."""
        return self.root / self.config.work

    @property
    def before(self) -> Path:
        """The work folder of the run that this one goes on from."""
        return self.root / self.config.start_from

    def at(self, name: str) -> Path:
        """Returns the path of something in between."""
        return self.work / name

    @cached_property
    def cleaned(self) -> list[Pair]:
        """What the cleaning kept."""
        return list(pairs.read_pairs(self.at("pairs.tsv.xz")))

    @cached_property
    def links(self) -> list[Links]:
        """The word links of `cleaned`."""
        return [align.parse(line) for line in self.at("links.txt").read_text().splitlines()]

    @cached_property
    def held_out(self) -> frozenset[int]:
        """Pairs of our own that nothing is learned from, by number.

        Each pair's own check sum decides, so more pairs do not move others in or out.
        """
        least = self.config.data.held_out * 2**32
        return frozenset(
            number
            for number, pair in enumerate(self.cleaned)
            if pair.group == collect.OWN and zlib.crc32(pair.en.encode()) < least
        )

    def learned(self) -> list[int]:
        """Returns the pairs to learn from, by number."""
        return [
            number
            for number, (pair, links) in enumerate(zip(self.cleaned, self.links, strict=True))
            if number not in self.held_out
            and (pair.group == collect.OWN or align.agreement(pair, links) >= LEAST_AGREEMENT)
        ]


def collect_step(run: Run) -> None:
    """Gathers the pairs that may be used."""
    data = run.root / "training" / "data"
    count = pairs.write_pairs(
        run.at("collected.tsv.xz"), collect.collect(data, run.corpus, run.config.data)
    )
    print(f"collected {count} pairs")


def clean_step(run: Run) -> None:
    """Keeps the good ones and writes ``report.tsv``."""
    cleaner = clean.Cleaner(clean.Leaks(evaluation_sentences(run.evaluation)))
    kept = list(cleaner.clean(pairs.read_pairs(run.at("collected.tsv.xz"))))
    limited = clean.limited(kept, run.config.data.limits)
    run.at("report.tsv").write_text(clean.table(cleaner.report), encoding="utf-8")
    used = collect.count(limited)
    run.at("used.json").write_text(json.dumps(dict(sorted(used.items())), indent=1))
    pairs.write_pairs(run.at("pairs.tsv.xz"), limited)
    print(f"kept {len(kept)} pairs, of which limits leave {len(limited)}")


def pieces_step(run: Run) -> None:
    """Learns the vocabulary, or takes that of the network to go on from."""
    if run.config.start_from:
        shutil.copyfile(run.before / "pieces.model", run.at("pieces.model"))
        return
    chosen = [
        pair for n, pair in enumerate(run.cleaned) if n % PIECE_GROUPS.get(pair.group, 1) == 0
    ]
    pieces.train(chosen, run.at("pieces.model"), size=run.config.data.vocabulary)


def align_step(run: Run) -> None:
    """Links words with words."""
    lines = [align.render(links) for links in align.align(run.cleaned)]
    run.at("links.txt").write_text("\n".join(lines) + "\n")


def annotate_step(run: Run) -> None:
    """Makes the copies with target-lemma annotations."""
    lemmas = Lemmas(run.cleaned, lemma_list(run.word_lists))
    numbers = run.learned()
    chosen = [run.cleaned[n] for n in numbers], [run.links[n] for n in numbers]
    for direction in DIRECTIONS:
        examples = annotate.annotated(*chosen, lemmas, direction, run.config.data.annotated)
        name = "-".join(direction)
        count = write_examples(run.at(f"annotated-{name}.tsv.xz"), examples)
        print(f"annotated {count} examples {name}")
        held = [run.cleaned[n] for n in sorted(run.held_out)]
        links = [run.links[n] for n in sorted(run.held_out)]
        examples = annotate.annotated(held, links, lemmas, direction, 1.0)
        write_examples(run.at(f"annotated-held-out-{name}.tsv.xz"), examples)


def robust_step(run: Run) -> None:
    """Makes the copies with noise, things to repeat and other names."""
    numbers = run.learned()
    chosen = [run.cleaned[n] for n in numbers], [run.links[n] for n in numbers]
    for direction in DIRECTIONS:
        examples = itertools.chain(
            robust.robust(*chosen, direction, run.config.data.robust),
            names.renamed(*chosen, direction, run.config.data.renamed),
        )
        write_examples(run.at(f"robust-{'-'.join(direction)}.tsv.xz"), examples)


def plain_examples(
    run: Run, numbers: list[int] | frozenset[int], direction: tuple[str, str]
) -> Iterator[Example]:
    """Yields pairs as they are, in one direction."""
    ours, theirs = direction
    for number in sorted(numbers):
        pair, links = run.cleaned[number], run.links[number]
        yield binarise.Example(
            source=pair.side(ours),
            target=pair.side(theirs),
            links=links if ours == "en" else tuple(sorted((b, a) for a, b in links)),
            group=pair.group,
        )


def binarise_step(run: Run) -> None:
    """Turns all examples into arrays, and makes the first embedding table."""
    processor = pieces.load(run.at("pieces.model"))
    longest = run.config.data.max_pieces
    parts = []
    for direction in DIRECTIONS:
        name = "-".join(direction)
        held = binarise.binarise(
            plain_examples(run, run.held_out, direction), processor, max_pieces=longest
        )
        binarise.save(run.at(f"held-out-{name}.npz"), held)
        for label, sides in evaluation_sets(run.evaluation, *direction).items():
            plain = [
                binarise.Example(source=source, target=target, links=(), group=label)
                for source, target in zip(*sides, strict=True)
            ]
            measured = binarise.binarise(plain, processor, max_pieces=1000)
            binarise.save(run.at(f"set-{label}-{name}.npz"), measured)
        examples = list(plain_examples(run, run.learned(), direction))
        for copies in ("annotated", "robust", "translated"):
            examples += read_examples(run.at(f"{copies}-{name}.tsv.xz"))
        parts.append(binarise.binarise(examples, processor, max_pieces=longest))
        binarise.save(run.at(f"examples-{name}.npz"), parts[-1])
        print(f"{name}: {len(parts[-1])} examples, {len(parts[-1].target)} target pieces")
    config = run.config
    table = lexicon.table(parts, processor.get_piece_size(), config.model.width, config.train.seed)
    np.save(run.at("table.npy"), table.astype(np.float16))
