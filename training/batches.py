"""Examples in, batches of about equal numbers of pieces out, with little padding.

An epoch draws each example as often as its group's copies say, sorts by length within large
shuffled blocks, and cuts batches by padded size. The same seed and epoch give the same batches.
"""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from training.binarise import Examples

T = TypeVar("T")

Change = Callable[["Examples"], "Examples"]
"""Returns as many examples as it is given, in the same order."""

AHEAD = 16
"""Batches that are prepared while the device works."""

BLOCK = 64
"""Batches within which examples are sorted by length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """The examples of one direction, and the piece that starts its translations."""

    examples: Examples
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Padded rows of pieces, and links as (row, target position, source position)."""

    source: NDArray[np.int64]
    inputs: NDArray[np.int64]
    """What the decoder sees: the start piece and all target pieces but the last."""
    outputs: NDArray[np.int64]
    """What it has to say."""
    links: NDArray[np.int64]


def drawn(
    stream: Stream, copies: dict[str, float], longest: int, random: np.random.Generator
) -> NDArray[np.int64]:
    """Returns the examples of an epoch by number, in their own order, some more than once."""
    examples = stream.examples
    wanted = np.asarray([copies.get(name, 1.0) for name in examples.groups] or [1.0])
    each = wanted[examples.group]
    times = np.floor(each).astype(np.int64)
    times += random.random(len(each)) < each - times
    times[examples.lengths() > longest] = 0
    return np.repeat(np.arange(len(examples)), times)


def cut(lengths: NDArray[np.int64], tokens: int) -> list[tuple[int, int]]:
    """Cuts sorted lengths into ranges whose longest row times their rows is at most ``tokens``."""
    ranges = []
    begin = 0
    for end in range(1, len(lengths) + 1):
        full = end < len(lengths) and int(lengths[end]) * (end + 1 - begin) > tokens
        if full or end == len(lengths):
            ranges.append((begin, end))
            begin = end
    return ranges


def plan(
    streams: Sequence[Stream],
    copies: dict[str, float],
    *,
    tokens: int,
    longest: int,
    seed: tuple[int, int],
) -> list[NDArray[np.int64]]:
    """Returns an epoch's batches as arrays of (stream, example)."""
    random = np.random.default_rng(seed)
    chosen = [drawn(stream, copies, longest, random) for stream in streams]
    rows = np.concatenate(
        [np.stack([np.full_like(c, number), c], axis=1) for number, c in enumerate(chosen)]
    )
    rows = rows[random.permutation(len(rows))]
    lengths = np.zeros(len(rows), np.int64)
    for number, stream in enumerate(streams):
        here = rows[:, 0] == number
        lengths[here] = stream.examples.lengths()[rows[here, 1]]
    batches: list[NDArray[np.int64]] = []
    mean = max(1.0, float(lengths.mean())) if len(lengths) else 1.0
    block = max(1, int(BLOCK * tokens / mean))
    for begin in range(0, len(rows), block):
        order = begin + np.argsort(lengths[begin : begin + block], kind="stable")
        batches += [rows[order[a:b]] for a, b in cut(lengths[order], tokens)]
    return [batches[number] for number in random.permutation(len(batches))]


def _padded(flat: NDArray[np.uint16], at: NDArray[np.int64], width: int) -> NDArray[np.int64]:
    """Lays ragged rows into a rectangle with zeros at the ends."""
    steps = np.arange(width)
    places = np.minimum(at[:-1, None] + steps, len(flat) - 1)
    inside = steps < np.diff(at)[:, None]
    return np.where(inside, flat[places], 0).astype(np.int64)


def _links(examples: Examples, first: int) -> NDArray[np.int64]:
    """Returns the links of examples whose row numbers start at ``first``."""
    row = np.repeat(np.arange(first, first + len(examples)), np.diff(examples.links_at) // 2)
    return np.stack([row, examples.links[1::2], examples.links[::2]], axis=1).astype(np.int64)


def build(
    streams: Sequence[Stream],
    chosen: NDArray[np.int64],
    multiple: int = 1,
    change: Change | None = None,
) -> Batch:
    """Lays out one batch; sides are padded to a multiple, which spares a GPU odd shapes."""
    parts = []
    for number, stream in enumerate(streams):
        rows = chosen[chosen[:, 0] == number, 1]
        if len(rows):
            taken = stream.examples.take(rows)
            parts.append((stream.start, change(taken) if change else taken))
    widths = []
    for name in ("source_at", "target_at"):
        widest = max(int(np.diff(getattr(examples, name)).max()) for _, examples in parts)
        widths.append(widest + -widest % multiple)
    sources, inputs, outputs, links = [], [], [], []
    first = 0
    for beginning, examples in parts:
        sources.append(_padded(examples.source, examples.source_at, widths[0]))
        target = _padded(examples.target, examples.target_at, widths[1])
        start = np.full((len(examples), 1), beginning)
        # Where a row has ended, its end piece is not shown to the decoder.
        shown = np.where(target[:, 1:] > 0, target[:, :-1], 0)
        inputs.append(np.concatenate([start, shown], axis=1))
        outputs.append(target)
        links.append(_links(examples, first))
        first += len(examples)
    return Batch(
        source=np.concatenate(sources),
        inputs=np.concatenate(inputs),
        outputs=np.concatenate(outputs),
        links=np.concatenate(links),
    )


def epoch(
    streams: Sequence[Stream],
    copies: dict[str, float],
    *,
    tokens: int,
    longest: int,
    seed: tuple[int, int],
    multiple: int = 1,
    change: Change | None = None,
) -> Iterator[Batch]:
    """Yields an epoch's batches, their examples changed on the way if wanted."""
    for chosen in plan(streams, copies, tokens=tokens, longest=longest, seed=seed):
        yield build(streams, chosen, multiple, change)


def prefetched(source: Iterator[T]) -> Iterator[T]:
    """Prepares what an iterator yields in a thread, a few ahead; its errors come out here."""
    waiting: queue.Queue[T | BaseException | None] = queue.Queue(AHEAD)
    stopped = threading.Event()

    def offer(item: T | BaseException | None) -> bool:
        while not stopped.is_set():
            with contextlib.suppress(queue.Full):
                waiting.put(item, timeout=0.5)
                return True
        return False

    def fill() -> None:
        try:
            for item in source:
                if not offer(item):
                    return
            offer(None)
        except Exception as error:  # raised again where the items are wanted
            offer(error)

    threading.Thread(target=fill, daemon=True).start()
    try:
        while (item := waiting.get()) is not None:
            if isinstance(item, BaseException):
                raise item
            yield item
    finally:
        stopped.set()
