"""The page on the format names every key, flag, code and format there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossa.glossary import Flag
from glossa.glossary.checking import SEVERITIES
from glossa.glossary.conventions import KEYS, PARTS_OF_SPEECH
from glossa.glossary.exchange import FORMATS
from glossa.glossary.lint import CHECKS
from glossa.glossary.po import parse

PAGE = (Path(__file__).parents[2] / "docs" / "glossary-format.md").read_text("utf-8")
NAMES = [*KEYS, *Flag, *PARTS_OF_SPEECH, *CHECKS, *SEVERITIES, *FORMATS]


@pytest.mark.parametrize("name", NAMES)
def test_it_is_on_the_page(name: str) -> None:
    assert f"`{name}`" in PAGE


def test_the_examples_of_the_page_are_po() -> None:
    blocks = [part.partition("```")[0] for part in PAGE.split("```po\n")[1:]]
    first = parse(blocks[0]).entries[0]
    assert first.target == "rytinis flangas"
    assert first.forbidden == ("rytinis sparnas", "rytų sparnas")
    assert dict(parse(blocks[1]).header)["X-Domain"] == "defence"
