"""What is a loop and what is only a repetition."""

from __future__ import annotations

import pytest

from glossa.engine.loops import is_looping, repetition

# (target, source, loop?)
CASES = [
    ("jis sakė , kad jis sakė , kad jis sakė , kad jis sakė , kad", "he said that", True),
    ("ir ir ir ir ir ir", "and so on", True),
    ("generalinis generalinis generalinis generalinis", "the general", True),
    ("a b c d e f", "a b c d e f", False),
    ("cha cha cha cha cha", "ha ha ha ha ha", False),
    ("cha cha cha cha cha cha cha cha cha cha cha cha cha cha", "ha ha ha ha", True),
    (". . . . . . . .", ". . . . . . . .", False),
    ("ne , ne , ne !", "no , no , no !", False),
    ("ne , ne , ne !", "never !", False),
    ("labai labai labai daug", "very much", False),
    ("1 0 0 0 0 0 0", "1 0 0 0 0 0 0", False),
    ("pradžia " + "tai yra tiesa . " * 4, "this is the truth .", True),
    ("", "", False),
    ("", "a a a a a a a", False),
]


@pytest.mark.parametrize(("target", "source", "loop"), CASES)
def test_loops(target: str, source: str, loop: bool) -> None:
    assert is_looping(target.split(), source.split()) is loop


@pytest.mark.parametrize(
    ("tokens", "count"), [("abcbcbc", 4), ("aaaaa", 4), ("abab", 0), ("ababab", 4), ("", 0)]
)
def test_repetition_is_what_is_said_again(tokens: str, count: int) -> None:
    assert repetition(tokens) == count
