"""Spellings of an English phrase that a text may use instead of the cited one.

In: a phrase. Out: the same phrase in other spellings: British or American, one word or two, with or
without the stops of an abbreviation. Hyphens, spaces and apostrophes are not the business of this
module: the index of forms compares without them.
"""

from __future__ import annotations

import re
from functools import cache

from glossa.language.english._plurals import lines, words_in

_MOST = 8
"""Most spellings of one phrase; a long title would have more than anyone writes."""

_WORD = re.compile(r"[^\W\d_]+")
_ISE = re.compile(r"(.{2,})(is|iz)(e|ed|es|er|ers|ing|ation|ations|ational|able)\Z", re.IGNORECASE)
_YSE = re.compile(r"(.*l)(ys|yz)(e|ed|es|er|ers|ing)\Z", re.IGNORECASE)
_ACRONYM = re.compile(r"\b[A-Z]{2,3}\b(?!\.)")
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}(?!\w)")
_LOOSE = frozenset({"anti", "counter", "cyber", "multi", "non"})
"""Beginnings that are set off with a hyphen now and then; the others are too often no prefix."""
_INFLECTED = ("", "s", "es", "d", "ed", "ing", "al", "ly")


@cache
def _spellings() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in lines("spelling.tsv"):
        british, american = line.split("\t")
        table[british] = american
        table[american] = british
    return table


@cache
def _beginnings() -> tuple[tuple[str, str], ...]:
    return tuple((one[:-1], other[:-1]) for one, other in _spellings().items() if one.endswith("-"))


@cache
def _compounds() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return the listed compounds, one word to two and back, and a pattern that finds them."""
    table: dict[str, str] = {}
    for entry in lines("compounds.txt"):
        if not entry.endswith("-"):
            table[entry.replace(" ", "")] = entry
            table[entry] = entry.replace(" ", "")
    found = "|".join(re.escape(one).replace(r"\ ", "[- ]") for one in table)
    return table, re.compile(rf"\b({found})(s?)\b", re.IGNORECASE)


@cache
def _prefixes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns for a listed beginning that is written apart, and for one written solid."""
    listed = [entry[:-1] for entry in lines("compounds.txt") if entry.endswith("-")]
    apart = re.compile(rf"\b((?i:{'|'.join(listed)}))[- ](?=[a-z]{{3}})")
    loose = "|".join(start for start in listed if start in _LOOSE)
    solid = re.compile(rf"\b((?i:{loose})(?=[a-z]{{4}})|(?i:co)(?=oper|ordin|exist))")
    return apart, solid


def spellings(phrase: str) -> tuple[str, ...]:
    """Return the phrase in every spelling, as cited first."""
    found = [phrase]
    for vary in (_other_words, _other_joining, _other_acronyms, _other_and):
        for text in tuple(found):
            found.extend(other for other in vary(text) if other not in found)
    return tuple(found[:_MOST])


def _other_words(phrase: str) -> list[str]:
    """Return the phrase in the other spelling of each word, and of all of them."""
    other = _WORD.sub(lambda match: _other_word(match.group()) or match.group(), phrase)
    if other == phrase:
        return []
    return [other]


def _other_word(word: str) -> str | None:
    lower = word.lower()
    table = _spellings()
    if word in table:
        return table[word]
    for ending in _INFLECTED:
        stem = lower.removesuffix(ending) if ending else lower
        if lower.endswith(ending) and stem in table:
            return _like(table[stem] + ending, word)
    for one, other in _beginnings():
        if lower.startswith(one) and len(lower) > len(one):
            return _like(other + lower[len(one) :], word)
    return _other_ise(word, lower)


def _other_ise(word: str, lower: str) -> str | None:
    found = _YSE.match(lower) or _ISE.match(lower)
    if found is None:
        return None
    stem, middle, ending = found.groups()
    if _YSE.match(lower) is None and any(
        (stem + "ise").endswith(known) for known in words_in("not-ise.txt")
    ):
        return None
    if len(stem) < 3:
        return None
    swapped = middle[0] + ("z" if middle[1] == "s" else "s")
    return _like(stem + swapped + ending, word)


def _like(text: str, word: str) -> str:
    if word.isupper() and len(word) > 1:
        return text.upper()
    return text[:1].upper() + text[1:] if word[:1].isupper() else text


def _other_joining(phrase: str) -> list[str]:
    """Return the phrase with listed compounds written as one word, or apart."""
    table, compound = _compounds()
    apart, solid = _prefixes()

    def swap(match: re.Match[str]) -> str:
        known = match.group(1).lower().replace("-", " ")
        return _like(table[known] + match.group(2), match.group())

    candidates = (compound.sub(swap, phrase), apart.sub(r"\1", phrase), solid.sub(r"\1-", phrase))
    return [text for text in candidates if text != phrase]


def _other_acronyms(phrase: str) -> list[str]:
    """Return the phrase with the stops of its abbreviations dropped, or added."""
    if _DOTTED.search(phrase):
        return [_DOTTED.sub(lambda match: match.group().replace(".", ""), phrase)]
    if _ACRONYM.search(phrase):
        return [_ACRONYM.sub(lambda match: ".".join(match.group()) + ".", phrase)]
    return []


def _other_and(phrase: str) -> list[str]:
    if " & " in phrase:
        return [phrase.replace(" & ", " and ")]
    return [phrase.replace(" and ", " & ")] if " and " in phrase else []
