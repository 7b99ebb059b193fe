"""Terms: how many a translation renders, in which form, what else that does to it, and the cost.

    python -m benchmarks.terms SUITE [--to en] [--ways WAY ...] [--package PATH] [--limit N]

The terms that a suite marks become a glossary (``benchmarks.term_suites``), and its sentences are
translated in each of the ways asked for (``benchmarks.term_ways``), one after another, by the same
package in one process. Printed are, a column a way, the figures that ``benchmarks.term_scores``
explains, and the time for the sentences with terms and for the others, also as a ratio to the first
way. Needs the ``bench`` dependencies.
"""

from __future__ import annotations

import argparse
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.term_scores import Judge, signatures
from benchmarks.term_suites import read
from benchmarks.term_ways import WAYS, translated
from glossa import GlossaError
from glossa.engine.protocol import DEFAULT_OPTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.term_suites import Suite
    from benchmarks.term_ways import Run

Runs = dict[str, "Run"]
"""By the names of their ways, the base of the comparison first."""


def main() -> None:
    options = _options()
    if not options.suite.is_file():
        sys.exit(f"{options.suite} does not exist: name a term suite.")
    suite = read(options.suite, options.to, options.limit)
    try:
        runs = {name: translated(suite, WAYS[name], options.package) for name in options.ways}
    except GlossaError as error:
        sys.exit(str(error))
    judge = Judge(suite)
    report(suite, judge, runs)
    show(suite, judge, runs, options.show)


def report(suite: Suite, judge: Judge, runs: Runs) -> None:
    """Print the figures of each way, and what is needed to repeat them."""
    figures = [judge.figures(run.asking + run.others) for run in runs.values()]
    base, *_ = runs
    uses = sum(len(case.terms) for case in suite.cases)
    print(f"{len(suite.cases)} sentences, {uses} uses of terms, {suite.source}→{suite.target}")
    _row("", runs)
    for name, value in figures[0].items():
        digits = ".3f" if isinstance(value, float) else "d"
        _row(name, (format(each[name], digits) for each in figures))
    for at, kind in enumerate(("with terms", "without terms")):
        seconds = [run.seconds[at] for run in runs.values()]
        _row(f"seconds, {kind}", (f"{each:.2f}" for each in seconds))
        _row(f"  ratio to {base}", (f"{each / seconds[0]:.2f}" for each in seconds))
    print()
    for name, signature in signatures().items():
        print(f"{name:8}{signature}")
    print(
        f"glossa  {version('glossa-mt')}, package {runs[base].package},"
        f" beam {DEFAULT_OPTIONS.beam}, glossary {suite.glossary.fingerprint}"
    )


def _row(name: str, cells: Iterable[str]) -> None:
    print(f"{name:24}" + "".join(f"{cell:>10}" for cell in cells))


def show(suite: Suite, judge: Judge, runs: Runs, count: int) -> None:
    """Print the first translations of sentences with terms, and what is left over in each."""
    for at, case in enumerate(suite.asking[:count]):
        print(f"\n{case.source}\n  {'terms':10}{case.terms}\n  {'reference':10}{case.reference}")
        for name, run in runs.items():
            left = judge.leftovers(case, run.asking[at])
            over = ", ".join(left.untranslated + left.repeated)
            print(f"  {name:10}{run.asking[at]}" + (f"  [left over: {over}]" if over else ""))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("suite", type=Path)
    parser.add_argument(
        "--to", choices=("lt", "en"), default="lt", help="language of the references (default: lt)"
    )
    ways = "\n".join(f"  {name:9} {way.help}" for name, way in WAYS.items())
    parser.add_argument(
        "--ways",
        nargs="+",
        choices=WAYS,
        default=["without", "with"],
        metavar="WAY",
        help=f"what to compare, the base first (default: without with)\n{ways}",
    )
    parser.add_argument("--package", help="package to use (default: the preferred one)")
    parser.add_argument("--limit", type=int, metavar="N", help="take only the first N sentences")
    parser.add_argument(
        "--show", type=int, default=0, metavar="N", help="print N translations with terms"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
