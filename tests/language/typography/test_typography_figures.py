"""Figures lost and added, and the other findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossa.language.typography import findings, lost_figures


def rows() -> list[list[str]]:
    text = Path(__file__).with_name("figures.tsv").read_text(encoding="utf-8")
    lines = text.replace("␣", "\u00a0").split("\n")
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("direction", "source", "target", "lost", "added", "why"), rows())
def test_figures(direction: str, source: str, target: str, lost: str, added: str, why: str) -> None:
    found = lost_figures(source, target, *direction.split(">"))
    missing = [finding for finding in found if finding.code == "lost-number"]
    made_up = [finding for finding in found if finding.code == "added-number"]
    spans = [finding.span.of(source) for finding in missing if finding.span]
    assert spans == [raw for raw in lost.split(";") if raw], why
    assert len(made_up) == len([raw for raw in added.split(";") if raw]), why
    for finding, raw in zip(made_up, added.split(";"), strict=False):
        assert f"the figure {raw}," in finding.message


@pytest.mark.parametrize(
    ("source", "target", "codes"),
    [
        ("“Yes,” she said.", "„Taip, sakė ji.", {"quotes-differ"}),
        ("“Yes. We will.", "Taip. Mes tai padarysime ir", {"quotes-differ", "final-punctuation"}),
        ("She called it “odd”.", "Ji pavadino tai keista.", {"quotes-differ"}),
        ("“Yes,” she said, “of course.”", "„Taip, – sakė ji, – žinoma.“", set()),
        ("The club Vilkai won.", "Laimėjo „Vilkai“.", set()),
        ("He came (late).", "Jis atvyko (vėlai.", {"brackets-differ"}),
        ("He came (late).", "Jis atvyko vėlai.", set()),
        ("a) bread", "a) duona", set()),
        ("Did he come?", "Jis atvyko…", {"final-punctuation"}),
        ("“Did he come?” she asked.", "Ji paklausė, ar jis atvyko.", {"quotes-differ"}),
        ("He came at 5 p.m.", "Jis atvyko 17 val.", set()),
        ("He came in 2021.", "Jis atvyko.", {"lost-number"}),
    ],
)
def test_findings(source: str, target: str, codes: set[str]) -> None:
    assert {finding.code for finding in findings(source, target, "en", "lt")} == codes


def test_english_may_drop_the_marks_of_names() -> None:
    assert findings("Laimėjo „Vilkai“.", "Vilkai won.", "lt", "en") == ()
