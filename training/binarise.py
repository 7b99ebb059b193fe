"""Step seven: sentences become numbers, in few enough bytes to carry to another machine.

In come examples; out goes one ``examples-FROM-TO.npz`` a direction: piece numbers (uint16) end to
end with their offsets, piece links (uint16) likewise, and each example's group. Nothing of the
text is needed after this step until packages are evaluated.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from training.pieces import END_ID, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import sentencepiece
    from numpy.typing import NDArray

    from training.align import Links


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One thing to learn: a source text, its translation, and which word comes from which."""

    source: str
    target: str
    links: Links
    """Source word, target word; words being what stands between spaces."""
    group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """Examples of one direction as arrays; example ``i`` lies between offsets ``i`` and ``i+1``."""

    source: NDArray[np.uint16]
    source_at: NDArray[np.int64]
    target: NDArray[np.uint16]
    target_at: NDArray[np.int64]
    links: NDArray[np.uint16]
    """Pairs of piece numbers, source then target."""
    links_at: NDArray[np.int64]
    group: NDArray[np.uint8]
    groups: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.group)

    def take(self, rows: NDArray[np.int64]) -> Examples:
        """Returns some of the examples, in the order of their numbers in ``rows``."""
        parts = {}
        for name in ("source", "target", "links"):
            flat, at = getattr(self, name), getattr(self, f"{name}_at")
            sizes = at[rows + 1] - at[rows]
            ends = np.cumsum(sizes)
            parts[f"{name}_at"] = np.concatenate(([0], ends))
            parts[name] = flat[np.repeat(at[rows] - ends + sizes, sizes) + np.arange(sizes.sum())]
        return Examples(**parts, group=self.group[rows], groups=self.groups)

    def lengths(self) -> NDArray[np.int64]:
        """Returns the longer side of each example, in pieces, its end included."""
        longer: NDArray[np.int64] = np.maximum(np.diff(self.source_at), np.diff(self.target_at))
        return longer


def piece_links(
    source: Sequence[str], target: Sequence[str], links: Links
) -> list[tuple[int, int]]:
    """Turns links between words into links between their pieces, and links end with end."""
    left: dict[int, list[int]] = {}
    right: dict[int, list[int]] = {}
    for pieces, places in ((source, left), (target, right)):
        for position, word in enumerate(words_of(pieces)):
            places.setdefault(word, []).append(position)
    found = {(a, b) for i, j in links for a in left.get(i, ()) for b in right.get(j, ())}
    return [*sorted(found), (len(source), len(target))]


def binarise(
    examples: Iterable[Example],
    processor: sentencepiece.SentencePieceProcessor,
    *,
    max_pieces: int,
) -> Examples:
    """Turns examples into arrays; those with a side longer than ``max_pieces`` stay out."""
    columns: tuple[list[NDArray[np.uint16]], ...] = ([], [], [])
    kinds: list[str] = []
    for example in examples:
        source = processor.encode(example.source, out_type=str)
        target = processor.encode(example.target, out_type=str)
        if not source or not target or max(len(source), len(target)) >= max_pieces:
            continue
        links = piece_links(source, target, example.links)
        for column, values in zip(
            columns,
            (
                [*processor.piece_to_id(source), END_ID],
                [*processor.piece_to_id(target), END_ID],
                [number for link in links for number in link],
            ),
            strict=True,
        ):
            column.append(np.asarray(values, np.uint16))
        kinds.append(example.group)
    groups = tuple(sorted(set(kinds)))
    flat = [np.concatenate(c) if c else np.zeros(0, np.uint16) for c in columns]
    at = [np.cumsum([0, *(len(row) for row in c)], dtype=np.int64) for c in columns]
    return Examples(
        source=flat[0],
        source_at=at[0],
        target=flat[1],
        target_at=at[1],
        links=flat[2],
        links_at=at[2],
        group=np.asarray([groups.index(kind) for kind in kinds], np.uint8),
        groups=groups,
    )


def save(path: Path, examples: Examples) -> None:
    """Writes the arrays, compressed; offsets as lengths, which compress better."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".part")
    with partial.open("wb") as stream:
        np.savez_compressed(
            stream,
            source=examples.source,
            source_size=np.diff(examples.source_at).astype(np.uint16),
            target=examples.target,
            target_size=np.diff(examples.target_at).astype(np.uint16),
            links=examples.links,
            links_size=np.diff(examples.links_at).astype(np.uint16),
            group=examples.group,
            groups=np.asarray(examples.groups),
        )
    partial.replace(path)


def load(path: Path) -> Examples:
    """Reads what `save` wrote."""
    with np.load(path) as arrays:
        at = {
            name: np.concatenate(([0], np.cumsum(arrays[f"{name}_size"], dtype=np.int64)))
            for name in ("source", "target", "links")
        }
        return Examples(
            source=arrays["source"],
            source_at=at["source"],
            target=arrays["target"],
            target_at=at["target"],
            links=arrays["links"],
            links_at=at["links"],
            group=arrays["group"],
            groups=tuple(str(name) for name in arrays["groups"]),
        )
