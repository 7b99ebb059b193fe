"""Which entries are used when several glossaries, or several entries, have the same term.

In come entries with the rank of the glossary they are from; out come those in force, the winner of
each term first. The rules are those of ``docs/glossary-format.md``, "Which entry wins".
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from glossa.glossary.comparing import compared, spelled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossa.glossary.entries import Entry


def merged(ranked: Iterable[tuple[int, Entry]]) -> tuple[Entry, ...]:
    """Return the entries in force, those of later glossaries first.

    An entry is overridden by one of a later glossary for the same term: the same phrase, and the
    same context or none on either side. What an entry forbids is added to its fellows.
    """
    layers: dict[int, list[Entry]] = defaultdict(list)
    for rank, entry in ranked:
        layers[rank].append(entry)
    contexts: dict[str, set[str]] = defaultdict(set)
    kept: list[Entry] = []
    for rank in sorted(layers, reverse=True):
        kept += (entry for entry in layers[rank] if not _overridden(entry, contexts))
        for entry in layers[rank]:
            if not (entry.is_forbidden or entry.is_fuzzy):
                contexts[compared(entry.source)].add(entry.context)
    return _with_forbidden(kept)


def _overridden(entry: Entry, contexts: dict[str, set[str]]) -> bool:
    taken = contexts.get(compared(entry.source))
    if not taken or entry.is_forbidden:
        return False
    return not entry.context or "" in taken or entry.context in taken


def _with_forbidden(entries: list[Entry]) -> tuple[Entry, ...]:
    """Add what ``forbidden`` entries say to the entries with the same term."""
    bans: dict[str, list[str]] = defaultdict(list)
    fellows = {compared(entry.source) for entry in entries if _is_used(entry)}
    for entry in entries:
        if entry.is_forbidden and not entry.is_fuzzy and entry.target:
            bans[compared(entry.source)].append(entry.target)
    result = []
    for entry in entries:
        added = bans.get(compared(entry.source), ())
        if not added or entry.is_fuzzy:
            result.append(entry)
        elif not entry.is_forbidden:
            wanted = {spelled(text) for text in entry.targets}
            more = (text for text in added if spelled(text) not in wanted)
            forbidden = tuple(dict.fromkeys((*entry.forbidden, *more)))
            result.append(replace(entry, forbidden=forbidden))
        elif compared(entry.source) not in fellows:
            result.append(replace(entry, target="", forbidden=(entry.target, *entry.forbidden)))
    return tuple(result)


def _is_used(entry: Entry) -> bool:
    return not (entry.is_forbidden or entry.is_fuzzy)
