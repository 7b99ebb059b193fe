"""What a Lithuanian name in some form may be a form of.

In: a word, in lower case. Out: the stems it may have, each with its declension. The tables of
endings are those of :mod:`._endings`, read backwards; as nothing is known of the word, every
reading that the letters allow is given, the bare word among them (*Kallas*, *Rutte* and many
foreign names of women do not decline).
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from glossa.language.lithuanian._endings import NOUN_ENDINGS, PLURAL_ENDINGS, decline_adjective
from glossa.language.lithuanian._spelling import harden

_NO_NAMES = ("ti", "imasis", "uo")
"""Declensions of a few native nouns each, whose endings would be found in other words."""
_SHORTEST_STEM = 2
_SHORTEST_BASE = 3
_SUFFIXES = ("anij", "ij", "id", "iet", "išk", "in", "ait", "ėn")
"""What makes one place into a country, its people and their adjective: *Kinija, kinietis, kiniškas*
(Dabartinės lietuvių kalbos gramatika, on the formation of nouns and adjectives)."""


@lru_cache(maxsize=1 << 14)
def readings(word: str) -> frozenset[tuple[str, str]]:
    """Return the stems that ``word`` may have, each with the name of its declension.

    The reading with an empty declension is the word as it is. Softened consonants are given as they
    stand before a front vowel too, so that *Petraičio* and *Petraitis* share one.
    """
    found = {(word, "")}
    table = _declensions()
    for length in range(1, min(_longest(), len(word) - _SHORTEST_STEM) + 1):
        stem = word[:-length]
        for declension in table.get(word[-length:], ()):
            found.add((stem, declension))
            found.add((harden(stem), declension))
    return frozenset((stem, name) for stem, name in found if len(stem) >= _SHORTEST_STEM)


@lru_cache(maxsize=1 << 14)
def stems(word: str) -> frozenset[str]:
    """Return the stems that ``word`` may have, whatever its declension."""
    return frozenset(stem for stem, _ in readings(word))


@lru_cache(maxsize=1 << 14)
def bases(word: str) -> frozenset[str]:
    """Return the stems of ``word``, also without what derives people and adjectives from places."""
    found = set(stems(word))
    for stem in stems(word):
        for suffix in _SUFFIXES:
            if stem.endswith(suffix) and len(stem) - len(suffix) >= _SHORTEST_BASE:
                found.add(stem.removesuffix(suffix))
    return frozenset(found)


@cache
def _declensions() -> dict[str, frozenset[str]]:
    """Return the declensions that have each ending."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, cells in (NOUN_ENDINGS | PLURAL_ENDINGS).items():
        if name not in _NO_NAMES:
            for cell in cells:
                for ending in cell:
                    found[ending].add(name)
    for feminine in (False, True):
        name = "definite f" if feminine else "definite m"
        for kind in ("as", "ias", "us", "is"):
            for soft in ("", "i"):
                cells = decline_adjective(kind, "", soft, feminine=feminine, definite=True)
                for cell in cells:
                    for ending in cell:
                        found[ending].add(name)
    return {ending: frozenset(names) for ending, names in found.items() if ending}


@cache
def _longest() -> int:
    return max(map(len, _declensions()))
