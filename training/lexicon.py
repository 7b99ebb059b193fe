"""Where the network starts: a vector for each piece, near those of the pieces that translate it.

In come binarised examples; out goes a table (vocabulary, width). Each piece is itself plus the
pieces that it was linked with, in proportion, seen through a random projection, which keeps inner
products (Johnson & Lindenstrauss 1984). Levy, Søgaard & Goldberg (2017) get there from shared
sentences; links are sharper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from training.binarise import Examples


def linked_counts(examples: Examples, vocabulary: int) -> NDArray[np.float32]:
    """Counts how often each source piece (row) is linked with each target piece (column)."""
    numbers = examples.links.reshape(-1, 2).astype(np.int64)
    each = np.repeat(np.arange(len(examples)), np.diff(examples.links_at) // 2)
    left = examples.source[examples.source_at[each] + numbers[:, 0]].astype(np.int64)
    right = examples.target[examples.target_at[each] + numbers[:, 1]].astype(np.int64)
    flat = np.bincount(left * vocabulary + right, minlength=vocabulary * vocabulary)
    counts: NDArray[np.float32] = flat.reshape(vocabulary, vocabulary).astype(np.float32)
    return counts


def table(parts: Iterable[Examples], vocabulary: int, width: int, seed: int) -> NDArray[np.float32]:
    """Returns the first embedding table; rows have length 1."""
    counts = np.zeros((vocabulary, vocabulary), np.float32)
    for part in parts:
        found = linked_counts(part, vocabulary)
        counts += found + found.T
    # Few observations are weak evidence: two imagined links to nothing dampen rare pieces.
    counts /= counts.sum(axis=1, keepdims=True) + 2
    projection = np.random.default_rng(seed).standard_normal((vocabulary, width))
    rows = (counts @ projection + projection).astype(np.float32)
    result: NDArray[np.float32] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return result
