"""Count letters and words, for ``build_detection_profiles.py``.

In come langdetect's profiles and a corpus; out go counts of n-grams (one to three letters, a space
at either end of a word), shares of word forms, and the probability of a letter after two others.
"""

from __future__ import annotations

import json
import lzma
import math
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FLOOR = 1e-7
"""Probability of a letter that a language never writes."""
DISCOUNT = 12.0
"""How many sightings the shorter context is worth."""
UNLISTED = 0.05
"""Least share that the letters not listed after a context are taken to have elsewhere."""
CORPUS_CUT = 6e-6
"""Share below which a trigram of our corpus is dropped: its tail is no longer than others' then."""

SOURCES = {
    "written": 0.50,
    "prose": 0.16,
    "mono": 0.16,
    "legal": 0.07,
    "synthetic": 0.06,
    "bible": 0.03,
    "software": 0.02,
}
"""Weight of each part of the corpus: news and public life first."""
HELD_OUT = ("wmt19-newsdev2019",)
"""Parts never trained on, kept for evaluation, beside every eighth written file."""
LINES_A_SOURCE = 40_000

Grams = dict[str, float]
"""How often each n-gram was seen, or its share."""
Shares = dict[str, dict[str, float]]
"""By language, the share of each word form among running words."""

_WORD = re.compile(r"(?:(?<=[^\W\d_])['’])?[^\W\d_]+")
"""A word, or what follows an apostrophe in one (``'ll``, ``'os``), as detection finds them."""
_PLAIN = str.maketrans("łđøıŁĐØ", "ldoiLDO")


def fold(text: str) -> str:
    """Return ``text`` without diacritics, letter for letter."""
    decomposed = unicodedata.normalize("NFD", text.translate(_PLAIN))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def script_of(letter: str) -> str | None:
    """Name the script of ``letter`` if a profile exists for it."""
    if letter.isascii() or "À" <= letter <= "ɏ" or "Ḁ" <= letter <= "ỿ":
        return "latin"
    return "cyrillic" if "Ѐ" <= letter <= "ӿ" else None


def profile_counts(language: str, script: str) -> Grams:
    """Read langdetect's counts for ``language``, in small letters and in one script."""
    spec = find_spec("langdetect")
    if spec is None or spec.origin is None:
        sys.exit("langdetect is not installed; run: pip install langdetect")
    path = Path(spec.origin).parent / "profiles" / language
    counts: defaultdict[str, float] = defaultdict(float)
    for gram, count in json.loads(path.read_text(encoding="utf-8"))["freq"].items():
        small = gram.lower()
        if len(small) == len(gram) and all(c == " " or script_of(c) == script for c in small):
            counts[small] += count
    return counts


