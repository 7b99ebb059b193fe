"""What an exchange format is: the values that readers and writers of formats give back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from glossa.glossary.entries import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Something that a format could not hold, or that a reader had no place for."""

    term: str
    """The source term of the entry, or where in the file it was."""
    field: str
    value: str
    reason: str

    def __str__(self) -> str:
        return f"{self.term}: {self.field} “{self.value}” is left out: {self.reason}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A glossary in another format, and what is not in it."""

    data: bytes
    losses: tuple[Loss, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """Entries from a file, and what of the file they do not hold."""

    entries: tuple[Entry, ...]
    losses: tuple[Loss, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One way to write a glossary down."""

    name: str
    suffix: str
    title: str
    write: Callable[[Sequence[Entry]], Written]
    read: Callable[[bytes, str], Read]
