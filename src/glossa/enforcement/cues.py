"""Which Lithuanian case the English around a term asks for.

In: a source sentence and the place of a term in it. Out: the probability of each case, by logistic
regression over the words around the term: *of* before it asks for a genitive, *in* for a locative,
and so does many a verb in its own way. The weights are learned from aligned noun phrases of our
parallel text (``python -m training cases``). They help a model that is unsure to choose among
forms, and weigh little against one that is sure.
"""

from __future__ import annotations

import math
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from glossa.enforcement.context import AUXILIARIES, CONJUNCTIONS, FUNCTION_WORDS, Context
from glossa.language.grammar import Case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossa.values import Span

CASES = (
    Case.NOMINATIVE,
    Case.GENITIVE,
    Case.DATIVE,
    Case.ACCUSATIVE,
    Case.INSTRUMENTAL,
    Case.LOCATIVE,
)
"""In the order of the weights; the vocative is not written."""

SCALE = 32
"""A weight of 1 in the table, which has whole numbers."""

TABLE = Path(__file__).with_name("data") / "case-cues.tsv"
"""Features with their weights, one a line."""

_ENDINGS = (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", ""))
_SUFFIX = re.compile(r"(?:ed|ing|ly|s|er|al|ic|ive|ous|ian|ish|tion|ment|ity)$")


def case_probabilities(sentence: str, span: Span) -> dict[Case, float]:
    """Return how probable each case is for a term at ``span`` of an English sentence."""
    table = _weights()
    rows = [table[feature].split("\t") for feature in features(sentence, span) if feature in table]
    sums = [sum(map(int, column)) for column in zip(*rows, strict=True)]
    most = max(sums)
    powers = [math.exp((value - most) / SCALE) for value in sums]
    return {case: power / sum(powers) for case, power in zip(CASES, powers, strict=True)}


@cache
def _weights() -> dict[str, str]:
    """Read the table. Its numbers stay text until they are wanted: most never are."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines if not line.startswith("# "))


def features(sentence: str, span: Span) -> list[str]:
    """Return what the case of a term at ``span`` may depend on, each as ``name:words``."""
    context = Context.of(sentence, span)
    return [
        "always",
        *_before(context),
        *_after(context),
        *_around(context),
        *_term(context, sentence, span),
    ]


def _before(context: Context) -> Iterator[str]:
    at = context.governor
    first, second, third = (context.left(at + n) for n in range(3))
    yield f"governor:{first}"
    yield f"governor-stem:{_stem(first)}"
    yield f"governor-kind:{_kind(context.before[at]) if at < len(context.before) else '^'}"
    yield f"governor2:{second} {first}"
    yield f"governor2-stem:{_stem(second)} {_stem(first)}"
    yield f"governor3-stem:{_stem(third)} {_stem(second)} {_stem(first)}"
    yield f"second:{_stem(second)}"
    yield f"third:{_stem(third)}"
    bare, further = (context.left(context.bare_governor + n) for n in range(2))
    yield f"bare:{bare}"
    yield f"bare-stem:{_stem(bare)}"
    yield f"bare2:{_stem(further)} {_stem(bare)}"
    function, ruled = (context.left(context.function_word + n) for n in range(2))
    yield f"function:{function}:{min(context.function_word - at, 4)}"
    yield f"function2:{_stem(ruled)} {function}"
    distance = min(context.preposition - at, 6)
    preposition = context.left(context.preposition)
    yield f"preposition:{preposition}:{distance}"
    if first in CONJUNCTIONS:
        yield f"joined:{preposition}:{distance}"
    yield f"last:{context.left(0)}"
    yield f"last2:{context.left(1)} {context.left(0)}"
    yield f"phrase:{min(at, 3)}"


def _after(context: Context) -> Iterator[str]:
    next_, second = context.right(0), context.right(1)
    yield f"next:{next_}"
    yield f"next-stem:{_stem(next_)}"
    yield f"next-kind:{_kind_after(context, 0)}"
    yield f"next2:{next_} {second}"
    yield f"next2-kind:{_kind_after(context, 0)} {_kind_after(context, 1)}"
    yield f"second-after:{_stem(second)}"
    names = context.names_after
    beyond, further = context.right(names), context.right(names + 1)
    yield f"beyond:{min(names, 2)}:{beyond}"
    yield f"beyond-stem:{_stem(beyond)}"
    yield f"beyond2:{beyond} {further}"
    near = [context.right(index) for index in range(4)]
    yield f"auxiliary:{next((word for word in near if word in AUXILIARIES), '-')}"
    yield f"function-after:{next((word for word in near if word in FUNCTION_WORDS), '-')}"


def _around(context: Context) -> Iterator[str]:
    governor = context.left(context.governor)
    function = context.left(context.function_word)
    next_, beyond = context.right(0), context.right(context.names_after)
    head = context.term[-1].lower()
    name = context.term[0][:1].isupper()
    yield f"governor-next:{governor} {next_}"
    yield f"governor-beyond:{governor} {beyond}"
    yield f"governor-kinds:{_stem(governor)} {_kind_after(context, 0)}"
    yield f"function-next:{function} {next_}"
    yield f"function-beyond:{function} {beyond}"
    yield f"governor-head:{governor} {head}"
    yield f"name-next:{name} {_kind_after(context, 0)}"


def _term(context: Context, sentence: str, span: Span) -> Iterator[str]:
    first, head = context.term[0], context.term[-1].lower()
    yield f"head:{head}"
    yield f"head-ending:{head[-3:]}"
    yield f"name:{first[:1].isupper()}"
    yield f"plural:{head.endswith('s')}"
    yield f"size:{min(len(context.term), 4)}"
    yield f"place:{10 * span.start // max(1, len(sentence))}"
    yield f"capitals:{sentence.isupper()}"
    yield f"end:{sentence[-1:]}"


def _stem(word: str) -> str:
    """Cut what inflects a verb or a noun: *visited*, *visits* and *visiting* are one."""
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending) + instead
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


def _kind(word: str) -> str:
    """Return what a word that nobody knows tells by its looks: its suffix, a name, a figure."""
    if word[0].isdigit():
        return "figure"
    if word[0].isupper():
        return "name"
    found = _SUFFIX.search(word)
    return found[0] if found else "-"


def _kind_after(context: Context, index: int) -> str:
    return _kind(context.after[index]) if index < len(context.after) else "$"
