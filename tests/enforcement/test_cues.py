"""What the English around a term says about its Lithuanian case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossa.enforcement.cues import around, case_probabilities
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
        ("The plans for the troops in the [Baltic States] changed.", Case.LOCATIVE),
        ("He arrived from [Germany] today.", Case.GENITIVE),
        ("The minister met with the [Secretary General].", Case.INSTRUMENTAL),
    ],
)
def test_the_words_around_tell(marked: str, case: Case) -> None:
    assert likeliest(marked) is case


def test_titles_and_determiners_belong_to_the_phrase() -> None:
    sentence = "They rely on the President Donald Trump today"
    start = sentence.index("Trump")
    assert dict(around(sentence, Span(start, start + 5)))["before"] == "on"


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_text_gives_probabilities(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    found = case_probabilities(text, Span(start, end))
    assert sum(found.values()) == pytest.approx(1)
    assert Case.VOCATIVE not in found
