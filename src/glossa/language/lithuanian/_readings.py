"""What a single word in the nominative can be, and how each possibility declines.

In: a word as cited. Out: readings, the likelier first: class, gender and number, from the ending
and the word lists alone. Which of them fits the phrase is decided in :mod:`._roles`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from glossa.language.grammar import Gender, Number
from glossa.language.lithuanian._endings import decline_adjective, decline_noun, decline_plural
from glossa.language.lithuanian._spelling import harden

if TYPE_CHECKING:
    from glossa.language.cells import Cells


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing a word can be."""

    feminine: bool
    plural: bool
    """Whether the cited form is a plural."""
    stem: str
    """The stem, hard for adjectives."""
    declension: str
    """A key of the tables of nouns, plural nouns or adjectives, by the kind of reading."""
    adjective: bool = False
    definite: bool = False
    soft: str = ""
    """The soft stem of an adjective."""
    irregular: tuple[tuple[int, tuple[str, ...]], ...] = ()
    """Forms that replace those of the class, by the position of their cell."""
    personal: bool = False
    """Whether it is the name of a person, which has a vocative of its own."""

    @property
    def gender(self) -> Gender:
        """The gender of the cited form."""
        return Gender.FEMININE if self.feminine else Gender.MASCULINE

    @property
    def number(self) -> Number:
        """The number of the cited form."""
        return Number.PLURAL if self.plural else Number.SINGULAR

    def for_(self, gender: Gender, *, definite: bool) -> Reading:
        """Return the same adjective in another gender, plain or definite."""
        return replace(self, feminine=gender is Gender.FEMININE, definite=definite)

    def cells(self) -> Cells:
        """Return the fourteen cells; the singular ones are empty for a plural noun."""
        return _cells(self)


UNKNOWN = "?"
"""The declension of a word whose forms are all listed."""

_VOCATIVE = 6


@lru_cache(maxsize=1 << 14)
def _cells(reading: Reading) -> Cells:
    cells = _regular(reading)
    if reading.personal and reading.declension == "as":
        cells = (*cells[:_VOCATIVE], cells[_VOCATIVE][::-1], *cells[_VOCATIVE + 1 :])
    if not reading.irregular:
        return cells
    listed = dict(reading.irregular)
    return tuple(listed.get(position, cell) for position, cell in enumerate(cells))


def _regular(reading: Reading) -> Cells:
    if reading.declension == UNKNOWN:
        known = ((reading.stem,),) * 7
        return ((),) * 7 + known if reading.plural else known * 2
    if reading.adjective:
        return decline_adjective(
            reading.declension,
            reading.stem,
            reading.soft,
            feminine=reading.feminine,
            definite=reading.definite,
        )
    if reading.declension == "ias":
        return decline_noun(harden(reading.stem), "ias")
    if reading.plural:
        return decline_plural(reading.stem, reading.declension)
    return decline_noun(reading.stem, reading.declension)
