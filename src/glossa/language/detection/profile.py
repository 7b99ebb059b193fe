"""The compact profile of a script: what each word costs each language.

In come small-lettered words of one script; out goes how likely they are in each language. The files
are made by ``tools/build_detection_profiles.py``, whose docstring describes them.

The costs of all languages lie side by side in one large integer, so that one addition adds them
all: as fast as numpy for this, without the time that its import takes.
"""

from __future__ import annotations

import json
import struct
import zlib
from functools import cache, lru_cache
from operator import add, sub
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_DATA: Final = Path(__file__).parent / "data"
"""Not through ``importlib.resources``, whose import would be a fifth of a cold start."""
_BYTES: Final = 2
"""Width of one language's cost in the integers."""
_LONGEST: Final = 60
"""Letters of a word that are looked at."""
_REMEMBERED: Final = 8192
"""Words whose costs are kept at hand (about 1.5 MB)."""


class Profile:
    """Letters and words of every language written in one script."""

    def __init__(self, packed: bytes) -> None:
        text, words, rows = zlib.decompress(packed).split(b"\0", 2)
        first, *grams = text.decode().split("\n")
        header = json.loads(first)
        self.lanes: tuple[str, ...] = tuple(header["lanes"])
        """Languages, and with ``~`` languages written without their diacritics."""
        self._step: int = header["step"]
        self._unknown: tuple[int, ...] = tuple(header["unknown"])
        self._lanes = struct.Struct(f"<{len(self.lanes)}H")
        self._sums = struct.Struct(f"<{len(self.lanes)}I")
        self._costs: dict[str, int] = {}
        self._read_costs(grams, rows, header["bias"])
        self._gains = self._word_gains(words.decode())
        self._limited = lru_cache(maxsize=_REMEMBERED)(self._limited_costs)

    def _read_costs(self, grams: list[str], rows: bytes, bias: int) -> None:
        """Add up the rows, each of which holds a difference from the n-gram's shorter end."""
        width = self._lanes.size
        wide = bytearray(_BYTES * len(rows))
        wide[::_BYTES] = rows
        common = int.from_bytes(self._lanes.pack(*[bias] * len(self.lanes)), "little")
        costs, convert = self._costs, int.from_bytes
        for at, gram in enumerate(grams):
            row = convert(wide[at * width : (at + 1) * width], "little")
            costs[gram] = row + self._guess(gram) - common

    def _guess(self, gram: str) -> int:
        """Cost of an n-gram as its shorter end has it, and its start if it opens a word."""
        costs = self._costs
        end = gram[1:]
        guess = costs.get(end)
        if guess is None:
            guess = costs.get(end[1:], 0)
        return guess + costs.get(gram[:2], 0) if gram[0] == " " and len(gram) == 3 else guess

    def _word_gains(self, listed: str) -> dict[str, int]:
        """Read groups of words that share their gains."""
        place = {lane: 8 * _BYTES * index for index, lane in enumerate(self.lanes)}
        gains: dict[str, int] = {}
        for line in listed.splitlines():
            key, _, words = line.partition("\t")
            parts = (part.split(":") for part in key.split(" "))
            row = sum(int(steps) << place[lane] for lane, steps in parts)
            gains.update(dict.fromkeys(words.split(" "), row))
        return gains

    def log_likelihoods(self, words: Iterable[tuple[str, float]]) -> list[float]:
        """Return the logarithm of the probability of ``words``, one for each lane.

        Args:
            words: each small-lettered (but ``I``), perhaps with an apostrophe before it, and with
                its limit: how much likelier, in nats, it may at most be in one language than in
                another. Some thousand words at most.
        """
        total = sum(self._limited(word, limit) for word, limit in words)
        lanes = self._sums.unpack(total.to_bytes(self._sums.size, "little"))
        return [-cost / self._step for cost in lanes]

    def _limited_costs(self, word: str, limit: float) -> int:
        """Return the costs of a word side by side in one integer, none far above the least."""
        letters = word.lstrip("'")
        spaced = f" {letters[:_LONGEST].lower()} "
        grams = (spaced[at : at + 3] for at in range(len(spaced) - 2))
        get = self._costs.get
        costs = self._split(sum(get(gram) or self._guess(gram) for gram in grams))
        costs = tuple(map(add, costs, self._unknown))
        gain = self._gains.get(word) or self._gains.get(letters)
        if gain:
            costs = tuple(map(sub, costs, self._split(gain)))
        least = min(costs)
        most = least + round(limit * self._step)
        base = min(least, 0)
        packed = self._sums.pack(*[(cost if cost < most else most) - base for cost in costs])
        return int.from_bytes(packed, "little")

    def _split(self, costs: int) -> tuple[int, ...]:
        """Take the costs of one word out of their integer."""
        return self._lanes.unpack(costs.to_bytes(self._lanes.size, "little"))


@cache
def profile(script: str) -> Profile:
    """Return the profile of ``"latin"`` or ``"cyrillic"``, read on first use."""
    return Profile((_DATA / f"{script}.bin").read_bytes())
