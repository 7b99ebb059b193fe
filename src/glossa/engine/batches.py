"""Cuts the work of one call into batches of like length.

In: sentences as source pieces with the pieces their translation must begin with. Out: batches, the
longest sentences first, so that the cores end their work at about the same time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One sentence to decode or score; equal ones are decoded once."""

    source: tuple[str, ...]
    prefix: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """Return how long the sentence is for the purpose of batching."""
        return len(self.source) + len(self.prefix)


def batches(jobs: Iterable[Job], max_tokens: int, workers: int) -> Iterator[tuple[Job, ...]]:
    """Yield batches of at most ``max_tokens`` tokens, padding included, and at least one job.

    The ``workers`` get about as much each: none is left with the last batch while others wait.
    """
    ordered = sorted(jobs, key=lambda job: (-job.weight, job.source, job.prefix))
    total = sum(job.weight for job in ordered)
    rounds = max(1, -(-total // (max_tokens * workers)))
    room = -(-total // (rounds * workers))
    start = 0
    while start < len(ordered):
        count = max(1, room // max(1, ordered[start].weight))
        yield tuple(ordered[start : start + count])
        start += count
