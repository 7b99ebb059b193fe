"""Candidate terms from parallel text, with counts, for a person to decide on.

In come pairs of sentences; out come phrases that stand together more often than chance has it, each
with the phrase of the other language that it most often meets. The association is Dunning's
log-likelihood ratio (Computational Linguistics 19:1, 1993), over sentences.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final

from glossa.glossary.comparing import compared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossa.glossary.glossary import Glossary

MAX_WORDS: Final = 4
"""Longer phrases are seldom terms."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A phrase that may be a term, and what it may be in the other language."""

    source: str
    target: str
    count: int
    """Sentences that hold the source phrase."""
    together: int
    """Sentences that hold both."""
    score: float
    """Log-likelihood ratio of their meeting; 10.8 is significant at one in a thousand."""
    known: bool = False
    """Whether the glossary has the source phrase already."""


def extract(
    pairs: Iterable[tuple[str, str]],
    *,
    least: int = 3,
    most: int = 500,
    languages: tuple[str, str] = ("en", "lt"),
    glossary: Glossary | None = None,
) -> tuple[Candidate, ...]:
    """Return candidate terms, the most strongly associated first.

    Args:
        pairs: source and target sentences.
        least: how many sentences must hold a phrase and its counterpart.
        most: how many candidates to return.
        languages: of the source and of the target; forms of a word are counted together in
            English and Lithuanian.
        glossary: marks the candidates that it knows already.
    """
    sources, targets = Counter[str](), Counter[str]()
    written: dict[str, Counter[str]] = defaultdict(Counter)
    sentences: list[tuple[list[str], list[str]]] = []
    for source, target in pairs:
        keys = _keyed(source, languages[0], written), _keyed(target, languages[1], written)
        sources.update(keys[0])
        targets.update(keys[1])
        sentences.append(keys)
    together = _meetings(sentences, sources, targets, least)
    known = {compared(t) for entry in glossary or () for t in entry.sources}
    found = _best(together, (sources, targets), len(sentences), least)
    candidates = [
        Candidate(
            source=_usual(written[ours]),
            target=_usual(written[theirs]),
            count=sources[ours],
            together=together[ours, theirs],
            score=round(score, 1),
            known=compared(_usual(written[ours])) in known,
        )
        for ours, theirs, score in found
    ]
    candidates.sort(key=lambda item: (-item.score, item.source))
    return tuple(candidates[:most])


def _keyed(text: str, language: str, written: dict[str, Counter[str]]) -> list[str]:
    keys: dict[str, None] = {}
    for phrase in _phrases(text):
        key = " ".join(_stem(word, language) for word in phrase.casefold().split(" "))
        written[f"{language} {key}"][phrase] += 1
        keys[f"{language} {key}"] = None
    return list(keys)


def _phrases(text: str) -> Iterator[str]:
    """Yield the runs of words that a mark or a stop word does not break."""
    run: list[str] = []
    last = 0
    for found in _WORD.finditer(text):
        word = found[0]
        gap = text[last : found.start()]
        last = found.end()
        if run and not gap.isspace():
            yield from _windows(run)
            run = []
        if word.casefold() in _words_of("stopwords") or len(word) < 2:
            yield from _windows(run)
            run = []
        else:
            run.append(word)
    yield from _windows(run)


@cache
def _words_of(name: str) -> frozenset[str]:
    text = resources.files("glossa.glossary").joinpath(f"data/{name}.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


def _windows(run: Sequence[str]) -> Iterator[str]:
    for start in range(len(run)):
        for end in range(start + 1, min(start + MAX_WORDS, len(run)) + 1):
            words = run[start:end]
            if len(words) > 1 or words[0][0].isupper() or len(words[0]) >= 5:
                yield " ".join(words)


def _stem(word: str, language: str) -> str:
    """Return a word without what inflection changes: enough to count its forms together."""
    if language == "en":
        word = re.sub(r"['’]s$", "", word)
        return re.sub(r"(?<=\w{3})(?<!s)s$", "", word)
    endings = _words_of("lithuanian-endings") if language == "lt" else frozenset()
    for size in range(min(9, len(word) - 3), 0, -1):
        if word[-size:] in endings:
            return word[:-size]
    return word


def _meetings(
    sentences: Sequence[tuple[list[str], list[str]]],
    sources: Counter[str],
    targets: Counter[str],
    least: int,
) -> Counter[tuple[str, str]]:
    together: Counter[tuple[str, str]] = Counter()
    for ours, theirs in sentences:
        right = [key for key in theirs if targets[key] >= least]
        for left in ours:
            if sources[left] >= least:
                together.update((left, key) for key in right)
    return together


def _best(
    together: Counter[tuple[str, str]],
    counts: tuple[Counter[str], Counter[str]],
    total: int,
    least: int,
) -> list[tuple[str, str, float]]:
    """Return the best counterpart of each source phrase, where each is the other's best."""
    sources, targets = counts
    ours: dict[str, tuple[float, int, str]] = {}
    theirs: dict[str, tuple[float, int, str]] = {}
    for (left, right), both in together.items():
        if both < least:
            continue
        score = likelihood(both, sources[left], targets[right], total)
        if both * total <= sources[left] * targets[right]:
            continue  # they avoid each other
        ours[left] = max(ours.get(left, (0.0, 0, "")), (score, right.count(" "), right))
        theirs[right] = max(theirs.get(right, (0.0, 0, "")), (score, left.count(" "), left))
    return [
        (left, right, score) for left, (score, _, right) in ours.items() if theirs[right][2] == left
    ]


def likelihood(both: int, one: int, other: int, total: int) -> float:
    """Return Dunning's log-likelihood ratio of two events over ``total`` trials."""
    cells = ((both, one - both), (other - both, total - one - other + both))
    rows = [sum(row) for row in cells]
    columns = [cells[0][i] + cells[1][i] for i in (0, 1)]
    ratio = 0.0
    for i, row in enumerate(cells):
        for j, seen in enumerate(row):
            expected = rows[i] * columns[j] / total
            if seen > 0 and expected > 0:
                ratio += seen * math.log(seen / expected)
    return 2 * ratio


def _usual(spellings: Counter[str]) -> str:
    return min(spellings, key=lambda text: (-spellings[text], text))
