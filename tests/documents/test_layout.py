"""Pieces and the gaps between them."""

from __future__ import annotations

import pytest

from glossa.documents.layout import Layout, sentence_layout
from glossa.values import Span


def test_a_segment_is_parted_at_its_sentences() -> None:
    layout = sentence_layout(" Labas.  Kaip sekasi? ", [Span(1, 7), Span(9, 21)])
    assert layout == Layout(pieces=("Labas.", "Kaip sekasi?"), gaps=(" ", "  ", " "))
    assert layout.render(layout.pieces) == " Labas.  Kaip sekasi? "
    assert layout.render(["Hello.", "How are you?"]) == " Hello.  How are you? "


def test_no_sentences_leave_one_gap() -> None:
    layout = sentence_layout("123", [])
    assert layout.pieces == ()
    assert layout.render([]) == "123"


def test_each_piece_needs_a_text() -> None:
    with pytest.raises(ValueError, match="give 1 texts, one for each piece, not 0"):
        sentence_layout("a", [Span(0, 1)]).render([])
