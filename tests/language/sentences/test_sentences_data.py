"""The data files say what they mean to say."""

from __future__ import annotations

from importlib import resources

import pytest

from glossa.language.sentences import split_sentences
from glossa.language.sentences.profile import Kind, profile_of

DATA = resources.files("glossa.language.sentences") / "data"


def rows(language: str) -> list[list[str]]:
    text = (DATA / language / "abbreviations.tsv").read_text(encoding="utf-8")
    return [row.split("\t") for row in text.splitlines() if row and not row.startswith("#")]


@pytest.mark.parametrize("language", ["lt", "en"])
def test_abbreviations_are_well_formed(language: str) -> None:
    for row in rows(language):
        assert len(row) == 3, row
        written, kind, meaning = row
        assert written.strip() == written
        assert meaning.strip()
        assert Kind(kind)
        # stops.py looks for abbreviations of several words only if the last of them is short.
        assert " " not in written or len(written.rsplit(" ", 1)[1]) <= 5


@pytest.mark.parametrize("language", ["lt", "en"])
def test_no_abbreviation_is_listed_twice(language: str) -> None:
    written = [row[0] for row in rows(language)]
    assert sorted(set(written)) == sorted(written)


@pytest.mark.parametrize("language", ["lt", "en"])
def test_a_title_never_ends_a_sentence(language: str) -> None:
    for written, kind, _ in rows(language):
        if kind == Kind.TITLE:
            text = f"xxx {written} Yyyyy zzzzz."
            assert len(split_sentences(text, language)) == 1, written


@pytest.mark.parametrize("language", ["lt", "en"])
def test_an_end_may_end_a_sentence(language: str) -> None:
    profile = profile_of(language)
    assert profile is not None
    opener = "Vėliau" if language == "lt" else "Later"
    for written, kind, _ in rows(language):
        if kind in (Kind.END, Kind.INNER):
            text = f"Xxxx xxxx xxxx {written} {opener} yyy."
            assert len(split_sentences(text, language)) == 2, written


@pytest.mark.parametrize("language", ["lt", "en"])
def test_every_list_of_words_is_read(language: str) -> None:
    profile = profile_of(language)
    assert profile is not None
    for words in (profile.starters, profile.names, profile.months, profile.labelled):
        assert words
    assert profile.reporting
    assert profile.conjunctions
    assert profile.openers.whole
    assert not any(word.startswith("#") for word in profile.starters)


def test_languages_are_found_by_their_code() -> None:
    assert profile_of("lt") is not None
    assert profile_of("lt-LT") == profile_of("LT")
    assert profile_of("de") is None
    assert profile_of("") is None
    assert profile_of("..") is None
