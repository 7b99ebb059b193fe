"""Numbers written as words: text in, the values that its number words may stand for out."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from glossa.language.typography.data import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[\s\u00a0-]*")
_CONNECTORS = frozenset({"and", "a", "ir", "su"})
_ROMAN = re.compile(r"(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_SCALE = re.compile(r"[\s\u00a0-]?([^\W\d_]{1,20})")

Numeral = tuple[float, str]
"""Value and kind of a number word."""


def canonical(digits: str, scale: int = 1, plus: str = "0") -> str:
    """Return a decimal number without leading and trailing zeros, times ``scale``, plus ``plus``.

    A string too long to be a number that people write is only stripped, never computed with.
    """
    if (scale != 1 or plus != "0") and len(digits) < 16 and len(plus) < 16:
        try:
            digits = f"{float(digits) * scale + float(plus):.6f}"
        except ValueError:
            return digits
    whole, mark, part = digits.partition(".")
    part = part.rstrip("0") if part.isdigit() else part
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{part}" if mark and part else whole


@cache
def _lexicon(language: str) -> tuple[dict[str, tuple[Numeral, ...]], tuple[int, ...]]:
    """Return number words of a language, beginnings marked by a hyphen, and their lengths."""
    table: dict[str, tuple[Numeral, ...]] = {}
    for code, value, kind, forms in rows("numerals"):
        if code == language:
            for form in forms.split(" "):
                table[form] = (*table.get(form, ()), (float(value), kind))
    lengths = sorted({len(form) - 1 for form in table if form.endswith("-")}, reverse=True)
    return table, tuple(lengths)


def has_numerals(language: str) -> bool:
    """Tell whether the number words of a language are known."""
    return bool(_lexicon(language)[0])


def look_up(word: str, language: str) -> tuple[Numeral, ...]:
    """Return what a lower-case word may stand for as a number, the usual reading first."""
    table, lengths = _lexicon(language)
    if word in table:
        return table[word]
    for length in lengths:
        if len(word) >= length and (found := table.get(word[:length] + "-")):
            return found
    return ()


def scale_after(text: str, place: int, language: str) -> int:
    """Return the thousand, million … that the word at ``place`` says, or 0."""
    match = _SCALE.match(text, place)
    if match is None:
        return 0
    for value, kind in look_up(match[1].lower(), language):
        if kind == "scale" and (len(match[1]) > 1 or match.start(1) == place):
            return int(value)
    return 0


def word_values(text: str, language: str) -> set[str]:
    """Return the canonical values of the number words and Roman numerals of ``text``."""
    values: set[str] = set()
    for run in _runs(text, language):
        values |= _composed(run)
    for match in _WORD.finditer(text):
        word = match.group()
        if len(word) < 9 and word[0] in _ROMAN_VALUES and _ROMAN.fullmatch(word):
            values.add(str(_roman(word)))
    return values


def _runs(text: str, language: str) -> Iterator[list[tuple[Numeral, ...]]]:
    """Yield groups of number words that stand together."""
    run: list[tuple[Numeral, ...]] = []
    last = 0
    for match in _WORD.finditer(text):
        word = match.group().lower()
        touching = _GAP.fullmatch(text, last, match.start()) is not None
        last = match.end()
        if run and touching and word in _CONNECTORS:
            continue
        found = look_up(word, language)
        if run and (not touching or not found):
            yield run
            run = []
        if found:
            run.append(found)
    if run:
        yield run


def _composed(run: list[tuple[Numeral, ...]]) -> set[str]:
    """Return the values of each word of a run, and of the number that they make together."""
    values = {_plain(value) for readings in run for value, _ in readings}
    total = current = 0.0
    for readings in run:
        value, kind = readings[0]
        if kind == "scale":
            total += max(1.0, current) * value if current != 0.5 else current * value
            current = 0.0
        elif kind == "hundred":
            current = max(1.0, current) * value
        else:
            current += value
        values |= {_plain(current), _plain(total + current)}
    return values


def _plain(value: float) -> str:
    return canonical(f"{value:.3f}")


def _roman(word: str) -> int:
    total = 0
    for char, following in zip(word, word[1:] + " ", strict=True):
        value = _ROMAN_VALUES[char]
        total += -value if value < _ROMAN_VALUES.get(following, 0) else value
    return total
