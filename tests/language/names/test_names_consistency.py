"""Names that a document repeats: real and made-up cases, and any text at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossa.language.names import Deviation, Passage, inconsistent_names
from glossa.values import Span

TABLE = Path(__file__).with_name("cases.tsv")
MARK = " ¶ "


def rows() -> list[tuple[str, ...]]:
    lines = TABLE.read_text("utf-8").splitlines()
    _, *table = (tuple(line.split("\t")) for line in lines if not line.startswith("#"))
    return table


def deviations(direction: str, sources: str, targets: str) -> list[Deviation]:
    pairs = zip(sources.split(MARK), targets.split(MARK), strict=False)
    passages = [Passage(source=source, target=target) for source, target in pairs]
    found = list(inconsistent_names(passages, *direction.split("-")))
    for each in found:
        passage = passages[each.passage]
        assert each.source_span.of(passage.source) == each.name
        assert each.target_span.of(passage.target) == each.found
    return found


@pytest.mark.parametrize(
    ("direction", "sources", "targets", "expected", "why"), rows(), ids=lambda text: text[:40]
)
def test_what_is_found(direction: str, sources: str, targets: str, expected: str, why: str) -> None:
    found = deviations(direction, sources, targets)
    said = "; ".join(f"{each.found} < {each.usual}" for each in found)
    assert (said or "-") == expected, why


def test_the_message_names_both_renderings() -> None:
    (found,) = deviations("en-lt", "He met Munro. ¶ They saw Munro.", "Sutiko Munro. ¶ Matė Monro.")
    assert found.message == "“Munro” is “Monro” here and “Munro” elsewhere."


def test_what_a_glossary_knows_is_left_to_it() -> None:
    source, target = "They saw Munro.", "Matė Monro."
    known = Span(source.index("Munro"), len(source) - 1)
    passages = [
        Passage(source="He met Munro.", target="Sutiko Munro."),
        Passage(source=source, target=target, known=(known,)),
    ]
    assert list(inconsistent_names(passages, "en", "lt")) == []


def test_other_languages_give_nothing() -> None:
    passages = [
        Passage(source="He met Munro.", target="Er traf Munro."),
        Passage(source="They saw Munro.", target="Sie sahen Monro."),
    ]
    assert list(inconsistent_names(passages, "en", "de")) == []


@pytest.mark.parametrize("direction", [("en", "lt"), ("lt", "en")])
def test_a_human_translation_is_consistent(direction: tuple[str, str]) -> None:
    folder = Path(__file__).parents[3] / "examples"
    texts = [(folder / f"summit.{code}.txt").read_text("utf-8") for code in direction]
    lines = zip(*(text.splitlines() for text in texts), strict=True)
    passages = [Passage(source=source, target=target) for source, target in lines]
    assert list(inconsistent_names(passages, *direction)) == []


TEXT = st.text(st.sampled_from("aąšBČZ x.-'’„“\n0é\u0301łß😀") | st.characters(), max_size=40)


@given(
    pairs=st.lists(st.tuples(TEXT, TEXT), max_size=6),
    languages=st.sampled_from([("en", "lt"), ("lt", "en")]),
)
def test_any_text_is_compared(pairs: list[tuple[str, str]], languages: tuple[str, str]) -> None:
    passages = [Passage(source=source, target=target) for source, target in pairs]
    for each in inconsistent_names(passages, *languages):
        assert each.found != each.usual


@given(pairs=st.lists(st.tuples(TEXT, TEXT), max_size=4))
def test_a_document_said_twice_is_as_consistent_as_once(pairs: list[tuple[str, str]]) -> None:
    passages = [Passage(source=source, target=target) for source, target in pairs]
    same = [passages[0], passages[0]] if passages else []
    assert list(inconsistent_names(same, "en", "lt")) == []
