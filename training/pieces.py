"""Step three: one SentencePiece model for both languages, and the symbols that glossa adds.

In come sentences; out goes ``pieces.model``. Unknown characters fall back to bytes, so every
text survives a round trip. The vocabulary's order is the order of the network's rows.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import sentencepiece

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from training.pairs import Pair

PAD, UNKNOWN, BEGIN, END = "<pad>", "<unk>", "<s>", "</s>"
PAD_ID, UNKNOWN_ID, BEGIN_ID, END_ID = 0, 1, 2, 3

STARTS = {"lt": "<2lt>", "en": "<2en>"}
"""The first piece given to the decoder says which language to write."""

OPEN, MIDDLE, CLOSE = "⟦", "⇒", "⟧"
"""Around an annotated term: ``the ⟦ eastern flank⇒ rytinis flangas⟧``."""


def train(pairs: Sequence[Pair], path: Path, *, size: int, sample: int = 400_000) -> None:
    """Learns the pieces from both sides and writes ``path`` (and a list beside it)."""
    texts = [text for pair in pairs for text in (pair.en, pair.lt)]
    random.Random(size).shuffle(texts)
    path.parent.mkdir(parents=True, exist_ok=True)
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(texts[:sample]),
        model_prefix=str(path.with_suffix("")),
        vocab_size=size,
        model_type="unigram",
        character_coverage=0.9999,
        byte_fallback=True,
        split_digits=True,
        normalization_rule_name="nmt_nfkc",
        user_defined_symbols=[OPEN, MIDDLE, CLOSE],
        control_symbols=list(STARTS.values()),
        pad_id=PAD_ID,
        pad_piece=PAD,
        unk_id=UNKNOWN_ID,
        unk_piece=UNKNOWN,
        bos_id=BEGIN_ID,
        bos_piece=BEGIN,
        eos_id=END_ID,
        eos_piece=END,
        minloglevel=2,
    )


def load(path: Path) -> sentencepiece.SentencePieceProcessor:
    """Loads the pieces."""
    return sentencepiece.SentencePieceProcessor(model_file=str(path))


def vocabulary(processor: sentencepiece.SentencePieceProcessor) -> list[str]:
    """Returns every piece in the network's order."""
    return [processor.id_to_piece(number) for number in range(processor.get_piece_size())]


def words_of(pieces: Sequence[str]) -> list[int]:
    """Returns for each piece the number of the word that it belongs to.

    A word starts at a piece with SentencePiece's word mark; glossa's own symbols continue the word
    before them.
    """
    numbers: list[int] = []
    current = -1
    for piece in pieces:
        if piece.startswith("▁") or current < 0:
            current += 1
        numbers.append(current)
    return numbers
