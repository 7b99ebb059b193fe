"""The indefinite article: a phrase in, ``a`` or ``an`` out, by how its first word sounds.

The rule is that of English grammars (the sound decides, not the letter); the exceptions are the
beginnings where letter and sound part, and the acronyms that are read as words.
"""

from __future__ import annotations

import re

_FIRST = re.compile(r"\W*(\w+)(-?)")
_CONSONANT_SOUND = re.compile(
    r"uni(?!n|m)|unan|eu|ewe|one|once|use|usu|ut[ei]|ubiq|uk|ug|ur[aiou]", re.IGNORECASE
)
_SILENT_H = re.compile(r"hour|honest|hono|heir", re.IGNORECASE)
_NUMBER_LIKE_VOWEL = re.compile(r"8|(?:11|18)(?!\d)")
_LETTERS_LIKE_VOWELS = frozenset("AEFHILMNORSX")
_READ_AS_WORDS = frozenset(("NATO", "NASA", "NASDAQ", "FIFA", "FEMA", "FARC", "LOT", "NAFTA"))


def indefinite_article(phrase: str) -> str:
    """Return the indefinite article that stands before ``phrase``.

    >>> [indefinite_article(word) for word in ("ally", "European", "hour", "EU", "NATO")]
    ['an', 'a', 'an', 'an', 'a']
    """
    found = _FIRST.match(phrase)
    if not found:
        return "a"
    word = found[1]
    if word[0].isdigit():
        return "an" if _NUMBER_LIKE_VOWEL.match(word) else "a"
    spelled_out = word.isupper() and (len(word) > 1 or found[2])
    if spelled_out and word not in _READ_AS_WORDS:
        return "an" if word[0] in _LETTERS_LIKE_VOWELS else "a"
    if word[0].lower() in "aeiou":
        return "a" if _CONSONANT_SOUND.match(word) else "an"
    return "an" if _SILENT_H.match(word) else "a"
