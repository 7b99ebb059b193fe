"""English forms: real cases from the table beside this file, and what holds for any phrase."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossa.errors import LanguageError
from glossa.language.english import forms, plural, possessive
from glossa.language.forms import FormIndex, Term
from glossa.language.grammar import Number

TABLE = Path(__file__).with_name("english-cases.tsv")


def cases() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8") as file:
        lines = [line for line in file if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


CASES = cases()


@pytest.mark.parametrize("row", CASES, ids=lambda row: row["phrase"])
def test_forms_to_write(row: dict[str, str]) -> None:
    assert plural(row["phrase"]) == row["plural"], row["why"]
    assert possessive(row["phrase"]) == row["possessive"], row["why"]


@pytest.mark.parametrize("row", CASES, ids=lambda row: row["phrase"])
def test_spellings_to_find(row: dict[str, str]) -> None:
    index = FormIndex.build([Term(phrase=row["phrase"], key=1)], "en")
    for text in (row["phrase"], row["plural"], row["possessive"], *row["found"].split("|")):
        if text:
            assert index.analyse(text), text


def test_what_must_not_be_found() -> None:
    phrases = ("exercise", "enterprise", "German", "US", "state", "cooperation")
    index = FormIndex.build([Term(phrase=p, key=k) for k, p in enumerate(phrases)], "en")
    for text in ("exercize", "enterprize", "Germen", "stat", "co", "operation"):
        assert index.analyse(text) == (), text


@pytest.mark.parametrize(
    ("phrase", "hint", "expected"),
    [
        ("cannon", "plural=cannon", "cannon"),
        ("State of the Union address", "head=address", "State of the Union addresses"),
        ("Baltica", "singular-only", "Baltica"),
        ("pants", "plural-only", "pants"),
        ("Rail Baltica", "indeclinable", "Rail Baltica"),
    ],
)
def test_hints(phrase: str, hint: str, expected: str) -> None:
    assert plural(phrase, hint) == expected


@pytest.mark.parametrize("hint", ["colour=red", "plural", "plural-only=yes", "head="])
def test_a_wrong_hint_is_said(hint: str) -> None:
    with pytest.raises(LanguageError, match="inflection hint"):
        forms("state", hint)


def test_a_word_without_plural_is_still_recognised_in_it() -> None:
    assert plural("legislation") == "legislation"
    (form,) = [f for f in forms("legislation").forms if f.text == "legislations"]
    assert not form.preferred


@given(st.one_of(st.text(max_size=25), st.from_regex(r"[A-Za-z]{1,9}([ -][A-Za-z]{1,9}){0,3}")))
def test_forms_are_total_and_found_again(phrase: str) -> None:
    whole = forms(phrase)
    forms.cache_clear()
    assert forms(phrase) == whole
    assert whole.forms[0].text == phrase
    assert whole.forms[0].preferred
    assert isinstance(plural(phrase), str)
    assert isinstance(possessive(phrase, Number.PLURAL), str)
    if not any(letter.isalnum() for letter in phrase):
        return
    index = FormIndex.build([Term(phrase=phrase, key=4)], "en")
    for form in whole.forms:
        found = {(r.number, r.possessive, r.preferred) for r in index.analyse(form.text)}
        assert (form.number, form.possessive, form.preferred) in found
