"""What needs PyTorch: the network learns, goes on, and converts without a change."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="PyTorch, needed for training only, is not installed")

from training import batches, convert, decode, learn, pieces, run, schedule, teach, weights  # noqa: E402
from training import model as network  # noqa: E402

if TYPE_CHECKING:
    from pathlib import Path


def trainer(this: run.Run, minutes: float = 0.05) -> learn.Trainer:
    settings = dataclasses.replace(this.config.train, minutes=minutes)
    config = dataclasses.replace(this.config, train=settings)
    return teach.trainer(dataclasses.replace(this, config=config), "en-lt")


def test_the_loss_falls_and_a_stopped_run_goes_on(binarised: run.Run) -> None:
    first = trainer(binarised)
    before = first.held_out_loss()
    first.run()
    after = first.held_out_loss()
    assert after[0] < before[0]
    again = trainer(binarised, minutes=first.progress.seconds / 60 + 0.05)
    assert again.progress.step == first.progress.step > 0
    assert again.held_out_loss() == pytest.approx(after, rel=1e-4)
    again.run()
    assert again.progress.step > first.progress.step
    lines = (binarised.at("en-lt") / "log.jsonl").read_text().splitlines()
    assert "held_out" in json.loads(lines[-1])


def test_helpers_change_the_same_weights(binarised: run.Run) -> None:
    settings = dataclasses.replace(binarised.config.train, workers=2)
    this = dataclasses.replace(
        binarised, config=dataclasses.replace(binarised.config, train=settings)
    )
    made = trainer(this)
    before = made.network.embedding.weight.detach().clone()
    made.run()
    assert not torch.equal(before, made.network.embedding.weight)


def test_the_learning_rate_rises_with_steps_and_falls_with_time(binarised: run.Run) -> None:
    settings = dataclasses.replace(binarised.config.train, minutes=1.0, warmup_steps=10)
    rates = [
        schedule.rate(schedule.Progress(step=step, seconds=seconds), settings)
        for step, seconds in ((0, 0.0), (9, 0.0), (99, 30.0), (99, 60.0), (99, 90.0))
    ]
    assert rates == pytest.approx([2e-4, 2e-3, 1e-3, 0, 0])


def test_only_links_count_for_the_alignment(binarised: run.Run) -> None:
    made = trainer(binarised)
    attention = torch.full((1, 2, 2, 4), 0.25)
    attention[0, 0, 1] = torch.tensor([0.0, 0.5, 0.5, 0.0])
    links = torch.tensor([[0, 1, 1], [0, 1, 2]])
    assert made.misalignment(attention, links).item() == pytest.approx(0.0, abs=1e-5)


@pytest.mark.parametrize("causal", [False, True])
def test_attention_in_the_open_is_the_fused_kernel_s(causal: bool) -> None:
    query, key, value = torch.randn(3, 2, 4, 5, 8)
    mask = None if causal else torch.tensor([[[[True, True, True, False, False]]]])
    fused = torch.nn.functional.scaled_dot_product_attention(
        query, key, value, attn_mask=mask, is_causal=causal
    )
    mixed, weights = network.open_attention(query, key, value, mask, causal=causal)
    assert torch.allclose(mixed, fused, atol=1e-5)
    assert weights.sum(dim=-1).allclose(torch.ones(2, 4, 5))


def test_padding_changes_nothing(binarised: run.Run) -> None:
    made = network.Transformer(binarised.config.model, 50).eval()
    source, target = torch.tensor([[5, 6, 3]]), torch.tensor([[8, 9]])
    padded = torch.tensor([[5, 6, 3, 0, 0]])
    assert torch.allclose(made(source, target)[0], made(padded, target)[0], atol=1e-5)


def test_the_network_starts_as_a_word_for_word_translator(binarised: run.Run) -> None:
    made = network.Transformer(binarised.config.model, 50).eval()
    table = torch.nn.functional.normalize(torch.randn(50, 32), dim=1)
    network.lexical_start(made, table)
    layer = made.decoder[made.guided_layer].source_attention
    states = torch.randn(1, 1, 32)
    passed, _ = layer(states, states)
    assert torch.allclose(passed, states, atol=1e-5)


def test_ctranslate2_computes_what_pytorch_does(binarised: run.Run, tmp_path: Path) -> None:
    import ctranslate2  # type: ignore[import-untyped]

    processor = pieces.load(binarised.at("pieces.model"))
    shape = dataclasses.replace(binarised.config.model, guided_heads=2)
    torch.manual_seed(1)
    made = network.Transformer(shape, processor.get_piece_size()).eval()
    arrays = {name: value.detach().numpy() for name, value in made.named_parameters()}
    convert.convert(arrays, shape, pieces.vocabulary(processor), "lt", tmp_path / "model")
    translator = ctranslate2.Translator(str(tmp_path / "model"))
    source, target = (processor.encode(t, out_type=str) for t in ("a long word", "ilgas"))
    told = translator.score_batch([source], [target])[0].log_probs
    start = processor.piece_to_id(pieces.STARTS["lt"])
    ids = processor.piece_to_id(target)
    logits, attention = made(
        torch.tensor([[*processor.piece_to_id(source), pieces.END_ID]]),
        torch.tensor([[start, *ids]]),
    )
    wanted = logits[0].log_softmax(-1)[range(len(ids) + 1), [*ids, pieces.END_ID]]
    # 8-bit weights, so not to the last digit.
    assert told == pytest.approx(wanted.tolist(), abs=0.1)
    result = translator.translate_batch(
        [source], target_prefix=[target], max_decoding_length=len(target), return_attention=True
    )[0]
    seen = np.asarray(result.attention[0])[: len(target)]
    mean = attention[0].mean(dim=0).detach().numpy()[: len(target), : len(source)]
    assert np.abs(seen - mean).max() < 0.05


def test_greedy_translation_without_ctranslate2(
    binarised: run.Run, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("sacrebleu", reason="sacrebleu, needed for scores only, is not installed")
    trainer(binarised).run()
    teach.average_step(binarised, "en-lt")
    decode.glance_step(binarised, "en-lt")
    told = capsys.readouterr().out
    assert "en-lt held-out: BLEU" in told
    assert "en-lt set-dev: BLEU" in told


def test_averaged_weights_travel(binarised: run.Run) -> None:
    made = trainer(binarised)
    made.save()
    teach.average_step(binarised)
    arrays = weights.load(binarised.at("en-lt"))
    assert set(arrays) == {name for name, _ in made.network.named_parameters()}


def test_a_batch_of_two_directions_starts_each_with_its_language(binarised: run.Run) -> None:
    both = teach.streams(binarised, "held-out", (("en", "lt"), ("lt", "en")))
    starts = {
        int(start)
        for batch in batches.epoch(both, {}, tokens=200, longest=99, seed=(1, 1))
        for start in batch.inputs[:, 0]
    }
    assert starts == {stream.start for stream in both}


def test_dropout_on_a_cpu_drops_its_share_and_keeps_the_mean() -> None:
    layer = network.Dropout(0.1).train()
    values = torch.ones(333, 101, requires_grad=True)
    dropped = layer(values)
    assert float((dropped == 0).float().mean()) == pytest.approx(26 / 256, abs=0.01)
    assert float(dropped.detach().mean()) == pytest.approx(1.0, abs=0.01)
    dropped.sum().backward()
    assert values.grad is not None
    assert torch.equal(values.grad, dropped.detach())
    assert torch.equal(layer.eval()(values), values)
