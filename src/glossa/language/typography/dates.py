"""Dates of the source in the target: a draft in, dates written by the target's norm out.

A date of the target is rewritten only when the source has the same day and month (and year, where
both have one); its order, its ordinals and its "m." and "d." are then certain.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from glossa.language.typography.data import any_of, words
from glossa.language.typography.days import (
    DASH,
    SPACE,
    YEAR,
    Day,
    english_dates,
    english_months,
    lithuanian_dates,
    lithuanian_months,
    month_number,
    read_day,
)

if TYPE_CHECKING:
    from glossa.language.typography.draft import Draft, Edit


def write(draft: Draft) -> None:
    """Rewrite the dates of the target that the source has, where their form is not the norm."""
    pair = (draft.source_language, draft.target_language)
    if pair == ("en", "lt"):
        known = english_dates(draft.source)
        if known:
            draft.rewrite(_lithuanian_edits(draft.text, known), "dates")
    elif pair == ("lt", "en"):
        known = lithuanian_dates(draft.source)
        if known:
            draft.rewrite(_english_edits(draft, known, _raw_english()), "dates")


# --- writing Lithuanian -------------------------------------------------------------------------


@cache
def _raw_lithuanian() -> tuple[re.Pattern[str], re.Pattern[str]]:
    month, _ = lithuanian_months()
    ordinal = "-?" + any_of(words("months", "lt", "ordinals"))
    of_day = f"{SPACE}(?i:{any_of(words('months', 'lt', 'day'))})"
    days = (
        rf"(?<![\w.,:$€£–—-])(?P<day>[0-9]{{1,2}})(?P<ord>{ordinal})?"
        rf"(?:{DASH}(?P<last>[0-9]{{1,2}})(?P<ord2>{ordinal})?)?(?![0-9%]|[.,:][0-9])"
        rf"(?P<d>{of_day}(?!\w)|-?\w+)?"
    )
    of_year = rf"{SPACE}(?i:m\.|metų|metais)|-\w+{SPACE}?(?:metų|m\.)?"
    before = rf"(?<![\w-]){YEAR}(?P<m>{of_year})?,?{SPACE}"
    after = rf"(?P<comma>,?){SPACE}{YEAR}(?:{SPACE}(?i:m\.|metų|metais)(?!\w))?"
    return (
        re.compile(rf"{days}{SPACE}{month}(?:{after})?"),
        re.compile(
            rf"(?:{before})?(?<!\w){month}{SPACE}{days}"
            rf"(?:{after.replace('P<year>', 'P<year2>')})?"
        ),
    )


_SHARED_D = re.compile(r"\s?(?:ir|iki|arba|bei|ar|į|,)\s[0-9]{1,2}(?![0-9])")
_NOT_A_DAY = re.compile(rf"{SPACE}(?:val|m\.|proc|tūkst|mln|mlrd|eur|metų|kart|[%€$])")


def _lithuanian_edits(text: str, known: frozenset[Day]) -> list[Edit]:
    backward, forward = _raw_lithuanian()
    _, numbers = lithuanian_months()
    edits: list[Edit] = []
    for match in backward.finditer(text):
        if match["d"] and not match["d"].strip().lower().startswith("d"):
            continue
        if read_day(match, numbers) in known:
            edits.append(_lithuanian_edit(text, match, numbers, match["year"] or ""))
    for match in forward.finditer(text):
        year = match["year"] or match["year2"] or ""
        found = read_day(match, numbers)
        found = Day(found.day, found.last, found.month, year)
        if (match["year"] and match["year2"]) or found not in known:
            continue
        if _needs_work(text, match):
            edits.append(_lithuanian_edit(text, match, numbers, year))
    return _apart(sorted(edits))


def _needs_work(text: str, match: re.Match[str]) -> bool:
    """Tell whether a date in the right order still lacks its form."""
    if match["year2"]:
        return True
    if match["last"] and match["ord"]:
        return match["ord2"] is not None
    if match["d"] and match["d"].strip().lower() == "d":
        return True
    if match["d"] or match["ord"] or match["ord2"]:
        return bool(match["year"]) and not match["m"] and not (match["ord"] or match["ord2"])
    return not (_SHARED_D.match(text, match.end()) or _NOT_A_DAY.match(text, match.end()))


def _lithuanian_edit(text: str, match: re.Match[str], numbers: dict[str, int], year: str) -> Edit:
    name = words("months", "lt", "genitive")[month_number(match, numbers) - 1]
    name = _cased(name, match["month"], at_start=not year and match.start("month") == match.start())
    days = match["day"] + (f"–{match['last']}" if match["last"] else "")
    after = f"{name} {days} d."
    if year:
        after = f"{year} m. {after}"
    if name.isupper():
        after = after.upper()
    end = match.end()
    if text[end - 1 : end] != "." and text[end : end + 1] == ".":
        after = after[:-1]
    return (match.start(), end, after)


def _cased(name: str, like: str, *, at_start: bool) -> str:
    if like.isupper():
        return name.upper()
    return name.capitalize() if like[0].isupper() and at_start else name


def _apart(edits: list[Edit]) -> list[Edit]:
    kept: list[Edit] = []
    for edit in edits:
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept


# --- writing English ----------------------------------------------------------------------------


def order(draft: Draft) -> None:
    """Put the dates of the source into the order that the option asks for."""
    if (draft.source_language, draft.target_language) == ("lt", "en"):
        known = lithuanian_dates(draft.source)
        if known:
            pattern = _english_orders()[draft.dates == "mdy"]
            draft.rewrite(_english_edits(draft, known, (pattern,)), "date-order")


_OF_MONTH = (
    rf"(?<![\w.,:$€£–—-])(?P<day>[0-9]{{1,2}})(?:{DASH}(?P<last>[0-9]{{1,2}}))?"
    r"(?![\w:%]|[.,][0-9])"
)


@cache
def _english_orders() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the two right orders of a date: month first, day first."""
    month, _ = english_months()
    return (
        re.compile(rf"(?<!\w){month}{SPACE}{_OF_MONTH}(?:,?{SPACE}{YEAR})?"),
        re.compile(rf"{_OF_MONTH}{SPACE}{month}(?:,?{SPACE}{YEAR})?"),
    )


