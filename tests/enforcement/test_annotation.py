"""Sentences with lemmas written into them."""

from __future__ import annotations

import pytest

from glossa.enforcement.annotation import Marks, prepare
from glossa.enforcement.uses import Use
from glossa.glossary import Entry, TermMatch
from glossa.values import Span

MARKS = Marks(opening="⟦", middle="⇒", closing="⟧")
SENTENCE = "Our eastern flank is at https://example.org today."


def uses() -> tuple[Use, ...]:
    entry = Entry(source="eastern flank", target="rytinis flangas")
    term = Span(SENTENCE.index("eastern"), SENTENCE.index(" is"))
    address = Span(SENTENCE.index("https"), SENTENCE.index(" today"))
    return (
        Use(
            span=term,
            surface=term.of(SENTENCE),
            match=TermMatch(span=term, surface=term.of(SENTENCE), entry=entry),
        ),
        Use(span=address, surface=address.of(SENTENCE)),
    )


def test_lemmas_are_written_into_the_sentence() -> None:
    ready = prepare(SENTENCE, uses(), MARKS)
    assert ready.text == ("Our ⟦ eastern flank⇒ rytinis flangas⟧ is at https://example.org today.")
    assert [place.of(ready.text) for place in ready.places] == [
        "eastern flank",
        "https://example.org",
    ]


def test_a_package_that_was_not_trained_so_reads_the_sentence_as_it_is() -> None:
    ready = prepare(SENTENCE, uses(), None)
    assert (ready.text, ready.places) == (SENTENCE, tuple(use.span for use in uses()))


def test_a_sentence_that_holds_the_symbols_is_left_alone() -> None:
    sentence = SENTENCE + " ⟧"
    assert prepare(sentence, uses(), MARKS).text == sentence


@pytest.mark.parametrize(
    "facts",
    [{}, {"annotations": "yes"}, {"annotations": {"kind": "other"}},
     {"annotations": {"kind": "target-lemma", "open": "", "middle": "⇒", "close": "⟧"}}],
)  # fmt: skip
def test_metadata_that_says_nothing_usable_means_no_annotations(facts: dict[str, object]) -> None:
    assert Marks.from_facts(facts) is None
