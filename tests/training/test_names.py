"""Copies with other names."""

from __future__ import annotations

import pytest

from training import names
from training.pairs import Pair


def pair(en: str, lt: str) -> Pair:
    return Pair(en=en, lt=lt, group="written", source="w")


def straight(row: Pair) -> tuple[tuple[int, int], ...]:
    return tuple((n, n) for n in range(len(row.lt.split())))


@pytest.mark.parametrize(
    ("en", "lt", "stems"),
    [
        ("Ashworth’s reply", "Ashwortho atsakymas", ["Ashworth"]),
        ("Helen waits", "Helena laukia", ["Helen"]),
        ("Rome waits", "Roma laukia", []),  # too short to be told from chance
        ("NATO waits", "NATO laukia", []),  # no name of a person or a place
        ("Geneva waits", "Ženeva laukia", []),
        ("Texas or Texas", "Teksasas ar Teksasas", []),  # which of the two?
        ("Marathon runners", "Maratonininkų bėgimas", []),
    ],
)
def test_a_name_is_spelled_alike_but_for_its_ending(en: str, lt: str, stems: list[str]) -> None:
    row = pair(en, lt)
    assert [name.stem for name in names.names(row, straight(row))] == stems


ROWS = [
    pair("Ashworth met (Petrov).", "Ashworthas susitiko (Petrovas)."),
    pair("Mantas’s reply", "Manto atsakymas"),
    pair("answers Lindqvist", "atsako Lindqvistui"),
    pair("nobody here", "čia nieko"),
]


@pytest.mark.parametrize("direction", [("en", "lt"), ("lt", "en")])
def test_a_copy_has_the_same_new_name_on_both_sides(direction: tuple[str, str]) -> None:
    made = list(names.renamed(ROWS, [straight(row) for row in ROWS], direction, 1.0))
    assert len(made) == 3
    for row, example in zip(ROWS, made, strict=False):
        en, lt = example.source, example.target
        if direction == ("lt", "en"):
            en, lt = lt, en
        assert en != row.en
        assert lt != row.lt
        again = pair(en, lt)
        assert len(names.names(again, straight(again))) == len(
            names.names(row, straight(row))
        )  # still a name, with an ending that suits both
    assert made == list(names.renamed(ROWS, [straight(row) for row in ROWS], direction, 1.0))


def test_words_that_many_pairs_have_stay() -> None:
    rows = [pair(f"Europe {n}", f"Europa {n}") for n in range(names.COMMON + 1)]
    assert not list(names.renamed(rows, [straight(row) for row in rows], ("en", "lt"), 1.0))


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("Ashworth", "Petrov", "Ashwotrov"),
        ("Petrov", "Lindqvist", "Pest"),
        ("Brno", "Petrov", "Petrov"),
    ],
)
def test_two_names_make_one(first: str, second: str, name: str) -> None:
    assert names.spliced(first, second) == name
