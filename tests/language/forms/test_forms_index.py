"""The index over a glossary: what it finds, where, and what it leaves alone."""

from __future__ import annotations

import pytest

from glossa.errors import LanguageError
from glossa.language.forms import FormIndex, Match, Term
from glossa.language.grammar import Case, Gender, Number

LITHUANIAN = (
    "valstybė narė",
    "narė",
    "generalinis sekretorius",
    "„Rail Baltica“",
    "Europos Sąjunga",
    "Čmilytė-Nielsen",
    "5-asis straipsnis",
    "JAV",
    "vyr. redaktorius",
    "olimpinis",
)


def index(*phrases: str, language: str = "lt", fold: bool = False) -> FormIndex:
    terms = [Term(phrase=phrase, key=key) for key, phrase in enumerate(phrases)]
    return FormIndex.build(terms, language, fold_diacritics=fold)


@pytest.fixture(scope="module")
def lithuanian() -> FormIndex:
    return index(*LITHUANIAN)


def surfaces(found: FormIndex, text: str) -> list[str]:
    return [match.surface for match in found.scan(text)]


def test_a_form_is_found_with_its_cases(lithuanian: FormIndex) -> None:
    readings = lithuanian.analyse("valstybės narės")
    cells = {(r.key, r.case, r.number) for r in readings}
    assert cells == {
        (0, Case.GENITIVE, Number.SINGULAR),
        (0, Case.NOMINATIVE, Number.PLURAL),
        (0, Case.VOCATIVE, Number.PLURAL),
    }
    assert lithuanian.analyse("valstybė narės") == ()
    assert lithuanian.analyse("") == ()


def test_a_rarer_form_is_marked() -> None:
    by_form = {
        form: [r.preferred for r in index("mokytojas").analyse(form)]
        for form in ("mokytojuje", "mokytojyje")
    }
    assert by_form == {"mokytojuje": [True], "mokytojyje": [False]}


def test_an_adjective_tells_its_gender(lithuanian: FormIndex) -> None:
    genders = {(r.case, r.gender) for r in lithuanian.analyse("olimpinei")}
    assert genders == {(Case.DATIVE, Gender.FEMININE)}


def test_matches_overlap_longer_first(lithuanian: FormIndex) -> None:
    text = "Visoms Europos Sąjungos valstybėms narėms."
    matches = list(lithuanian.scan(text))
    assert [m.surface for m in matches] == ["Europos Sąjungos", "valstybėms narėms", "narėms"]
    for match in matches:
        assert match.span.of(text) == match.surface
    assert matches[1].keys() == (0,)


@pytest.mark.parametrize(
    "text",
    [
        "GENERALINIO SEKRETORIAUS",
        "Generalinio sekretoriaus",
        "generalinio\nsekretoriaus",
        "generalinio\u00a0sekretoriaus",
        "generalinio  sekretoriaus",
        "gene\u00adralinio sekretoriaus",
        "(generalinio sekretoriaus)",
        "„Generalinio sekretoriaus“",
    ],
)
def test_what_does_not_count(lithuanian: FormIndex, text: str) -> None:
    assert [m.keys() for m in lithuanian.scan(text)] == [(2,)]


@pytest.mark.parametrize(
    "text",
    [
        "generalinio. Sekretoriaus",
        "generalinio, sekretoriaus",
        "generalinio – sekretoriaus",
        "generalinio sekretoriaus1",
        "mygeneralinio sekretoriaus",
        "generalinio_sekretoriaus",
        "generaliniu sekretoriaus",
    ],
)
def test_what_does_count(lithuanian: FormIndex, text: str) -> None:
    assert surfaces(lithuanian, text) == []


def test_decomposed_letters_are_the_same(lithuanian: FormIndex) -> None:
    assert surfaces(lithuanian, "Europos Sa\u0328jungoje") == ["Europos Sa\u0328jungoje"]


def test_quotes_hyphens_figures_and_stops(lithuanian: FormIndex) -> None:
    assert surfaces(lithuanian, 'projektas "Rail Baltica" juda') == ['"Rail Baltica"']
    assert surfaces(lithuanian, "Čmilytės-Nielsen") == ["Čmilytės-Nielsen"]
    assert surfaces(lithuanian, "Čmilytės–Nielsen") == ["Čmilytės–Nielsen"]
    assert surfaces(lithuanian, "pagal 5-ąjį straipsnį") == ["5-ąjį straipsnį"]
    assert surfaces(lithuanian, "vyr. redaktorei, vyr. redaktoriui") == ["vyr. redaktoriui"]


def test_capitals_count_where_they_must() -> None:
    terms = [Term(phrase="US", key=0, exact=True), Term(phrase="state", key=1)]
    found = FormIndex.build(terms, "en")
    assert surfaces(found, "us, US, the State") == ["US", "State"]
    assert [r.key for r in found.analyse("US")] == [0]
    assert found.analyse("us") == ()


def test_text_without_diacritics() -> None:
    assert surfaces(index("Šiauliai", fold=True), "Siauliuose ir Šiauliuose") == [
        "Siauliuose",
        "Šiauliuose",
    ]
    assert surfaces(index("Šiauliai"), "Siauliuose") == []


def test_a_term_that_is_not_inflected() -> None:
    found = FormIndex.build([Term(phrase="rytinis frontas", key=3, inflected=False)], "lt")
    assert surfaces(found, "rytinis frontas, rytinio fronto") == ["rytinis frontas"]


def test_several_terms_share_a_form_and_a_key() -> None:
    terms = [Term(phrase="taryba", key=5), Term(phrase="Taryba", key=6), Term(phrase="tarė", key=5)]
    (match,) = FormIndex.build(terms, "lt").scan("Tarybose")
    assert match.keys() == (5, 6)


def test_english_possessives_and_variants() -> None:
    found = index("Secretary General", "defence ministry", "cyber security", language="en")
    text = "The Secretary-General’s talks at the Defense Ministries on cybersecurity"
    matches = list(found.scan(text))
    assert [m.surface for m in matches] == [
        "Secretary-General’s",
        "Defense Ministries",
        "cybersecurity",
    ]
    assert [r.possessive for r in matches[0].readings] == [True]
    assert {r.number for r in matches[1].readings} == {Number.PLURAL}


def test_other_languages_have_the_cited_form() -> None:
    assert surfaces(index("Rat", language="de"), "Rat, Rates") == ["Rat"]


def test_an_empty_index_finds_nothing() -> None:
    assert list(index().scan("Bet kas")) == []
    assert index("", " ", "–").analyse("–")


def test_a_bad_hint_or_key_is_said() -> None:
    with pytest.raises(LanguageError, match="unknown item"):
        FormIndex.build([Term(phrase="narys", key=0, hint="colour=red")], "lt")
    with pytest.raises(ValueError, match="key of a term"):
        FormIndex.build([Term(phrase="narys", key=-1)], "lt")


def test_matches_are_values() -> None:
    first, second = (next(iter(index("narys").scan("nariui"))) for _ in range(2))
    assert isinstance(first, Match)
    assert first == second
