"""Typography of the target: a source sentence and its raw translation in, the corrected text out.

The corrected text comes with the list of what was changed, which replayed on the raw translation
gives it. What could not be repaired with certainty is a finding, never a guess.
"""

from __future__ import annotations

from glossa.language.typography.checks import findings
from glossa.language.typography.figures import lost_figures
from glossa.language.typography.fixing import Fixed, fix
from glossa.language.typography.rules import Rule, names, registry

ALL: frozenset[str]
"""Names of all rules; ``ALL - {"percent"}`` switches one off. Read when first asked for."""

__all__ = ["ALL", "Fixed", "Rule", "findings", "fix", "lost_figures", "names", "registry"]


def __getattr__(name: str) -> frozenset[str]:
    if name == "ALL":
        return names()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
