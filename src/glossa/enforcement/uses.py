"""What a sentence asks for: its uses of terms, and its spans that must come through untouched.

In: a source sentence and a glossary. Out: :class:`Use` values, in order, none overlapping another;
and :class:`TermUse`, which says in a result how each came out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from glossa.glossary.inflecting import target_paradigm
from glossa.glossary.protected import protected
from glossa.language.grammar import Case, Form, Number

if TYPE_CHECKING:
    from glossa.glossary import Entry, Glossary, TermMatch
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

        A plural asks for a plural and a singular for a singular, as far as the rendering has both;
        an English possessive asks for a genitive, and a Lithuanian genitive allows a possessive.
        """
        if self.match is None or self.is_copied:
            return (Form(text=self.lemma, case=None, number=Number.SINGULAR),)
        forms = [
            form
            for form in target_paradigm(self.match.entry).forms
            if form.preferred and form.case is not Case.VOCATIVE
        ]
        readings = self.match.forms
        numbers = {reading.number for reading in readings} & {form.number for form in forms}
        forms = [form for form in forms if not numbers or form.number in numbers]
        if readings and all(reading.possessive for reading in readings):
            forms = [form for form in forms if form.case in (Case.GENITIVE, None)] or forms
        if not any(reading.case is Case.GENITIVE for reading in readings):
            forms = [form for form in forms if not form.possessive] or forms
        forms.sort(key=lambda form: (rank(form.case), form.possessive))
        by_text: dict[str, Form] = {}
        for form in forms:
            by_text.setdefault(form.text, form)
        return tuple(by_text.values())


def rank(case: Case | None) -> int:
    """Return the place of a case by its frequency in text, 0 for the commonest."""
    return COMMONEST.index(case) if case in COMMONEST else len(COMMONEST)


def uses_in(sentence: str, glossary: Glossary | None) -> tuple[Use, ...]:
    """Return what ``sentence`` asks for, in order."""
    found = [Use(span=span, surface=span.of(sentence)) for span in protected(sentence)]
    found += (
        Use(span=match.span, surface=match.surface, match=match)
        for match in (glossary.match(sentence) if glossary else ())
        if match.entry.rendering  # else the entry only forbids
    )
    return tuple(sorted(found, key=lambda use: use.span.start))
