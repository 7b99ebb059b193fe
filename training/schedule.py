"""How far a run is, and how fast it should learn there.

In come a run's progress and its settings; out comes a learning rate.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from training.config import TrainConfig


@dataclass(slots=True, kw_only=True)
class Progress:
    """How far a run is; saved with every checkpoint."""

    step: int = 0
    epoch: int = 0
    seconds: float = 0.0
    tokens: int = 0
    best: float = math.inf
    """The lowest loss on held-out text so far; ``best.pt`` holds the weights that reached it."""


def rate(progress: Progress, settings: TrainConfig) -> float:
    """Returns the learning rate: a linear warm-up by steps, then straight down to 0 by time."""
    used = min(1.0, progress.seconds / (60 * settings.minutes))
    warm = min(1.0, (progress.step + 1) / settings.warmup_steps)
    return settings.learning_rate * warm * (1.0 - used)
