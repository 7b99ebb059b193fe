"""When two spellings of a term are the same: in come phrases, out comes what they compare by."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_QUOTED: Final = dict.fromkeys("’‘ʼ`´", "'") | dict.fromkeys("„“”«»‟", '"')
_SAME: Final = str.maketrans(_QUOTED | dict.fromkeys("-‐‑‒–−", " ") | {"\u00ad": None})
_MARKS: Final = str.maketrans(_QUOTED | dict.fromkeys("-‐‑‒–−", "-") | {"\u00ad": None})
_SPACES = re.compile(r"\s+")
_STOP_INSIDE = re.compile(r"(?<=\w)\.(?=[\s-])")
_QUOTES = re.compile(r"[\"„“”«»‟]")


def compared(phrase: str) -> str:
    """Return what ``phrase`` is compared by: capitals, hyphens and kinds of quotes set aside."""
    text = unicodedata.normalize("NFC", phrase).translate(_SAME).casefold()
    return _SPACES.sub(" ", text).strip()


def spelled(phrase: str) -> str:
    """Return what ``phrase`` is compared by where its capitals and hyphens matter."""
    text = unicodedata.normalize("NFC", phrase).translate(_MARKS)
    return _SPACES.sub(" ", text).strip()


def without_diacritics(text: str) -> str:
    """Return ``text`` as hurried people write it: š as s, ą as a."""
    apart = unicodedata.normalize("NFD", text)
    return "".join(char for char in apart if not unicodedata.combining(char))


def spellings(phrase: str) -> tuple[str, ...]:
    """Return ``phrase`` and how it is also written: without inner stops, without its quotes.

    *St. Petersburg* is *St Petersburg*, and *„Rail Baltica“* is often written bare.
    """
    bare = _SPACES.sub(" ", _QUOTES.sub("", phrase)).strip()
    options = (phrase, _STOP_INSIDE.sub("", phrase), bare)
    return tuple(dict.fromkeys(option for option in options if option))
