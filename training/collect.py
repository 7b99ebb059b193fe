"""Step one: gathers sentence pairs whose rights allow a package to be made from them.

In come ``training/data`` (our own text) and, where there is one, a corpus folder with
``SOURCES.tsv`` and ``GROUP.tsv.xz`` files; out goes one file of pairs.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from training.pairs import Pair, read_table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from training.config import DataConfig

OWN = "written"
"""The group of our own text."""


def read_sources(corpus: Path, column: str) -> dict[str, str]:
    """Returns a column of the table of sources, such as ``licence`` or ``rights``, by source."""
    rows = list(read_table(corpus / "SOURCES.tsv"))
    name, wanted = rows[0].index("source-id"), rows[0].index(column)
    return {row[name]: row[wanted] for row in rows[1:]}


def own_pairs(data: Path) -> Iterator[Pair]:
    """Yields the pairs written for this project, in the order of their files."""
    for path in sorted(data.glob("*.tsv")):
        for row in read_table(path):
            if len(row) == 2:
                yield Pair(en=row[0], lt=row[1], group=OWN, source=OWN)


def corpus_pairs(corpus: Path, allowed: DataConfig) -> Iterator[Pair]:
    """Yields the pairs of a corpus folder whose source may enter a package."""
    rights = read_sources(corpus, "rights")
    for path in sorted(corpus.glob("*.tsv.xz")):
        group = path.name.removesuffix(".tsv.xz")
        for row in read_table(path):
            if len(row) != 3 or row[2].startswith(allowed.refused):
                continue
            if rights.get(row[2], "unclear") in allowed.rights:
                yield Pair(en=row[0], lt=row[1], group=group, source=row[2])


def collect(data: Path, corpus: Path | None, allowed: DataConfig) -> Iterator[Pair]:
    """Yields every pair that may be used, our own first."""
    yield from own_pairs(data)
    if corpus is not None:
        yield from corpus_pairs(corpus, allowed)


def count(pairs: list[Pair]) -> Counter[str]:
    """Counts pairs by source."""
    return Counter(pair.source for pair in pairs)
