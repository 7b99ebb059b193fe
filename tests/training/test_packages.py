"""Batches, weights, conversion, packing, evaluation, the readme and the command line."""

from __future__ import annotations

import dataclasses
import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from training import (
    __main__,
    batches,
    binarise,
    config,
    evaluate,
    finish,
    lexicon,
    pack,
    pieces,
    readme,
    run,
    weights,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray


def random_weights(shape: config.ModelConfig, vocabulary: int) -> dict[str, NDArray[np.float32]]:
    """Weights with the names and sizes that the network gives them."""
    dice = np.random.default_rng(7)
    width, inner = shape.width, shape.feed_forward
    maps = {
        "attention.query": (3 * width, width),
        "attention.out": (width, width),
        "feed_forward.inner": (inner, width),
        "feed_forward.outer": (width, inner),
    }
    towards = {
        "source_attention.query": (width, width),
        "source_attention.memory": (2 * width, width),
        "source_attention.out": (width, width),
    }
    arrays: dict[str, NDArray[np.float32]] = {
        "embedding.weight": dice.normal(size=(vocabulary, width)).astype(np.float32)
    }
    norms = ["encoder_norm", "decoder_norm"]
    for side, count, parts in (
        ("encoder", shape.encoder_layers, maps),
        ("decoder", shape.decoder_layers, maps | towards),
    ):
        for number in range(count):
            here = f"{side}.{number}"
            norms += [f"{here}.attention_norm", f"{here}.forward_norm"]
            norms += [f"{here}.source_norm"] if side == "decoder" else []
            for name, size in parts.items():
                arrays[f"{here}.{name}.weight"] = (dice.normal(size=size) * 0.1).astype(np.float32)
                arrays[f"{here}.{name}.bias"] = np.zeros(size[0], np.float32)
    for name in norms:
        arrays[f"{name}.weight"] = np.ones(width, np.float32)
        arrays[f"{name}.bias"] = np.zeros(width, np.float32)
    return arrays


@pytest.fixture
def trained(binarised: run.Run) -> run.Run:
    """A run whose networks have random weights."""
    size = pieces.load(binarised.at("pieces.model")).get_piece_size()
    for name in ("en-lt", "lt-en"):
        binarised.at(name).mkdir()
        weights.save(binarised.at(name), random_weights(binarised.config.model, size))
    finish.convert_step(binarised)
    return binarised


def test_weights_survive_in_pieces(tmp_path: Path) -> None:
    arrays = {f"w{n}": np.full((10, 10), n, np.float32) for n in range(5)}
    assert weights.save(tmp_path, arrays, limit=500) == 3
    assert weights.save(tmp_path, arrays, limit=10_000) == 1
    again = weights.load(tmp_path)
    assert all((again[name] == array).all() for name, array in arrays.items())


def test_missing_weights_say_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="Run the steps train and average first"):
        weights.load(tmp_path)


def test_an_epoch_shows_every_example_as_often_as_its_group_says(binarised: run.Run) -> None:
    examples = binarise.load(binarised.at("examples-en-lt.npz"))
    stream = batches.Stream(examples=examples, start=4)
    chosen = batches.plan(
        [stream], {"annotated": 2.0, "robust": 0.0}, tokens=400, longest=1000, seed=(1, 2)
    )
    seen = np.bincount(np.concatenate(chosen)[:, 1], minlength=len(examples))
    wanted = {"annotated": 2, "robust": 0}
    assert [wanted.get(examples.groups[g], 1) for g in examples.group] == seen.tolist()


def test_batches_hold_no_more_than_asked_and_say_where_things_are(binarised: run.Run) -> None:
    examples = binarise.load(binarised.at("examples-en-lt.npz"))
    stream = batches.Stream(examples=examples, start=4)
    for batch in batches.epoch([stream], {}, tokens=400, longest=40, seed=(1, 2), multiple=8):
        assert batch.source.shape[1] % 8 == 0
        rows = len(batch.source)
        assert rows == 1 or rows * (max(batch.source.shape[1], batch.outputs.shape[1]) - 7) <= 400
        assert (batch.inputs[:, 0] == 4).all()
        assert (batch.inputs[:, 1:][batch.inputs[:, 1:] > 0] != pieces.END_ID).all()
        row, target, source = batch.links.T
        assert (batch.outputs[row, target] > 0).all()
        assert (batch.source[row, source] > 0).all()


def test_the_same_seed_gives_the_same_batches(binarised: run.Run) -> None:
    stream = batches.Stream(examples=binarise.load(binarised.at("examples-en-lt.npz")), start=4)
    one, two, other = (
        batches.plan([stream], {"annotated": 0.5}, tokens=400, longest=99, seed=(1, epoch))
        for epoch in (0, 0, 1)
    )
    assert all((a == b).all() for a, b in zip(one, two, strict=True))
    assert len(one) != len(other) or any(
        len(a) != len(b) or (a != b).any() for a, b in zip(one, other, strict=True)
    )


def test_linked_pieces_start_close_together() -> None:
    links = np.asarray([0, 0, 1, 1], np.uint16)
    examples = binarise.Examples(
        source=np.asarray([4, 5] * 20, np.uint16),
        source_at=np.arange(0, 41, 2),
        target=np.asarray([6, 7] * 20, np.uint16),
        target_at=np.arange(0, 41, 2),
        links=np.tile(links, 20),
        links_at=np.arange(0, 81, 4),
        group=np.zeros(20, np.uint8),
        groups=("written",),
    )
    table = lexicon.table([examples], 10, 64, seed=1)
    assert np.allclose(np.linalg.norm(table, axis=1), 1, atol=1e-5)
    assert table[4] @ table[6] > 0.7
    assert abs(table[4] @ table[7]) < 0.5


