"""One document, one rendering: where a term or a name is rendered now so, now otherwise.

In come the segments of documents with their pairings; out come findings. Terms are compared by the
entry's accepted renderings, names that no glossary knows by their letters (``language.names``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from glossa.glossary import inflecting
from glossa.glossary.checking.values import CheckFinding
from glossa.glossary.comparing import compared
from glossa.glossary.protected import protected
from glossa.glossary.renderings import Kind
from glossa.language.names import Passage, inconsistent_names, told_apart
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
                    message=told_apart(use.surface, lemma, usual),
                    segment=segment,
                    source_span=use.span,
                    target_span=answer.span,
                    term=entry.source,
                    expected=(usual,),
                    origin=str(entry.origin or ""),
                )


def name_inconsistencies(
    pairings: Sequence[tuple[Segment, Pairing]], pair: tuple[str, str]
) -> Iterator[CheckFinding]:
    """Yield the renderings of a name that depart from those in the rest of its document.

    Args:
        pairings: The segments, with what answers in them to terms of the glossary.
        pair: The languages of segments that name none.
    """
    documents: dict[tuple[str, str, str], list[tuple[Segment, Pairing]]] = defaultdict(list)
    for segment, pairing in pairings:
        source = segment.source_language or pair[0]
        target = segment.target_language or pair[1]
        documents[segment.path, source, target].append((segment, pairing))
    for (_, source, target), document in documents.items():
        passages = [_passage(segment, pairing) for segment, pairing in document]
        for each in inconsistent_names(passages, source, target):
            yield CheckFinding(
                code="inconsistent-name",
                severity=Severity.WARNING,
                message=each.message,
                segment=document[each.passage][0],
                source_span=each.source_span,
                target_span=each.target_span,
                expected=(each.usual,),
            )


def _passage(segment: Segment, pairing: Pairing) -> Passage:
    answers = (answer.span for _, answer in pairing.answers if answer is not None)
    return Passage(
        source=segment.source,
        target=segment.target,
        known=(*protected(segment.source), *(use.span for use, _ in pairing.answers)),
        rendered=(*protected(segment.target), *answers),
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
