"""What the checks look at: every entry at once, and the questions that several checks ask."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from glossa.glossary.comparing import compared

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossa.glossary.entries import Entry, Origin
    from glossa.values import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class LintFinding:
    """Something in a glossary that an editor should look at."""

    code: str
    severity: Severity
    path: str
    line: int
    term: str
    """The source term of the entry, empty when it concerns the file."""
    text: str
    """What exactly: the letter, the other entry, the hint."""
    message: str
    """What is wrong, in one sentence."""
    remedy: str
    """What to do about it, in one sentence."""
    related: tuple[Origin, ...] = ()
    """Where the other entries stand that it is about."""

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path or "entry"
        about = f" “{self.term}”" if self.term else ""
        detail = f" ({self.text})" if self.text else ""
        return f"{where}: {self.severity} {self.code}{about}: {self.message}{detail} {self.remedy}"


@dataclass(frozen=True, slots=True)
class Note:
    """What a check says of one entry: in which words, and beside which others."""

    entry: Entry
    text: str = ""
    related: tuple[Entry, ...] = ()


class Shelf:
    """All entries that are linted together."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = tuple(entries)

    @cached_property
    def used(self) -> tuple[Entry, ...]:
        """Return the entries that say what to write: neither fuzzy nor forbidden."""
        return tuple(e for e in self.entries if not (e.is_fuzzy or e.is_forbidden))

    @cached_property
    def by_source(self) -> dict[str, list[Entry]]:
        """Return the used entries by their source term as it is compared."""
        groups: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.used:
            groups[_key(entry, entry.source)].append(entry)
        return groups

    @cached_property
    def by_target(self) -> dict[str, list[Entry]]:
        """Return the used entries by every rendering that they accept."""
        groups: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.used:
            for text in dict.fromkeys(compared(target) for target in entry.targets):
                groups[text].append(entry)
        return groups

    def same_source(self, entry: Entry, phrase: str) -> list[Entry]:
        """Return the used entries whose source term is ``phrase``, as ``entry`` would match it."""
        return self.by_source.get(_key(entry, phrase), [])

    def texts(self, entry: Entry) -> Iterator[tuple[str, str]]:
        """Yield the phrases of an entry with the language of each."""
        for text in (*entry.sources, *entry.source_forbidden):
            yield text, entry.source_language
        for text in (entry.target, *entry.target_variants, *entry.forbidden):
            if text:
                yield text, entry.target_language


def _key(entry: Entry, phrase: str) -> str:
    """Return what tells terms apart: capitals too, where the entry says that they count."""
    return f"={' '.join(phrase.split())}" if entry.is_case_sensitive else compared(phrase)
