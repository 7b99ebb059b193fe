"""Language detection, side by side with langdetect and py3langid: accuracy, speed, cold start.

    python benchmarks/detection.py [--shared ../shared]

Prints the share of right answers in % for whole lines and for first three words; ``und`` counts as
wrong. The sentences are our own (``detection_sentences.tsv``) and, where the shared folder is
present, English and Lithuanian news that no profile was built from: the written files held out by
``tools/build_detection_profiles.py``, newsdev2019 and FLORES-200 dev. Speed is a ratio to
langdetect, all in one run and one thread; cold start is the whole process, langdetect at 1.
"""

from __future__ import annotations

import argparse
import lzma
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import langdetect

from glossa.language.detection import detect

HERE = Path(__file__).resolve().parent
EIGHT = ("en", "lt", "lv", "et", "pl", "fi", "ru", "sk")
"""The languages among which the goals are set; others are printed after them."""
LIMIT = 1500
"""Lines of one set and language that are judged."""
ONE_LINE = "Vyriausybė trečiadienį pritarė kitų metų biudžeto projektui."
DOUBTFUL = "Martin Berg"
COLD = {
    "langdetect": "import langdetect; langdetect.detect({text!r})",
    "glossa": "from glossa.language.detection import detect; detect({text!r})",
    "py3langid": "import py3langid; py3langid.classify({text!r})",
}

Detector = Callable[[str], str]
Lines = dict[tuple[str, str], list[str]]
"""By set and language."""


def read_lines(shared: Path) -> Lines:
    """Read all sets that are present."""
    lines: Lines = defaultdict(list)
    own = (HERE / "detection_sentences.tsv").read_text(encoding="utf-8").splitlines()
    for row in own:
        if not row.startswith("#"):
            language, _, sentence = row.partition("\t")
            lines["own", language].append(sentence)
    for name, english, lithuanian in held_out(shared):
        lines[name, "en"].append(english)
        lines[name, "lt"].append(lithuanian)
    return {key: found[:: max(1, len(found) // LIMIT)] for key, found in lines.items()}


def held_out(shared: Path) -> Iterator[tuple[str, str, str]]:
    """Yield (set, English, Lithuanian) from the shared folder."""
    for path in sorted((shared / "corpus/written").glob("*.tsv"))[::8]:
        for row in path.read_text(encoding="utf-8").splitlines():
            english, _, lithuanian = row.partition("\t")
            yield "written", english, lithuanian
    prose = shared / "corpus/prose.tsv.xz"
    if prose.exists():
        with lzma.open(prose, "rt", encoding="utf-8") as rows:
            for row in rows:
                english, lithuanian, source = row.rstrip("\n").split("\t")
                if source == "wmt19-newsdev2019":
                    yield "newsdev", english, lithuanian
    flores = [shared / f"eval/flores-dev.{language}" for language in ("en", "lt")]
    if all(path.exists() for path in flores):
        pair = (path.read_text(encoding="utf-8").splitlines() for path in flores)
        for english, lithuanian in zip(*pair, strict=True):
            yield "flores", english, lithuanian


def first_words(line: str) -> str:
    """Return the first three words of ``line``."""
    return " ".join(line.split()[:3])


def plain_langdetect(text: str) -> str:
    try:
        return str(langdetect.detect(text))
    except langdetect.LangDetectException:
        return "und"


def detectors() -> dict[str, Detector]:
    """Name the detectors that are installed."""
    langdetect.DetectorFactory.seed = 0
    found: dict[str, Detector] = {
        "glossa": lambda text: detect(text).language,
        "glossa, 8": lambda text: detect(text, languages=EIGHT).language,
        "langdetect": plain_langdetect,
    }
    try:
        from py3langid.langid import LanguageIdentifier
    except ImportError:
        return found
    free, among = (LanguageIdentifier.from_model_file("data/model.npz.xz") for _ in range(2))
    among.set_languages(list(EIGHT))
    found["py3langid"] = lambda text: free.classify(text)[0]
    found["py3langid, 8"] = lambda text: among.classify(text)[0]
    return found


def print_accuracy(lines: Lines, name: str, detector: Detector) -> None:
    """Print one detector's rows, a row for each set and length."""
    sets = dict.fromkeys(key[0] for key in lines)
    for title in sets:
        languages = [key[1] for key in lines if key[0] == title]
        languages.sort(key=lambda code: EIGHT.index(code) if code in EIGHT else len(EIGHT))
        if name.endswith(", 8"):
            languages = [code for code in languages if code in EIGHT]
        for kind in ("line", "3 words"):
            shares = []
            for language in languages:
                texts = lines[title, language]
                if kind != "line":
                    texts = [first_words(text) for text in texts]
                right = sum(detector(text) == language for text in texts)
                shares.append(f"{language} {100 * right / len(texts):.1f}")
            print(f"{name:13}{title:8} {kind:8} {'  '.join(shares)}")


def seconds(detector: Detector, texts: list[str]) -> float:
    """Time one pass over ``texts``."""
    start = time.perf_counter()
    for text in texts:
        detector(text)
    return time.perf_counter() - start


def print_speed(lines: Lines, found: dict[str, Detector]) -> None:
    """Print texts per second and the ratio to langdetect."""
    whole = [text for texts in lines.values() for text in texts[:300]]
    for kind, texts in (("line", whole), ("3 words", [first_words(text) for text in whole])):
        times = {name: seconds(detector, texts) for name, detector in found.items()}
        for name, taken in times.items():
            rate, ratio = len(texts) / taken, times["langdetect"] / taken
            print(f"{name:13}{kind:8} {rate:8.0f} texts/s  {ratio:6.1f} x langdetect")


def print_cold_start(installed: set[str], repeats: int = 7) -> None:
    """Print how long a whole process takes for one text."""
    for title, text in (("clear", ONE_LINE), ("doubtful", DOUBTFUL)):
        taken: dict[str, float] = {}
        for name in (name for name in COLD if name in installed):
            command = [sys.executable, "-c", COLD[name].format(text=text)]
            taken[name] = statistics.median(process_seconds(command) for _ in range(repeats))
        for name, value in taken.items():
            share = value / taken["langdetect"]
            print(f"{name:13}cold start, {title} text {value:.2f} s  {share:.2f} of langdetect's")


def process_seconds(command: list[str]) -> float:
    """Time one process."""
    start = time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    options = parser.parse_args()
    lines = read_lines(options.shared)
    found = detectors()
    for name, detector in found.items():
        detector(ONE_LINE)
        print_accuracy(lines, name, detector)
    print_speed(lines, found)
    print_cold_start(set(found))


if __name__ == "__main__":
    main()
