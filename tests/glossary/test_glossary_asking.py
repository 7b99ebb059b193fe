"""Searching, counting, paradigms, and candidate terms."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from glossa.errors import GlossaryError
from glossa.glossary import Glossary
from glossa.glossary.asking import forms, search, stats
from glossa.glossary.extracting import extract, likelihood
from glossa.glossary.po import read_catalogue

DATA = Path(__file__).parent / "data"


@cache
def terms() -> Glossary:
    return Glossary(read_catalogue(DATA / "terms.po").entries)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("flank", ["flank", "northern flank"]),
        ("Northern-Flank", ["northern flank"]),
        ("northern flanks", ["northern flank"]),
        ("valstybėms narėms", ["member state"]),
        ("sekretoriui", ["secretary general"]),
        ("sparnas", ["northern flank"]),
        ("nortern flank", ["northern flank"]),
        ("zeppelin", []),
        ("", []),
    ],
)
def test_search(text: str, expected: list[str]) -> None:
    assert [entry.source for entry in search(terms(), text)][: len(expected) or 1] == expected


def test_stats() -> None:
    result = stats(terms())
    assert result.entries == len(terms())
    assert result.used == result.entries - 1
    assert result.homographs == 1
    assert dict(result.flags)["case-sensitive"] == 3
    assert dict(result.domains)["people"] == 2
    assert dict(result.parts_of_speech)["noun"] > 5
    assert result.with_forbidden == 5


def test_the_paradigm_is_a_table() -> None:
    (table,) = forms(terms(), "member state")
    assert table.columns == ("sing", "plur")
    rows = dict(table.rows)
    assert rows["nom"] == ("valstybė narė", "valstybės narės")
    assert rows["dat"] == ("valstybei narei", "valstybėms narėms")
    assert len(rows) == 7
    assert forms(terms(), "Valstybė narė") == (table,)
    assert [table.lemma for table in forms(terms(), "Georgia")] == ["Gruzija", "Džordžija"]


def test_an_english_paradigm_has_a_possessive() -> None:
    (table,) = forms(terms().for_pair("lt", "en"), "valstybė narė")
    rows = dict(table.rows)
    assert rows[""] == ("member state", "member states")
    assert rows["possessive"][0] == "member state's"


def test_a_term_that_is_not_there_names_its_neighbours() -> None:
    with pytest.raises(GlossaryError, match="northern flank"):
        forms(terms(), "northen flank")


PAIRS = [
    ("The harbour pilot boarded at dawn.", "Uosto locmanas įlipo auštant."),
    ("Every harbour pilot knows the Grey Cape.", "Kiekvienas uosto locmanas žino Pilkąjį kyšulį."),
    ("She asked the harbour pilot to wait.", "Ji paprašė uosto locmano palaukti."),
    ("The Grey Cape is covered in fog.", "Pilkasis kyšulys skendi rūke."),
    ("Nobody sails past the Grey Cape alone.", "Vienas pro Pilkąjį kyšulį neplaukia niekas."),
    ("Fog came early.", "Rūkas atėjo anksti."),
]


def test_candidates_are_phrases_that_meet() -> None:
    found = {item.source: item for item in extract(PAIRS, least=3)}
    assert found["harbour pilot"].target.casefold().startswith("uosto locman")
    assert found["harbour pilot"].together == 3
    assert found["Grey Cape"].target.startswith("Pilk")
    assert not found["Grey Cape"].known
    assert all(item.count >= 3 for item in found.values())


def test_candidates_are_the_same_each_time_and_marked_when_known() -> None:
    from glossa.glossary import Entry

    glossary = Glossary([Entry(source="harbour pilot", target="uosto locmanas")])
    found = extract(PAIRS, least=3, glossary=glossary)
    assert found == extract(PAIRS, least=3, glossary=glossary)
    assert [item.known for item in found if item.source == "harbour pilot"] == [True]
    assert len(extract(PAIRS, least=3, most=1)) == 1
    assert extract([]) == ()


def test_the_likelihood_ratio_of_independent_events_is_nothing() -> None:
    assert likelihood(25, 50, 50, 100) == pytest.approx(0)
    assert likelihood(50, 50, 50, 100) > 100
