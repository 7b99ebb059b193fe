"""The tables that translation services take: source and rendering, and nothing else.

Layouts as their documentation gives them (2026): DeepL ``source,target,source language,target
language``; Google and Microsoft two columns without a heading; Amazon, and Google's sets of
equivalent terms, a heading of language codes.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from glossa.glossary.comparing import compared
from glossa.glossary.conventions import join_values
from glossa.glossary.exchange.values import Loss, Written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from glossa.glossary.entries import Entry

_UNHELD: Final = (
    ("context", "the service knows no homographs"),
    ("forbidden", "the service forbids nothing"),
    ("source_forbidden", "the service forbids nothing"),
    ("target_variants", "the service takes one rendering"),
    ("inflection", "the service inflects by itself or not at all"),
    ("source_inflection", "the service inflects by itself or not at all"),
    ("domain", "the table has no column for it"),
    ("pos", "the table has no column for it"),
    ("definition", "the table has no column for it"),
    ("notes", "the table has no column for it"),
    ("references", "the table has no column for it"),
)


def deepl(entries: Sequence[Entry]) -> Written:
    """Write for DeepL: CSV, languages in the third and fourth column."""
    return _written(
        entries, ",", lambda entry: [entry.source_language.upper(), entry.target_language.upper()]
    )


def google(entries: Sequence[Entry]) -> Written:
    """Write for Google Cloud Translation, one direction: CSV of two columns."""
    return _written(entries, ",", lambda _entry: [])


def microsoft(entries: Sequence[Entry]) -> Written:
    """Write for Microsoft Translator's document translation: TSV of two columns."""
    return _written(entries, "\t", lambda _entry: [])


def amazon(entries: Sequence[Entry]) -> Written:
    """Write for Amazon Translate, and for Google's equivalent terms: CSV headed by languages."""
    return _written(entries, ",", lambda _entry: [], headed=True)


def _written(
    entries: Sequence[Entry],
    delimiter: str,
    more: Callable[[Entry], list[str]],
    *,
    headed: bool = False,
) -> Written:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\n")
    losses: list[Loss] = []
    taken: dict[str, str] = {}
    if headed and entries:
        writer.writerow([entries[0].source_language, entries[0].target_language])
    for entry in entries:
        losses += _unheld(entry)
        for phrase in entry.sources:
            reason = _refusal(entry, phrase, taken)
            if reason:
                losses.append(Loss(term=phrase, field="entry", value=entry.target, reason=reason))
                continue
            taken[compared(phrase)] = entry.rendering
            writer.writerow([_flat(phrase), _flat(entry.rendering), *more(entry)])
    return Written(data=buffer.getvalue().encode(), losses=tuple(losses))


def _refusal(entry: Entry, phrase: str, taken: dict[str, str]) -> str:
    if entry.is_fuzzy:
        return "it is unfinished (fuzzy)"
    if entry.is_forbidden:
        return "the service forbids nothing"
    if not entry.rendering:
        return "it has no rendering"
    already = taken.get(compared(phrase))
    if already is not None:
        return f"the service takes a term once, and it is “{already}” already"
    return ""


def _unheld(entry: Entry) -> Iterator[Loss]:
    for field, reason in _UNHELD:
        value: str | tuple[str, ...] = getattr(entry, field)
        if value:
            text = value if isinstance(value, str) else join_values(value)
            yield Loss(term=entry.source, field=field, value=text, reason=reason)
    for flag in entry.flags:
        if flag not in ("terminology", "read-only", "fuzzy", "forbidden"):
            yield Loss(
                term=entry.source, field="flags", value=flag, reason="the table has no flags"
            )
    for key, value in entry.extra:
        yield Loss(
            term=entry.source, field=key, value=value, reason="the table has no column for it"
        )


def _flat(text: str) -> str:
    return " ".join(text.split())
