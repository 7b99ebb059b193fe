"""English plurals: of a word by rule and table, and of a phrase by finding its head.

In: a singular as cited. Out: its plurals, the one to write first.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"
_VOWELS = "aeiou"
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)\Z")
_SINGULAR_END = re.compile(r"(?:ss|us|is)\Z")


def lines(name: str) -> list[str]:
    """Return the entries of a data file."""
    text = (_DATA / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def words_in(name: str) -> frozenset[str]:
    """Return the entries of a data file that is a plain list."""
    return frozenset(lines(name))


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for line in lines("plurals.tsv"):
        singular, plural, *others = line.split("\t")
        table[singular] = (plural, *(others[0].split("/") if others else ()))
    return table


@cache
def _irregular_plurals() -> frozenset[str]:
    return frozenset(plural for plurals in _irregular().values() for plural in plurals)


def plurals_of_word(word: str) -> tuple[str, ...]:
    """Return the plurals of a single word, the one to write first."""
    table = _irregular()
    listed = table.get(word)
    if listed is not None:
        return listed
    lower = word.lower()
    if lower in table and not word.isupper():
        return tuple(_like(plural, word) for plural in table[lower])
    for length in range(len(lower) - 2, 2, -1):
        suffix = table.get("-" + lower[-length:])
        if suffix is not None:
            return tuple(word[:-length] + plural for plural in suffix)
    return (_regular(word, lower),)


def _regular(word: str, lower: str) -> str:
    if (word.isupper() and len(word) > 1) or word[-1:].isdigit():
        return word + "s"
    if _SIBILANT.search(lower):
        return word + "es"
    # Capitalised words in -y are names (Kennedys) unless they are listed.
    common = not word[:1].isupper() or lower in words_in("capitalised-in-y.txt")
    if common and lower.endswith("y") and lower[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _like(plural: str, word: str) -> str:
    return plural[:1].upper() + plural[1:] if word[:1].isupper() else plural


def is_unchanging(phrase: str) -> bool:
    """Tell whether the last word of a phrase is the same in both numbers (*headquarters*)."""
    last = phrase.split()[-1:] or [""]
    return _irregular().get(last[0].lower(), ())[:1] == (last[0].lower(),)


def is_plural(word: str) -> bool:
    """Tell whether a word, the last of a head, is cited in the plural."""
    lower = word.lower()
    if word in words_in("singular-in-s.txt") or lower in words_in("singular-in-s.txt"):
        return False
    if lower in _irregular() and lower not in ("people", "police", "cattle", "premises"):
        return False
    if lower in _irregular_plurals():
        return True
    if word.isupper() or not lower.endswith("s") or _SINGULAR_END.search(lower):
        return False
    return len(lower) > 3


def head_of(words: list[str]) -> int:
    """Return the position of the word that takes the plural.

    It stands before the first preposition and before an adjective that follows its noun
    (*Secretaries General*); otherwise it is the last word.
    """
    last = len(words) - 1
    for position, word in enumerate(words):
        if position and word.lower() in words_in("prepositions.txt"):
            last = position - 1
            break
    while last and _follows_its_noun(words, last):
        last -= 1
    return last


def _follows_its_noun(words: list[str], position: int) -> bool:
    if words[position].lower() not in words_in("postpositive.txt"):
        return False
    return words[position - 1].lower() in words_in("postpositive-heads.txt")
