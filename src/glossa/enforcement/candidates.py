"""Writing a missing term into a translation, in each form that it may have; the model chooses.

In: a translation, where the term belongs, and its allowed forms. Out: one candidate a form, and of
all candidates the one that the model finds most probable, whole sentence against whole sentence.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossa.enforcement.cues import case_probabilities
from glossa.enforcement.placement import widened
from glossa.language.english.articles import indefinite_article
from glossa.language.lithuanian.prepositions import GOVERNED
from glossa.values import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossa.enforcement.uses import Use
    from glossa.language.grammar import Form


UNLIKELY = 2.0
"""Natural log of how much less probable than the best a form must be not to be tried."""

UNGOVERNED = 1.5
"""What a form loses, as a natural log, that the preposition before it does not govern."""

_LAST_WORD = re.compile(r"[^\W\d_]+\s*\Z")
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_INDEFINITE = re.compile(r"\b(an?)\s+\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A translation in which one term was written in one form."""

    span: Span
    """What was replaced in the translation; empty where the term was put in."""
    written: str
    """What stands there now."""
    text: str
    """The whole translation."""
    form: Form
    prior: float = 0.0
    """Natural log of how probable the form is before the model is asked (:func:`form_priors`)."""


def candidates_for(
    use: Use, sentence: str, text: str, place: Span, taken: Sequence[Span]
) -> list[Candidate]:
    """Return a candidate for each form that the source allows.

    Args:
        use: The term.
        sentence: The source sentence.
        text: Its translation without the term.
        place: What to replace in it; empty to put the term in.
        taken: What renders other terms, and must not be touched.
    """
    english = use.match is not None and use.match.entry.target_language == "en"
    if english:
        place = _after_article(text, place)
    found = []
    priors = form_priors(use, sentence, text[: place.start])
    likely = max(priors.values()) - UNLIKELY
    for form in (form for form in use.forms() if priors[form.text] >= likely):
        span = widened(text, place, form.text, taken) if len(place) else place
        written = _capitals(form.text, use, sentence, text[: span.start])
        if not len(span):
            written = _spaced(written, text[: span.start], text[span.end :])
        if english:
            span, written = _with_article(text, span, written, taken)
        found.append(
            Candidate(
                span=span,
                written=written,
                text=text[: span.start] + written + text[span.end :],
                form=form,
                prior=priors[form.text],
            )
        )
    return found


def form_priors(use: Use, sentence: str, before: str = "") -> dict[str, float]:
    """Return how probable each form is for the source and for a preposition ``before`` it.

    A form that can be several cases has what they have together.
    """
    forms = use.forms()
    if use.match is None or use.match.entry.target_language != "lt":
        return {form.text: 0.0 for form in forms}
    chances = case_probabilities(sentence, use.span)
    found = _LAST_WORD.search(before)
    governed = GOVERNED.get(found[0].strip().lower()) if found else None
    priors = {}
    for form, cases in use.cells().items():
        total = sum(chances[case] for case in cases)
        fits = not governed or governed & cases
        priors[form] = math.log(max(total, 1e-4)) - (0.0 if fits else UNGOVERNED)
    return {form.text: priors.get(form.text, 0.0) for form in forms}


def _after_article(text: str, place: Span) -> Span:
    """Leave the article that a rendering begins with: the term needs it as well."""
    found = _ARTICLE.match(text, place.start, place.end)
    return Span(found.end(), place.end) if found and found.end() < place.end else place


def _with_article(text: str, span: Span, written: str, taken: Sequence[Span]) -> tuple[Span, str]:
    """Let an indefinite article before the term sound right: *an ally*, *a secretary*."""
    found = _INDEFINITE.search(text[: span.start])
    if not found:
        return span, written
    article = indefinite_article(written)
    wider = Span(found.start(1), span.end)
    if found[1].lower() == article or any(wider.overlaps(each) for each in taken):
        return span, written
    article = article.capitalize() if found[1][0].isupper() else article
    return wider, f"{article} {written}"


def _capitals(form: str, use: Use, sentence: str, before: str) -> str:
    """Write a form as its place asks: the glossary's capitals, but for a sentence's first word.

    A title that English capitalises in the middle of a sentence is lower case in Lithuanian, and
    the glossary knows; a headline in capitals stays in capitals.
    """
    if use.is_copied:
        return form
    if sentence.isupper() and len(sentence) > len(use.surface):
        return form.upper()
    if any(map(str.isalnum, before)):
        return form
    first = next((character for character in sentence if character.isalpha()), "")
    return form[:1].upper() + form[1:] if first.isupper() else form


def _spaced(form: str, before: str, after: str) -> str:
    left = " " if before and not before[-1].isspace() and before[-1] not in "„“\"(['" else ""
    right = " " if after[:1].isalnum() else ""
    return left + form + right
