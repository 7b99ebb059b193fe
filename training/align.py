"""Step four: which word translates which.

In come pairs; out goes a line of links (``0-0 1-2 …``, English word first) for each, words being
what stands between spaces. The aligner is eflomal (Östling & Tiedemann 2016); words are cut to
their first letters for it, since Lithuanian endings make full forms too rare to count.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from training.pairs import Pair

Links = tuple[tuple[int, int], ...]

STEM = 5
"""Letters of a word that the aligner sees."""

EDGES = re.compile(r"^\W+|\W+$")


def stems(text: str) -> list[str]:
    """Returns one token for each word between spaces, so that positions stay the same."""
    return [EDGES.sub("", word.lower())[:STEM] or word[:STEM] for word in text.split()]


def parse(line: str) -> Links:
    """Reads ``0-0 1-2``."""
    return tuple((int(a), int(b)) for a, b in (link.split("-") for link in line.split()))


def render(links: Iterable[tuple[int, int]]) -> str:
    """Writes ``0-0 1-2``."""
    return " ".join(f"{a}-{b}" for a, b in links)


def grow(forward: Links, backward: Links) -> Links:
    """Joins both directions: their intersection, grown to neighbours (grow-diag; Koehn 2005)."""
    union = set(forward) | set(backward)
    kept = set(forward) & set(backward)
    added = True
    while added:
        added = False
        for a, b in sorted(union - kept):
            near = any(
                (a + x, b + y) in kept for x in (-1, 0, 1) for y in (-1, 0, 1) if (x, y) != (0, 0)
            )
            free = a not in {i for i, _ in kept} or b not in {j for _, j in kept}
            if near and free:
                kept.add((a, b))
                added = True
    return tuple(sorted(kept))


def align(pairs: Sequence[Pair]) -> list[Links]:
    """Aligns every pair with eflomal.

    Raises:
        ModuleNotFoundError: eflomal is not installed (``pip install eflomal``).
    """
    import eflomal

    english = [" ".join(stems(pair.en)) for pair in pairs]
    lithuanian = [" ".join(stems(pair.lt)) for pair in pairs]
    with tempfile.TemporaryDirectory() as folder:
        forward, backward = Path(folder, "forward"), Path(folder, "backward")
        eflomal.Aligner().align(
            english, lithuanian, links_filename_fwd=str(forward), links_filename_rev=str(backward)
        )
        both = zip(forward.read_text().split("\n"), backward.read_text().split("\n"), strict=True)
        return [grow(parse(a), parse(b)) for a, b in both][: len(pairs)]


def agreement(pair: Pair, links: Links) -> float:
    """Returns the share of words on both sides with a link; low where pairs do not match."""
    total = len(pair.en.split()) + len(pair.lt.split())
    linked = len({a for a, _ in links}) + len({b for _, b in links})
    return linked / total if total else 0.0
