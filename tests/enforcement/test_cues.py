"""What the English around a term says about its Lithuanian case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossa.enforcement import cues
from glossa.enforcement.cues import CASES, case_probabilities, features
from glossa.language.grammar import Case
from glossa.values import Span


def likeliest(marked: str) -> Case:
    """Return the likeliest case of what stands between brackets."""
    start, end = marked.index("["), marked.index("]") - 1
    found = case_probabilities(marked.replace("[", "").replace("]", ""), Span(start, end))
    assert sum(found.values()) == pytest.approx(1)
    return max(found, key=lambda case: found[case])


@pytest.mark.parametrize(
    ("marked", "case"),
    [
        ("The [Secretary General] said so.", Case.NOMINATIVE),
        ("They spoke of the [eastern flank].", Case.GENITIVE),
        ("Troops stay in [Lithuania].", Case.LOCATIVE),
        ("The ministers met in the [European Parliament] on Monday.", Case.LOCATIVE),
        ("He thanked the [Member States] for their help.", Case.DATIVE),
        ("Remove the [brake caliper] from the bracket.", Case.ACCUSATIVE),
        ("He arrived from [Germany] today.", Case.GENITIVE),
        ("The minister met with the [Secretary General].", Case.INSTRUMENTAL),
    ],
)
def test_the_words_around_tell(marked: str, case: Case) -> None:
    assert likeliest(marked) is case


def test_a_possessive_beyond_a_name_asks_for_a_genitive() -> None:
    assert likeliest("[Hurricane] Rosa's path is unclear.") is Case.GENITIVE


def test_verbs_count_by_their_stem() -> None:
    one, other = (
        features(f"They {verb} the ministry today.", Span(len(verb) + 10, len(verb) + 18))
        for verb in ("visited", "visiting")
    )
    assert "governor-stem:visit" in set(one) & set(other)


def test_the_table_has_a_weight_for_each_case() -> None:
    """Features are written as they are looked up, so that none is learned in vain."""
    lines = cues.TABLE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("# ")]
    assert rows[0] == ["feature", *(case.value for case in CASES)]
    assert {len(row) for row in rows} == {len(CASES) + 1}
    names = {row[0] for row in rows[1:]}
    assert {"always", "governor:of", "last:in", "next:'s"} <= names


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_text_gives_probabilities(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    found = case_probabilities(text, Span(start, end))
    assert sum(found.values()) == pytest.approx(1)
    assert Case.VOCATIVE not in found
