"""Lithuanian nominal inflection: every form of a noun phrase, and what a person should settle.

In: a word or phrase in the nominative, and perhaps a hint (``docs/inflection.md``). Out: its forms.
Any text has a paradigm; what cannot be declined stays as it is in every cell.

    >>> inflect("generalinis sekretorius", Case.DATIVE, Number.SINGULAR)
    'generaliniam sekretoriui'
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from glossa.errors import LanguageError
from glossa.language import cells as _cells
from glossa.language.grammar import Case, Degree, Form, Gender, Number, Paradigm
from glossa.language.lithuanian._adjectives import (
    adjective_readings,
    compared,
    looks_adjectival,
)
from glossa.language.lithuanian._expansion import expand
from glossa.language.lithuanian._hints import Hint, parse_hint

if TYPE_CHECKING:
    from glossa.language.cells import Listing, Pattern

__all__ = [
    "RULES_VERSION",
    "Case",
    "Degree",
    "Form",
    "Gender",
    "Hint",
    "Number",
    "Paradigm",
    "adjective_paradigm",
    "inflect",
    "inflect_adjective",
    "paradigm",
    "parse_hint",
    "patterns",
]

RULES_VERSION = "3"
"""Changes whenever the forms of some phrase may; caches depend on it."""


@lru_cache(maxsize=1 << 13)
def paradigm(phrase: str, hint: str | None = None) -> Paradigm:
    """Return every form of a phrase.

    Args:
        phrase: as a dictionary or glossary cites it: in the nominative, singular if it has one.
        hint: what the phrase alone does not tell, in the syntax of ``#. inflection:``.

    Raises:
        LanguageError: if the hint cannot be understood or does not suit the phrase.
    """
    expansion = expand(phrase, hint)
    forms = (
        Form(
            text=text,
            case=_cells.CELLS[cell][0],
            number=_cells.CELLS[cell][1],
            gender=gender,
            preferred=preferred,
        )
        for text, cell, gender, preferred in expansion.texts()
    )
    return Paradigm(
        lemma=phrase, forms=tuple(dict.fromkeys(forms)), ambiguities=expansion.ambiguities
    )


def inflect(
    phrase: str,
    case: Case,
    number: Number,
    *,
    gender: Gender | None = None,
    hint: str | None = None,
) -> str:
    """Return the form of a phrase that is to be written.

    A phrase that has only one number (*rinkimai*, *Baltijos valstybės*) is given in that number,
    whichever is asked for. ``gender`` matters for adjectives alone, which are masculine by default.

    Raises:
        LanguageError: if the hint cannot be understood or does not suit the phrase.
    """
    whole = paradigm(phrase, hint)
    if number not in whole.numbers():
        number = whole.numbers()[0]
    found = whole.cell(case, number, gender)
    return found[0].text


def inflect_adjective(
    lemma: str,
    case: Case,
    number: Number,
    gender: Gender,
    *,
    degree: Degree = Degree.POSITIVE,
    definite: bool = False,
) -> str:
    """Return one form of an adjective, participle or ordinal; see :func:`adjective_paradigm`."""
    whole = adjective_paradigm(lemma, degree=degree, definite=definite)
    return whole.cell(case, number, gender)[0].text


@lru_cache(maxsize=1 << 10)
def adjective_paradigm(
    lemma: str, *, degree: Degree = Degree.POSITIVE, definite: bool = False
) -> Paradigm:
    """Return the forms of an adjective, participle or ordinal in both genders.

    Args:
        lemma: the nominative singular, plain or definite.
        degree: of comparison.
        definite: whether to give the pronominal forms (*baltasis*) of a plain lemma.

    Raises:
        LanguageError: if ``lemma`` does not end like an adjective.
    """
    readings = adjective_readings(lemma)
    if not readings:
        raise LanguageError(f"{lemma!r} does not end like an adjective; give its nominative")
    likely = [r for r in readings if looks_adjectival(r, before_noun=True)] or readings
    reading = compared(min(likely, key=lambda r: r.plural), degree)
    forms = [
        Form(text=text, case=case, number=number, gender=gender, preferred=position == 0)
        for gender in Gender
        for (case, number), texts in zip(
            _cells.CELLS,
            reading.for_(gender, definite=definite or reading.definite).cells(),
            strict=True,
        )
        for position, text in enumerate(texts)
    ]
    return Paradigm(lemma=lemma, forms=tuple(forms))


def patterns(phrase: str, hint: str | None = None) -> tuple[Pattern | Listing, ...]:
    """Return the forms of a phrase as an index takes them (:mod:`glossa.language.cells`).

    Raises:
        LanguageError: if the hint cannot be understood or does not suit the phrase.
    """
    return expand(phrase, hint).patterns()
