"""The steps after training: convert, evaluate, readme, pack.

In come averaged weights and the work folder; out come ``packages/*.argosmodel``. PyTorch is not
needed.
"""

from __future__ import annotations

import json
import shutil
import zlib
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from training import collect, convert, evaluate, pack, pieces, readme, weights
from training.collect import OWN
from training.config import DIRECTIONS
from training.run import plain_examples
from training.texts import evaluation_sets, read_examples

if TYPE_CHECKING:
    from pathlib import Path

    from training.binarise import Example
    from training.run import Run

MODEL_FILES = ("config.json", "model.bin", "shared_vocabulary.json")
HELD_OUT = "held-out news"
SAMPLE = 200
"""Sentences on which alignment and terms are measured."""


def network(run: Run, ours: str, theirs: str) -> Path:
    """Returns the folder of the network that translates one direction."""
    return run.at("joint" if run.config.train.joint else f"{ours}-{theirs}")


def model_folder(run: Run, ours: str, theirs: str) -> Path:
    """Returns where a direction's converted model lies."""
    return run.at(f"model-{ours}-{theirs}")


def convert_step(run: Run) -> None:
    """Converts each direction to CTranslate2."""
    vocabulary = pieces.vocabulary(pieces.load(run.at("pieces.model")))
    for ours, theirs in DIRECTIONS:
        arrays = weights.load(network(run, ours, theirs))
        folder = model_folder(run, ours, theirs)
        shutil.rmtree(folder, ignore_errors=True)
        convert.convert(arrays, run.config.model, vocabulary, theirs, folder)
        print(f"{ours}-{theirs}: {folder_size(folder) / 1e6:.1f} MB")


def folder_size(folder: Path) -> int:
    """Returns the bytes of the files in a folder."""
    return sum(path.stat().st_size for path in folder.iterdir())


def annotated_sample(run: Run, ours: str, theirs: str) -> list[Example]:
    """Returns held-out examples with annotations."""
    return list(read_examples(run.at(f"annotated-held-out-{ours}-{theirs}.tsv.xz")))[:SAMPLE]


def measured_sets(run: Run, ours: str, theirs: str) -> dict[str, tuple[list[str], list[str]]]:
    """Returns the sets to measure on: our held-out pairs and the evaluation sets."""
    held = list(plain_examples(run, run.held_out, (ours, theirs)))
    own = {HELD_OUT: ([e.source for e in held], [e.target for e in held])}
    return own | evaluation_sets(run.evaluation, ours, theirs)


def evaluate_step(run: Run) -> None:
    """Measures each direction and writes ``scores.json``."""
    scores: dict[str, Any] = {}
    for ours, theirs in DIRECTIONS:
        model = evaluate.Model(model_folder(run, ours, theirs), run.at("pieces.model"))
        sets = measured_sets(run, ours, theirs)
        decoding = evaluate.penalties(model, *sets[HELD_OUT])
        values: dict[str, Any] = {
            name: asdict(evaluate.score(model, *sides, decoding)) for name, sides in sets.items()
        }
        values["decoding"] = decoding
        held = list(plain_examples(run, run.held_out, (ours, theirs)))[:SAMPLE]
        values["alignment"] = evaluate.alignment_agreement(model, held)
        sample = annotated_sample(run, ours, theirs)
        values["terms"], values["terms without"] = evaluate.term_success(model, sample, theirs)
        scores[f"{ours}-{theirs}"] = values
        print(f"{ours}-{theirs}: {json.dumps(values, indent=1)}")
    run.at("scores.json").write_text(json.dumps(scores, indent=1), encoding="utf-8")


def read_json(path: Path) -> dict[str, Any]:
    """Reads a file that a step wrote; nothing when that step was left out."""
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def readme_step(run: Run) -> None:
    """Writes each package's readme."""
    scores, used = read_json(run.at("scores.json")), read_json(run.at("used.json"))
    licences = collect.read_sources(run.corpus, "licence") if run.corpus else {}
    licences[OWN] = "CC0-1.0"
    rows = [(name, licences.get(name, ""), count) for name, count in used.items()]
    for ours, theirs in DIRECTIONS:
        values = scores.get(f"{ours}-{theirs}", {})
        values["megabytes"] = folder_size(model_folder(run, ours, theirs)) / 1e6
        text = readme.readme(run.config, (ours, theirs), values, rows)
        run.at(f"README-{ours}-{theirs}.md").write_text(text, encoding="utf-8")


def fingerprint(folder: Path) -> str:
    """Returns a short check sum of a model's weights."""
    return f"{zlib.crc32((folder / 'model.bin').read_bytes()):08x}"


def pack_step(run: Run) -> None:
    """Packs both directions into ``packages/``."""
    for ours, theirs in DIRECTIONS:
        folder = model_folder(run, ours, theirs)
        extra = {
            "configuration": run.config.name,
            "weights": fingerprint(folder),
            "alignment": {"trained": True, "heads": run.config.model.guided_heads},
        }
        values = pack.metadata(ours, theirs, run.config.version, extra)
        scores = read_json(run.at("scores.json")).get(f"{ours}-{theirs}", {})
        if "decoding" in scores:
            values["glossa"]["decoding"] = scores["decoding"]
        success = scores.get("terms")
        if success is not None:  # glossa leaves annotations out where they seldom succeed
            values["glossa"]["annotations"]["accuracy"] = round(success, 3)
        text = run.at(f"README-{ours}-{theirs}.md").read_text(encoding="utf-8")
        path = pack.pack(run.root / "packages", folder, run.at("pieces.model"), text, values)
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")
