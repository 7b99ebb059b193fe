"""What a sentence asks for: its uses of terms, and its spans that must come through untouched.

In: a source sentence and a glossary. Out: :class:`Use` values, in order, none overlapping another,
and the terms of which the glossary only says what must not render them; and :class:`TermUse`, which
says in a result how each use came out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from glossa.glossary.inflecting import source_numbers, target_paradigm
from glossa.glossary.protected import protected
from glossa.language.grammar import Case, Form, Number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossa.glossary import Entry, Glossary, TermForm, TermMatch
    from glossa.values import Span

COMMONEST = (
    Case.GENITIVE,
    Case.NOMINATIVE,
    Case.ACCUSATIVE,
    Case.INSTRUMENTAL,
    Case.LOCATIVE,
    Case.DATIVE,
)
"""Cases by their frequency in the ALKSNIS and HSE treebanks; the vocative is not written."""


_AFTER_ONE = re.compile(r"\d*(?<!1)1(?:\s+[^\W\d_]+){0,2}\s+\Z")


class Outcome(StrEnum):
    """How a use of a term came out."""

    RIGHT = "right"
    """The model rendered it so by itself."""
    ANNOTATED = "annotated"
    """The model rendered it so because the source was annotated with the term."""
    REPLACED = "replaced"
    """Another rendering was replaced by the term."""
    REDECODED = "redecoded"
    """The term was imposed and the model finished the sentence around it."""
    UNMET = "unmet"
    """The translation does not have the term; a person has to mend it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermUse:
    """One use of a term in a source text, and what became of it."""

    source_span: Span
    target_span: Span | None
    """Where the term stands in the translation; ``None`` when it is unmet."""
    entry: Entry | None
    """The glossary's entry; ``None`` for what is copied: an address, a placeholder."""
    lemma: str
    """What the glossary asks for, as cited."""
    form: str
    """What stands in the translation."""
    case: Case | None
    """The form's case, where the form tells it; of several, the commonest in text."""
    number: Number | None
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A stretch of a source sentence that must become something certain."""

    span: Span
    surface: str
    match: TermMatch | None = None
    """The term; ``None`` for what is copied to the letter."""
    after_one: bool = False
    """It follows a numeral that ends in one, apart from eleven."""

    @property
    def lemma(self) -> str:
        """Return what it must become, as cited."""
        return self.match.entry.rendering if self.match else self.surface

    @property
    def is_copied(self) -> bool:
        """Tell whether the rendering is the same letters as the source."""
        return self.match is None or self.match.entry.is_read_only

    def forms(self) -> tuple[Form, ...]:
        """Return the forms that the source allows, each text once, the commonest case first.

        The forms of the term itself come before those of its homographs, which are right as well.
        """
        if self.match is None or self.is_copied:
            return (Form(text=self.lemma, case=None, number=Number.SINGULAR),)
        by_text: dict[str, Form] = {}
        for form in self._all_forms():
            by_text.setdefault(form.text, form)
        return tuple(by_text.values())

    def cells(self) -> dict[str, set[Case]]:
        """Return the cases that each allowed form can be."""
        cells: dict[str, set[Case]] = {}
        for form in self._all_forms():
            if form.case is not None:
                cells.setdefault(form.text, set()).add(form.case)
        return cells

    def _all_forms(self) -> Iterator[Form]:
        if self.match is not None:
            for entry in (self.match.entry, *self.match.alternatives):
                if entry.rendering and not entry.is_read_only:
                    yield from self._forms_of(entry)

    def _forms_of(self, entry: Entry) -> list[Form]:
        forms = [
            form
            for form in target_paradigm(entry).forms
            if form.preferred and form.case is not Case.VOCATIVE
        ]
        numbers = self.numbers(entry) & {form.number for form in forms}
        forms = [form for form in forms if not numbers or form.number in numbers]
        if self.is_possessive:
            forms = [form for form in forms if form.case in (Case.GENITIVE, None)] or forms
        if not self.may_be_possessive:
            forms = [form for form in forms if not form.possessive] or forms
        return sorted(forms, key=lambda form: (rank(form.case), form.possessive))

    @property
    def readings(self) -> tuple[TermForm, ...]:
        """Return what the source form can be."""
        return self.match.forms if self.match else ()

    @property
    def is_possessive(self) -> bool:
        """Tell whether the source is an English possessive, which asks for a genitive."""
        return bool(self.readings) and all(reading.possessive for reading in self.readings)

    @property
    def may_be_possessive(self) -> bool:
        """Tell whether an English possessive may render the source form: a genitive, or one."""
        return any(r.case is Case.GENITIVE or r.possessive for r in self.readings)

    def numbers(self, entry: Entry) -> set[Number]:
        """Return the numbers in which the source asks for an entry's rendering.

        A term that is always plural says nothing by it (*paliaubos* is, *ceasefire* is not), nor
        does a numeral like 21, which takes a singular in Lithuanian and a plural in English. The
        rendering of one that is always singular, or of a name (*Jones*), has the number in which it
        is cited.
        """
        known = source_numbers(entry)
        named = entry.source[:1].isupper() and len(known) == 1
        if self.after_one or (known == (Number.PLURAL,) and not named):
            return set(Number)
        if named or known == (Number.SINGULAR,):
            cited = {
                form.number
                for form in target_paradigm(entry).forms
                if form.text == entry.rendering and form.case in (Case.NOMINATIVE, None)
            }
            return cited or set(Number)
        return {reading.number for reading in self.readings} or set(Number)

    def allows(self, forms: Iterable[TermForm]) -> bool:
        """Tell whether a rendering that can be any of ``forms`` answers to the source form."""
        # News calls nobody; without the vocatives *sąjungininkai* is a plural and nothing else.
        forms = [form for form in forms if form.case is not Case.VOCATIVE]
        if not forms or self.match is None:
            return True
        offered = {form.number for form in self.forms()}
        fitting = [form for form in forms if form.number in offered]
        if self.is_possessive:
            fitting = [form for form in fitting if form.case in (Case.GENITIVE, None)]
        if not self.may_be_possessive:
            fitting = [form for form in fitting if not form.possessive]
        return bool(fitting)


def rank(case: Case | None) -> int:
    """Return the place of a case by its frequency in text, 0 for the commonest."""
    return COMMONEST.index(case) if case in COMMONEST else len(COMMONEST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a source sentence asks of its translation."""

    uses: tuple[Use, ...]
    bans: tuple[TermMatch, ...]
    """Terms without a rendering: their entries only forbid some."""


