"""The word lists, read from ``data/`` when the first word is asked about.

In: a word in lower case. Out: what the lists say of it. Where each list comes from stands in its
first lines; the lists hold only what the rules of :mod:`._nouns` and :mod:`._adjectives` cannot
see.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"
_MIN_COMPOUND = 6
"""Shortest listed noun that also decides for words that end in it (*autostotis*, *subsritis*)."""

_ADJECTIVAL = re.compile(
    r"(?:..inis|iškas|ingas|uotas|otas|ėtas|ytas|amas|omas|tinas|esnis|iausias)\Z"
)
_PARTICIPLE = re.compile(r"[bcčdfghjklmnprsšvzž]tas\Z")
_NOUN_IN_TAS = re.compile(r"(?:ent|ant|ist|ekt|ept|ert|pirt|nkt|ont|art|ort|est)as\Z")
_COMPOUND_IS = re.compile(
    r"(?:be|abi|bendra|daugia|dvi|tri|ketur|penkia?|šešia?|vien|visa?|ilga|trumpa|maža|didžia|aukšta"
    r"|žema|plačia|siaura|gilia|sunkia|lengva|tarp|prieš|pus|sav|stačia|lygia|gera|bloga|pirma|antra"
    r"|tolima|artima)\w{3,}is\Z"
)
_COMBINING = re.compile(r"(?:(?!po$|nuo$|prie$)\w+o|ne|sub|super|mini|mega|anti|inter|trans|eks)\Z")
"""First parts after which a compound keeps the declension of its second."""
_VERBAL_PREFIX = re.compile(r"(?:ap|at|į|iš|nu|pa|par|per|pra|pri|su|už|ne)")


@dataclass(frozen=True, slots=True)
class Third:
    """What the list says of a noun of the third declension."""

    feminine: bool
    hard: bool
    """Whether the genitive plural is -ų rather than -ių."""


def _lines(name: str) -> list[str]:
    text = (_DATA / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(_lines("adjectives.txt"))


@cache
def _nouns() -> frozenset[str]:
    return frozenset(_lines("nouns.txt"))


@cache
def _third() -> dict[str, Third]:
    rows = (line.split("\t") for line in _lines("third-declension.tsv"))
    return {word.lower(): Third(gender == "f", plural == "ų") for word, gender, plural in rows}


@cache
def _homographs() -> dict[str, str]:
    return dict(line.split("\t")[:2] for line in _lines("homographs.tsv"))


@cache
def irregular() -> dict[str, str]:
    """Return the hint of every word and phrase that has one of its own."""
    return {line.split("\t")[0]: line.split("\t")[1] for line in _lines("irregular.tsv")}


@cache
def appositions() -> frozenset[str]:
    """Return the feminine nouns that follow another noun and agree with it."""
    return frozenset(_lines("appositions.txt"))


@cache
def apposition_heads() -> frozenset[str]:
    """Return the feminine nouns that such an apposition stands beside."""
    return frozenset(_lines("apposition-heads.txt"))


@cache
def male_words() -> frozenset[str]:
    """Return the men's names and nouns for men that end like women's, in lower case."""
    return frozenset(line.lower() for line in _lines("male-names.txt"))


def is_homograph(word: str) -> bool:
    """Tell whether ``word`` is an adjective and a noun alike."""
    return word in _homographs()


def is_adjective_alone(word: str) -> bool:
    """Tell whether ``word``, a masculine nominative that stands alone, is an adjective."""
    alone = _homographs().get(word)
    return alone == "adjective" if alone else is_adjective(word)


def is_listed_adjective(word: str) -> bool:
    """Tell whether ``word`` itself is in the list of adjectives."""
    return word in _adjectives()


def is_listed_noun(word: str) -> bool:
    """Tell whether ``word`` is a noun that ends like an adjective."""
    return word in _nouns()


def is_adjective(word: str) -> bool:
    """Tell whether ``word``, a masculine nominative singular in lower case, can be an adjective."""
    if word in _nouns():
        return False
    if word in _adjectives() or word in _homographs() or _ADJECTIVAL.search(word):
        return True
    return word.startswith("ne") and len(word) > 5 and is_adjective(word[2:])


def is_participle(word: str, *, prefixed: bool) -> bool:
    """Tell whether ``word`` looks like a passive participle in -tas after a consonant.

    Args:
        word: a masculine nominative singular in lower case.
        prefixed: whether to ask for a verbal prefix too, where nouns in -ta are likely.
    """
    if word in _nouns() or not _PARTICIPLE.search(word) or _NOUN_IN_TAS.search(word):
        return False
    return not prefixed or _VERBAL_PREFIX.match(word) is not None


def is_compound_adjective(word: str) -> bool:
    """Tell whether ``word`` looks like an adjective in -is made of two stems (*bepilotis*)."""
    if word in _nouns() or _COMPOUND_IS.match(word) is None:
        return False
    return third_declension(word, compounds=False) is None


def third_declension(word: str, *, compounds: bool) -> Third | None:
    """Return what is known of a noun in -is or -ys if it is of the third declension.

    Args:
        word: in lower case.
        compounds: whether a word that ends in a listed one of some length is taken for its compound
            (*subsritis*). After a Lithuanian prefix it is another word (*pogrindis*, *dvišalis*).
    """
    listed = _third()
    if word in listed or not compounds:
        return listed.get(word)
    for start in range(2, len(word) - _MIN_COMPOUND + 1):
        if word[start:] in listed and _COMBINING.match(word[:start]):
            return listed[word[start:]]
    return None
