"""Sentence pairs and where they came from, as values and as tab-separated files.

The files that move between steps have four columns (group, source, English, Lithuanian) and are
xz-compressed; the published text in ``training/data`` has two (English, Lithuanian).
"""

from __future__ import annotations

import lzma
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One sentence in both languages."""

    en: str
    lt: str
    group: str
    """The kind of text: written, prose, dictionary, legal, synthetic or software."""
    source: str
    """The source's name in the table of sources."""

    def side(self, language: str) -> str:
        """Returns the text in ``en`` or ``lt``."""
        return self.en if language == "en" else self.lt


@lru_cache
def function_words(name: str) -> frozenset[str]:
    """Returns a list of ``function-words.tsv``: ``en``, ``lt``, or what no term starts with."""
    rows = dict(read_table(Path(__file__).with_name("function-words.tsv")))
    return frozenset(rows[name].split())


def flat(text: str) -> str:
    """Returns the text on one line, with single spaces."""
    return " ".join(text.split())


def read_table(path: Path) -> Iterator[list[str]]:
    """Yields the columns of a tab-separated file, compressed or not."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            yield line.rstrip("\n").split("\t")


def read_pairs(path: Path) -> Iterator[Pair]:
    """Yields what `write_pairs` wrote."""
    for group, source, en, lt in read_table(path):
        yield Pair(en=en, lt=lt, group=group, source=source)


def write_pairs(path: Path, pairs: Iterable[Pair]) -> int:
    """Writes pairs, one a line; returns how many. The file appears only when it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".part")
    count = 0
    with lzma.open(partial, "wt", encoding="utf-8", preset=1) as stream:
        for pair in pairs:
            columns = (pair.group, pair.source, flat(pair.en), flat(pair.lt))
            stream.write("\t".join(columns) + "\n")
            count += 1
    partial.replace(path)
    return count
