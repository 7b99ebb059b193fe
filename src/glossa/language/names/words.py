"""The capitalised words of a sentence, in runs: *Kaja Kallas*, *J. K. Rowling*, *Aix-les-Bains*.

In: a sentence and which of its characters are none of our business. Out: :class:`Word` values, in
order. Whether a word is a name is not decided here; a sentence tells too little for that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from glossa.language.english import titles
from glossa.language.names.lemmas import folded
from glossa.language.sentences.starts import begins_sentence
from glossa.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_CAPITAL = re.compile(
    # The lookbehinds find where a word begins; most small letters are left out at once, for speed.
    r"(?<![^\W\d_])(?<![^\W\d_]['’])[^\W\d_a-ząčęėįšųūž][^\W\d_]*(?:['’][^\W\d_]+)*"
)
_BESIDE = re.compile(r"[ \u00a0]|[-‐‑]")
_AFTER_STOP = re.compile(r"\.[ \u00a0]?")
_TIED_BEFORE = re.compile(r"[^\W_A-ZĄČĘĖĮŠŲŪŽ][-‐‑]\Z")
_TIED_AFTER = re.compile(r"[-‐‑][^\W_A-ZĄČĘĖĮŠŲŪŽ]")
_QUOTED = re.compile(
    r"[„“”\"«»](?:[^\s„“”\"«».,!?;]+ ){0,4}[^\s„“”\"«».,!?;]+[„“”\"«»]"
)  # a title or a brand; what people say is longer, or ends with a stop
_INITIAL = 2
"""Most letters of an initial: Lithuanian has *Dž.*"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A capitalised word of a sentence."""

    text: str
    span: Span
    run: int
    """Words with the same number stand side by side."""
    last: bool
    """It is the last of its run."""
    first: bool
    """It begins the sentence, so that its capital says nothing."""
    quoted: bool
    """It stands in a short quotation, as titles of works and brands do."""

    @property
    def key(self) -> str:
        """Return what the word is compared by."""
        return folded(self.text)

    @property
    def is_initialism(self) -> bool:
        """Tell whether it is written in capitals: *BBC*, *TATENA*, *II*."""
        return sum(map(str.isupper, self.text)) > 1 and not any(map(str.islower, self.text[:2]))


def capitalised(sentence: str, shut: bytearray) -> tuple[Word, ...]:
    """Return the capitalised words of ``sentence``, apart from those where ``shut`` is 1.

    A word that is tied to a small one by a hyphen (*Sharm el-Sheikh*, *NATO-led*) is left out.
    """
    quotations = [found.span() for found in _QUOTED.finditer(sentence)]
    found = list(_open_words(sentence, shut))
    joined = [_is_joined(one, other, sentence) for one, other in pairwise(found)]
    words: list[Word] = []
    run = 0
    for match, before, after in zip(found, [False, *joined], [*joined, False], strict=bool(found)):
        run += not before
        span = Span(*match.span())
        words.append(
            Word(
                text=match[0],
                span=span,
                run=run,
                last=not after,
                first=not before and begins_sentence(sentence, span.start),
                quoted=any(left <= span.start < right for left, right in quotations),
            )
        )
    return tuple(words)


@lru_cache(maxsize=1 << 10)
def is_title_case(sentence: str) -> bool:
    """Tell whether a headline has nearly all its words in capitals, so that they say nothing."""
    _, *words = [found[0] for found in WORD.finditer(sentence)] or [""]
    words = [word for word in words if len(word) > 3]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) > 0.75 * len(words)


def small(sentence: str) -> Iterator[str]:
    """Yield the words of a sentence that begin with a small letter, folded."""
    return (folded(found[0]) for found in WORD.finditer(sentence) if found[0][0].islower())


def _open_words(sentence: str, shut: bytearray) -> Iterator[re.Match[str]]:
    for found in _CAPITAL.finditer(sentence):
        start, end = found.span()
        if not found[0][0].isupper() or shut.find(1, start, end) >= 0:
            continue
        if not (
            _TIED_BEFORE.search(sentence, max(0, start - 2), start)
            or _TIED_AFTER.match(sentence, end)
        ):
            yield found


def _is_joined(one: re.Match[str], other: re.Match[str], sentence: str) -> bool:
    """Tell whether nothing but a space, a hyphen or the stop of an initial parts two words."""
    gap = sentence[one.end() : other.start()]
    if _BESIDE.fullmatch(gap):
        return True
    short = len(one[0]) <= _INITIAL or one[0].lower() in titles()
    return short and _AFTER_STOP.fullmatch(gap) is not None
