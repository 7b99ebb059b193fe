"""What a run is: one TOML file, read into frozen values.

In comes a path; out goes a `Config`. Every figure that a run may want to change is here, none is
hidden in the steps.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class DataConfig:
    """Which text comes in, and how much of each kind."""

    rights: tuple[str, ...] = ("own", "permissive", "copyleft")
    """Rights that may enter a package; sources of unclear rights never may."""
    refused: tuple[str, ...] = ("bible-",)
    """Sources that stay out whatever their rights, by the start of their name."""
    limits: dict[str, int] = field(default_factory=dict)
    """At most so many pairs of a group, the best of them; a group that is absent has no limit."""
    copies: dict[str, float] = field(default_factory=dict)
    """How often an epoch shows a pair of a group; 0.1 means one epoch in ten."""
    vocabulary: int = 8000
    """Pieces, shared by both languages, with bytes and symbols."""
    annotated: float = 0.25
    """Share of pairs that get a second copy with target-lemma annotations."""
    robust: float = 0.1
    """Share of pairs that get a second copy with noise, placeholders or without a stop."""
    renamed: float = 0.0
    """Share of pairs with names that get a second copy with others."""
    resegmented: float = 0.0
    """Share of sources that training cuts into other pieces each time that it shows them."""
    max_pieces: int = 160
    """Longer sides stay out."""
    held_out: float = 0.005
    """Share of our own pairs kept for measuring; what is kept stays so as pairs are added."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelConfig:
    """The shape of the network."""

    width: int = 384
    feed_forward: int = 1536
    heads: int = 6
    encoder_layers: int = 8
    decoder_layers: int = 2
    dropout: float = 0.1
    guided_layer: int = -1
    """Decoder layer that learns to align; -1 is the last."""
    guided_heads: int = 1
    """How many of its heads are taught; CTranslate2 reports the mean of these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainConfig:
    """How the network learns."""

    minutes: float = 12.0
    """Time budget of one model; the learning rate reaches zero at its end."""
    joint: bool = False
    """One model for both directions instead of one each; the first piece says which."""
    batch_tokens: int = 24000
    """Padded target (or source) pieces in a batch."""
    learning_rate: float = 2e-3
    warmup_steps: int = 800
    weight_decay: float = 0.0
    clip: float = 1.0
    label_smoothing: float = 0.1
    guidance: float = 0.3
    """Weight of the alignment loss."""
    lexical_start: bool = True
    """Begin as a word-for-word translator (see ``model.lexical_start``)."""
    short_first: float = 0.0
    """Share of the budget in which only short sentences are shown."""
    short_pieces: int = 20
    ema: float = 0.999
    """Decay of the running average of the weights, which is what gets converted."""
    checkpoint_minutes: float = 3.0
    workers: int = 2
    """Threads on a CPU."""
    bfloat16: bool = True
    compile: bool = False
    seed: int = 20261122


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """A whole run."""

    name: str
    version: str = "0.1"
    """Version of the packages that come out."""
    note: str = ""
    """What else a reader of the packages' READMEs should know about the scores."""
    start_from: str = ""
    """Work folder of a finished run of the same width: its vocabulary and weights begin this."""
    work: str = ""
    """Folder for everything in between; by default ``work/training/NAME``."""
    data: DataConfig = field(default_factory=DataConfig)
    model: ModelConfig = field(default_factory=ModelConfig)
    train: TrainConfig = field(default_factory=TrainConfig)


T = TypeVar("T")

DIRECTIONS = (("en", "lt"), ("lt", "en"))
"""Both ways, always."""


def _section(kind: type[T], values: dict[str, Any]) -> T:
    known = {item.name for item in fields(kind)}  # type: ignore[arg-type]  # always a dataclass
    unknown = sorted(set(values) - known)
    if unknown:
        raise ValueError(f"Remove or rename {', '.join(unknown)}: no setting has this name.")
    tuples = {key: tuple(v) if isinstance(v, list) else v for key, v in values.items()}
    return kind(**tuples)


def load(path: Path) -> Config:
    """Reads a run's file.

    Raises:
        ValueError: a setting has a name that does not exist.
        OSError: the file cannot be read.
    """
    with path.open("rb") as stream:
        values = tomllib.load(stream)
    kinds: dict[str, type[Any]] = {"data": DataConfig, "model": ModelConfig, "train": TrainConfig}
    parts = {key: _section(kind, values.pop(key, {})) for key, kind in kinds.items()}
    values.setdefault("name", path.stem)
    values["work"] = values.get("work") or f"work/training/{values['name']}"
    return _section(Config, values | parts)
