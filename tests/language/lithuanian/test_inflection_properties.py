"""Properties that hold for any phrase, known or invented."""

from __future__ import annotations

import csv
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from glossa.language.forms import FormIndex, Term
from glossa.language.lithuanian import (
    Case,
    Degree,
    Gender,
    Number,
    adjective_paradigm,
    inflect,
    inflect_adjective,
    paradigm,
)

LETTERS = "aąbcčdeęėfghiįyjklmnoprsštuųūvzž"
ENDINGS = [
    *("as", "ias", "jas", "is", "ys", "us", "ius", "uo", "a", "ia", "ė", "ai", "os", "ės", "ūs"),
    *("inis", "asis", "imasis", "antis", "ęs", "usi", "oji", "ieji", "osios", "o", "ų", "i", ""),
]
TABLE = Path(__file__).with_name("inflection-cases.tsv")

stems = st.text(alphabet=LETTERS, min_size=1, max_size=8)
words = st.builds(lambda stem, ending: stem + ending, stems, st.sampled_from(ENDINGS))
names = words.map(str.capitalize)
extras = st.sampled_from(["ir", "su", "dėl", "į", "NATO", "5-asis", "2030", "„Rail Baltica“", "–"])
phrases = st.lists(st.one_of(words, names, extras), min_size=1, max_size=5).map(" ".join)


def known() -> list[tuple[str, str | None]]:
    with TABLE.open(encoding="utf-8") as file:
        lines = [line for line in file if not line.startswith("#")]
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return sorted({(row["phrase"], row["hint"] or None) for row in rows}, key=repr)


@given(st.one_of(phrases, st.text(max_size=30)))
def test_paradigms_are_total_and_deterministic(phrase: str) -> None:
    whole = paradigm(phrase)
    paradigm.cache_clear()
    assert paradigm(phrase) == whole
    for number in whole.numbers():
        for case in Case:
            cell = whole.cell(case, number)
            assert cell
            assert cell[0].preferred
            genders = {form.gender for form in cell}
            assert sum(form.preferred for form in cell) == len(genders)
    for number in Number:
        assert inflect(phrase, Case.GENITIVE, number) is not None


@given(phrases)
def test_the_cited_form_is_the_nominative(phrase: str) -> None:
    whole = paradigm(phrase)
    nominatives = {form.text for form in whole.cell(Case.NOMINATIVE, whole.numbers()[0])}
    assert phrase in nominatives


@given(phrases)
def test_analysing_a_produced_form_finds_it(phrase: str) -> None:
    index = FormIndex.build([Term(phrase=phrase, key=7)], "lt")
    for form in paradigm(phrase).forms:
        found = {(r.key, r.case, r.number, r.gender) for r in index.analyse(form.text)}
        assert (7, form.case, form.number, form.gender) in found


def test_analysing_finds_every_form_of_the_known_phrases() -> None:
    phrases = known()
    terms = [Term(phrase=p, key=key, hint=hint) for key, (p, hint) in enumerate(phrases)]
    index = FormIndex.build(terms, "lt")
    for key, (phrase, hint) in enumerate(phrases):
        for form in paradigm(phrase, hint).forms:
            found = {(r.key, r.case, r.number, r.preferred) for r in index.analyse(form.text)}
            assert (key, form.case, form.number, form.preferred) in found, form


@given(st.sampled_from(["geras", "žalias", "platus", "medinis", "didelis", "naujas"]))
def test_an_adjective_is_the_same_from_each_of_its_nominatives(lemma: str) -> None:
    for degree in Degree:
        for definite in (False, True):
            whole = adjective_paradigm(lemma, degree=degree, definite=definite)
            assert len(whole.cell(Case.DATIVE, Number.PLURAL)) >= 2
            feminine = whole.cell(Case.NOMINATIVE, Number.SINGULAR, Gender.FEMININE)[0].text
            again = adjective_paradigm(feminine)
            for number in Number:
                for case in Case:
                    wanted = whole.cell(case, number, Gender.FEMININE)
                    assert again.cell(case, number, Gender.FEMININE) == wanted


def test_degrees_and_definite_forms() -> None:
    dative, plural, masculine = Case.DATIVE, Number.PLURAL, Gender.MASCULINE
    form = inflect_adjective("platus", dative, plural, masculine, degree=Degree.COMPARATIVE)
    assert form == "platesniems"
    form = inflect_adjective("platus", dative, plural, masculine, degree=Degree.SUPERLATIVE)
    assert form == "plačiausiems"
    assert inflect_adjective("geras", dative, plural, masculine, definite=True) == "geriesiems"
    genitive = inflect_adjective("didelis", Case.GENITIVE, plural, masculine, definite=False)
    assert genitive == "didelių"
