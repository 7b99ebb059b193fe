"""Which Lithuanian words write which names, and which are forms of one."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossa.language.lithuanian import paradigm
from glossa.language.names.lemmas import folded, is_same_name
from glossa.language.names.likeness import ALIKE, likeness

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("likeness.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
NAMES = [
    "Petraitis", "Smitas", "Kazlauskienė", "Paryžius", "Vilnius", "Obama", "Zelenskis", "Marija",
    "Skuodas", "Gražulevičius", "Šiauliai", "Trakai", "Rutte", "Andrius", "Lukašenka", "Šventoji",
]  # fmt: skip


@pytest.mark.parametrize(("name", "word", "expected"), ROWS)
def test_a_rendering_is_told_from_another_word(name: str, word: str, expected: str) -> None:
    assert (likeness(name, word) >= ALIKE) is (expected == "yes")


@pytest.mark.parametrize("name", NAMES)
def test_all_forms_of_a_name_are_one_name(name: str) -> None:
    forms = paradigm(name, "pos=name").texts()
    assert all(is_same_name(name, form, "lt") for form in forms), forms


@pytest.mark.parametrize(
    ("one", "other", "language", "same"),
    [
        ("Smitas", "Smithas", "lt", False),
        ("Smith", "Smithui", "lt", True),
        ("Mike'as", "Mike'o", "lt", True),
        ("Amerikos", "Amerikiečių", "lt", True),
        ("Jordanas", "Jordanija", "lt", True),
        ("Bleikas", "Blake", "lt", False),
        ("Petraitis", "Petraitis's", "en", True),
        ("Petraitis", "Petraičio", "en", False),
        ("Sweden", "Swedish", "en", True),
        ("Greece", "Greek", "en", True),
        ("Argentina", "Argentine", "en", True),
        ("Smith", "Smitas", "en", False),
    ],
)
def test_two_forms(one: str, other: str, language: str, same: bool) -> None:
    assert is_same_name(one, other, language) is same
    assert is_same_name(other, one, language) is same


def test_only_foreign_marks_are_folded_away() -> None:
    assert folded("Erdoğan’s") == folded("Erdogan")
    assert folded("Łukasz") == "lukasz"
    assert folded("Šarūnas") == "šarūnas"
