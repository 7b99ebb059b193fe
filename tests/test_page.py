"""The page about a translation: every term on both sides, safe, self-contained."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from glossa import Entry, Glossary, Translation, Translator
from glossa.page import page

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "The ally saw <b>nothing</b> & left.\n\nThe summit ended. The allies met.\n\n"
    "Susitikimas baigsis trečiadienį, o kitas vyks Vašingtone.\n"
)


class Checker(HTMLParser):
    """Notices tags that are not closed, and anything that is fetched from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.marks: list[str] = []
        self.problems: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"meta", "br"}:
            self.open.append(tag)
        if tag == "mark":
            self.marks.append(str(dict(attrs).get("class")))
        if tag in {"script", "img", "link", "iframe"} or any(name == "src" for name, _ in attrs):
            self.problems.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"/{tag}")


@pytest.fixture
def result(echo: Path) -> Translation:
    glossary = Glossary([Entry(source="ally", target="sąjungininkas")])
    return Translator(None, "lt", glossary=glossary, package=echo).translate(TEXT)


def test_the_page_is_whole_and_needs_nothing_else(result: Translation) -> None:
    checker = Checker()
    checker.feed(page(result, "summit <1>.txt"))
    assert checker.problems == []
    assert checker.open == []


def test_every_term_is_marked_on_both_sides(result: Translation) -> None:
    made = page(result, "summit.txt")
    rows = made[made.index("<main") : made.index("</main>")]
    numbers = re.findall(r"<sup>(\d+)</sup>", rows)
    assert sorted(numbers) == sorted(2 * [str(n + 1) for n in range(len(result.terms))])
    assert len(result.terms) >= 2


def test_text_is_escaped(result: Translation) -> None:
    made = page(result, "<script>alert(1)</script>")
    assert "<script>" not in made
    assert "&lt;b&gt;" in made


def test_what_was_left_as_it_is_is_shown(result: Translation) -> None:
    assert made_row("Susitikimas baigsis", page(result, "x")) == "kept"


def made_row(text: str, made: str) -> str:
    found = re.search(rf'<div class="row (\w*)"><p class="source">{text}', made)
    assert found, text
    return found[1]


def test_findings_name_their_line(result: Translation) -> None:
    made = page(result, "x")
    assert result.findings
    assert "<b>Line 5.</b>" in made
