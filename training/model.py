"""A pre-norm Transformer in plain PyTorch, shaped so that CTranslate2 runs it unchanged.

In come batches of piece numbers; out go logits and, from one decoder layer, the attention that
says which source piece each target piece comes from. One embedding table serves the encoder, the
decoder and the output (Press & Wolf 2017). Nothing here knows about files, schedules or languages.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional

if TYPE_CHECKING:
    from training.config import ModelConfig

PADDING = 0
"""The number that fills the ends of rows; the vocabulary's first piece, never predicted."""

MAX_POSITIONS = 1024
"""CTranslate2 cuts input here too (``max_input_length``)."""


class Dropout(nn.Dropout):
    """Dropout that draws a byte a value on a CPU; PyTorch's own draws took twice the time there.

    The share dropped is therefore a multiple of 1/256.
    """

    def forward(self, states: Tensor) -> Tensor:
        """Zeroes some values and scales the others up."""
        if states.device.type != "cpu" or not self.training or not self.p:
            return super().forward(states)
        eights = torch.empty(-(-states.numel() // 8), dtype=torch.int64)
        drawn = eights.random_(-(2**63), None).view(torch.uint8)[: states.numel()]
        dropped = round(256 * self.p)
        kept = (drawn >= dropped).view(states.shape).to(states.dtype)
        return states * (kept * (256 / (256 - dropped)))


class Attention(nn.Module):
    """Multi-head attention of a sequence to itself, or to the encoder's output."""

    def __init__(self, width: int, heads: int, *, to_itself: bool) -> None:
        super().__init__()
        self.heads = heads
        self.to_itself = to_itself
        self.query = nn.Linear(width, width * (3 if to_itself else 1))
        self.memory = None if to_itself else nn.Linear(width, width * 2)
        self.out = nn.Linear(width, width)

    def split(self, states: Tensor) -> Tensor:
        """Turns (batch, time, width) into (batch, heads, time, width / heads)."""
        batch, time, width = states.shape
        return states.view(batch, time, self.heads, width // self.heads).transpose(1, 2)

    def forward(
        self,
        states: Tensor,
        memory: Tensor | None = None,
        mask: Tensor | None = None,
        *,
        causal: bool = False,
        with_weights: bool = False,
    ) -> tuple[Tensor, Tensor | None]:
        """Returns the attended states and, when asked, the weights of every head.

        Args:
            states: what asks, (batch, time, width).
            memory: what is asked, when not ``states`` themselves.
            mask: True where attention may look, broadcast to (batch, heads, time, memory time).
            causal: a position sees only itself and what came before.
            with_weights: also return (batch, heads, time, memory time), computed in the open.
        """
        if self.memory is None or memory is None:
            query, key, value = (self.split(x) for x in self.query(states).chunk(3, dim=-1))
        else:
            query = self.split(self.query(states))
            key, value = (self.split(x) for x in self.memory(memory).chunk(2, dim=-1))
        weights = None
        if with_weights or states.device.type == "cpu":
            mixed, weights = open_attention(query, key, value, mask, causal=causal)
        else:
            mixed = functional.scaled_dot_product_attention(
                query, key, value, attn_mask=mask, is_causal=causal
            )
        batch, _, time, _ = mixed.shape
        return self.out(mixed.transpose(1, 2).reshape(batch, time, -1)), weights


def open_attention(
    query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None, *, causal: bool
) -> tuple[Tensor, Tensor]:
    """Attends step by step; returns the mixed values and the weights.

    PyTorch's fused kernel gives no weights, and in a profile on a CPU (torch 2, Zen 4) it took a
    fifth of a small network's training step, several times what these plain products take.
    """
    scores = query @ key.transpose(-1, -2) / math.sqrt(query.shape[-1])
    if causal:
        mask = torch.ones(scores.shape[-2:], dtype=torch.bool, device=scores.device).tril()
    if mask is not None:
        scores = scores.masked_fill(~mask, torch.finfo(scores.dtype).min)
    weights = scores.float().softmax(dim=-1)
    return weights.to(value.dtype) @ value, weights


class FeedForward(nn.Module):
    """Two linear maps with a ReLU between them."""

    def __init__(self, width: int, inner: int) -> None:
        super().__init__()
        self.inner = nn.Linear(width, inner)
        self.outer = nn.Linear(inner, width)

    def forward(self, states: Tensor) -> Tensor:
        """Maps each position on its own."""
        return self.outer(functional.relu(self.inner(states)))


class EncoderLayer(nn.Module):
    """Self-attention, then feed-forward, each normalised before and added to its input."""

    def __init__(self, shape: ModelConfig) -> None:
        super().__init__()
        self.attention_norm = nn.LayerNorm(shape.width)
        self.attention = Attention(shape.width, shape.heads, to_itself=True)
        self.forward_norm = nn.LayerNorm(shape.width)
        self.feed_forward = FeedForward(shape.width, shape.feed_forward)
        self.dropout = Dropout(shape.dropout)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Encodes one layer further."""
        attended, _ = self.attention(self.attention_norm(states), mask=mask)
        states = states + self.dropout(attended)
        return states + self.dropout(self.feed_forward(self.forward_norm(states)))


class DecoderLayer(nn.Module):
    """Causal self-attention, attention to the source, then feed-forward."""

    def __init__(self, shape: ModelConfig) -> None:
        super().__init__()
        self.attention_norm = nn.LayerNorm(shape.width)
        self.attention = Attention(shape.width, shape.heads, to_itself=True)
        self.source_norm = nn.LayerNorm(shape.width)
        self.source_attention = Attention(shape.width, shape.heads, to_itself=False)
        self.forward_norm = nn.LayerNorm(shape.width)
        self.feed_forward = FeedForward(shape.width, shape.feed_forward)
        self.dropout = Dropout(shape.dropout)

    def forward(
        self, states: Tensor, source: Tensor, mask: Tensor, *, with_weights: bool
    ) -> tuple[Tensor, Tensor | None]:
        """Decodes one layer further; the weights are those of the attention to the source."""
        attended, _ = self.attention(self.attention_norm(states), causal=True)
        states = states + self.dropout(attended)
        attended, weights = self.source_attention(
            self.source_norm(states), source, mask, with_weights=with_weights
        )
        states = states + self.dropout(attended)
        states = states + self.dropout(self.feed_forward(self.forward_norm(states)))
        return states, weights


def sinusoids(positions: int, width: int) -> Tensor:
    """Returns the position encodings of Vaswani et al. (2017), sines then cosines."""
    steps = torch.arange(width // 2, dtype=torch.float32) / (width // 2 - 1)
    angles = torch.arange(positions).unsqueeze(1) * torch.exp(-math.log(10000.0) * steps)
    return torch.cat([angles.sin(), angles.cos()], dim=1)


class Transformer(nn.Module):
    """Encoder, decoder and the table of pieces that they share."""

    positions: Tensor

    def __init__(self, shape: ModelConfig, vocabulary: int) -> None:
        super().__init__()
        self.shape = shape
        self.embedding = nn.Embedding(vocabulary, shape.width)
        self.encoder = nn.ModuleList(EncoderLayer(shape) for _ in range(shape.encoder_layers))
        self.encoder_norm = nn.LayerNorm(shape.width)
        self.decoder = nn.ModuleList(DecoderLayer(shape) for _ in range(shape.decoder_layers))
        self.decoder_norm = nn.LayerNorm(shape.width)
        self.dropout = Dropout(shape.dropout)
        self.register_buffer("positions", sinusoids(MAX_POSITIONS, shape.width), persistent=False)
        self.reset()

    def reset(self) -> None:
        """Draws the first weights; the maps that add to a residual start small."""
        layers = self.shape.encoder_layers + self.shape.decoder_layers
        for name, weight in self.named_parameters():
            if weight.dim() == 2 and name != "embedding.weight":
                nn.init.xavier_uniform_(weight)
                if name.endswith(("out.weight", "outer.weight")):
                    weight.data.mul_((2 * layers) ** -0.5)
            elif name.endswith("bias"):
                nn.init.zeros_(weight)
        nn.init.normal_(self.embedding.weight, std=self.shape.width**-0.5)

    @property
    def guided_layer(self) -> int:
        """The decoder layer whose attention learns to align, counted from 0."""
        return self.shape.guided_layer % self.shape.decoder_layers

    def embed(self, pieces: Tensor) -> Tensor:
        """Looks pieces up and adds where they stand."""
        scaled = self.embedding(pieces) * math.sqrt(self.shape.width)
        return self.dropout(scaled + self.positions[: pieces.shape[1]])

    def encode(self, source: Tensor) -> tuple[Tensor, Tensor]:
        """Encodes source pieces; returns the states and the mask of what is no padding."""
        mask = (source != PADDING)[:, None, None, :]
        states = self.embed(source)
        for layer in self.encoder:
            states = layer(states, mask)
        return self.encoder_norm(states), mask

    def decode(self, target: Tensor, source: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Returns logits (batch, time, vocabulary) and the guided layer's attention, all heads."""
        states = self.embed(target)
        attention = states.new_zeros(())
        for number, layer in enumerate(self.decoder):
            guided = number == self.guided_layer
            states, weights = layer(states, source, mask, with_weights=guided)
            if weights is not None:
                attention = weights
        return functional.linear(self.decoder_norm(states), self.embedding.weight), attention

    def forward(self, source: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
        """Encodes and decodes a batch; see ``decode`` for what comes back."""
        states, mask = self.encode(source)
        return self.decode(target, states, mask)


def lexical_start(model: Transformer, table: Tensor) -> None:
    """Starts the model as a word-for-word translator.

    The rows of ``table`` put pieces that translate each other close together. The guided layer's
    attention to the source is made to pass the encoder's states on as they are, so as soon as it
    looks at the right place, the tied output layer already prefers that place's translation. This
    saves a small model on a small machine most of the time it takes for attention to form.
    """
    width = model.shape.width
    layer = model.decoder[model.guided_layer]
    with torch.no_grad():
        model.embedding.weight.copy_(table)
        layer.source_attention.memory.weight[width:].copy_(torch.eye(width))
        layer.source_attention.out.weight.copy_(torch.eye(width))
