"""Real cases from ``cases.tsv``: a text, the language expected, and what the case is about."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from glossa.language.detection import UNDETERMINED, detect

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("cases.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(
    ("text", "expected", "why"), ROWS, ids=[f"{row[1]}-{row[0][:40]}" for row in ROWS]
)
def test_case(text: str, expected: str, why: str) -> None:
    if "NFD" in why:
        text = unicodedata.normalize("NFD", text)
    found = detect(text)
    assert found.language == expected, f"{why}: {found}"
    assert found.determined == (expected != UNDETERMINED)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Seimas\x00 priėmė\x00 įstatymą", "lt", id="NUL"),
        pytest.param("\ufeffThe ministers have agreed", "en", id="BOM"),
        pytest.param("Seimas \ud800 priėmė \udfff įstatymą", "lt", id="lone surrogates"),
        pytest.param("The \x07ministers\x1b[0m have agreed\x9f", "en", id="controls"),
        pytest.param("Vyriau\u00adsybė pa\u00adtvirtino biudžetą", "lt", id="soft hyphens"),
        pytest.param("Pirma eilutė\r\nantra eilutė\rtrečia eilutė", "lt", id="line ends"),
        pytest.param("\x00\x01\x02", "und", id="controls alone"),
        pytest.param("\ud83d", "und", id="half an emoji"),
        pytest.param("\u0301\u0307", "und", id="combining marks alone"),
    ],
)
def test_hostile_characters(text: str, expected: str) -> None:
    assert detect(text).language == expected
