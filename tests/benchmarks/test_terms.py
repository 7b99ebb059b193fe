"""The benchmark of terms: what it reads, what counts as left over, and what each way does."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from glossa.testing import build_package

sys.path.insert(0, str(Path(__file__).parents[2]))
for needed in ("sacrebleu", "sacremoses", "snowballstemmer"):
    pytest.importorskip(needed, reason="needs the dependency group bench")

from benchmarks import terms  # noqa: E402  # the path above comes first
from benchmarks.term_scores import Judge, Leftovers  # noqa: E402
from benchmarks.term_suites import Suite, read  # noqa: E402
from benchmarks.term_ways import WAYS, translated  # noqa: E402

LINES = """\
The <b> Secretary General <t> generalinis sekretorius <\\t> met <b> NATO <t> NATO <\\t> 's \
<b> allies <t> sąjungininkas <\\t> .\tGeneralinis sekretorius susitiko su NATO sąjungininkais .
It rained .\tLijo .
The <b> allies <t> sąjungininkas <\\t> thanked other allies .\tSąjungininkai padėkojo kitiems .
"""
MARKS = {"kind": "target-lemma", "open": "⟦", "middle": "⇒", "close": "⟧", "accuracy": 0.5}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "suite.tagged"
    path.write_text(LINES, encoding="utf-8")
    return path


@pytest.fixture
def suite(path: Path) -> Suite:
    return read(path, "lt")


def test_marks_become_text_and_a_glossary(suite: Suite) -> None:
    first, last = suite.asking
    assert first.source == "The Secretary General met NATO's allies."
    assert first.reference == "Generalinis sekretorius susitiko su NATO sąjungininkais."
    assert first.terms[0] == ("Secretary General", "generalinis sekretorius")
    assert [case.source for case in suite.others] == ["It rained."]
    assert len(suite.glossary.match(last.source)) == 2
    assert suite.glossary.covers("en", "lt")


def test_a_suite_from_lithuanian_is_read_the_other_way(tmp_path: Path) -> None:
    path = tmp_path / "suite.tagged"
    line = "Padėkojo <b> sąjungininkams <t> ally <\\t> .\tHe thanked the allies ."
    path.write_text(line, encoding="utf-8")
    suite = read(path, "en")
    ((case),) = suite.asking
    (match,) = suite.glossary.match(case.source)
    assert (suite.source, suite.target, match.entry.rendering) == ("lt", "en", "ally")
    assert Judge(suite).figures(["He thanked the ally."])["same form"] == 0
    assert Judge(suite).figures(["The allies, he thanked."])["same form"] == 1


@pytest.mark.parametrize(
    ("at", "output", "untranslated", "repeated", "why"),
    [
        (0, "Generalinis sekretorius susitiko su NATO sąjungininkais.", "", "", "the reference"),
        (0, "Sekretorius matė NATO.", "", "", "a term left out leaves nothing over"),
        (0, "General Secretary matė NATO.", "general secretary", "", "as in the source"),
        (0, "NATO vadovas, NATO.", "", "nato", "a lemma may be a word of the source, but once"),
        (
            0,
            "Generalinis NATO generalinis sekretorius.",
            "",
            "generalinis",
            "a half of the old one",
        ),
        (0, "Sąjungininkas matė sąjungininkus.", "", "sąjungininkas", "another case of it"),
        (1, "Sąjungininkai padėkojo sąjungininkams.", "", "", "the second use is not marked"),
        (1, "Sąjungininkai padėkojo allies.", "allies", "", "one of two was not translated"),
    ],
)
def test_leftovers(
    suite: Suite, at: int, output: str, untranslated: str, repeated: str, why: str
) -> None:
    judge = Judge(suite)
    found = judge.leftovers(suite.asking[at], output)
    stems = judge.stems(repeated)
    assert (found.untranslated, found.repeated) == (tuple(untranslated.split()), tuple(stems)), why


def test_a_reference_has_the_best_figures(suite: Suite) -> None:
    figures = Judge(suite).figures([case.reference for case in suite.cases])
    assert figures == {
        "BLEU": pytest.approx(100),
        "chrF2": pytest.approx(100),
        "lemma accuracy": 1,
        "same form": 1,
        "doubled words": 0,
        "words untranslated": 0,
        "words repeated": 0,
    }


def test_each_way_is_what_it_says(suite: Suite, tmp_path: Path) -> None:
    """The package repeats what it reads, annotations and all, and admits that they seldom help."""
    package = str(build_package(tmp_path, metadata={"glossa": {"annotations": MARKS}}))
    texts = {name: translated(suite, way, package).asking for name, way in WAYS.items()}
    judge = Judge(suite)
    assert judge.leftovers(suite.asking[0], texts["without"][0]) != Leftovers()
    assert judge.leftovers(suite.asking[0], texts["with"][0]) == Leftovers()
    assert {name for name, (first, _) in texts.items() if "⇒" in first} == {"annotate"}


def test_a_package_without_annotations_cannot_be_made_to_use_them(suite: Suite, echo: Path) -> None:
    with pytest.raises(SystemExit, match="leave the way 'annotate' out"):
        translated(suite, WAYS["annotate"], str(echo))


def test_the_command_prints_a_column_a_way(
    path: Path, echo: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ways = ["--ways", "without", "with", "no-cues"]
    arguments = ["terms", str(path), "--package", str(echo), "--show", "1", *ways]
    monkeypatch.setattr(sys, "argv", arguments)
    terms.main()
    head, columns, *rest = capsys.readouterr().out.splitlines()
    assert head == "3 sentences, 4 uses of terms, en→lt"
    assert columns.split() == ["without", "with", "no-cues"]
    assert any(row.startswith("BLEU    nrefs:1|") for row in rest)
    assert any(row.endswith("[left over: secretary, general, allies]") for row in rest)
