"""Small files around the steps: evaluation sentences, examples as text, word lists.

In and out: files. Examples have four tab-separated columns: group, source, target, links.
"""

from __future__ import annotations

import lzma
import re
from typing import TYPE_CHECKING

from training.align import parse, render
from training.binarise import Example
from training.pairs import flat, read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

TAGS = re.compile(r"<t>.*?<\\t>|<b>")
"""Term marks in a tagged evaluation set: the word stays, its target form goes."""


def evaluation_sentences(folder: Path | None) -> Iterator[str]:
    """Yields every sentence of a folder's evaluation sets (``*.en``, ``*.lt``, ``*.tagged``)."""
    if folder is None:
        return
    for path in sorted(folder.iterdir()):
        if path.suffix in {".en", ".lt", ".tagged"}:
            for row in read_table(path):
                for column in row:
                    yield flat(TAGS.sub("", column))


def evaluation_sets(
    folder: Path | None, ours: str, theirs: str
) -> dict[str, tuple[list[str], list[str]]]:
    """Returns a folder's parallel evaluation sets, NAME.en with NAME.lt, by name."""
    sets = {}
    for path in sorted(folder.glob(f"*.{ours}")) if folder else []:
        other = path.with_suffix(f".{theirs}")
        if other.exists():
            sources, references = (
                [flat(line) for line in side.read_text(encoding="utf-8").splitlines()]
                for side in (path, other)
            )
            sets[path.stem] = (sources, references)
    return sets


def lemma_list(folder: Path | None) -> Iterator[str]:
    """Yields the lemmas of ispell word lists (``lietuviu.*.xz``, lines ``lemma/flags``)."""
    if folder is None:
        return
    for path in sorted(folder.glob("lietuviu.*.xz")):
        if path.name.removesuffix(".xz").endswith((".ivpk", ".vardai", ".zodziai")):
            for row in read_table(path):
                lemma, _, flags = row[0].partition("/")
                if flags:
                    yield lemma


def write_examples(path: Path, examples: Iterable[Example]) -> int:
    """Writes examples and returns how many; the file appears only when it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".part")
    count = 0
    with lzma.open(partial, "wt", encoding="utf-8", preset=1) as stream:
        for example in examples:
            columns = (example.group, example.source, example.target, render(example.links))
            stream.write("\t".join(columns) + "\n")
            count += 1
    partial.replace(path)
    return count


def read_examples(path: Path) -> Iterator[Example]:
    """Yields what `write_examples` wrote; nothing when there is no such file."""
    if not path.exists():
        return
    for group, source, target, links in read_table(path):
        yield Example(source=source, target=target, links=parse(links), group=group)