def test_plain_argos_translate_installs_and_runs_the_packages(
    trained: run.Run, tmp_path: Path
) -> None:
    package = pytest.importorskip("argostranslate.package", reason="Argos Translate is not here")
    import ctranslate2  # type: ignore[import-untyped]

    finish.readme_step(trained)
    finish.pack_step(trained)
    packages = sorted((trained.root / "packages").iterdir())
    assert [p.name for p in packages] == [
        "translate-en_lt-0_0.argosmodel",
        "translate-lt_en-0_0.argosmodel",
    ]
    folder = tmp_path / "installed"
    for path in packages:
        with zipfile.ZipFile(path) as archive:
            archive.extractall(folder)
    installed = sorted(package.get_installed_packages([folder]), key=lambda p: str(p.from_code))
    assert [(p.from_code, p.to_code) for p in installed] == [("en", "lt"), ("lt", "en")]
    assert "This package is weak" not in installed[0].get_readme()
    translator = ctranslate2.Translator(str(installed[0].package_path / "model"))
    tokens = installed[0].tokenizer.encode("A short sentence.")
    result = translator.translate_batch([tokens], max_decoding_length=5, replace_unknowns=True)
    assert isinstance(installed[0].tokenizer.decode(result[0].hypotheses[0]), str)


def test_packing_twice_gives_the_same_bytes(trained: run.Run) -> None:
    folder = finish.model_folder(trained, "en", "lt")
    values = pack.metadata("en", "lt", "1.2", {"alignment": {"trained": True}})
    one, two = (
        pack.pack(trained.at(name), folder, trained.at("pieces.model"), "# Readme\n", values)
        for name in ("one", "two")
    )
    assert one.name == "translate-en_lt-1_2.argosmodel"
    assert one.read_bytes() == two.read_bytes()
    with zipfile.ZipFile(one) as archive:
        told = json.loads(archive.read("translate-en_lt-1_2/metadata.json"))
    assert told["glossa"]["annotations"]["open"] == pieces.OPEN
    assert told["glossa"]["alignment"] == {"trained": True}


def test_both_directions_are_measured(trained: run.Run) -> None:
    pytest.importorskip("sacrebleu", reason="sacrebleu, needed for scores only, is not installed")
    finish.evaluate_step(trained)
    scores = json.loads(trained.at("scores.json").read_text())
    assert set(scores) == {"en-lt", "lt-en"}
    assert set(scores["en-lt"]) == {
        "held-out news", "dev", "decoding", "alignment", "terms", "terms without",
    }  # fmt: skip
    assert 0 <= scores["lt-en"]["alignment"] <= 1
    assert scores["lt-en"]["dev"]["sentences"] == 2


@pytest.mark.parametrize(
    ("source", "bare"),
    [
        ("Our ⟦ eastern flank⇒ rytinis flangas⟧ is.", "Our eastern flank is."),
        ("⟦ Flank⇒ flangas⟧!", "Flank!"),
        ("nothing", "nothing"),
    ],
)
def test_annotations_come_out_again(source: str, bare: str) -> None:
    assert " ".join(evaluate.bare_text(source).split()) == bare


@pytest.mark.parametrize(
    ("chrf", "said"),
    [(30.0, "This package is weak"), (58.0, "A draft for an editor"), (None, "Not measured")],
)
def test_the_readme_is_honest(settings: config.Config, chrf: float | None, said: str) -> None:
    scores = {} if chrf is None else {
        "flores-dev": {"bleu": 9.0, "chrf": chrf, "sentences": 9, "signatures": ["a", "b"]}
    }  # fmt: skip
    text = readme.readme(settings, ("en", "lt"), scores, [("written", "CC0-1.0", 5)])
    assert said in text
    assert "| written | CC0-1.0 | 5 |" in text


def test_settings_without_a_meaning_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text("[train]\nminuets = 3\n")
    with pytest.raises(ValueError, match="minuets"):
        config.load(path)


@pytest.mark.parametrize("name", ["full", "small", "tiny"])
def test_the_configurations_are_sound(name: str) -> None:
    folder = Path(__main__.__file__).parent / "configs"
    loaded = config.load(folder / f"{name}.toml")
    assert loaded.name == name
    assert loaded.model.width % loaded.model.heads == 0
    assert loaded.model.guided_heads <= loaded.model.heads
    assert loaded.work == f"work/training/{name}"


def test_the_command_does_steps_and_leaves_out_what_is_done(
    this: run.Run, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(__main__.__file__).parent / "configs" / "tiny.toml"
    options = ["--config", str(path), "--root", str(this.root), "--corpus", str(this.corpus)]
    for step in ("collect", "clean", "pieces"):
        assert __main__.main([step, *options]) == 0
    assert this.at("pieces.model").exists()
    assert "kept" in capsys.readouterr().out
    assert __main__.main(["convert", *options]) == 3
    assert "Run the steps train and average first" in capsys.readouterr().err


def test_a_missing_configuration_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert __main__.main(["clean", "--config", "nowhere.toml"]) == 3
    assert capsys.readouterr().err.startswith("training: ")


def test_values_are_frozen(settings: config.Config) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        settings.name = "other"  # type: ignore[misc]
