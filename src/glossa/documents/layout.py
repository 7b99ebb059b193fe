"""A text as pieces to translate and the gaps between them.

In comes a text and the spans of its pieces; out goes a value that puts the text together again,
with the pieces as they were or with others in their places. What is in the gaps is kept as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from glossa.values import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Pieces, and the gaps before, between and after them."""

    pieces: tuple[str, ...]
    gaps: tuple[str, ...]
    """One more than there are pieces."""

    def render(self, pieces: Sequence[str]) -> str:
        """Return the text with ``pieces`` in the places of its own.

        Raises:
            ValueError: if there are more or fewer of them than the text has.
        """
        if len(pieces) != len(self.pieces):
            raise ValueError(
                f"give {len(self.pieces)} texts, one for each piece, not {len(pieces)}"
            )
        parts = [self.gaps[0]]
        for piece, gap in zip(pieces, self.gaps[1:], strict=True):
            parts += (piece, gap)
        return "".join(parts)


def sentence_layout(segment: str, spans: Iterable[Span]) -> Layout:
    """Part ``segment`` at ``spans``, as those that ``split_sentences`` returns.

    Args:
        segment: the text that the spans speak of.
        spans: in order, and none overlapping another.
    """
    pieces: list[str] = []
    gaps: list[str] = []
    end = 0
    for span in spans:
        gaps.append(segment[end : span.start])
        pieces.append(span.of(segment))
        end = span.end
    return Layout(pieces=tuple(pieces), gaps=(*gaps, segment[end:]))
