"""What is known of a language's sentences: read from the data files, one frozen value a language.

In comes a language code; out goes a :class:`Profile`, or ``None`` for a language without data. The
files are plain text that people edit; each says where its facts come from.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable


_SHORTEST_STEM = 4


class Kind(StrEnum):
    """What the stop of an abbreviation says about the end of a sentence."""

    TITLE = "title"
    """Something always follows, as after "prof.": no sentence ends here."""
    NUMBER = "number"
    """Joins to a figure that follows, as "p. 5"; otherwise it is judged like a word."""
    INNER = "inner"
    """Usually inside a sentence, as "27 d.": one ends only if a usual opening word follows."""
    END = "end"
    """Often ends a sentence, as "proc.": a capital letter opens the next, unless in a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A list of words, some of which stand for all that begin like them."""

    whole: frozenset[str]
    stems: frozenset[str]

    def __contains__(self, word: str) -> bool:
        return word in self.whole or any(
            word[:size] in self.stems for size in range(_SHORTEST_STEM, len(word) + 1)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The facts about one language that decide where its sentences end."""

    abbreviations: Mapping[str, Kind]
    """Without the final stop; a key of two or more words has one space between them."""
    starters: frozenset[str]
    """Lower-case words that open a sentence and are never part of a name."""
    openers: Words
    """Lower-case words that often open a sentence and are not capitalised inside one."""
    names: frozenset[str]
    """Names and units that go on with an amount."""
    months: frozenset[str]
    """Names of months in the forms of dates, in lower case."""
    labelled: frozenset[str]
    """Lower-case words after which a single letter is a label, not an initial."""
    uncapitalised: frozenset[str]
    """Words that open a sentence even without a capital letter after any sentence."""
    endings: frozenset[str]
    """Letters that words end in and, as far as possible, abbreviations do not."""
    reporting: frozenset[str]
    """Verbs of speech that name who said a quotation."""
    conjunctions: frozenset[str]
    """Lower-case words that open a clause after a comma."""

    def kind(self, word: str) -> Kind | None:
        """Return the kind of the abbreviation ``word``, written without its stop."""
        found = self.abbreviations.get(word)
        if found is None and len(word) > 1 and not word.islower():
            lowered = word.lower()
            if word == lowered.capitalize() or word.isupper():
                found = self.abbreviations.get(lowered)
        return found


@cache
def profile_of(language: str) -> Profile | None:
    """Return what is known of ``language``, a code such as ``"lt"`` or ``"en-GB"``."""
    code = language.replace("_", "-").partition("-")[0].lower()
    folder = resources.files(__package__) / "data" / code
    if not (code.isalpha() and folder.is_dir()):
        return None
    openers = _words(folder / "openers.txt")
    return Profile(
        abbreviations=MappingProxyType(_abbreviations(folder / "abbreviations.tsv")),
        starters=_words(folder / "starters.txt"),
        openers=Words(
            whole=frozenset(word for word in openers if not word.endswith("*")),
            stems=frozenset(word[:-1] for word in openers if word.endswith("*")),
        ),
        names=_words(folder / "names.txt"),
        months=_words(folder / "months.txt"),
        labelled=_words(folder / "labelled.txt"),
        uncapitalised=_words(folder / "lowercase.txt"),
        endings=_words(folder / "endings.txt"),
        reporting=_words(folder / "reporting.txt"),
        conjunctions=_words(folder / "conjunctions.txt"),
    )


def _lines(file: Traversable) -> Iterator[str]:
    if not file.is_file():
        return
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


def _words(file: Traversable) -> frozenset[str]:
    return frozenset(word for line in _lines(file) for word in line.split())


def _abbreviations(file: Traversable) -> dict[str, Kind]:
    """Read the table; ``t. y.`` is also found when it is written ``t.y.``."""
    table: dict[str, Kind] = {}
    for line in _lines(file):
        written, kind, _meaning = line.split("\t")
        key = written.removesuffix(".")
        table[key] = table[key.replace(". ", ".")] = Kind(kind)
    return table
