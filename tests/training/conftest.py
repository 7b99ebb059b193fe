"""A tiny checkout: a few of our own pairs, a corpus of two sources, an evaluation set."""

from __future__ import annotations

import dataclasses
import lzma
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

REPOSITORY = Path(__file__).parent.parent.parent
sys.path.insert(0, str(REPOSITORY))

from training import config, run, texts  # noqa: E402  # the path above comes first
from training.align import Links, render  # noqa: E402

if TYPE_CHECKING:
    from training.pairs import Pair

PAIRS = 240


def own_pairs() -> list[str]:
    lines: list[str] = []
    for path in sorted((REPOSITORY / "training" / "data").glob("*.tsv"))[:6]:
        lines += path.read_text(encoding="utf-8").splitlines()[: PAIRS // 6]
    return lines


def diagonal(pair: Pair) -> Links:
    """Links words in order: what an aligner might say of very simple sentences."""
    left, right = len(pair.en.split()), len(pair.lt.split())
    return tuple((min(number * left // right, left - 1), number) for number in range(right))


@pytest.fixture(scope="session")
def settings() -> config.Config:
    return config.load(REPOSITORY / "training" / "configs" / "tiny.toml")


def make_corpus(folder: Path) -> Path:
    folder.mkdir()
    (folder / "SOURCES.tsv").write_text(
        "source-id\tlicence\trights\n"
        "free\tMIT\tpermissive\nodd\tnone\tunclear\nbible-x\tCC0\tpermissive\n",
        encoding="utf-8",
    )
    rows = [
        "The cat sleeps on the old chair.\tKatė miega ant senos kėdės.\tfree",
        "The dog sleeps under the old table.\tŠuo miega po senu stalu.\todd",
        "In the beginning was the word.\tPradžioje buvo žodis.\tbible-x",
        "The printing costs %d cents.\tSpausdinimas kainuoja %d centus.\tfree",
    ]
    with lzma.open(folder / "prose.tsv.xz", "wt", encoding="utf-8") as stream:
        stream.write("\n".join(rows) + "\n")
    return folder


def make_evaluation(folder: Path) -> Path:
    folder.mkdir()
    english, lithuanian = own_pairs()[5].split("\t")
    (folder / "dev.en").write_text(english + "\nA second line.\n", encoding="utf-8")
    (folder / "dev.lt").write_text(lithuanian + "\nAntra eilutė.\n", encoding="utf-8")
    return folder


def make_run(root: Path, settings: config.Config) -> run.Run:
    data = root / "training" / "data"
    data.mkdir(parents=True)
    (data / "own.tsv").write_text("\n".join(own_pairs()) + "\n", encoding="utf-8")
    return run.Run(
        config=settings,
        root=root,
        corpus=make_corpus(root / "corpus"),
        evaluation=make_evaluation(root / "evaluation"),
    )


@pytest.fixture
def this(tmp_path: Path, settings: config.Config) -> run.Run:
    return make_run(tmp_path / "checkout", settings)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return make_corpus(tmp_path / "corpus")


@pytest.fixture
def evaluation(tmp_path: Path) -> Path:
    return make_evaluation(tmp_path / "evaluation")


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory, settings: config.Config) -> run.Run:
    """A run up to its arrays; the aligner, which not every machine has, is replaced."""
    made = make_run(tmp_path_factory.mktemp("prepared") / "checkout", settings)
    run.collect_step(made)
    run.clean_step(made)
    run.pieces_step(made)
    lines = [render(diagonal(pair)) for pair in made.cleaned]
    made.at("links.txt").write_text("\n".join(lines) + "\n")
    run.annotate_step(made)
    run.robust_step(made)
    run.binarise_step(made)
    assert list(texts.read_examples(made.at("annotated-en-lt.tsv.xz")))
    return made


@pytest.fixture
def binarised(prepared: run.Run, tmp_path: Path) -> run.Run:
    """A copy of the prepared run, to be changed at will."""
    root = tmp_path / "copy"
    shutil.copytree(prepared.root, root)
    return dataclasses.replace(
        prepared, root=root, corpus=root / "corpus", evaluation=root / "evaluation"
    )
