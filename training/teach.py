"""Steps eight and nine around the network: train, then write the averaged weights.

In come binarised examples; out come, for each network, ``checkpoint.pt`` and ``weights-*.npz`` of a
few megabytes each, small enough to carry from a machine with a GPU. Only these two steps need
PyTorch, and they need nothing but the work folder and this package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch

from training import binarise, pieces
from training.batches import Stream
from training.config import DIRECTIONS
from training.grow import deeper
from training.learn import Trainer
from training.segmentation import Segmenter
from training.weights import load, save

if TYPE_CHECKING:
    from training.run import Run

Direction = tuple[str, str]


def networks(run: Run) -> dict[str, tuple[Direction, ...]]:
    """Returns the networks of a run by name, and what each of them translates."""
    if run.config.train.joint:
        return {"joint": DIRECTIONS}
    return {"-".join(direction): (direction,) for direction in DIRECTIONS}


def streams(run: Run, kind: str, directions: tuple[Direction, ...]) -> list[Stream]:
    """Loads the examples (``examples`` or ``held-out``) of some directions."""
    processor = pieces.load(run.at("pieces.model"))
    return [
        Stream(
            examples=binarise.load(run.at(f"{kind}-{ours}-{theirs}.npz")),
            start=processor.piece_to_id(pieces.STARTS[theirs]),
        )
        for ours, theirs in directions
    ]


def trainer(run: Run, name: str) -> Trainer:
    """Makes a network's trainer, with its checkpoint if it has one."""
    directions = networks(run)[name]
    folder = run.at(name)
    folder.mkdir(parents=True, exist_ok=True)
    table = None
    if run.config.train.lexical_start:
        table = np.load(run.at("table.npy")).astype(np.float32)
    processor = pieces.load(run.at("pieces.model"))
    share = run.config.data.resegmented
    made = Trainer(
        run.config,
        streams(run, "examples", directions),
        streams(run, "held-out", directions),
        processor.get_piece_size(),
        folder,
        table,
        Segmenter(processor, share, run.config.train.seed) if share else None,
    )
    if made.resume():
        state = "goes on"
    elif run.config.start_from:
        made.start(deeper(load(run.before / name), run.config.model))
        state = f"starts from {run.config.start_from}"
    else:
        state = "starts"
    print(f"{name}: {state} on {made.device}", flush=True)
    return made


def train_step(run: Run, only: str | None = None) -> None:
    """Trains every network, or only one."""
    for name in networks(run):
        if only in (None, name):
            trainer(run, name).run()


def average_step(run: Run, only: str | None = None) -> None:
    """Writes each network's averaged weights, those that did best on held-out text."""
    for name in networks(run):
        best, last = run.at(name) / "best.pt", run.at(name) / "checkpoint.pt"
        if only not in (None, name) or not last.exists():
            continue
        weights = torch.load(best if best.exists() else last, map_location="cpu", weights_only=True)
        weights = weights.get("average", weights)
        count = save(run.at(name), {key: value.float().numpy() for key, value in weights.items()})
        print(f"{name}: {count} files of weights")
