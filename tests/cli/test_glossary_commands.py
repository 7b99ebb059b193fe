"""``glossa glossary`` and ``glossa check`` as processes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import subprocess

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]
EXAMPLES = Path(__file__).parents[2] / "examples"

TERMS = """\
msgid ""
msgstr ""
"Language: lt\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"X-Source-Language: en\\n"

#. domain: defence
#. pos: noun
#. forbidden: rytų sparnas
#: EuroVoc
#, terminology
msgid "eastern flank"
msgstr "rytinis flangas"
"""


@pytest.fixture
def terms(tmp_path: Path) -> Path:
    path = tmp_path / "terms.po"
    path.write_text(TERMS, encoding="utf-8")
    return path


def test_a_good_translation_is_clean(glossa: Run) -> None:
    done = glossa("check", EXAMPLES / "summit.en.txt", EXAMPLES / "summit.lt.txt")
    assert (done.returncode, done.stdout) == (0, b""), done.stdout.decode()
    assert b"0 findings" in done.stderr


def test_a_bad_translation_is_reported(glossa: Run, terms: Path, tmp_path: Path) -> None:
    source, target = tmp_path / "a.txt", tmp_path / "b.txt"
    source.write_text("The eastern flank.\nThe eastern flank.\nThe eastern flank.\n")
    target.write_text("Rytų sparnas.\nRytiniame flange.\nRytai.\n")
    done = glossa("check", source, target, "--glossary", terms, "--json")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [(row["line"], row["code"]) for row in found] == [
        (1, "forbidden-rendering"),
        (3, "missing-term"),
    ]


def test_forms_are_a_table(glossa: Run, terms: Path) -> None:
    done = glossa("glossary", "forms", "eastern flank", "--glossary", terms)
    assert "  loc  rytiniame flange  rytiniuose flanguose\n" in done.stdout.decode()


def test_search_finds_a_form(glossa: Run, terms: Path) -> None:
    done = glossa("glossary", "search", "rytiniame flange", "--glossary", terms)
    assert done.stdout.decode().startswith("eastern flank\trytinis flangas\t")
    assert glossa("glossary", "search", "zebra", "--glossary", terms).returncode == 1


def test_stats_count(glossa: Run, terms: Path) -> None:
    done = glossa("glossary", "stats", "--glossary", terms, "--json")
    assert json.loads(done.stdout)["entries"] == 1


def test_lint_of_what_ships_is_clean(glossa: Run) -> None:
    done = glossa("glossary", "lint", "--json")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row for row in found if row["severity"] != "notice"] == []
    assert done.returncode == 0


def test_lint_finds_what_is_wrong(glossa: Run, terms: Path) -> None:
    terms.write_text(TERMS.replace("rytinis", "rуtinis"), encoding="utf-8")  # a Cyrillic letter
    done = glossa("glossary", "lint", terms, "--json")
    assert done.returncode == 1
    assert "look-alike-letter" in {json.loads(line)["code"] for line in done.stdout.splitlines()}


def test_convert_there_and_back(glossa: Run, terms: Path, tmp_path: Path) -> None:
    tbx, back = tmp_path / "terms.tbx", tmp_path / "back.po"
    assert glossa("glossary", "convert", terms, "-o", tbx).returncode == 0
    assert glossa("glossary", "convert", tbx, "-o", back).returncode == 0
    assert 'msgstr "rytinis flangas"' in back.read_text(encoding="utf-8")


def test_convert_lists_what_is_lost(glossa: Run, terms: Path, tmp_path: Path) -> None:
    done = glossa("glossary", "convert", terms, "-o", tmp_path / "t.tsv", "--to", "deepl")
    assert done.returncode == 1
    assert b"rytinis flangas" in (tmp_path / "t.tsv").read_bytes()
    assert "is left out" in done.stderr.decode()


def test_extract_proposes_terms(glossa: Run, terms: Path, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.tsv"
    rows = [(f"The air defence of town {n}", f"Miesto {n} oro gynyba") for n in range(5)]
    rows += [(f"A quiet day {n}", f"Rami diena {n}") for n in range(5)]
    pairs.write_text("".join(f"{one}\t{other}\n" for one, other in rows), encoding="utf-8")
    done = glossa("glossary", "extract", pairs, "--glossary", terms)
    assert "air defence" in done.stdout.decode()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "no-such.txt", "b.txt"], "does not exist"),
        (["check", "{terms}", "{text}"], "Name a source and its translation"),
        (["glossary", "forms", "zebra", "--glossary", "{terms}"], "zebra"),
        (["glossary", "lint", "no-such.po"], "no-such.po"),
        (["glossary", "convert", "{terms}", "-o", "{folder}/x.docx"], "x.docx"),
        (["glossary", "stats", "--glossary", "nota"], "nota"),
        (["translate", "{text}", "--to", "lt", "--glossary", "{text}"], "text.txt"),
    ],
)
def test_bad_input_gets_one_sentence(
    glossa: Run, terms: Path, tmp_path: Path, arguments: list[str], words: str
) -> None:
    text = tmp_path / "text.txt"
    text.write_text("The eastern flank.\n", encoding="utf-8")
    names = {"terms": terms, "text": text, "folder": tmp_path}
    done = glossa(*(argument.format(**names) for argument in arguments))
    message = done.stderr.decode()
    assert done.returncode == 2, message
    assert message.startswith("glossa: ")
    assert message.count("\n") == 1
    assert words in message
