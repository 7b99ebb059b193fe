"""Notices a translation that repeats itself, as neural models do when they lose the thread.

In: the pieces of a target and of its source. Out: yes or no. A repetition that the source has too
("ha ha ha", a row of dots) is no loop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_PERIOD = 16
_LEAST_REPEATED = 3  # tokens that are repetition, beyond the first time
_LEAST_TIMES = 3


def repetition(tokens: Sequence[str]) -> int:
    """Return the most tokens in a row that say again what was just said.

    In ``a b c b c b c`` that is 4: after the first ``b c``, four tokens repeat it. Only what is
    said three times or more counts.
    """
    if len(tokens) - len(set(tokens)) < _LEAST_TIMES - 1:  # as nearly always
        return 0
    most = 0
    for period in range(1, min(LONGEST_PERIOD, len(tokens) // _LEAST_TIMES) + 1):
        run = 0
        for now, before in zip(tokens[period:], tokens, strict=False):
            run = run + 1 if now == before else 0
            if run > most and run >= (_LEAST_TIMES - 1) * period:
                most = run
    return most


def is_looping(target: Sequence[str], source: Sequence[str]) -> bool:
    """Tell whether ``target`` repeats itself clearly more than ``source`` does."""
    said_again = repetition(target)
    return said_again >= _LEAST_REPEATED and said_again > 2 * repetition(source) + 1
