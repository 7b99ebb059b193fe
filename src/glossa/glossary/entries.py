"""Term entries: the values that every other module here takes and returns.

An entry has a direction: ``source`` and everything named after it is in ``source_language``. The
same entry read the other way is :meth:`Entry.swapped`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Flag(StrEnum):
    """Flags with a meaning; others are kept but mean nothing here."""

    TERMINOLOGY = "terminology"
    CASE_SENSITIVE = "case-sensitive"
    READ_ONLY = "read-only"
    FORBIDDEN = "forbidden"
    ONE_WAY = "one-way"
    FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an entry was read from: ``line`` is that of its ``msgid``, counted from 1."""

    path: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One term in two languages, and what its editors said of it."""

    source: str
    target: str = ""
    """The rendering to use; empty for a read-only term and for one that is only forbidden."""
    source_language: str = "en"
    target_language: str = "lt"
    variants: tuple[str, ...] = ()
    """Other ways to write the source term."""
    target_variants: tuple[str, ...] = ()
    """Renderings that are accepted and never produced."""
    forbidden: tuple[str, ...] = ()
    """Renderings that must not appear where the source has the term."""
    source_forbidden: tuple[str, ...] = ()
    """The same for the opposite direction."""
    context: str = ""
    """What tells it from its homographs (``msgctxt``)."""
    domain: str = ""
    pos: str = ""
    definition: str = ""
    notes: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    """Where the rendering is attested: addresses or names of documents."""
    flags: tuple[str, ...] = ()
    inflection: str = ""
    """Hints for the target term, in the words of ``docs/glossary-format.md``."""
    source_inflection: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    """Keys that glossa does not know, in their order; the key is empty for bare text."""
    origin: Origin | None = None

    @property
    def is_case_sensitive(self) -> bool:
        """Whether the term is found only in the capitals in which the glossary writes it."""
        return Flag.CASE_SENSITIVE in self.flags

    @property
    def is_read_only(self) -> bool:
        """Whether the term stays as it is in the source."""
        return Flag.READ_ONLY in self.flags

    @property
    def is_forbidden(self) -> bool:
        """Whether the entry only says which rendering must not appear."""
        return Flag.FORBIDDEN in self.flags

    @property
    def is_fuzzy(self) -> bool:
        """Whether the entry is unfinished, so that nothing is done with it."""
        return Flag.FUZZY in self.flags

    @property
    def is_one_way(self) -> bool:
        """Whether the entry is for its own direction only."""
        return Flag.ONE_WAY in self.flags

    @property
    def is_name(self) -> bool:
        """Whether the entry is a proper noun."""
        return self.pos == "proper-noun"

    @property
    def sources(self) -> tuple[str, ...]:
        """Return the term and its variants, in the source language."""
        return (self.source, *self.variants)

    @property
    def targets(self) -> tuple[str, ...]:
        """Return every accepted rendering, the one to use first."""
        if not self.target:
            return (self.source, *self.target_variants) if self.is_read_only else ()
        return (self.target, *self.target_variants)

    @property
    def rendering(self) -> str:
        """Return what to write: the target, or the source term where it stays as it is."""
        return self.target or (self.source if self.is_read_only else "")

    def swapped(self) -> Entry:
        """Return the same entry for the opposite direction."""
        return replace(
            self,
            source=self.target or self.source,
            target=self.source,
            source_language=self.target_language,
            target_language=self.source_language,
            variants=self.target_variants,
            target_variants=self.variants,
            forbidden=self.source_forbidden,
            source_forbidden=self.forbidden,
            inflection=self.source_inflection,
            source_inflection=self.inflection,
        )
