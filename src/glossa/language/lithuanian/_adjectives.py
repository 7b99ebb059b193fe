"""The declension of an adjective, participle, ordinal or adjectival pronoun, from its nominative.

In: a word that ends like a nominative of either gender and number, plain or definite. Out: readings
(see :mod:`._readings`) by shape alone; whether the word is an adjective at all is for the lists to
say.
"""

from __future__ import annotations

import re
from functools import lru_cache

from glossa.language.grammar import Degree
from glossa.language.lithuanian import _lexicon
from glossa.language.lithuanian._readings import Reading
from glossa.language.lithuanian._spelling import harden, is_soft, soften

_SOFT_ENDS = ("esn", "iaus", "ant", "int", "us")
_STEMS_IN_YS = frozenset({"did", "kair", "dešin", "vidur", "paskutin"})
_IN_US = ("yvus", "alus", "ilus")
_PARTICIPLES = ("amas", "omas", "tas", "iausias")
_LIKE_DIDELIS = frozenset({"didel"})
_MASCULINE_ENDS = {"us": "us", "ys": "ys", "oks": "s", "ęs": "ęs"}
_NUMBERED = re.compile(r"(\d+[-–‑])(\w+)\Z")
_NEVER_NOMINATIVE = ("aus", "osi", "uisi", "ais")
_VOWELS = frozenset("aeiouyąęėįųū")
_COMPARED = {"didel": ("didesn", "didžiaus"), "did": ("didesn", "didžiaus")}


def _reading(
    kind: str,
    hard: str,
    soft: str,
    *,
    feminine: bool = False,
    plural: bool = False,
    definite: bool = False,
) -> Reading:
    return Reading(
        feminine=feminine,
        plural=plural,
        stem=hard,
        declension=kind,
        adjective=True,
        definite=definite,
        soft=soft,
    )


@lru_cache(maxsize=1 << 14)
def adjective_readings(word: str) -> tuple[Reading, ...]:
    """Return what ``word`` can be as an adjective in the nominative."""
    numbered = _NUMBERED.match(word)
    if numbered is None and (len(word) < 3 or word.lower().endswith(_NEVER_NOMINATIVE)):
        return ()
    for ending, reader in _BY_LAST.get(word[-1], ()):
        if word.endswith(ending):
            return reader(word)
    return ()


def _definite_ysis(word: str) -> tuple[Reading, ...]:
    hard = word[:-4]
    lower = hard.lower()
    soft = soften(hard)
    if lower.endswith("us"):
        return (_reading("ęs", hard, soft, definite=True),)
    if lower.endswith(("ant", "int")):
        return (_reading("ant", hard, soft, definite=True),)
    if lower.endswith("esn") or lower in _STEMS_IN_YS or _lexicon.is_adjective(soft.lower() + "as"):
        return (_reading("is", hard, soft, definite=True),)
    return _in_is(word)


def _definite_usis(word: str) -> tuple[Reading, ...]:
    hard = word[:-4]
    plain = (hard + "us").lower()
    listed = any(map(_lexicon.is_listed_adjective, (plain, plain.removeprefix("ne"))))
    if not listed and not plain.endswith(_IN_US):
        return _in_is(word)
    return (_reading("us", hard, soften(hard), definite=True),)


def _definite_asis(word: str) -> tuple[Reading, ...]:
    """Tell definite forms from words such as *baltarusis*, *penktaklasis* and *bendradvasis*."""
    soft = word[:-4]
    plain = soft.lower() + "as"
    if not (_lexicon.is_adjective(plain) or plain.endswith(_PARTICIPLES) or plain[0].isdigit()):
        return _in_is(word)
    if is_soft(soft):
        return (_reading("ias", harden(soft), soft, definite=True),)
    return (_reading("as", soft, soft, definite=True),)


def _definite_oji(word: str) -> tuple[Reading, ...]:
    soft = word[:-3]
    return (_reading("as", harden(soft), soft, feminine=True, definite=True),)


def _definite_ieji(word: str) -> tuple[Reading, ...]:
    hard = word[:-4]
    return (_reading("as", hard, _soft_of(hard), plural=True, definite=True),)


def _definite_osios(word: str) -> tuple[Reading, ...]:
    soft = word[:-5]
    return (_reading("as", harden(soft), soft, feminine=True, plural=True, definite=True),)


def _in_as(word: str) -> tuple[Reading, ...]:
    soft = word[:-2]
    if is_soft(soft):
        return (_reading("ias", harden(soft), soft),)
    return (_reading("as", soft, soft),)


def _in_us(word: str) -> tuple[Reading, ...]:
    if word.endswith("ius"):
        return ()
    return (_reading("us", word[:-2], soften(word[:-2])),)


def _in_is(word: str) -> tuple[Reading, ...]:
    hard = word[:-2]
    lower = word.lower()
    if _lexicon.third_declension(lower, compounds=False) is not None:
        return ()
    listed = _lexicon.is_listed_adjective(lower) or _lexicon.is_homograph(lower)
    if hard.endswith(("ant", "int")) and not listed:
        kind = "ant"
    elif hard.endswith("esn") or hard.lower() in _LIKE_DIDELIS:
        kind = "is"
    else:
        kind = "inis"
    return (_reading(kind, hard, soften(hard)),)


def _in_ys(word: str) -> tuple[Reading, ...]:
    hard = word[:-2]
    if hard.endswith(("ant", "int")):
        return (_reading("ant", hard, soften(hard), plural=True),)
    return (_reading("ys", hard, soften(hard)),)


def _in_oks(word: str) -> tuple[Reading, ...]:
    return (_reading("oks", word[:-1], word[:-1] + "i"),)


