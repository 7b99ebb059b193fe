"""What happens to a translation after enforcement."""

from __future__ import annotations

import pytest

from glossa.enforcement import Enforced, Outcome, TermUse
from glossa.errors import TermsUnmetError
from glossa.finishing import insist, typeset
from glossa.translation import Translation
from glossa.values import Finding, Span


def use(lemma: str, form: str, text: str, outcome: Outcome = Outcome.RIGHT) -> TermUse:
    start = text.find(form)
    return TermUse(
        source_span=Span(0, 1),
        target_span=Span(start, start + len(form)) if form else None,
        entry=None,
        lemma=lemma,
        form=form,
        case=None,
        number=None,
        outcome=outcome,
    )


def test_a_term_moves_with_the_typography_before_it() -> None:
    raw = 'Jis sakė: "taip", NATO stipri.'
    term = use("NATO", "NATO", raw)
    done = typeset(
        'He said "yes", NATO is strong.',
        Enforced(raw=raw, text=raw, score=0.0, terms=(term,)),
        ("en", "lt"),
    )
    assert "„taip“" in done.text
    assert done.terms[0].target_span is not None
    assert done.terms[0].target_span.of(done.text) == done.terms[0].form == "NATO"
    assert done.changes


def test_figures_are_judged_in_the_final_text() -> None:
    early = Finding(code="lost-number", message="An engine's opinion.", span=None)
    other = Finding(code="cut", message="The sentence was cut.", span=None)
    text = "Jų yra 1 500."
    done = typeset(
        "There are 1,500 of them.",
        Enforced(raw=text, text=text, score=0.0, findings=(early, other)),
        ("en", "lt"),
    )
    assert done.findings == (other,)


@pytest.mark.parametrize(
    ("outcome", "codes", "message"),
    [
        (Outcome.RIGHT, (), None),
        (Outcome.UNMET, (), "lacks 1 of 1 terms, among them 'rytinis flangas'"),
        (Outcome.RIGHT, ("forbidden-rendering",), "Rytų sparnas is forbidden: mend"),
        (Outcome.RIGHT, ("inconsistent-name",), None),
    ],
)
def test_strictness(outcome: Outcome, codes: tuple[str, ...], message: str | None) -> None:
    result = Translation(
        source="The eastern flank",
        text="Rytinis flangas",
        raw="Rytinis flangas",
        source_language="en",
        target_language="lt",
        package="p 1",
        terms=(use("rytinis flangas", "", "", outcome),),
        findings=tuple(Finding(code=c, message="Rytų sparnas is forbidden.") for c in codes),
    )
    if message is None:
        insist(result)
        return
    with pytest.raises(TermsUnmetError, match=message) as caught:
        insist(result)
    assert caught.value.result is result
