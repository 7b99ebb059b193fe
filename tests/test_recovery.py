"""What went wrong with a sentence is tried again smaller, and otherwise said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glossa.engine import open_engine
from glossa.recovery import translate_whole
from glossa.testing import build_package

if TYPE_CHECKING:
    from pathlib import Path


def codes(package: Path, sentence: str) -> set[str]:
    (rendering,) = translate_whole(open_engine("en", "lt", package), [sentence])
    return {finding.code for finding in rendering.findings}


def test_a_whole_translation_has_no_findings(echo: Path) -> None:
    assert codes(echo, "The summit of 27 states ends on Wednesday, 10 July.") == set()


def test_a_lost_figure_is_found(tmp_path: Path) -> None:
    package = build_package(tmp_path, dictionary={"27": "many"})
    assert "lost-number" in codes(package, "There are 27 states.")


def test_a_loop_is_found(parrot: Path) -> None:
    assert codes(parrot, "The ministers met in the capital.") & {"loop", "cut"}


@pytest.mark.parametrize("sentence", ["", " ", "\n"])
def test_nothing_comes_out_of_nothing(echo: Path, sentence: str) -> None:
    assert codes(echo, sentence) == set()


def test_a_sentence_over_the_limit_keeps_every_word(echo: Path) -> None:
    engine = open_engine("en", "lt", echo)
    sentence = "They saw " + ", ".join(f"town number {n}" for n in range(200)) + "."
    assert not engine.fits(sentence)
    (rendering,) = translate_whole(engine, [sentence])
    assert rendering.hypothesis is None
    assert rendering.text.split() == sentence.split()


def test_order_and_number_are_kept(echo: Path) -> None:
    sentences = [f"Sentence {n} is here." for n in range(30)]
    found = translate_whole(open_engine("en", "lt", echo), sentences)
    assert [rendering.text for rendering in found] == sentences
