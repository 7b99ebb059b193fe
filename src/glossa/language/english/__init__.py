"""English inflection of terms: plural, possessive and spelling, to find and to write them.

In: a noun phrase as a glossary cites it, and perhaps a hint. Out: its forms.

    >>> plural("Secretary General")
    'Secretaries General'
    >>> possessive("Member of Parliament")
    "Member of Parliament's"
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from glossa.errors import LanguageError
from glossa.language import cells as _cells
from glossa.language.cells import Listing
from glossa.language.english._plurals import (
    head_of,
    is_plural,
    is_unchanging,
    plurals_of_word,
    words_in,
)
from glossa.language.english._variants import spellings
from glossa.language.grammar import Form, Number, Paradigm

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["RULES_VERSION", "forms", "patterns", "plural", "possessive", "titles"]

RULES_VERSION = "2"
"""Changes whenever the forms of some phrase may; caches depend on it."""

_PIECE = re.compile(r"[^\s\-‐‑–]+")
_HINTS = ("plural", "plural-only", "singular-only", "indeclinable", "head")


@lru_cache(maxsize=1 << 13)
def forms(phrase: str, hint: str | None = None) -> Paradigm:
    """Return every form of a phrase: both numbers, plain and possessive, in every spelling.

    Args:
        phrase: as cited; a phrase cited in the plural (*armed forces*) has no singular.
        hint: ``plural=…``, ``head=…``, ``plural-only``, ``singular-only`` or ``indeclinable``,
            several parted by semicolons.

    Raises:
        LanguageError: if the hint cannot be understood.
    """
    return Paradigm(lemma=phrase, forms=tuple(dict.fromkeys(_all_forms(phrase, hint))))


def plural(phrase: str, hint: str | None = None) -> str:
    """Return the plural that is to be written; a phrase without one is returned as it is."""
    cell = forms(phrase, hint).cell(None, Number.PLURAL)
    return next((form.text for form in cell if form.preferred and not form.possessive), phrase)


def possessive(phrase: str, number: Number = Number.SINGULAR, hint: str | None = None) -> str:
    """Return the possessive that is to be written, in ``number`` if the phrase has it."""
    whole = forms(phrase, hint)
    cell = whole.cell(None, number) or whole.forms
    return next((form.text for form in cell if form.possessive), phrase)


def titles() -> frozenset[str]:
    """Return the words that stand before a person's name and are no part of it, in lower case."""
    return words_in("titles.txt")


def patterns(phrase: str, hint: str | None = None) -> tuple[Listing, ...]:
    """Return the forms of a phrase as an index takes them (:mod:`glossa.language.cells`)."""
    listed = ((form.text, _cells.pack(form)) for form in _all_forms(phrase, hint))
    return (Listing(tuple(listed)),)


def _all_forms(phrase: str, hint: str | None) -> Iterator[Form]:
    options = _parse(hint or "")
    spelt = spellings(phrase)
    for position, text in enumerate(spelt):
        for number, plain, written in _numbers(text, options):
            preferred = written and position == 0
            yield Form(text=plain, case=None, number=number, preferred=preferred)
            if "indeclinable" in options:
                continue
            for rank, owned in enumerate(_possessives(plain, number)):
                yield Form(
                    text=owned,
                    case=None,
                    number=number,
                    possessive=True,
                    preferred=preferred and rank == 0,
                )


def _parse(hint: str) -> dict[str, str]:
    options: dict[str, str] = {}
    for item in filter(None, (part.strip() for part in hint.split(";"))):
        name, _, value = (part.strip() for part in item.partition("="))
        if name not in _HINTS:
            raise LanguageError(
                f"unknown item {name!r} in an English inflection hint; "
                f"use one of {', '.join(_HINTS)}"
            )
        if (name in ("plural", "head")) != bool(value):
            raise LanguageError(
                f"the English inflection hint {item!r} is not complete; write 'plural=…' and "
                "'head=…' with a value and the others without"
            )
        options[name] = value
    return options


def _numbers(text: str, options: dict[str, str]) -> Iterator[tuple[Number, str, bool]]:
    """Yield number, plain form and whether it is one to write."""
    if "indeclinable" in options:
        yield Number.SINGULAR, text, True
        yield Number.PLURAL, text, True
        return
    pieces = [match.span() for match in _PIECE.finditer(text)]
    words = [text[start:end] for start, end in pieces]
    if not words:
        yield Number.SINGULAR, text, True
        return
    head = words.index(options["head"]) if options.get("head") in words else head_of(words)
    start, end = pieces[head]
    if "plural-only" in options or ("singular-only" not in options and is_plural(words[head])):
        yield Number.PLURAL, text, True
        return
    yield Number.SINGULAR, text, True
    if "singular-only" in options:
        return
    if "plural" in options:
        yield Number.PLURAL, options["plural"], True
        return
    countable = words[head].lower() not in words_in("uncountable.txt")
    for rank, form in enumerate(plurals_of_word(words[head])):
        yield Number.PLURAL, text[:start] + form + text[end:], rank == 0 and countable


def _possessives(plain: str, number: Number) -> tuple[str, ...]:
    """Return the possessives of a form, the one to write first."""
    if not plain[-1:].isalnum():
        return (plain + "'s",)
    if not plain.lower().endswith("s"):
        return (plain + "'s",)
    if number is Number.PLURAL:
        return (plain + "'",)
    if is_unchanging(plain):
        return (plain + "'", plain + "'s")
    return (plain + "'s", plain + "'")
