"""From any text to what can be judged: small-lettered words by script, without addresses and code.

Any ``str`` may come in, also with NUL, lone surrogates and ten million characters; what goes out is
bounded in size, so the cost of detection is too.
"""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from functools import lru_cache
from typing import Final, NamedTuple

SAMPLES: Final = 40
"""How many stretches of a very long text are looked at, spread evenly."""
SAMPLE_LENGTH: Final = 480
"""Length of one stretch, in characters: about four sentences."""
WHOLE_LENGTH: Final = SAMPLES * SAMPLE_LENGTH
"""Up to this many characters the whole text is looked at."""

_ADDRESS = re.compile(
    r"""
      \x1b\[[0-9;]*[A-Za-z]                                  # colours of a terminal
    | (?:https?|ftp)://\S+ | \bwww\.\S+                      # pages
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                           # mail
    | \b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|lt|eu|io|html?|php|pdf|txt|py|js|json|xml|csv|zip)\b
    | [@\#][\w-]+                                            # handles, hashtags
    | </?[A-Za-z][^<>]{0,200}> | &\#?\w{1,10};               # markup
    | (?:[A-Za-z]:)?[\\/]\w[\w.-]*(?:[\\/][\w.-]+)+          # paths
    """,
    re.VERBOSE,
)
_CODE = re.compile(
    r"""
      [{$%]\w*[}\w]                                          # placeholders
    | \b\w*(?:_\w+|[a-z]\d\w*|\d[A-Za-z_]\w*)\b              # identifiers
    | \b[a-z]+(?:[A-Z][a-z]+)+\b                             # camelCase
    | \b\w+(?:\.\w+)*\(\w*(?:\)|(?=[=,.]))                   # calls
    | \b\w*?(?P<key>\w)(?P=key){3}\w*\b                      # a key held down
    | \b[bcdfghjklmnpqrstvwxz]{6,}\b                        # no vowel to say it with
    | \b\w+[+*/=]\w+\b                                      # sums
    """,
    re.VERBOSE,
)
_SUSPECT = re.compile(r"[@\#<&\\/{$%_()0-9]|\.\w|[a-z][A-Z]|(\w)\1{3}|[bcdfghjklmnpqrstvwxz]{6}")
"""Without any of these there is nothing to take out of prose."""
_CODE_MARKS = re.compile(
    r"""([{}\[\]<>=_|\\^~`$*+\#])\1* | ;\s*(?:\n|$) | :: | // | && | -- | \(["')] | ["']\)""",
    re.VERBOSE,
)
_WORD = re.compile(r"(?:(?<=[^\W\d_])['’])?[^\W\d_]+")
"""A word, or what follows an apostrophe in one: English ``'ll``, Lithuanian ``'os``."""
_INITIAL = re.compile(r"\b[^\W\d_]\.(?=\s*[^\W\d_a-z])")
"""A letter that stands for a given name."""
_ALIKE = str.maketrans("șțȘȚ’", "şţŞŢ'")
"""langdetect's Romanian profile knows the letters with a cedilla only."""
LETTERS_A_MARK: Final = 14
"""A text with fewer letters than this to each mark of program code is taken for code."""


class Role(IntEnum):
    """What the case of a word's letters says of it."""

    PLAIN = 0
    """In small letters, or in a text all in capitals."""
    INITIAL = 1
    """Capitalised where any word is: at the start of a sentence."""
    NAME = 2
    """Capitalised elsewhere: likely a name, which tells little of the language around it."""


class Word(NamedTuple):
    """A word in small letters."""

    text: str
    role: Role


def sampled(text: str) -> str:
    """Return ``text``, or evenly spread stretches of it when it is very long."""
    if len(text) <= WHOLE_LENGTH:
        return text
    stride = (len(text) - SAMPLE_LENGTH) / (SAMPLES - 1)
    return "\n".join(text[(at := int(i * stride)) : at + SAMPLE_LENGTH] for i in range(SAMPLES))


def prose(text: str) -> str:
    """Return ``text`` composed (NFC) and without addresses, markup and identifiers.

    What looks like a line of program code comes back empty.
    """
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    kept, marks = text, 0
    if _SUSPECT.search(text):
        kept, marks = _CODE.subn(" ", _ADDRESS.sub(" ", text))
    marks += len(_CODE_MARKS.findall(kept))
    letters = sum(map(len, _WORD.findall(kept)))
    return "" if marks > 1 and letters < LETTERS_A_MARK * marks else kept


def words(text: str) -> list[Word]:
    """Return the words of ``text`` with how much each may weigh.

    The English pronoun keeps its capital within a sentence, where no other language has it.
    """
    text = _INITIAL.sub(_blank_capital, text.translate(_ALIKE))
    matches = list(_WORD.finditer(text))
    shouted = 2 * sum(m[0].isupper() for m in matches) > len(matches)
    found = []
    for match in matches:
        word, start = match[0], match.start()
        role = Role.PLAIN
        if not shouted and not word.islower():
            role = Role.INITIAL if _opens(text, start) else Role.NAME
        if word == "I" and role is Role.NAME:
            found.append(Word(word, Role.PLAIN))
        else:
            found.append(Word(word.lower().replace("\u0307", ""), role))
    return found


def _blank_capital(match: re.Match[str]) -> str:
    """Drop an initial, keep any other letter before a stop."""
    return "  " if match[0][0].isupper() else match[0]


def _opens(text: str, start: int) -> bool:
    """Tell whether a sentence, or a quotation, begins at ``start``."""
    before = text[max(0, start - 4) : start].rstrip(" \t\r\n\"'“”„‘’«»()[]–—-*")
    return not before or before[-1] in ".!?:;…" or "\n" in text[max(0, start - 4) : start]


_RANGES: Final = (
    ("latin", 0x0041, 0x024F),
    ("greek", 0x0370, 0x03FF),
    ("cyrillic", 0x0400, 0x052F),
    ("hebrew", 0x0590, 0x05FF),
    ("arabic", 0x0600, 0x077F),
    ("devanagari", 0x0900, 0x097F),
    ("bengali", 0x0980, 0x09FF),
    ("gurmukhi", 0x0A00, 0x0A7F),
    ("gujarati", 0x0A80, 0x0AFF),
    ("tamil", 0x0B80, 0x0BFF),
    ("telugu", 0x0C00, 0x0C7F),
    ("kannada", 0x0C80, 0x0CFF),
    ("malayalam", 0x0D00, 0x0D7F),
    ("thai", 0x0E00, 0x0E7F),
    ("hangul", 0x1100, 0x11FF),
    ("latin", 0x1E00, 0x1EFF),
    ("greek", 0x1F00, 0x1FFF),
    ("kana", 0x3040, 0x30FF),
    ("han", 0x3400, 0x9FFF),
    ("hangul", 0xAC00, 0xD7AF),
    ("arabic", 0xFB50, 0xFEFC),
)


@lru_cache(maxsize=4096)
def script_of(letter: str) -> str:
    """Name the script of ``letter`` after its Unicode block; the empty string for others."""
    code = ord(letter)
    return next((name for name, first, last in _RANGES if first <= code <= last), "")


def by_script(found: list[Word]) -> dict[str, list[Word]]:
    """Sort words by script; one that mixes scripts goes with its first letter."""
    scripts: dict[str, list[Word]] = {}
    for word in found:
        script = "latin" if word.text.isascii() else script_of(word.text.lstrip("'")[0])
        scripts.setdefault(script, []).append(word)
    return scripts
