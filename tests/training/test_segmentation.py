"""Sources cut into other pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from training import batches, binarise, pieces
from training.segmentation import Segmenter

if TYPE_CHECKING:
    from training.binarise import Examples
    from training.run import Run


def linked_words(
    processor: pieces.sentencepiece.SentencePieceProcessor, examples: Examples, row: int
) -> set[tuple[int, int]]:
    """Returns which source word is linked with which target piece; the end is word -1."""
    source = examples.source[examples.source_at[row] : examples.source_at[row + 1]].tolist()
    links = examples.links[examples.links_at[row] : examples.links_at[row + 1]].reshape(-1, 2)
    words = [*pieces.words_of(processor.id_to_piece(source[:-1])), -1]
    return {(words[a], int(b)) for a, b in links}


@pytest.mark.parametrize("name", ["en-lt", "lt-en"])
def test_other_pieces_say_the_same_and_are_linked_the_same(prepared: Run, name: str) -> None:
    processor = pieces.load(prepared.at("pieces.model"))
    before = binarise.load(prepared.at(f"examples-{name}.npz"))
    after = Segmenter(processor, 1.0, seed=1)(before)
    changed = 0
    for row in range(len(before)):
        old, new = (
            each.source[each.source_at[row] : each.source_at[row + 1]].tolist()
            for each in (before, after)
        )
        assert processor.decode(new[:-1]) == processor.decode(old[:-1])
        assert new[-1] == pieces.END_ID
        assert linked_words(processor, after, row) == linked_words(processor, before, row)
        changed += old != new
    assert changed > len(before) / 2
    assert after.target is before.target
    assert after.group is before.group


def test_only_a_share_is_cut_otherwise(prepared: Run) -> None:
    processor = pieces.load(prepared.at("pieces.model"))
    before = binarise.load(prepared.at("examples-en-lt.npz"))
    untouched = Segmenter(processor, 0.0, seed=1)(before)
    assert np.array_equal(untouched.source, before.source)
    assert np.array_equal(untouched.links, before.links)


def test_examples_are_taken_in_any_order(prepared: Run) -> None:
    examples = binarise.load(prepared.at("examples-lt-en.npz"))
    taken = examples.take(np.asarray([4, 0, 4]))
    assert len(taken) == 3
    for place, row in enumerate((4, 0, 4)):
        for name in ("source", "target", "links"):
            flat, at = getattr(examples, name), getattr(examples, f"{name}_at")
            ours, ours_at = getattr(taken, name), getattr(taken, f"{name}_at")
            assert np.array_equal(
                ours[ours_at[place] : ours_at[place + 1]], flat[at[row] : at[row + 1]]
            )
        assert taken.group[place] == examples.group[row]


def test_batches_are_changed_on_the_way(prepared: Run) -> None:
    processor = pieces.load(prepared.at("pieces.model"))
    stream = batches.Stream(examples=binarise.load(prepared.at("examples-en-lt.npz")), start=5)
    shown = [
        sum(
            int((batch.source > 0).sum())
            for batch in batches.epoch(
                [stream], {}, tokens=400, longest=99, seed=(1, 1), change=change
            )
        )
        for change in (None, Segmenter(processor, 1.0, seed=1))
    ]
    assert shown[0] == len(stream.examples.source)
    assert shown[1] > shown[0]
