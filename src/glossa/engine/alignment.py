"""Which source words a translation's words come from, as far as the model's attention tells.

In: the attention of a hypothesis, or the bytes of a model. Out: links between tokens, or a model
that reports other heads. Converted OpenNMT models report one head of the last layer unless the
variables ``alignment_layer`` and ``alignment_heads`` of ``model.bin`` say otherwise; those can be
set here while the model is being loaded.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from glossa.errors import PackageError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from glossa.engine.protocol import Alignment

_HEADER = struct.Struct("<BBI")  # rank, type, bytes; then the value
_VALUE = struct.Struct("<h")


@dataclass(frozen=True, slots=True, kw_only=True)
class AttentionHeads:
    """The attention heads whose mean is reported as alignment."""

    layer: int = -1
    """Decoder layer; negative counts from the last."""
    heads: int = 1
    """The first so many heads of it; 0 takes all."""

    @classmethod
    def from_facts(cls, facts: Mapping[str, Any]) -> AttentionHeads | None:
        """Read ``"alignment": {"layer": …, "heads": …}`` of a package's ``glossa`` metadata.

        A package that names no layer means the heads that its model reports by itself.
        """
        said = facts.get("alignment")
        if not isinstance(said, dict):
            return None
        layer, heads = said.get("layer"), said.get("heads", 1)
        if not (isinstance(layer, int) and isinstance(heads, int)):
            return None
        return cls(layer=layer, heads=heads)


def with_heads(model: bytes, choice: AttentionHeads) -> bytes:
    """Return the bytes of ``model.bin`` with the reported heads replaced.

    CTranslate2 crashes on a layer that is not there, so the choice is checked against the model.

    Raises:
        PackageError: if the model has no such heads, or does not say which it reports.
    """
    layers = 0
    while f"decoder/layer_{layers}/attention/".encode() in model:
        layers += 1
    _, most = _number(model, "decoder/num_heads")
    if not (-layers <= choice.layer < layers and 0 <= choice.heads <= most):
        raise PackageError(
            f"The model has {layers} layers of {most} attention heads, not those asked for:"
            f" choose a layer below {layers} and at most {most} heads."
        )
    changed = bytearray(model)
    for name, value in (("alignment_layer", choice.layer), ("alignment_heads", choice.heads)):
        place, _ = _number(model, f"decoder/{name}")
        _VALUE.pack_into(changed, place, value)
    return bytes(changed)


def _number(model: bytes, name: str) -> tuple[int, int]:
    """Return where the 16-bit number ``name`` is stored in a model, and its value."""
    label = f"{name}\0".encode()
    found = model.find(label)
    place = found + len(label) + _HEADER.size
    header = model[place - _HEADER.size : place]
    whole = found >= 0 and len(model) >= place + _VALUE.size
    if not whole or _HEADER.unpack(header)[::2] != (0, _VALUE.size):
        raise PackageError(
            "This package does not say which attention heads it reports: leave them as they are."
        )
    return place, _VALUE.unpack_from(model, place)[0]


def linked_targets(alignment: Alignment, sources: Collection[int]) -> tuple[int, ...]:
    """Return the target tokens that attend most to one of the source tokens ``sources``."""
    return tuple(
        target
        for target, row in enumerate(alignment)
        if row and max(range(len(row)), key=row.__getitem__) in sources
    )
