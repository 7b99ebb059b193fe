"""Build the compact profiles that :mod:`glossa.language.detection` reads.

What comes in:

* langdetect's own profiles (counts of one to three letters for 55 languages; Apache-2.0, by
  Nakatani Shuyo and Michal Danilák), from the installed package;
* ``tools/detection_words.tsv``: frequent words of other languages, most frequent first;
* a corpus of English and Lithuanian (``--corpus``), of which only counts leave this script.

What goes out: one ``<script>.bin`` for each of Latin and Cyrillic in ``--out``. Packed with zlib,
it holds a line of JSON, then the n-grams joined by newlines, shorter ones first, a NUL, the words,
a NUL, and last the costs, a row of bytes an n-gram, a byte a lane. A *lane* is a language, or a
language written without its diacritics (``lt~``). To keep the file small, a row holds by how much
its n-gram costs more than its shorter end (see :func:`base`), ``BIAS`` added.

A cost is ``-log P(last letter | the two before)``, in steps of ``1 / STEP`` nat. The first n-gram
of a word also holds the cost of its first letter, so that the costs of a word's n-grams sum to the
cost of the word. Words carry a gain instead: by how much they are likelier than their letters say.

    python tools/build_detection_profiles.py --corpus ../shared/corpus
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import zlib
from collections import defaultdict
from pathlib import Path

from detection_counts import (
    Grams,
    Letters,
    Shares,
    blended,
    corpus_words,
    fold,
    folded,
    profile_counts,
    script_of,
    word_grams,
)

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "src/glossa/language/detection/data"

STEP = 4
"""Steps of cost in one nat."""
BIAS = 64
"""Added to every difference, so that none is below 0."""
KEEP = {"latin": 3.0e-5, "cyrillic": 1.5e-5}
"""Share of a language's n-grams below which a trigram is left to its two last letters."""
GAIN_LIMIT = 14.0
"""Most that knowing a word may add, in nats; detection itself limits what one word may decide."""
NAME_GAIN_LIMIT = 3.0
"""The same for a word that is mostly capitalised: a name may stand in any language."""
WORDS = {"lt": 24000, "en": 14000}
"""How many words of our corpus are kept."""
COVERAGE = {"lt": 0.62, "en": 0.78}
"""Share of running words that the kept ones make up; the rest is spelled letter by letter."""
RARE = 2e-5
"""Share that a word of the hand-made list gets when our corpus of its language misses it."""

_LATIN = """
    en lt lv et pl fi sk de sv cs da no nl fr es it pt ro hu hr sl af ca cy id so sq sw tl tr vi
    lt~ lv~ et~ pl~ sk~ cs~ ro~ hu~ hr~ tr~
"""
LANES = {"latin": tuple(_LATIN.split()), "cyrillic": ("ru", "uk", "bg", "mk")}


def lane_counts(script: str, words: Shares) -> dict[str, Grams]:
    """Make the counts of every lane of ``script``."""
    lanes: dict[str, Grams] = {}
    for lane in LANES[script]:
        language = lane.rstrip("~")
        if lane.endswith("~"):
            lanes[lane] = folded(lanes[language])
            continue
        counts = profile_counts(language, script)
        if language in words and script == "latin":
            small: defaultdict[str, float] = defaultdict(float)
            for word, share in words[language].items():
                small[word.lower().lstrip("'")] += share
            counts = blended(counts, word_grams(small.items(), script))
        lanes[lane] = counts
    return lanes


def chosen_grams(lanes: dict[str, Grams], script: str) -> list[str]:
    """Name the n-grams that deserve a row."""
    chosen: set[str] = set()
    for counts in lanes.values():
        total = sum(v for g, v in counts.items() if len(g) == 3)
        letters = {g for g in counts if len(g) == 1 and counts[g] > 2e-6 * total}
        for gram, value in counts.items():
            if set(gram) - {" "} <= letters and (len(gram) < 3 or value > KEEP[script] * total):
                chosen.add(gram)
    return sorted(chosen, key=lambda gram: (len(gram), gram))


def base(gram: str, costs: dict[str, list[int]], none: list[int]) -> list[int]:
    """Guess the costs of an n-gram from its shorter end, and its start if it opens a word."""
    guess = costs.get(gram[1:]) or costs.get(gram[2:], none)
    if len(gram) == 3 and gram[0] == " ":
        guess = [a + b for a, b in zip(guess, costs.get(gram[:2], none), strict=True)]
    return guess


