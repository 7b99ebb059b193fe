"""What stands around a term in an English sentence.

In: a sentence and the place of a term in it. Out: a :class:`Context`, whose words tell which case
the term takes in Lithuanian. No parser is asked: the word that governs a noun phrase stands before
its determiners, names and possessors, and function words on both sides say most of the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from glossa.values import Span

_TOKEN = re.compile(
    r"""['’]s\b | (?<=s)['’](?=\s)                                     # a possessive ending
    | (?:[A-Z]\.){2,}                                                  # U.S.
    | \b(?:Mr|Mrs|Ms|Dr|St|Rev|Sen|Gen|Gov|Lt|Col|Prof|Sgt|Rep|No)\.   # a title
    | [^\W_]+(?:(?:[-.,]|['’](?!s\b))[^\W_]+)*
    | [^\w\s]""",
    re.VERBOSE,
)
_POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
# fmt: off
_DETERMINERS = frozenset((
    "a", "all", "an", "any", "both", "her", "his", "its", "my", "our", "some", "such", "that",
    "the", "their", "these", "this", "those", "your",
))
PREPOSITIONS = frozenset((
    "about", "above", "across", "after", "against", "along", "amid", "among", "around", "as", "at",
    "before", "behind", "below", "beneath", "beside", "besides", "between", "beyond", "by",
    "concerning", "despite", "down", "during", "except", "for", "from", "in", "including",
    "inside", "into", "like", "near", "of", "off", "on", "onto", "out", "outside", "over", "past",
    "per", "regarding", "since", "than", "through", "throughout", "to", "toward", "towards",
    "under", "until", "up", "upon", "via", "with", "within", "without",
))
AUXILIARIES = frozenset((
    "am", "are", "be", "been", "being", "can", "could", "did", "do", "does", "had", "has", "have",
    "is", "may", "might", "must", "shall", "should", "was", "were", "will", "would",
))
CONJUNCTIONS = frozenset((
    ",", ":", ";", "although", "and", "because", "but", "if", "nor", "or", "that", "though",
    "unless", "when", "where", "which", "while", "who", "whom", "whose",
))
_COMMON_ADJECTIVES = frozenset((
    "bad", "big", "black", "chief", "first", "former", "good", "great", "joint", "key", "large",
    "last", "main", "major", "new", "next", "old", "other", "own", "second", "senior", "small",
    "strong", "third", "top", "white", "young",
))
# fmt: on
FUNCTION_WORDS = PREPOSITIONS | AUXILIARIES | CONJUNCTIONS
_ADJECTIVE = re.compile(r"(?:al|ic|ive|ous|ian|ish|ful|able|ible|ary|ern|ese|less|est|ed)$")


@dataclass(frozen=True)
class Context:
    """A term with the words around it, each side's nearest first."""

    term: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]

    @classmethod
    def of(cls, sentence: str, span: Span) -> Context:
        """Read a sentence around ``span``."""
        parts = (span.of(sentence), sentence[: span.start], sentence[span.end :])
        term, before, after = (tuple(m[0] for m in _TOKEN.finditer(part)) for part in parts)
        return cls(term or ("",), before[::-1], after)

    def left(self, index: int) -> str:
        """Return a word before the term, in lower case; ``^`` before the sentence begins."""
        return self.before[index].lower() if index < len(self.before) else "^"

    def right(self, index: int) -> str:
        """Return a word after the term, in lower case; ``$`` after the sentence ends."""
        return self.after[index].lower() if index < len(self.after) else "$"

    @cached_property
    def governor(self) -> int:
        """Where the word is that may govern the phrase: before names, possessors, determiners."""
        index = 0
        while index < len(self.before):
            if self._is_name(index):
                index += 1
            elif self.left(index) in _POSSESSIVES and index + 1 < len(self.before):
                index += 2  # the possessor goes with it
            else:
                break
        return self._first(index, lambda index: self.left(index) not in _DETERMINERS)

    @cached_property
    def bare_governor(self) -> int:
        """Where it is when what looks like an adjective belongs to the phrase as well."""
        return self._first(self.governor, lambda index: not self._modifies(index))

    @cached_property
    def function_word(self) -> int:
        """Where the nearest function word before the phrase is."""
        stops = FUNCTION_WORDS | {"."}
        return self._first(self.governor, lambda index: self.left(index) in stops)

    @cached_property
    def preposition(self) -> int:
        """Where the nearest preposition before the phrase is."""
        return self._first(self.function_word, lambda index: self.left(index) in PREPOSITIONS)

    @cached_property
    def names_after(self) -> int:
        """How many names and figures follow the term: *Hurricane* Rosa, *page* 7."""
        others = (
            index
            for index, word in enumerate(self.after)
            if not (word[0].isupper() or word[0].isdigit())
        )
        return next(others, len(self.after))

    def _first(self, start: int, holds: Callable[[int], bool]) -> int:
        places = range(start, len(self.before))
        return next((index for index in places if holds(index)), len(self.before))

    def _modifies(self, index: int) -> bool:
        word = self.left(index)
        known = word in _COMMON_ADJECTIVES or word in _DETERMINERS or _ADJECTIVE.search(word)
        return bool(known) or self._is_name(index)

    def _is_name(self, index: int) -> bool:
        """Tell whether a word is a name or a title.

        A sentence's first word has its capital in any case; it is one when another follows.
        """
        if not self.before[index][0].isupper():
            return False
        nearer = self.before[index - 1] if index else self.term[0]
        opening = index == len(self.before) - 1
        common = self.left(index) in FUNCTION_WORDS | _DETERMINERS
        return not opening or (nearer[:1].isupper() and not common)
