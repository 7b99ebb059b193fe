"""What goes into a comparison of names, and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glossa.values import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence and its translation."""

    source: str
    target: str
    known: tuple[Span, ...] = ()
    """What of the source a glossary speaks of, or is copied: no names are looked for there."""
    rendered: tuple[Span, ...] = ()
    """What of the translation renders that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """A place where a name is not rendered as elsewhere."""

    passage: int
    """Place of the passage in the document, from 0."""
    source_span: Span
    target_span: Span
    name: str
    """As it stands in the source."""
    found: str
    """As it stands in this translation."""
    usual: str
    """How it is rendered elsewhere, in the form that comes first there."""

    @property
    def message(self) -> str:
        """Return one sentence for a person."""
        return told_apart(self.name, self.found, self.usual)


def told_apart(term: str, here: str, elsewhere: str) -> str:
    """Return the sentence that says of a term or a name that it has two renderings."""
    return f"“{term}” is “{here}” here and “{elsewhere}” elsewhere."
