"""Which rendering in a translation answers to which use of a term in its source.

In come the uses and the renderings of one segment; out come pairs. Longer renderings are dealt out
first, so that a word inside a longer term's rendering serves no other term.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossa.glossary.renderings import Kind, find_renderings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossa.glossary.entries import Entry
    from glossa.glossary.matching import TermMatch
    from glossa.glossary.renderings import RenderingMatch
    from glossa.values import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """The uses of a segment with the renderings that answer to them."""

    answers: tuple[tuple[TermMatch, RenderingMatch | None], ...]
    """Every use, in order, with its rendering or ``None``."""
    forbidden: tuple[tuple[TermMatch, RenderingMatch], ...]
    """Forbidden renderings, each with a use of the term that it should not render."""


def pair(uses: Sequence[TermMatch], found: Sequence[RenderingMatch], length: int) -> Pairing:
    """Pair uses with renderings; ``length`` is that of the translation.

    Of the pairings in which no two renderings share a character, longer renderings preferred, one
    is chosen that leaves the fewest uses without an answer.
    """
    taken = bytearray(length)
    asked = {entry for use in uses for entry in _family(use)}
    right = [hit for hit in found if hit.kind is not Kind.FORBIDDEN and hit.entry in asked]
    chosen = _matched(uses, _apart(right, taken))
    for hit in chosen.values():
        _take(taken, hit)
    # What stood inside a longer rendering that nobody needed may answer after all.
    waiting = [i for i in range(len(uses)) if i not in chosen]
    more = _matched([uses[i] for i in waiting], _apart(right, bytearray(taken)))
    for place, hit in more.items():
        chosen[waiting[place]] = hit
        _take(taken, hit)
    forbidden = _forbidden(uses, found, chosen, taken)
    return Pairing(
        answers=tuple((use, chosen.get(i)) for i, use in enumerate(uses)),
        forbidden=tuple(sorted(forbidden, key=lambda item: item[1].span.start)),
    )


def _apart(hits: Sequence[RenderingMatch], taken: bytearray) -> list[list[RenderingMatch]]:
    """Return the hits by their span, in order, of spans that share no character."""
    spans: dict[Span, list[RenderingMatch]] = {}
    for hit in sorted(hits, key=lambda hit: (-len(hit.span), hit.span.start)):
        if hit.span in spans:
            spans[hit.span].append(hit)
        elif taken.find(1, hit.span.start, hit.span.end) < 0:
            spans[hit.span] = [hit]
            _take(taken, hit)
    return [spans[span] for span in sorted(spans)]


def _take(taken: bytearray, hit: RenderingMatch) -> None:
    taken[hit.span.start : hit.span.end] = b"\1" * len(hit.span)


def _matched(
    uses: Sequence[TermMatch], spans: Sequence[Sequence[RenderingMatch]]
) -> dict[int, RenderingMatch]:
    """Return a largest assignment of spans to uses, by augmenting paths (Kuhn, 1955)."""
    known: dict[tuple[Entry, ...], dict[int, RenderingMatch]] = {}
    options = []
    for family in map(tuple, map(_family, uses)):
        if family not in known:
            known[family] = _options(family, spans)
        options.append(known[family])
    holder: dict[int, int] = {}
    held: dict[int, int] = {}
    hopeless: set[int] = set()
    for use, able in enumerate(options):
        free = next((span for span in able if span not in holder), None)
        if free is not None:
            holder[free], held[use] = use, free
        elif id(able) not in hopeless and not _augment(use, options, holder, held):
            hopeless.add(id(able))
    return {use: options[use][span] for use, span in held.items()}


def _augment(
    start: int,
    options: Sequence[dict[int, RenderingMatch]],
    holder: dict[int, int],
    held: dict[int, int],
) -> bool:
    """Give ``start`` a span by letting others move on, if there is a way."""
    reached: dict[int, int] = {}
    queue = [start]
    for use in queue:
        for span in options[use]:
            if span in reached:
                continue
            reached[span] = use
            if span in holder:
                queue.append(holder[span])
                continue
            at: int | None = span
            while at is not None:
                mover = reached[at]
                before = held.get(mover)
                holder[at], held[mover] = mover, at
                at = before
            return True
    return False


def _options(
    family: tuple[Entry, ...], spans: Sequence[Sequence[RenderingMatch]]
) -> dict[int, RenderingMatch]:
    """Return the spans that may answer to entries, the best first, each with its rendering."""
    able = []
    for place, hits in enumerate(spans):
        ranked = [(family.index(hit.entry), hit) for hit in hits if hit.entry in family]
        if ranked:
            rank, hit = min(ranked, key=lambda item: item[0])
            able.append((rank, hit.kind is not Kind.WANTED, place, hit))
    return {place: hit for *_, place, hit in sorted(able, key=lambda item: item[:3])}


def _forbidden(
    uses: Sequence[TermMatch],
    found: Sequence[RenderingMatch],
    chosen: dict[int, RenderingMatch],
    taken: bytearray,
) -> list[tuple[TermMatch, RenderingMatch]]:
    """Return the forbidden renderings outside those that answer, each with the use it is for."""
    result = []
    bad = [hit for hit in found if hit.kind is Kind.FORBIDDEN]
    for hit in sorted(bad, key=lambda hit: (-len(hit.span), hit.span.start)):
        if taken.find(1, hit.span.start, hit.span.end) >= 0:
            continue
        able = [i for i, use in enumerate(uses) if hit.entry in _family(use)]
        if able:
            place = next((i for i in able if i not in chosen), able[0])
            result.append((uses[place], hit))
            chosen.setdefault(place, hit)
            _take(taken, hit)
    return result


def answers(uses: Sequence[TermMatch], translation: str) -> Pairing:
    """Find in a translation what answers to the uses of terms in its source."""
    entries = (entry for use in uses for entry in _family(use))
    return pair(uses, find_renderings(translation, entries), len(translation))


def _family(use: TermMatch) -> list[Entry]:
    return [use.entry, *use.alternatives]
