"""Two packages that meet in a third language, with answers known in advance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glossa.engine import ArgosEngine, DecodingOptions, PivotEngine, read_package
from glossa.engine.alignment import linked_targets
from glossa.engine.pivot import compose
from glossa.engine.protocol import Hypothesis, Tokens
from glossa.errors import InputError
from glossa.testing import build_package
from glossa.values import Span

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def pivot(tmp_path_factory: pytest.TempPathFactory) -> PivotEngine:
    folder = tmp_path_factory.mktemp("pivot")
    first = build_package(folder, from_code="de", to_code="en", dictionary={"Hund": "big dog"})
    second = build_package(folder, dictionary={"big": "didelis", "dog": "šuo"})
    return PivotEngine(ArgosEngine(read_package(first)), ArgosEngine(read_package(second)))


def test_it_translates_twice(pivot: PivotEngine) -> None:
    found = pivot.translate(["Der Hund 1.", "", "x"])
    assert [each[0].text for each in found] == ["Der didelis šuo 1.", "", "x"]
    assert all(each[0].finished for each in found)
    facts = pivot.facts
    assert (facts.source, facts.target) == ("de", "lt")
    assert facts.name == "translate-de_en-1_0+translate-en_lt-1_0"


def test_alignment_leads_back_to_the_source(pivot: PivotEngine) -> None:
    source = "Der Hund 1."
    found = pivot.translate([source], DecodingOptions(return_alignment=True))[0][0]
    assert found.alignment is not None
    tokens = pivot.tokenize(source)
    assert {len(row) for row in found.alignment} == {len(tokens)}
    linked = linked_targets(found.alignment, tokens.touching(Span(4, 8)))
    assert "".join(found.spans[each].of(found.text) for each in linked) == "didelisšuo"


def test_prefixes_and_scores_are_of_the_target(pivot: PivotEngine) -> None:
    found = pivot.translate(["Der Hund 1."], prefixes=["Der mažas"])[0][0]
    assert found.text.startswith("Der mažas")
    right, wrong = pivot.score([("Der Hund", "Der didelis šuo"), ("Der Hund", "Der katinas")])
    assert right.total > wrong.total
    assert pivot.detokenize(pivot.tokenize_target("didelis šuo").pieces).text == "didelis šuo"


def test_a_pivot_sentence_that_is_too_long_is_said_so(tmp_path: Path) -> None:
    first = build_package(tmp_path, from_code="de", to_code="en", dictionary={"Wort": "a b c d"})
    second = build_package(tmp_path, metadata={"glossa": {"max_tokens": 5}})
    pivot = PivotEngine(ArgosEngine(read_package(first)), ArgosEngine(read_package(second)))
    assert pivot.facts.limit == 5
    long, short = pivot.translate(["Wort", "x"])
    assert (long[0].text, long[0].truncated) == ("", True)
    assert (short[0].text, short[0].truncated) == ("x", False)
    pivot.close()


def test_alignments_are_composed_by_shared_characters() -> None:
    before = Hypothesis(
        text="ab cd",
        tokens=("ab", "cd"),
        spans=(Span(0, 2), Span(3, 5)),
        score=0.0,
        alignment=((1.0, 0.0), (0.0, 1.0)),
    )
    middle = Tokens(
        text="ab cd",
        pieces=("a", "b", " ", "cd"),
        spans=(Span(0, 1), Span(1, 2), Span(3, 3), Span(3, 5)),
    )
    after = ((0.5, 0.5, 0.0, 0.0), (0.0, 0.0, 0.2, 0.8))
    assert compose(before, middle, after) == ((1.0, 0.0), (0.0, 0.8))
    unaligned = Hypothesis(text="", tokens=(), spans=(), score=0.0)
    with pytest.raises(InputError):
        compose(unaligned, middle, after)