@cache
def _raw_english() -> tuple[re.Pattern[str], ...]:
    """Return the forms that only a raw translation has: year first, and a Lithuanian d. or m."""
    month, _ = english_months()
    before = rf"(?<![\w-]){YEAR}(?:{SPACE}(?:m\.|of))?,?{SPACE}"
    after = rf"(?:,?{SPACE}{YEAR}(?:{SPACE}m\.)?)?"
    d = rf"{SPACE}d\."
    return (
        re.compile(rf"{before}(?<!\w){month}{SPACE}{_OF_MONTH}(?:{d})?"),
        re.compile(rf"{before}{_OF_MONTH}(?:{d})?{SPACE}{month}(?:{d})?"),
        re.compile(rf"(?<!\w){month}{SPACE}{_OF_MONTH}{d}{after}"),
        re.compile(rf"{_OF_MONTH}{d}{SPACE}(?:of )?{month}{after}"),
        re.compile(rf"{_OF_MONTH}{SPACE}{month}{d}{after}"),
    )


def _english_edits(
    draft: Draft, known: frozenset[Day], patterns: tuple[re.Pattern[str], ...]
) -> list[Edit]:
    _, numbers = english_months()
    edits = [
        _english_edit(draft, match, numbers)
        for pattern in patterns
        for match in pattern.finditer(draft.text)
        if read_day(match, numbers) in known
    ]
    return _apart(sorted(edits, key=lambda edit: (edit[0], -edit[1])))


def _english_edit(draft: Draft, match: re.Match[str], numbers: dict[str, int]) -> Edit:
    name = words("months", "en", "names")[month_number(match, numbers) - 1]
    if match["month"].isupper() and len(match["month"]) > 3:
        name = name.upper()
    days = match["day"] + (f"–{match['last']}" if match["last"] else "")
    year = match["year"] or ""
    day_first = draft.dates == "dmy"
    after = f"{days} {name}" if day_first else f"{name} {days}"
    if year:
        after += f" {year}" if day_first else f", {year}"
    ends = not draft.text[match.end() :].strip("”“\"’')] ")
    stop = "." if ends and match.group().endswith(".") else ""
    return (match.start(), match.end(), after + stop)
