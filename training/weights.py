"""Weights as files that travel: 16-bit floats in archives of at most so many bytes.

In and out: arrays by name, and a folder with ``weights-00.npz``, ``weights-01.npz`` …
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

LIMIT = 15_000_000
"""Bytes in one file before compression."""


def save(folder: Path, arrays: Mapping[str, NDArray[np.float32]], limit: int = LIMIT) -> int:
    """Writes arrays and returns the number of files; older files of weights go."""
    for old in folder.glob("weights-*.npz"):
        old.unlink()
    parts: list[dict[str, NDArray[np.float16]]] = [{}]
    size = 0
    for name, array in arrays.items():
        half = array.astype(np.float16)
        if size + half.nbytes > limit and parts[-1]:
            parts.append({})
            size = 0
        parts[-1][name] = half
        size += half.nbytes
    for number, part in enumerate(parts):
        np.savez_compressed(folder / f"weights-{number:02}.npz", **part)  # type: ignore[arg-type]  # names never clash with its one keyword
    return len(parts)


def load(folder: Path) -> dict[str, NDArray[np.float32]]:
    """Reads what `save` wrote.

    Raises:
        FileNotFoundError: there are no weights in the folder.
    """
    paths = sorted(folder.glob("weights-*.npz"))
    if not paths:
        raise FileNotFoundError(f"Run the steps train and average first: no weights in {folder}.")
    arrays: dict[str, NDArray[np.float32]] = {}
    for path in paths:
        with np.load(path) as part:
            arrays.update({name: part[name].astype(np.float32) for name in part.files})
    return arrays
