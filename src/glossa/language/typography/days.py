"""Dates of a source sentence: English or Lithuanian text in, the days that it names out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from glossa.language.typography.data import any_of, words
from glossa.language.typography.numerals import word_values

SPACE = "[ \u00a0]"
DASH = r"\s?[-–—]\s?"


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar, or several in a row, as a sentence gives it."""

    day: int
    last: int
    """Equal to ``day`` when it is one day."""
    month: int
    year: str = ""


@cache
def english_months() -> tuple[str, dict[str, int]]:
    """Return the pattern of an English month, and the number of each of its names."""
    names = words("months", "en", "names")
    short = words("months", "en", "short")
    numbers = {name.lower(): place for place, name in enumerate(names, 1)}
    numbers |= {name.lower(): place for place, name in enumerate(short, 1)}
    numbers |= {name.lower().rstrip("."): place for place, name in enumerate(short, 1)}
    return rf"(?P<month>(?i:{any_of(tuple(numbers))}))(?!\w)", numbers


@cache
def lithuanian_months() -> tuple[str, dict[str, int]]:
    """Return the pattern of a Lithuanian month, and the number of each of its names."""
    numbers: dict[str, int] = {}
    for case in ("genitive", "nominative"):
        names = words("months", "lt", case)
        numbers |= {name: place for place, name in enumerate(names, 1)}
    return rf"(?P<month>(?i:{any_of(tuple(numbers))}))(?!\w)", numbers


_DAYS = (
    rf"(?<![\w.,:$€£–—-])(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?"
    rf"(?:{DASH}(?:the )?(?P<last>[0-9]{{1,2}})(?:st|nd|rd|th)?)?(?![\w:%]|[.,][0-9])"
)
YEAR = r"(?P<year>[12][0-9]{3})(?![\w-]|[.,:][0-9])"


@cache
def _english_patterns() -> tuple[re.Pattern[str], ...]:
    month, _ = english_months()
    return (
        re.compile(rf"{_DAYS}{SPACE}(?:d\.{SPACE}?)?(?:of )?{month}(?:,?{SPACE}{YEAR})?"),
        re.compile(rf"(?<!\w){month}{SPACE}(?:the )?{_DAYS}(?:,?{SPACE}{YEAR})?"),
    )


@cache
def _spelt_day() -> re.Pattern[str]:
    """Return the pattern of a day in words: the twenty-sixth of November."""
    month, _ = english_months()
    day = r"(?<!\w)(?P<words>[A-Za-z]{3,9}(?:-[A-Za-z]{3,7})?)"
    return re.compile(rf"{day} of {month}(?:,?{SPACE}{YEAR})?")


def english_dates(text: str) -> frozenset[Day]:
    """Return the days that an English text names, with and without their years."""
    _, numbers = english_months()
    days = {
        read_day(match, numbers)
        for pattern in _english_patterns()
        for match in pattern.finditer(text)
    }
    for match in _spelt_day().finditer(text):
        values = [int(value) for value in word_values(match["words"], "en") if value.isdigit()]
        day = max((value for value in values if value < 32), default=0)
        if day:
            days.add(Day(day, day, month_number(match, numbers), match["year"] or ""))
    return _without_years(days)


@cache
def _lithuanian_pattern() -> re.Pattern[str]:
    month, _ = lithuanian_months()
    return re.compile(
        rf"(?:(?<![\w-]){YEAR}{SPACE}?(?:m\.|metų|metais)?,?{SPACE})?(?<!\w){month}{SPACE}"
        rf"(?<![\w.,:])(?P<day>[0-9]{{1,2}})(?:{DASH}(?P<last>[0-9]{{1,2}}))?(?![0-9:%]|[.,][0-9])"
    )


def lithuanian_dates(text: str) -> frozenset[Day]:
    """Return the days that a Lithuanian text names, with and without their years."""
    _, numbers = lithuanian_months()
    found = _lithuanian_pattern().finditer(text)
    return _without_years({read_day(match, numbers) for match in found})


def read_day(match: re.Match[str], numbers: dict[str, int]) -> Day:
    """Return the day that a match of groups day, last, month and year stands for."""
    day = int(match["day"])
    last = int(match["last"]) if match["last"] else day
    return Day(day, last, month_number(match, numbers), match["year"] or "")


def month_number(match: re.Match[str], numbers: dict[str, int]) -> int:
    """Return the month, or 0 where a letter only looks like its capital (ſ for s)."""
    return numbers.get(match["month"].lower(), 0)


def _without_years(days: set[Day]) -> frozenset[Day]:
    """Add each day without its year, since a translation may leave the year to the context."""
    real = {day for day in days if day.month}
    return frozenset(real | {replace(day, year="") for day in real})
