"""Step ten: averaged weights become a CTranslate2 model in 8-bit integers.

In come the weights as arrays by name, the network's shape and the pieces; out goes a folder with
``model.bin``, ``config.json`` and ``shared_vocabulary.json``. PyTorch is not needed.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from training import pieces

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from ctranslate2.specs import TransformerSpec  # type: ignore[import-untyped]
    from numpy.typing import NDArray

    from training.config import ModelConfig

    Weights = Mapping[str, NDArray[np.float32]]

MAX_POSITIONS = 1024
NORM_EPSILON = 1e-5


def sinusoids(positions: int, width: int) -> NDArray[np.float32]:
    """Returns the network's position encodings (the same as ``model.sinusoids``)."""
    steps = np.arange(width // 2, dtype=np.float64) / (width // 2 - 1)
    angles = np.arange(positions)[:, None] * np.exp(-math.log(10000.0) * steps)
    return np.concatenate([np.sin(angles), np.cos(angles)], axis=1).astype(np.float32)


class _Filler:
    """Copies weights into parts of a specification."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights

    def linear(self, spec: object, name: str) -> None:
        spec.weight = self.weights[f"{name}.weight"]  # type: ignore[attr-defined]
        spec.bias = self.weights[f"{name}.bias"]  # type: ignore[attr-defined]

    def norm(self, spec: object, name: str) -> None:
        spec.gamma = self.weights[f"{name}.weight"]  # type: ignore[attr-defined]
        spec.beta = self.weights[f"{name}.bias"]  # type: ignore[attr-defined]

    def feed_forward(self, spec: object, name: str) -> None:
        self.norm(spec.layer_norm, f"{name}.forward_norm")  # type: ignore[attr-defined]
        self.linear(spec.linear_0, f"{name}.feed_forward.inner")  # type: ignore[attr-defined]
        self.linear(spec.linear_1, f"{name}.feed_forward.outer")  # type: ignore[attr-defined]

    def self_attention(self, spec: object, name: str) -> None:
        self.norm(spec.layer_norm, f"{name}.attention_norm")  # type: ignore[attr-defined]
        self.linear(spec.linear[0], f"{name}.attention.query")  # type: ignore[attr-defined]
        self.linear(spec.linear[1], f"{name}.attention.out")  # type: ignore[attr-defined]

    def source_attention(self, spec: object, name: str) -> None:
        self.norm(spec.layer_norm, f"{name}.source_norm")  # type: ignore[attr-defined]
        for number, part in enumerate(("query", "memory", "out")):
            self.linear(spec.linear[number], f"{name}.source_attention.{part}")  # type: ignore[attr-defined]


def specification(weights: Weights, shape: ModelConfig) -> TransformerSpec:
    """Lays the weights out as CTranslate2 wants them."""
    from ctranslate2.specs import TransformerSpec

    spec = TransformerSpec.from_config(
        (shape.encoder_layers, shape.decoder_layers),
        shape.heads,
        pre_norm=True,
        alignment_layer=shape.guided_layer % shape.decoder_layers,
        alignment_heads=shape.guided_heads,
    )
    fill = _Filler(weights)
    positions = sinusoids(MAX_POSITIONS, shape.width)
    table = weights["embedding.weight"]
    for side in (spec.encoder.embeddings[0], spec.decoder.embeddings, spec.decoder.projection):
        side.weight = table
    for side in (spec.encoder, spec.decoder):
        side.position_encodings.encodings = positions
    fill.norm(spec.encoder.layer_norm, "encoder_norm")
    fill.norm(spec.decoder.layer_norm, "decoder_norm")
    for number, layer in enumerate(spec.encoder.layer):
        fill.self_attention(layer.self_attention, f"encoder.{number}")
        fill.feed_forward(layer.ffn, f"encoder.{number}")
    for number, layer in enumerate(spec.decoder.layer):
        fill.self_attention(layer.self_attention, f"decoder.{number}")
        fill.source_attention(layer.attention, f"decoder.{number}")
        fill.feed_forward(layer.ffn, f"decoder.{number}")
    return spec


def convert(
    weights: Weights,
    shape: ModelConfig,
    vocabulary: Sequence[str],
    target_language: str,
    folder: Path,
) -> None:
    """Writes the model of one direction.

    The piece that chooses the language to write is the model's start token, so that a program
    that knows nothing of it (plain Argos Translate, say) gets the right language.
    """
    # CTranslate2 quantises in place, so it gets arrays of its own.
    own = {name: np.array(value, dtype=np.float32) for name, value in weights.items()}
    spec = specification(own, shape)
    spec.register_source_vocabulary(list(vocabulary))
    spec.register_target_vocabulary(list(vocabulary))
    spec.config.bos_token = pieces.BEGIN
    spec.config.eos_token = pieces.END
    spec.config.unk_token = pieces.UNKNOWN
    spec.config.decoder_start_token = pieces.STARTS[target_language]
    spec.config.add_source_bos = False
    spec.config.add_source_eos = True
    spec.config.layer_norm_epsilon = NORM_EPSILON
    spec.validate()
    spec.optimize(quantization="int8")
    folder.mkdir(parents=True, exist_ok=True)
    spec.save(str(folder))
