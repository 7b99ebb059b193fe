"""A quick look at a network where CTranslate2 is not: greedy translation in PyTorch.

In come a checkpoint's averaged weights and binarised sentences; out come BLEU and chrF2. It shows
whether training goes well; packages are measured after conversion, with a beam.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch

from training import binarise, pieces, weights
from training.model import PADDING, Transformer
from training.teach import networks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from training.binarise import Examples
    from training.run import Run

ROWS = 256
MAX_LENGTH = 200


def rows(flat: NDArray[np.uint16], at: NDArray[np.int64]) -> list[list[int]]:
    """Cuts an array at its offsets."""
    return [part.tolist() for part in np.split(flat, at[1:-1])]


@torch.no_grad()
def greedy(network: Transformer, source: torch.Tensor, start: int) -> list[list[int]]:
    """Translates a padded batch of pieces, one likeliest piece after the other."""
    states, mask = network.encode(source)
    said = torch.full((len(source), 1), start, device=source.device)
    ended = torch.zeros(len(source), dtype=torch.bool, device=source.device)
    for _ in range(min(MAX_LENGTH, 2 * source.shape[1] + 10)):
        logits, _attention = network.decode(said, states, mask)
        following = logits[:, -1].argmax(dim=-1).masked_fill(ended, PADDING)
        said = torch.cat([said, following[:, None]], dim=1)
        ended |= following == pieces.END_ID
        if bool(ended.all()):
            break
    return [
        [piece for piece in row[1:] if piece not in (PADDING, pieces.END_ID)]
        for row in said.tolist()
    ]


def translate(network: Transformer, sources: list[list[int]], start: int) -> list[list[int]]:
    """Translates sentences of any length, sorted so that a batch holds similar ones."""
    device = network.embedding.weight.device
    order = sorted(range(len(sources)), key=lambda number: len(sources[number]))
    results: list[list[int]] = [[] for _ in sources]
    for begin in range(0, len(order), ROWS):
        chosen = order[begin : begin + ROWS]
        width = max(len(sources[number]) for number in chosen)
        padded = [sources[n] + [PADDING] * (width - len(sources[n])) for n in chosen]
        batch = torch.tensor(padded, device=device)
        for number, row in zip(chosen, greedy(network, batch, start), strict=True):
            results[number] = row
    return results


def loaded(run: Run, name: str) -> Transformer:
    """Loads a network's averaged weights."""
    size = pieces.load(run.at("pieces.model")).get_piece_size()
    network = Transformer(run.config.model, size)
    arrays = weights.load(run.at(name))
    network.load_state_dict({key: torch.from_numpy(value) for key, value in arrays.items()})
    return network.to("cuda" if torch.cuda.is_available() else "cpu").eval()


def sets(run: Run, direction: tuple[str, str]) -> Iterator[tuple[str, Examples]]:
    """Yields the held-out pairs and the evaluation sets that were binarised."""
    ending = f"-{'-'.join(direction)}.npz"
    for path in sorted(run.work.glob(f"*{ending}")):
        if path.name.startswith(("held-out-", "set-")):
            yield path.name.removesuffix(ending), binarise.load(path)


def glance_step(run: Run, only: str | None = None) -> None:
    """Prints BLEU and chrF2 of each network on each set."""
    import sacrebleu

    processor = pieces.load(run.at("pieces.model"))
    for name, directions in networks(run).items():
        if only not in (None, name):
            continue
        network = loaded(run, name)
        for direction in directions:
            start = processor.piece_to_id(pieces.STARTS[direction[1]])
            for label, examples in sets(run, direction):
                said = translate(network, rows(examples.source, examples.source_at), start)
                wanted = rows(examples.target, examples.target_at)
                ours, theirs = (
                    [processor.decode_ids([p for p in row if p != pieces.END_ID]) for row in side]
                    for side in (said, wanted)
                )
                bleu = sacrebleu.corpus_bleu(ours, [theirs]).score
                chrf = sacrebleu.corpus_chrf(ours, [theirs]).score
                print(
                    f"{'-'.join(direction)} {label}: BLEU {bleu:.1f} chrF2 {chrf:.1f}", flush=True
                )
