"""Checking translations: what is right is never reported, what is wrong is, and where."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from glossa.errors import InputError
from glossa.glossary import Entry, Glossary, GlossaryFormatError
from glossa.glossary.checking import (
    SEVERITIES,
    Segment,
    check,
    check_segments,
    paired_texts,
    read_pair,
    read_segments,
)
from glossa.glossary.inflecting import target_paradigm
from glossa.glossary.po import read_catalogue

DATA = Path(__file__).parent / "data"


@cache
def terms() -> Glossary:
    return Glossary(read_catalogue(DATA / "terms.po").entries)


def cases() -> list[tuple[str, str, str]]:
    rows = (DATA / "check.tsv").read_text("utf-8").split("\n")
    cells = [row.split("\t") for row in rows if row and not row.startswith("#")]
    return [(row[0], row[1], row[2]) for row in cells]


@pytest.mark.parametrize(("source", "target", "codes"), cases())
def test_what_is_found(source: str, target: str, codes: str) -> None:
    report = check(source, target, terms())
    assert (" ".join(finding.code for finding in report.findings) or "-") == codes
    for finding in report.findings:
        assert finding.severity is SEVERITIES[finding.code]
        assert json.loads(json.dumps(finding.as_json()))["code"] == finding.code
        assert str(finding)


def test_spans_say_where_in_both_texts() -> None:
    source, target = "Go to the northern flank now.", "Dabar į šiaurės sparną."
    (finding,) = check(source, target, terms()).findings
    assert finding.source_span is not None
    assert finding.target_span is not None
    assert finding.source_span.of(source) == "northern flank"
    assert finding.target_span.of(target) == "šiaurės sparną"
    assert finding.expected == ("šiaurinis flangas", "šiaurės flangas")
    assert "“šiaurinis flangas”" in finding.message
    assert finding.origin.endswith(":14")


@pytest.mark.parametrize("entry", terms().entries, ids=lambda entry: entry.target or entry.source)
def test_no_form_of_a_right_rendering_is_reported(entry: Entry) -> None:
    if not entry.rendering or entry.is_fuzzy:
        return
    for form in target_paradigm(entry).texts():
        report = check(f"It is {entry.source}.", f"Tai {form}.", terms())
        assert report.findings == (), form


def test_the_other_direction() -> None:
    report = check("Šiauriniame flange.", "On the north wing.", terms().for_pair("lt", "en"))
    assert [finding.code for finding in report.findings] == ["forbidden-rendering"]
    assert check("Valstybės narės.", "Member states.", terms().for_pair("lt", "en")).clean


def test_one_document_one_rendering() -> None:
    lines = ["Valstybė narė.", "Valstybės narės.", "Šaliai narei."]
    segments = [Segment(source="member state", target=line, line=i) for i, line in enumerate(lines)]
    (finding,) = check_segments(segments, terms()).findings
    assert finding.code == "inconsistent-rendering"
    assert finding.segment.line == 2
    assert finding.expected == ("valstybė narė",)


def test_a_report_counts() -> None:
    report = check("NATO and the northern flank", "NATO", terms())
    assert (report.segments, report.uses, report.rendered) == (1, 2, 1)
    assert not report.clean
    assert check("northern flank, northern flank", "šiaurinis flangas", terms()).clean


def test_other_languages_are_left_alone() -> None:
    segment = Segment(source="NATO", target="x", source_language="en", target_language="de")
    assert check_segments([segment], terms()).findings == ()


XLIFF_1 = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file source-language="en-GB" target-language="lt" original="a" datatype="plaintext"><body>
<trans-unit id="1"><source>The <g id="1">northern</g> flank<x id="2"/>.</source>
<target>Šiaurės <g id="1">sparnas</g>.</target></trans-unit>
<trans-unit id="2"><source>flank</source><target/></trans-unit></body></file></xliff>"""

XLIFF_2 = """<xliff version="2.0" srcLang="en" trgLang="lt"
xmlns="urn:oasis:names:tc:xliff:document:2.0">
<file id="f"><unit id="u1"><segment><source>The northern<sc id="1"/> flank.</source>
<target>Šiaurės sparnas<ec startRef="1"/>.</target></segment>
<segment><source>Untouched</source></segment></unit></file></xliff>"""

TMX = """<tmx version="1.4"><header srclang="en"/><body><tu tuid="7">
<tuv xml:lang="en"><seg>The northern
flank</seg></tuv><tuv xml:lang="lt"><seg>Šiaurės sparnas</seg></tuv></tu></body></tmx>"""

PO = """msgid ""
msgstr ""
"Language: lt\\n"

msgid "The northern flank"
msgstr "Šiaurės sparnas"

#, fuzzy
msgid "flank"
msgstr "x"

msgid "flank"
msgstr ""
"""

FILES = [
    ("a.xlf", XLIFF_1, "1"),
    ("a.xliff", XLIFF_2, "u1"),
    ("a.tmx", TMX, "7"),
    ("a.po", PO, ""),
    ("a.tsv", "The northern flank\tŠiaurės sparnas\n\nflank\t\n", ""),
]


@pytest.mark.parametrize(("name", "text", "unit"), FILES)
def test_bilingual_files_are_read(tmp_path: Path, name: str, text: str, unit: str) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    (segment,) = read_segments(path)
    assert segment.name == unit
    assert segment.line > 0
    (finding,) = check_segments([segment], terms()).findings
    assert finding.code == "forbidden-rendering"
    assert str(finding).startswith(f"{path}:{segment.line}: error forbidden-rendering")


def test_two_texts_are_paired_by_their_lines(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One\n\nNATO\n", "utf-8")
    (tmp_path / "b.txt").write_text("Vienas\n\nPSO\n", "utf-8")
    segments = read_pair(tmp_path / "a.txt", tmp_path / "b.txt")
    assert [(s.source, s.target, s.line) for s in segments] == [
        ("One", "Vienas", 1),
        ("NATO", "PSO", 3),
    ]


def test_texts_of_another_layout_are_paired_by_paragraph_or_whole() -> None:
    by_paragraph = paired_texts("a\n\n\nb", "c\nd")
    assert [(s.source, s.target, s.line) for s in by_paragraph] == [("a", "c", 1), ("b", "d", 2)]
    assert len(paired_texts("a\nb\nc", "d")) == 1


def test_what_cannot_be_checked_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not a file of translations"):
        read_segments(tmp_path / "a.docx")
    with pytest.raises(InputError, match="cannot be read"):
        read_segments(tmp_path / "a.po")
    (tmp_path / "a.tsv").write_text("one column\n", "utf-8")
    with pytest.raises(GlossaryFormatError):
        read_segments(tmp_path / "a.tsv")
    (tmp_path / "a.xlf").write_text("<tmx/>", "utf-8")
    with pytest.raises(GlossaryFormatError, match="is not XLIFF"):
        read_segments(tmp_path / "a.xlf")
