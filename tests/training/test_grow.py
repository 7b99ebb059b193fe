"""A deeper network starts by doing just what the one it grew from does."""

from __future__ import annotations

import dataclasses

import pytest

torch = pytest.importorskip("torch", reason="PyTorch, needed for training only, is not installed")

from training import grow, run, teach  # noqa: E402
from training import model as network  # noqa: E402


def arrays(made: network.Transformer) -> grow.Arrays:
    return {name: weight.detach().numpy() for name, weight in made.named_parameters()}


@pytest.mark.parametrize(("encoder", "decoder"), [(2, 2), (4, 2), (5, 3)])
def test_added_layers_change_nothing_at_first(
    binarised: run.Run, encoder: int, decoder: int
) -> None:
    torch.manual_seed(1)
    shape = dataclasses.replace(binarised.config.model, dropout=0.0)
    small = network.Transformer(shape, 50).eval()
    # As initialised, biases and layers are too alike to tell one layer from another.
    for weight in small.parameters():
        weight.data.add_(torch.randn_like(weight) * 0.1)
    deep = dataclasses.replace(shape, encoder_layers=encoder, decoder_layers=decoder)
    large = network.Transformer(deep, 50).eval()
    grown = grow.deeper(arrays(small), deep)
    large.load_state_dict({name: torch.from_numpy(array) for name, array in grown.items()})
    sides = torch.tensor([[5, 6, 7, 3]]), torch.tensor([[8, 9, 4]])
    assert torch.allclose(small(*sides)[0], large(*sides)[0], atol=1e-4)


def test_added_layers_learn(binarised: run.Run) -> None:
    shape = binarised.config.model
    deep = dataclasses.replace(shape, encoder_layers=4)
    made = network.Transformer(deep, 50)
    grown = grow.deeper(arrays(network.Transformer(shape, 50)), deep)
    made.load_state_dict({name: torch.from_numpy(array) for name, array in grown.items()})
    made(torch.tensor([[5, 6]]), torch.tensor([[8, 9]]))[0].logsumexp(-1).sum().backward()
    layer = made.encoder[1]
    assert not layer.feed_forward.outer.weight.any()
    assert layer.feed_forward.outer.weight.grad.any()


def test_a_network_does_not_shrink(binarised: run.Run) -> None:
    shape = binarised.config.model
    small = arrays(network.Transformer(shape, 50))
    with pytest.raises(ValueError, match="encoder_layers = 2 or more"):
        grow.deeper(small, dataclasses.replace(shape, encoder_layers=1))


def test_a_run_starts_from_another(binarised: run.Run) -> None:
    first = teach.trainer(binarised, "en-lt")
    first.run()
    teach.average_step(binarised, "en-lt")
    settings = binarised.config
    after = dataclasses.replace(
        settings,
        work="work/after",
        start_from=settings.work,
        model=dataclasses.replace(settings.model, encoder_layers=3),
    )
    second = dataclasses.replace(binarised, config=after)
    second.work.mkdir(parents=True)
    run.pieces_step(second)
    for path in binarised.work.glob("*.np[zy]"):
        second.at(path.name).write_bytes(path.read_bytes())
    made = teach.trainer(second, "en-lt")
    assert second.at("pieces.model").read_bytes() == binarised.at("pieces.model").read_bytes()
    # Averaged weights travel as 16-bit floats.
    assert made.held_out_loss() == pytest.approx(first.held_out_loss(), rel=0.05)
