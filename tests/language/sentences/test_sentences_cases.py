"""Real cases of sentence ends, kept in ``cases.*.txt`` beside this file."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossa.language.sentences import split_sentences

HERE = Path(__file__).parent


def cases(language: str) -> list[str]:
    lines = (HERE / f"cases.{language}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith(("# ", "## "))]


def check(case: str, language: str) -> None:
    """Split the text of ``case``, written in razdel's notation, and compare."""
    unescaped = (
        case.replace("\\n", "\n")
        .replace("\\r", "\r")
        .replace("\\u2028", "\u2028")
        .replace("\\u2029", "\u2029")
    )
    parts = unescaped.split("|")
    text = "".join(parts)
    assert [span.of(text) for span in split_sentences(text, language)] == parts[::2]


@pytest.mark.parametrize("case", cases("lt"))
def test_lithuanian(case: str) -> None:
    check(case, "lt")


@pytest.mark.parametrize("case", cases("en"))
def test_english(case: str) -> None:
    check(case, "en")


def test_there_are_enough_cases() -> None:
    assert len(cases("lt")) >= 150
    assert len(cases("en")) >= 120


def test_dates_initials_and_references_together() -> None:
    text = (
        "Mugė prasidės gegužės 3 d. Kaune. Rengėja A. Petraitė, kuri 2022 m. rugsėjo "
        "14 d. lankėsi pas P. Jankauską, tuo neabejoja. Žr. 7 str. 2 d."
    )
    assert [span.of(text) for span in split_sentences(text, "lt")] == [
        "Mugė prasidės gegužės 3 d. Kaune.",
        "Rengėja A. Petraitė, kuri 2022 m. rugsėjo 14 d. lankėsi pas P. Jankauską, tuo neabejoja.",
        "Žr. 7 str. 2 d.",
    ]
