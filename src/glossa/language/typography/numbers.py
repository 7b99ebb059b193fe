"""Separators of numbers and dashes of ranges: a draft in, figures by the target's norm out.

The source decides: a figure of the target is touched only when it equals one of the source, so that
years, versions, scores, clock times, telephone and section numbers stay as they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossa.language.typography.data import NBSP, any_of, table, words
from glossa.language.typography.figures import spans, strict
from glossa.language.typography.numerals import canonical, scale_after

if TYPE_CHECKING:
    from glossa.language.typography.draft import Draft, Edit
    from glossa.values import Span

_CLOCK = re.compile(r"[0-2]?[0-9][.:][0-5][0-9]")
_ADDRESS = re.compile(r"(?:[0-9]{1,3}\.){3}[0-9]{1,3}")
_AFTER_CLOCK = re.compile(
    r"[ \u00a0]?(?:[ap]\.?\s?m\b|val\b|o[’']clock|GMT|UTC|CET|EET)", re.IGNORECASE
)
_BEFORE_CLOCK = re.compile(
    r"\b(?:at|by|until|till|before|after|from|since|to|around|about|and)\s\Z"
)
_QUANTITY = re.compile(
    r"[ \u00a0]?(?:%|°|per|million|billion|trillion|thousand|times|points?\b|k?m\b|[€£$])"
)
_WORD_BEFORE = re.compile(r"([^\W_][\w’'.]{0,40})[ \u00a0]\Z")
_WORD_AFTER = re.compile(r"[ \u00a0]([^\W\d_]{1,40})")
_GLUED = re.compile(r"[\w/\\:-]\Z")
_NUMBER = r"[0-9]{1,4}(?:[.,][0-9]{1,3})?"
_RANGE = re.compile(
    rf"(?<![\w.,:/–—-])({_NUMBER})([ \u00a0]?[-–—][ \u00a0]?)({_NUMBER})"
    r"(?![0-9:/–—]|-[0-9]|[.,:][0-9])"
)
_SAID_RANGE = re.compile(
    rf"(?<![\w.,:/–—-])({_NUMBER})(?:st|nd|rd|th)?"
    rf"(\s?[-–—]\s?| to | iki )(?:the )?({_NUMBER})(?![0-9])"
)


def separators(draft: Draft) -> None:
    """Write decimals and thousands of the source's figures as the target language does."""
    known = _quantities(draft)
    edits: list[Edit] = []
    if known:
        for span in spans(draft.text):
            scale = scale_after(draft.text, span.end, draft.target_language)
            after = _written(span.of(draft.text), scale, known, draft)
            if after is not None and not _is_name(draft.text, span):
                edits.append((span.start, span.end, after))
    draft.rewrite(edits, "numbers")


def _quantities(draft: Draft) -> dict[str, set[str]]:
    """Return the quantities of the source, with the forms in which it writes them."""
    known: dict[str, set[str]] = {}
    following, scale = len(draft.source), 0
    for span in reversed(spans(draft.source)):
        raw = span.of(draft.source)
        value = strict(raw, draft.source_language)
        if draft.source[span.end : following].strip() not in {"–", "-", "iki", "ir", "to", "and"}:
            scale = scale_after(draft.source, span.end, draft.source_language)
        following = span.start
        if value is not None and _is_quantity(draft.source, span, draft.text):
            known.setdefault(value, set()).add(raw)
            if scale:
                known.setdefault(canonical(value, scale), set())
    return known


def _written(raw: str, scale: int, known: dict[str, set[str]], draft: Draft) -> str | None:
    """Return ``raw`` by the norm of the target, if it is a quantity of the source."""
    if raw.isdigit():
        return None
    value = strict(raw, draft.target_language)
    copied = strict(raw, draft.source_language)
    is_copy = copied is not None and value != copied and raw in known.get(copied, ())
    if value in known and not is_copy:
        return _formatted(raw, draft.target_language, draft.target_language)
    if copied is None or (value is not None and not is_copy and len(copied.partition(".")[0]) < 4):
        return None
    if copied in known or (scale and canonical(copied, scale) in known):
        return _formatted(raw, draft.source_language, draft.target_language)
    return None


def _formatted(raw: str, read_as: str, language: str) -> str:
    """Write ``raw``, read by one language's convention, by that of another."""
    decimal = "." if read_as == "en" else ","
    whole, mark, part = raw.partition(decimal)
    groups = re.split(r"[^0-9]", whole)
    separator, point = (",", ".") if language == "en" else (NBSP, ",")
    return separator.join(groups) + (point + part if mark else "")


def _is_quantity(text: str, span: Span, target: str) -> bool:
    """Tell whether a figure counts, rather than names a time, a section or a version."""
    raw = span.of(text)
    before, end = text[max(0, span.start - 44) : span.start], span.end
    if _GLUED.search(before) or _ADDRESS.fullmatch(raw):
        return False
    if "." not in raw or _QUANTITY.match(text, end):
        return True
    if _CLOCK.fullmatch(raw) and (_AFTER_CLOCK.match(text, end) or _BEFORE_CLOCK.search(before)):
        return False
    word = _WORD_BEFORE.search(before)
    if word is None:
        return True
    is_name = word[1][0].isupper() and (word.start() > 0 or word[1] in target)
    return not (is_name or _is_name(text, span))


def _is_name(text: str, span: Span) -> bool:
    """Tell whether the words around a number make it a clause, a version or a telephone."""
    before = _WORD_BEFORE.search(text[max(0, span.start - 44) : span.start])
    after = _WORD_AFTER.match(text, span.end)
    if before and before[1].lower().rstrip(".") in words("units", "before_a_number"):
        return True
    return after is not None and after[1].startswith(words("units", "after_a_number"))


def ranges(draft: Draft) -> None:
    """Write a range with an en dash and no spaces: one of the source, or one before a unit."""
    said = {
        (match[1], match[3]): match[2].strip(" \u00a0\n%")
        for match in _SAID_RANGE.finditer(draft.source)
    }
    swap = str.maketrans(".,", ",.")
    edits: list[Edit] = []
    for match in _RANGE.finditer(draft.text):
        first, dash, second = match.groups()
        pair = (first, second)
        how = said.get(pair) or said.get((first.translate(swap), second.translate(swap)))
        if dash == "–":
            continue
        sure = how in {"to", "iki", "–", "—"}
        if sure or (dash == "-" and _counts(draft.text, match.end(), first, second)):
            edits.append((match.start(2), match.end(2), "–"))
    draft.rewrite(edits, "ranges")


def _counts(text: str, end: int, first: str, second: str) -> bool:
    """Tell whether two numbers around a hyphen are a range rather than a score or a code."""
    follower = re.compile(r"[ \u00a0]?" + any_of(tuple(table("units")["range_followers"])))
    growing = float(first.replace(",", ".")) < float(second.replace(",", "."))
    return growing and follower.match(text, end) is not None
