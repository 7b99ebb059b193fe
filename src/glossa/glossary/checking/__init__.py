"""Checking translations against a glossary: texts or files in, a report out."""

from __future__ import annotations

from glossa.glossary.checking.check import SEVERITIES, check, check_segments
from glossa.glossary.checking.readers import READERS, paired_texts, read_pair, read_segments
from glossa.glossary.checking.values import CheckFinding, CheckReport, Segment

__all__ = [
    "READERS",
    "SEVERITIES",
    "CheckFinding",
    "CheckReport",
    "Segment",
    "check",
    "check_segments",
    "paired_texts",
    "read_pair",
    "read_segments",
]
