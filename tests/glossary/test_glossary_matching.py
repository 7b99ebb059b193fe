"""Finding terms in text: a table of cases, and what holds for any text."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossa.glossary import Entry, Glossary, TermForm
from glossa.glossary.po import read_catalogue
from glossa.language.grammar import Case, Number

DATA = Path(__file__).parent / "data"


@cache
def terms(source: str = "en") -> Glossary:
    glossary = Glossary(read_catalogue(DATA / "terms.po").entries)
    return glossary.for_pair(source, "lt" if source == "en" else "en")


def cases() -> list[tuple[str, str, str]]:
    rows = (DATA / "matching.tsv").read_text("utf-8").split("\n")
    cells = [row.split("\t") for row in rows if row and not row.startswith("#")]
    return [(row[0], row[1].replace("\\n", "\n"), row[2]) for row in cells]


@pytest.mark.parametrize(("language", "marked", "expected"), cases())
def test_terms_are_found(language: str, marked: str, expected: str) -> None:
    text = marked.replace("⟦", "").replace("⟧", "")
    found = terms(language).match(text)
    shown, at = "", 0
    for use in found:
        shown += f"{text[at : use.span.start]}⟦{use.surface}⟧"
        at = use.span.end
    assert shown + text[at:] == marked
    assert " | ".join(use.entry.source for use in found) == expected.replace(
        "-", "", 1 if expected == "-" else 0
    )


def test_homographs_come_along() -> None:
    (use,) = terms().match("Georgia")
    assert use.entry.target == "Gruzija"
    assert [other.target for other in use.alternatives] == ["Džordžija"]


def test_the_entry_whose_capitals_fit_is_preferred() -> None:
    glossary = Glossary(
        [Entry(source="turkey", target="kalakutas"), Entry(source="Turkey", target="Turkija")]
    )
    assert [use.entry.target for use in glossary.match("a turkey in Turkey")] == [
        "kalakutas",
        "Turkija",
    ]


def test_forms_are_named() -> None:
    (use,) = terms("lt").match("šiauriniams flangams")
    assert use.forms == (TermForm(case=Case.DATIVE, number=Number.PLURAL),)
    (use,) = terms().match("the northern flank's end")
    assert use.forms == (TermForm(case=None, number=Number.SINGULAR, possessive=True),)
    (use,) = terms("lt").match("flango")
    assert TermForm(case=Case.GENITIVE, number=Number.SINGULAR) in use.forms


PIECES = st.sampled_from(
    ["northern", "flank", "NATO", "Georgia", "US", "general", "secretary", "Polar Star", "St."]
) | st.sampled_from(
    [" ", "  ", "\n", "\n\n", "-", "–", ".", ",", "'", "’s", "'s", "https://nato.int", "{NATO}"]
)


@settings(deadline=None)
@given(st.lists(PIECES | st.text(max_size=4), max_size=14).map("".join))
def test_matches_are_what_they_say_and_share_no_character(text: str) -> None:
    found = terms().match(text)
    for use in found:
        assert use.span.of(text) == use.surface
        before, after = text[: use.span.start][-1:], text[use.span.end :][:1]
        assert not (before.isalnum() or after.isalnum())
    for one, other in pairwise(found):
        assert one.span.end <= other.span.start


@settings(deadline=None)
@given(st.lists(PIECES, max_size=8).map("".join), st.lists(PIECES, max_size=8).map("".join))
def test_a_paragraph_is_matched_as_if_alone(one: str, other: str) -> None:
    apart = len(terms().match(one)) + len(terms().match(other))
    assert len(terms().match(f"{one}\n\n{other}")) == apart
