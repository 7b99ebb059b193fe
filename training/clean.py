"""Step two: keeps the pairs that a translator should learn from, and says why others went.

In come pairs, and the sentences of evaluation sets; out go fewer pairs and a count for each source
and reason. Our own text is trusted, so only duplicates and leaks are taken from it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from training.collect import OWN
from training.pairs import function_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from training.pairs import Pair

WORD = re.compile(r"\w+")
MARKUP = re.compile(r"[<>{}\\|$^~=]|%\w|\w_\w|&\w+;|\bhttps?:|\w\(\)|\t")
NUMBER = re.compile(r"\d+")
LITHUANIAN = re.compile(r"[ąčęėįšųūžĄČĘĖĮŠŲŪŽ]")
MAX_CHARACTERS = 600
MAX_RATIO = 2.2


def words(text: str) -> list[str]:
    """Returns the text's words in lower case, without punctuation."""
    return WORD.findall(text.lower())


def wrong_language(pair: Pair) -> bool:
    """Says whether the function words of a side belong to the other language."""
    for text, own, other in (
        (pair.en, function_words("en"), function_words("lt")),
        (pair.lt, function_words("lt"), function_words("en")),
    ):
        found = words(text)
        ours, theirs = (sum(word in known for word in found) for known in (own, other))
        if theirs > ours and theirs >= 2:
            return True
    letters = len(LITHUANIAN.findall(pair.en))
    return letters > 2 and letters / len(pair.en) > 0.05


def wrong_length(pair: Pair) -> bool:
    """Says whether a side is empty, very long, or far longer than the other."""
    shorter, longer = sorted((len(pair.en), len(pair.lt)))
    return not shorter or longer > MAX_CHARACTERS or (longer > 20 and longer > MAX_RATIO * shorter)


def few_letters(pair: Pair) -> bool:
    """Says whether much of a side is figures and signs."""
    sides = (pair.en.replace(" ", ""), pair.lt.replace(" ", ""))
    return any(sum(map(str.isalpha, text)) < 0.7 * len(text) for text in sides)


def untranslated(pair: Pair) -> bool:
    """Says whether both sides are the same text."""
    return words(pair.en) == words(pair.lt)


def other_numbers(pair: Pair) -> bool:
    """Says whether the sides disagree on their figures of two digits or more."""
    left, right = (
        sorted(n for n in NUMBER.findall(text) if len(n) > 1) for text in (pair.en, pair.lt)
    )
    return left != right


REASONS: tuple[tuple[str, Callable[[Pair], bool]], ...] = (
    ("length", wrong_length),
    ("letters", few_letters),
    ("markup", lambda pair: bool(MARKUP.search(pair.en) or MARKUP.search(pair.lt))),
    ("untranslated", untranslated),
    ("numbers", other_numbers),
    ("language", wrong_language),
)
"""Why a pair that we did not write may go, cheapest test first."""


class Leaks:
    """Recognises evaluation sentences, also when a few of their words were changed.

    A pair leaks when a side has the same words as an evaluation sentence, or when at least half of
    its runs of four words occur in evaluation sentences.
    """

    SIZE = 4

    def __init__(self, sentences: Iterable[str]) -> None:
        self._whole: set[tuple[str, ...]] = set()
        self._runs: set[tuple[str, ...]] = set()
        for sentence in sentences:
            found = tuple(words(sentence))
            self._whole.add(found)
            self._runs.update(self.runs(found))

    @classmethod
    def runs(cls, found: tuple[str, ...]) -> list[tuple[str, ...]]:
        """Returns every run of four words."""
        return [found[i : i + cls.SIZE] for i in range(len(found) - cls.SIZE + 1)]

    def has(self, text: str) -> bool:
        """Says whether the text is, or nearly is, an evaluation sentence."""
        found = tuple(words(text))
        if len(found) > 2 and found in self._whole:
            return True
        runs = self.runs(found)
        return bool(runs) and 2 * sum(run in self._runs for run in runs) >= len(runs)


class Cleaner:
    """Passes good pairs on and counts the others by source and reason."""

    def __init__(self, leaks: Leaks, translations: int = 2) -> None:
        self.leaks = leaks
        self.translations = translations
        self.report: dict[str, Counter[str]] = defaultdict(Counter)
        self._seen: set[tuple[str, ...]] = set()
        self._translations: Counter[tuple[str, str]] = Counter()

    def reason(self, pair: Pair) -> str | None:
        """Says why the pair must go, or None."""
        if pair.group != OWN:
            for name, applies in REASONS:
                if applies(pair):
                    return name
        key = (pair.en.lower(), pair.lt.lower())
        if key in self._seen:
            return "duplicate"
        if pair.group != OWN:
            sides = [(side, text) for side, text in zip(("en", "lt"), key, strict=True)]
            if any(self._translations[side] >= self.translations for side in sides):
                return "repeated"
            self._translations.update(sides)
        self._seen.add(key)
        return "evaluation" if self.leaks.has(pair.en) or self.leaks.has(pair.lt) else None

    def clean(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """Yields the pairs to keep."""
        for pair in pairs:
            reason = self.reason(pair)
            self.report[pair.source][reason or "kept"] += 1
            if reason is None:
                yield pair


def limited(pairs: Iterable[Pair], limits: dict[str, int]) -> list[Pair]:
    """Keeps at most so many pairs of each group, spread evenly over it."""
    groups: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        groups[pair.group].append(pair)
    kept: list[Pair] = []
    for group, members in groups.items():
        limit = limits.get(group, len(members))
        step = max(1.0, len(members) / max(1, limit))
        chosen = (int(i * step) for i in range(min(limit, len(members))))
        kept.extend(members[i] for i in chosen)
    return kept


def table(report: dict[str, Counter[str]]) -> str:
    """Lays the counts out, one source a line, tab-separated."""
    reasons = ["kept", *(name for name, _ in REASONS), "duplicate", "repeated", "evaluation"]
    lines = ["\t".join(["source", *reasons])]
    lines += [
        "\t".join([source, *(str(report[source][r]) for r in reasons)]) for source in sorted(report)
    ]
    return "\n".join(lines) + "\n"
