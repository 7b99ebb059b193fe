"""Which words of a phrase cannot be its head, although they end like nominatives.

In: the words of a phrase (:mod:`._words`). Out: where a tail begins that stays as it is, and which
last words only look like heads: governed plurals, infinitives and foreign names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossa.language.lithuanian import _lexicon
from glossa.language.lithuanian._adjectives import looks_adjectival
from glossa.language.lithuanian._words import CONJUNCTIONS, PREPOSITIONS, Word

if TYPE_CHECKING:
    from collections.abc import Sequence

GENITIVE_OR_PLURAL = ("os", "ės")
"""Endings of a feminine noun that are those of two cases."""

INSTRUMENTAL_PLURAL = ("omis", "ėmis", "imis", "umis")
"""Endings of an instrumental that could be those of a noun in -is."""
_ACTION = ("imas", "ymas", "imasis", "ymasis")
"""Endings of nouns made of verbs, which may govern what the verb governs."""
_MASCULINE_NAME = ("as", "is", "ys", "us")
_FOREIGN_FIRST = frozenset({"san", "sent", "sankt", "los", "tel", "port", "abu", "bandar", "ulan"})
"""First parts of places that stay while the second declines: Sent Lusija, Los Andželas."""
_VOWELS = "aeiouyąęėįųū"


def core_end(words: Sequence[Word]) -> int:
    """Return where the tail that a preposition starts begins."""
    for position, word in enumerate(words):
        if position and _is_infinitive(word, words[position - 1]):
            return position
        if _governs_instrumental(words, position):
            return position + 1
        if position == 0 or word.lower not in PREPOSITIONS or word.enclosed:
            continue
        before = words[position - 1]
        if not any(earlier.readings for earlier in words[:position]):
            continue
        if before.readings and not before.can_be_genitive():
            return position
        if not _continues(words, position):
            return position
    return len(words)


def _is_infinitive(word: Word, before: Word) -> bool:
    """Tell an infinitive after a noun (*teisė rinkti*) from an adjective (*plati*, *priimti*)."""
    if word.capital or not word.lower.endswith("ti") or word.lower.endswith("anti"):
        return False
    if not before.nouns or before.lower.endswith(GENITIVE_OR_PLURAL):
        return False
    feminine = (r for r in word.adjectives if r.feminine and r.declension == "us")
    return not any(looks_adjectival(reading, before_noun=False) for reading in feminine)


def _governs_instrumental(words: Sequence[Word], position: int) -> bool:
    """Tell an action and what it is done with (*dalijimasis žvalgybos informacija*) from a head.

    An instrumental in -a looks like a nominative, but no feminine noun is in apposition to an
    action; only a conjunction puts them side by side (*atgrasymas ir gynyba*).
    """
    word, rest = words[position], words[position + 1 :]
    if not rest or not word.nouns or not word.lower.endswith(_ACTION):
        return False
    if any(other.lower in CONJUNCTIONS or other.before.strip() for other in rest):
        return False
    return not rest[-1].capital and rest[-1].lower.endswith(("a", *INSTRUMENTAL_PLURAL))


def _continues(words: Sequence[Word], preposition: int) -> bool:
    """Tell whether a nominative still follows what the preposition governs."""
    endings = PREPOSITIONS[words[preposition].lower]
    for position in range(preposition + 1, len(words)):
        if words[position].lower.endswith(endings):
            rest = words[position + 1 :]
            return any(word.readings and not _only_genitive(word) for word in rest)
    return False


def _only_genitive(word: Word) -> bool:
    return word.can_be_genitive() and not word.lower.endswith(GENITIVE_OR_PLURAL)


def is_instrumental(word: Word, before: Word) -> bool:
    """Tell a governed plural (*keitimasis žiniomis*) from a noun in -is (*sunkvežimis*)."""
    if word.capital or not word.lower.endswith(INSTRUMENTAL_PLURAL):
        return False
    return bool(before.nouns) and not before.can_be_genitive() and not is_modifier(before)


def is_surname_of_woman(words: Sequence[Word], position: int) -> bool:
    """Tell whether a masculine ending is only part of a foreign surname: Kaja Kallas."""
    word = words[position]
    if position == 0 or not word.capital or not word.lower.endswith(_MASCULINE_NAME):
        return False
    before = words[position - 1]
    if not before.lower.endswith(("a", "ė")) or before.lower in _lexicon.male_words():
        return False
    if before.compound or not before.readings:
        return False
    return before.capital or before.lower.endswith(("ė", "toja", "ėja"))


def is_foreign_name(words: Sequence[Word], position: int) -> bool:
    """Tell whether a word in -a only ends a foreign name: Rail Baltica, Barack Obama."""
    word = words[position]
    if position == 0 or not word.capital or not word.lower.endswith("a"):
        return False
    before = words[position - 1]
    if before.readings or not before.capital or before.compound or len(before.text) < 3:
        return False
    if before.enclosed or before.can_be_genitive() or before.lower in _FOREIGN_FIRST:
        return False
    ends_foreign = before.text[-1].isalpha() and before.lower[-1] not in _VOWELS
    return ends_foreign and not before.text.isupper()


def is_modifier(word: Word) -> bool:
    """Tell whether a word before a noun is an adjective in the nominative."""
    return any(looks_adjectival(reading, before_noun=True) for reading in word.adjectives)
