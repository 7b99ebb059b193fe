"""Where a missing term belongs, by the attention of a hypothesis."""

from __future__ import annotations

import pytest

from glossa.enforcement.placement import Placement, same_stem, widened
from glossa.engine import Hypothesis, Tokens
from glossa.values import Span


def tokens(text: str) -> Tokens:
    """Every word a token."""
    spans, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        spans.append(Span(start, at))
    return Tokens(text=text, pieces=tuple(text.split()), spans=tuple(spans))


def placement(source: str, target: str, links: dict[int, int], language: str = "") -> Placement:
    """Return the placement of a hypothesis whose words each look at one source word."""
    written = tokens(target)
    width = len(source.split()) + 1  # the model attends to the end of the sentence as well
    alignment = tuple(
        tuple(0.9 if links.get(row) == column else 0.1 / (width - 1) for column in range(width))
        for row in range(len(written))
    )
    hypothesis = Hypothesis(
        text=target, tokens=written.pieces, spans=written.spans, score=0.0, alignment=alignment
    )
    return Placement(tokens(source), hypothesis, language)


SOURCE = "The Secretary General visited the flank"


def span_of(word: str, text: str) -> Span:
    return Span(text.index(word), text.index(word) + len(word))


def test_all_words_of_a_rendering_are_found() -> None:
    target = "Generalinis vadovas aplankė kraštą"
    where = placement(SOURCE, target, {0: 2, 1: 1, 2: 3, 3: 5})
    assert where.place(span_of("Secretary General", SOURCE), (), 0.1).span.of(target) == (
        "Generalinis vadovas"
    )
    assert where.place(span_of("flank", SOURCE), (), 0.9).span.of(target) == "kraštą"


def test_what_renders_another_term_is_not_taken() -> None:
    target = "Generalinis vadovas aplankė kraštą"
    where = placement(SOURCE, target, {0: 2, 1: 1, 2: 3, 3: 5})
    taken = [span_of("Generalinis", target)]
    found = where.place(span_of("Secretary General", SOURCE), taken, 0.1)
    assert found.span.of(target) == "vadovas"


def test_punctuation_ends_a_rendering() -> None:
    target = "Vadovas, sekretorius aplankė kraštą"
    where = placement(SOURCE, target, {0: 1, 1: 2, 2: 3, 3: 5})
    found = where.place(span_of("Secretary General", SOURCE), (), 0.1)
    assert found.span.of(target) in {"Vadovas", "sekretorius"}


def test_a_term_that_was_left_out_is_put_in_where_it_stood() -> None:
    target = "Jis aplankė juos"
    where = placement(SOURCE, target, {0: 0, 1: 3, 2: 4})
    found = where.place(span_of("flank", SOURCE), (), 1.0)
    assert (len(found.span), found.span.start) == (0, len(target))
    assert where.place(span_of("flank", SOURCE), (), 0.0).span == Span(0, 0)


def test_without_words_the_term_stands_alone() -> None:
    assert placement(SOURCE, "", {}).place(span_of("flank", SOURCE), (), 0.5).span == Span(0, 0)


@pytest.mark.parametrize(
    ("text", "place", "form", "expected"),
    [
        (
            "generalinis vadovas kalbėjo",
            "vadovas",
            "generalinis sekretorius",
            "generalinis vadovas",
        ),
        (
            "vadovas sekretoriaus kalbėjo",
            "vadovas",
            "generalinis sekretorius",
            "vadovas sekretoriaus",
        ),
        ("sakė, generalinis, vadovas", "vadovas", "generalinis sekretorius", "vadovas"),
        ("didelis vadovas kalbėjo", "vadovas", "generalinis sekretorius", "vadovas"),
    ],
)
def test_words_that_would_be_said_twice_are_replaced_too(
    text: str, place: str, form: str, expected: str
) -> None:
    assert widened(text, span_of(place, text), form, ()).of(text) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("sekretorius", "sekretoriaus", True),
        ("Generalinis", "generaliniam", True),
        ("flangas", "flange", True),
        ("ministras", "ministerija", False),
        ("šalis", "šaltis", False),
        ("kova", "kovas", True),
        ("yra", "yra", False),  # too short to tell
        ("prezidentas", "prekyba", False),
    ],
)
def test_same_stem(one: str, other: str, same: bool) -> None:
    assert same_stem(one, other) is same


@pytest.mark.parametrize(
    ("target", "links", "left", "why"),
    [
        ("Jis vyko į krašte vakar", {2: 3, 3: 3}, "krašte", "a preposition before the term stays"),
        ("Jis ir kraštas ir", {2: 3, 3: 3}, "kraštas", "so does a conjunction after it"),
        ("Jis vyko į vakar", {2: 3}, "", "also when nothing else renders the term"),
    ],
)
def test_function_words_stay(target: str, links: dict[int, int], left: str, why: str) -> None:
    source = "They visited the flank"
    where = placement(source, target, links, "lt").place(span_of("flank", source), (), 0.9)
    assert where.span.of(target) == left, why
    if not left:
        assert target[: where.span.start].endswith(" į")
