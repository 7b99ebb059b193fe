"""Figures of a sentence and whether its translation kept them: two texts in, findings out.

A figure is read by the conventions of its language and, leniently, by the other one's; scale words
(5 tūkst. is 5,000), times (10.20 p.m. is 22 val. 20 min.), short years, number words and Roman
numerals are all allowed for, so that what is reported is a figure that is nowhere in any dress.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from glossa.language.typography.numerals import canonical, has_numerals, scale_after, word_values
from glossa.values import Finding, Severity, Span

_SPACE = "[ \u00a0\u2009\u202f]"
_TOKEN = re.compile(
    rf"(?<![0-9.,:])[0-2]?[0-9]:[0-5][0-9](?![0-9:]|[.,][0-9]|{_SPACE}[0-9]{{3}})"
    rf"|(?<![0-9.,])(?<![0-9]{_SPACE})[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}})+(?![0-9]|{_SPACE}[0-9])(?:[.,][0-9]+)?"
    r"|(?<![0-9])[0-9]+(?:[.,][0-9]+)*"
)
_COMMAS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_STOPS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_CLOCK = re.compile(r"([0-9]{1,2})[.:]([0-5][0-9])")
_HALF_DAY = re.compile(r"\s?([ap])\.?\s?m\b", re.IGNORECASE)
_HOUR = re.compile(
    r"\s?(?:val\b|valand|o[’']clock|h\b|in the (?:morning|afternoon|evening)|at night)"
)
_DECADE = re.compile(r"[0-9]{2,3}0['’]?s(?!\w)|dešimtme[tč]", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"(?<![0-9])([12][0-9])[0-9]{2}[-–—/]\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number written in digits."""

    span: Span
    raw: str
    values: frozenset[str]
    """Everything it may stand for, in canonical form."""
    parts: tuple[frozenset[str], ...] = ()
    """What it may be split into: hours and minutes, millions and thousands."""

    @property
    def is_decade(self) -> bool:
        """Whether it may name ten years, which Lithuanian counts in words within a century."""
        if not self.raw.isdigit():
            return False
        return len(self.raw) == 1 or (len(self.raw) in {2, 4} and self.raw.endswith("0"))

    def found_in(self, known: frozenset[str] | set[str]) -> bool:
        """Tell whether the figure, or all its parts, are among ``known``."""
        if not self.values.isdisjoint(known):
            return True
        return bool(self.parts) and not any(part.isdisjoint(known) for part in self.parts)


def strict(raw: str, language: str) -> str | None:
    """Return the canonical value of ``raw`` by the convention of ``language``, or ``None``."""
    bare = re.sub(_SPACE, "", raw)
    english = language == "en"
    if bare.isdigit():
        return canonical(bare)
    grouped = bare != raw
    thousands, decimal = (",", ".") if english else (".", ",")
    if not grouped and (_COMMAS if english else _STOPS).fullmatch(raw):
        return canonical(raw.replace(thousands, "").replace(decimal, "."))
    whole, mark, part = bare.partition(decimal)
    if mark and whole.isdigit() and part.isdigit():
        return canonical(f"{whole}.{part}")
    return None


def figures(text: str, language: str) -> tuple[Figure, ...]:
    """Return the figures of ``text`` in order, those of one number (2 mln. 5 tūkst.) joined."""
    found = [_figure(text, span, language) for span in spans(text)]
    return tuple(_summed(text, found, language))


def spans(text: str) -> tuple[Span, ...]:
    """Return where the numbers in digits stand: 2.5, 1 500, 10:30."""
    return tuple(Span(match.start(), match.end()) for match in _TOKEN.finditer(text))


