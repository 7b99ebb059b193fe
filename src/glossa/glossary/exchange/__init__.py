"""Other formats for glossaries, to and from: tables, TBX, TMX, and those of translation services.

Nothing is lost silently: what a format cannot hold, or a file has that an entry cannot, is listed
as :class:`Loss`.
"""

from __future__ import annotations

from glossa.glossary.exchange.formats import FORMATS, convert, format_named, format_of, read, write
from glossa.glossary.exchange.values import Format, Loss, Read, Written

__all__ = [
    "FORMATS",
    "Format",
    "Loss",
    "Read",
    "Written",
    "convert",
    "format_named",
    "format_of",
    "read",
    "write",
]
