"""translate-toolkit as an independent reader and writer of what we write and read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from glossa.glossary import Entry
from glossa.glossary.exchange import read, write
from glossa.glossary.po import parse_bytes, read_catalogue

WHY = "translate-toolkit is not installed"
csvl10n = pytest.importorskip("translate.storage.csvl10n", reason=WHY)
po = pytest.importorskip("translate.storage.po", reason=WHY)
tbx = pytest.importorskip("translate.storage.tbx", reason=WHY)
tmx = pytest.importorskip("translate.storage.tmx", reason=WHY)

ENTRIES = [
    Entry(
        source="icebreaker",
        target="ledlaužis",
        target_variants=("ledo laivas",),
        forbidden=("ledų laužytojas",),
        pos="noun",
        definition="a ship that breaks ice & more",
        notes=("Ask the port.",),
        references=("https://www.vle.lt/straipsnis/ledlaužis",),
        flags=("terminology",),
    ),
    Entry(source="port of “call”", target="užplaukimo uostas", context="sea"),
]


def pairs(store: Any) -> list[tuple[str, str]]:
    return [(unit.source, unit.target) for unit in store.units if unit.source]


WANTED = [(entry.source, entry.target) for entry in ENTRIES]


def test_it_reads_our_po_and_writes_it_back_unchanged() -> None:
    data = write(ENTRIES, "po").data
    store = po.pofile.parsestring(data)
    assert pairs(store) == WANTED
    assert bytes(store) == data
    assert "definition: a ship" in store.units[1].getnotes("developer")
    assert store.units[2].getcontext() == "sea"


def test_it_reads_our_tbx() -> None:
    store = tbx.tbxfile.parsestring(write(ENTRIES, "tbx2").data, "en", "lt")
    assert pairs(store) == WANTED
    terms = store.units[0].get_target_terms()
    assert [(term.text, term.deprecated) for term in terms] == [
        ("ledlaužis", False),
        ("ledo laivas", False),
        ("ledų laužytojas", True),
    ]


def test_it_reads_our_tmx() -> None:
    store = tmx.tmxfile.parsestring(write(ENTRIES, "tmx").data, "en", "lt")
    assert pairs(store) == WANTED
    assert store.units[0].getnotes() == "Ask the port."


def test_it_reads_our_tables() -> None:
    store = csvl10n.csvfile.parsestring(b"source,target\n" + write(ENTRIES, "google").data)
    assert pairs(store) == WANTED


def test_we_read_its_tbx() -> None:
    store = tbx.tbxfile(None, "en", "lt")
    unit = store.addsourceunit("icebreaker")
    unit.target = "ledlaužis"
    unit.addnote("noun", origin="pos")
    unit.addnote("a ship", origin="definition")
    unit.addnote("Ask the port.")
    result = read(bytes(store), "terms.tbx")
    (entry,) = result.entries
    assert (entry.source, entry.target, entry.pos) == ("icebreaker", "ledlaužis", "noun")
    assert (entry.definition, entry.notes) == ("a ship", ("Ask the port.",))
    assert result.losses == ()


def test_we_read_its_tmx() -> None:
    store = tmx.tmxfile(None, "en", "lt")
    store.addtranslation("icebreaker", "en", "ledlaužis", "lt", "Ask the port.")
    (entry,) = read(bytes(store), "terms.tmx").entries
    assert (entry.source, entry.target, entry.notes) == (
        "icebreaker",
        "ledlaužis",
        ("Ask the port.",),
    )


def test_a_file_that_it_saved_is_still_ours() -> None:
    path = Path(__file__).parent / "data" / "po" / "everything.po"
    store = po.pofile.parsestring(path.read_bytes())
    saved = bytes(store)
    ours, theirs = read_catalogue(path).entries, parse_bytes(saved, str(path)).entries
    assert [entry.source for entry in theirs] == [entry.source for entry in ours]
    assert theirs[0].variants == ours[0].variants
    assert theirs[0].flags == ours[0].flags
