"""The hints of a glossary: what each does, and what is said when one is wrong."""

from __future__ import annotations

import pytest

from glossa.errors import LanguageError
from glossa.language.lithuanian import Case, Gender, Number, inflect, paradigm, parse_hint

GEN, DAT = Case.GENITIVE, Case.DATIVE
SG, PL = Number.SINGULAR, Number.PLURAL


def test_every_item_is_understood() -> None:
    hint = parse_hint(
        "head=pajėgos; gender=f; genitive=pajėgų; plural-only; indeclinable=Rail Baltica, Foo; "
        "declines=greito; pos=noun; loc.pl=pajėgose/pajėgosna;"
    )
    assert hint.head == "pajėgos"
    assert hint.gender is Gender.FEMININE
    assert hint.genitive == "pajėgų"
    assert hint.only is PL
    assert hint.stays == ("Rail Baltica", "Foo")
    assert hint.declines == ("greito",)
    assert hint.part == "noun"
    assert hint.cells == ((12, ("pajėgose", "pajėgosna")),)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("colour=red", "unknown item 'colour'"),
        ("gender=x", "not m or f"),
        ("gender", "needs a value"),
        ("gender=", "has no value"),
        ("pos=thing", "not a part of speech"),
        ("gender=f; gender=m", "twice"),
        ("plural-only; singular-only", "both plural-only and singular-only"),
        ("plural-only=yes", "takes no value"),
        ("gen.dual=x", "unknown item 'gen.dual'"),
        ("head", "needs a value"),
    ],
)
def test_a_wrong_hint_is_one_clear_sentence(text: str, words: str) -> None:
    with pytest.raises(LanguageError, match=words) as caught:
        parse_hint(text)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("phrase", "hint", "words"),
    [
        ("rytinis flangas", "head=frontas", "does not have"),
        ("rytinis flangas", "indeclinable=frontas", "does not have"),
        ("rytinis flangas", "genitive=flangės", "cannot be the genitive of 'flangas'"),
        ("NATO pajėgos", "declines=NATO", "does not end like a nominative"),
    ],
)
def test_a_hint_that_does_not_suit_the_phrase(phrase: str, hint: str, words: str) -> None:
    with pytest.raises(LanguageError, match=words):
        paradigm(phrase, hint)


def test_a_hint_settles_what_was_doubtful() -> None:
    for phrase in ("bendras", "valstybės narės", "parama Ukrainai", "Rail Baltica"):
        doubts = paradigm(phrase).ambiguities
        assert doubts, phrase
        for doubt in doubts:
            settled = paradigm(phrase, doubt.hint)
            assert settled.ambiguities == (), (phrase, doubt.hint)
            assert settled.forms == paradigm(phrase).forms


def test_most_phrases_leave_no_doubt() -> None:
    for phrase in ("generalinis sekretorius", "Baltijos valstybės", "Jungtinės Tautos", "NATO"):
        assert paradigm(phrase).ambiguities == ()


def test_irregular_forms_stand_before_their_variants() -> None:
    cell = paradigm("moteris", "gen.sg=moteries/moters").cell(GEN, SG)
    assert [(form.text, form.preferred) for form in cell] == [("moteries", True), ("moters", False)]


def test_a_form_of_several_words_is_that_of_the_phrase() -> None:
    hint = "gen.sg=Rytų fronto; dat.sg=frontui"
    assert inflect("rytinis frontas", GEN, SG, hint=hint) == "Rytų fronto"
    assert inflect("rytinis frontas", DAT, SG, hint=hint) == "rytiniam frontui"


def test_indeclinable_keeps_every_cell() -> None:
    assert paradigm("Fondas Soros", "indeclinable").texts() == ("Fondas Soros",)


def test_gender_settles_a_noun_in_is() -> None:
    assert inflect("grąžtis", GEN, SG, hint="gender=f") == "grąžties"
    assert inflect("grąžtis", GEN, SG) == "grąžčio"


def test_number_that_a_phrase_lacks_is_given_in_the_other() -> None:
    assert inflect("rinkimai", GEN, SG) == "rinkimų"
    assert inflect("Lietuva", GEN, PL, hint="singular-only") == "Lietuvos"
