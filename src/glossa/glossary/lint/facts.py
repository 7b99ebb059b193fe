"""Checks of what is said about an entry: flags, keys, references, and that it is finished."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from glossa.glossary.conventions import KEYS, PARTS_OF_SPEECH
from glossa.glossary.entries import Flag
from glossa.glossary.lint.shelf import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossa.glossary.lint.shelf import Shelf

_KNOWN_KEYS: Final = (*KEYS, "variant-en", "forbidden-lt", "inflection-lt", "reference", "flags")
_CODE_PLACE = re.compile(r"[\w./-]+\.(?:c|cc|cpp|h|py|js|ts|php|java|html|xml|ui|rs|go)(?::\d+)?")
_PLACEHOLDER = re.compile(r"example\.(?:com|org)|localhost|\.\.\.|…|todo|xxx|\?\?", re.IGNORECASE)
_WORDS: Final = frozenset(
    {"am", "are", "as", "at", "be", "by", "do", "he", "in", "is", "it", "me", "my", "no", "of"}
    | {"on", "or", "so", "to", "up", "us", "was", "we", "who", "all", "may", "ham", "sad"}
)
"""English words that an abbreviation may be mistaken for."""


def empty_term(shelf: Shelf) -> Iterator[Note]:
    """The entry lacks its term or its rendering.

    Fill it in, flag it `read-only` if the term stays as it is, or delete the entry.
    """
    for entry in shelf.entries:
        if not entry.source.strip():
            yield Note(entry, "no source term")
        elif not entry.target.strip() and not entry.is_read_only and not entry.is_fuzzy:
            yield Note(entry, "no rendering")


def unfinished(shelf: Shelf) -> Iterator[Note]:
    """The entry is marked as unfinished and never used.

    Check it against a source and take the flag `fuzzy` away.
    """
    for entry in shelf.entries:
        if entry.is_fuzzy:
            yield Note(entry, f"“{entry.target}”")


def unknown_reference(shelf: Shelf) -> Iterator[Note]:
    """A reference has not the shape of an address or of a document's name.

    Write one address or one document a line.
    """
    for entry in shelf.entries:
        for reference in entry.references:
            wrong = _wrong_shape(reference)
            if wrong:
                yield Note(entry, f"“{reference}” {wrong}")


def missing_reference(shelf: Shelf) -> Iterator[Note]:
    """Nothing says where the rendering is attested.

    Add a `#:` line, or flag the entry `fuzzy` until there is one.
    """
    for entry in shelf.used:
        if not entry.references and not entry.is_read_only:
            yield Note(entry)


def unknown_flag(shelf: Shelf) -> Iterator[Note]:
    """A flag has no meaning here.

    Correct it, or leave it if another program needs it.
    """
    names = [flag.value for flag in Flag]
    for entry in shelf.entries:
        for flag in entry.flags:
            if flag not in names:
                yield Note(entry, _with_guess(flag, names))


def unknown_key(shelf: Shelf) -> Iterator[Note]:
    """A comment has a key that has no meaning here, or no key, or one that was there before.

    Correct it, or leave it if another program needs it.
    """
    for entry in shelf.entries:
        for key, value in entry.extra:
            yield Note(entry, _with_guess(key, _KNOWN_KEYS) if key else f"“{value}”")


def unknown_part_of_speech(shelf: Shelf) -> Iterator[Note]:
    """The part of speech is none of those that glossa knows.

    Choose one of `docs/glossary-format.md`.
    """
    for entry in shelf.entries:
        if entry.pos and entry.pos not in PARTS_OF_SPEECH:
            yield Note(entry, _with_guess(entry.pos, sorted(PARTS_OF_SPEECH)))


def reads_as_a_word(shelf: Shelf) -> Iterator[Note]:
    """An abbreviation looks like an ordinary word once capitals do not count.

    Flag it `case-sensitive`.
    """
    for entry in shelf.used:
        if entry.is_case_sensitive or entry.source_language != "en":
            continue
        for text in entry.sources:
            if text.isupper() and text.lower() in _WORDS:
                yield Note(entry, f"“{text}”")


def _wrong_shape(reference: str) -> str:
    if "://" in reference:
        parts = urlsplit(reference) if reference.count("[") == reference.count("]") else None
        if parts is None or parts.scheme not in ("http", "https") or "." not in parts.netloc:
            return "is no address"
        if any(char.isspace() for char in reference):
            return "is an address and more: use two lines"
    elif reference.lower().startswith("www."):
        return "lacks https://"
    elif _CODE_PLACE.fullmatch(reference):
        return "is a place in source code"
    elif not any(char.isalpha() for char in reference):
        return "names nothing"
    return "is a placeholder" if _PLACEHOLDER.search(reference) else ""


def _with_guess(word: str, known: list[str] | tuple[str, ...]) -> str:
    near = get_close_matches(word.lower(), known, n=1)
    return f"“{word}”; perhaps {near[0]} is meant" if near else f"“{word}”"
