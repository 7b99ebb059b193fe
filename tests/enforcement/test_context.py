"""Which words around a term count as what, without a parser."""

from __future__ import annotations

import pytest

from glossa.enforcement.context import Context
from glossa.values import Span


def context(marked: str) -> Context:
    """Return the context of what stands between brackets."""
    start, end = marked.index("["), marked.index("]") - 1
    return Context.of(marked.replace("[", "").replace("]", ""), Span(start, end))


@pytest.mark.parametrize(
    ("marked", "governor", "why"),
    [
        ("They rely on the President Donald [Berg] today", "on", "titles and names go with it"),
        ("She praised U.S. President Donald [Berg].", "praised", "an abbreviation is one word"),
        ("Thus wrote Rev. John [Berg].", "wrote", "and so is a title with its stop"),
        ("Troops on NATO's [eastern flank] stay.", "on", "so does a possessor"),
        ("Troops on the bloc's [eastern flank] stay.", "on", "and one that is no name"),
        ("Troops on the allies' [eastern flank] stay.", "on", "or a plural one"),
        ("In [Vilnius] it rains.", "in", "a first word is no name for its capital"),
        ("Remove the [brake caliper].", "remove", "nor is a verb that begins the sentence"),
        ("Check [brake calipers] often.", "check", "nor here, where no article parts them"),
        ("President [Berg] left.", "^", "but a title before a name belongs to it"),
        ("[Vilnius] is wet.", "^", "nothing stands before it"),
    ],
)
def test_governor(marked: str, governor: str, why: str) -> None:
    found = context(marked)
    assert found.left(found.governor) == governor, why


def test_adjectives_are_seen_through() -> None:
    found = context("They fear the strong national [army].")
    assert found.left(found.governor) == "national"
    assert found.left(found.bare_governor) == "fear"


def test_function_words() -> None:
    found = context("The head of a group that trained the [army] left.")
    assert found.left(found.function_word) == "that"
    assert found.left(found.preposition) == "of"


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("[Hurricane] Rosa's path", 1),
        ("[President] Anna Maria Berg left", 3),
        ("[page] 7 of it", 1),
        ("the [army], Berg said", 0),
        ("the [army]", 0),
    ],
)
def test_names_after(marked: str, names: int) -> None:
    assert context(marked).names_after == names
