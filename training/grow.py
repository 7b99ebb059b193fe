"""A deeper network out of a trained one, which at first computes just what that one computes.

In come weights by name and the shape of the new network; out come its first weights. Each layer is
followed by copies of itself whose outputs are zero (Wu et al. 2024, "LLaMA Pro"), so nothing that
was learned is lost and training goes on from the same loss. Width, feed-forward and vocabulary
stay.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from training.config import ModelConfig

Arrays = dict[str, "NDArray[np.float32]"]

SILENCED = re.compile(r"(\bout|\bouter)\.(weight|bias)$")
"""The maps whose results a layer adds to what passes through it."""


def layers(arrays: Mapping[str, NDArray[np.float32]], side: str) -> int:
    """Returns how many layers a side (``encoder`` or ``decoder``) has."""
    return len({name.split(".")[1] for name in arrays if name.startswith(f"{side}.")})


def deeper(arrays: Mapping[str, NDArray[np.float32]], shape: ModelConfig) -> Arrays:
    """Returns the weights of a network of a shape that does what the given weights do.

    Raises:
        ValueError: the shape has fewer layers than the weights.
    """
    depths = {"encoder": shape.encoder_layers, "decoder": shape.decoder_layers}
    grown = {name: array for name, array in arrays.items() if name.split(".")[0] not in depths}
    for side, depth in depths.items():
        before = layers(arrays, side)
        if depth < before:
            raise ValueError(f"Give {side}_layers = {before} or more: a network only grows.")
        seen: set[int] = set()
        for number in range(depth):
            model = number * before // depth
            prefix = f"{side}.{model}."
            for name, array in arrays.items():
                if name.startswith(prefix):
                    new = name.replace(prefix, f"{side}.{number}.", 1)
                    silent = model in seen and SILENCED.search(name)
                    grown[new] = np.zeros_like(array) if silent else array
            seen.add(model)
    return grown
