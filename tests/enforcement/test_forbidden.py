"""Forbidden renderings never appear: they are replaced, taken out, or found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glossa import TermsUnmetError, Translation, Translator, replay
from glossa.enforcement import Outcome
from glossa.enforcement.uses import wanted_in
from glossa.enforcement.verification import verify
from glossa.glossary import Entry, Flag, Glossary
from glossa.glossary.checking import check
from glossa.testing import build_package
from glossa.values import Severity

if TYPE_CHECKING:
    from pathlib import Path

ONLY = Entry(source="ally", target="aljantas", context="forbidden", flags=(Flag.FORBIDDEN,))
BARE = Entry(source="ally", forbidden=("aljantas", "bičiulis"))
WORDS = {"ally": "aljantas", "friend": "sąjungininkas", "allies": "aljantai"}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_package(tmp_path_factory.mktemp("forbidden"), dictionary=WORDS)


def translated(package: Path, text: str, *entries: Entry, strict: bool = False) -> Translation:
    glossary = Glossary(entries)
    return Translator(
        "en", "lt", glossary=glossary, package=package, rules=(), strict=strict
    ).translate(text)


def codes(result: Translation) -> list[str]:
    return [finding.code for finding in result.findings]


@pytest.mark.parametrize("entry", [ONLY, BARE], ids=["flag", "comment"])
def test_where_nothing_replaces_it_it_is_found(package: Path, entry: Entry) -> None:
    result = translated(package, "We met an ally today.", entry)
    assert codes(result) == ["forbidden-rendering"]
    (finding,) = result.findings
    assert finding.severity is Severity.ERROR
    assert finding.span is not None
    assert finding.span.of(result.source) == "ally"
    assert "'aljantas'" in finding.message
    assert result.terms == ()


def test_so_it_is_beside_other_terms(package: Path) -> None:
    summit = Entry(source="summit", target="susitikimas")
    result = translated(package, "An ally left the summit.", BARE, summit)
    assert codes(result) == ["forbidden-rendering"]
    assert [term.lemma for term in result.terms] == ["susitikimas"]


def test_strict_raises(package: Path) -> None:
    with pytest.raises(TermsUnmetError, match="'aljantas'") as error:
        translated(package, "We met an ally today.", ONLY, strict=True)
    assert isinstance(error.value.result, Translation)
    assert translated(package, "We met a friend today.", ONLY, strict=True).findings == ()


def test_a_translation_that_avoids_it_is_clean(package: Path) -> None:
    result = translated(package, "We met an uncle and his friend.", ONLY)
    assert (result.findings, result.changes) == ((), ())


@pytest.mark.parametrize(
    "good",
    [
        Entry(source="ally", target="sąjungininkas"),
        Entry(source="partner", target="sąjungininkas", variants=("ally",)),
    ],
    ids=["the same term", "a variant of another"],
)
def test_what_another_entry_says_replaces_it(package: Path, good: Entry) -> None:
    result = translated(package, "We met an ally today.", ONLY, good)
    assert "aljant" not in result.text
    assert "sąjunginink" in result.text
    assert [term.outcome for term in result.terms] == [Outcome.REPLACED]
    assert codes(result) == []
    assert replay(result.raw, result.changes) == result.text


GOOD = Entry(source="ally", target="sąjungininkas", forbidden=("aljantas",))


@pytest.mark.parametrize(
    "text",
    [
        "The ally saw the ally.",
        "The ally saw his friend.",
        "The ally friend came.",
        "The friend ally came.",
        "Allies, ally, allies, friend.",
    ],
)
def test_no_forbidden_rendering_is_left_beside_the_right_one(package: Path, text: str) -> None:
    result = translated(package, text, GOOD)
    assert "aljant" not in result.text
    assert codes(result) == []
    assert all(term.outcome is not Outcome.UNMET for term in result.terms)
    assert replay(result.raw, result.changes) == result.text
    assert check(result.source, result.text, Glossary([GOOD])).clean


def test_nor_is_the_right_one_said_twice(package: Path) -> None:
    result = translated(package, "The ally friend came.", GOOD)
    assert result.text == "The sąjungininkas came."
    assert [change.reason for change in result.changes] == ["doubled"]


def test_a_use_is_right_although_a_forbidden_rendering_is_there_too() -> None:
    glossary = Glossary([GOOD])
    wanted = wanted_in("The ally and his ally met.", glossary)
    verdict = verify(wanted.uses, "Sąjungininkas, sąjungininkas ir aljantas.")
    assert all(verdict.found)
    assert verdict.wrong == (None, None)
    assert [left.occurrence.text for left in verdict.leftover] == ["aljantas"]
    assert not verdict.complete


def test_a_forbidden_rendering_is_never_taken_for_the_right_one() -> None:
    wanted = wanted_in("The ally and his ally met.", Glossary([GOOD]))
    text = "Aljantas ir sąjungininkas."
    verdict = verify(wanted.uses, text, lambda use, span: float((use == 0) == (span.start > 0)))
    found = [occurrence and occurrence.text for occurrence in verdict.found]
    wrong = [occurrence and occurrence.text for occurrence in verdict.wrong]
    assert (found, wrong) == (["sąjungininkas", None], [None, "Aljantas"])
    assert verdict.leftover == ()


def test_the_sentence_says_which_terms_only_forbid() -> None:
    summit = Entry(source="summit", target="susitikimas")
    wanted = wanted_in("An ally left the summit.", Glossary([BARE, summit]))
    assert [use.surface for use in wanted.uses] == ["summit"]
    assert [match.surface for match in wanted.bans] == ["ally"]
