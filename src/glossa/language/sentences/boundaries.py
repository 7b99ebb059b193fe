"""Where one sentence ends and the next begins, by the rules of a language that we have data for.

In comes a text of any length and content, and a :class:`~.profile.Profile`; out come the spans of
its sentences. Every pattern here is possessive and no run of the same signs is read twice, so that
the time is linear in the text whatever it holds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossa.language.sentences.lines import blocks
from glossa.language.sentences.stops import OPENING, ends_after, is_clipped
from glossa.values import Span

if TYPE_CHECKING:
    from glossa.language.sentences.profile import Profile

_STOPS = ".!?…‼⁇⁈⁉"
_QUOTES = "\"'”’“‘„»«›‹"
_STOP = re.compile(
    # A run of stops from its first; the sign comes first, so that the search skips to it.
    rf"(?P<stop>[{_STOPS}](?<![{_STOPS}][{_STOPS}])[{_STOPS}]*+)"
    # What closes with the sentence: quotes, brackets, emphasis, notes such as [1] or ¹.
    rf"(?P<close>(?:[{_QUOTES})\]}}*_¹²³]|\[\d{{1,3}}\])*+)"
    # A quotation mark with white space on both sides closes; so do a smiley and an emoji.
    rf"(?:[ \u00a0](?:[{_QUOTES}]{{1,2}}|[:;=][-']?[()DPp]{{1,3}}|[\U0001f300-\U0001faff❤☺]\ufe0f?)"
    r"(?=\s))?+"
    r"(?P<gap>\s*+)"
)
# What may stand between a gap and the first letter or figure of a sentence.
_BEFORE = re.compile(r"[^\w\s]*+(?:\s++[^\w\s]++)?+\s*+")
_LONE_STOP = re.compile(r"[.!?…](?:\s|$)")
_WORD = re.compile(r"[^\W\d_]*+(?:['’][^\W\d_]++)?+")
_BRACKETS = ("(", "[", "{")
_CONTINUES = ",;:)]}/"
_ITEM = re.compile(r"[^\W\d_]{1,3}\)\s")
_SPEECH = re.compile(r"(?:[ ]?[^\W\d_]++){1,4}")
_WINDOW = 48
"""Characters looked at on each side of a stop: more than an abbreviation or a date has."""
_SHORTEST = 3
"""A word shorter than this may be an abbreviation, whatever its letters."""
_LONGEST = 9
"""A word longer than this is taken for a word, not for an abbreviation."""


def split(text: str, profile: Profile) -> tuple[Span, ...]:
    """Return the spans of the sentences of ``text``."""
    spans: list[Span] = []
    for block in blocks(text):
        start, end = block.start, block.end
        for stop in _STOP.finditer(text, start, end):
            gap, following = stop.span("gap")
            if gap == following or following == end:
                continue
            at = stop.start()
            plain = gap - at == 1 and text[at] == "." and text[following].isupper()
            if (plain and _is_plain_word(text, start, at, profile)) or _ends(
                text, start, stop, end, profile
            ):
                spans.append(Span(start, gap))
                start = following
        spans.append(Span(start, end))
    return tuple(spans)


def _is_plain_word(text: str, start: int, at: int, profile: Profile) -> bool:
    """Tell at little cost, for most sentences, that no abbreviation ends at ``at``."""
    low = start if at - start < _WINDOW else at - _WINDOW
    word = text[text.rfind(" ", low, at) + 1 or low : at]
    return (
        len(word) > _SHORTEST
        and word.islower()
        and word.isalpha()
        and word not in profile.abbreviations
        and not is_clipped(word)
    )


def _ends(text: str, start: int, stop: re.Match[str], end: int, profile: Profile) -> bool:
    """Tell whether the sentence that began at ``start`` ends with ``stop``."""
    at, following = stop.start(), stop.end()
    dashed = False
    if not text[following].isalnum():
        if text[following] in _CONTINUES or _LONE_STOP.match(text, following, end):
            return False
        dashed = text[following] in "-–—"
        signs = _BEFORE.match(text, following, end)
        following = signs.end() if signs else end
        if following >= end:
            return False
    before = text[max(start, at - _WINDOW) : at]
    if not before or before[-1] in _BRACKETS or not any(map(str.isalnum, before)):
        return False
    after = text[following : min(following + _WINDOW, end)]
    if after[0].islower() and text[following - 1] not in "#@":
        found = _WORD.match(after)
        word = found[0] if found else ""
        # A name such as "airBaltic" or "iPhone" keeps its small letter.
        if word.islower():
            plain = not dashed and not stop["close"]
            return plain and _ends_uncapitalised(before, stop["stop"], word, after, profile)
    if stop["stop"] != ".":
        return not ((stop["close"] or dashed) and _is_speech(after, profile))
    tokens = before.split()
    last = tokens[-1]
    if len(last) > _LONGEST and last.isalpha():
        return True
    bracketed = text[stop.end()] in _BRACKETS
    return ends_after(tokens, after, at - start < _WINDOW, bracketed, profile)


def _ends_uncapitalised(before: str, stop: str, word: str, after: str, profile: Profile) -> bool:
    """Tell whether a sentence ends before a small letter: hasty writing, or an item of a list."""
    last = before.split()[-1].strip(OPENING)
    if ".." in stop or "…" in stop or profile.kind(last) is not None:
        return False
    if len(last) < _SHORTEST or not last.isalpha():
        return False
    if word in profile.uncapitalised or _ITEM.match(after):
        return True
    return (
        stop == "."
        and len(last) > _SHORTEST
        and last.islower()
        and last[-1] in profile.endings
        and not is_clipped(last)
    )


def _is_speech(after: str, profile: Profile) -> bool:
    """Tell whether ``after`` begins with who said a quoted question or exclamation."""
    speech = _SPEECH.match(after)
    if speech is None:
        return False
    words = speech[0].split()
    named = words[0] == "I" or words[0].lower() not in profile.starters
    return named and not profile.reporting.isdisjoint(words[1:])
