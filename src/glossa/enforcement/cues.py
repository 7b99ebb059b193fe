"""Which Lithuanian case the English around a term asks for.

In: a source sentence and the place of a term in it. Out: the probability of each case, by naive
Bayes over the words around the term (*of* before it asks for a genitive, *in* for a locative). The
counts are from our own parallel text (``tools/build_case_cues.py``). They help a model that is
unsure to choose among forms, and weigh little against one that is sure.
"""

from __future__ import annotations

import math
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from glossa.language.grammar import Case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossa.values import Span

_TABLE = Path(__file__).with_name("data") / "case-cues.tsv"
_WORD_BEFORE = re.compile(r"(?:([^\W_]+(?:[-'’.][^\W_]+)*\.?)|([^\w\s]))\s*\Z")
_WORD_AFTER = re.compile(r"\s*(?:(['’]s\b)|([^\W_]+(?:[-'’][^\W_]+)*)|([^\w\s]))")
_DETERMINERS = frozenset(
    ("the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my")
)
# fmt: off
_OPENERS = frozenset(
    (
        "after", "against", "among", "and", "as", "at", "because", "before", "but", "by",
        "during", "for", "from", "if", "in", "into", "of", "on", "or", "since", "than", "that",
        "though", "through", "to", "under", "until", "when", "where", "while", "with",
        "within", "without",
    )
)
# fmt: on
_SUFFIX = re.compile(r"(?:ed|ing|ly|s|er|al|ic|ive|ous|ian|ish|tion|ment|ity)$")
SMOOTHING = 0.5
"""Added to each count."""


def around(sentence: str, span: Span) -> Iterator[tuple[str, str]]:
    """Yield the context of a term: the words before its noun phrase, and the word after it."""
    first, rest = _before(sentence[: span.start])
    yield "before", first
    second, _ = _before(rest)
    yield "before2", f"{second} {first}"
    yield "after", _after(sentence[span.end :])


def kind(word: str) -> str:
    """Return what a rare word counts as: its ending, a name, a figure."""
    if word[:1].isdigit():
        return "~0"
    if word[:1].isupper():
        return "~A"
    found = _SUFFIX.search(word)
    return f"~{found[0]}" if found else "~"


def _before(text: str) -> tuple[str, str]:
    """Return the word or mark before the phrase that ends with ``text``, and what is before it.

    Determiners, titles and names belong to the phrase: in *on President Trump* it is *on*.
    """
    while found := _WORD_BEFORE.search(text):
        text = text[: found.start()]
        word = found[1] or found[2]
        first = not text.strip()
        named = word[0].isupper() and not (first and word.lower() in _OPENERS)
        if word.lower() not in _DETERMINERS and not named:
            return word.lower(), text
    return "^", ""


def _after(text: str) -> str:
    found = _WORD_AFTER.match(text)
    if not found:
        return "$"
    return "'s" if found[1] else found[2] or found[3]


def case_probabilities(sentence: str, span: Span) -> dict[Case, float]:
    """Return how probable each case is for a term at ``span`` of an English sentence."""
    table, cases = _counts()
    totals = table["before", ""]
    logs = {case: math.log(totals[index] + SMOOTHING) for index, case in enumerate(cases)}
    for place, word in around(sentence, span):
        row = table.get((place, word)) or table.get((place, kind(word)))
        if row is None or (place == "before2" and (place, word) not in table):
            continue
        for index, case in enumerate(cases):
            logs[case] += math.log((row[index] + SMOOTHING) / (totals[index] + SMOOTHING))
    most = max(logs.values())
    weights = {case: math.exp(value - most) for case, value in logs.items()}
    total = sum(weights.values())
    return {case: weight / total for case, weight in weights.items()}


@cache
def _counts() -> tuple[dict[tuple[str, str], tuple[int, ...]], tuple[Case, ...]]:
    """Read the table; the row of ``before`` and an empty word holds the sums."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    header, *rows = (line.split("\t") for line in lines if not line.startswith("#\x20"))
    table = {(row[0], row[1]): tuple(map(int, row[2:])) for row in rows}
    before = [counts for (place, _), counts in table.items() if place == "before"]
    table["before", ""] = tuple(map(sum, zip(*before, strict=True)))
    return table, tuple(map(Case, header[2:]))
