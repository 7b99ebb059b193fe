"""Whether two Lithuanian words agree, as an adjective does with its noun, by their endings alone.

In: two words side by side, in lower case. Out: yes or no, and the stems that the first may have as
an adjective. Nothing is known of the words; *žaliojo pakto* agree, *sąjungos piliečiai* do not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Final

from glossa.language.grammar import Case, Gender
from glossa.language.lithuanian._endings import NOUN_ENDINGS, PLURAL_ENDINGS, decline_adjective
from glossa.language.lithuanian._lexicon import is_adjective, is_participle
from glossa.language.lithuanian._spelling import harden

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossa.language.cells import Cells

    Place = tuple[int, Gender]
    """A cell of a paradigm, and the gender."""
    Endings = Mapping[str, frozenset[Place]]

_FEMININE: Final = frozenset({"a", "ė", "is f", "is f ų", "os", "ės"})
_NO_NOUNS: Final = frozenset({"ti", "imasis"})
_POSSESSIVES: Final = frozenset({"savo", "mano", "tavo"})
"""Genitives that stand before any case."""
_PRONOUN: Final = re.compile(r"(?:š|kur|tok|kok|kel|ketur|penk|šeš|septyn|aštuon|devyn)i?\Z")
"""Stems of pronouns and numerals that agree, but are no adjectives: *šios, kurių, kelioms*."""
_ACTIVE: Final = ("antis", "intis", "ęsis", "usis")
"""What active participles end in, as adjectives in -is: *vykstantis, atvykusis*."""
_CASES: Final = len(Case)
_VOCATIVE: Final = list(Case).index(Case.VOCATIVE)
_SHORTEST_STEM: Final = 2


def agree(adjective: str, noun: str) -> bool:
    """Tell whether a word can be an adjective in the case, number and gender of the next."""
    return not _places(adjective, _adjectives()).isdisjoint(_places(noun, _nouns()))


def describes(word: str, noun: str) -> bool:
    """Tell whether a word is likely an adjective, participle or pronoun that agrees with the next.

    Unlike :func:`agree`, it asks for a word that is known or built as one, for many a verb ends
    like an adjective: *naujo premjero*, but not *tapo premjero*.
    """
    return word not in _POSSESSIVES and agree(word, noun) and _is_known(word)


def _is_known(word: str) -> bool:
    stems = adjective_stems(word)
    return any(map(_PRONOUN.match, stems)) or any(
        is_adjective(stem + ending) or (ending in ("as", "is") and _is_participle(stem + ending))
        for soft in stems
        for stem in {soft, harden(soft)}
        for ending in ("as", "ias", "us", "is")
    )


def _is_participle(word: str) -> bool:
    return is_participle(word, prefixed=False) or word.endswith(_ACTIVE)


def adjective_stems(word: str) -> frozenset[str]:
    """Return the stems that a word has if it is an adjective, plain or definite."""
    known = _adjectives()
    return frozenset(word[:at] for at in _splits(word) if word[at:] in known)


def _places(word: str, endings: Endings) -> frozenset[Place]:
    return frozenset().union(*(endings.get(word[at:], frozenset()) for at in _splits(word)))


def _splits(word: str) -> range:
    return range(_SHORTEST_STEM, len(word))


@cache
def _adjectives() -> Endings:
    rows = [
        (gender, decline_adjective(kind, "", soft, feminine=feminine, definite=definite))
        for kind in ("as", "ias", "us", "is")
        for soft in ("", "i")
        for definite in (False, True)
        for gender, feminine in ((Gender.MASCULINE, False), (Gender.FEMININE, True))
    ]
    return _by_ending(iter(rows))


@cache
def _nouns() -> Endings:
    return _by_ending(
        (Gender.FEMININE if name in _FEMININE else Gender.MASCULINE, cells)
        for name, cells in _declensions()
    )


def _declensions() -> Iterator[tuple[str, Cells]]:
    yield from ((name, cells) for name, cells in NOUN_ENDINGS.items() if name not in _NO_NOUNS)
    for name, cells in PLURAL_ENDINGS.items():
        yield name, ((),) * _CASES + cells


def _by_ending(rows: Iterator[tuple[Gender, Cells]]) -> Endings:
    found: dict[str, set[Place]] = defaultdict(set)
    for gender, cells in rows:
        for place, cell in enumerate(cells):
            if place % _CASES != _VOCATIVE:
                for ending in cell:
                    found[ending].add((place, gender))
    return {ending: frozenset(places) for ending, places in found.items() if ending}
