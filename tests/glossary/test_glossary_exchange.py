"""Other formats: everything comes back, or is listed; nothing hostile is read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossa.errors import InputError
from glossa.glossary import Entry, GlossaryFormatError
from glossa.glossary.exchange import FORMATS, convert, format_of, read, write
from glossa.glossary.exchange.safexml import parse_xml

DATA = Path(__file__).parent / "data" / "exchange"
WHOLE = ["po", "csv", "tsv", "tbx", "tbx2", "tmx"]
SERVICES = ["deepl", "google", "microsoft", "amazon"]

ICEBREAKER = Entry(
    source="icebreaker",
    target="ledlaužis",
    variants=("ice ship",),
    target_variants=("ledo laivas",),
    forbidden=("ledų laužytojas",),
    source_forbidden=("ice breaking",),
    context="ship",
    domain="harbour",
    pos="noun",
    definition="a ship that breaks ice",
    notes=("Ask the port.", "Twice."),
    references=("https://www.vle.lt/straipsnis/ledlaužis", "Laivybos žodynas, 12 psl."),
    flags=("terminology", "case-sensitive"),
    inflection="gender=m",
    source_inflection="plural=icebreakers",
    extra=(("colour", "white"),),
)

TEXTS = (
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cn"]), max_size=16)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: not text.startswith("glossa:"))
)
LISTS = st.lists(TEXTS.filter(lambda t: bool(t) and "\\" not in t), max_size=2, unique=True).map(
    tuple
)
ENTRIES = st.builds(
    Entry,
    source=TEXTS.filter(bool),
    target=TEXTS.filter(bool),
    context=TEXTS,
    domain=TEXTS,
    pos=st.sampled_from(["", "noun", "proper-noun", "abbreviation", "phrase"]),
    definition=TEXTS,
    variants=LISTS,
    target_variants=LISTS,
    forbidden=LISTS,
    source_forbidden=LISTS,
    notes=LISTS,
    references=LISTS,
    inflection=st.sampled_from(["", "gen.sg=uosto/uoste; gender=m"]),
    flags=st.sampled_from([("terminology",), ("terminology", "case-sensitive", "own")]),
)


@pytest.mark.parametrize("name", WHOLE)
def test_a_full_entry_comes_back_whole(name: str) -> None:
    written = write([ICEBREAKER], name)
    again = read(written.data, f"terms{FORMATS[name].suffix}", name)
    assert [replace(entry, origin=None) for entry in again.entries] == [ICEBREAKER]
    assert written.losses == again.losses == ()


@settings(deadline=None)
@given(st.lists(ENTRIES, min_size=1, max_size=3), st.sampled_from(WHOLE))
def test_what_is_written_comes_back(entries: list[Entry], name: str) -> None:
    unique = list({(entry.context, entry.source): entry for entry in entries}.values())
    written = write(unique, name)
    again = read(written.data, f"terms{FORMATS[name].suffix}", name)
    if not written.losses:
        assert [replace(entry, origin=None) for entry in again.entries] == unique


@pytest.mark.parametrize("name", SERVICES)
def test_services_get_terms_and_a_list_of_what_they_cannot_hold(name: str) -> None:
    written = write([ICEBREAKER], name)
    again = read(written.data, f"terms{FORMATS[name].suffix}", name).entries
    assert {(entry.source, entry.target) for entry in again} == {
        ("icebreaker", "ledlaužis"),
        ("ice ship", "ledlaužis"),
    }
    lost = {loss.field for loss in written.losses}
    assert {"context", "forbidden", "inflection", "notes", "references", "flags", "colour"} <= lost


LAYOUTS = {
    "deepl": "pier,molas,EN,LT\n",
    "google": "pier,molas\n",
    "microsoft": "pier\tmolas\n",
    "amazon": "en,lt\npier,molas\n",
}


@pytest.mark.parametrize("name", SERVICES)
def test_services_get_the_layout_that_they_document(name: str) -> None:
    assert write([Entry(source="pier", target="molas")], name).data.decode() == LAYOUTS[name]


def test_a_service_takes_a_term_once_and_nothing_unfinished() -> None:
    entries = [
        Entry(source="pier", target="molas", context="a"),
        Entry(source="Pier", target="prieplauka", context="b"),
        Entry(source="quay", target="krantas", flags=("fuzzy",)),
        Entry(source="dock", target="dokas", flags=("forbidden",)),
        Entry(source="Polar Star", flags=("read-only",)),
    ]
    written = write(entries, "google")
    assert written.data.decode() == "pier,molas\nPolar Star,Polar Star\n"
    assert [loss.term for loss in written.losses if loss.field == "entry"] == [
        "Pier",
        "quay",
        "dock",
    ]


def test_tables_of_others_are_read() -> None:
    swapped = read("﻿LT;EN;Pos\nmolas;pier;noun\n".encode(), "t.csv").entries[0]
    assert (swapped.source, swapped.target, swapped.pos) == ("molas", "pier", "noun")
    assert (swapped.source_language, swapped.target_language) == ("lt", "en")
    headed = read(b"source,target,description,shade\npier,molas,a wall,grey\n", "t.csv").entries[0]
    assert headed.definition == "a wall"
    assert headed.extra == (("shade", "grey"),)
    wide = read(b"pier\tmolas\textra\n", "t.tsv")
    assert wide.losses[0].value == "extra"
    utf16 = read("en\tlt\npier\tmolas\n".encode("utf-16"), "t.tsv")
    assert utf16.entries[0].target == "molas"


@pytest.mark.parametrize("data", [b"\xff\xfa,b\n", b"one\n"])
def test_what_is_no_table_is_refused(data: bytes) -> None:
    with pytest.raises(GlossaryFormatError):
        read(data, "t.csv")


def test_tbx_of_2019_with_categories_as_elements() -> None:
    result = read((DATA / "dct.tbx").read_bytes(), "dct.tbx")
    (entry,) = result.entries
    assert (entry.source, entry.target) == ("icebreaker", "ledlaužis")
    assert entry.variants == ("ice ship",)
    assert entry.forbidden == ("ledų laužytojas",)
    assert (entry.domain, entry.pos) == ("harbour", "noun")
    assert entry.definition == "a ship that breaks ice"
    assert entry.references == ("Laivybos žodynas",)
    assert {loss.field for loss in result.losses} == {"context", "de", "concept"}


def test_tbx_of_2008() -> None:
    (entry,) = read((DATA / "v2.tbx").read_bytes(), "v2.tbx").entries
    assert (entry.source, entry.target) == ("quay", "krantinė")
    assert entry.source_forbidden == ("wharf",)
    assert entry.definition == "a wall by the water"
    assert entry.pos == "noun"


def test_tmx_of_others_lists_what_has_no_place() -> None:
    data = (
        b'<tmx version="1.4"><header srclang="en-GB"/><body>'
        b'<tu><tuv xml:lang="lt"><seg>mo<ph>x</ph>las</seg></tuv>'
        b'<tuv lang="EN-GB"><seg>pier</seg></tuv><tuv xml:lang="de"><seg>Pier</seg></tuv></tu>'
        b'<tu><tuv xml:lang="en"><seg>lonely</seg></tuv></tu></body></tmx>'
    )
    result = read(data, "memory.tmx")
    assert [(entry.source, entry.target) for entry in result.entries] == [("pier", "molas")]
    assert [loss.value for loss in result.losses] == ["Pier", "lonely"]


def refused() -> list[str]:
    rows = (DATA / "xml-refused.tsv").read_text("utf-8").splitlines()
    return [row.split("\t")[0] for row in rows if not row.startswith("#")]


@pytest.mark.parametrize("text", refused())
def test_hostile_xml_is_refused(text: str) -> None:
    with pytest.raises(GlossaryFormatError):
        parse_xml(text.encode(), "x.tmx")


def test_deep_xml_is_refused() -> None:
    with pytest.raises(GlossaryFormatError, match="deep"):
        parse_xml(b"<a>" * 100_000)


def test_an_obsolete_entry_is_listed() -> None:
    po = b'msgid "pier"\nmsgstr "molas"\n\n#~ msgid "dock"\n#~ msgstr "dokas"\n'
    written = convert(po, "terms.po", "csv")
    assert written.data.decode() == "en,lt\npier,molas\n"
    assert "dock" in written.losses[0].value


def test_what_xml_cannot_hold_is_listed() -> None:
    written = write([Entry(source="pi\x01er", target="molas")], "tmx")
    assert written.losses[0].field == "source"


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(InputError, match="tbx2"):
        write([], "docx")
    with pytest.raises(InputError, match="rename"):
        format_of("terms.docx")


SEEDS = [write([ICEBREAKER], name).data for name in FORMATS]


@settings(deadline=None, max_examples=150)
@given(
    st.sampled_from(sorted(FORMATS)),
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.integers(0, 4000), st.binary(max_size=4)), max_size=5),
)
def test_damaged_files_are_read_or_refused(
    name: str, data: bytes, damage: list[tuple[int, bytes]]
) -> None:
    damaged = bytearray(data)
    for at, some in damage:
        damaged[at % len(damaged) : at % len(damaged) + 2] = some
    try:
        result = read(bytes(damaged), "damaged", name)
    except GlossaryFormatError:
        return
    write(result.entries, "csv")
