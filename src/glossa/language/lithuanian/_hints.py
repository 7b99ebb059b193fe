"""The inflection hints of a glossary (``#. inflection:``), parsed and checked.

In: items separated by semicolons, as ``docs/inflection.md`` describes them. Out: a :class:`Hint`.
The exceptions lexicon is written in the same syntax.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from glossa.errors import LanguageError
from glossa.language.grammar import Case, Gender, Number

if TYPE_CHECKING:
    from collections.abc import Callable

_NUMBERS = {"sg": 0, "pl": 7}
_CELLS = {
    f"{case}.{number}": position + offset
    for number, offset in _NUMBERS.items()
    for position, case in enumerate(Case)
}
_GENDERS = {"m": Gender.MASCULINE, "f": Gender.FEMININE}
_PARTS = ("noun", "adjective", "name", "numeral", "adverb", "verb")
_UNCHANGING = ("adverb", "verb")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """What a person has said about the inflection of a phrase."""

    head: str | None = None
    gender: Gender | None = None
    genitive: str | None = None
    only: Number | None = None
    """The only number the phrase has."""
    indeclinable: bool = False
    stays: tuple[str, ...] = ()
    """Words, or runs of words, that do not change."""
    declines: tuple[str, ...] = ()
    """Words that change with the head."""
    part: str | None = None
    """Part of speech: one of ``noun adjective name numeral adverb verb``."""
    cells: tuple[tuple[int, tuple[str, ...]], ...] = ()
    """Irregular forms by the position of their cell."""


NO_HINT = Hint()


@lru_cache(maxsize=4096)
def parse_hint(text: str) -> Hint:
    """Parse the text of an inflection hint.

    Raises:
        LanguageError: if an item is unknown, said twice, or has no value that it can take.
    """
    hint = NO_HINT
    seen: set[str] = set()
    for item in filter(None, (part.strip() for part in text.split(";"))):
        name, equals, value = (part.strip() for part in item.partition("="))
        name = name.lower()
        if name in seen:
            raise LanguageError(f"the inflection hint says {name!r} twice; keep one of them")
        seen.add(name)
        if equals and not value:
            raise LanguageError(f"the inflection hint {item!r} has no value; write one after '='")
        hint = _apply(hint, name, value)
    return hint


def _apply(hint: Hint, name: str, value: str) -> Hint:
    if name in _CELLS:
        forms = tuple(form.strip() for form in _needed(name, value).split("/"))
        return replace(hint, cells=(*hint.cells, (_CELLS[name], forms)))
    action = _ITEMS.get(name)
    if action is None:
        known = ", ".join([*_ITEMS, "nom.sg … voc.pl"])
        raise LanguageError(f"unknown item {name!r} in an inflection hint; use one of {known}")
    return action(hint, name, value)


def _needed(name: str, value: str) -> str:
    if not value:
        raise LanguageError(f"the inflection hint {name!r} needs a value, as in '{name}=…'")
    return value


def _words(value: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in value.split(",") if word.strip())


def _head(hint: Hint, name: str, value: str) -> Hint:
    return replace(hint, head=_needed(name, value))


def _genitive(hint: Hint, name: str, value: str) -> Hint:
    return replace(hint, genitive=_needed(name, value))


def _declines(hint: Hint, name: str, value: str) -> Hint:
    return replace(hint, declines=_words(_needed(name, value)))


def _indeclinable(hint: Hint, _name: str, value: str) -> Hint:
    return replace(hint, stays=_words(value)) if value else replace(hint, indeclinable=True)


def _gender(hint: Hint, name: str, value: str) -> Hint:
    gender = _GENDERS.get(_needed(name, value).lower())
    if gender is None:
        raise LanguageError(
            f"the inflection hint 'gender={value}' is not m or f; write one of them"
        )
    return replace(hint, gender=gender)


def _part(hint: Hint, name: str, value: str) -> Hint:
    part = _needed(name, value).lower()
    if part not in _PARTS:
        raise LanguageError(
            f"the inflection hint 'pos={value}' is not a part of speech; use {', '.join(_PARTS)}"
        )
    return replace(hint, part=part, indeclinable=hint.indeclinable or part in _UNCHANGING)


def _only(number: Number) -> Callable[[Hint, str, str], Hint]:
    def action(hint: Hint, name: str, value: str) -> Hint:
        if value:
            raise LanguageError(f"the inflection hint {name!r} takes no value; write it alone")
        if hint.only not in (None, number):
            raise LanguageError(
                "the inflection hint says both plural-only and singular-only; keep one of them"
            )
        return replace(hint, only=number)

    return action


_ITEMS = {
    "head": _head,
    "gender": _gender,
    "genitive": _genitive,
    "plural-only": _only(Number.PLURAL),
    "singular-only": _only(Number.SINGULAR),
    "indeclinable": _indeclinable,
    "declines": _declines,
    "pos": _part,
}
