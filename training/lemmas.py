"""Dictionary forms: what a glossary would say for the words that a sentence uses.

In come a surface phrase and a language; out comes the phrase as a dictionary cites it, or None
where that is not certain. Lithuanian is guessed from endings and then proved: glossa's own
inflector must lead from the guess back to the surface phrase. This is the only module of the
pipeline that knows of glossa's language rooms.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from training.pairs import Pair

LITHUANIAN_WORD = re.compile(r"[A-Za-zĄČĘĖĮŠŲŪŽąčęėįšųūž]{3,}")
ENGLISH_WORD = re.compile(r"[A-Za-z]{2,}")

NOMINATIVES = ("as", "ias", "is", "ys", "us", "ius", "a", "ia", "ė", "uo", "ai", "iai", "os", "ės")
"""Endings of dictionary forms, also of words without a singular."""

AGREEING = {
    "as": "a",
    "ias": "ia",
    "is": "ė",
    "us": "i",
    "asis": "oji",
    "usis": "ioji",
    "ysis": "ioji",
    "i": "os",
    "iai": "ės",
    "ūs": "ios",
    "ieji": "osios",
}
"""Nominative endings of adjectives: masculine, and feminine of the same word."""

GENITIVES = ("o", "os", "ės", "ų", "ies", "aus", "ens", "ers")
"""What a noun ends in that stands before another and does not change with it."""

HARD = (("dž", "d"), ("č", "t"), ("dži", "d"), ("či", "t"), ("i", ""))
"""Stem endings before a soft ending, and what they are before others."""


@lru_cache(maxsize=1 << 16)
def _forms(phrase: str) -> frozenset[str]:
    """Returns every form of a Lithuanian phrase, in lower case."""
    from glossa.language.lithuanian import paradigm

    try:
        return frozenset(form.text.lower() for form in paradigm(phrase).forms)
    except Exception:  # whatever it cannot decline is simply not proved
        return frozenset()


def forms(phrase: str, language: str) -> frozenset[str]:
    """Returns the forms that a dictionary phrase may take, in lower case, itself among them."""
    low = phrase.lower()
    if language == "lt":
        return _forms(phrase) | {low}
    return frozenset({low, low + "s", low.removesuffix("y") + "ies"})


def _stems(word: str) -> Iterator[str]:
    for cut in range(min(6, len(word) - 2)):
        stem = word[: len(word) - cut]
        yield stem
        for soft, hard in HARD:
            if stem.endswith(soft):
                yield stem.removesuffix(soft) + hard


class Lemmas:
    """Finds dictionary forms among the words that a corpus is known to hold."""

    def __init__(self, pairs: Iterable[Pair], extra: Iterable[str] = ()) -> None:
        """Counts the corpus's words; ``extra`` are further Lithuanian lemmas from a word list."""
        self.lithuanian: Counter[str] = Counter()
        self.english: Counter[str] = Counter()
        for pair in pairs:
            self.lithuanian.update(w.lower() for w in LITHUANIAN_WORD.findall(pair.lt))
            self.english.update(w.lower() for w in ENGLISH_WORD.findall(pair.en))
        self.listed = {word.lower() for word in extra}
        self._cache: dict[str, tuple[str, ...]] = {}

    def of(self, words: tuple[str, ...], language: str) -> str | None:
        """Returns the dictionary form of a noun phrase, or None."""
        if language == "en":
            return self._english(words)
        return self._lithuanian(words)

    def _guesses(self, word: str) -> tuple[str, ...]:
        """Returns nouns in the nominative that the word may be a form of, likeliest first."""
        low = word.lower()
        if low not in self._cache:
            made = {stem + ending for stem in _stems(low) for ending in NOMINATIVES}
            known = [w for w in made if w in self.listed or self.lithuanian[w] > 1]
            proved = [w for w in known if low in _forms(w)]
            # The right dictionary form explains the most words of the corpus.
            order = sorted(
                proved, key=lambda w: (-sum(f in self.lithuanian for f in _forms(w)), len(w), w)
            )
            self._cache[low] = tuple(order[:2])
        return self._cache[low]

    def _modifiers(self, word: str) -> list[str]:
        """Returns what may stand before a head: nominatives of an adjective, or a genitive.

        A word counts as an adjective when the corpus knows it in both genders.
        """
        low = word.lower()
        made: list[str] = []
        for stem, (masculine, feminine) in itertools.product(set(_stems(low)), AGREEING.items()):
            both = stem + masculine, stem + feminine
            if all(self.lithuanian[form] for form in both):
                made += both
        likely = sorted(set(made), key=lambda form: (-self.lithuanian[form], form))[:4]
        return [*likely, low] if low.endswith(GENITIVES) or word[:1].isupper() else likely

    def _lithuanian(self, words: tuple[str, ...]) -> str | None:
        if not all(LITHUANIAN_WORD.fullmatch(word) for word in words):
            return None
        surface = " ".join(words).lower()
        for head in self._guesses(words[-1]):
            options = [self._modifiers(word) for word in words[:-1]]
            for before in itertools.product(*options):
                phrase = " ".join([*before, head])
                if surface in _forms(phrase):
                    return _like(phrase, words)
        return None

    def _english(self, words: tuple[str, ...]) -> str | None:
        if not all(ENGLISH_WORD.fullmatch(word) for word in words):
            return None
        last = words[-1]
        for ending, instead in (("ies", "y"), ("ves", "f"), ("ses", "s"), ("s", "")):
            single = last.removesuffix(ending) + instead
            if last.endswith(ending) and self.english[single.lower()] > 1 and len(single) > 2:
                return " ".join([*words[:-1], single])
        return " ".join(words)


def _like(phrase: str, words: tuple[str, ...]) -> str:
    """Gives the phrase the capitals of the words, unless all of them are capitals."""
    cased = [
        new.capitalize() if old[:1].isupper() and not (old.isupper() and len(old) > 1) else new
        for new, old in zip(phrase.split(), words, strict=True)
    ]
    return " ".join(cased)