def corpus_lines(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield (part, English, Lithuanian) without what is held out."""
    for number, path in enumerate(sorted((folder / "written").glob("*.tsv"))):
        if number % 8:
            for line in path.read_text(encoding="utf-8").splitlines():
                english, _, lithuanian = line.partition("\t")
                yield "written", english, lithuanian
    for part in ("prose", "legal", "synthetic", "bible", "software"):
        with lzma.open(folder / f"{part}.tsv.xz", "rt", encoding="utf-8") as lines:
            rows = (line.rstrip("\n").split("\t") for line in lines)
            kept = [row for row in rows if len(row) == 3 and row[2] not in HELD_OUT]
        for english, lithuanian, _ in kept[:: max(1, len(kept) // LINES_A_SOURCE)]:
            yield part, english, lithuanian
    with lzma.open(folder / "mono-lt.txt.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield "mono", "", line


def corpus_words(folder: Path) -> Shares:
    """Give the share of every word form among running words, by language, parts weighted."""
    counts: dict[str, dict[str, Counter[str]]] = {
        language: defaultdict(Counter) for language in ("en", "lt")
    }
    for part, english, lithuanian in corpus_lines(folder):
        counts["en"][part].update(_WORD.findall(english.replace("’", "'")))
        counts["lt"][part].update(_WORD.findall(lithuanian.replace("’", "'")))
    shares: Shares = {}
    for language, parts in counts.items():
        weight = sum(SOURCES[part] for part in parts if parts[part])
        merged: dict[str, float] = defaultdict(float)
        for part, words in parts.items():
            total = words.total() or 1
            for word, count in words.items():
                merged[word] += SOURCES[part] / weight * count / total
        shares[language] = merged
    return shares


def word_grams(words: Iterable[tuple[str, float]], script: str) -> Grams:
    """Count the n-grams of weighted words as langdetect does: a space at either end."""
    counts: defaultdict[str, float] = defaultdict(float)
    for word, weight in words:
        if not all(script_of(c) == script for c in word):
            continue
        padded = f" {word} "
        for size in (1, 2, 3):
            for start in range(len(padded) - size + 1):
                gram = padded[start : start + size]
                if gram != " ":
                    counts[gram] += weight
    limit = CORPUS_CUT * sum(v for g, v in counts.items() if len(g) == 3)
    return {g: v for g, v in counts.items() if len(g) < 3 or v > limit}


def blended(profile: Grams, corpus: Grams) -> Grams:
    """Mix two sets of counts half and half, on the scale of the first."""
    letters = sum(v for g, v in profile.items() if len(g) == 1)
    scale = letters / sum(v for g, v in corpus.items() if len(g) == 1)
    mixed = {gram: value / 2 for gram, value in profile.items()}
    for gram, value in corpus.items():
        mixed[gram] = mixed.get(gram, 0.0) + value * scale / 2
    return mixed


class Letters:
    """A trigram model of one lane; what a context was not seen with falls to the shorter context.

    langdetect cut its profiles, some at 1 in 10,000, some at 1 in 100,000, so how often a context
    was seen without any of its listed letters tells how likely the others are (Katz, 1987).
    """

    def __init__(self, counts: Grams) -> None:
        self.counts = counts
        self.total = sum(v for g, v in counts.items() if len(g) == 1)
        self.starts = sum(v for g, v in counts.items() if len(g) == 2 and g[0] == " ")
        self.ends = sum(v for g, v in counts.items() if len(g) == 2 and g[1] == " ")
        self.after: defaultdict[str, float] = defaultdict(float)
        self.listed: defaultdict[str, float] = defaultdict(float)
        for gram in sorted(counts, key=len):
            if len(gram) > 1:
                self.after[gram[:-1]] += counts[gram]
        for gram in sorted(counts, key=len):
            if len(gram) > 1:
                self.listed[gram[:-1]] += (
                    self.one(gram[1]) if len(gram) == 2 else self.two(gram[1:])
                )

    def one(self, letter: str) -> float:
        """Probability of a letter (or the end of a word) anywhere."""
        seen = self.ends if letter == " " else self.counts.get(letter, 0.0)
        return max(seen / (self.total + self.ends), FLOOR)

    def _mixed(self, gram: str, context_count: float, shorter: float) -> float:
        """Take what was counted, and give what is left over to the shorter context."""
        context = gram[:-1]
        whole = max(context_count, self.after[context]) + DISCOUNT
        seen = self.counts.get(gram)
        if seen is not None:
            return max(seen / whole, FLOOR)
        left = 1 - self.after[context] / whole
        return max(left * shorter / max(1 - self.listed[context], UNLISTED), FLOOR)

    def two(self, gram: str) -> float:
        """Probability of the second letter after the first."""
        count = self.starts if gram[0] == " " else self.counts.get(gram[0], 0.0)
        return self._mixed(gram, count, self.one(gram[1]))

    def three(self, gram: str) -> float:
        """Probability of the third letter after two."""
        return self._mixed(gram, self.counts.get(gram[:2], 0.0), self.two(gram[1:]))

    def gram(self, gram: str) -> float:
        """Probability of an n-gram as the table holds it."""
        if len(gram) == 1:
            return self.one(gram)
        if len(gram) == 2:
            return self.two(gram)
        start = self.two(gram[:2]) if gram[0] == " " else 1.0
        return max(start * self.three(gram), FLOOR**2)

    def word(self, word: str) -> float:
        """Probability of a whole word."""
        padded = f" {word} "
        return math.exp(sum(math.log(self.gram(padded[i : i + 3])) for i in range(len(word))))


def folded(counts: Grams) -> Grams:
    """Counts of the same language written without diacritics."""
    plain: defaultdict[str, float] = defaultdict(float)
    for gram, value in counts.items():
        plain[fold(gram)] += value
    return plain
