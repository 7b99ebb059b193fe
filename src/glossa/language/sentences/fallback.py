"""Sentences of the languages that we have no data for, as sentencex finds them.

sentencex knows some 240 languages. It is given windows of bounded size, for its time is quadratic
in the number of opening quotation marks (80,000 of them on a line took 2.5 s with 1.0.32), and no
lone surrogates, which it refuses.
"""

from __future__ import annotations

import re

from glossa.values import Span

_WINDOW = 4096
"""Characters given to sentencex at once: a page or more."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def split(text: str, language: str) -> tuple[Span, ...]:
    """Return the spans of the sentences of ``text`` in ``language``."""
    import sentencex  # type: ignore[import-untyped]  # it has no types

    code = language.replace("_", "-").partition("-")[0].lower()
    readable = _SURROGATE.sub("\ufffd", text)
    spans: list[Span] = []
    start = at = 0
    while at < len(text):
        pieces = sentencex.segment(code, readable[at : at + _WINDOW])
        whole = at + _WINDOW >= len(text)
        # The last piece of a window may be cut: it opens the next one, unless it is all of this.
        kept = pieces if whole or len(pieces) == 1 else pieces[:-1]
        for piece in kept:
            at += len(piece)
            if whole or len(pieces) > 1:
                _add(text, start, at, spans)
                start = at
    return tuple(spans)


def _add(text: str, start: int, end: int, spans: list[Span]) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        left = start + len(piece) - len(piece.lstrip())
        spans.append(Span(left, left + len(stripped)))
