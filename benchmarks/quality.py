"""Quality: BLEU and chrF2 of the packages on parallel text, beside published systems.

    python -m benchmarks.quality [FOLDER] [--from-english PATH] [--to-english PATH]
        [--annotate] [--limit N]

FOLDER (default: ``../shared/eval``) holds test sets, ``NAME.en`` beside ``NAME.lt``, a sentence a
line, and ``peers.tsv``: direction, test set, system, BLEU and chrF2 of others. Each set is
translated both ways, with the shipped glossaries, as by default, and without; scores are
sacrebleu's with its defaults, whose signatures are printed. Needs the ``bench`` dependencies.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.name_scores import names_kept
from benchmarks.term_scores import METRICS, signatures
from benchmarks.term_ways import WAYS
from glossa import GlossaError, Glossary, Translator
from glossa.enforcement import Enforcer

if TYPE_CHECKING:
    from glossa.translator import MakeEnforcer

SHARED = Path(__file__).parents[2] / "shared" / "eval"
PUBLISHED_AS = {"flores-dev": "FLORES-200 dev", "flores-devtest": "FLORES-200 devtest"}
DIRECTIONS = (("en", "lt"), ("lt", "en"))


@dataclass(frozen=True, slots=True, order=True)
class Score:
    """What one system reached; systems sort by chrF2."""

    chrf: float
    bleu: float
    system: str


def published(path: Path, direction: str, test_set: str) -> list[Score]:
    """Read what others reached on a set."""
    if not path.is_file():
        return []
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [
        Score(float(row[4]), float(row[3]), row[2])
        for row in rows[1:]
        if row[:2] == [direction, test_set]
    ]


def measured(
    translator: Translator, sources: list[str], references: list[str], note: str
) -> tuple[Score, str]:
    """Translate a set; return its scores, and its speed and names in words."""
    warm = translator.translate(sources[0])
    start = time.perf_counter()
    outputs = [result.text for result in translator.stream(sources)]
    seconds = time.perf_counter() - start
    values = {
        name: metric.corpus_score(outputs, [references]).score for name, metric in METRICS.items()
    }
    system = f"glossa, {warm.package}{note}"
    words = sum(len(source.split()) for source in sources)
    english, lithuanian = (
        (sources, references) if translator.source == "en" else (references, sources)
    )
    kept, names = names_kept(english, lithuanian, outputs, translator.target)
    more = f"{words / seconds:.0f} words a second, {kept} of {names} names spelled right"
    return Score(values["chrF2"], values["BLEU"], system), more


def report(folder: Path, name: str, options: argparse.Namespace) -> None:
    """Print a table for each direction of a test set."""
    for ours, theirs in DIRECTIONS:
        sources, references = (
            (folder / f"{name}.{code}").read_text(encoding="utf-8").splitlines()[: options.limit]
            for code in (ours, theirs)
        )
        if len(sources) != len(references):
            sys.exit(f"{name}.{ours} and {name}.{theirs} must have a line for each sentence.")
        package = options.from_english if ours == "en" else options.to_english
        known = PUBLISHED_AS.get(name, name)
        scores = published(folder / "peers.tsv", f"{ours}→{theirs}", known)
        more = {}
        shipped = Glossary.load()
        ways: list[tuple[Glossary | None, str, MakeEnforcer]]
        ways = [(None, ", no glossary", Enforcer), (shipped, "", Enforcer)]
        if options.annotate:
            ways.append((shipped, ", annotated", WAYS["annotate"].enforcer))
        for glossary, note, enforcer in ways:
            translator = Translator(
                ours, theirs, glossary=glossary, package=package, enforcer=enforcer
            )
            score, more[note] = measured(translator, sources, references, note)
            scores.append(score)
        print(f"\n{ours}→{theirs}, {known}, {len(sources)} sentences")
        print(f"{'BLEU':>6}{'chrF2':>7}  system")
        for score in sorted(scores, reverse=True):
            print(f"{score.bleu:6.1f}{score.chrf:7.1f}  {score.system}")
        print(f"With the glossary {more['']}; without {more[', no glossary']}.")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?", default=SHARED)
    parser.add_argument("--from-english", metavar="PATH", help="en→lt package to measure")
    parser.add_argument("--to-english", metavar="PATH", help="lt→en package to measure")
    parser.add_argument("--annotate", action="store_true", help=WAYS["annotate"].help)
    parser.add_argument("--limit", type=int, metavar="N", help="take only the first N sentences")
    options = parser.parse_args()
    names = [
        path.stem
        for path in sorted(options.folder.glob("*.en"))
        if path.with_suffix(".lt").is_file()
    ]
    if not names:
        sys.exit(f"{options.folder} has no NAME.en beside a NAME.lt: name a folder that has.")
    try:
        for name in names:
            report(options.folder, name, options)
    except GlossaError as error:
        sys.exit(str(error))
    print()
    for metric, signature in signatures().items():
        print(f"{metric:8}{signature}")


if __name__ == "__main__":
    main()
