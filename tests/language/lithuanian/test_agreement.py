"""Which word before a noun describes it, by a table of cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossa.language.lithuanian.agreement import describes

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "agreement-cases.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(
    ("word", "noun", "expected", "why"), CASES, ids=[f"{row[0]} {row[1]}" for row in CASES]
)
def test_a_word_describes_the_next(word: str, noun: str, expected: str, why: str) -> None:
    assert describes(word, noun) == (expected == "yes"), why
