"""Which rendering answers which use."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossa.glossary import Entry, Glossary
from glossa.glossary.pairing import answers, pair

GLOSSARY = Glossary(
    [
        Entry(source="Scottish", target="Škotijos", target_variants=("škotų",)),
        Entry(source="Scotland", target="Škotija"),
        Entry(source="northern flank", target="šiaurinis flangas", forbidden=("šiaurės sparnas",)),
        Entry(source="flank", target="flangas"),
        Entry(source="port", target="uostas", context="sea"),
        Entry(source="port", target="portveinas", context="wine"),
    ]
)


def shown(source: str, target: str) -> list[str]:
    paired = answers(GLOSSARY.match(source), target)
    return [hit.surface if hit else "-" for _, hit in paired.answers]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("The Scottish of Scotland", "Škotijos škotų", ["škotų", "Škotijos"]),
        ("Scotland, Scottish", "Škotijos škotų", ["Škotijos", "škotų"]),
        ("northern flank, flank", "Šiauriniame flange, flange", ["Šiauriniame flange", "flange"]),
        ("flank", "Šiauriniame flange", ["flange"]),
        ("port and port", "uostas ir portveinas", ["uostas", "portveinas"]),
        ("port and port", "portveinas", ["portveinas", "-"]),
        ("northern flank", "šiaurės sparnas", ["šiaurės sparnas"]),
        ("Scotland", "nieko", ["-"]),
    ],
)
def test_as_many_uses_as_can_be_are_answered(source: str, target: str, expected: list[str]) -> None:
    assert shown(source, target) == expected


WORDS = st.lists(
    st.sampled_from(["Scottish", "Scotland", "northern flank", "flank", "port"]), max_size=6
).map(", ".join)
RENDERED = st.lists(
    st.sampled_from(["Škotijos", "škotų", "šiauriniu flangu", "flange", "uosto", "šiaurės sparno"]),
    max_size=6,
).map(", ".join)


@settings(deadline=None)
@given(WORDS, RENDERED)
def test_no_rendering_serves_twice(source: str, target: str) -> None:
    uses = GLOSSARY.match(source)
    paired = answers(uses, target)
    assert [use for use, _ in paired.answers] == list(uses)
    spans = [hit.span for _, hit in paired.answers if hit]
    assert len(set(spans)) == len(spans)
    assert paired == pair(uses, GLOSSARY.renderings.find(target), len(target))


def test_a_whole_book_in_one_segment_is_paired() -> None:
    paired = answers(GLOSSARY.match("flank " * 3000), "flangas " * 2000)
    assert sum(hit is not None for _, hit in paired.answers) == 2000
