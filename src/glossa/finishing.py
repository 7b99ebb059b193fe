"""The last look at a translation: typography, names, and whether every term is there.

In: a sentence as enforcement leaves it, or a whole :class:`~glossa.translation.Translation`. Out:
the same, set as its language is set, with findings about what is still wrong, or an error if the
caller would not have it so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from glossa.enforcement import Outcome
from glossa.errors import TermsUnmetError
from glossa.language.typography import findings, fix
from glossa.values import moved

if TYPE_CHECKING:
    from collections.abc import Collection

    from glossa.enforcement import Enforced, TermUse
    from glossa.language.typography import Fixed
    from glossa.translation import Translation

FIGURES = frozenset({"lost-number", "added-number"})
"""Codes of findings about figures."""


def typeset(
    sentence: str,
    result: Enforced,
    languages: tuple[str, str],
    rules: Collection[str] | None = None,
) -> Enforced:
    """Set a translation as the target language is set, and say what is still wrong.

    Args:
        sentence: What was translated.
        result: Its translation.
        languages: Codes of the languages of both.
        rules: Names of the typographic rules to apply; ``None`` is all of them.
    """
    fixed = fix(sentence, result.text, *languages, rules)
    found = findings(sentence, fixed.text, *languages)
    return replace(
        result,
        text=fixed.text,
        terms=tuple(_moved(term, fixed) if term.target_span else term for term in result.terms),
        changes=(*result.changes, *fixed.changes),
        # What typography finds it finds in the final text, so it has the last word on figures.
        findings=(*(each for each in result.findings if each.code not in FIGURES), *found),
    )


def _moved(term: TermUse, fixed: Fixed) -> TermUse:
    """Return a term where typography left it, in the letters it left it in."""
    span = moved(term.target_span, fixed.changes) if term.target_span else None
    return replace(term, target_span=span, form=span.of(fixed.text) if span else "")


def compared(result: Translation) -> Translation:
    """Add what is found when the sentences of a text are compared with each other."""
    if len(result.sentences) < 2:
        return result
    # One sentence, which should come out at once, needs nothing that is known of names.
    from glossa.consistency import inconsistencies

    return replace(result, findings=(*result.findings, *inconsistencies(result)))


def insist(result: Translation) -> None:
    """Pass a translation that has every term and nothing that a glossary forbids.

    Raises:
        TermsUnmetError: if it has not; the translation comes with it.
    """
    unmet = [term.lemma for term in result.terms if term.outcome is Outcome.UNMET]
    banned = [each.message for each in result.findings if each.code == "forbidden-rendering"]
    if not unmet and not banned:
        return
    trouble = (
        f"The translation lacks {len(unmet)} of {len(result.terms)} terms, among them {unmet[0]!r}"
        if unmet
        else banned[0].rstrip(".")
    )
    raise TermsUnmetError(f"{trouble}: mend it by hand, or translate without strict.", result)
