"""Names that are nearly those of the glossary."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossa.glossary import Glossary
from glossa.glossary.distance import within
from glossa.glossary.misspelling import misspellings
from glossa.glossary.po import read_catalogue

DATA = Path(__file__).parent / "data"


@cache
def terms(source: str) -> Glossary:
    glossary = Glossary(read_catalogue(DATA / "terms.po").entries)
    return glossary.for_pair(source, "lt" if source == "en" else "en")


def cases() -> list[tuple[str, str, str]]:
    rows = (DATA / "misspelling.tsv").read_text("utf-8").splitlines()
    cells = [row.split("\t") for row in rows if not row.startswith("#")]
    return [(row[0], row[1], row[2]) for row in cells]


@pytest.mark.parametrize(("language", "text", "expected"), cases())
def test_misspelt_names(language: str, text: str, expected: str) -> None:
    found = misspellings(text, terms(language))
    assert (" | ".join(f"{item.surface} = {item.meant}" for item in found) or "-") == expected
    for item in found:
        assert item.span.of(text) == item.surface
        assert item.as_finding().code == "probable-misspelling"
        assert item.meant in item.as_finding().message


SHORT = st.text("abc", max_size=5)


@given(SHORT, SHORT, st.integers(0, 3))
def test_the_bound_agrees_with_the_whole_distance(one: str, other: str, most: int) -> None:
    assert within(one, other, most) == (distance(one, other) <= most)


def distance(one: str, other: str) -> int:
    if not one or not other:
        return len(one) + len(other)
    best = min(
        distance(one[1:], other) + 1,
        distance(one, other[1:]) + 1,
        distance(one[1:], other[1:]) + (one[0] != other[0]),
    )
    if len(one) > 1 and len(other) > 1 and one[:2] == other[1::-1]:
        best = min(best, distance(one[2:], other[2:]) + 1)
    return best
