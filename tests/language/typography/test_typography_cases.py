"""Every rule against its table: source, raw target, expected text, and why."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from glossa.errors import InputError
from glossa.language.typography import ALL, findings, fix, registry
from glossa.values import replay

HERE = Path(__file__).parent


class Case(NamedTuple):
    rule: str
    source_language: str
    target_language: str
    source: str
    raw: str
    expected: str
    why: str


def rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").replace("␣", "\u00a0").split("\n")
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def cases() -> list[Case]:
    found = []
    for path in sorted((HERE / "cases").glob("*.tsv")):
        for rule, direction, source, raw, expected, why in rows(path):
            languages = direction.split(">")
            text = raw if expected == "=" else expected
            found.append(Case(rule, languages[0], languages[1], source, raw, text, why))
    return found


CASES = cases()
CORRECT = rows(HERE / "correct.tsv")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.why}: {case.raw}")
def test_case(case: Case) -> None:
    fixed = fix(case.source, case.raw, case.source_language, case.target_language)
    assert fixed.text == case.expected
    assert replay(case.raw, fixed.changes) == fixed.text
    reasons = {change.reason for change in fixed.changes}
    assert (case.rule in reasons) == (case.raw != case.expected)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.why}: {case.raw}")
def test_a_fixed_text_stays(case: Case) -> None:
    again = fix(case.source, case.expected, case.source_language, case.target_language)
    assert again.text == case.expected
    assert again.changes == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.why}: {case.raw}")
def test_a_rule_can_be_switched_off(case: Case) -> None:
    others = ALL - {case.rule}
    fixed = fix(case.source, case.raw, case.source_language, case.target_language, others)
    assert case.rule not in {change.reason for change in fixed.changes}


def test_every_rule_has_cases_of_both_kinds() -> None:
    repairs = Counter(case.rule for case in CASES if case.raw != case.expected)
    restraint = Counter(case.rule for case in CASES if case.raw == case.expected)
    for rule in registry():
        assert repairs[rule.name] >= 3, rule.name
        assert restraint[rule.name] >= 3, rule.name
    assert sum(repairs.values()) + sum(restraint.values()) >= 250


@pytest.mark.parametrize(("english", "lithuanian"), CORRECT)
@pytest.mark.parametrize("into", ["en", "lt"])
def test_a_correct_pair_is_left_alone(english: str, lithuanian: str, into: str) -> None:
    source, target = (english, lithuanian) if into == "lt" else (lithuanian, english)
    languages = ("en", "lt") if into == "lt" else ("lt", "en")
    fixed = fix(source, target, *languages)
    assert fixed.text == target
    assert findings(source, target, *languages) == ()


@pytest.mark.parametrize("rule", registry(), ids=lambda rule: rule.name)
def test_each_rule_alone_keeps_correct_pairs(rule: object) -> None:
    name = getattr(rule, "name", "")
    touched = 0
    for english, lithuanian in CORRECT:
        touched += fix(english, lithuanian, "en", "lt", {name}).text != lithuanian
        touched += fix(lithuanian, english, "lt", "en", {name}).text != english
    assert touched == 0


def test_dates_month_first() -> None:
    source = "2023 m. balandžio 27 d. lijo."
    fixed = fix(source, "On 27 April 2023 it rained.", "lt", "en", dates="mdy")
    assert fixed.text == "On April 27, 2023 it rained."


def test_the_example_of_the_page_runs(capsys: pytest.CaptureFixture[str]) -> None:
    page = (HERE.parents[2] / "docs" / "typography.md").read_text(encoding="utf-8")
    code = page.split("```python\n")[1].split("```")[0]
    shown = page.split("```text\n")[1].split("```")[0]
    exec(compile(code, "docs/typography.md", "exec"), {})
    assert capsys.readouterr().out == shown


def test_an_unknown_rule_is_named() -> None:
    with pytest.raises(InputError, match=r"no typographic rule 'quote'; choose among .*quotes"):
        fix("a", "b", "en", "lt", {"quote"})


def test_the_rules_are_documented() -> None:
    page = (HERE.parents[2] / "docs" / "typography.md").read_text(encoding="utf-8")
    for rule in registry():
        lines = [line for line in page.split("\n") if line.startswith(f"| `{rule.name}` ")]
        assert any(rule.summary in line and rule.source in line for line in lines), rule.name
