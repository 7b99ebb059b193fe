"""Lost, doubled and stray quotation marks: a draft in, one repair made where the source is clear.

Lithuanian puts names between marks that English leaves bare, so the number of pairs may rightly
differ; what is always wrong is a mark without its other half that the source does not have.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossa.language.typography.marks import Mark, Marks, read
from glossa.language.typography.quotes import SHAPES, same_sides

if TYPE_CHECKING:
    from glossa.language.typography.draft import Draft, Edit

_TAIL = re.compile(r"[\s.,;:!?…]*\Z")
_ATTRIBUTION = re.compile(r",? [–—-] (?=[^\W\d_A-ZĄČĘĖĮŠŲŪŽ])")
_INTERRUPTION = re.compile(r"[,!?.…] [–—-] ")
_SHARE = 0.25
"""By how much the quoted share of the sentence may differ between source and target."""


def repair(draft: Draft) -> None:
    """Make the one repair that gives the target the marks of the source, if there is one."""
    source, target = read(draft.source), read(draft.text)
    if not source.items and not target.items:
        return
    for propose in (_undouble, _drop_stray, _close_or_open, _continue, _wrap):
        edits = propose(draft, source, target)
        if edits and _better(draft.text, edits, source):
            draft.rewrite(edits, "quote-count")
            return


def _better(text: str, edits: list[Edit], source: Marks) -> bool:
    """Tell whether the edits leave exactly the loose marks that the source has."""
    for start, end, after in reversed(edits):
        text = text[:start] + after + text[end:]
    return same_sides(source, read(text))


def _undouble(_: Draft, source: Marks, target: Marks) -> list[Edit]:
    """A mark written twice, where the source has no two marks side by side."""
    if same_sides(source, target) or _neighbours(source):
        return []
    twice = _neighbours(target)
    return [(mark.start, mark.end, "") for mark in twice] if len(twice) == 1 else []


def _neighbours(marks: Marks) -> list[Mark]:
    pairs = zip(marks.items, marks.items[1:], strict=False)
    return [second for first, second in pairs if first.end == second.start]


def _drop_stray(draft: Draft, source: Marks, target: Marks) -> list[Edit]:
    """A single mark where the source has none."""
    if source.items or len(target.items) != 1:
        return []
    mark = target.items[0]
    start, end = mark.start, mark.end
    before, after = draft.text[:start][-1:], draft.text[end : end + 1]
    if before == " " and (after == " " or not after):
        start -= 1
    elif not before and after == " ":
        end += 1
    return [(start, end, "")]


def _close_or_open(draft: Draft, source: Marks, target: Marks) -> list[Edit]:
    """The other half of a pair that the source has from its start or to its end."""
    if not source.balanced or len(target.loose) != 1 or source.pairs != target.pairs + 1:
        return []
    loose = target.loose[0]
    if not loose.opens:
        first = source.items[0]
        at_start = not draft.source[: first.start].strip() and loose is target.items[0]
        return _opening(draft) if at_start else []
    if loose is not target.items[-1]:
        return []
    if not _TAIL.match(draft.source, source.items[-1].end):
        return _before_attribution(draft, source)
    speech = _introduced(draft.source, source.items[-2]) and _introduced(draft.text, loose)
    return _closing(draft, source) if speech else []


def _introduced(text: str, mark: Mark) -> bool:
    """Tell whether a mark opens a speech: at the start, or behind a colon or a comma."""
    before = text[max(0, mark.start - 3) : mark.start].rstrip()
    return not before or before[-1] in ":,"


def _continue(draft: Draft, source: Marks, target: Marks) -> list[Edit]:
    """A quotation that begins in this sentence and ends in a later one, or the reverse."""
    if target.items or len(source.items) != 1:
        return []
    mark = source.items[0]
    if mark.opens and not draft.source[: mark.start].strip():
        return _opening(draft)
    if not mark.opens and _TAIL.match(draft.source, mark.end):
        return _closing(draft, source)
    return []


def _wrap(draft: Draft, source: Marks, target: Marks) -> list[Edit]:
    """A sentence quoted whole, or up to its attribution, that lost both marks."""
    if target.items or len(source.items) != 2 or not source.balanced or not draft.text.strip():
        return []
    first, last = source.items
    if draft.source[: first.start].strip():
        return []
    if _INTERRUPTION.search(draft.source, first.end, last.start):
        return []
    if _TAIL.match(draft.source, last.end):
        return _opening(draft) + _closing(draft, source)
    closing = _before_attribution(draft, source)
    return _opening(draft) + closing if closing else []


def _opening(draft: Draft) -> list[Edit]:
    start = len(draft.text) - len(draft.text.lstrip())
    return [(start, start, SHAPES[draft.target_language][0])]


def _closing(draft: Draft, source: Marks) -> list[Edit]:
    """Close at the end, on the side of the final punctuation on which the source closes."""
    end = len(draft.text.rstrip())
    inside = draft.source[: source.items[-1].start].rstrip()[-1:] in {".", "!", "?", "…"}
    if not inside:
        while end and draft.text[end - 1] in ".!?…":
            end -= 1
    return [(end, end, SHAPES[draft.target_language][1])]


def _before_attribution(draft: Draft, source: Marks) -> list[Edit]:
    """Close before the one dash that leads to the speaker, if the proportions agree."""
    places = [match.start() for match in _ATTRIBUTION.finditer(draft.text)]
    if draft.target_language != "lt" or len(places) != 1 or source.pairs != 1:
        return []
    share = source.items[-1].start / max(1, len(draft.source))
    if abs(share - places[0] / len(draft.text)) > _SHARE:
        return []
    return [(places[0], places[0], SHAPES["lt"][1])]
