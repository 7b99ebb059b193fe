"""Packing of a form's grammar into one small integer, and back.

In: values of :mod:`glossa.language.grammar`. Out: integers below ``1 << CELL_BITS``. Bits 0–13 name
the cells (singular then plural, each in the order of :class:`Case`); a form that fills several
cells of one term, as Lithuanian forms often do, is still one integer. The bits above say how to
read them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossa.language.grammar import Case, Gender, Number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossa.language.grammar import Form

CELL_BITS = 20
CASES = tuple(Case)
NUMBERS = tuple(Number)
CELLS = tuple((case, number) for number in NUMBERS for case in CASES)
ALL_CELLS = (1 << len(CELLS)) - 1

PREFERRED = 1 << 14
MASCULINE = 1 << 15
FEMININE = 1 << 16
POSSESSIVE = 1 << 17
CASELESS = 1 << 18

_CELL_OF = {cell: 1 << position for position, cell in enumerate(CELLS)}


def bit(case: Case | None, number: Number) -> int:
    """Return the bit of one cell; a form without case sits in the nominative's place."""
    return _CELL_OF[case or Case.NOMINATIVE, number]


def pack(form: Form) -> int:
    """Return the integer that stands for the grammar of ``form``."""
    mask = bit(form.case, form.number)
    mask |= PREFERRED if form.preferred else 0
    mask |= POSSESSIVE if form.possessive else 0
    mask |= CASELESS if form.case is None else 0
    if form.gender is not None:
        mask |= MASCULINE if form.gender is Gender.MASCULINE else FEMININE
    return mask


Cells = tuple[tuple[str, ...], ...]
"""The fourteen cells of a word: in each the form to write, then those only recognised."""


class Pattern(NamedTuple):
    """The forms of a term, its unchanging parts stated once and its words cell by cell."""

    before: tuple[str, ...]
    """What stands before each changing word."""
    after: str
    """What stands after the last."""
    words: tuple[Cells, ...]
    """The changing words."""
    cells: Sequence[int]
    """The positions of the cells that the term has."""
    flags: int
    """Flags that hold for every form."""


class Listing(NamedTuple):
    """Forms of a term that are listed one by one."""

    forms: tuple[tuple[str, int], ...]
    """Texts with their packed grammar."""


def choices(words: Sequence[Cells], cell: int) -> list[tuple[str, ...]]:
    """Return the words of a phrase in one cell: all preferred first, then with rarer forms.

    Each rarer form is tried alone, and all together, as short forms stand together in one text.
    """
    forms = [word[cell] for word in words]
    first = tuple([own[0] for own in forms])
    chosen = [first]
    for position, own in enumerate(forms):
        if len(own) > 1:
            start, end = first[:position], first[position + 1 :]
            chosen.extend([(*start, other, *end) for other in own[1:]])
    if len(chosen) > len(forms) > 1:
        chosen.append(tuple([own[1] if len(own) > 1 else own[0] for own in forms]))
    return chosen


def unpack(mask: int) -> Iterator[tuple[Case | None, Number]]:
    """Yield the case and number of every cell in ``mask``."""
    caseless = mask & CASELESS
    for position, (case, number) in enumerate(CELLS):
        if mask >> position & 1:
            yield (None if caseless else case), number


def gender_of(mask: int) -> Gender | None:
    """Return the gender that ``mask`` speaks of, if any."""
    if mask & MASCULINE:
        return Gender.MASCULINE
    return Gender.FEMININE if mask & FEMININE else None
