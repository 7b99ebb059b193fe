"""PO files: read without loss, written back as they were, and refused in one sentence."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossa.glossary import Entry, GlossaryFormatError
from glossa.glossary.po import new_catalogue, parse, parse_bytes, read_catalogue, written

DATA = Path(__file__).parent / "data"
FILES = sorted((DATA / "po").glob("*.po"))

WORDS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r"), min_size=1, max_size=12
).map(str.strip)
PHRASES = WORDS.filter(bool)
LINES = (
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=20)
    .map(str.strip)
    .filter(lambda text: bool(text) and text[0] not in "-.:,|~#")
)
LISTS = st.lists(LINES.filter(lambda text: "\\" not in text), max_size=3).map(tuple)
ENTRIES = st.builds(
    Entry,
    source=PHRASES,
    target=WORDS,
    context=LINES | st.just(""),
    domain=LINES,
    definition=LINES | st.just(""),
    variants=LISTS,
    target_variants=LISTS,
    forbidden=LISTS,
    source_forbidden=LISTS,
    notes=LISTS,
    references=LISTS,
    inflection=st.sampled_from(["", "indeclinable", "gen.sg=šalies; gender=f"]),
    flags=st.sampled_from([("terminology",), ("read-only",), ("case-sensitive", "own")]),
    extra=st.sampled_from([(), (("colour", "white"),)]),
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_unchanged_file_is_written_back_byte_for_byte(path: Path) -> None:
    assert read_catalogue(path).encoded() == path.read_bytes()


def test_everything_is_read() -> None:
    entry, ship, port, plural = read_catalogue(DATA / "po" / "everything.po").entries
    assert entry.source == "icebreaker"
    assert entry.target == "ledlaužis"
    assert entry.context == "ship"
    assert entry.domain == "harbour"
    assert entry.definition.endswith("has wrapped the comment here")
    assert entry.variants == ("ice-breaking ship", "ice ship")
    assert entry.target_variants == ("ledo laivas",)
    assert entry.forbidden == ("ledų laužytojas | senas",)
    assert entry.notes == ("A note for editors", " with a second, indented line")
    assert entry.references[1] == "Laivybos žodynas, 12 psl."
    assert entry.flags == ("terminology", "x-own-flag")
    assert entry.extra == (("colour", "white no key here"),)
    assert (entry.source_language, entry.target_language) == ("en", "lt")
    assert entry.origin is not None
    assert entry.origin.line == 34
    assert ship.is_read_only
    assert ship.rendering == "„Polar Star“"
    assert ship.extra == (("glued", "without the space"),)
    assert port.source == 'port "of" call'
    assert port.target == "uostas\tsu tabu"
    assert plural.is_fuzzy
    assert plural.target == "laivas"


def test_a_changed_entry_leaves_the_rest_as_it_was() -> None:
    catalogue = read_catalogue(DATA / "po" / "everything.po")
    entry = catalogue.entries[0]
    text = catalogue.replaced(entry, replace(entry, target="ledo laužytuvas")).text
    assert 'msgstr "ledo laužytuvas"' in text
    for kept in (
        "# --- ships ---\n",
        "#. colour: white\n",
        '#| msgid "ice breaker"\n',
        "x-own-flag",
        '#~| msgid "older"\n',
        "# a comment that ends the file\n",
        '"X-Of-Our-Own: kept\\n"\n',
    ):
        assert kept in text
    again = [replace(entry, origin=None) for entry in parse(text).entries[1:]]
    assert again == [replace(entry, origin=None) for entry in catalogue.entries[1:]]


@settings(deadline=None)
@given(st.lists(ENTRIES, max_size=4))
def test_what_is_written_is_read(entries: list[Entry]) -> None:
    text = new_catalogue(tuple(entries)).text
    again = [replace(entry, origin=None) for entry in parse(text).entries]
    assert again == entries
    assert parse(text).text == text


@settings(deadline=None)
@given(ENTRIES, st.sampled_from(["\n", "\r\n"]))
def test_an_entry_keeps_the_line_ends_of_its_file(entry: Entry, newline: str) -> None:
    text = written(entry, newline)
    assert text.endswith(newline)
    assert ("\r" in text) == (newline == "\r\n")


def broken() -> list[tuple[str, int]]:
    rows = (DATA / "po-broken.tsv").read_text("utf-8").splitlines()
    cells = [row.split("\t") for row in rows if not row.startswith("#")]
    return [(text.replace("\\n", "\n"), int(line)) for text, line, _why in cells]


@pytest.mark.parametrize(("text", "line"), broken())
def test_a_broken_file_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(GlossaryFormatError) as caught:
        parse(text, "terms.po")
    assert caught.value.line == line
    assert str(caught.value).startswith(f"terms.po:{line}: ")


def test_another_encoding_than_the_one_it_names_is_refused() -> None:
    data = b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\nmsgid "\xff"\n'
    with pytest.raises(GlossaryFormatError) as caught:
        parse_bytes(data, "terms.po")
    assert (caught.value.code, caught.value.line) == ("encoding", 3)


def test_a_letter_that_the_encoding_lacks_is_refused() -> None:
    catalogue = read_catalogue(DATA / "po" / "baltic.po")
    entry = catalogue.entries[0]
    assert entry.target == "bangolaužis"
    with pytest.raises(GlossaryFormatError, match="lacks"):
        catalogue.replaced(entry, replace(entry, target="Ω")).encoded()


@pytest.mark.parametrize("seed", range(60))
def test_a_mutated_file_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray((DATA / "po" / "everything.po").read_bytes())
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(data))
        kind = chance.random()
        if kind < 0.3:
            data[at] = chance.randrange(256)
        elif kind < 0.6:
            del data[at : at + chance.randint(1, 30)]
        else:
            data[at:at] = chance.choice([b'"', b"\n", b"#", b"msgid ", b"#~ ", b"\x00", b"\\"])
    try:
        catalogue = parse_bytes(bytes(data))
    except GlossaryFormatError:
        return
    assert catalogue.encoded() == bytes(data)
