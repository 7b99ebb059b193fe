"""What holds for every text: nothing is lost, spans are in order, and the work is linear."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossa.language.sentences import split_clauses, split_sentences
from glossa.values import Span

# What sentences are made of, and what they should not hold.
PIECES = [
    *"abzAĄŽé.!?…,;:-–—()[]{}<>/\\#@%&*_'\"“”„‘’«»0123456789 \t\n\r\f\x00\x85\u2028\ufeff",
    *("\r\n", "...", " – ", "„", "“ ", "m. ", "d. ", "pvz. ", "t. y. ", "proc. ", "Mr. ", "U.S. "),
    *("No. 5", "2023 m. ", "A. ", "Vilnius ", "namas ", "said ", "1. ", "a) ", "- ", "XIX a. "),
    *("😀", "👩‍👩‍👧", "🇱🇹", "e\u0301", "\u00ad", "\u200b", "漢字。", "ЖЖ", "\ud800", "\U0001f3fb"),
]

texts = st.one_of(
    st.text(max_size=200),
    st.text(st.characters(), max_size=80),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
)
languages = st.sampled_from(["lt", "en", "lt-LT", "en_GB", "de", "zh", "xx", "", "../lt"])


def check(text: str, spans: tuple[Span, ...]) -> None:
    """Spans ascend, are trimmed, and have nothing but white space between them."""
    end = 0
    for span in spans:
        piece = span.of(text)
        assert piece
        assert piece == piece.strip()
        assert not text[end : span.start].strip()
        end = span.end
    assert not text[end:].strip()


@given(texts, languages)
def test_nothing_is_lost(text: str, language: str) -> None:
    check(text, split_sentences(text, language))


@given(texts, st.sampled_from(["lt", "en"]))
def test_a_sentence_is_not_split_further(text: str, language: str) -> None:
    # Line breaks are judged by the width of the whole text, which a single sentence has lost.
    line = " ".join(text.split())
    for span in split_sentences(line, language):
        sentence = span.of(line)
        assert split_sentences(sentence, language) == (Span(0, len(sentence)),)


@given(texts, languages, st.integers(1, 40))
def test_clauses_fit_and_nothing_is_lost(text: str, language: str, limit: int) -> None:
    spans = split_clauses(text, language, lambda piece: len(piece) <= limit)
    check(text, spans)
    assert all(len(span) <= limit for span in spans)


@pytest.mark.parametrize("language", ["lt", "en", "de"])
@pytest.mark.parametrize(
    "unit",
    [
        "a",
        ".",
        ". ",
        '"',
        "„",
        "“ ",
        "(",
        "„A. ",
        "?! ",
        "\n",
        "😀. ",
        " ",
        "\x00",
        "\ufeff",
        "1. ",
    ],
)
def test_long_input_keeps_its_text(unit: str, language: str) -> None:
    text = unit * (30_000 // len(unit))
    check(text, split_sentences(text, language))
