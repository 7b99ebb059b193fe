"""Lint: each check sees its case and leaves sound entries alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from glossa.glossary import Entry
from glossa.glossary.lint import CHECKS, LintFinding, explained, lint, lint_entries
from glossa.glossary.po import read_catalogue
from glossa.values import Severity

CASES = Path(__file__).parent / "data" / "lint-cases.po"
ENTRIES = read_catalogue(CASES).entries
FOUND = lint(CASES)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry.source}-{entry.target}")
def test_an_entry_earns_what_its_note_says(entry: Entry) -> None:
    said = re.split(r"[: ]", entry.notes[0])[0]
    assert entry.origin is not None
    codes = {item.code for item in FOUND if item.line == entry.origin.line}
    assert codes - {"missing-inflection"} == ({said} if said != "clean" else set())


def test_every_check_has_a_case() -> None:
    assert {item.code for item in FOUND} | {"missing-inflection"} == set(CHECKS)


@pytest.mark.parametrize("code", [*CHECKS, "unreadable"])
def test_every_check_says_what_is_wrong_and_what_to_do(code: str) -> None:
    message, remedy = explained(code)
    assert message.endswith(".")
    assert remedy.endswith(".")


def test_a_finding_says_where_what_and_what_to_do() -> None:
    finding = next(item for item in FOUND if item.code == "two-renderings")
    assert finding.path == str(CASES)
    assert finding.term == "ice breaker"
    assert "“ledo laivas”" in finding.text
    assert finding.related
    assert str(finding).startswith(f"{CASES}:{finding.line}: error two-renderings")
    assert finding.remedy in str(finding)


def test_findings_come_in_the_order_of_their_lines() -> None:
    assert [item.line for item in FOUND] == sorted(item.line for item in FOUND)


def test_files_are_compared_with_each_other_and_a_broken_one_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "a.po").write_text('msgid "pier"\nmsgstr "molas"\n', "utf-8")
    (tmp_path / "b.po").write_text('msgid "Pier"\nmsgstr "tiltas"\n', "utf-8")
    (tmp_path / "c.po").write_text('msgid "pier\n', "utf-8")
    found = lint(tmp_path)
    assert [(Path(item.path).name, item.line, item.code) for item in found if serious(item)] == [
        ("b.po", 1, "two-renderings"),
        ("c.po", 1, "unreadable"),
    ]


def serious(item: LintFinding) -> bool:
    return item.severity is not Severity.NOTICE


def test_what_must_be_guessed_about_inflection_is_reported() -> None:
    found = lint_entries([Entry(source="hard one", target="bendras")])
    assert {item.code for item in found} >= {"missing-reference"}


def test_the_shipped_glossaries_are_clean() -> None:
    assert [str(item) for item in lint() if serious(item)] == []