def _in_es(word: str) -> tuple[Reading, ...]:
    hard = word[:-2] + "us"
    return (_reading("ęs", hard, hard + "i"),)


def _in_e_nasal(word: str) -> tuple[Reading, ...]:
    hard = word[:-1] + "us"
    return (_reading("ęs", hard, hard + "i", plural=True),)


def _in_long_us(word: str) -> tuple[Reading, ...]:
    return (_reading("us", word[:-2], soften(word[:-2]), plural=True),)


def _in_iai(word: str) -> tuple[Reading, ...]:
    soft = word[:-2]
    return (_reading("inis", harden(soft), soft, plural=True),) if is_soft(soft) else ()


def _in_i(word: str) -> tuple[Reading, ...]:
    hard = word[:-1]
    if hard[-1] in _VOWELS:
        return ()
    feminine = _reading("us", hard, soften(hard), feminine=True)
    if hard.endswith(("ant", "int", "us")):
        kind = "ęs" if hard.endswith("us") else "ant"
        return (_reading(kind, hard, soften(hard), feminine=True),)
    soft = _soft_of(hard)
    kind = "as" if soft == hard else "ias"
    return (_reading(kind, hard, soft, plural=True), feminine)


def _in_os(word: str) -> tuple[Reading, ...]:
    soft = word[:-2]
    return (_reading("as", harden(soft), soft, feminine=True, plural=True),)


def _in_feminine_es(word: str) -> tuple[Reading, ...]:
    hard = word[:-2]
    return (_reading("inis", hard, soften(hard), feminine=True, plural=True),)


def _in_a(word: str) -> tuple[Reading, ...]:
    soft = word[:-1]
    return (_reading("as", harden(soft), soft, feminine=True),)


def _in_e(word: str) -> tuple[Reading, ...]:
    return (_reading("inis", word[:-1], soften(word[:-1]), feminine=True),)


_READERS = (
    ("ysis", _definite_ysis),
    ("usis", _definite_usis),
    ("asis", _definite_asis),
    ("oji", _definite_oji),
    ("ieji", _definite_ieji),
    ("osios", _definite_osios),
    ("as", _in_as),
    ("us", _in_us),
    ("oks", _in_oks),
    ("is", _in_is),
    ("ys", _in_ys),
    ("ęs", _in_es),
    ("ę", _in_e_nasal),
    ("ūs", _in_long_us),
    ("iai", _in_iai),
    ("i", _in_i),
    ("os", _in_os),
    ("ės", _in_feminine_es),
    ("a", _in_a),
    ("ė", _in_e),
)
_BY_LAST = {
    last: [row for row in _READERS if row[0][-1] == last]
    for last in dict.fromkeys(ending[-1] for ending, _ in _READERS)
}
"""The readers that a last letter leaves in question, in the same order."""


def _soft_of(hard: str) -> str:
    """Return the soft stem of a plural in -i or -ieji, which the plural itself does not show."""
    lower = hard.lower()
    soft = soften(hard)
    if lower.endswith(_SOFT_ENDS) or lower in ("didel", "did"):
        return soft
    known = (soft.lower() + "as", lower + "us")
    return soft if any(_lexicon.is_adjective(word) for word in known) else hard


def looks_adjectival(reading: Reading, *, before_noun: bool) -> bool:
    """Tell whether the lists and the shape of the word let it be an adjective.

    Before a noun, words in -tas are likelier to be participles than nouns.
    """
    if reading.definite or reading.declension in ("ęs", "ant"):
        return True
    certain = reading.feminine or reading.plural
    if certain and reading.soft.lower().endswith(("anči", "inči", "usi")):
        return True
    if reading.feminine and _lexicon.is_listed_noun(_feminine_lemma(reading)):
        return False
    if reading.declension == "oks":
        return True
    for lemma in masculine_lemmas(reading):
        if _lexicon.is_adjective(lemma):
            return True
        if before_noun and _lexicon.is_participle(lemma, prefixed=certain):
            return True
        if before_noun and _lexicon.is_compound_adjective(lemma):
            return not certain
        if lemma.endswith("us") and not certain and not lemma.endswith("jus"):
            return not _lexicon.is_listed_noun(lemma)
    return False


def _feminine_lemma(reading: Reading) -> str:
    if reading.declension == "inis":
        return reading.stem.lower() + "ė"
    return reading.soft.lower() + "a"


def masculine_lemmas(reading: Reading) -> tuple[str, ...]:
    """Return the masculine nominatives singular, in lower case, that the reading can belong to."""
    hard, soft = reading.stem.lower(), reading.soft.lower()
    if not reading.feminine and not reading.plural:
        if reading.declension in ("as", "ias"):
            return (soft + "as",)
        return (hard + _MASCULINE_ENDS.get(reading.declension, "is"),)
    if reading.declension == "inis":
        return (hard + "is",)
    if reading.declension == "us":
        return (hard + "us",)
    return (soft + "as",) if soft == hard else (soft + "as", hard + "us", hard + "is")


def compared(reading: Reading, degree: Degree) -> Reading:
    """Return the masculine singular of another degree of an adjective.

    Source: DLKG; -esnis on the hard stem, -iausias on the softened one.
    """
    if degree is Degree.POSITIVE:
        return reading
    hard = reading.stem
    if hard.endswith(("esn", "iaus")):
        return reading
    irregular = _COMPARED.get(hard.lower())
    if degree is Degree.COMPARATIVE:
        stem = irregular[0] if irregular else hard + "esn"
        return _reading("is", stem, soften(stem))
    stem = irregular[1] if irregular else soften(hard) + "aus"
    return _reading("ias", stem, stem + "i")
