"""The declension of a noun, from its nominative.

In: a word that ends like a nominative. Out: readings (see :mod:`._readings`). Only -is and -ys need
to be looked up: the rest follows from the ending.
"""

from __future__ import annotations

from functools import lru_cache

from glossa.language.lithuanian import _lexicon
from glossa.language.lithuanian._readings import Reading
from glossa.language.lithuanian._spelling import is_soft

_U_STEMS = frozenset({"alus", "cukrus", "dangus", "ketus", "lietus", "medus", "midus", "sūnus"}) | {
    *("turgus", "vidus", "viršus", "žmogus", "nežmogus")
}
"""Common nouns in -us whose plural is -ūs (ispell-lt, class 4); names have -ai (Butkus, Butkai)."""

_NEVER_NOMINATIVE = ("aus", "osios", "ieji", "oji", "ais")
_MASCULINE_IN_E = frozenset({"dėdė", "tėtė", "dailidė"})


def _masculine(stem: str, declension: str) -> Reading:
    return Reading(feminine=False, plural=False, stem=stem, declension=declension)


def _feminine(stem: str, declension: str) -> Reading:
    return Reading(feminine=True, plural=False, stem=stem, declension=declension)


def _plural(stem: str, declension: str, *, feminine: bool) -> Reading:
    return Reading(feminine=feminine, plural=True, stem=stem, declension=declension)


@lru_cache(maxsize=1 << 14)
def noun_readings(word: str) -> tuple[Reading, ...]:
    """Return what ``word`` can be as a noun in the nominative, the likelier first."""
    lower = word.lower()
    if len(word) < 3 or lower.endswith(_NEVER_NOMINATIVE):
        return ()
    for ending, reader in _BY_LAST.get(lower[-1], ()):
        if lower.endswith(ending):
            return reader(word, lower)
    return ()


def _in_as(word: str, _lower: str) -> tuple[Reading, ...]:
    stem = word[:-2]
    if stem.endswith("j"):
        return (_masculine(stem, "jas"),)
    return (_masculine(stem, "ias" if is_soft(stem) else "as"),)


def _in_asis(word: str, _lower: str) -> tuple[Reading, ...]:
    return (_masculine(word[:-4], "imasis"), _masculine(word[:-2], "is"))


def _in_is(word: str, lower: str) -> tuple[Reading, ...]:
    stem = word[:-2]
    usual = _masculine(stem, "is")
    third = _lexicon.third_declension(lower, compounds=word == lower)
    if third is None:
        return (usual,)
    listed = Reading(
        feminine=third.feminine,
        plural=False,
        stem=stem,
        declension=_third_name(third.feminine, third.hard),
    )
    return (listed, usual)


def less_likely(word: str) -> tuple[Reading, ...]:
    """Return the readings of a noun in -is or -ys that no list supports, for a hint to choose."""
    plural = word.lower().endswith("ys")
    if not plural and not word.lower().endswith("is"):
        return ()
    names = ("ys", "ys ų") if plural else ("is {}", "is {} ų")
    return tuple(
        Reading(
            feminine=feminine,
            plural=plural,
            stem=word[:-2],
            declension=name.format("f" if feminine else "m"),
        )
        for feminine in (True, False)
        for name in names
    )


def _third_name(feminine: bool, hard: bool) -> str:
    return f"is {'f' if feminine else 'm'}{' ų' if hard else ''}"


def _in_ys(word: str, _lower: str) -> tuple[Reading, ...]:
    stem = word[:-2]
    singular = _masculine(stem, "ys")
    listed = _plural_of_third(word, stem)
    return (singular,) if listed is None else (listed, singular)


def _plural_of_third(word: str, stem: str) -> Reading | None:
    """Return the reading of a word in -ys that is the plural of one in -is or -uo."""
    lower = word.lower()
    if lower.endswith("menys") and _lexicon.third_declension(lower, compounds=False) is None:
        return _plural(stem, "ys ų", feminine=False)
    compounds = word == lower
    for cited in (lower, lower[:-2] + "is"):
        third = _lexicon.third_declension(cited, compounds=compounds)
        if third is not None:
            return _plural(stem, "ys ų" if third.hard else "ys", feminine=third.feminine)
    return _plural(stem, "ys", feminine=False) if lower.endswith("uonys") else None


def _in_us(word: str, lower: str) -> tuple[Reading, ...]:
    stem = word[:-2]
    common = lower in _U_STEMS or not word[:1].isupper()
    if stem.endswith(("i", "j")) or not common:
        return (_masculine(stem, "ius"),)
    return (_masculine(stem, "us"),)


def _in_a(word: str, _lower: str) -> tuple[Reading, ...]:
    return (_feminine(word[:-1], "a"),)


def _in_e(word: str, lower: str) -> tuple[Reading, ...]:
    reading = _masculine if lower in _MASCULINE_IN_E else _feminine
    return (reading(word[:-1], "ė"),)


def _in_uo(word: str, _lower: str) -> tuple[Reading, ...]:
    return (_masculine(word[:-2], "uo"),)


def _in_ti(word: str, lower: str) -> tuple[Reading, ...]:
    return (_feminine(word[:-2], "ti"),) if lower in ("marti", "pati") else ()


def _in_ai(word: str, _lower: str) -> tuple[Reading, ...]:
    return (_plural(word[:-2], "ai", feminine=False),)


def _in_os(word: str, _lower: str) -> tuple[Reading, ...]:
    return (_plural(word[:-2], "os", feminine=True),)


def _in_es(word: str, _lower: str) -> tuple[Reading, ...]:
    return (_plural(word[:-2], "ės", feminine=True),)


def _in_long_us(word: str, _lower: str) -> tuple[Reading, ...]:
    return (_plural(word[:-2], "ūs", feminine=False),)


_READERS = (
    ("imasis", _in_asis),
    ("ymasis", _in_asis),
    ("umasis", _in_asis),
    ("as", _in_as),
    ("is", _in_is),
    ("ys", _in_ys),
    ("us", _in_us),
    ("uo", _in_uo),
    ("ai", _in_ai),
    ("os", _in_os),
    ("ės", _in_es),
    ("ūs", _in_long_us),
    ("ti", _in_ti),
    ("a", _in_a),
    ("ė", _in_e),
)
_BY_LAST = {
    last: [row for row in _READERS if row[0][-1] == last]
    for last in dict.fromkeys(ending[-1] for ending, _ in _READERS)
}
"""The readers that a last letter leaves in question, in the same order."""
