"""Grammatical values shared by every language: cases, numbers, genders, forms and paradigms.

Only closed sets and frozen values live here; how a language fills them is its own room's business.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Case(StrEnum):
    """The seven cases of Lithuanian, by the names that Universal Dependencies gives them."""

    NOMINATIVE = "nom"
    GENITIVE = "gen"
    DATIVE = "dat"
    ACCUSATIVE = "acc"
    INSTRUMENTAL = "ins"
    LOCATIVE = "loc"
    VOCATIVE = "voc"


class Number(StrEnum):
    """Grammatical number."""

    SINGULAR = "sing"
    PLURAL = "plur"


class Gender(StrEnum):
    """Grammatical gender."""

    MASCULINE = "masc"
    FEMININE = "fem"


class Degree(StrEnum):
    """Degree of comparison of an adjective."""

    POSITIVE = "pos"
    COMPARATIVE = "cmp"
    SUPERLATIVE = "sup"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One written form of a word or phrase, and what it is a form of."""

    text: str
    case: Case | None
    """``None`` in languages without cases."""
    number: Number
    gender: Gender | None = None
    """Set only where one lemma has a form for each gender: adjectives and numerals."""
    possessive: bool = False
    """English ``'s``."""
    preferred: bool = True
    """Whether to write it; otherwise it is only recognised when others wrote it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambiguity:
    """A decision that the phrase alone did not settle, and the hint that would."""

    code: str
    """Short, stable, machine-readable name, as in ``"genitive-or-plural"``."""
    word: str
    """The word it is about, as cited."""
    message: str
    """One sentence for a person: what was assumed, and what else it could be."""
    hint: str
    """A hint that confirms the assumption, ready to be written in the glossary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paradigm:
    """Every form of a phrase, the preferred form of each cell before its variants."""

    lemma: str
    """The phrase as it was cited."""
    forms: tuple[Form, ...]
    ambiguities: tuple[Ambiguity, ...] = ()
    """What was decided by rule although it may be otherwise; empty when a hint settled it."""

    def numbers(self) -> tuple[Number, ...]:
        """Return the numbers the phrase has, singular first."""
        present = {form.number for form in self.forms}
        return tuple(number for number in Number if number in present)

    def cell(
        self, case: Case | None, number: Number, gender: Gender | None = None
    ) -> tuple[Form, ...]:
        """Return the forms of one cell, the preferred one first; empty if the phrase has none."""
        return tuple(
            form
            for form in self.forms
            if form.case == case
            and form.number == number
            and (gender is None or form.gender in (None, gender))
        )

    def texts(self, *, preferred: bool = False) -> tuple[str, ...]:
        """Return the distinct texts in order, with ``preferred`` only those fit for writing."""
        chosen = (form.text for form in self.forms if form.preferred or not preferred)
        return tuple(dict.fromkeys(chosen))