def _figure(text: str, span: Span, language: str) -> Figure:
    start, end = span.start, span.end
    raw = span.of(text)
    readings = {strict(raw, "en"), strict(raw, "lt")} - {None}
    values = {value for value in readings if value} or {canonical(raw)}
    parts: list[frozenset[str]] = []
    hour = _hour_offset(text, end)
    clock = _CLOCK.fullmatch(raw)
    if clock:
        parts.append(_with_hours(canonical(clock[1]), hour))
        if int(clock[2]):
            parts.append(frozenset({canonical(clock[2])}))
    elif len(pair := raw.split(".")) == 2:
        parts += (frozenset({canonical(piece)}) for piece in pair)
    elif any(char.isspace() for char in raw):
        parts += (frozenset({canonical(piece)}) for piece in re.split(r"\s", raw))
    elif len(raw) <= 2:
        values |= _with_hours(canonical(raw), hour)
        short = _SHORT_YEAR.search(text[max(0, start - 6) : start])
        if short and len(raw) == 2:
            values.add(short[1] + raw)
    scale = scale_after(text, end, language)
    if scale:
        values |= {canonical(value, scale) for value in values}
    return Figure(span=span, raw=raw, values=frozenset(values), parts=tuple(parts))


def _hour_offset(text: str, end: int) -> bool:
    """Tell whether the number before ``end`` counts hours of a day, in either half of it."""
    return bool(_HALF_DAY.match(text, end) or _HOUR.match(text, end))


def _with_hours(value: str, is_hour: bool) -> frozenset[str]:
    if not is_hour or len(value) > 2 or not value.isdigit():
        return frozenset({value})
    hour = int(value)
    return frozenset({value, str(hour + 12), str(abs(hour - 12))})


def _summed(text: str, found: list[Figure], language: str) -> list[Figure]:
    """Join what is one number in words and figures: 2 mln. 889,7 tūkst."""
    joined: list[Figure] = []
    for figure in found:
        last = joined[-1] if joined else None
        if last and _continues(text[last.span.end : figure.span.start], language):
            whole = _sum(last.values, figure.values)
            joined[-1] = Figure(
                span=Span(last.span.start, figure.span.end),
                raw=text[last.span.start : figure.span.end],
                values=whole,
                parts=(last.values, figure.values),
            )
        else:
            joined.append(figure)
    return joined


def _continues(between: str, language: str) -> bool:
    if not 2 < len(between) < 16:
        return False
    scale = scale_after(between, 0, language)
    return bool(scale) and re.fullmatch(r"[\s\u00a0-]?[^\W\d_]+\.?\s", between) is not None


def _sum(first: frozenset[str], second: frozenset[str]) -> frozenset[str]:
    biggest = max(first, key=_size)
    return frozenset({canonical(biggest, 1, value) for value in second} | {biggest})


def _size(value: str) -> float:
    return float(value) if len(value) < 30 and value.replace(".", "", 1).isdigit() else 0.0


def lost_figures(
    source: str, target: str, source_language: str, target_language: str
) -> tuple[Finding, ...]:
    """Report the figures that the translation lost or made up.

    Returns:
        Findings ``"lost-number"`` with the span of the figure in the source, then findings
        ``"added-number"`` for figures of the target that the source has in no form.
    """
    ours, theirs = figures(source, source_language), figures(target, target_language)
    if not ours and not theirs:
        return ()
    decade = bool(_DECADE.search(source) and _DECADE.search(target))
    known_here = _known(source, ours, source_language)
    known_there = _known(target, theirs, target_language)
    lost = [
        Finding(
            code="lost-number",
            message=f"The translation lacks the figure {_short(figure.raw)} of the source.",
            severity=Severity.ERROR,
            span=figure.span,
        )
        for figure in ours
        if not figure.found_in(known_there)
        and not (decade and figure.is_decade)
        and not _may_be_spelt(figure, target_language)
    ]
    added = [
        Finding(
            code="added-number",
            message=f"The translation has the figure {_short(figure.raw)}, which the source lacks.",
            severity=Severity.ERROR,
        )
        for figure in theirs
        if not figure.found_in(known_here)
        and not (decade and figure.is_decade)
        and not _may_be_spelt(figure, source_language)
    ]
    return (*lost, *added)


def _may_be_spelt(figure: Figure, language: str) -> bool:
    """Tell whether a small number may be a word in a language whose number words are unknown."""
    return not has_numerals(language) and figure.raw.isdigit() and len(figure.raw) <= 2


def _known(text: str, found: tuple[Figure, ...], language: str) -> frozenset[str]:
    known = set(word_values(text, language))
    for figure in found:
        known |= figure.values
        for part in figure.parts:
            known |= part
    return frozenset(known)


def _short(raw: str) -> str:
    return raw if len(raw) <= 24 else raw[:23] + "…"
