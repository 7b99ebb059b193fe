"""Where a sentence that is too long is cut."""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING

import pytest

from glossa.language.sentences import split_clauses

if TYPE_CHECKING:
    from collections.abc import Callable


def at_most(limit: int) -> Callable[[str], bool]:
    return lambda piece: len(piece) <= limit


def pieces(text: str, limit: int, language: str = "lt") -> list[str]:
    return [span.of(text) for span in split_clauses(text, language, at_most(limit))]


@pytest.mark.parametrize(
    ("limit", "expected", "why"),
    [
        (99, ["Lijo, todėl likome namie; vėliau, kai prašvito, išėjome."], "all of it fits"),
        (
            40,
            ["Lijo, todėl likome namie;", "vėliau, kai prašvito, išėjome."],
            "a semicolon is better than a comma further on",
        ),
        (
            22,
            ["Lijo, todėl likome", "namie; vėliau,", "kai prašvito, išėjome."],
            "a comma before a conjunction, if it stands in the second half of what fits",
        ),
    ],
)
def test_the_best_boundary_is_taken(limit: int, expected: list[str], why: str) -> None:
    text = "Lijo, todėl likome namie; vėliau, kai prašvito, išėjome."
    assert pieces(text, limit) == expected, why


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        (
            "Ji pasakė taip: niekas nesikeis nuo rudens",
            27,
            ["Ji pasakė taip:", "niekas nesikeis nuo rudens"],
        ),
        (
            "Vilnius pavasarį – gražus miestas prie Neries",
            30,
            ["Vilnius pavasarį", "– gražus miestas prie Neries"],
        ),
        (
            "duonos pieno sūrio ir dar medaus bei uogų",
            34,
            ["duonos pieno sūrio", "ir dar medaus bei uogų"],
        ),
        ("dangus jūra krantas smėlis", 16, ["dangus jūra", "krantas smėlis"]),
        ("skola siekia 10 000 eurų", 15, ["skola siekia", "10 000 eurų"]),
        (
            "nebeprisikiškiakopūsteliaujantiesiems",
            20,
            ["nebeprisikiškiakopūs", "teliaujantiesiems"],
        ),
    ],
)
def test_kinds_of_boundaries(text: str, limit: int, expected: list[str]) -> None:
    assert pieces(text, limit) == expected


@pytest.mark.parametrize(
    "sign", ["e\u0301", "👩\u200d👩\u200d👧", "🇱🇹", "👍🏽", "❤\ufe0f", "न\u094d"]
)
def test_no_sign_is_taken_apart(sign: str) -> None:
    parts = pieces(sign * 30, 2 * len(sign) + 1)
    assert "".join(parts) == sign * 30
    assert all(len(part) % len(sign) == 0 for part in parts)


def test_a_pile_of_marks_is_cut_all_the_same() -> None:
    text = "a" + "\u0301" * 500
    assert "".join(pieces(text, 50)) == text


def test_a_language_without_data_is_cut_at_signs() -> None:
    assert pieces("eins zwei drei, vier fünf", 18, "de") == ["eins zwei drei,", "vier fünf"]


def test_a_character_that_does_not_fit_stands_alone() -> None:
    assert pieces("ab c", 0) == ["a", "b", "c"]


def test_blank_text_has_no_pieces() -> None:
    assert pieces(" \n ", 5) == []


def test_pieces_that_stop_fitting_are_halved() -> None:
    """A tokenizer may need more tokens for fewer characters."""

    def fits(piece: str) -> bool:
        return len(piece) <= 30 and len(piece) % 10 != 8

    text = "vienas du trys keturi penki šeši septyni aštuoni"
    spans = split_clauses(text, "lt", fits)
    assert all(fits(span.of(text)) for span in spans)
    assert "".join("".join(span.of(text) for span in spans).split()) == "".join(text.split())


def test_few_questions_are_asked() -> None:
    asked = 0

    def fits(piece: str) -> bool:
        nonlocal asked
        asked += 1
        return len(piece) <= 300

    text = "žodis, kuris tęsiasi " * 2000
    spans = split_clauses(text, "lt", fits)
    assert asked <= len(spans) * 2 * (log2(300) + 2)
