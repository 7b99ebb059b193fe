"""Copies with other names, so that the network learns to copy names and to decline them.

In come aligned pairs; out go copies of those that have a name which both languages spell alike but
for its ending (*Ashworth*, *Ashworthas*), with another in its place: one of another pair, or one
made of two. A network that saw few names spells those that it never saw as it likes.
"""

from __future__ import annotations

import random
import re
import zlib
from collections import Counter
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from training.annotate import bare
from training.binarise import Example

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from training.align import Links
    from training.pairs import Pair

GROUP = "renamed"

SHORTEST = 4
"""Letters of what both languages share; shorter words are alike by chance."""
ENDING = re.compile(r"[a-ząčęėįšųūž]{0,4}(?:['’]s)?")
"""What may differ: *Ashworth's* is *Ashwortho*."""
COMMON = 40
"""Names that more pairs have are words of the language (*Europa*), which stay what they are."""
VOWELS = frozenset("aeiouyąęėįųū")


@dataclass(frozen=True, slots=True)
class Name:
    """Where a name stands in a pair (words of English, of Lithuanian), and what both share."""

    en: int
    lt: int
    stem: str


def names(pair: Pair, links: Links) -> list[Name]:
    """Returns the names of a pair that are spelled alike in both languages and stand there once."""
    ours, theirs = pair.en.split(), pair.lt.split()
    found = []
    for a, b in links:
        if a >= len(ours) or b >= len(theirs):
            continue
        one, other = bare(ours[a]), bare(theirs[b])
        same = takewhile(lambda letters: letters[0] == letters[1], zip(one, other, strict=False))
        stem = "".join(letter for letter, _ in same)
        alike = all(ENDING.fullmatch(word[len(stem) :]) for word in (one, other))
        once = pair.en.count(stem) == 1 == pair.lt.count(stem)
        if len(stem) >= SHORTEST and stem.istitle() and stem.isalpha() and alike and once:
            found.append(Name(a, b, stem))
    return found


def spliced(first: str, second: str) -> str:
    """Returns the start of one name with the end of another, joined where a syllable begins."""
    cuts = [
        [n for n in range(2, len(s) - 1) if s[n] not in VOWELS and s[n - 1] in VOWELS]
        for s in (first, second)
    ]
    if not all(cuts):
        return second
    return first[: cuts[0][0]] + second[cuts[1][-1] :]


def alternative(stem: str, known: Sequence[str], dice: random.Random) -> str:
    """Returns another name whose last letter takes the same endings."""
    for _ in range(100):
        found = dice.choice(known)
        if dice.random() < 0.5:
            found = spliced(dice.choice(known), found)
        same = found[-1] == stem[-1] or not {found[-1], stem[-1]} & VOWELS
        if same and found != stem:
            return found
    return stem


def renamed(
    pairs: Sequence[Pair], links: Sequence[Links], direction: tuple[str, str], share: float
) -> Iterator[Example]:
    """Yields copies of a share of the pairs that have names, every such name changed."""
    found = [names(pair, link) for pair, link in zip(pairs, links, strict=True)]
    counts = Counter(name.stem for row in found for name in row)
    known = sorted(counts)
    rare = [[name for name in row if counts[name.stem] <= COMMON] for row in found]
    ours, _ = direction
    for pair, link, row in zip(pairs, links, rare, strict=True):
        dice = random.Random(zlib.crc32(f"renamed {ours}{pair.en}".encode()))
        if not row or dice.random() >= share:
            continue
        sides = {"en": pair.en.split(), "lt": pair.lt.split()}
        for name in row:
            other = alternative(name.stem, known, dice)
            for side, place in (("en", name.en), ("lt", name.lt)):
                sides[side][place] = sides[side][place].replace(name.stem, other)
        source, target = sides.values() if ours == "en" else reversed(sides.values())
        yield Example(
            source=" ".join(source),
            target=" ".join(target),
            links=link if ours == "en" else tuple(sorted((b, a) for a, b in link)),
            group=GROUP,
        )
