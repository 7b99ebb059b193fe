"""The command line: ``python -m training STEP --config training/configs/small.toml``.

Every step goes from files to files in the run's work folder; ``all`` does those that are not done.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from training import config, run

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

STEPS = {
    "collect": "gather the sentence pairs whose rights allow it",
    "clean": "keep the good ones, none of the evaluation sets",
    "pieces": "learn the vocabulary",
    "align": "link words with words (eflomal)",
    "annotate": "make copies with target-lemma annotations",
    "robust": "make copies with noise, things to repeat, other names",
    "binarise": "turn everything into numbers",
    "train": "train the networks (PyTorch)",
    "average": "write the averaged weights (PyTorch)",
    "convert": "convert to CTranslate2, 8-bit",
    "evaluate": "measure",
    "readme": "write the packages' readmes",
    "pack": "write packages/*.argosmodel",
}

DONE = {
    "collect": ("collected.tsv.xz",),
    "clean": ("pairs.tsv.xz",),
    "pieces": ("pieces.model",),
    "align": ("links.txt",),
    "annotate": ("annotated-en-lt.tsv.xz", "annotated-lt-en.tsv.xz"),
    "robust": ("robust-en-lt.tsv.xz", "robust-lt-en.tsv.xz"),
    "binarise": ("examples-en-lt.npz", "examples-lt-en.npz", "table.npy"),
}
"""Files that show a step to be done; later steps are quick, or know by themselves."""

EXTRA = {
    "wrap": "put what training needs into one small file that travels",
    "glance": "measure the networks with PyTorch alone, greedily",
    "back-translate": "translate Lithuanian text without a translation into English, as more data",
    "distil": "let the networks translate their own training text, as more data",
    "cases": "learn which Lithuanian case an English context asks for (glossa's case-cues.tsv)",
}


def action(step: str, only: str | None) -> Callable[[run.Run], None]:
    """Returns what does a step; PyTorch and CTranslate2 load only where they are needed."""
    if step in ("train", "average"):
        from training import teach

        if step == "train":
            return lambda r: teach.train_step(r, only)
        return lambda r: teach.average_step(r, only)
    if step == "glance":
        from training import decode

        return lambda r: decode.glance_step(r, only)
    if step == "wrap":
        from training import wrap

        return wrap.wrap_step
    if step == "cases":
        from training import cases

        return cases.cases_step
    if step in EXTRA:
        from training import more

        return more.back_translate_step if step == "back-translate" else more.distil_step
    if step in ("convert", "evaluate", "readme", "pack"):
        from training import finish

        finishing: Callable[[run.Run], None] = getattr(finish, f"{step}_step")
        return finishing
    early: Callable[[run.Run], None] = getattr(run, f"{step}_step")
    return early


def parser() -> argparse.ArgumentParser:
    """Describes the arguments."""
    made = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    steps = {"all": "every step in order that is not done yet", **STEPS, **EXTRA}
    made.add_argument(
        "step",
        choices=steps,
        metavar="STEP",
        help="; ".join(f"{name}: {text}" for name, text in steps.items()),
    )
    made.add_argument("--config", type=Path, required=True, help="a run's TOML file")
    made.add_argument("--corpus", type=Path, help="folder with SOURCES.tsv and GROUP.tsv.xz")
    made.add_argument(
        "--evaluation", type=Path, help="folder with evaluation sets (NAME.en, NAME.lt)"
    )
    made.add_argument("--word-lists", type=Path, help="folder with ispell-lt's word lists")
    made.add_argument("--only", metavar="NETWORK", help="train one network: en-lt, lt-en or joint")
    made.add_argument("--root", type=Path, default=Path(), help="the checkout (default: here)")
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a step, or all of them."""
    options = parser().parse_args(arguments)
    try:
        this = run.Run(
            config=config.load(options.config),
            root=options.root,
            corpus=options.corpus,
            evaluation=options.evaluation,
            word_lists=options.word_lists,
        )
        for step in STEPS if options.step == "all" else [options.step]:
            files = DONE.get(step, ())
            if options.step == "all" and files and all(this.at(f).exists() for f in files):
                print(f"{step}: done before", flush=True)
                continue
            print(f"{step} …", flush=True)
            action(step, options.only)(this)
    except (OSError, ValueError, ModuleNotFoundError) as error:
        print(f"training: {error}", file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
