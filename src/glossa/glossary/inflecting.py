"""The one door to inflection: forms of a term in its language, and what is wrong with its hint.

In come a phrase, its language and the glossary's hint; out comes a paradigm. A hint that cannot be
obeyed is set aside here, and lint reports it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from glossa.errors import LanguageError
from glossa.language.grammar import Form, Number, Paradigm

if TYPE_CHECKING:
    from glossa.glossary.entries import Entry

_NAMES: Final = {"en": "singular-only", "lt": "pos=name"}
"""Hints for names of one word: *the Stoltenbergs* is rarer than a lost apostrophe, and *Trumpas* is
no adjective."""


_ITEM = (
    r"(?:(?:head|gender|genitive|plural|fixed|number|pos|indeclinable|declines"
    r"|(?:nom|gen|dat|acc|ins|loc|voc)\.(?:sg|pl))\s*=|(?:indeclinable|(?:plural|singular)-only)\b)"
)
_COMMA = re.compile(rf"\s*,\s*(?={_ITEM})")
_OTHER_NAMES: Final = {
    "number=pl": "plural-only",
    "number=sg": "singular-only",
}


def plain_hint(hint: str) -> str:
    """Return a hint in the names that inflection knows, its items parted by semicolons."""
    items = []
    for item in _COMMA.sub(";", hint).split(";"):
        name, mark, value = (part.strip() for part in item.partition("="))
        if name == "fixed":
            name, value = "indeclinable", ", ".join(value.split())
        text = f"{name}{mark}{value}"
        items.append(_OTHER_NAMES.get(text, text))
    return "; ".join(filter(None, items))


@lru_cache(maxsize=1 << 14)
def paradigm(phrase: str, language: str, hint: str = "") -> Paradigm:
    """Return every form of ``phrase``; the cited one alone in a language without rules here.

    Raises:
        LanguageError: if the hint cannot be understood or obeyed.
    """
    hint = plain_hint(hint)
    if language == "lt":
        from glossa.language.lithuanian import paradigm as lithuanian

        return lithuanian(phrase, hint or None)
    if language == "en":
        from glossa.language.english import forms

        return forms(phrase, hint or None)
    return Paradigm(lemma=phrase, forms=(Form(text=phrase, case=None, number=Number.SINGULAR),))


@lru_cache(maxsize=1 << 14)
def problem(phrase: str, language: str, hint: str) -> str:
    """Return what is wrong with ``hint``, in one sentence, or nothing."""
    if not hint:
        return ""
    try:
        paradigm(phrase, language, hint)
    except LanguageError as error:
        return str(error)
    return ""


def source_hint(entry: Entry) -> str:
    """Return the hint by which the source term is inflected, as far as it can be obeyed."""
    other = entry.target, entry.target_language, entry.inflection
    return _hint(entry, entry.source, entry.source_language, entry.source_inflection, other)


def target_hint(entry: Entry) -> str:
    """Return the hint by which the target term is inflected, as far as it can be obeyed."""
    other = entry.source, entry.source_language, entry.source_inflection
    return _hint(entry, entry.target, entry.target_language, entry.inflection, other)


def _hint(entry: Entry, phrase: str, language: str, hint: str, other: tuple[str, str, str]) -> str:
    if hint and not problem(phrase, language, hint):
        return plain_hint(hint)
    if not entry.is_name:
        return ""
    if " " not in phrase:
        return _NAMES.get(language, "")
    return _NAMES["en"] if language == "en" and _is_one(phrase, *other) else ""


def _is_one(phrase: str, other: str, language: str, hint: str) -> bool:
    """Tell whether an English name only looks plural: *Kaja Kallas*, but not *Baltic States*.

    Its Lithuanian tells.
    """
    if language != "lt" or paradigm(phrase, "en").numbers() != (Number.PLURAL,):
        return False
    known = "" if problem(other, language, hint) else hint
    return Number.SINGULAR in paradigm(other, language, known).numbers()


def source_numbers(entry: Entry) -> tuple[Number, ...]:
    """Return the numbers that the source term has at all."""
    return paradigm(entry.source, entry.source_language, source_hint(entry)).numbers()


def target_paradigm(entry: Entry) -> Paradigm:
    """Return the forms of what is to be written for the entry."""
    if entry.is_read_only:
        return paradigm(entry.rendering, "")
    return paradigm(entry.target, entry.target_language, target_hint(entry))
