"""Source sentences with the wanted terms written into them, for packages that were trained so.

In: a sentence, its uses and what the package says of its annotations. Out: the annotated sentence
and where each use stands in it. The method is that of Bergmanis and Pinnis (2021), "Facilitating
Terminology Translation with Target Lemma Annotations": ``the ⟦eastern flank⇒rytinis flangas⟧``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossa.values import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from glossa.enforcement.uses import Use


_POSSESSIVE = re.compile(r"['’](?:s|S)?$")


RELIABLE = 0.95
"""Share of annotated terms that a package must render for its annotations to be used.

Packages that rendered 67, 81 and 89 % said the rest of the sentence worse with them than without
(``benchmarks.terms --ways``, ``benchmarks.quality --annotate``); where between that and 1 the line
runs is a guess. One that does not say is believed.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The symbols around a source term, its lemma in the target language, and both."""

    opening: str
    middle: str
    closing: str

    @classmethod
    def from_facts(cls, facts: Mapping[str, object]) -> Marks | None:
        """Read ``annotations`` of a package's ``glossa`` metadata; ``None`` if of no use."""
        said = facts.get("annotations")
        if not isinstance(said, dict) or said.get("kind") != "target-lemma":
            return None
        accuracy = said.get("accuracy", 1.0)
        if not isinstance(accuracy, int | float) or accuracy < RELIABLE:
            return None
        symbols = [said.get(name) for name in ("open", "middle", "close")]
        if not all(isinstance(symbol, str) and symbol for symbol in symbols):
            return None
        return cls(opening=str(symbols[0]), middle=str(symbols[1]), closing=str(symbols[2]))


@dataclass(frozen=True, slots=True)
class Prepared:
    """A sentence as the model will read it, and where each use stands in it."""

    text: str
    places: tuple[Span, ...]


def prepare(sentence: str, uses: Sequence[Use], marks: Marks | None) -> Prepared:
    """Write the lemma of each glossary term into the sentence, if the package reads that."""
    if marks is None or any(
        symbol in sentence for symbol in (marks.opening, marks.middle, marks.closing)
    ):
        return Prepared(sentence, tuple(use.span for use in uses))
    text, end = "", 0
    places: list[Span] = []
    for use in uses:
        text += sentence[end : use.span.start]
        if use.is_copied:
            places.append(Span(len(text), len(text) + len(use.surface)))
            text += use.surface
        else:
            term, ending = _parted(use.surface)
            start = len(text) + len(marks.opening) + 1
            places.append(Span(start, start + len(term)))
            text += f"{marks.opening} {term}{marks.middle} {use.lemma}{marks.closing}"
            text += ending
        end = use.span.end
    return Prepared(text + sentence[end:], tuple(places))


def _parted(surface: str) -> tuple[str, str]:
    """Part a term from its possessive ending: the lemma stands for the term alone."""
    found = _POSSESSIVE.search(surface)
    return (surface[: found.start()], found[0]) if found else (surface, "")
