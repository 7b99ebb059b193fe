"""Sentences and clauses of a text, without loss.

In comes a text of any length and content; out come spans, in order and trimmed, with nothing but
white space between them, so that joining them with what lies between gives the text back.
Lithuanian and English have rules and data of their own (``data/``); other languages are left to
sentencex.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossa.language.sentences import boundaries, clauses, fallback
from glossa.language.sentences.profile import profile_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from glossa.values import Span

__all__ = ["split_clauses", "split_sentences"]


def split_sentences(text: str, language: str) -> tuple[Span, ...]:
    """Return the spans of the sentences of ``text``.

    A blank line, an item of a list and a line that was not wrapped end a sentence even without a
    stop; a line break inside a wrapped paragraph does not. The time is linear in the text.

    Args:
        text: any string; characters that are no writing stay inside the spans.
        language: a code such as ``"lt"`` or ``"en-GB"``.

    Returns:
        Spans in characters, ascending, trimmed of white space. All outside them is white space.
    """
    profile = profile_of(language)
    if profile is None:
        return fallback.split(text, language)
    return boundaries.split(text, profile)


def split_clauses(text: str, language: str, fits: Callable[[str], bool]) -> tuple[Span, ...]:
    """Cut a sentence into pieces that fit, at the best boundaries there are.

    The best is a semicolon, then a colon or a dash, a comma before a conjunction, a comma, a
    conjunction, a space, and, in a word that does not fit, anywhere between two letters. A piece is
    as long as fits, or ends at a better boundary in the second half of that.

    Args:
        text: the sentence.
        language: a code such as ``"lt"``; its data know the conjunctions.
        fits: says whether a piece is short enough. If a piece fits, so should its beginnings. It is
            asked about 2 log2(n) times for each piece of n characters.

    Returns:
        Spans as :func:`split_sentences` returns them; one span if all of ``text`` fits. A single
        character that does not fit makes a piece all the same, for there is no cutting it.
    """
    return clauses.split(text, profile_of(language), fits)
