"""A progress bar on the terminal, for work that takes longer than a blink, and nowhere else."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from types import TracebackType

WIDTH = 30
PATIENCE = 0.7
"""Seconds before a bar appears at all."""
PAUSE = 0.1
"""Seconds between two drawings."""


class Progress:
    """Draws how many of how many sentences are done; call it with both numbers."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._shown = False
        self._next = time.monotonic() + PATIENCE

    def __enter__(self) -> Progress:
        return self

    def __call__(self, done: int, total: int) -> None:
        """Draw the bar, if the stream is a terminal and it is time."""
        if not self._stream.isatty() or time.monotonic() < self._next or not total:
            return
        filled = WIDTH * done // total
        bar = "━" * filled + "─" * (WIDTH - filled)
        self._stream.write(f"\r{bar} {done}/{total} sentences")
        self._stream.flush()
        self._shown = True
        self._next = time.monotonic() + PAUSE

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.clear()

    def clear(self) -> None:
        """Take the bar away, so that something else can be printed."""
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._shown = False
