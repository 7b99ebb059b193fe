"""Whether a Lithuanian word writes an English name, by its letters or as it sounds.

In: a word of each language. Out: how alike they are, 0 to 1. *Johnson* is *Johnsonas* and
*Džonsonas*, *Tsikhanouskaya* is *Cichanouskaja*: Lithuanian keeps foreign spelling or adapts it.
Both words become rows of sounds, coarse enough for either, and are compared by edit distance; their
letters must be alike too.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from glossa.language.lithuanian.lemmas import stems
from glossa.language.names.lemmas import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

ALIKE: Final = 0.7
"""From here on a word is taken for a rendering of the name. Set by looking at our own pairs."""
_LETTERS_ALIKE: Final = 0.5

_VOWELS: Final = frozenset("aeiouyąęėįųū")
_GROUPS: Final = {
    "en": (
        ("dj", "š"), ("tsch", "š"), ("sch", "š"), ("tch", "š"), ("sh", "š"), ("zh", "š"),
        ("ch", "χ"), ("ph", "f"), ("th", "t"), ("kh", "χ"), ("gh", "h"), ("ck", "k"), ("dg", "š"),
        ("tz", "š"), ("ts", "š"), ("cz", "š"), ("sz", "š"), ("qu", "kv"), ("x", "ks"),
        ("ge", "γe"), ("gi", "γi"), ("gy", "γy"),
    ),
    "lt": (
        ("dž", "š"), ("tsch", "š"), ("tch", "š"), ("sch", "š"), ("sh", "š"), ("ch", "χ"),
        ("ph", "f"), ("th", "t"), ("kh", "χ"), ("gh", "h"), ("ck", "k"), ("ts", "š"), ("tz", "š"),
        ("x", "ks"),
    ),
}  # fmt: skip
"""Letters that are one sound, the longest first: š any sibilant, χ a ch, γ a g that may be soft."""
_SOUNDS: Final = {
    "w": "v", "z": "s", "š": "s", "ž": "s", "č": "s", "c": "sk", "q": "k", "j": "js", "χ": "skh",
    "γ": "gs",
}  # fmt: skip
"""What a letter may sound like, where that is not the letter itself."""
_WEAK: Final = frozenset(("h", "js", "a"))
"""Sounds that often go unwritten; a stands for a vowel that begins the word."""
_SPELLINGS: Final = (
    ("sh", "š"), ("ch", "č"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("w", "v"), ("y", "i"),
    ("j", "dž"), ("ee", "i"), ("oo", "u"), ("c", "k"), ("q", "k"), ("x", "ks"), ("č", "k"),
    ("š", "s"), ("ž", "z"), ("ė", "e"), ("ų", "u"), ("ū", "u"), ("į", "i"), ("ą", "a"), ("ę", "e"),
)  # fmt: skip
_DOUBLE = re.compile(r"(.)\1")
_GLIDE = re.compile(r"\Ay(?=[aeiou])")


@lru_cache(maxsize=1 << 14)
def likeness(english: str, lithuanian: str) -> float:
    """Return how alike a name and a form of its Lithuanian rendering are; 0 below ``ALIKE``."""
    name = folded(english)
    if len(name) < 3:
        return 0.0
    written = stems(folded(lithuanian))
    best = max((_stem_likeness(name, stem) for stem in written), default=0.0)
    if best < ALIKE or max(_letters(name, stem) for stem in written) < _LETTERS_ALIKE:
        return 0.0
    return best


def _stem_likeness(name: str, stem: str) -> float:
    shared = 0
    while shared < min(len(name), len(stem)) and name[shared] == stem[shared]:
        shared += 1
    if shared >= 3 and shared >= max(len(name), len(stem)) - 1:
        return 1.0
    ours, theirs = _sounds(name, "en"), _sounds(stem, "lt")
    if not ours or not theirs or not ours[0] & theirs[0]:
        return 0.0
    alike = 1 - _distance(ours, theirs) / max(len(ours), len(theirs))
    if min(len(ours), len(theirs)) >= 3:
        return alike
    # Two consonants are the skeleton of too many words: they must be the same, and the word too.
    return alike * (1.0 if shared else 0.7) if abs(len(name) - len(stem)) <= 2 else 0.0


@lru_cache(maxsize=1 << 14)
def _sounds(word: str, language: str) -> tuple[frozenset[str], ...]:
    """Return what each consonant of a word may sound like, doubled ones once."""
    for group, sound in _GROUPS[language]:
        word = word.replace(group, sound)
    word = _GLIDE.sub("j", word)
    word = word[:1] + word[1:].replace("h", "")
    found = [frozenset("a")] if word[:1] in _VOWELS else []
    for before, letter in zip(f" {word}", word, strict=False):
        if letter not in _VOWELS and letter != before:
            found.append(frozenset(_SOUNDS.get(letter, letter)))
    return tuple(found)


def _distance(one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> float:
    """Return the edit distance of two rows of sounds; sounds that share a reading are the same."""
    row = [0.0]
    for sound in other:
        row.append(row[-1] + _price(sound))
    for sound in one:
        last, row = row, [row[0] + _price(sound)]
        for place, against in enumerate(other):
            change = 0.0 if sound & against else 1.0
            row.append(
                min(
                    last[place + 1] + _price(sound), row[-1] + _price(against), last[place] + change
                )
            )
    return row[-1]


def _price(sound: frozenset[str]) -> float:
    return 0.3 if "".join(sorted(sound)) in _WEAK else 1.0


def _letters(name: str, stem: str) -> float:
    """Return the share of letters that two words have in the same order, by Ratcliff-Obershelp."""
    return SequenceMatcher(None, _respelt(name), _respelt(stem), autojunk=False).ratio()


@lru_cache(maxsize=1 << 14)
def _respelt(word: str) -> str:
    for letters, others in _SPELLINGS:
        word = word.replace(letters, others)
    return _DOUBLE.sub(r"\1", word)
