"""How well and how fast glossa, sentencex and a regular expression find the ends of sentences.

    python -m benchmarks.sentences [--shared DIR] [--lines LANG=FILE ...] [--conllu LANG=FILE ...]

Sentences that follow each other are joined by spaces into paragraphs (of eight, or those that a
treebank marks), and every boundary inside a paragraph counts once: F1 of all sentences, and of
finished ones only, that is, of paragraphs made of sentences that end in punctuation. Speed is given
as a ratio.
The cases in ``tests/language/sentences`` are always measured; a folder like ``../shared``, with
``corpus/mono-lt.txt.xz``, ``corpus/prose.tsv.xz`` (for newsdev2019) and ``corpus/written/*.tsv``,
is if it is there or asked for. ``--lines`` measures any other text that has a sentence a line.
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

NEWSDEV = "wmt19-newsdev2019"
"""Its name in the last column of prose.tsv.xz."""

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
    with lzma.open(folder / "corpus" / "prose.tsv.xz", "rt", encoding="utf-8") as file:
        prose = [line.rstrip("\n").split("\t") for line in file]
    news = [row for row in prose if row[2] == NEWSDEV]
    yield "newsdev2019, Lithuanian", "lt", joined([row[1] for row in news])
    yield "newsdev2019, English", "en", joined([row[0] for row in news])
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
    for language, path in options.lines:
        yield path.name, language, joined(path.read_text(encoding="utf-8").splitlines())
    for language, path in options.conllu:
        yield path.name, language, from_conllu(path)


def language_and_file(given: str) -> tuple[str, Path]:
    """Read ``LANG=FILE``, for the ``type`` of an option."""
    language, _, name = given.partition("=")
    if not Path(name).is_file():
        raise argparse.ArgumentTypeError(f"{given!r} names no file: write it as lt=FILE.")
    return language, Path(name)


def options_given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "--shared",
        type=Path,
        default=HERE.parent.parent / "shared",
        metavar="DIR",
        help="the folder of data that is not ours (default: ../shared)",
    )
    parser.add_argument(
        "--lines",
        type=language_and_file,
        action="append",
        default=[],
        metavar="LANG=FILE",
        help="measure a text with a sentence a line as well; may be repeated",
    )
    parser.add_argument(
        "--conllu",
        type=language_and_file,
        action="append",
        default=[],
        metavar="LANG=FILE",
        help="measure a treebank as well; may be repeated",
    )
    return parser.parse_args()


def main() -> None:
    options = options_given()
    print("F1 of all sentences / of finished ones\n")
    print(f"{'':24}{'sentences':>10}" + "".join(f"{name:>16}" for name in SPLITTERS))
    for name, language, paragraphs in sets(options):
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
