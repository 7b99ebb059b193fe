"""Curated term entries: read from PO, linted, exchanged, found in text, checked in translations."""

from __future__ import annotations

from glossa.glossary.entries import Entry, Flag, Origin
from glossa.glossary.errors import GlossaryFormatError
from glossa.glossary.glossary import Glossary
from glossa.glossary.matching import TermForm, TermMatch

__all__ = [
    "Entry",
    "Flag",
    "Glossary",
    "GlossaryFormatError",
    "Origin",
    "TermForm",
    "TermMatch",
]
