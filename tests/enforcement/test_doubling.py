"""Words of a term that are said twice beside it, and words that only look so."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossa import Translator, replay
from glossa.enforcement.doubling import Standing, is_beside, undoubled
from glossa.enforcement.uses import Use
from glossa.glossary import Entry, Glossary, TermMatch
from glossa.testing import build_package
from glossa.values import Span

TABLE = Path(__file__).with_name("doubling.tsv")
ROWS = [
    line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")
][1:]


def standing(text: str, term: str, form: str, share: float = 1.0) -> Standing:
    """Return where a form of a term stands first in a text; ``share`` is what comes from it."""
    source, target = term.split(" = ")
    match = TermMatch(
        span=Span(0, len(source)), surface=source, entry=Entry(source=source, target=target)
    )
    at = text.casefold().index(form.casefold())
    return Standing(
        use=Use(span=match.span, surface=source, match=match),
        span=Span(at, at + len(form)),
        comes_from=lambda _: share,
    )


def without_doubles(text: str, term: Standing) -> str:
    changes = undoubled(text, [term])
    ordered = sorted(changes, key=lambda change: change.span, reverse=True)
    return replay(text, tuple(ordered))


@pytest.mark.parametrize(("text", "term", "form", "expected", "why"), ROWS)
def test_what_is_taken_out(text: str, term: str, form: str, expected: str, why: str) -> None:
    share = 1.0 if why.startswith("yes") else 0.0
    assert without_doubles(text, standing(text, term, form, share)) == expected, why


def test_of_two_forms_the_one_stays_that_fits_the_source() -> None:
    text = "Pietų Korėjos parlamentarų parlamentarai balsavo."
    term = standing(text, "lawmaker = parlamentaras", "parlamentarų")
    fitting = Standing(
        use=term.use,
        span=term.span,
        comes_from=term.comes_from,
        fits=lambda form: float(form == "parlamentarai"),
    )
    assert without_doubles(text, fitting) == "Pietų Korėjos parlamentarai balsavo."
    assert without_doubles(text, term) == "Pietų Korėjos parlamentarų balsavo."


def test_what_renders_another_term_stays() -> None:
    text = "Matė sąjungininkus sąjungininkus."
    term = standing(text, "ally = sąjungininkas", "sąjungininkus")
    other = Span(text.rindex("sąj"), len(text) - 1)
    assert undoubled(text, [term], [other]) == []


def test_beside_means_that_nothing_but_a_space_parts_them() -> None:
    assert is_beside("vienas du", Span(0, 6), Span(7, 9))
    assert is_beside("vienas du", Span(7, 9), Span(0, 6))
    assert not is_beside("vienas, du", Span(0, 6), Span(8, 10))


@pytest.mark.parametrize(
    ("source", "expected", "reasons"),
    [
        ("The NATO Secretary General spoke.", "The generalinis sekretorius spoke.", ["doubled"]),
        ("The Secretary General spoke.", "The sekretorius spoke.", ["doubled"]),
        ("A NATO General chief spoke.", "A generalinis sekretorius sekretorius spoke.", []),
    ],
)
def test_the_attention_of_the_model_tells(
    tmp_path: Path, source: str, expected: str, reasons: list[str]
) -> None:
    """The package says each word of its source, so that each comes from the word at its place."""
    words = {
        "NATO": "generalinis", "Secretary": "sekretorius", "General": "sekretorius",
        "chief": "sekretorius",
    }  # fmt: skip
    package = build_package(tmp_path, dictionary=words)
    glossary = Glossary(
        [
            Entry(source="NATO Secretary General", target="generalinis sekretorius"),
            Entry(source="Secretary General", target="sekretorius"),
            Entry(source="NATO General", target="generalinis sekretorius"),
        ]
    )
    result = Translator("en", "lt", glossary=glossary, package=package, rules=()).translate(source)
    assert result.text == expected
    assert [change.reason for change in result.changes] == reasons
    assert replay(result.raw, result.changes) == result.text


WORDS = st.sampled_from(
    ["generalinis", "sekretorius", "Generalinio", "sekretoriaus", "Rutte", ",", "ir", "labai"]
)


@given(words=st.lists(WORDS, max_size=10), place=st.integers(0, 10))
def test_once_taken_out_nothing_is_left_to_take_out(words: list[str], place: int) -> None:
    text = " ".join([*words[:place], "generaliniam sekretoriui", *words[place:]])
    term = "Secretary General = generalinis sekretorius"
    once = without_doubles(text, standing(text, term, "generaliniam sekretoriui"))
    assert once.casefold().count("generaliniam sekretoriui") == 1
    assert undoubled(once, [standing(once, term, "generaliniam sekretoriui")]) == []
    kept = [word for word in text.split() if word in {"Rutte", ",", "ir", "labai"}]
    assert [word for word in once.split() if word in {"Rutte", ",", "ir", "labai"}] == kept
