"""Names that an article renders in several ways, from the translator to the report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from glossa import Entry, Glossary, Translation, Translator
from glossa.consistency import inconsistencies
from glossa.enforcement import Enforced, Outcome, TermUse
from glossa.page import page
from glossa.plan import make_plan
from glossa.report import translation_to_json
from glossa.values import Span

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = "Yesterday John Smith spoke in Vilnius.\n\nThen Smith left. We liked Smith.\n"
RENDERED = (
    "Vakar Vilniuje kalbėjo Džonas Smitas.",
    "Tada Smithas išėjo.",
    "Mums patiko Smitas.",
)


def translation(text: str, rendered: tuple[str, ...], *terms: TermUse) -> Translation:
    """Return a translation of a text whose sentences were rendered so."""
    filled = [Enforced(raw=each, text=each, score=0.0, terms=terms) for each in rendered]
    return make_plan(text, "en", "lt").fill(filled, "test 1.0")


def test_a_departure_is_found_where_it_stands() -> None:
    (finding,) = inconsistencies(translation(ARTICLE, RENDERED))
    assert finding.code == "inconsistent-name"
    assert finding.message == "“Smith” is “Smithas” here and “Smitas” elsewhere."
    assert finding.span == Span(ARTICLE.index("Smith left"), ARTICLE.index(" left"))


def test_in_a_paragraph_wrapped_by_hand_it_is_somewhere_in_it() -> None:
    wrapped = (
        "Yesterday John Smith spoke in the capital of the country, as he had done on the  \n"
        "day before, and nobody was astonished. Then, after a very long silence in which  \n"
        "all the others looked at each other, Smith left. We liked the speech of Smith.\n"
    )
    (finding,) = inconsistencies(translation(wrapped, RENDERED))
    assert finding.span == Span(0, len(wrapped) - 1)


def test_terms_are_left_to_enforcement() -> None:
    def smith(sentence: str, rendering: str) -> TermUse:
        at, there = sentence.index("Smith"), rendering.index("Smit")
        return TermUse(
            source_span=Span(at, at + 5),
            target_span=Span(there, there + 6),
            entry=Entry(source="Smith", target="Smitas"),
            lemma="Smitas",
            form="Smitas",
            case=None,
            number=None,
            outcome=Outcome.RIGHT,
        )

    plan = make_plan(ARTICLE, "en", "lt")
    filled = [
        Enforced(raw=text, text=text, score=0.0, terms=(smith(slot.sentence, text),))
        for slot, text in zip(plan.slots, RENDERED, strict=True)
    ]
    assert list(inconsistencies(plan.fill(filled, "test 1.0"))) == []


@pytest.fixture
def told(echo: Path, monkeypatch: pytest.MonkeyPatch) -> Translation:
    """Return what a translator says whose model changes its mind about a name."""
    sentences = (slot.sentence for slot in make_plan(ARTICLE, "en", "lt").slots)
    said = dict(zip(sentences, RENDERED, strict=True))

    def translate(_: object, sentences: list[str], *__: object) -> list[Enforced]:
        return [Enforced(raw=said[each], text=said[each], score=0.0) for each in sentences]

    monkeypatch.setattr("glossa.translator.Enforcer.translate", translate)
    strict = Translator("en", "lt", glossary=None, package=echo, strict=True)
    return strict.translate(ARTICLE)


def test_the_translator_compares_the_sentences_of_an_article(told: Translation) -> None:
    assert [finding.code for finding in told.findings] == ["inconsistent-name"]


def test_the_report_and_the_page_tell(told: Translation) -> None:
    (finding,) = json.loads(json.dumps(translation_to_json(told)))["findings"]
    assert finding["code"] == "inconsistent-name"
    assert "<b>Line 3.</b> “Smith” is “Smithas” here" in page(told, "smith.txt")


def test_a_check_tells_it_too() -> None:
    from glossa.glossary.checking import Segment, check_segments

    segments = [
        Segment(source=source, target=target, path="a.tsv", line=line)
        for line, (source, target) in enumerate(
            zip(("John Smith spoke.", "Then Smith left."), RENDERED[:2], strict=True), 1
        )
    ]
    glossary = Glossary([Entry(source="ally", target="sąjungininkas")])
    (finding,) = check_segments(segments, glossary).findings
    assert (finding.code, finding.segment.line) == ("inconsistent-name", 2)
    assert finding.target_span is not None
    assert finding.target_span.of(finding.segment.target) == "Smithas"
    apart = [segments[0], Segment(source=segments[1].source, target=RENDERED[1], path="b.tsv")]
    assert check_segments(apart, glossary).findings == ()
