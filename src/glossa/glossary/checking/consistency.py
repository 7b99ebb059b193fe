"""One document, one rendering: where an accepted term is rendered now so, now otherwise."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from glossa.glossary import inflecting
from glossa.glossary.checking.values import CheckFinding
from glossa.glossary.comparing import compared
from glossa.glossary.renderings import Kind
from glossa.values import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossa.glossary.checking.values import Segment
    from glossa.glossary.entries import Entry
    from glossa.glossary.matching import TermMatch
    from glossa.glossary.pairing import Pairing
    from glossa.glossary.renderings import RenderingMatch


def inconsistencies(pairings: Sequence[tuple[Segment, Pairing]]) -> Iterator[CheckFinding]:
    """Yield the renderings that depart from the one that the document mostly uses for the term.

    Only renderings that are accepted for the same entry are compared: homographs may differ.
    """
    answers: dict[Entry, list[tuple[Segment, TermMatch, RenderingMatch, str]]] = defaultdict(list)
    for segment, pairing in pairings:
        for use, answer in pairing.answers:
            if answer is not None and answer.kind is not Kind.FORBIDDEN:
                lemma = _lemma(answer)
                answers[answer.entry].append((segment, use, answer, lemma))
    for entry, found in answers.items():
        counts = Counter(lemma for *_, lemma in found)
        if len(counts) < 2 or entry.pos == "adjective":
            continue  # an adjective's rendering is the sentence's choice
        usual = min(counts, key=lambda lemma: (-counts[lemma], entry.targets.index(lemma)))
        for segment, use, answer, lemma in found:
            if lemma != usual and not _is_same_word(lemma, usual):
                yield CheckFinding(
                    code="inconsistent-rendering",
                    severity=Severity.WARNING,
                    message=f"“{use.surface}” is “{lemma}” here and “{usual}” elsewhere.",
                    segment=segment,
                    source_span=use.span,
                    target_span=answer.span,
                    term=entry.source,
                    expected=(usual,),
                    origin=str(entry.origin or ""),
                )


def _is_same_word(one: str, other: str) -> bool:
    """Tell whether two renderings are one in another gender, or one the abbreviation of the other.

    *generalinė direktorė* and *generalinis direktorius*, *ES* and *Europos Sąjunga*.
    """
    if one.isupper() or other.isupper():
        return True
    ours, theirs = compared(one).split(" "), compared(other).split(" ")
    return len(ours) == len(theirs) and all(
        word[: max(3, len(word) - 3)] == against[: max(3, len(word) - 3)]
        for word, against in zip(ours, theirs, strict=True)
    )


def _lemma(answer: RenderingMatch) -> str:
    """Return the accepted rendering, as cited, that a surface is a form of."""
    entry = answer.entry
    if answer.kind is Kind.WANTED:
        return entry.targets[0]
    surface = compared(answer.surface)
    for target in entry.targets[1:]:
        forms = inflecting.paradigm(target, entry.target_language).texts()
        if surface in {compared(form) for form in forms}:
            return target
    return entry.targets[-1]
