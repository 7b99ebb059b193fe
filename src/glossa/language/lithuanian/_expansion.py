"""Every form of a phrase, from the roles of its words.

In: a phrase and a hint. Out: an :class:`Expansion`, which lists texts by cell, gender and
preference. The same list serves paradigms and the index over a glossary.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from glossa.errors import LanguageError
from glossa.language.cells import FEMININE, MASCULINE, PREFERRED, Listing, Pattern, choices
from glossa.language.grammar import Ambiguity, Gender, Number
from glossa.language.lithuanian._adjectives import looks_adjectival
from glossa.language.lithuanian._hints import NO_HINT, Hint, parse_hint
from glossa.language.lithuanian._nouns import less_likely
from glossa.language.lithuanian._readings import Reading
from glossa.language.lithuanian._roles import Roles, assign
from glossa.language.lithuanian._words import Word, cut, irregular_hint, readings_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossa.language.cells import Cells

_BOTH = (Number.SINGULAR, Number.PLURAL)
_GENDER_FLAGS = {None: 0, Gender.MASCULINE: MASCULINE, Gender.FEMININE: FEMININE}


@dataclass(frozen=True, slots=True)
class Expansion:
    """A phrase with its moving words resolved."""

    before: tuple[str, ...]
    """What stands before each moving word, unchanging words included."""
    after: str
    genders: tuple[tuple[Gender | None, tuple[Cells, ...]], ...]
    """For each gender of the phrase, the cells of each moving word."""
    numbers: tuple[Number, ...]
    whole: dict[int, tuple[str, ...]]
    """Forms of the whole phrase that a hint gives."""
    ambiguities: tuple[Ambiguity, ...]

    def texts(self) -> Iterator[tuple[str, int, Gender | None, bool]]:
        """Yield text, cell, gender and preference of every form, the preferred of a cell first."""
        for gender, words in self.genders:
            for cell in self._cells():
                if cell in self.whole:
                    for position, text in enumerate(self.whole[cell]):
                        yield text, cell, gender, position == 0
                    continue
                for position, chosen in enumerate(choices(words, cell)):
                    yield self._joined(chosen), cell, gender, position == 0

    def patterns(self) -> tuple[Pattern | Listing, ...]:
        """Return the same as patterns for an index."""
        cells = [cell for cell in self._cells() if cell not in self.whole]
        moving = tuple(
            [
                Pattern(self.before, self.after, words, cells, _GENDER_FLAGS[gender])
                for gender, words in self.genders
            ]
        )
        if not self.whole:
            return moving
        given = tuple(
            (text, 1 << cell | (PREFERRED if position == 0 else 0))
            for cell, texts in self.whole.items()
            for position, text in enumerate(texts)
        )
        return (*moving, Listing(given))

    def _cells(self) -> range:
        start = 7 if self.numbers[0] is Number.PLURAL else 0
        return range(start, 14 if self.numbers[-1] is Number.PLURAL else 7)

    def _joined(self, words: Sequence[str]) -> str:
        pieces = [piece for pair in zip(self.before, words, strict=True) for piece in pair]
        return "".join(pieces) + self.after


def expand(phrase: str, hint_text: str | None) -> Expansion:
    """Work out the forms of a phrase.

    Raises:
        LanguageError: if the hint cannot be parsed or names what the phrase does not have.
    """
    listed = irregular_hint(phrase) if hint_text is None and " " in phrase else None
    hint = parse_hint(hint_text or listed or "")
    words, tail = cut(phrase)
    if hint.indeclinable:
        words = tuple(replace(word, readings=()) for word in words)
    if hint is NO_HINT:
        roles = assign(words)
    else:
        words = _with_choices(words, hint)
        roles = assign(words)
        _decline(words, roles, hint)
        _settle_head(words, roles, hint)
    _mark_names(words, roles, hint)
    numbers = _numbers(roles, hint)
    return _assemble(words, tail, roles, numbers, hint)


def _positions(words: Sequence[Word], run: str) -> range:
    """Return where the words of ``run`` stand in the phrase."""
    wanted = [word.text for word in cut(run)[0]]
    texts = [word.text for word in words]
    for start in range(len(texts) - len(wanted) + 1):
        if wanted and texts[start : start + len(wanted)] == wanted:
            return range(start, start + len(wanted))
    raise LanguageError(
        f"the inflection hint names {run!r}, which the phrase does not have; write it as it stands"
    )


def _with_choices(words: tuple[Word, ...], hint: Hint) -> tuple[Word, ...]:
    """Leave each word only the readings that the hint allows it."""
    chosen = list(words)
    for run in hint.stays:
        for position in _positions(words, run):
            chosen[position] = replace(words[position], readings=(), enclosed=True)
    head = len(words) - 1
    if hint.head is not None:
        head = _positions(words, hint.head)[-1]
        for position in range(head + 1, len(words)):
            chosen[position] = replace(words[position], readings=())
    elif hint.gender or hint.genitive or hint.part or hint.only:
        head = _likely_head(chosen)
    if 0 <= head < len(words):
        chosen[head] = _filtered(chosen[head], hint)
    return tuple(chosen)


def _likely_head(words: Sequence[Word]) -> int:
    head = assign(words).head
    return len(words) - 1 if head is None else head


def _filtered(word: Word, hint: Hint) -> Word:
    """Leave the head only the readings that gender, genitive and part of speech allow."""
    readings = word.readings
    if hint.head is not None and not readings:
        readings = readings_of(word.text)
    if hint.gender is not None or hint.genitive is not None:
        readings = (*readings, *less_likely(word.text))
    if hint.only is Number.PLURAL:
        readings = tuple(r for r in (*readings, *less_likely(word.text)) if r.plural) or readings
    if hint.part in ("noun", "name"):
        readings = tuple(r for r in readings if not r.adjective or r.definite) or readings
    elif hint.part == "adjective":
        readings = tuple(r for r in readings if r.adjective) or readings
    if hint.gender is not None:
        feminine = hint.gender is Gender.FEMININE
        readings = tuple(r for r in readings if r.feminine == feminine) or tuple(
            replace(r, feminine=feminine) for r in readings if not r.adjective
        )
    if hint.genitive is not None:
        readings = tuple(r for r in readings if hint.genitive in r.cells()[7 * r.plural + 1])
        if not readings:
            raise LanguageError(
                f"{hint.genitive!r} cannot be the genitive of {word.text!r}; "
                f"write irregular forms as 'gen.sg={hint.genitive}'"
            )
    return replace(word, readings=readings)


def _decline(words: Sequence[Word], roles: Roles, hint: Hint) -> None:
    """Let the words that the hint says decline do so."""
    for run in hint.declines:
        for position in _positions(words, run):
            if roles.readings[position] is not None:
                continue
            readings = words[position].readings or readings_of(words[position].text)
            fitting = [r for r in readings if r.plural == roles.plural] or list(readings)
            if not fitting:
                raise LanguageError(
                    f"{words[position].text!r} does not end like a nominative, so it cannot "
                    "decline; give the forms of the phrase, as in 'gen.sg=…'"
                )
            adjectives = [
                r for r in fitting if r.adjective and looks_adjectival(r, before_noun=True)
            ]
            roles.readings[position] = (adjectives or fitting)[0]
    settled = {word for run in (*hint.declines, *hint.stays) for word in run.split()}
    settled |= set((hint.head or "").split())
    roles.ambiguities = [
        doubt
        for doubt in roles.ambiguities
        if doubt.word not in settled
        and not (doubt.code == "noun-or-adjective" and hint.part)
        and not (doubt.code == "head-or-tail" and hint.head)
    ]


def _settle_head(words: Sequence[Word], roles: Roles, hint: Hint) -> None:
    """Give the head the irregular forms of the hint."""
    own = tuple((cell, forms) for cell, forms in hint.cells if not _is_whole(forms, words))
    if not own:
        return
    if roles.head is None:
        roles.head = len(words) - 1
    head = roles.readings[roles.head]
    if head is None:
        text = words[roles.head].text
        head = Reading(feminine=False, plural=False, stem=text, declension="?")
    roles.readings[roles.head] = replace(head, irregular=(*head.irregular, *own))


def _is_whole(forms: tuple[str, ...], words: Sequence[Word]) -> bool:
    return len(words) > 1 and any(" " in form for form in forms)


def _mark_names(words: Sequence[Word], roles: Roles, hint: Hint) -> None:
    """Mark the names of persons: two or more capitalised nominatives in a row."""
    if not any(word.capital for word in words):
        return
    moving = [r is not None and not r.adjective and w.capital for w, r in _pairs(words, roles)]
    for position, reading in enumerate(roles.readings):
        if reading is None or not moving[position]:
            continue
        beside = moving[position - 1 : position] + moving[position + 1 : position + 2]
        if any(beside) or hint.part == "name":
            roles.readings[position] = replace(reading, personal=True)


def _pairs(words: Sequence[Word], roles: Roles) -> Iterator[tuple[Word, Reading | None]]:
    return zip(words, roles.readings, strict=True)


def _numbers(roles: Roles, hint: Hint) -> tuple[Number, ...]:
    if hint.only is not None and not (roles.plural and hint.only is Number.SINGULAR):
        return (hint.only,)
    return (Number.PLURAL,) if roles.plural or roles.mixed else _BOTH


def _assemble(
    words: Sequence[Word], tail: str, roles: Roles, numbers: tuple[Number, ...], hint: Hint
) -> Expansion:
    before: list[str] = []
    moving: list[Reading] = []
    still = ""
    for word, reading in _pairs(words, roles):
        still += word.before
        if reading is None:
            still += word.text
            continue
        before.append(still)
        moving.append(reading)
        still = ""
    whole = {cell: forms for cell, forms in hint.cells if _is_whole(forms, words)}
    return Expansion(
        before=tuple(before),
        after=still + tail,
        genders=_genders(words, moving, roles),
        numbers=numbers,
        whole=whole,
        ambiguities=tuple(roles.ambiguities),
    )


def _genders(
    words: Sequence[Word], moving: Sequence[Reading], roles: Roles
) -> tuple[tuple[Gender | None, tuple[Cells, ...]], ...]:
    """Return the cells of the moving words, for each gender that the phrase has."""
    head = moving[-1] if moving else None
    if head is not None and len(words) == 1 and head.adjective and not head.feminine:
        feminine = replace(head, feminine=True)
        return ((Gender.MASCULINE, (_alone(head),)), (Gender.FEMININE, (_alone(feminine),)))
    if roles.mixed:
        return ((None, tuple(_fixed(reading) for reading in moving)),)
    return ((None, tuple(reading.cells() for reading in moving)),)


def _fixed(reading: Reading) -> Cells:
    """Return the cells of a word that keeps its number whatever that of the phrase."""
    cells = reading.cells()
    own = cells[7:] if reading.plural else cells[:7]
    return own * 2


def _alone(reading: Reading) -> Cells:
    """Return the cells of an adjective that is a term, its definite forms to be recognised."""
    if reading.definite or reading.declension == "inis":
        return reading.cells()
    definite = replace(reading, definite=True).cells()
    return tuple(own + other for own, other in zip(reading.cells(), definite, strict=True))
