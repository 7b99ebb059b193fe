"""Quotation marks: a draft with marks of any shape in, marks of the target's norm out.

Two rules: the shape of marks that pair, and the curling of straight English ones. Marks without
their other half keep their shape unless the source sentence has the same ones; ``quoterepair``
sees to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossa.language.typography.marks import Mark, Marks, read, singles

if TYPE_CHECKING:
    from glossa.language.typography.draft import Draft, Edit

SHAPES = {"lt": ("„", "“"), "en": ("“", "”")}
_INNER = {"lt": ("‚", "‘"), "en": ("‘", "’")}


def shape(draft: Draft) -> None:
    """Give every pair of marks the shape that the target language uses."""
    marks = read(draft.text)
    straight = draft.target_language == "en" and all(
        draft.text[mark.start : mark.end] == '"' for mark in marks.items
    )
    if not straight and _is_clear(draft, marks):
        draft.rewrite(_shaped(draft, marks), "quotes")
    _shape_singles(draft)


def curl(draft: Draft) -> None:
    """Turn straight English marks into curly ones."""
    marks = read(draft.text)
    if _is_clear(draft, marks):
        draft.rewrite(_shaped(draft, marks), "straight-quotes")


def _shaped(draft: Draft, marks: Marks) -> list[Edit]:
    edits: list[Edit] = []
    for mark in marks.items:
        start, end = _with_space(draft.text, mark)
        edits.append((start, end, _glyph(draft.target_language, mark)))
    return edits


def _is_clear(draft: Draft, marks: Marks) -> bool:
    """Tell whether every mark has its half, or stands alone in the source as well."""
    return marks.balanced or same_sides(read(draft.source), marks)


def same_sides(source: Marks, target: Marks) -> bool:
    """Tell whether source and target have the same kinds of loose marks, in the same order."""
    return [mark.opens for mark in source.loose] == [mark.opens for mark in target.loose]


def _glyph(language: str, mark: Mark) -> str:
    opening, closing = SHAPES[language]
    if language == "en" and mark.depth % 2 == 0:
        opening, closing = _INNER[language]
    return opening if mark.opens else closing


def _with_space(text: str, mark: Mark) -> tuple[int, int]:
    """Return the span of a mark together with a stray space on its inner side."""
    start, end = mark.start, mark.end
    if mark.opens and text[end : end + 1] == " " and text[end + 1 : end + 2].strip():
        end += 1
    elif not mark.opens and start > 1 and text[start - 1] == " " and text[start - 2].strip():
        start -= 1
    return start, end


def _shape_singles(draft: Draft) -> None:
    marks = read(draft.text)
    if not marks.balanced:
        return
    edits: list[Edit] = []
    place = level = 0
    for start, end in singles(draft.text):
        while place < len(marks.items) and marks.items[place].start < start:
            level += 1 if marks.items[place].opens else -1
            place += 1
        if level == 0 and (draft.target_language == "en" or draft.text[start] == "‚"):
            continue
        opening, closing = (_INNER if level else SHAPES)[draft.target_language]
        edits += ((start, start + 1, opening), (end - 1, end, closing))
    draft.rewrite(edits, "quotes")
