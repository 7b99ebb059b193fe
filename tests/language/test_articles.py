"""a or an."""

from __future__ import annotations

import pytest

from glossa.language.english.articles import indefinite_article

CASES = """
an ally|an envoy|an air base|an umbrella
an unofficial talk|an unmanned aircraft|a European|a union
a unit|a unanimous vote|a one-sided deal|a Ukrainian
a user|a useful idea|a Ugandan|an hour
an honest answer|an honorary consul|an heir|a hospital
a history|an EU summit|an MP|an S-400
an F-16|an LNG terminal|an NGO|an X-ray
a UN envoy|a US base|a NATO ally|a secretary
a ministry|an 8-year term|an 18-year-old|a 10-year term
an 11-year term|a 118-page report
"""


@pytest.mark.parametrize(
    "case", [case for line in CASES.split("\n") for case in line.split("|") if case]
)
def test_article(case: str) -> None:
    article, phrase = case.split(" ", 1)
    assert indefinite_article(phrase) == article
