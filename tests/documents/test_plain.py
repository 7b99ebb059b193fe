"""Plain text to segments and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossa.documents.plain import PlainText

WRAPPED = Path(__file__).parent / "wrapped"

CASES = [
    ("", [], "nothing"),
    (" \t\r\n\f", [], "white space"),
    ("Labas", ["Labas"], "one line without an end"),
    ("Antraštė\r\n\r\nTekstas.\r\n", ["Antraštė", "Tekstas."], "CRLF and a blank line"),
    ("a\rb\vc\fd\x1ce\x85f\u2028g\u2029h", list("abcdefgh"), "every line break there is"),
    ("\ufeffLabas \t\n", ["Labas"], "byte order mark and trailing white space"),
    ("Vardas\tAmžius\t45\n", ["Vardas", "Amžius"], "cells between tabs; figures are layout"),
    ("Vardas     Amžius", ["Vardas", "Amžius"], "columns of spaces"),
    ("Labas.  Sveikas.", ["Labas.  Sveikas."], "two spaces after a sentence are no column"),
    ("vienas\x00du\x1btrys\x7f\ud800keturi", ["vienas", "du", "trys", "keturi"], "controls part"),
    ("šeši\u00adasdešimt\u200bmetų", ["šeši\u00adasdešimt\u200bmetų"], "soft signs stay in words"),
    ("====\nTekstas\n----\n* * *\n12 345,6\n", ["Tekstas"], "rules and figures are layout"),
    ("- duona\n* pienas\n• sūris\n– medus\n", ["duona", "pienas", "sūris", "medus"], "bullets"),
    ("1. Vienas\n2) Du\n(3) Trys\n4.1. Keturi\n", ["Vienas", "Du", "Trys", "Keturi"], "numbers"),
    (
        "a) Pirma\n(b) Antra\nII. Trečia\niv) Ketvirta\n",
        ["Pirma", "Antra", "Trečia", "Ketvirta"],
        "letters",
    ),
    ("1.2.3 Sritis\n", ["Sritis"], "a section number"),
    ("2.5 million people\n", ["2.5 million people"], "a figure is no section number"),
    ("2023 m. pabaiga\n", ["2023 m. pabaiga"], "a year is no number of an item"),
    ("11 d. įvyks\n", ["11 d. įvyks"], "nor is a day"),
    ("V. Adamkus kalbėjo\n", ["V. Adamkus kalbėjo"], "an initial is no letter of an item"),
    ("C. Europa", ["C. Europa"], "nor is a Roman numeral of one letter"),
    ("-5 laipsniai", ["-5 laipsniai"], "a sign before a figure is no bullet"),
    ("> Citata\n>> - Gilesnė\n", ["Citata", "Gilesnė"], "quoted mail"),
    ("  \t- \t Įtrauka  \n", ["Įtrauka"], "indentation"),
    ("\ufeff- Įtrauka", ["Įtrauka"], "a bullet after a byte order mark"),
    ("😀\n👍 gerai\n", ["👍 gerai"], "emoji alone are layout"),
    ("漢字\nПривет\n", ["漢字", "Привет"], "other scripts have letters too"),
    ("-\n- \n1.\n", [], "bullets of nothing"),
    ("1. - a) Labas", ["- a) Labas"], "only the first marker is layout"),
]


@pytest.mark.parametrize(("text", "segments", "why"), CASES, ids=[case[2] for case in CASES])
def test_lines(text: str, segments: list[str], why: str) -> None:
    parsed = PlainText.parse(text)
    assert list(parsed.segments) == segments, why
    assert parsed.render(parsed.segments) == text


def test_translations_take_the_places_of_segments() -> None:
    parsed = PlainText.parse("\ufeff1. One\r\n\r\n  - Two\tThree \r\n")
    assert parsed.render(["Vienas", "Du", "Trys"]) == "\ufeff1. Vienas\r\n\r\n  - Du\tTrys \r\n"


def test_each_segment_needs_a_translation() -> None:
    with pytest.raises(ValueError, match="give 1 translations, one for each segment, not 2"):
        PlainText.parse("Labas").render(["a", "b"])


@pytest.mark.parametrize("path", sorted(WRAPPED.glob("*.txt")), ids=lambda path: path.stem)
def test_wrapped_paragraphs(path: Path) -> None:
    """A file holds a text, a line of equals signs, and its segments, one a line."""
    text, _, expected = path.read_text(encoding="utf-8").partition("\n=====\n")
    parsed = PlainText.parse(text)
    assert list(parsed.segments) == expected.splitlines()
    assert parsed.render(parsed.segments) == text


def test_a_wrapped_paragraph_comes_back_on_one_line() -> None:
    text = (
        "  Rytą upė buvo ramiausia, kokią ji kada nors matė, ir valtys\n"
        "  stovėjo prie kranto.\n\nPabaiga\n"
    )
    parsed = PlainText.parse(text)
    assert parsed.segments == (
        "Rytą upė buvo ramiausia, kokią ji kada nors matė, ir valtys stovėjo prie kranto.",
        "Pabaiga",
    )
    assert parsed.render(["The river was calm.", "End"]) == "  The river was calm.\n\nEnd\n"


def test_joining_can_be_turned_off() -> None:
    text = (
        "Rytą upė buvo ramiausia, kokią ji kada nors matė, ir valtys\n"
        "stovėjo prie kranto, o vaikai mėtė akmenėlius.\n"
    )
    assert len(PlainText.parse(text).segments) == 1
    apart = PlainText.parse(text, join_wrapped=False)
    assert list(apart.segments) == text.splitlines()
    assert apart.render(apart.segments) == text


PIECES = [
    *"aBčŽ 0.,-–>•*()=\t\n\r\v\f\x00\x1c\x85\u2028\ufeff\u00ad\ud800😀",
    *("\r\n", "1. ", "a) ", "> ", "- ", "   ", "word ", "žodis ", "long-\n", "x" * 60, "\n\n"),
]
texts = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=80).map("".join))


@given(texts, st.booleans())
def test_segments_give_the_text_back(text: str, join: bool) -> None:
    parsed = PlainText.parse(text, join_wrapped=join)
    assert parsed.render(parsed.segments) == text
    for segment in parsed.segments:
        assert segment == segment.strip()
        assert len(segment.splitlines()) == 1
        assert any(map(str.isalpha, segment))
        assert not any(sign in segment for sign in "\x00\t\ufeff\ud800\x1f\x7f")


@given(texts)
def test_marked_translations_come_back_in_order(text: str) -> None:
    parsed = PlainText.parse(text)
    marks = [f"⟦{index}⟧" for index in range(len(parsed.segments))]
    rendered = parsed.render(marks)
    places = [rendered.index(mark) for mark in marks]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "unit", ["a", ".", "\n", "\r\n", " ", "\t", ">", "> ", "\x00", "a   ", "1. "]
)
def test_long_input_is_kept(unit: str) -> None:
    text = unit * (50_000 // len(unit))
    parsed = PlainText.parse(text)
    assert parsed.render(parsed.segments) == text
