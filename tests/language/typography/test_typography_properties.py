"""Any strings whatever: the fix replays, repeats without effect, ends, and never raises."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossa.language.typography import findings, fix, registry
from glossa.language.typography.draft import Draft
from glossa.language.typography.fixing import settle
from glossa.language.typography.rules import rules_into
from glossa.values import replay

PIECES = st.sampled_from(
    [
        *"„“”\"«»‚‘’'`()[]{}<>.,:;!?…-–—−%‰°€$£/\\@#&*_~ \u00a0\u202f\t\n\r\0\u200b\u200f\ufeff",
        *[
            "...",
            ". . .",
            "``",
            "''",
            "--",
            " - ",
            " – ",
            "11",
            "2.5",
            "2,5",
            "1,500",
            "1 500",
            "1\u00a0500",
        ],
        *[
            "1.234.567",
            "10:30",
            "9.45",
            "2023",
            "-5 °C",
            "5km",
            "5 m.",
            "mln.",
            "tūkst.",
            "proc.",
            "val.",
        ],
        *[
            "liepos",
            "balandžio",
            "July",
            "April",
            " d.",
            " m.",
            "-osios",
            "11th",
            "of",
            "the",
            "27 April 2023",
        ],
        *[
            "a",
            "Ž",
            "ſ",
            "ß",
            "ŉ",
            "İ",
            "ı",
            "word",
            "žodis",
            "NATO",
            "KAPITONAS",
            "d’Arc",
            "it's",
            "said",
        ],
        *[
            "https://a.b/c",
            "x@y.lt",
            "%s",
            "{x}",
            "${x}",
            "<b>",
            "</b>",
            "`x`",
            "😀",
            "שלום",
            "مرحبا",
            "中文。",
        ],
    ]
)
TEXT = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map("".join))
SPACED = st.lists(PIECES, max_size=14).map(" ".join)
ANY = st.one_of(TEXT, SPACED)
LANGUAGES = st.sampled_from(["en", "lt", "de", "fr", "ja"])


@settings(max_examples=400, deadline=None)
@given(ANY, ANY, LANGUAGES, LANGUAGES)
def test_any_strings(source: str, target: str, source_language: str, target_language: str) -> None:
    fixed = fix(source, target, source_language, target_language)
    assert replay(target, fixed.changes) == fixed.text
    assert fix(source, fixed.text, source_language, target_language).changes == ()
    findings(source, fixed.text, source_language, target_language)


@settings(max_examples=400, deadline=None)
@given(ANY, st.sampled_from([("en", "lt"), ("lt", "en")]))
def test_a_text_with_itself_as_source_comes_to_rest(text: str, pair: tuple[str, str]) -> None:
    fixed = fix(text, text, *pair)
    assert fix(text, fixed.text, *pair).text == fixed.text


@settings(max_examples=400, deadline=None)
@given(ANY, ANY, st.sampled_from([("en", "lt"), ("lt", "en")]))
def test_the_rules_do_not_chase_each_other(source: str, target: str, pair: tuple[str, str]) -> None:
    assert settle(Draft(source, *pair, target), list(rules_into(pair[1])))


@settings(max_examples=200, deadline=None)
@given(ANY, ANY, st.sampled_from(registry()))
def test_no_rule_touches_letters_it_should_not(source: str, target: str, rule: object) -> None:
    name = getattr(rule, "name", "")
    fixed = fix(source, target, "en", "lt", {name})
    if name not in {"dates", "currency", "all-caps", "capital"}:
        letters = [char for char in target if char.isalnum()]
        assert [char for char in fixed.text if char.isalnum()] == letters


LONG = 20_000
HOSTILE = {
    "spaces": " " * LONG,
    "spaces before a stop": " " * LONG + ".",
    "spaces between words": "a" + " " * LONG + "b",
    "non-breaking spaces": "a" + "\u00a0 " * LONG + "b",
    "opening marks": "„" * LONG,
    "straight marks": '"' * LONG,
    "straight marks with spaces": '" ' * LONG,
    "single marks": "'" * LONG,
    "single marks with words": "'a " * (LONG // 4),
    "digits": "1" * LONG,
    "digits with stops": "1." * LONG,
    "digits with commas": "1," * LONG,
    "groups of digits": "123 " * (LONG // 4),
    "groups of digits with stops": "123." * (LONG // 4),
    "hyphens": "-" * LONG,
    "hyphens with digits": "1-" * LONG,
    "stops": "." * LONG,
    "stops with spaces": ". " * LONG,
    "at signs": "a@" * LONG,
    "brackets": "(" * LONG,
    "tags": "<a" * LONG,
    "braces": "{{" * LONG,
    "per cents": "%" * LONG,
    "slashes": "/a" * LONG,
    "capitals": "ABCDE " * (LONG // 5),
    "number words": "du tūkst. " * (LONG // 10),
    "months": "liepos 11 " * (LONG // 10),
    "dates": "2023 balandžio 27 d. " * (LONG // 20),
    "Roman numerals": "X" * LONG,
    "letters and stops": "a." * LONG,
    "colons": "1:" * LONG,
    "currency": "€1 " * (LONG // 3),
    "nothing but NUL": "\0" * LONG,
    "right to left": "שלום " * (LONG // 5),
    "emoji": "😀" * LONG,
    "combining": "a" + "\u0301" * LONG,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("pair", [("en", "lt"), ("lt", "en")])
def test_a_hostile_text_is_finished_and_replayed(text: str, pair: tuple[str, str]) -> None:
    fixed = fix(text, text, *pair)
    rebuilt, shift = fixed.text, len(fixed.text) - len(text)
    assert shift == sum(len(change.after) - len(change.before) for change in fixed.changes)
    assert fix(text, rebuilt, *pair).changes == ()
    findings(text, rebuilt, *pair)


@pytest.mark.parametrize("target", ["", " ", "\0", "\ufeff", "\r\n", "„", '"', "'", ".", "%", "-"])
@pytest.mark.parametrize("source", ["", " ", "\0", "“", '"', ".", "A.", "“A.”", "A"])
def test_tiny_texts(source: str, target: str) -> None:
    fixed = fix(source, target, "en", "lt")
    assert replay(target, fixed.changes) == fixed.text
    assert fix(source, fixed.text, "en", "lt").text == fixed.text
