"""The two tokenizers that Argos packages carry, with the characters that each piece stands for.

In: text and the tokenizer's own file. Out: :class:`Tokens` for either side. SentencePiece works on
the raw text; BPE works on words as the Moses scripts split them (``sacremoses``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from glossa.engine.protocol import Tokens
from glossa.errors import PackageCorruptError
from glossa.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import sentencepiece

SPACE = "▁"
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_BYTE = re.compile(r"<0x([0-9A-F]{2})>")
_CONTROL = frozenset({"<s>", "</s>", "<pad>"})


class Tokenizer(Protocol):
    """Splits text for the model and joins what the model wrote."""

    def pieces(self, text: str) -> tuple[str, ...]:
        """Split a sentence to translate, and no more."""
        ...

    def source(self, text: str) -> Tokens:
        """Split a sentence to translate and find its pieces in it."""
        ...

    def target(self, text: str) -> Tokens:
        """Split a sentence (or the beginning of one) of the target language."""
        ...

    def join(self, pieces: Sequence[str]) -> Tokens:
        """Join target pieces."""
        ...


class SentencePieceTokenizer:
    """``sentencepiece.model``: one vocabulary for both languages."""

    def __init__(self, model: bytes) -> None:
        import sentencepiece

        try:
            self._processor: sentencepiece.SentencePieceProcessor = (
                sentencepiece.SentencePieceProcessor(model_proto=model)
            )
            self._processor.encode("a")  # an empty model fails only now
        except (RuntimeError, ValueError, TypeError) as error:
            raise PackageCorruptError(
                "The package's sentencepiece.model cannot be loaded: fetch the package again."
            ) from error

    def pieces(self, text: str) -> tuple[str, ...]:
        """Split ``text``; lone surrogates, which no model knows, count as U+FFFD."""
        return tuple(self._processor.encode(_SURROGATE.sub("\ufffd", text), out_type=str))

    def source(self, text: str) -> Tokens:
        """Split ``text`` and find its pieces in it."""
        clean = _SURROGATE.sub("\ufffd", text)
        pieces = self.pieces(clean)
        normalized, offsets = self._processor.normalize(clean, with_offsets=True)
        return Tokens(text=text, pieces=pieces, spans=_spans(clean, pieces, normalized, offsets))

    target = source

    def join(self, pieces: Sequence[str]) -> Tokens:
        """Join ``pieces``, whose space marks become spaces and whose bytes become characters.

        Unlike Argos Translate, underscores stay: placeholders and addresses hold them.
        """
        written = list(_surfaces(pieces))
        text = "".join(surface for surface, _ in written)
        spans, done = list[Span](), -1 if text.startswith(" ") else 0
        for surface, count in written:
            bare = surface.strip()
            start = done + surface.find(bare) if bare else done + len(surface)
            spans += [Span(start, start + len(bare))] * count
            done += len(surface)
        return Tokens(text=text.removeprefix(" "), pieces=tuple(pieces), spans=tuple(spans))


def _surfaces(pieces: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Yield what is written, and how many pieces wrote it: several when they are bytes."""
    pending = bytearray()
    for piece in pieces:
        byte = _BYTE.fullmatch(piece)
        if byte:
            pending.append(int(byte[1], 16))
        if pending and (not byte or _complete(pending)):
            yield pending.decode("utf-8", "replace"), len(pending)
            pending.clear()
        if not byte:
            yield _surface(piece), 1
    if pending:
        yield pending.decode("utf-8", "replace"), len(pending)


def _surface(piece: str) -> str:
    return "" if piece in _CONTROL else piece.replace(SPACE, " ")


def _spans(
    text: str, pieces: tuple[str, ...], normalized: str, offsets: Sequence[int]
) -> tuple[Span, ...]:
    """Map pieces to characters by way of the normalized text, of which they are the parts."""
    spans, position, pending = list[Span](), 0, bytearray()
    for piece in pieces:
        byte = _BYTE.fullmatch(piece)
        width = 1 if byte else len(piece)
        start = offsets[min(position, len(normalized))]
        end = _end(normalized, offsets, position + width)
        spans.append(_trimmed(text, Span(start, max(start, end))))
        if byte:
            pending.append(int(byte[1], 16))
            width = 1 if _complete(pending) else 0
            if width:
                pending.clear()
        position += width
    return tuple(spans)


def _end(normalized: str, offsets: Sequence[int], position: int) -> int:
    """Return where the character before ``position`` ends in the original text.

    One character there may be several here ("…" becomes "..."): they end where it does.
    """
    position = min(position, len(normalized))
    last = offsets[position - 1]
    if normalized[position - 1 : position] != SPACE:
        while position < len(normalized) and offsets[position] == last:
            position += 1
    return offsets[position]


def _complete(sequence: bytearray) -> bool:
    try:
        sequence.decode("utf-8")
    except UnicodeDecodeError:
        return len(sequence) >= 4
    return True


def _trimmed(text: str, span: Span) -> Span:
    """Return ``span`` without the white space at its ends."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
