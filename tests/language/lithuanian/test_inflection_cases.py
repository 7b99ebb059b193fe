"""Real cases of Lithuanian inflection, from the table beside this file."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from glossa.language.lithuanian import Case, Number, inflect, paradigm

TABLE = Path(__file__).with_name("inflection-cases.tsv")
NUMBERS = {"sg": Number.SINGULAR, "pl": Number.PLURAL}


def cases() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8") as file:
        lines = [line for line in file if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


CASES = cases()


@pytest.mark.parametrize("row", CASES, ids=lambda r: f"{r['phrase']}:{r['case']}.{r['number']}")
def test_form_to_write(row: dict[str, str]) -> None:
    number = NUMBERS[row["number"]]
    form = inflect(row["phrase"], Case(row["case"]), number, hint=row["hint"] or None)
    assert form == row["expected"], row["why"]


@pytest.mark.parametrize("row", CASES, ids=lambda r: f"{r['phrase']}:{r['case']}.{r['number']}")
def test_the_form_is_in_the_number_that_is_asked_for(row: dict[str, str]) -> None:
    whole = paradigm(row["phrase"], row["hint"] or None)
    assert NUMBERS[row["number"]] in whole.numbers()


def test_the_table_is_large_and_without_repetition() -> None:
    keys = [(r["phrase"], r["hint"], r["case"], r["number"]) for r in CASES]
    assert len(keys) >= 300
    assert len(set(keys)) == len(keys)
