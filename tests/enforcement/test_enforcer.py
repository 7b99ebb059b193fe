"""Terms enforced on a package that echoes its input, so that what is missing is certain."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossa import TermsUnmetError, Translation, Translator, replay
from glossa.enforcement import Outcome
from glossa.enforcement.enforcer import Enforcer
from glossa.engine import open_engine
from glossa.glossary import Entry, Flag, Glossary
from glossa.testing import build_package

if TYPE_CHECKING:
    from pathlib import Path

GLOSSARY = Glossary(
    [
        Entry(source="eastern flank", target="rytinis flangas"),
        Entry(source="Secretary General", target="generalinis sekretorius"),
        Entry(source="secretary", target="sekretorius"),
        Entry(source="ally", target="sąjungininkas", forbidden=("aljantas",)),
        Entry(source="summit", target="viršūnių susitikimas"),
        Entry(source="NATO", target="NATO"),
        Entry(source="NATO summit", target="NATO viršūnių susitikimas"),
        Entry(source="defence spending", target="gynybos išlaidos"),
        Entry(source="Rail Baltica", flags=(Flag.READ_ONLY,)),
    ]
)


@pytest.fixture
def translator(echo: Path) -> Translator:
    return Translator("en", "lt", glossary=GLOSSARY, package=echo, rules=())


def lemmas(result: Translation) -> list[str]:
    return [term.lemma for term in result.terms]


@pytest.mark.parametrize(
    ("sentence", "expected", "why"),
    [
        ("The eastern flank is calm.", ["rytinis flangas"], "one term"),
        ("The ally met the ally.", ["sąjungininkas"] * 2, "the same term twice"),
        ("A NATO summit ended.", ["NATO viršūnių susitikimas"], "the longest term counts"),
        ("The Secretary General left.", ["generalinis sekretorius"], "not the shorter one in it"),
        ("Secretary General", ["generalinis sekretorius"], "the whole sentence"),
        ("“Secretary General” said.", ["generalinis sekretorius"], "inside quotation marks"),
        ("The secretary, allies, NATO came.", ["sekretorius", "sąjungininkas", "NATO"], "a list"),
        ("The Secretary General’s plan.", ["generalinis sekretorius"], "with a possessive"),
        ("See https://nato.int and NATO.", ["https://nato.int", "NATO"], "an address is copied"),
        ("Give %s and {name} to NATO.", ["%s", "{name}", "NATO"], "placeholders are copied"),
        ("Rail Baltica is late.", ["Rail Baltica"], "a read-only term"),
        ("Nothing here.", [], "no term"),
    ],
)
def test_terms_are_rendered(
    translator: Translator, sentence: str, expected: list[str], why: str
) -> None:
    result = translator.translate(sentence)
    assert lemmas(result) == expected, why
    assert all(term.outcome is not Outcome.UNMET for term in result.terms), result.text
    for term in result.terms:
        assert term.target_span is not None
        assert term.target_span.of(result.text) == term.form
        assert term.source_span.of(sentence).split()


@pytest.mark.parametrize(
    ("sentence", "endings"),
    [
        ("The allies came.", ("ai", "ų", "ams", "us", "ais", "uose")),
        ("The ally came.", ("as", "o", "ui", "ą", "u", "e")),
        ("The ally's plan.", ("o",)),
        ("The defence spending rose.", ("os", "ų", "oms", "as", "omis", "ose")),
    ],
)
def test_the_form_is_one_that_the_source_allows(
    translator: Translator, sentence: str, endings: tuple[str, ...]
) -> None:
    (term,) = translator.translate(sentence).terms
    assert term.form.endswith(endings)


def test_the_old_rendering_is_gone(translator: Translator) -> None:
    result = translator.translate("We saw the eastern flank today.")
    assert "eastern" not in result.text
    assert "flank " not in result.text
    assert result.text.startswith("We saw the ryti")


def test_capitals_follow_the_glossary_and_the_sentence(translator: Translator) -> None:
    start = translator.translate("Secretary General is here.").text
    middle = translator.translate("Here is the Secretary General.").text
    headline = translator.translate("HERE IS THE SECRETARY GENERAL").text
    assert start.startswith("Generalin")
    assert "generalin" in middle
    assert "GENERALIN" in headline


def test_changes_replayed_on_the_raw_text_give_the_text(translator: Translator) -> None:
    text = "The allies met the Secretary General on the eastern flank.\n\nA NATO summit ended.\n"
    result = translator.translate(text)
    assert len(result.changes) >= 4
    assert replay(result.raw, result.changes) == result.text


def test_a_term_that_is_right_is_not_touched(tmp_path: Path) -> None:
    package = build_package(tmp_path, dictionary={"ally": "sąjungininką"})
    result = Translator("en", "lt", glossary=GLOSSARY, package=package, rules=()).translate(
        "We met an ally today."
    )
    assert result.text == "We met an sąjungininką today."
    assert [(term.outcome, term.case) for term in result.terms] == [(Outcome.RIGHT, "acc")]
    assert result.changes == ()


def test_a_forbidden_rendering_is_replaced(tmp_path: Path) -> None:
    package = build_package(tmp_path, dictionary={"ally": "aljantas"})
    result = Translator("en", "lt", glossary=GLOSSARY, package=package, rules=()).translate(
        "We met an ally today."
    )
    assert "aljantas" not in result.text
    assert "sąjunginink" in result.text


def test_without_a_glossary_nothing_is_enforced(echo: Path) -> None:
    result = Translator("en", "lt", glossary=None, package=echo, rules=()).translate(
        "The eastern flank is calm."
    )
    assert result.text == "The eastern flank is calm."
    assert result.terms == ()


def test_the_shipped_glossaries_are_on_by_default(echo: Path) -> None:
    result = Translator("en", "lt", package=echo).translate("The eastern flank is calm.")
    assert "rytinis flangas" in lemmas(result)


def test_a_glossary_for_other_languages_is_left_out(tmp_path: Path) -> None:
    package = build_package(tmp_path, from_code="pl", to_code="lt")
    result = Translator("pl", "lt", glossary=GLOSSARY, package=package).translate("NATO tu.")
    assert result.terms == ()


def test_strict_raises_with_the_result(parrot: Path) -> None:
    entry = Entry(source="capital", target="sostinė", forbidden=())
    strict = Translator("en", "lt", glossary=Glossary([entry]), package=parrot, strict=True)
    try:
        result = strict.translate("The ministers met in the capital.")
    except TermsUnmetError as error:
        assert isinstance(error.result, Translation)
        result = error.result
    assert lemmas(result) == ["sostinė"]


def test_annotations_are_used_where_the_package_was_trained_with_them(tmp_path: Path) -> None:
    marks = {"kind": "target-lemma", "open": "⟦", "middle": "⇒", "close": "⟧"}
    package = build_package(tmp_path, metadata={"glossa": {"annotations": marks}})
    enforcer = Enforcer(open_engine("en", "lt", package), GLOSSARY)
    (result,) = enforcer.translate(["We met an ally today."])
    # The echo repeats the annotation, so that what the model read shows in the raw text.
    assert "⟦ ally⇒ sąjungininkas⟧" in result.raw


WORDS = st.sampled_from(
    ["allies", "ally’s", "NATO", "summit", "Secretary General", "eastern flank", "the", "met",
     "https://nato.int/x", "{name}", "%s", ",", "“", "”", "2.5%", "Rail Baltica", "said", "12"]
)  # fmt: skip


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.lists(WORDS, min_size=1, max_size=12))
def test_any_mixture_of_terms_is_accounted_for(echo: Path, words: list[str]) -> None:
    sentence = " ".join(words)
    result = Translator("en", "lt", glossary=GLOSSARY, package=echo, rules=()).translate(sentence)
    assert replay(result.raw, result.changes) == result.text
    for term in result.terms:
        if term.target_span is not None:
            assert term.target_span.of(result.text) == term.form
    spans = sorted(term.target_span for term in result.terms if term.target_span)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))


@pytest.mark.parametrize(
    ("before", "expected", "outcome", "why"),
    [
        ("patvirtino", "gynybos planus", Outcome.REPLACED, "the source asks for an accusative"),
        ("naujų", "gynybos planų", Outcome.RIGHT, "but an adjective agrees with what stands"),
        (
            "planų",
            "gynybos planus",
            Outcome.REPLACED,
            "a word of the term is none, and is a double",
        ),
    ],
)
def test_a_form_of_the_model_is_doubted_unless_an_adjective_agrees_with_it(
    tmp_path: Path, before: str, expected: str, outcome: Outcome, why: str
) -> None:
    words = {"approved": before, "defence": "gynybos", "plans": "planų"}
    package = build_package(tmp_path, dictionary=words)
    glossary = Glossary([Entry(source="defence plan", target="gynybos planas")])
    translator = Translator("en", "lt", glossary=glossary, package=package, rules=())
    result = translator.translate("They approved defence plans.")
    kept = "" if before == "planų" else f"{before} "
    assert result.text == f"They {kept}{expected}.", why
    assert [term.outcome for term in result.terms] == [outcome]