def wanted_in(sentence: str, glossary: Glossary | None) -> Wanted:
    """Return what ``sentence`` asks for, in order."""
    found = [Use(span=span, surface=span.of(sentence)) for span in protected(sentence)]
    bans: list[TermMatch] = []
    for match in glossary.match(sentence) if glossary else ():
        able = _able(match)
        if able is None:
            bans.append(match)
            continue
        after_one = _AFTER_ONE.search(sentence[: match.span.start]) is not None
        found.append(Use(span=match.span, surface=match.surface, match=able, after_one=after_one))
    return Wanted(
        uses=tuple(sorted(found, key=lambda use: use.span.start)),
        bans=tuple(bans),
    )


def uses_in(sentence: str, glossary: Glossary | None) -> tuple[Use, ...]:
    """Return what ``sentence`` asks to be rendered, in order."""
    return wanted_in(sentence, glossary).uses


def _able(match: TermMatch) -> TermMatch | None:
    """Return the match as one of the first entry that says what to write; ``None`` without one."""
    family = (match.entry, *match.alternatives)
    able = next((entry for entry in family if entry.rendering), None)
    if able is None or able is match.entry:
        return match if able else None
    others = tuple(entry for entry in family if entry is not able)
    return replace(match, entry=able, alternatives=others)
