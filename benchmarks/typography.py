"""False alarms of the typographic rules: correct translations in, changes per 1,000 of them out.

A human translation that is right should pass unchanged, so what is printed is how often each rule
touches one. Changes of spaces and of straight quotation marks are house style rather than repairs,
and are counted apart. Data: two-column TSV files (English, Lithuanian), or two files line by line.

    python benchmarks/typography.py [--tsv FILE ...] [--lines EN LT] [--show RULE] [--limit N]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from glossa.language.typography import findings, fix, registry

SHARED = Path(__file__).resolve().parents[2] / "shared"

Pair = tuple[str, str]


def main() -> int:
    options = _options()
    data = _data(options)
    if not data:
        print(
            "There is no data to measure on: give --tsv FILE (English and Lithuanian in columns) "
            "or --lines EN LT.",
            file=sys.stderr,
        )
        return 3
    for name, pairs in data:
        for source, target in (("en", "lt"), ("lt", "en")):
            _measure(name, pairs[: options.limit], source, target, options.show)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "--tsv", type=Path, nargs="+", metavar="FILE", help="English and Lithuanian in two columns"
    )
    parser.add_argument(
        "--lines", type=Path, nargs=2, metavar=("EN", "LT"), help="two files, line by line"
    )
    parser.add_argument(
        "--show", metavar="RULE", help="print every change of this rule, or finding of this code"
    )
    parser.add_argument(
        "--limit", type=int, metavar="N", help="measure the first N pairs of each set"
    )
    return parser.parse_args()


def _data(options: argparse.Namespace) -> list[tuple[str, list[Pair]]]:
    tables, lines = options.tsv, options.lines
    if not tables and not lines:
        tables = sorted((SHARED / "corpus" / "written").glob("*.tsv"))
        flores = [SHARED / "eval" / f"flores-dev.{code}" for code in ("en", "lt")]
        lines = flores if all(path.is_file() for path in flores) else None
    data: list[tuple[str, list[Pair]]] = []
    if tables:
        data.append(("tables", [pair for path in tables for pair in _rows(path)]))
    if lines:
        english, lithuanian = (path.read_text(encoding="utf-8").splitlines() for path in lines)
        data.append((Path(lines[0]).stem, list(zip(english, lithuanian, strict=True))))
    return [(name, pairs) for name, pairs in data if pairs]


def _rows(path: Path) -> list[Pair]:
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [(row[0], row[1]) for row in rows if len(row) > 1 and row[0] and row[1]]


def _measure(name: str, pairs: list[Pair], source: str, target: str, show: str | None) -> None:
    visible: Counter[str] = Counter()
    spaces: Counter[str] = Counter()
    reported: Counter[str] = Counter()
    for english, lithuanian in pairs:
        left, right = (english, lithuanian) if source == "en" else (lithuanian, english)
        fixed = fix(left, right, source, target)
        for rule in {change.reason for change in fixed.changes}:
            mine = [change for change in fixed.changes if change.reason == rule]
            only_spaces = all(_bare(change.before) == _bare(change.after) for change in mine)
            (spaces if only_spaces else visible)[rule] += 1
            if rule == show:
                print(f"{left}\n  - {right}\n  + {fixed.text}".replace("\u00a0", "␣"))
        for code in {finding.code for finding in findings(left, fixed.text, source, target)}:
            reported[code] += 1
            if code == show:
                print(f"{left}\n  ? {fixed.text}")
    _print(f"{name} {source}→{target}, {len(pairs)} pairs", len(pairs), visible, spaces, reported)


def _bare(text: str) -> str:
    return "".join(text.split())


def _print(
    title: str, total: int, visible: Counter[str], spaces: Counter[str], reported: Counter[str]
) -> None:
    print(f"\n{title}: sentences touched per 1,000\n  {'rule':26}{'visible':>9}{'spaces':>9}")
    for rule in registry():
        if visible[rule.name] or spaces[rule.name]:
            left, right = (1000 * count[rule.name] / total for count in (visible, spaces))
            print(f"  {rule.name:26}{left:9.2f}{right:9.2f}")
    for code, count in sorted(reported.items()):
        print(f"  finding {code:18}{1000 * count / total:9.2f}")


if __name__ == "__main__":
    sys.exit(main())
