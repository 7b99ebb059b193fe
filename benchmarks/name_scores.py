"""How many names a translation spells as its reference does.

In: sentences in English and Lithuanian, and translations into one of the two. Counted are
capitalised words inside an English sentence that the Lithuanian one spells alike but for its ending
(*Ashworth*, *Ashwortho*); others are translated or adapted, and no letter tells whether well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

CAPITALISED = re.compile(r"(?<=[a-z,] )[A-Z][a-zà-ž]{3,}(?![\w-])")
"""A word of four letters or more inside a sentence: what follows a stop has its capital from it."""


def stem(name: str) -> str:
    """Return what of an English name a Lithuanian ending leaves: *Obam*, *Ashworth*."""
    return name[:-1] if name[-1] in "aeiouy" else name


def is_in(name: str, text: str, language: str) -> bool:
    """Tell whether a text has an English name, with any ending if the text is Lithuanian."""
    pattern = rf"\b{re.escape(stem(name))}" if language == "lt" else rf"\b{re.escape(name)}\b"
    return re.search(pattern, text) is not None


def names_kept(
    english: Sequence[str], lithuanian: Sequence[str], outputs: Sequence[str], target: str
) -> tuple[int, int]:
    """Return how many names the outputs spell right, and of how many.

    Args:
        english: One side of the test set; a source or a reference.
        lithuanian: The other side.
        outputs: The translations.
        target: Their language, ``en`` or ``lt``.
    """
    kept = total = 0
    for ours, theirs, output in zip(english, lithuanian, outputs, strict=True):
        for name in CAPITALISED.findall(ours):
            if is_in(name, theirs, "lt"):
                total += 1
                kept += is_in(name, output, target)
    return kept, total
