"""Plain text to segments and back.

In comes any string; out go the segments that there are to translate, and the way to put
translations in their places. A line is a segment, without its bullet or number; what holds no
letter is layout. The one exception is a paragraph that was wrapped by hand or by a mail program:
its lines make one segment, with single spaces between them, and its translation comes back on one
line. With the segments themselves in the place of translations the text comes back to the last
character.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from glossa.documents.layout import Layout, sentence_layout
from glossa.documents.lines import lines_of
from glossa.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossa.documents.lines import Line

_NARROWEST, _WIDEST = 50, 120
"""Widths, in characters, at which people and programs wrap text."""
_FINAL = re.compile(r"[.!?…:;][\"'”’“»)\]]*$")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad]$")
_WORD = re.compile(r"\S*")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainText:
    """A plain text, parsed."""

    segments: tuple[str, ...]
    """What there is to translate, in order: no line breaks, no control characters, trimmed."""
    layout: Layout
    """Its pieces are the segments as they stand in the text."""

    @classmethod
    def parse(cls, text: str, *, join_wrapped: bool = True) -> Self:
        """Read ``text``, whatever it holds.

        Args:
            text: any string.
            join_wrapped: whether the lines of a wrapped paragraph make one segment. If not, each
                line is a segment of its own.
        """
        groups = list(_groups(text, join_wrapped=join_wrapped))
        spans = [Span(group[0].start, group[-1].end) for group in groups]
        return cls(
            segments=tuple(_joined([span.of(text) for span in group]) for group in groups),
            layout=sentence_layout(text, spans),
        )

    def render(self, translations: Sequence[str]) -> str:
        """Return the text with ``translations`` in the places of the segments.

        A translation that equals its segment leaves that place as it was.

        Raises:
            ValueError: if there are more or fewer translations than segments.
        """
        if len(translations) != len(self.segments):
            expected, given = len(self.segments), len(translations)
            raise ValueError(f"give {expected} translations, one for each segment, not {given}")
        return self.layout.render(
            [
                source if translation == segment else translation
                for source, segment, translation in zip(
                    self.layout.pieces, self.segments, translations, strict=True
                )
            ]
        )


def _groups(text: str, *, join_wrapped: bool) -> Iterator[list[Span]]:
    """Yield the spans that make up each segment: one, or one for each line of a paragraph."""
    block: list[Line] = []
    for line in lines_of(text):
        follows = line.whole and not line.marked and not line.parted
        if not (block and follows and line.quoted == block[-1].quoted):
            yield from _paragraphs(text, block)
            block = []
        if line.whole and join_wrapped:
            block.append(line)
        else:
            yield from ([cell] for cell in line.cells)
    yield from _paragraphs(text, block)


def _paragraphs(text: str, block: list[Line]) -> Iterator[list[Span]]:
    """Part a block of lines without a blank line between them into paragraphs."""
    width = max((_length(line) for line in block), default=0)
    wrapped = _NARROWEST <= width <= _WIDEST
    run: list[Span] = []
    sure = False
    for index, line in enumerate(block):
        run += line.cells
        if wrapped and index + 1 < len(block):
            following = block[index + 1].cells[0]
            if _is_full(text, line, following, width):
                sure = sure or _runs_on(text, line.cells[0], following)
                continue
        yield from [run] if sure else ([cell] for cell in run)
        run, sure = [], False


def _length(line: Line) -> int:
    return line.cells[0].end - line.span.start


def _is_full(text: str, line: Line, following: Span, width: int) -> bool:
    """Tell whether the first word of the following line would not have fitted on ``line``."""
    if _HYPHEN.search(text[line.cells[0].end - 2 : line.cells[0].end]):
        return text[following.start].islower()
    word = _WORD.match(text, following.start, following.end)
    return word is None or _length(line) + 1 + len(word[0]) > width


def _runs_on(text: str, cell: Span, following: Span) -> bool:
    """Tell whether a sentence plainly goes on from one line to the next."""
    return text[following.start].islower() and _FINAL.search(cell.of(text)[-8:]) is None


def _joined(lines: list[str]) -> str:
    """Join the lines of a paragraph; a hyphen at the end of a line parts a word."""
    text = lines[0]
    parts: list[str] = []
    for following in lines[1:]:
        hyphen = _HYPHEN.search(text[-2:])
        parts += [text[:-1]] if hyphen and following[0].islower() else [text, " "]
        text = following
    return "".join((*parts, text))
