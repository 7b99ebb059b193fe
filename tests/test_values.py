"""Spans and changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossa.values import Change, Span, replay

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: Span(*sorted(pair)))


@given(SPANS, SPANS)
def test_overlap_is_sharing_a_character(one: Span, other: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == bool(shared) or len(one) == 0 or len(other) == 0
    assert len(one) == one.end - one.start


@given(SPANS, st.text(min_size=30, max_size=30), st.integers(0, 10))
def test_a_shifted_span_covers_the_same_characters(span: Span, text: str, by: int) -> None:
    assert span.shifted(by).of("x" * by + text) == span.of(text)


def test_replay_follows_the_order() -> None:
    changes = (
        Change(span=Span(0, 1), before="a", after="bb", reason="one"),
        Change(span=Span(0, 3), before="bbc", after="d", reason="two"),
    )
    assert replay("ac!", changes) == "d!"


def test_replay_refuses_a_change_of_another_text() -> None:
    change = Change(span=Span(0, 1), before="a", after="b", reason="one")
    with pytest.raises(ValueError, match="does not hold 'a' at 0"):
        replay("xyz", (change,))
