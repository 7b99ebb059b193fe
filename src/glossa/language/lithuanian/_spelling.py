"""How a Lithuanian stem and an ending are written together.

In: stems and endings as the tables give them. Out: words. The rules are those of section 1 of any
Lithuanian grammar: before a back vowel a soft consonant is written with *i*, which also turns *t*
into *č* and *d* into *dž*; after *j* no *i* is written.
"""

from __future__ import annotations

BACK_VOWELS = frozenset("aąouųū")


def join(stem: str, ending: str) -> str:
    """Write ``ending`` after ``stem``, softening the stem where the ending asks for it."""
    if len(ending) > 1 and ending[0] == "i" and ending[1] in BACK_VOWELS:
        last = stem[-1:]
        if last == "j":
            return stem + ending[1:]
        if last == "t":
            return stem[:-1] + "č" + ending
        if last == "d":
            return stem[:-1] + "dž" + ending
    return stem + ending


def soften(stem: str) -> str:
    """Return the stem as it stands before a back vowel, with its *i*: plat → plači, nauj → nauj."""
    return join(stem, "ia")[:-1]


def harden(stem: str) -> str:
    """Return the stem as it stands before a front vowel, from the soft one: tušči → tušt."""
    stem = stem.removesuffix("i")
    if stem.endswith("dž"):
        return stem[:-1]
    return stem[:-1] + "t" if stem.endswith("č") else stem


def is_soft(stem: str) -> bool:
    """Tell whether a stem with its *i* is spelt as softening spells it: tušči is, radi is not."""
    return stem.endswith("i") and soften(harden(stem)) == stem


def restore_capitals(text: str, like: str) -> str:
    """Return ``text`` with a capital first letter if ``like`` has one."""
    return text[:1].upper() + text[1:] if like[:1].isupper() else text
