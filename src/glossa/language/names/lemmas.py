"""Whether two words of one language are one name in two forms.

In: words as they stand in a text. Out: yes or no, and yes in doubt: *Simonas* and *Simona* may be
two people, but no letter says so. What is compared is folded: lower case, foreign diacritics aside.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import permutations
from typing import Final

from glossa.language.lithuanian.lemmas import bases

_LITHUANIAN: Final = frozenset("ąčęėįšųūž")
_WITHOUT_MARKS: Final = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae"})
_POSSESSIVE = re.compile(r"['’][sS]?\Z")
_DERIVED = re.compile(r"(?:i?an|n|ish|ic|ese|er|ia|y|ie|i|o|a|e)?s?\Z")
_PEOPLE = re.compile(r"(?:ian|ean|an|ish|ese|ch|ek)s?\Z")
"""How English names of peoples end: *Swedish* from *Sweden*, *Greek* from *Greece*."""
_DROPPED: Final = "aeiouy"
"""What may fall away before such an ending: *Italian* from *Italy*."""
_PLAIN: Final = frozenset(("", "s", "n"))
"""What is added and replaces nothing: *Žalgiris* is no plural of *Žalgirio*."""
_SHORTEST = 3


@lru_cache(maxsize=1 << 14)
def folded(word: str) -> str:
    """Return what a word is compared by: *Erdoğan's* and *Erdogan* are one, *š* and *s* are two."""
    text = unicodedata.normalize("NFC", _POSSESSIVE.sub("", word)).casefold()
    letters = (
        char if char in _LITHUANIAN else unicodedata.normalize("NFD", char)[0] for char in text
    )
    return re.sub("['’]", "", "".join(letters)).translate(_WITHOUT_MARKS)


def is_same_name(one: str, other: str, language: str) -> bool:
    """Tell whether two words may be forms of one name, or one derived from the other."""
    one, other = folded(one), folded(other)
    if one == other:
        return True
    if language == "lt":
        return not bases(one).isdisjoint(bases(other))
    return _is_same_in_english(one, other)


def _is_same_in_english(one: str, other: str) -> bool:
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    if shared < _SHORTEST:
        return False
    if any(_is_derived(*rest) for rest in permutations((one[shared:], other[shared:]))):
        return True
    people = [_PEOPLE.search(word) for word in (one, other)]
    # The letters before the ending may change: Norwegian, Portuguese.
    return people.count(None) == 1 and any(
        found is not None and shared >= found.start() - 2 for found in people
    )


def _is_derived(rest: str, ending: str) -> bool:
    """Tell whether ``ending`` derives a word from one that has ``rest`` in its place."""
    if not rest:
        return _DERIVED.fullmatch(ending) is not None
    return rest in _DROPPED and ending not in _PLAIN and _DERIVED.fullmatch(ending) is not None
