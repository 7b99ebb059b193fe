"""What a full stop means after a word: end of a sentence, abbreviation, initial or ordinal.

In come the words before the stop and the text after it, which begins like a sentence (with a
capital letter or a figure); out goes whether one really begins there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossa.language.sentences.profile import Kind

if TYPE_CHECKING:
    from glossa.language.sentences.profile import Profile

OPENING = "\"'”’“‘„»«›‹([{*_¿¡<–—-/"
"""Signs that may stand before a word."""

# What numbers an item or a section at the start of its text: 1. 2.3. IV. a. A. P1.
_MARKER = re.compile(r"\d{1,3}(?:\.\d{1,3})*+|[IVXLC]{1,6}|[^\W\d_]|[^\W\d_]\d{1,2}")
_ROMAN = re.compile(r"[IVXLCDM]{2,}|[VXLCDM]")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}[.\-‑]{1,2}){1,4}[^\W\d_]{1,2}")
_NUMBER = re.compile(r"[\d.,]*\d")
_DAY_OR_MONTH = re.compile(r"\d{1,2}\.")
# A smaller part of an amount: "895 tūkst." after "2 mln."
_FINER = re.compile(r"\d[\d,.]*+\s+([^\W\d_]++)\.")
# A new sentence that opens with a year: "2004 m.", "2004–2008 m."
_YEAR_OPENS = re.compile(r"(?:1\d|20)\d\d(?:[-–](?:1\d|20)\d\d)?\s+m\.")
_LONGEST_LAST = 4
"""Letters of the last word of an abbreviation of several words, at most."""
_LONGEST_CLIPPED = 6
"""Letters of an abbreviation without vowels, at most."""
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxzčšžçđģķļłņñňřśťźż]+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]*+(?:['’][^\W\d_]++)?+")


def ends_after(
    tokens: list[str], after: str, whole: bool, bracketed: bool, profile: Profile
) -> bool:
    """Tell whether a sentence ends with the full stop between ``tokens`` and ``after``.

    ``whole`` says that the tokens are all there is of the sentence, and not just the last of it;
    ``bracketed``, that a bracket opens before ``after``.
    """
    last = tokens[-1].lstrip(OPENING)
    if whole and len(tokens) == 1 and _MARKER.fullmatch(last):
        return False
    found = _WORD.match(after)
    word = found[0] if found else ""
    kind = _kind(tokens, last, profile)
    if kind is not None and kind is not Kind.NUMBER:
        if bracketed:
            return False
        return _ends_after_abbreviation(tokens, kind, after, word, whole, profile)
    if kind is Kind.NUMBER and (after[0].isdigit() or _ROMAN.fullmatch(word)):
        return False
    if _NUMBER.fullmatch(last):
        return _DAY_OR_MONTH.match(after) is None
    if _is_initial(tokens, last, profile):
        return word.lower() in profile.starters and after[len(word) :][:1] != "."
    if not last.isupper() and is_clipped(last):
        # An abbreviation that the data do not hold.
        return word.lower() in profile.starters or word.lower() in profile.openers
    return True


def _ends_after_abbreviation(
    tokens: list[str], kind: Kind, after: str, word: str, whole: bool, profile: Profile
) -> bool:
    lowered = word.lower()
    if kind is Kind.TITLE:
        return False
    if kind is Kind.INNER:
        if whole and _is_date(tokens, profile):
            return False
        if after[0].isdigit():
            return _YEAR_OPENS.match(after) is not None
        return lowered in profile.starters or lowered in profile.openers
    counted = len(tokens) > 1 and tokens[-2][-1:].isdigit()
    if counted and after[0].isdigit():
        # "2 mln. 895 tūkst." and "3 val. 15 min." are one amount.
        finer = _FINER.match(after)
        return finer is None or profile.kind(finer[1]) is not Kind.END
    # "5 proc. Lietuvos gyventojų" and "5 proc. BVP, o" go on; "5 proc. Lietuvos, kuri" does not.
    goes_on = word.isupper() or after[len(word) :][:1] != ","
    return not (counted and word in profile.names and goes_on)


def _kind(tokens: list[str], last: str, profile: Profile) -> Kind | None:
    """Return the kind of the longest abbreviation that ends ``tokens``."""
    for size in (3, 2) if len(last) <= _LONGEST_LAST else ():
        if len(tokens) >= size:
            found = profile.kind(" ".join((*tokens[-size:-1], last)).lstrip(OPENING))
            if found is not None:
                return found
    return profile.kind(last)


def _is_date(tokens: list[str], profile: Profile) -> bool:
    """Tell whether the sentence begins with a date and has nothing else yet."""
    first = tokens[0].lstrip(OPENING)
    return (_is_of_date(first, profile) or first.lower() in profile.starters) and all(
        _is_of_date(token, profile) for token in tokens[1:-1]
    )


def _is_of_date(token: str, profile: Profile) -> bool:
    return (
        token[:1].isdigit()
        or token.lower() in profile.months
        or profile.kind(token.removesuffix(".")) is Kind.INNER
    )


def _is_initial(tokens: list[str], last: str, profile: Profile) -> bool:
    """Tell whether ``last`` looks like somebody's initial, or several."""
    if len(last) == 1:
        before = tokens[-2] if len(tokens) > 1 else ""
        # The English pronoun "I" ends a sentence; so does a letter that is a label: "vitamin C".
        pronoun = last == "I" and "i" in profile.starters and before.islower()
        return last.isalpha() and not pronoun and before.lower() not in profile.labelled
    return _DOTTED.fullmatch(last) is not None


def is_clipped(word: str) -> bool:
    """Tell whether ``word`` has consonants only, as no full word in Latin letters."""
    return len(word) <= _LONGEST_CLIPPED and _CONSONANTS.fullmatch(word) is not None
