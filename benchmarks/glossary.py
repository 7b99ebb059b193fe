"""How long a large glossary takes to load, and whether matching is linear in the text.

    python benchmarks/glossary.py [--entries 100000]

Makes a glossary of invented terms, loads it without and with the cache, and matches texts of
growing length against it and against a hundredth of it. Times are seconds of this machine; the last
column of the second table, microseconds a character, should grow neither with the text nor with the
glossary.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from itertools import product
from pathlib import Path

ADJECTIVES = [
    ("eastern", "rytinis"),
    ("naval", "jūrinis"),
    ("joint", "bendras"),
    ("new", "naujas"),
    ("nuclear", "branduolinis"),
    ("political", "politinis"),
    ("international", "tarptautinis"),
    ("common", "bendras"),
]
NOUNS = [
    ("flank", "flangas"),
    ("council", "taryba"),
    ("treaty", "sutartis"),
    ("state", "valstybė"),
    ("ministry", "ministerija"),
    ("mission", "misija"),
    ("fund", "fondas"),
    ("plan", "planas"),
]
LETTERS = ("bdgklmnprstvz", "aeiou")


def names(count: int) -> list[str]:
    syllables = ["".join(pair) for pair in product(*LETTERS)]
    chance = random.Random(7)
    return ["".join(chance.choices(syllables, k=3)).capitalize() for _ in range(count)]


def write_glossary(path: Path, entries: int) -> list[str]:
    """Write a PO file of invented terms and return them."""
    kinds = list(product(ADJECTIVES, NOUNS))
    terms = []
    head = 'msgid ""\nmsgstr ""\n"Language: lt\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    rows = [head]
    for number, name in enumerate(names(entries)):
        (adjective, lt_adjective), (noun, lt_noun) = kinds[number % len(kinds)]
        terms.append(f"{name} {adjective} {noun}")
        rows.append(
            f'#. pos: noun\n#: Invented\nmsgctxt "{number}"\n'
            f'msgid "{terms[-1]}"\nmsgstr "{lt_adjective} {name}o {lt_noun}"\n'
        )
    path.write_text("\n".join(rows), "utf-8")
    return terms


LOAD = """
import sys, time
from glossa.glossary import Glossary
start = time.perf_counter()
glossary = Glossary.load(sys.argv[1]).for_pair(sys.argv[2], sys.argv[3])
glossary.match("one text")
print(time.perf_counter() - start)
"""


def seconds_to_load(path: Path, source: str, target: str) -> float:
    """Return the seconds until a first match, in a process of its own."""
    command = [sys.executable, "-c", LOAD, str(path), source, target]
    return float(subprocess.run(command, check=True, capture_output=True).stdout)


def matching(path: Path, terms: list[str]) -> None:
    from glossa.glossary import Glossary

    glossary = Glossary.load(path)
    chance = random.Random(3)
    sentence = "The minister spoke of the {} and of much else that day, they said. "
    glossary.match("warm")
    print(f"{'entries':>9} {'characters':>11} {'matches':>8} {'seconds':>8} {'µs/char':>8}")
    for size in (200, 400, 800, 1600):
        text = "".join(sentence.format(chance.choice(terms)) for _ in range(size))
        start = time.perf_counter()
        found = len(glossary.match(text))
        spent = time.perf_counter() - start
        per = spent / len(text) * 1e6
        print(f"{len(glossary):9} {len(text):11} {found:8} {spent:8.3f} {per:8.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--entries", type=int, default=100_000)
    entries = parser.parse_args().entries
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        large, small = Path(folder, "large.po"), Path(folder, "small.po")
        terms = write_glossary(large, entries)
        few = write_glossary(small, entries // 100)
        print(f"{'direction':>9} {'first':>8} {'cached':>8}   seconds until the first match")
        for source, target in (("en", "lt"), ("lt", "en")):
            first = seconds_to_load(large, source, target)
            again = min(seconds_to_load(large, source, target) for _ in range(3))
            print(f"{source}→{target:>6} {first:8.2f} {again:8.2f}")
        matching(small, few)
        matching(large, terms)


if __name__ == "__main__":
    main()
