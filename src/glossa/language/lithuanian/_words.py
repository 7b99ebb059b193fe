"""A phrase cut into words, with what can be said of each without looking at the others.

In: a phrase as cited. Out: words in order, each with the text that stands before it, so that
joining them gives the phrase again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from glossa.language.grammar import Gender, Number
from glossa.language.lithuanian import _lexicon
from glossa.language.lithuanian._adjectives import adjective_readings
from glossa.language.lithuanian._hints import Hint, parse_hint
from glossa.language.lithuanian._nouns import less_likely, noun_readings
from glossa.language.lithuanian._readings import UNKNOWN, Reading
from glossa.language.lithuanian._spelling import restore_capitals

PREPOSITIONS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("be", "dėl", "iki", "iš", "nuo", "prie", "tarp", "už", "virš", "anapus", "abipus",
         "aplink", "pusiau", "vietoj", "link", "šalia", "po", "ant", "žemiau", "aukščiau"),
        ("o", "io", "os", "ės", "ies", "aus", "ų", "ens", "ers"),
    ),
    **dict.fromkeys(
        ("į", "per", "pro", "apie", "prieš", "pas", "pagal", "palei", "pirm"),
        ("ą", "ę", "į", "ų", "us", "as", "es", "is"),
    ),
    "su": ("u", "iu", "a", "e", "mi", "ais", "omis", "ėmis", "imis", "umis", "ia", "uoju", "ąja"),
}  # fmt: skip
"""Prepositions and the endings that the words they govern can have (DLKG)."""
PREPOSITIONS["už"] += PREPOSITIONS["į"]
PREPOSITIONS["po"] += PREPOSITIONS["į"] + PREPOSITIONS["su"]

CONJUNCTIONS = frozenset({"ir", "bei", "ar", "arba", "o", "ir/ar", "bet"})
_PREFIXES = frozenset(
    {"alfa", "beta", "gama", "delta", "mega", "giga", "meta", "para", "infra"}
) | {*("ultra", "extra", "kontra")}
_UNCHANGING = frozenset({"labai", "ypač", "itin", "ne", "nebe", "jau", "dar", "tik", "iškart"}) | {
    *("vakar", "šiandien", "rytoj"),
    # As in "einantis pareigas ministras", where it ends like a nominative.
    "pareigas",
}

_WORD = re.compile(
    r"\d+[-–‑](?:i?asis|i?oji|ieji|i?osios|i?as|i?a|i?os|i?ai|i|is|ė|ės)\b"
    r"|\w(?:[\w\u0300-\u036f]|['’ʼ](?=\w))*\.?"
)
_QUOTED = re.compile(r"„[^“”]*[“”]|“[^”]*”|«[^»]*»|\"[^\"]*\"|\([^)]*\)|\[[^\]]*\]")
_HYPHENS = ("-", "–", "‑", "/")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a phrase."""

    text: str
    before: str
    """What stands between the word before and this one."""
    readings: tuple[Reading, ...]
    """What it can be in the nominative; none if it certainly stays as it is."""
    compound: bool
    """Whether a hyphen ties the next word to it."""
    enclosed: bool
    """Whether it stands apart: in quotation marks or brackets inside the phrase, or by a hint."""

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def capital(self) -> bool:
        """Whether the word starts with a capital letter."""
        return self.text[:1].isupper()

    @property
    def adjectives(self) -> tuple[Reading, ...]:
        """The readings as an adjective."""
        return tuple(reading for reading in self.readings if reading.adjective)

    @property
    def nouns(self) -> tuple[Reading, ...]:
        """The readings as a noun."""
        return tuple(reading for reading in self.readings if not reading.adjective)

    def can_be_genitive(self) -> bool:
        """Tell whether the ending can be that of a genitive."""
        return self.lower.endswith(PREPOSITIONS["be"])


def cut(phrase: str) -> tuple[tuple[Word, ...], str]:
    """Return the words of a phrase and what stands after the last of them."""
    covered = _enclosed_spans(phrase)
    words: list[Word] = []
    end = 0
    for found in _WORD.finditer(phrase):
        start = found.start()
        enclosed = any(left <= start < right for left, right in covered)
        compound = phrase[found.end() : found.end() + 1] in _HYPHENS
        compound = compound and found.end() + 1 < len(phrase)
        readings = () if enclosed else readings_of(found.group(), compound=compound)
        words.append(Word(found.group(), phrase[end:start], readings, compound, enclosed))
        end = found.end()
    return tuple(words), phrase[end:]


def _enclosed_spans(phrase: str) -> list[tuple[int, int]]:
    """Return the spans of quotations and brackets that do not hold the whole phrase."""
    if phrase.replace(" ", "").isalpha():
        return []
    whole = len(phrase.strip())
    return [m.span() for m in _QUOTED.finditer(phrase) if len(m.group()) < whole]


@lru_cache(maxsize=1 << 15)
def readings_of(text: str, *, compound: bool = False) -> tuple[Reading, ...]:
    """Return what a word can be in the nominative; nothing for what never changes."""
    listed = irregular_hint(text)
    if listed is not None:
        return _listed_readings(text, parse_hint(listed))
    lower = text.lower()
    if lower in _UNCHANGING or lower in PREPOSITIONS or lower in CONJUNCTIONS:
        return ()
    if compound and (lower in _PREFIXES or len(lower) < 4):
        return ()
    if lower.endswith(("iškai", ".")) and not text[0].isupper():
        return ()
    if text.endswith(".") or _ends_in_capitals(text):
        return ()
    if text[0].isdigit():
        return adjective_readings(text)
    return noun_readings(text) + adjective_readings(text)


def _listed_readings(text: str, hint: Hint) -> tuple[Reading, ...]:
    """Return the one reading that the lexicon of exceptions gives a word."""
    if hint.indeclinable:
        return ()
    if hint.part == "adjective":
        return adjective_readings(text)
    plural = hint.only is Number.PLURAL
    feminine = hint.gender is Gender.FEMININE
    fitting = [
        reading
        for reading in (*noun_readings(text), *less_likely(text))
        if (hint.gender is None or reading.feminine == feminine)
        and (hint.genitive is None or hint.genitive in reading.cells()[7 * reading.plural + 1])
        and (hint.only is None or reading.plural == plural)
    ]
    unknown = Reading(feminine=feminine, plural=plural, stem=text, declension=UNKNOWN)
    listed = tuple(
        (cell, tuple(restore_capitals(form, text) for form in forms)) for cell, forms in hint.cells
    )
    return (replace((fitting or [unknown])[0], irregular=listed),)


def irregular_hint(text: str) -> str | None:
    """Return the hint that the lexicon has for a word or phrase, whatever its first capital."""
    known = _lexicon.irregular()
    return known.get(text) or known.get(text[:1].lower() + text[1:])


def _ends_in_capitals(text: str) -> bool:
    """Tell an acronym with a small letter (GmbH, NATOs) from a word."""
    return any(letter.isupper() for letter in text[-2:]) and len(text) > 1
