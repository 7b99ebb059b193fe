"""Which language expands a term into its forms: the one registry.

In: a language code. Out: a function from a phrase and a hint to the patterns of its forms.
Languages are imported when they are first asked for, since their word lists are read from disk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossa.language.cells import CASELESS, PREFERRED, Listing, Pattern, bit
from glossa.language.grammar import Number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Expander = Callable[[str, str | None], Iterable[Pattern | Listing]]


def expander(language: str) -> Expander:
    """Return the function that lists the forms of a phrase in ``language``."""
    if language == "lt":
        from glossa.language.lithuanian import patterns

        return patterns
    if language == "en":
        from glossa.language.english import patterns as english_patterns

        return english_patterns
    return lambda phrase, _hint: as_is(phrase)


def as_is(phrase: str) -> tuple[Listing, ...]:
    """Return the cited form alone, fit for either number."""
    mask = bit(None, Number.SINGULAR) | bit(None, Number.PLURAL) | CASELESS | PREFERRED
    return (Listing(((phrase, mask),)),)


def version(language: str) -> str:
    """Return what changes whenever the forms of ``language`` may."""
    if language == "lt":
        from glossa.language.lithuanian import RULES_VERSION

        return RULES_VERSION
    if language == "en":
        from glossa.language.english import RULES_VERSION as ENGLISH

        return ENGLISH
    return "0"
