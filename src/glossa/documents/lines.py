"""The lines of a plain text, each as what belongs to its layout and what there is to translate.

In comes a text; out go its lines. What stands before the words (indentation, the signs that quote a
mail, a bullet or a number) and after them (white space, the line break) is layout. So are tabs,
wide gaps and control characters inside a line, which part it into cells, and what holds no letter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossa.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# All that str.splitlines takes for the end of a line.
_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_LINE = re.compile(rf"[^{_BREAKS}]++")
_BREAK = re.compile(rf"\r\n|[{_BREAKS}]")
# Quoted mail and indentation, then a bullet or a number. A letter needs a bracket after it, for
# "A. " may be somebody's initial; so does a Roman numeral of one letter.
_QUOTED = re.compile(r"(?:[\s\ufeff]*+>)*+[\s\ufeff]*+")
_MARKER = re.compile(
    r"(?:[-–—•*·▪▫‣●○◦■□►▶✓✔✗➢➤]++"
    r"|\(?\d{1,3}(?:\.\d{1,3})*+(?:\.\)?|\))"
    r"|\d{1,3}(?:\.\d{1,3}){2,}+"
    r"|\(?[^\W\d_]\)"
    r"|\(?[ivxlcIVXLC]{1,6}\)"
    r"|[IVXLC]{2,6}\.)(?=\s)"
)
# Between the cells of a line: control characters, BOM, lone surrogates, tabs, three spaces or more.
_SEPARATOR = re.compile("(?:[\x00-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]|[ ]{3,})+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line, its places given in the whole text."""

    span: Span
    """All of the line, without its break."""
    parted: bool
    """A blank line stands before it, or nothing."""
    quoted: int
    """How many ``>`` signs it opens with."""
    marked: bool
    """It opens with a bullet or a number."""
    cells: tuple[Span, ...]
    """What there is to translate, trimmed of white space; each cell holds a letter."""
    whole: bool
    """One cell is all there is after the marker."""


def lines_of(text: str) -> Iterator[Line]:
    """Yield the lines of ``text`` that are not blank."""
    before = 0
    for found in _LINE.finditer(text):
        start, end = found.span()
        if not found[0].isspace():
            between = _BREAK.match(text, before)
            yield _line(text, start, end, parted=between is None or between.end() < start)
            before = end


def _line(text: str, start: int, end: int, *, parted: bool) -> Line:
    quoted = _QUOTED.match(text, start, end)
    at = quoted.end() if quoted else start
    marker = _MARKER.match(text, at, end)
    if marker:
        at = marker.end()
    parts = tuple(_parts(text, at, end))
    cells = tuple(part for part in parts if any(map(str.isalpha, part.of(text))))
    return Line(
        span=Span(start, end),
        parted=parted,
        quoted=quoted[0].count(">") if quoted else 0,
        marked=marker is not None,
        cells=cells,
        whole=len(parts) == len(cells) == 1,
    )


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield what stands between the separators, trimmed, if it is more than white space."""
    at = start
    for separator in _SEPARATOR.finditer(text, start, end):
        yield from _trimmed(text, at, separator.start())
        at = separator.end()
    yield from _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        left = start + len(piece) - len(piece.lstrip())
        yield Span(left, left + len(stripped))
