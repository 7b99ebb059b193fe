"""Step eight: trains one network within a time budget.

In come binarised examples, the piece that starts each direction, and a folder; out come
``checkpoint.pt`` (to go on from), ``best.pt`` (the averaged weights that did best on held-out text)
and ``log.jsonl`` (what happened). Stopping and starting again loses at most one checkpoint's time.
"""

from __future__ import annotations

import ctypes
import itertools
import json
import multiprocessing
import os
import time
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor
from torch.func import functional_call
from torch.nn import functional

from training import batches
from training.model import PADDING, Transformer, lexical_start
from training.schedule import Progress, rate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from training.batches import Batch, Change, Stream
    from training.config import Config


def keep_memory() -> None:
    """Asks the C library to keep what is freed, and for large pages, where it can.

    A step frees and asks for the same hundreds of megabytes. Getting them from the system each
    time took a tenth of a small network's step on a CPU (one profile).
    """
    os.environ.setdefault("THP_MEM_ALLOC_ENABLE", "1")
    library = ctypes.CDLL(None)
    if hasattr(library, "mallopt"):  # GNU's names and numbers
        trim_threshold, mmap_threshold = -1, -3
        library.mallopt(trim_threshold, 1 << 30)
        library.mallopt(mmap_threshold, 1 << 30)


