"""The two ends of a sentence and its capitals: a draft in, ends like those of the source out."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from glossa.language.typography.data import words

if TYPE_CHECKING:
    from glossa.language.typography.draft import Draft, Edit

_CLOSERS = "”“\"»’‘')]}"
_TAIL = _CLOSERS + ".!?…:;,。！？；：，"
_WIDE = str.maketrans("。！？；：，", ".!?;:,")
_REPLACED = {"?": ".,;", "!": ".,;", ".": ",;?!", "…": ",;", ":": ".,;", ";": ".,", ",": ".;"}
"""Which final marks of a target give way to that of the source."""
_OPENERS = re.compile(r"[\s„“”\"«»‚‘'(\[{¿¡–—-]*")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_LAST_WORD = re.compile(r"(?:[^\W\d_]+\.)+\Z")
_FIRST_OF_TWO_STOPS = re.compile(rf"(?<=\w)\.(?=\.[{re.escape(_CLOSERS)}\s]*\Z)")
"""As in *birželio 30 d..*, where the abbreviation's stop is the sentence's too."""
_UNIT = re.compile(r"(?<=[0-9])[ \u00a0](?:km|cm|mm|kg|kW|MW|GW|kWh|MWh|GWh|°C)(?!\w)")
_SCRIPTS = ("LATIN", "CYRILLIC")


def capital(draft: Draft) -> None:
    """Begin with a capital where the source does; a small function word where it does not."""
    source, target = _first_word(draft.source), _first_word(draft.text)
    if source is None or target is None:
        return
    word, initial = target.group(), target.group()[0]
    if source.group()[0].isupper() and initial.islower():
        if (
            ending(draft.source) in {",", ";"}
            or word in _all_words(draft.source)
            or any(char.isupper() for char in word)
        ):
            return
        upper = initial.upper()
        if len(upper) == 1:
            draft.rewrite([(target.start(), target.start() + 1, upper)], "capital")
    elif source.group().islower() and draft.source[0].islower() and initial.isupper():
        known = words("sentence", draft.target_language, "function_words")
        if word.lower() in known:
            draft.rewrite([(target.start(), target.start() + 1, initial.lower())], "capital")


def _first_word(text: str) -> re.Match[str] | None:
    start = _OPENERS.match(text)
    return _WORD.match(text, start.end() if start else 0)


def _all_words(text: str) -> set[str]:
    return {match.group() for match in _WORD.finditer(text)}


def final(draft: Draft) -> None:
    """End the sentence as its source ends, where that is certain."""
    twice = _FIRST_OF_TWO_STOPS.search(draft.text)
    if twice and ".." not in draft.source:
        draft.rewrite([(twice.start(), twice.end(), "")], "final-punctuation")
    want, have = ending(draft.source), ending(draft.text)
    if want == have or not _in_cased_script(draft.text):
        return
    edit = _removed(draft, have) if not want else _given(draft, want, have)
    if edit:
        draft.rewrite([edit], "final-punctuation")


def ending(text: str) -> str:
    """Return the strongest mark after the last word of ``text``, or ``""``."""
    tail = text[_tail_start(text) :].translate(_WIDE)
    return next((mark for mark in "?!…:;,." if mark in tail), "")


def _tail_start(text: str) -> int:
    start = len(text)
    while start and (text[start - 1] in _TAIL or text[start - 1].isspace()):
        start -= 1
    return start


def _in_cased_script(text: str) -> bool:
    """Tell whether the text ends in a script whose sentences end with ``.``, ``?`` and ``!``."""
    last = next((char for char in reversed(text[-60:]) if char.isalpha()), "")
    return bool(last) and unicodedata.name(last, "").startswith(_SCRIPTS)


def _removed(draft: Draft, have: str) -> Edit | None:
    """Take a lone final stop from the translation of a headline that has none."""
    start = _tail_start(draft.text)
    place = draft.text.find(".", start)
    several = ". " in draft.text[:start] or "? " in draft.text[:start] or "! " in draft.text[:start]
    if have != "." or several or draft.text.count(".", start) != 1:
        return None
    if is_abbreviation(draft.text[: place + 1], draft.target_language):
        return None
    return (place, place + 1, "")


def _given(draft: Draft, want: str, have: str) -> Edit | None:
    """Add the final mark that the source has, or put it in place of a wrong one."""
    text = draft.text
    if want == "." and ends_in_abbreviation(draft.source, draft.source_language):
        return None
    if not have:
        inside = draft.source.rstrip()[-1:] in _CLOSERS
        place = len(text.rstrip())
        while inside and place and text[place - 1] in _CLOSERS:
            place -= 1
        return (place, place, want)
    doubled = text.find(have + want, _tail_start(text))
    if have in ",;" and doubled > 0 and text[doubled - 1].isalnum():
        return (doubled, doubled + 1, "")
    if (
        have not in _REPLACED.get(want, "")
        or want in text
        or (have in "?!" and have in draft.source)
    ):
        return None
    start = _tail_start(text)
    marks = [place for place in range(start, len(text)) if text[place] == have]
    if len(marks) != 1 or is_abbreviation(text[: marks[0] + 1], draft.target_language):
        return None
    return (marks[0], marks[0] + 1, want)


def ends_in_abbreviation(text: str, language: str) -> bool:
    """Tell whether the last stop of a sentence may be that of an abbreviation alone."""
    return is_abbreviation(text[-200:].rstrip(_CLOSERS + " \u00a0\n\t"), language)


def is_abbreviation(text: str, language: str) -> bool:
    """Tell whether the stop at the end of ``text`` belongs to an abbreviation or an initial."""
    word = _LAST_WORD.search(text[-40:])
    if word is None:
        return False
    found = word.group()
    known = found.lower() in words("sentence", language, "abbreviations")
    return known or (len(found) == 2 and found[0].isupper())


def all_caps(draft: Draft) -> None:
    """Set the target in capitals where the whole source is, apart from units and addresses."""
    if not _is_headline_in_capitals(draft.source) or draft.text.isupper():
        return
    edits: list[Edit] = []
    done = 0
    held = [(span.start, span.end) for span in draft.protected()]
    held += [(match.start(), match.end()) for match in _UNIT.finditer(draft.text)]
    for start, end in [*sorted(held), (len(draft.text), len(draft.text))]:
        piece = draft.text[done:start]
        if piece != piece.upper():
            edits.append((done, start, piece.upper()))
        done = max(done, end)
    draft.rewrite(edits, "all-caps")


def _is_headline_in_capitals(text: str) -> bool:
    found = _WORD.findall(text)
    long_words = sum(len(word) > 4 for word in found)
    return text.isupper() and len(found) > 1 and long_words > 0 and sum(map(len, found)) > 9
