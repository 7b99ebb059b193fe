"""What is to be written into a draft: terms that are missing, and nothing twice.

In: a draft, what it has of what its source asks for, and where its words come from. Out: for each
term that is missing its candidates, of which the model is to choose; and the changes of the text.
"""

from __future__ import annotations

import math
import re
from functools import partial
from typing import TYPE_CHECKING

from glossa.enforcement.candidates import Candidate, candidates_for, form_priors
from glossa.enforcement.doubling import Standing, is_beside, undoubled, without
from glossa.enforcement.placement import same_stem
from glossa.enforcement.verification import Leftover, Occurrence, Verdict, verify
from glossa.language.lithuanian.agreement import describes
from glossa.values import Change, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossa.enforcement.drafts import Draft
    from glossa.enforcement.placement import Placement
    from glossa.enforcement.uses import Use

_WORD_BEFORE = re.compile(r"([^\W\d_]+)\s+\Z")
DOUBT = 1.5
"""Natural log of how much less probable than the best, by the source alone, a form must be for the
model to be asked again whether it meant it."""


def first_verdict(draft: Draft, placement: Placement) -> Verdict:
    """Return what the first translation has of what the source asks for."""
    places = draft.prepared.places

    def affinity(use: int, span: Span) -> float:
        return placement.affinity(places[use], span)

    return verify(draft.uses, draft.first.text, affinity, draft.bans)


def as_change(candidate: Candidate, text: str) -> Change:
    """Return what writes a candidate into ``text``."""
    span = candidate.span
    return Change(span=span, before=span.of(text), after=candidate.written, reason="term")


def doubles(
    draft: Draft, verdict: Verdict, placement: Placement, written: Sequence[Change]
) -> list[Change]:
    """Return what takes out the words that the model says twice beside a term that is right."""
    changed = [change.span for change in written]
    right = [
        Standing(
            use=use,
            span=occurrence.span,
            comes_from=partial(placement.affinity, place),
            fits=partial(_fit, use, draft.sentence),
        )
        for use, place, occurrence in zip(
            draft.uses, draft.prepared.places, verdict.found, strict=True
        )
        if occurrence and not any(occurrence.span.overlaps(span) for span in changed)
    ]
    others = [occurrence.span for occurrence in verdict.found if occurrence]
    beside = [span for left in verdict.leftover if (span := _beside(left, draft, verdict))]
    found = undoubled(draft.text, right, [*others, *changed, *beside])
    found += (change for span in beside for change in without(draft.text, span))
    return [each for each in found if not any(each.span.overlaps(span) for span in changed)]


def _beside(left: Leftover, draft: Draft, verdict: Verdict) -> Span | None:
    """Return a forbidden rendering with its gap if it stands directly beside the right one."""
    span = left.occurrence.span
    right = verdict.found[left.use] if left.use is not None else None
    if right is None or not is_beside(draft.text, span, right.span):
        return None
    if span.start < right.span.start:
        return Span(span.start, right.span.start)
    return Span(right.span.end, span.end)


def _fit(use: Use, sentence: str, text: str) -> float:
    """Return how probable a form is by the source alone; the least for what is no form of it."""
    priors = form_priors(use, sentence).items()
    return max(
        (prior for form, prior in priors if form.casefold() == text.casefold()), default=-math.inf
    )


def candidate_groups(draft: Draft, verdict: Verdict, placement: Placement) -> list[list[Candidate]]:
    """Return for each missing term its candidates; terms in the order of the source."""
    taken = [occurrence.span for occurrence in verdict.found if occurrence]
    groups = []
    for use, place, occurrence, wrong in zip(
        draft.uses, draft.prepared.places, verdict.found, verdict.wrong, strict=True
    ):
        if occurrence and not _is_doubtful(use, occurrence, draft):
            continue
        if occurrence:
            others = [span for span in taken if span != occurrence.span]
            group = candidates_for(use, draft.sentence, draft.text, occurrence.span, others)
            groups.append(group)
            continue
        progress = use.span.start / max(1, len(draft.sentence))
        if wrong and not any(wrong.span.overlaps(span) for span in taken):
            where = wrong.span
        else:
            where = placement.place(place, taken, progress).span
        group = candidates_for(use, draft.sentence, draft.text, where, taken)
        taken.append(max((each.span for each in group), key=len))
        groups.append(group)
    for left in verdict.leftover:
        where = left.occurrence.span
        if left.use is None or _beside(left, draft, verdict):
            continue  # it can only be taken out, or be reported
        if not any(where.overlaps(span) for span in taken):
            group = candidates_for(draft.uses[left.use], draft.sentence, draft.text, where, taken)
            taken.append(max((each.span for each in group), key=len))
            groups.append(group)
    return groups


def _is_doubtful(use: Use, occurrence: Occurrence, draft: Draft) -> bool:
    """Tell whether a form stands where the source, or a preposition, hardly allows it.

    One that an adjective before it agrees with is believed: two words would have to change.
    """
    if use.match is None or use.is_copied:
        return False
    before = draft.text[: occurrence.span.start]
    beside, said = _WORD_BEFORE.search(before), occurrence.text.lower().split()
    doubled = beside and any(same_stem(beside[1], word) for word in said)
    if beside and not doubled and any(describes(beside[1].lower(), said[n]) for n in (0, -1)):
        return False
    priors = form_priors(use, draft.sentence, before)
    best = max(priors.values())
    text = occurrence.text.casefold()
    prior = next((prior for form, prior in priors.items() if form.casefold() == text), best)
    return prior < best - DOUBT
