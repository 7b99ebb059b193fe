"""Does the checker accept what people wrote, and see what was taken out?

    python benchmarks/check.py TAGGED

TAGGED is a suite of Bergmanis and Pinnis: a source sentence with ``<b> word <t> lemma <\\t>``
around its terms, a tab, and the reference translation. A reference holds a term when the Snowball
stems of the lemma stand in it, as often as counted. Printed are: uses found in the source; of
the uses that the reference holds, the share that the checker accepts; and the share that it reports
once their renderings are removed, or replaced by another word.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from pathlib import Path

import snowballstemmer

from glossa.glossary import Entry, Glossary
from glossa.glossary.checking import check

TAG = re.compile(r"<b> (.*?) <t> (.*?) <\\t>")
WORD = re.compile(r"[^\W_]+")
NOT_FOR_TERMS = {"changed-number", "altered-placeholder", "inconsistent-rendering"}
OTHER_WORD = "pakaitalas"


def sentences(path: Path) -> list[tuple[str, str, Counter[tuple[str, str]]]]:
    rows = []
    for line in path.read_text("utf-8").splitlines():
        source, _, target = line.rpartition("\t")
        terms = Counter((m[1], m[2]) for m in TAG.finditer(source))
        plain = TAG.sub(r"\1", source).replace(" ' s ", "'s ")
        rows.append((plain, target, terms))
    return rows


def stems(stemmer: snowballstemmer.stemmer, text: str) -> list[str]:
    return stemmer.stemWords(WORD.findall(text.lower()))


def occurrences(stemmer: snowballstemmer.stemmer, lemma: str, text: str) -> int:
    wanted, there = stems(stemmer, lemma), stems(stemmer, text)
    size = len(wanted)
    return sum(there[i : i + size] == wanted for i in range(len(there) - size + 1))


def broken(source: str, target: str, glossary: Glossary) -> int:
    report = check(source, target, glossary)
    return sum(finding.code not in NOT_FOR_TERMS for finding in report.findings)


def without(target: str, glossary: Glossary, by: str) -> str:
    hits = sorted(glossary.renderings.find(target), key=lambda hit: -hit.span.start)
    for hit in hits:
        target = target[: hit.span.start] + by + target[hit.span.end :]
    return target


def measure(path: Path, *, verbose: bool) -> None:
    stemmer = snowballstemmer.stemmer("lithuanian")
    count: Counter[str] = Counter()
    started = time.perf_counter()
    for source, target, terms in sentences(path):
        for (word, lemma), uses in terms.items():
            glossary = Glossary([Entry(source=word, target=lemma)])
            count["uses"] += uses
            count["found"] += min(uses, len(glossary.match(source)))
            held = min(uses, occurrences(stemmer, lemma, target))
            if not held:
                continue
            report = check(source, target, glossary)
            accepted = min(held, report.rendered)
            count["held"] += held
            count["accepted"] += accepted
            if accepted < held and verbose:
                print(f"not accepted: {word} = {lemma}: {target}", file=sys.stderr)
            if accepted:
                count["spoilt"] += 1
                for kind, by in (("removed", ""), ("replaced", OTHER_WORD)):
                    seen = broken(source, without(target, glossary, by), glossary)
                    count[kind] += bool(seen)
    for name, part, whole in (
        ("uses found in the source", "found", "uses"),
        ("references accepted", "accepted", "held"),
        ("removals reported", "removed", "spoilt"),
        ("replacements reported", "replaced", "spoilt"),
    ):
        share = count[part] / max(count[whole], 1)
        print(f"{name:28} {count[part]:5} of {count[whole]:5}  {share:6.1%}")
    print(f"{'seconds':28} {time.perf_counter() - started:5.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("tagged", type=Path)
    parser.add_argument("--verbose", action="store_true", help="list what is not accepted")
    arguments = parser.parse_args()
    measure(arguments.tagged, verbose=arguments.verbose)


if __name__ == "__main__":
    main()
