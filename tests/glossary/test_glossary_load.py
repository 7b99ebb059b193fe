"""Where glossaries come from, which entry wins, and the cache."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from glossa.errors import GlossaryError
from glossa.glossary import Entry, Glossary, GlossaryFormatError, cache
from glossa.glossary.exchange import write
from glossa.glossary.sources import shipped

if TYPE_CHECKING:
    from pathlib import Path


def po(folder: Path, name: str, *entries: Entry) -> Path:
    path = folder / name
    path.write_bytes(write(entries, "po").data)
    return path


def targets(glossary: Glossary, term: str) -> list[str]:
    return [entry.target for entry in glossary.find(term)]


def test_every_shipped_glossary_loads_by_its_name() -> None:
    assert "nato" in shipped()
    for name in shipped():
        assert len(Glossary.load(name)) > 0
    assert len(Glossary.load()) >= max(len(Glossary.load(name)) for name in shipped())


def test_a_later_glossary_overrides_an_earlier_one(tmp_path: Path) -> None:
    first = po(tmp_path, "a.po", Entry(source="member state", target="šalis narė"))
    second = po(tmp_path, "b.po", Entry(source="Member-State", target="valstybė narė"))
    assert targets(Glossary.load(first, second), "member state") == ["valstybė narė"]
    assert targets(Glossary.load(second, first), "member state") == ["šalis narė"]


def test_contexts_are_overridden_one_by_one(tmp_path: Path) -> None:
    first = po(
        tmp_path,
        "a.po",
        Entry(source="port", target="uostas", context="sea"),
        Entry(source="port", target="portveinas", context="wine"),
    )
    second = po(tmp_path, "b.po", Entry(source="port", target="jūrų uostas", context="sea"))
    assert targets(Glossary.load(first, second), "port") == ["jūrų uostas", "portveinas"]
    third = po(tmp_path, "c.po", Entry(source="port", target="prievadas"))
    assert targets(Glossary.load(first, third), "port") == ["prievadas"]


def test_an_unfinished_entry_overrides_nothing(tmp_path: Path) -> None:
    first = po(tmp_path, "a.po", Entry(source="pier", target="molas"))
    second = po(tmp_path, "b.po", Entry(source="pier", target="x", flags=("fuzzy",)))
    (use,) = Glossary.load(first, second).match("a pier")
    assert use.entry.target == "molas"


def test_a_folder_is_read_in_the_order_of_names_and_its_first_entry_wins(tmp_path: Path) -> None:
    po(tmp_path, "b.po", Entry(source="pier", target="prieplauka"))
    po(tmp_path, "a.po", Entry(source="pier", target="molas"))
    (tmp_path / "c.csv").write_text("en,lt\nquay,krantinė\n", "utf-8")
    (tmp_path / "notes.txt").write_text("not a glossary", "utf-8")
    glossary = Glossary.load(tmp_path)
    assert targets(glossary, "pier") == ["molas", "prieplauka"]
    assert targets(glossary, "quay") == ["krantinė"]


def test_what_is_forbidden_goes_to_the_entry_of_the_same_term(tmp_path: Path) -> None:
    first = po(tmp_path, "a.po", Entry(source="pier", target="molas"))
    second = po(
        tmp_path,
        "b.po",
        Entry(source="pier", target="dambelė", flags=("forbidden",), context="forbidden"),
    )
    (entry,) = Glossary.load(first, second).find("pier")
    assert entry.target == "molas"
    assert entry.forbidden == ("dambelė",)


def test_the_same_file_serves_both_directions(tmp_path: Path) -> None:
    path = po(
        tmp_path,
        "a.po",
        Entry(source="pier", target="molas", variants=("jetty",), forbidden=("dambelė",)),
        Entry(source="Kiev", target="Kyjivas", flags=("one-way",)),
    )
    back = Glossary.load(path).for_pair("lt", "en")
    assert back.pair == ("lt", "en")
    (entry,) = back.entries
    assert (entry.source, entry.target) == ("molas", "pier")
    assert entry.target_variants == ("jetty",)
    assert entry.source_forbidden == ("dambelė",)
    assert [e.source for e in back.for_pair("en", "lt").entries] == ["pier", "Kiev"]


def test_a_glossary_written_the_other_way_round_joins_in(tmp_path: Path) -> None:
    first = po(tmp_path, "a.po", Entry(source="pier", target="molas"))
    (tmp_path / "b.csv").write_text("lt,en\nkrantinė,quay\n", "utf-8")
    glossary = Glossary.load(first, tmp_path / "b.csv")
    assert targets(glossary, "quay") == ["krantinė"]


def test_other_languages_are_refused(tmp_path: Path) -> None:
    first = po(tmp_path, "a.po", Entry(source="pier", target="molas"))
    (tmp_path / "b.csv").write_text("en,de\nquay,Kai\n", "utf-8")
    with pytest.raises(GlossaryError, match="load them apart"):
        Glossary.load(first, tmp_path / "b.csv")
    german = Glossary.load(tmp_path / "b.csv")
    assert german.match("two quay")[0].entry.target == "Kai"
    assert not german.covers("en", "lt")
    with pytest.raises(GlossaryError, match="choose another"):
        german.for_pair("en", "lt")


def test_an_empty_glossary_serves_any_direction() -> None:
    empty = Glossary()
    assert empty.for_pair("en", "lv") is empty
    assert empty.match("anything") == ()


def test_what_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="did you mean nato"):
        Glossary.load("nat0")
    with pytest.raises(GlossaryError, match="holds no glossary"):
        Glossary.load(tmp_path)


def test_a_broken_file_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.po").write_text('msgid "a"\nmsgstr "b\n', "utf-8")
    with pytest.raises(GlossaryFormatError) as caught:
        Glossary.load(tmp_path / "a.po")
    assert caught.value.line == 2


@pytest.fixture
def cached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "glossa" / "glossaries"


def test_the_cache_holds_what_was_read(tmp_path: Path, cached: Path) -> None:
    path = po(
        tmp_path,
        "a.po",
        Entry(source="pier", target="molas", notes=("ą", "b"), extra=(("key", "value"),)),
        Entry(source="Polar Star", flags=("read-only",)),
    )
    fresh = Glossary.load(path)
    assert fresh.match("piers")
    assert len(list(cached.iterdir())) == 2
    again = Glossary.load(path)
    assert again.entries == fresh.entries
    assert again.match("the piers") == fresh.match("the piers")
    assert again.fingerprint == fresh.fingerprint


def test_a_changed_file_is_read_anew(tmp_path: Path, cached: Path) -> None:
    path = po(tmp_path, "a.po", Entry(source="pier", target="molas"))
    Glossary.load(path)
    po(tmp_path, "a.po", Entry(source="pier", target="tiltas"))
    assert targets(Glossary.load(path), "pier") == ["tiltas"]
    assert cached.is_dir()


def test_a_damaged_cache_is_read_anew(tmp_path: Path, cached: Path) -> None:
    path = po(tmp_path, "a.po", Entry(source="pier", target="molas"))
    Glossary.load(path).match("pier")
    for file in cached.iterdir():
        file.write_bytes(file.read_bytes()[:-3] + b"xyz")
    assert Glossary.load(path).match("pier")


@pytest.mark.skipif(os.name == "nt", reason="folders are locked otherwise there")
def test_a_cache_that_cannot_be_written_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    path = po(tmp_path, "a.po", Entry(source="pier", target="molas"))
    assert Glossary.load(path).match("pier")


def test_the_cache_can_be_turned_off(
    tmp_path: Path, cached: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = po(tmp_path, "a.po", Entry(source="pier", target="molas"))
    Glossary.load(path, use_cache=False).match("pier")
    monkeypatch.setenv("GLOSSA_NO_CACHE", "1")
    assert cache.folder() is None
    Glossary.load(path).match("pier")
    assert not cached.exists()


def test_old_files_of_the_cache_are_deleted(tmp_path: Path, cached: Path) -> None:
    path = po(tmp_path, "a.po", Entry(source="pier", target="molas"))
    Glossary.load(path)
    for number in range(5):
        old = cached / f"{number}.entries"
        old.write_bytes(b"old")
        os.utime(old, (number, number))
    cache.prune(3)
    assert len(list(cached.iterdir())) == 3
    assert Glossary.load(path).match("pier")
