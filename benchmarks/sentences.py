"""How well and how fast glossa, sentencex and a regular expression find the ends of sentences.

    python benchmarks/sentences.py [--shared DIR] [--lines LANG=FILE] [--conllu LANG=FILE]

Sentences that follow each other are joined by spaces into paragraphs (of eight, or those that a
treebank marks), and every boundary inside a paragraph counts once: F1 of all sentences, and of
finished ones only, that is, of paragraphs made of sentences that end in punctuation. Speed is given
as a ratio.
The cases in ``tests/language/sentences`` are always measured; a folder like ``../shared``, with
``corpus/mono-lt.txt.xz`` and ``corpus/written/*.tsv``, is if it is there or asked for.
"""

from __future__ import annotations

import argparse
import lzma
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import sentencex  # type: ignore[import-untyped]  # it has no types

from glossa.language.sentences import split_sentences

HERE = Path(__file__).resolve().parent
CASES = HERE.parent / "tests" / "language" / "sentences"
FINISHED = re.compile(r"[.!?…][\"'“”’»)\]]*\s*[\"“”’»]*$")
NAIVE = re.compile(r"[.!?…][\"“”»’)\]]*\s+(?=[\"„“«(‘]*[A-ZĄČĘĖĮŠŲŪŽ])")
PARAGRAPH = 8
# mono-lt.txt opens with the development and test parts of ALKSNIS, then HSE (corpus/SOURCES.tsv).
ALKSNIS, HSE = slice(0, 1228), slice(1228, 1489)

Paragraphs = list[list[str]]
Splitter = Callable[[str, str], list[int]]


def by_glossa(text: str, language: str) -> list[int]:
    return [span.start for span in split_sentences(text, language)]


def by_sentencex(text: str, language: str) -> list[int]:
    starts, at = [], 0
    for piece in sentencex.segment(language, text):
        starts.append(at)
        at += len(piece)
    return starts


def by_naive(text: str, _language: str) -> list[int]:
    return [match.end() for match in NAIVE.finditer(text)]


SPLITTERS: dict[str, Splitter] = {
    "glossa": by_glossa,
    "sentencex": by_sentencex,
    "regex": by_naive,
}


def f1(paragraphs: Paragraphs, language: str, splitter: Splitter) -> float:
    """Return the F1 of boundaries inside paragraphs, in percent."""
    right = wrong = missed = 0
    for sentences in paragraphs:
        at, gold = 0, set()
        for sentence in sentences[:-1]:
            at += len(sentence) + 1
            gold.add(at)
        found = {start for start in splitter(" ".join(sentences), language) if start}
        right += len(found & gold)
        wrong += len(found - gold)
        missed += len(gold - found)
    return 200 * right / max(2 * right + wrong + missed, 1)


def rate(paragraphs: Paragraphs, language: str, splitter: Splitter) -> float:
    """Return sentences a second of processor time, the best of five runs."""
    texts = [" ".join(sentences) for sentences in paragraphs]
    best = float("inf")
    for _ in range(5):
        began = time.process_time()
        for text in texts:
            splitter(text, language)
        best = min(best, time.process_time() - began)
    return sum(map(len, paragraphs)) / best


def joined(lines: list[str]) -> Paragraphs:
    """Put sentences that follow each other into paragraphs of equal size."""
    sentences = [" ".join(line.split()) for line in lines if line.strip()]
    return [sentences[at : at + PARAGRAPH] for at in range(0, len(sentences), PARAGRAPH)]


def finished(paragraphs: Paragraphs) -> Paragraphs:
    kept = ([line for line in lines if FINISHED.search(line)] for lines in paragraphs)
    return [lines for lines in kept if lines]


def from_cases(language: str) -> Paragraphs:
    lines = (CASES / f"cases.{language}.txt").read_text(encoding="utf-8").splitlines()
    # Those with line breaks would be other cases if they were joined by spaces.
    cases = (line for line in lines if line and "\\" not in line)
    return [case.split("|")[::2] for case in cases if not case.startswith(("# ", "## "))]


def from_conllu(path: Path) -> Paragraphs:
    """Read the sentences of a treebank, in the paragraphs that it marks."""
    paragraphs: Paragraphs = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(("# newpar", "# newdoc")) or not paragraphs:
            paragraphs.append([])
        if line.startswith("# text = "):
            paragraphs[-1].append(" ".join(line.removeprefix("# text = ").split()))
    marked = [sentences for sentences in paragraphs if sentences]
    return marked if len(marked) > 1 else joined([line for lines in marked for line in lines])


def from_shared(folder: Path) -> Iterator[tuple[str, str, Paragraphs]]:
    with lzma.open(folder / "corpus" / "mono-lt.txt.xz", "rt", encoding="utf-8") as file:
        mono = file.read().split("\n")
    yield "ALKSNIS", "lt", joined(mono[ALKSNIS])
    yield "HSE", "lt", joined(mono[HSE])
    rows = [
        line.split("\t")
        for path in sorted((folder / "corpus" / "written").glob("*.tsv"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if "\t" in line
    ]
    yield "written, Lithuanian", "lt", joined([row[1] for row in rows])
    yield "written, English", "en", joined([row[0] for row in rows])


def sets(options: argparse.Namespace) -> Iterator[tuple[str, str, Paragraphs]]:
    yield "own cases, Lithuanian", "lt", from_cases("lt")
    yield "own cases, English", "en", from_cases("en")
    if options.shared.is_dir():
        yield from from_shared(options.shared)
    else:
        print(f"{options.shared} is not there: give the folder with --shared\n", file=sys.stderr)
    for given in options.lines:
        language, _, name = given.partition("=")
        yield Path(name).name, language, joined(Path(name).read_text("utf-8").splitlines())
    for given in options.conllu:
        language, _, name = given.partition("=")
        yield Path(name).name, language, from_conllu(Path(name))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared", metavar="DIR")
    parser.add_argument("--lines", action="append", default=[], metavar="LANG=FILE")
    parser.add_argument("--conllu", action="append", default=[], metavar="LANG=FILE")
    print("F1 of all sentences / of finished ones\n")
    print(f"{'':24}{'sentences':>10}" + "".join(f"{name:>16}" for name in SPLITTERS))
    for name, language, paragraphs in sets(parser.parse_args()):
        whole = finished(paragraphs)
        scores = [
            f"{f1(paragraphs, language, split):.1f} / {f1(whole, language, split):.1f}"
            for split in SPLITTERS.values()
        ]
        print(f"{name:24}{sum(map(len, paragraphs)):>10}" + "".join(f"{s:>16}" for s in scores))
        speeds = {name: rate(paragraphs, language, split) for name, split in SPLITTERS.items()}
    print("\nspeed on the last of these, as a ratio to sentencex")
    for name, speed in speeds.items():
        print(f"{name:24}{speed:>10,.0f} sentences/s {speed / speeds['sentencex']:>8.2f}")


if __name__ == "__main__":
    main()
