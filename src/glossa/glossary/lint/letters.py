"""Checks of the letters and spaces of a phrase."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from glossa.glossary.comparing import compared
from glossa.glossary.lint.shelf import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossa.glossary.lint.shelf import Shelf

_SPACES = re.compile(r"^\s|\s$|\s\s|[^\S ]")
_HIDDEN = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffd]|[\x00-\x08\x0e-\x1f\x7f]"
)
_STRESS = re.compile("[\u0300\u0301\u0303]")
_ALTERNATIVES = re.compile(r"[a-zà-ž]\s*/\s*[a-zà-ž]{3}|[()\[\]{}]|\s\|\s")
_ENDS = re.compile(r"[,;:!?…]$|\.\.$|^[,;:.!?]")
_ARTICLE = re.compile(r"(?:the|a|an)\s+[a-z]")
_STRESSED: Final = frozenset("àèìòùẽĩũ")


def look_alike_letter(shelf: Shelf) -> Iterator[Note]:
    """A letter of another alphabet stands among Latin ones, perhaps because it looks like one.

    Type the letter again with an English or Lithuanian keyboard.
    """
    for entry in shelf.entries:
        for text, _language in shelf.texts(entry):
            strange = [char for char in text if char.isalpha() and not _is_latin(char)]
            if strange:
                names = ", ".join(f"{c} {unicodedata.name(c, '?')}" for c in dict.fromkeys(strange))
                yield Note(entry, f"“{text}”: {names}")


def hidden_character(shelf: Shelf) -> Iterator[Note]:
    """A phrase holds a character that nobody sees.

    Delete it: it keeps the term from being found.
    """
    for entry in shelf.entries:
        for text, _language in shelf.texts(entry):
            found = _HIDDEN.search(text)
            if found:
                yield Note(entry, f"U+{ord(found[0]):04X} in “{_HIDDEN.sub('', text)}”")


def stress_mark(shelf: Shelf) -> Iterator[Note]:
    """A Lithuanian phrase carries the stress marks of a dictionary.

    Write it as in running text.
    """
    for entry in shelf.entries:
        for text, language in shelf.texts(entry):
            if language != "lt":
                continue
            apart = unicodedata.normalize("NFD", text)
            if _STRESS.search(apart) and (set(text.lower()) & _STRESSED or _loose(text)):
                yield Note(entry, f"“{text}”")


def _loose(text: str) -> bool:
    """Tell whether a mark stays loose in composed text, as on the Lithuanian letters with a dot."""
    return _STRESS.search(unicodedata.normalize("NFC", text)) is not None


def stray_space(shelf: Shelf) -> Iterator[Note]:
    """A phrase begins or ends with a space, or holds two together or an unusual one.

    Leave one plain space between words and none at the ends.
    """
    for entry in shelf.entries:
        for text, _language in shelf.texts(entry):
            found = _SPACES.search(text)
            if found:
                names = ", ".join(f"U+{ord(char):04X}" for char in found[0])
                yield Note(entry, f"“{text}”: {names} at {found.start()}")


def alternatives_in_term(shelf: Shelf) -> Iterator[Note]:
    """A phrase holds brackets, a slash or a bar, which text never does.

    Put the alternative into `variant` or `variant-lt`, and the explanation into `definition`.
    """
    for entry in shelf.entries:
        for text, _language in shelf.texts(entry):
            if _ALTERNATIVES.search(text):
                yield Note(entry, f"“{text}”")


def stray_mark(shelf: Shelf) -> Iterator[Note]:
    """A phrase begins or ends with a punctuation mark.

    Delete the mark.
    """
    for entry in shelf.entries:
        for text, _language in shelf.texts(entry):
            if _ENDS.search(text):
                yield Note(entry, f"“{text}”")


def leading_article(shelf: Shelf) -> Iterator[Note]:
    """An English term begins with an article.

    Cite it without.
    """
    for entry in shelf.entries:
        for text, language in shelf.texts(entry):
            if language == "en" and _ARTICLE.match(text):
                yield Note(entry, f"“{text}”")


def needless_variant(shelf: Shelf) -> Iterator[Note]:
    """A variant differs from the term only in capitals, hyphens or quotes, or stands twice.

    Delete it: such spellings are found anyway.
    """
    for entry in shelf.entries:
        if entry.is_case_sensitive:
            continue
        for phrases in (entry.sources, (entry.target, *entry.target_variants), entry.forbidden):
            keys = [compared(text) for text in phrases]
            for i, text in enumerate(phrases):
                if keys[i] and keys[i] in keys[:i]:
                    yield Note(entry, f"“{text}”")


def _is_latin(char: str) -> bool:
    name = unicodedata.name(char, "LATIN")
    return name.startswith(("LATIN", "MODIFIER", "FEMININE", "MASCULINE"))
