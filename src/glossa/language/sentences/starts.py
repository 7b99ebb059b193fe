"""Whether a word is the first of its sentence. In: a text and a place in it. Out: yes or no."""

from __future__ import annotations

from typing import Final

_OPENING: Final = frozenset("\"'„“”«»‘’([–—-")


def begins_sentence(text: str, at: int) -> bool:
    """Tell whether the word at ``at`` is the first of a sentence or line, quotes aside."""
    while at > 0:
        at -= 1
        char = text[at]
        if char in "\n\r.!?…:;":
            return True
        if not char.isspace() and char not in _OPENING:
            return False
    return True
