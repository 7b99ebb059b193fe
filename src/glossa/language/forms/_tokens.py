"""Cutting a text into the tokens that terms are compared by, with offsets kept.

In: any text. Out: tokens whose keys are equal where an editor would call the words the same: case,
composed or combining accents, soft hyphens and the shape of apostrophes and quotation marks do not
count. White space and a hyphen or dash between two words do not count either ("Secretary-General"
is "Secretary General", also across a line break), but a dash between spaces does: it parts
sentences.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

_WORD = r"\w[\w\u0300-\u036f\u00ad]*(?:['’ʼ‘`][^\W\d_][\w\u0300-\u036f\u00ad]*)*"
_HYPHENS = "-‐‑‒–−"
_TOKEN = re.compile(rf"({_WORD})|(\S)")
_PLAIN = re.compile(r"[^\W_]+(?: [^\W_]+)*\Z")
"""Words and single spaces: most terms, which need no care."""

_SAME = str.maketrans(
    dict.fromkeys("’ʼ‘`", "'")
    | dict.fromkeys("„“”«»‟", '"')
    | dict.fromkeys(_HYPHENS + "—", "-")
    | {"\u00ad": None}
)
_UNMARKED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})

MASK = (1 << 64) - 1
SPREAD = 0x9E3779B97F4A7C15
"""An odd multiplier with well-mixed bits (Knuth's golden ratio), so that order counts."""


class Token(NamedTuple):
    """A word or a mark of a text."""

    start: int
    end: int
    key: int
    """Hash of what the token is compared by."""


def same_text(text: str) -> str:
    """Return ``text`` as terms are compared: case and the shape of apostrophes set aside."""
    if not text.isascii() and not text.isalpha():
        text = unicodedata.normalize("NFC", text).translate(_SAME)
    return text.casefold()


def unmarked(text: str) -> str:
    """Return ``text`` with its diacritics removed, as in hurried messages: š → s, ą → a."""
    if text.isascii():
        return text
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return bare.translate(_UNMARKED)


@lru_cache(maxsize=1 << 17)
def token_key(surface: str, fold: bool) -> int:
    """Return a 64-bit hash, the same in every process, of what ``surface`` is compared by."""
    text = same_text(surface)
    if fold:
        text = unmarked(text)
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


@lru_cache(maxsize=1 << 12)
def exact_key(surface: str, fold: bool) -> int:
    """Return a hash of ``surface`` with its capitals, disjoint from those without."""
    text = unicodedata.normalize("NFC", surface).translate(_SAME)
    if fold:
        text = unmarked(text)
    return int.from_bytes(blake2b(b"=" + text.encode(), digest_size=8).digest(), "little")


def extend(prefix: int, key: int) -> int:
    """Return the hash of a sequence of tokens from that of its beginning and its last token."""
    return (prefix * SPREAD + key) & MASK


def tokenize(text: str, *, fold: bool = False, exact: bool = False) -> list[Token]:
    """Cut ``text`` into words and single marks; a hyphen that joins two words is not a token."""
    hashed = exact_key if exact else token_key
    tokens: list[Token] = []
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        surface = found.group()
        if end - start == 1 and surface in _HYPHENS and _joins(text, start):
            continue
        tokens.append(Token(start, end, hashed(surface, fold)))
    return tokens


@lru_cache(maxsize=1 << 16)
def word_keys(word: str, fold: bool, exact: bool) -> tuple[int, ...]:
    """Return the keys of the tokens of a word of a term, of which many terms share the forms."""
    if word.isalpha() and not fold and not exact:
        # What token_key does, without its cache, which is for the words of texts.
        digest = blake2b(word.casefold().encode(), digest_size=8).digest()
        return (int.from_bytes(digest, "little"),)
    return tuple(keys_of(word, fold=fold, exact=exact))


def keys_of(text: str, *, fold: bool = False, exact: bool = False) -> list[int]:
    """Return the keys of the tokens of ``text``."""
    hashed = exact_key if exact else token_key
    if text.isalpha():
        return [hashed(text, fold)]
    if _PLAIN.match(text):
        return [hashed(word, fold) for word in text.split(" ")]
    return [token.key for token in tokenize(text, fold=fold, exact=exact)]


def _joins(text: str, at: int) -> bool:
    """Tell whether the hyphen at ``at`` stands between two word characters."""
    if at == 0 or at + 1 >= len(text):
        return False
    return text[at - 1].isalnum() and text[at + 1].isalnum()