class Trainer:
    """A network, its optimiser and the average of its weights."""

    def __init__(
        self,
        config: Config,
        streams: Sequence[Stream],
        held_out: Sequence[Stream],
        vocabulary: int,
        folder: Path,
        table: NDArray[np.float32] | None = None,
        change: Change | None = None,
    ) -> None:
        settings = config.train
        self.config, self.settings, self.folder = config, settings, folder
        self.streams, self.held_out, self.change = streams, held_out, change
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        torch.manual_seed(settings.seed)
        if self.device.type == "cpu":
            torch.set_num_threads(1)
            keep_memory()
        torch.set_float32_matmul_precision("high")
        self.network = Transformer(config.model, vocabulary)
        if table is not None:
            lexical_start(self.network, torch.from_numpy(table))
        self.network.to(self.device)
        self.average = {k: v.detach().clone() for k, v in self.network.named_parameters()}
        self.optimiser = torch.optim.AdamW(
            self.network.parameters(),
            lr=settings.learning_rate,
            betas=(0.9, 0.98),
            eps=1e-9,
            weight_decay=settings.weight_decay,
            fused=True,
        )
        self.progress = Progress()
        self.rank = 0
        self.parent: int | None = None
        self.saved = time.monotonic()
        network = torch.compile(self.network, dynamic=True) if settings.compile else self.network
        self.forward: Any = lambda sides: network(*sides)

    def tensors(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Moves a batch to the device."""
        moved = (
            torch.from_numpy(array).to(self.device, non_blocking=True)
            for array in (batch.source, batch.inputs, batch.outputs, batch.links)
        )
        source, inputs, outputs, links = moved
        return source, inputs, outputs, links

    def losses(self, batch: Batch, smoothing: float) -> tuple[Tensor, Tensor]:
        """Returns the cross-entropy of a piece and the alignment's, both means."""
        source, inputs, outputs, links = self.tensors(batch)
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.settings.bfloat16):
            logits, attention = self.forward((source, inputs))
        saying = functional.cross_entropy(
            logits.float().flatten(0, 1),
            outputs.flatten(),
            ignore_index=PADDING,
            label_smoothing=smoothing,
        )
        return saying, self.misalignment(attention, links)

    def misalignment(self, attention: Tensor, links: Tensor) -> Tensor:
        """Returns minus the log of the attention that falls on linked pieces, on the mean.

        Any of a word's linked pieces will do, so attention may settle where it serves best.
        """
        mean = attention[:, : self.config.model.guided_heads].mean(dim=1)
        row, target, source = links.unbind(dim=1)
        place = row * mean.shape[1] + target
        falling = mean.new_zeros(mean.shape[0] * mean.shape[1])
        falling = falling.index_add(0, place, mean[row, target, source])
        linked = torch.zeros_like(falling).index_fill(0, place, 1.0)
        return -((falling + 1e-6).log() * linked).sum() / linked.sum()

    def step(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Learns from one batch."""
        learning_rate = rate(self.progress, self.settings)
        for group in self.optimiser.param_groups:
            group["lr"] = learning_rate
        saying, looking = self.losses(batch, self.settings.label_smoothing)
        self.optimiser.zero_grad(set_to_none=True)
        (saying + self.settings.guidance * looking).backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), self.settings.clip)
        self.optimiser.step()
        if self.rank == 0:
            self.remember()
        self.progress.step += 1
        self.progress.tokens += int((batch.outputs != PADDING).sum())
        return saying.detach(), looking.detach()

    def remember(self) -> None:
        """Moves the averaged weights a little towards the present ones."""
        # Early weights are worth nothing, so the average forgets faster at first.
        decay = min(self.settings.ema, (1 + self.progress.step) / (10 + self.progress.step))
        torch._foreach_lerp_(  # one call for all weights, as torch.optim does
            list(self.average.values()),
            [p.detach() for p in self.network.parameters()],
            1 - decay,
        )

    def held_out_loss(self) -> tuple[float, float]:
        """Returns the averaged network's losses on text that it does not learn from."""
        sums = np.zeros(3)
        forward = self.forward
        # The network itself stays as it is: helpers may be at work on it.
        self.forward = partial(functional_call, self.network, self.average)
        self.network.eval()
        with torch.no_grad():
            for batch in batches.epoch(
                self.held_out, {}, tokens=self.settings.batch_tokens, longest=1000, seed=(0, 0)
            ):
                saying, looking = self.losses(batch, 0.0)
                size = int((batch.outputs != PADDING).sum())
                sums += (size * float(saying), size * float(looking), size)
        self.network.train()
        self.forward = forward
        return float(sums[0] / sums[2]), float(sums[1] / sums[2])

    def save(self) -> None:
        """Writes the checkpoint; a crash in between leaves the old one."""
        unfinished = self.folder / "checkpoint.part"
        state = {
            "network": self.network.state_dict(),
            "average": self.average,
            "optimiser": self.optimiser.state_dict(),
            "progress": {
                name: getattr(self.progress, name)
                for name in ("step", "epoch", "seconds", "tokens", "best")
            },
        }
        torch.save(state, unfinished)
        unfinished.replace(self.folder / "checkpoint.pt")

    def resume(self) -> bool:
        """Goes on from the checkpoint, if there is one."""
        path = self.folder / "checkpoint.pt"
        if not path.exists():
            return False
        state = torch.load(path, map_location=self.device, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.optimiser.load_state_dict(state["optimiser"])
        for name, value in state["average"].items():
            self.average[name].copy_(value)
        self.progress = Progress(**state["progress"])
        return True

    def start(self, arrays: Mapping[str, NDArray[np.float32]]) -> None:
        """Begins with given weights."""
        self.network.load_state_dict({name: torch.from_numpy(a) for name, a in arrays.items()})
        for name, weight in self.network.named_parameters():
            self.average[name].copy_(weight.detach())

    def log(self, **values: float) -> None:
        """Appends a line to the log and shows it."""
        line = json.dumps({"step": self.progress.step, **values})
        print(line, flush=True)
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as stream:
            stream.write(line + "\n")

    def longest(self) -> int:
        """Returns how long an example may be at this point of the budget."""
        share = self.progress.seconds / (60 * self.settings.minutes)
        short = share < self.settings.short_first
        return self.settings.short_pieces if short else self.config.data.max_pieces

    def run(self) -> None:
        """Trains until the time is up, on a CPU with helpers beside it.

        Helpers are processes of one thread each that change the same weights without locks
        (Hogwild; Recht et al. 2011). Threads that wait for each other are several times slower
        as soon as anything else wants a core.
        """
        helpers = []
        if self.device.type == "cpu" and self.settings.workers > 1:
            self.network.share_memory()
            processes = multiprocessing.get_context("fork")
            for rank in range(1, self.settings.workers):
                helpers.append(processes.Process(target=self.help, args=(rank,), daemon=True))
                helpers[-1].start()
        self.learn()
        for helper in helpers:
            helper.join()
        self.report()
        self.save()

    def help(self, rank: int) -> None:
        """Learns beside the first process, from other batches, and keeps no books."""
        self.rank = rank
        self.parent = os.getppid()
        torch.manual_seed(self.settings.seed + rank)
        self.learn()

    def alone(self) -> bool:
        """Says whether this is a helper whose first process is gone."""
        return self.parent is not None and self.parent != os.getppid()

    def learn(self) -> None:
        """Learns epoch after epoch until the time is up."""
        budget = 60 * self.settings.minutes
        self.network.train()
        while self.progress.seconds < budget and not self.alone():
            longest = self.longest()
            clock = time.monotonic()
            for epoch, batch in batches.prefetched(self.shown(longest)):
                self.progress.epoch = epoch
                saying, looking = self.step(batch)
                if self.rank == 0:
                    self.book(saying, looking)
                now = time.monotonic()
                self.progress.seconds += now - clock
                clock = now
                over = self.progress.seconds >= budget or self.alone()
                if over or self.longest() != longest:
                    break

    def shown(self, longest: int) -> Iterator[tuple[int, Batch]]:
        """Yields batches for ever, with the number of their epoch."""
        for epoch in itertools.count(self.progress.epoch):
            for batch in batches.epoch(
                self.streams,
                self.config.data.copies,
                tokens=self.settings.batch_tokens,
                longest=longest,
                seed=(self.settings.seed + self.rank, epoch),
                multiple=8 if self.device.type == "cuda" else 1,
                change=self.change,
            ):
                yield epoch, batch

    def book(self, saying: Tensor, looking: Tensor) -> None:
        """Logs and saves now and then."""
        if self.progress.step % 100 == 0:
            self.log(loss=float(saying), alignment=float(looking), tokens=self.progress.tokens)
        if time.monotonic() - self.saved > 60 * self.settings.checkpoint_minutes:
            self.report()
            self.save()
            self.saved = time.monotonic()

    def report(self) -> None:
        """Logs the losses on held-out text."""
        saying, looking = self.held_out_loss()
        if saying < self.progress.best:
            self.progress.best = saying
            torch.save(self.average, self.folder / "best.pt")
        self.log(
            held_out=saying,
            held_out_alignment=looking,
            minutes=self.progress.seconds / 60,
            epoch=self.progress.epoch,
            tokens=self.progress.tokens
            * (1 if self.device.type == "cuda" else self.settings.workers),
        )
