"""Checks between entries: what two of them say that cannot both be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossa.glossary.comparing import compared, spelled
from glossa.glossary.lint.shelf import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossa.glossary.entries import Entry
    from glossa.glossary.lint.shelf import Shelf


def duplicate_entry(shelf: Shelf) -> Iterator[Note]:
    """The same term with the same rendering stands more than once.

    Keep the fuller entry and move what the other knows into it.
    """
    for group in shelf.by_source.values():
        for i, entry in enumerate(group):
            twins = [e for e in group[:i] if _same_context(e, entry) and _agree(e, entry)]
            if twins:
                yield Note(entry, f"also at {twins[0].origin}", tuple(twins[:1]))


def two_renderings(shelf: Shelf) -> Iterator[Note]:
    """The same term has two renderings, and no context tells them apart.

    Keep one as msgstr and the other in `variant-lt`, or give each entry its own msgctxt.
    """
    for group in shelf.by_source.values():
        for i, entry in enumerate(group):
            rivals = [e for e in group[:i] if _same_context(e, entry) and not _agree(e, entry)]
            if rivals:
                other = rivals[0]
                text = f"“{entry.rendering}”, and “{other.rendering}” at {other.origin}"
                yield Note(entry, text, (other,))


def variant_is_a_term(shelf: Shelf) -> Iterator[Note]:
    """A variant of this term is a term of its own with another rendering.

    Take the variant out, or give the other entry a context.
    """
    for entry in shelf.used:
        for variant in entry.variants:
            for other in shelf.same_source(entry, variant):
                apart = other.context and other.context != entry.context
                if other is not entry and not _agree(entry, other) and not apart:
                    text = f"“{variant}” is “{other.rendering}” at {other.origin}"
                    yield Note(entry, text, (other,))


def chain(shelf: Shelf) -> Iterator[Note]:
    """The rendering is itself a source term with another rendering.

    Check the direction of both entries; a rendering is never translated again.
    """
    for entry in shelf.used:
        for other in shelf.same_source(entry, entry.rendering):
            if other is not entry and compared(other.rendering) != compared(entry.rendering):
                text = f"“{entry.rendering}” becomes “{other.rendering}” at {other.origin}"
                yield Note(entry, text, (other,))


def forbidden_and_wanted(shelf: Shelf) -> Iterator[Note]:
    """One entry wants the rendering that another forbids for the same term.

    Decide which of the two is right and change the other.
    """
    for entry in shelf.entries:
        if entry.is_fuzzy:
            continue
        for text in _forbids(entry):
            for other in shelf.by_target.get(compared(text), ()):
                wanted = {spelled(target) for target in other.targets}
                if spelled(text) in wanted and _share_a_term(entry, other):
                    yield Note(entry, f"“{text}” is wanted at {other.origin}", (other,))


def forbidden_elsewhere(shelf: Shelf) -> Iterator[Note]:
    """A rendering that this entry forbids is the rendering of another term.

    Fine if both are meant; otherwise correct one of them.
    """
    for entry in shelf.entries:
        if entry.is_fuzzy:
            continue
        for text in _forbids(entry):
            others = [
                other
                for other in shelf.by_target.get(compared(text), ())
                if compared(other.target) == compared(text) and not _share_a_term(entry, other)
            ]
            if others:
                first = others[0]
                yield Note(entry, f"“{text}” renders “{first.source}” at {first.origin}", (first,))


def _forbids(entry: Entry) -> tuple[str, ...]:
    own = (entry.target,) if entry.is_forbidden and entry.target else ()
    return (*own, *entry.forbidden)


def _share_a_term(one: Entry, other: Entry) -> bool:
    if one.context and other.context and one.context != other.context and not one.is_forbidden:
        return False
    return not {compared(t) for t in one.sources}.isdisjoint(compared(t) for t in other.sources)


def _same_context(one: Entry, other: Entry) -> bool:
    return not one.context or not other.context or one.context == other.context


def _agree(one: Entry, other: Entry) -> bool:
    return compared(one.rendering) == compared(other.rendering)
