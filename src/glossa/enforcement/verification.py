"""Which uses of terms a translation renders as it should.

In: the uses of a source sentence and a translation of it, with alignment if there is one. Out: for
each use the occurrence that renders it, or ``None``, and the forbidden renderings. The pairing is
that of ``glossa check``, so that what is enforced here is clean there; alignment only settles which
of several uses of one term an occurrence stands for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossa.enforcement.uses import rank
from glossa.glossary.checking.pairing import pair
from glossa.glossary.renderings import Kind
from glossa.values import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from glossa.enforcement.uses import Use
    from glossa.glossary import Glossary
    from glossa.glossary.renderings import RenderingMatch
    from glossa.language.grammar import Case, Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """A form of a term that stands in a translation."""

    span: Span
    text: str
    case: Case | None = None
    number: Number | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a translation has of what its source asks for."""

    found: tuple[Occurrence | None, ...]
    """For each use its rendering, or ``None``."""
    forbidden: tuple[Occurrence | None, ...]
    """For each use what must not render it and does, or ``None``."""

    @property
    def complete(self) -> bool:
        """Tell whether every use is rendered and nothing forbidden is said."""
        return all(self.found) and not any(self.forbidden)


def verify(
    uses: Sequence[Use],
    text: str,
    glossary: Glossary | None,
    affinity: Callable[[int, Span], float] = lambda _use, _span: 0.0,
) -> Verdict:
    """Pair each use with its rendering in ``text``.

    Args:
        uses: Of the source sentence, in order.
        text: Its translation.
        glossary: Where the terms are from.
        affinity: How much of a stretch of the translation comes from a use, named by its place in
            ``uses``: 0 to 1. Without it they are paired in their order.
    """
    found: list[Occurrence | None] = [None] * len(uses)
    forbidden: list[Occurrence | None] = [None] * len(uses)
    _find_copies(uses, text, found)
    terms = [(index, use.match) for index, use in enumerate(uses) if use.match]
    if glossary and terms:
        paired = pair([match for _, match in terms], glossary.renderings.find(text), len(text))
        bad = {id(match): _occurrence(hit) for match, hit in paired.forbidden}
        for (index, match), (_, hit) in zip(terms, paired.answers, strict=True):
            forbidden[index] = bad.get(id(match))
            if hit and hit.kind is not Kind.FORBIDDEN:
                found[index] = _occurrence(hit)
        _settle(uses, found, affinity)
    return Verdict(found=tuple(found), forbidden=tuple(forbidden))


def _find_copies(uses: Sequence[Use], text: str, found: list[Occurrence | None]) -> None:
    """Find what is copied to the letter, each copy once."""
    ends: dict[str, int] = {}
    for index, use in enumerate(uses):
        if use.match is None:
            at = text.find(use.surface, ends.get(use.surface, 0))
            if at >= 0:
                ends[use.surface] = at + len(use.surface)
                found[index] = Occurrence(span=Span(at, ends[use.surface]), text=use.surface)


def _settle(
    uses: Sequence[Use],
    found: list[Occurrence | None],
    affinity: Callable[[int, Span], float],
) -> None:
    """Say by alignment which use is missing of a term that is used more often than rendered."""
    groups: dict[str, list[int]] = {}
    for index, use in enumerate(uses):
        if use.match:
            groups.setdefault(use.lemma, []).append(index)
    for group in groups.values():
        occurrences = [occurrence for index in group if (occurrence := found[index])]
        if not 0 < len(occurrences) < len(group):
            continue
        for index in group:
            found[index] = None
        links = sorted(
            (
                (affinity(i, each.span), -place, i)
                for i in group
                for place, each in enumerate(occurrences)
            ),
            reverse=True,
        )
        dealt: set[int] = set()
        for _, place, index in links:
            if found[index] is None and place not in dealt:
                dealt.add(place)
                found[index] = occurrences[-place]


def _occurrence(hit: RenderingMatch) -> Occurrence:
    form = min(hit.forms, key=lambda form: rank(form.case), default=None)
    return Occurrence(
        span=hit.span,
        text=hit.surface,
        case=form.case if form else None,
        number=form.number if form else None,
    )
