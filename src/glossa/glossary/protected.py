"""What is never a term although it looks like one: addresses, placeholders, code, topics.

In comes a text, out come the spans in which no term is looked for.
"""

from __future__ import annotations

import re
from typing import Final

from glossa.values import Span

_KINDS: Final = (
    r"(?:https?|ftp|file)://[^\s<>\"„“”«»]+",  # addresses
    r"(?<![\w.])www\.[^\s<>\"„“”«»]+",
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}",  # e-mail
    r"(?<![\w./-])(?:[\w-]{1,63}\.){1,6}"
    r"(?:com|org|net|int|eu|info|gov|edu|mil|lt|uk|us|io|tv)\b(?!\.\w)(?:/[^\s<>\"„“”«»]*)?",
    r"(?<!\w)[@#]\w{1,100}",  # names of users and topics
    r"`[^`\n]{1,400}`",  # code
    r"</?[A-Za-z][^<>\n]{0,400}>|</?[0-9]{1,4}/?>|&#?\w{1,12};",  # markup
    r"\{\{[^{}\n]{0,100}\}\}|\$?\{[^{}\n]{0,100}\}|\$[A-Za-z_]\w{0,60}",  # templates
    r"%\([^()\s]{1,60}\)[#0 +-]?[0-9.]{0,6}[sdifgxr]|%(?:[0-9]{1,2}\$)?[sdifgxr](?!\w)",  # printf
    r"(?<![\w/])(?:~|\.{1,2})?/[\w.-]{1,100}(?:/[\w.-]{1,100}){1,20}",  # paths
    r"(?<![\w-])[\w-]{1,60}\.(?:po|csv|tsv|tmx|tbx|txt|pdf|docx?|xlsx?|html?|json|xml|jpe?g|png)\b",
)
_ANY = re.compile("|".join(_KINDS))
_TRAILING = ".,;:!?)]}'’"


def mask(text: str) -> bytearray:
    """Return one byte a character, 1 where no term is looked for."""
    taken = bytearray(len(text))
    for span in protected(text):
        taken[span.start : span.end] = b"\1" * len(span)
    return taken


def protected(text: str) -> tuple[Span, ...]:
    """Return the spans that hold no terms, in order."""
    spans = []
    for found in _ANY.finditer(text):
        end = found.end()
        if "://" in found[0] or found[0].startswith("www."):
            end = found.start() + len(found[0].rstrip(_TRAILING))
        spans.append(Span(found.start(), end))
    return tuple(spans)
