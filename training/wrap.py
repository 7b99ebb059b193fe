"""An extra step: puts what training needs into one small file that travels.

In come the arrays of ``binarise``; out comes ``travel.tar.xz``, which ``lent.sh`` unpacks. The two
directions hold the same sentences the other way round, so one compressor with a window over both
makes a third of what the arrays take by themselves.
"""

from __future__ import annotations

import io
import lzma
import tarfile
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from training.run import Run

NAME = "travel.tar.xz"
PATTERNS = ("examples-*.npz", "held-out-*.npz", "set-*.npz", "table.npy", "pieces.model")
WINDOW = 192 * 2**20
"""Bytes over which repetitions are found: both directions, uncompressed."""


def bare(path: Path) -> bytes:
    """Returns a file's bytes, those of an archive of arrays without its own compression."""
    if path.suffix != ".npz":
        return path.read_bytes()
    stream = io.BytesIO()
    with np.load(path) as arrays:
        np.savez(stream, **{name: arrays[name] for name in arrays.files})  # type: ignore[arg-type]  # names never clash with its one keyword
    return stream.getvalue()


def wrap_step(run: Run) -> None:
    """Writes the file; a crash in between leaves none.

    Raises:
        FileNotFoundError: the step ``binarise`` was not run.
    """
    paths = sorted(path for pattern in PATTERNS for path in run.work.glob(pattern))
    if not any(path.name.startswith("examples-") for path in paths):
        raise FileNotFoundError(f"Run the steps up to binarise first: no examples in {run.work}.")
    unfinished = run.at(f"{NAME}.part")
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 6, "dict_size": WINDOW}]
    with (
        lzma.open(unfinished, "wb", filters=filters) as packed,
        tarfile.open(fileobj=packed, mode="w") as archive,
    ):
        for path in paths:
            content = bare(path)
            entry = tarfile.TarInfo(path.name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    unfinished.replace(run.at(NAME))
    print(f"{NAME}: {run.at(NAME).stat().st_size / 1e6:.1f} MB")