def cost_rows(models: dict[str, Letters], grams: list[str]) -> bytes:
    """Return the rows of differences, computed as they will be read."""
    none = [0] * len(models)
    costs: dict[str, list[int]] = {}
    rows = bytearray()
    for gram in grams:
        guess = base(gram, costs, none)
        exact = (round(-math.log(model.gram(gram)) * STEP) for model in models.values())
        row = [
            max(0, min(255, cost - guessed + BIAS))
            for cost, guessed in zip(exact, guess, strict=True)
        ]
        costs[gram] = [step + guessed - BIAS for step, guessed in zip(row, guess, strict=True)]
        rows += bytes(row)
    return bytes(rows)


def case_counts(words: Shares) -> tuple[Shares, Shares]:
    """Give the share of each small-lettered word, in all and as far as written in small letters."""
    small: Shares = {}
    plain: Shares = {}
    for language, forms in words.items():
        small[language], plain[language] = defaultdict(float), defaultdict(float)
        for word, share in forms.items():
            small[language][word.lower()] += share
            plain[language][word.lower()] += share * word.islower()
    return small, plain


def frequent_words(words: Shares) -> tuple[Shares, set[str]]:
    """Give the share of frequent words for every language that has a list, and which are names.

    Our corpus counts, without the names that both its languages share; for the hand-made lists the
    share follows the rank (Zipf), on the scale that fits Lithuanian.
    """
    small, plain = case_counts(words)
    shares: Shares = {}
    for language, seen in small.items():
        other = small["lt" if language == "en" else "en"]
        common = plain[language]
        own = [w for w in seen if common[w] > 0.6 * seen[w] or other[w] < 0.2 * seen[w]]
        own.sort(key=lambda w: (-seen[w], w))
        shares[language] = {w: seen[w] for w in own[: WORDS[language]]}
    shares["en"]["I"] = shares["en"]["i"] = words["en"]["I"]
    table = (HERE / "detection_words.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            language, _, listed = line.partition("\t")
            ranked = list(dict.fromkeys(listed.split()))
            shown = {w: 0.05 / (rank + 2) for rank, w in enumerate(ranked)}
            known = shares.get(language)
            shares[language] = dict.fromkeys(ranked, RARE) | known if known else shown
    capital = {
        w for code in small for w, share in small[code].items() if plain[code][w] < 0.6 * share
    }
    lower = {w for code in plain for w, share in plain[code].items() if share > RARE}
    return shares, capital - lower - {"i", "I"}


def word_gains(
    models: dict[str, Letters], shares: Shares, names: set[str], script: str
) -> dict[str, dict[str, int]]:
    """Tell for each word by how many steps each lane gains from knowing it."""
    gains: dict[str, dict[str, int]] = defaultdict(dict)
    for lane, model in models.items():
        known = shares.get(lane.rstrip("~"), {})
        if lane.endswith("~"):
            plain: defaultdict[str, float] = defaultdict(float)
            for word, share in known.items():
                plain[fold(word)] += share
            known = plain
        for word, share in known.items():
            letters = word.lower().lstrip("'")
            if not all(script_of(c) == script for c in letters):
                continue
            gain = math.log(1 + share / model.word(letters))
            limit = NAME_GAIN_LIMIT if word in names else GAIN_LIMIT
            steps = round(min(gain, limit) * 2) * STEP // 2
            if steps:
                gains[word][lane] = steps
    return gains


def packed(script: str, words: Shares) -> bytes:
    """Make the whole file of one script."""
    lanes = lane_counts(script, words)
    models = {lane: Letters(counts) for lane, counts in lanes.items()}
    grams = chosen_grams(lanes, script)
    rows = cost_rows(models, grams)
    shares, names = frequent_words(words)
    groups: dict[str, list[str]] = defaultdict(list)
    for word, gain in word_gains(models, shares, names, script).items():
        groups[" ".join(f"{lane}:{steps}" for lane, steps in gain.items())].append(word)
    listed = "\n".join(f"{key}\t{' '.join(sorted(group))}" for key, group in sorted(groups.items()))
    unknown = {
        lane: round(-math.log(1 - COVERAGE.get(lane.rstrip("~"), 0.0)) * STEP) for lane in lanes
    }
    header = json.dumps(
        {"step": STEP, "bias": BIAS, "lanes": list(lanes), "unknown": list(unknown.values())}
    )
    text = "\0".join(["\n".join([header, *grams]), listed, ""])
    return zlib.compress(text.encode() + rows, 9)


def main() -> None:
    """Build both profiles."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--corpus", type=Path, default=HERE.parent.parent / "shared/corpus")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    words = corpus_words(options.corpus)
    for script in LANES:
        data = packed(script, words)
        (options.out / f"{script}.bin").write_bytes(data)
        sys.stdout.write(f"{script}.bin: {len(data) // 1024} KB\n")


if __name__ == "__main__":
    main()
