"""The registry: rules.toml in, the ordered tuple of rules out, each ready to work on a draft."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from glossa.language.typography import dates, endings, numbers, quoterepair, quotes
from glossa.language.typography.data import expand, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from glossa.language.typography.draft import Draft, Edit

_CODE: dict[str, Callable[[Draft], None]] = {
    "quotes": quotes.shape,
    "straight-quotes": quotes.curl,
    "quote-count": quoterepair.repair,
    "ranges": numbers.ranges,
    "dates": dates.write,
    "date-order": dates.order,
    "numbers": numbers.separators,
    "capital": endings.capital,
    "final-punctuation": endings.final,
    "all-caps": endings.all_caps,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One named, switchable rule."""

    name: str
    summary: str
    source: str
    """Where the norm is written down."""
    into: frozenset[str]
    """Target languages; empty for every language."""
    but_not: frozenset[str]
    """Target languages that it does not serve."""
    style: bool
    """Whether it makes uniform what is not wrong, rather than repairing."""
    work: Callable[[Draft], None]

    def serves(self, language: str) -> bool:
        """Tell whether the rule is meant for a target in ``language``."""
        return language not in self.but_not and (not self.into or language in self.into)


@cache
def registry() -> tuple[Rule, ...]:
    """Return every rule in the order in which the rules run."""
    return tuple(_rule(row) for row in table("rules")["rule"])


@cache
def rules_into(language: str) -> tuple[Rule, ...]:
    """Return the rules that serve a target language, in order."""
    return tuple(rule for rule in registry() if rule.serves(language))


def _rule(row: dict[str, Any]) -> Rule:
    name = row["name"]
    patterns = row.get("pattern")
    return Rule(
        name=name,
        summary=row["summary"],
        source=row["source"],
        into=frozenset(row.get("into", ())),
        but_not=frozenset(row.get("but_not", ())),
        style=row.get("style", False),
        work=_by_patterns(name, patterns) if patterns else _CODE[name],
    )


def _by_patterns(name: str, patterns: list[dict[str, Any]]) -> Callable[[Draft], None]:
    def work(draft: Draft) -> None:
        for row in patterns:
            if draft.target_language in row.get("into", (draft.target_language,)):
                _apply(draft, name, row)

    return work


def _apply(draft: Draft, name: str, row: dict[str, Any]) -> None:
    if "when" in row and not expand(row["when"]).search(draft.text):
        return
    replacement = row["replace"].replace("\\u00a0", "\u00a0")
    keep = expand(row["keep"]) if "keep" in row else None
    edits: list[Edit] = []
    for match in expand(row["find"]).finditer(draft.text):
        around = draft.text[max(0, match.start() - 1) : match.end() + 1]
        if keep is None or not keep.search(around):
            edits.append((match.start(), match.end(), match.expand(replacement)))
    draft.rewrite(edits, name)


@cache
def names() -> frozenset[str]:
    """Return the name of every rule."""
    return frozenset(rule.name for rule in registry())
