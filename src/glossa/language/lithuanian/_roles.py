"""Which words of a phrase change with its case, and as what.

In: the words of a phrase (:mod:`._words`) and a hint. Out: for each word a reading, or ``None`` if
it stays as it is; the number in which the phrase is cited; and what had to be decided by rule.

The rules, in the order in which they are asked (``docs/inflection.md`` gives the reasons):

1. A preposition after the head starts a tail that stays, unless what stands before it can only be a
   genitive (*kovos su terorizmu centras*). So does an instrumental after a noun of action
   (*dalijimasis informacija*).
2. The head is the last word that can be a nominative and whose number does not contradict a certain
   nominative before it (*parama Ukrainai*).
3. Before the head, a word that can be a nominative of the head's number (and, as an adjective, of
its
   gender) agrees; every other word stays.
4. Only before a feminine plural can a word be both (*valstybės*: genitive or plural). Adjectives
   agree, unless a feminine genitive that they fit stands next; nouns stay, unless the head is a
   known apposition (*valstybės narės*) or a conjunction parts them (*teisės ir laisvės*).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glossa.language.grammar import Ambiguity
from glossa.language.lithuanian import _lexicon
from glossa.language.lithuanian._adjectives import looks_adjectival
from glossa.language.lithuanian._tails import (
    GENITIVE_OR_PLURAL,
    INSTRUMENTAL_PLURAL,
    core_end,
    is_foreign_name,
    is_instrumental,
    is_modifier,
    is_surname_of_woman,
)
from glossa.language.lithuanian._words import CONJUNCTIONS, Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossa.language.lithuanian._readings import Reading

_CERTAINLY_SINGULAR = ("as", "is", "ys", "us", "uo", "ė", "a", "oji")
_FEMININE_GENITIVE = ("os", "ės", "ies")
_UNCHANGING_FIRST = frozenset({"euro", "mini", "maksi"})


@dataclass(slots=True)
class Roles:
    """The decision about a phrase, filled in as it is made."""

    readings: list[Reading | None]
    head: int | None = None
    plural: bool = False
    mixed: bool = False
    """Whether heads of different numbers are joined, each of which keeps its own."""
    ambiguities: list[Ambiguity] = field(default_factory=list)

    def doubt(self, code: str, word: Word, message: str, hint: str) -> None:
        """Note a decision that may be otherwise."""
        self.ambiguities.append(Ambiguity(code=code, word=word.text, message=message, hint=hint))


def assign(words: Sequence[Word]) -> Roles:
    """Decide about every word of a phrase."""
    roles = Roles(readings=[None] * len(words))
    end = core_end(words)
    for position in range(end - 1, -1, -1):
        chosen = _as_head(words, position, roles)
        if chosen is not None:
            roles.head, roles.plural = position, chosen.plural
            roles.readings[position] = chosen
            break
    if roles.head is not None:
        _assign_modifiers(words, roles)
    return roles


def _assign_modifiers(words: Sequence[Word], roles: Roles) -> None:
    """Decide about the words before the head; what stands before a joined head agrees with that."""
    head = roles.head or 0
    target = roles.readings[head]
    for position in range(head - 1, -1, -1):
        if target is None:
            return
        if _joins_head(words, position, head):
            joined = next((r for r in words[position].readings if not r.adjective), None)
            if joined is not None and not is_modifier(words[position]):
                roles.mixed = roles.mixed or joined.plural != target.plural
                roles.readings[position] = target = joined
                continue
        roles.readings[position] = _as_modifier(words, position, target, roles)


def _as_head(words: Sequence[Word], position: int, roles: Roles) -> Reading | None:
    """Return the reading of a word as the head, if it can be one."""
    word = words[position]
    if not word.readings:
        return None
    before = words[position - 1] if position else None
    if before is not None and is_foreign_name(words, position):
        roles.doubt(
            "foreign-name",
            word,
            f"{before.text!r} has no Lithuanian ending, so {word.text!r} is taken to stay with it",
            f"indeclinable={before.text} {word.text}",
        )
        return None
    if before is not None and (
        is_surname_of_woman(words, position) or is_instrumental(word, before)
    ):
        return None
    singular = _certain_singular(words[:position])
    candidates = tuple(r for r in word.readings if _can_be_head(word, r))
    if not candidates:
        return None
    if singular is not None:
        fitting = tuple(reading for reading in candidates if not reading.plural)
        if not fitting and word.lower.endswith(GENITIVE_OR_PLURAL):
            return None
        if not fitting:
            roles.doubt(
                "head-or-tail",
                word,
                f"{singular.text!r} is singular and {word.text!r} plural, so {singular.text!r} is "
                "taken as the head and what follows to stay",
                f"head={singular.text}",
            )
            return None
        candidates = fitting
    elif _plural_before(words[:position]):
        candidates = tuple(r for r in candidates if r.plural) or candidates
    return _noun_first(word, candidates, alone=position == 0, roles=roles)


def _can_be_head(word: Word, reading: Reading) -> bool:
    """Tell a plural or feminine in -i (geri, plati) from loans and infinitives (taksi, tirti)."""
    if not reading.adjective or not word.lower.endswith("i") or reading.definite:
        return True
    if word.lower.endswith(("iai", "anti", "inti", "usi")):
        return True
    return not word.lower.endswith("ti") and looks_adjectival(reading, before_noun=False)


def _noun_first(word: Word, candidates: Sequence[Reading], *, alone: bool, roles: Roles) -> Reading:
    """Choose between noun and adjective for the head or a word that stands alone."""
    first = candidates[0]
    adjective = next((reading for reading in candidates if reading.adjective), None)
    if adjective is None or first.adjective:
        return first
    if first.declension == "imasis":
        return first
    if adjective.definite:
        return adjective
    if adjective.feminine or adjective.plural:
        # The two decline alike.
        return adjective if adjective.declension in ("ant", "ęs") else first
    if word.capital:
        return first
    if alone and _lexicon.is_homograph(word.lower):
        as_adjective = _lexicon.is_adjective_alone(word.lower)
        kind = "adjective" if as_adjective else "noun"
        roles.doubt(
            "noun-or-adjective",
            word,
            f"{word.text!r} can be a noun and an adjective; it is taken as {kind}",
            f"pos={kind}",
        )
        return adjective if as_adjective else first
    certain = looks_adjectival(adjective, before_noun=False)
    return adjective if certain and not _lexicon.is_homograph(word.lower) else first


def _certain_singular(before: Sequence[Word]) -> Word | None:
    """Return the last word that can only be a nominative singular."""
    for position in range(len(before) - 1, -1, -1):
        word = before[position]
        if position + 1 < len(before) and before[position + 1].lower in CONJUNCTIONS:
            continue
        if word.readings and not word.compound and word.lower.endswith(_CERTAINLY_SINGULAR):
            if any(reading.plural for reading in word.readings):
                continue
            return word
    return None


def _plural_before(before: Sequence[Word]) -> bool:
    """Tell whether an adjective before the head is certainly plural."""
    return any(word.lower.endswith(("ieji", "iai", "ūs")) and word.readings for word in before)


def _as_modifier(
    words: Sequence[Word], position: int, target: Reading, roles: Roles
) -> Reading | None:
    """Return the reading of a word that agrees with ``target``, or ``None`` if the word stays."""
    word = words[position]
    own = tuple(reading for reading in word.readings if reading.plural == target.plural)
    adjectives = [r for r in own if r.adjective and r.feminine == target.feminine]
    nouns = [reading for reading in own if not reading.adjective]
    if word.lower.endswith(GENITIVE_OR_PLURAL):
        return _genitive_or_plural(words, position, roles, adjectives, nouns)
    if adjectives and (not nouns or _is_adjective_here(words, position, adjectives[0], roles)):
        return adjectives[0]
    if not nouns or word.lower in _UNCHANGING_FIRST:
        return None
    # As in "taisyklėmis grindžiama tvarka"; nouns in -imis do not stand before other nouns.
    governed = not word.capital and word.lower.endswith(INSTRUMENTAL_PLURAL)
    return None if governed else nouns[0]


def _is_adjective_here(
    words: Sequence[Word], position: int, reading: Reading, roles: Roles
) -> bool:
    """Tell whether a word before the head is an adjective rather than a noun or a name."""
    word = words[position]
    both_capital = word.capital and roles.head is not None and words[roles.head].capital
    if not both_capital or reading.definite or reading.feminine or reading.plural:
        return looks_adjectival(reading, before_noun=True)
    # Valentinas Mazuronis is a name; Centrinis Bankas is not.
    return word.lower.endswith(("inis", "iškas")) or _lexicon.is_listed_adjective(word.lower)


def _genitive_or_plural(
    words: Sequence[Word],
    position: int,
    roles: Roles,
    adjectives: Sequence[Reading],
    nouns: Sequence[Reading],
) -> Reading | None:
    """Decide about a word in -os or -ės: a genitive, or a nominative plural like the head."""
    if adjectives and looks_adjectival(adjectives[0], before_noun=True):
        return _feminine_adjective(words, position, roles, adjectives)
    if not nouns or position + 1 != roles.head:
        return None
    pair = {_singular(words[position]), _singular(words[position + 1])}
    if not pair & _lexicon.appositions() or not pair & _lexicon.apposition_heads():
        return None
    word, head = words[position].text, words[position + 1].text
    roles.doubt(
        "genitive-or-plural",
        words[position],
        f"{word!r} is taken to move with {head!r}, not as a genitive",
        f"declines={word}",
    )
    return nouns[0]


def _singular(word: Word) -> str:
    """Return the nominative singular, in lower case, of a feminine plural."""
    ending = {"os": "a", "ės": "ė", "ys": "is"}.get(word.lower[-2:], "")
    return word.lower[:-2] + ending


def _feminine_adjective(
    words: Sequence[Word], position: int, roles: Roles, adjectives: Sequence[Reading]
) -> Reading | None:
    """Attach a feminine adjective to the head or to the genitive that stands next."""
    word, following = words[position], words[position + 1]
    fits = position + 1 != roles.head and following.lower.endswith(_FEMININE_GENITIVE)
    if not fits or roles.readings[position + 1] is not None:
        return adjectives[0]
    roles.doubt(
        "attribute-of",
        word,
        f"{word.text!r} is taken to belong to {following.text!r} and to stay",
        f"indeclinable={word.text}",
    )
    return None


def _joins_head(words: Sequence[Word], position: int, head: int) -> bool:
    """Tell whether a conjunction parts a word from the head, with only adjectives between."""
    if position + 1 >= head or words[position + 1].lower not in CONJUNCTIONS:
        return False
    return all(is_modifier(word) for word in words[position + 2 : head])
