"""The older tokenizer of Argos packages: Moses words (``sacremoses``), cut by byte pairs.

In: text and the package's ``bpe.model``. Out: :class:`Tokens`. The Moses scripts change what they
split (quotes, entities), so characters are found again by searching for each word in turn.
"""

from __future__ import annotations

import html
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from glossa.engine.protocol import Tokens
from glossa.errors import PackageCorruptError, PackageError
from glossa.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_JOINT = "@@"  # at the end of a piece that goes on


class MosesBpeTokenizer:
    """``bpe.model``, as Argos Translate 1.0 to 1.4 packed it."""

    def __init__(self, model: bytes, from_code: str, to_code: str) -> None:
        """Read the merges in ``model``.

        Raises:
            PackageError: if ``sacremoses`` is not installed.
            PackageCorruptError: if the file is not a list of merges.
        """
        try:
            from sacremoses.normalize import (  # type: ignore[import-untyped]  # it has no types
                MosesPunctNormalizer,
            )
            from sacremoses.tokenize import (  # type: ignore[import-untyped]  # it has no types
                MosesDetokenizer,
                MosesTokenizer,
            )
        except ImportError as error:
            raise PackageError(
                "This package splits words with sacremoses, which is not installed:"
                " run `pip install sacremoses`."
            ) from error
        self._encoder = BytePairEncoder(model)
        self._sides: dict[str, tuple[Any, Any]] = {
            side: (MosesPunctNormalizer(code), MosesTokenizer(code))
            for side, code in (("source", from_code), ("target", to_code))
        }
        self._detokenizer: Any = MosesDetokenizer(to_code)

    def pieces(self, text: str) -> tuple[str, ...]:
        """Split a sentence to translate."""
        return self.source(text).pieces

    def source(self, text: str) -> Tokens:
        """Split a sentence to translate and find its pieces in it."""
        return self._split("source", text)

    def target(self, text: str) -> Tokens:
        """Split a sentence of the target language."""
        return self._split("target", text)

    def _split(self, side: str, text: str) -> Tokens:
        normalizer, tokenizer = self._sides[side]
        words = tokenizer.tokenize(normalizer.normalize(text))
        cut = [self._encoder.cut(word) for word in words]
        pieces = tuple(piece for word in cut for piece in word)
        return Tokens(text=text, pieces=pieces, spans=_spans(text, cut))

    def join(self, pieces: Sequence[str]) -> Tokens:
        """Join target pieces into words, and words into text."""
        words = list(_words(pieces))
        text = self._detokenizer.detokenize(["".join(map(_bare, word)) for word in words])
        return Tokens(text=text, pieces=tuple(pieces), spans=_spans(text, words))


def _words(pieces: Sequence[str]) -> Iterator[tuple[str, ...]]:
    word: list[str] = []
    for piece in pieces:
        word.append(piece)
        if not piece.endswith(_JOINT):
            yield tuple(word)
            word = []
    if word:
        yield tuple(word)


def _bare(piece: str) -> str:
    return piece.removesuffix(_JOINT)


def _spans(text: str, words: Iterable[tuple[str, ...]]) -> tuple[Span, ...]:
    """Find the pieces of each word in ``text``, in order.

    A word that Moses changed beyond recognition gets an empty span where it must have been.
    """
    spans, position = list[Span](), 0
    for word in words:
        written = "".join(map(_bare, word))
        plain = html.unescape(written)
        found = text.find(plain, position)
        if found < 0:
            spans += [Span(position, position)] * len(word)
            continue
        position = found + len(plain)
        if plain != written:  # an entity: all its pieces stand for the whole of it
            spans += [Span(found, position)] * len(word)
            continue
        for piece in word:
            spans.append(Span(found, found + len(_bare(piece))))
            found += len(_bare(piece))
    return tuple(spans)


class BytePairEncoder:
    """Cuts words by ranked merges.

    Sennrich, Haddow, Birch (2016), "Neural Machine Translation of Rare Words with Subword Units",
    ACL 2016; the file format is that of ``subword-nmt``.
    """

    def __init__(self, model: bytes) -> None:
        try:
            lines = model.decode("utf-8").splitlines()
        except UnicodeDecodeError as error:
            raise _not_merges() from error
        version = lines[0].split()[-1] if lines and lines[0].startswith("#version:") else "0.1"
        self._end_joined = version not in ("0.1", "0.0")
        merges = [line.split(" ") for line in lines if line and not line.startswith("#version:")]
        if not merges or any(len(merge) != 2 for merge in merges):
            raise _not_merges()
        self._ranks: dict[tuple[str, str], int] = {}
        for rank, (left, right) in enumerate(merges):
            self._ranks.setdefault((left, right), rank)
        self._cache: dict[str, tuple[str, ...]] = {}

    def cut(self, word: str) -> tuple[str, ...]:
        """Return the pieces of ``word``; all but the last end in ``@@``."""
        if not word:
            return ()
        if (known := self._cache.get(word)) is None:
            if len(self._cache) > 100_000:
                self._cache.clear()
            known = self._cache[word] = self._merged(word)
        return known

    def _merged(self, word: str) -> tuple[str, ...]:
        parts = [*word[:-1], word[-1] + "</w>"] if self._end_joined else [*word, "</w>"]
        unknown = len(self._ranks)
        while len(parts) > 1:
            best = min(pairwise(parts), key=lambda pair: self._ranks.get(pair, unknown))
            if best not in self._ranks:
                break
            parts = list(_merge(parts, best))
        if parts[-1] == "</w>":
            parts.pop()
        parts[-1] = parts[-1].removesuffix("</w>")
        return (*(part + _JOINT for part in parts[:-1]), parts[-1])


def _merge(parts: Sequence[str], pair: tuple[str, str]) -> Iterator[str]:
    index = 0
    while index < len(parts):
        if tuple(parts[index : index + 2]) == pair:
            yield pair[0] + pair[1]
            index += 2
        else:
            yield parts[index]
            index += 1


def _not_merges() -> PackageCorruptError:
    return PackageCorruptError("The package's bpe.model cannot be read: fetch the package again.")
