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
from glossa.glossary.pairing import answers
from glossa.glossary.renderings import Kind
from glossa.values import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from glossa.enforcement.uses import Use
    from glossa.glossary import Entry, TermMatch
    from glossa.glossary.renderings import RenderingMatch
    from glossa.language.grammar import Case, Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """A form of a term that stands in a translation."""

    span: Span
    text: str
    case: Case | None = None
    number: Number | None = None
    forbidden: bool = False
    """The glossary says that this must not render the term."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """A forbidden rendering that stands for no use, or beside the right one."""

    match: TermMatch
    """The term that it must not render."""
    use: int | None
    """Place of the use that says what to write instead; ``None`` where nothing does."""
    occurrence: Occurrence


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a translation has of what its source asks for."""

    found: tuple[Occurrence | None, ...]
    """For each use its rendering, or ``None``."""
    wrong: tuple[Occurrence | None, ...]
    """For each use what stands in its place: a forbidden rendering, or a form that the source does
    not allow; or ``None``."""
    leftover: tuple[Leftover, ...] = ()

    @property
    def complete(self) -> bool:
        """Tell whether every use is rendered and nothing wrong is said."""
        return all(self.found) and not any(self.wrong) and not self.leftover


def verify(
    uses: Sequence[Use],
    text: str,
    affinity: Callable[[int, Span], float] = lambda _use, _span: 0.0,
    bans: Sequence[TermMatch] = (),
) -> Verdict:
    """Pair each use with its rendering in ``text``.

    Args:
        uses: Of the source sentence, in order.
        text: Its translation.
        affinity: How much of a stretch of the translation comes from a use, named by its place in
            ``uses``: 0 to 1. Without it they are paired in their order.
        bans: Terms of the source of which only is known what must not render them.
    """
    found: list[Occurrence | None] = [None] * len(uses)
    wrong: list[Occurrence | None] = [None] * len(uses)
    leftover: tuple[Leftover, ...] = ()
    _find_copies(uses, text, found)
    terms = [(index, use.match) for index, use in enumerate(uses) if use.match]
    if terms or bans:
        paired = answers([*(match for _, match in terms), *bans], text)
        hits = {
            index: hit if hit and hit.kind is not Kind.FORBIDDEN else None
            for (index, _), (_, hit) in zip(terms, paired.answers, strict=False)
        }
        for index, hit in _settled(uses, hits, affinity).items():
            if hit:
                side = found if uses[index].allows(hit.forms) else wrong
                side[index] = _occurrence(hit, uses[index])
        leftover = tuple(_ban(uses, paired.forbidden, found, wrong, affinity))
    return Verdict(found=tuple(found), wrong=tuple(wrong), leftover=leftover)


def _ban(
    uses: Sequence[Use],
    forbidden: Sequence[tuple[TermMatch, RenderingMatch]],
    found: Sequence[Occurrence | None],
    wrong: list[Occurrence | None],
    affinity: Callable[[int, Span], float],
) -> Iterator[Leftover]:
    """Let each forbidden rendering stand for a use that has none; yield those that are left."""
    for match, hit in forbidden:
        occurrence = Occurrence(span=hit.span, text=hit.surface, forbidden=True)
        able = [index for index, use in enumerate(uses) if hit.entry in _family(use)]
        able.sort(key=lambda index: (-affinity(index, hit.span), index))
        free = next((index for index in able if not (found[index] or wrong[index])), None)
        if free is None:
            yield Leftover(match=match, use=next(iter(able), None), occurrence=occurrence)
        else:
            wrong[free] = occurrence


def _family(use: Use) -> tuple[Entry, ...]:
    return (use.match.entry, *use.match.alternatives) if use.match else ()


def _find_copies(uses: Sequence[Use], text: str, found: list[Occurrence | None]) -> None:
    """Find what is copied to the letter, each copy once."""
    ends: dict[str, int] = {}
    for index, use in enumerate(uses):
        if use.match is None:
            at = text.find(use.surface, ends.get(use.surface, 0))
            if at >= 0:
                ends[use.surface] = at + len(use.surface)
                found[index] = Occurrence(span=Span(at, ends[use.surface]), text=use.surface)


def _settled(
    uses: Sequence[Use],
    hits: dict[int, RenderingMatch | None],
    affinity: Callable[[int, Span], float],
) -> dict[int, RenderingMatch | None]:
    """Deal the renderings of each term out among its uses again, now that more is known.

    A rendering goes to a use that allows its form, and of those to the one it comes from.
    """
    settled = dict.fromkeys(hits)
    groups: dict[str, list[int]] = {}
    for index in hits:
        groups.setdefault(uses[index].lemma, []).append(index)
    for group in groups.values():
        found = [hit for index in group if (hit := hits[index])]
        links = sorted(
            (
                (uses[index].allows(hit.forms), affinity(index, hit.span), -place, -index)
                for index in group
                for place, hit in enumerate(found)
            ),
            reverse=True,
        )
        dealt: set[int] = set()
        for *_, place, index in links:
            if settled[-index] is None and place not in dealt:
                dealt.add(place)
                settled[-index] = found[-place]
    return settled


def _occurrence(hit: RenderingMatch, use: Use) -> Occurrence:
    """Read a rendering as the commonest of what its form can be here."""
    numbers = {form.number for form in use.forms()}
    forms = [form for form in hit.forms if form.number in numbers] or hit.forms
    form = min(forms, key=lambda form: rank(form.case), default=None)
    return Occurrence(
        span=hit.span,
        text=hit.surface,
        case=form.case if form else None,
        number=form.number if form else None,
    )
