"""A glossary file of any format to entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glossa.glossary.entries import Entry


def entries_of(data: bytes, path: str) -> tuple[Entry, ...]:
    """Return the entries of a file; its suffix says the format, and PO is what has none.

    Raises:
        InputError: if the suffix says nothing.
        GlossaryFormatError: if the file cannot be read.
    """
    if path.lower().endswith((".po", ".pot")) or "." not in path.rpartition("/")[2]:
        # PO is what nearly everyone loads: without this, each start would import the others.
        from glossa.glossary.po import parse_bytes

        return parse_bytes(data, path).entries
    from glossa.glossary.exchange import read

    return read(data, path).entries
