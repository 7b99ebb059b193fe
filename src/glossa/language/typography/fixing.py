"""The way through the rules: a raw translation in, its text by the norm of its language out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from glossa.errors import InputError
from glossa.language.typography.draft import Draft
from glossa.language.typography.rules import Rule, names, rules_into

if TYPE_CHECKING:
    from collections.abc import Collection

    from glossa.values import Change

_ROUNDS = 6
"""A rule may make room for another, so the chain runs until nothing changes; two rounds do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """A corrected target sentence and how it came about."""

    text: str
    changes: tuple[Change, ...] = ()
    """In the order made; replayed on the raw target they give ``text``."""


def fix(
    source: str,
    target: str,
    source_language: str,
    target_language: str,
    rules: Collection[str] | None = None,
    *,
    dates: Literal["dmy", "mdy"] = "dmy",
) -> Fixed:
    """Bring the raw translation of one sentence to the typography of its language.

    Fixing a fixed text changes nothing: the rules run until they find no more to do, and should
    they ever chase each other, the raw text is returned as it was.

    Args:
        source: the sentence that was translated.
        target: its raw translation.
        source_language: code of the source, as in ``"en"``.
        target_language: code of the target; other than ``"en"`` and ``"lt"`` get only the rules
            that hold in every language.
        rules: names of the rules to apply; ``None`` is all of them.
        dates: order of an English date, ``"dmy"`` as in 27 April 2023 or ``"mdy"``.

    Raises:
        InputError: if a rule of that name does not exist.
    """
    wanted = _wanted(rules)
    draft = Draft(source, source_language, target_language, target, dates)
    chain = [rule for rule in rules_into(target_language) if rule.name in wanted]
    if not settle(draft, chain):
        return Fixed(text=target)
    return Fixed(text=draft.text, changes=tuple(draft.changes))


def settle(draft: Draft, chain: list[Rule]) -> bool:
    """Run the rules until the draft stays as it is; ``False`` if they chase each other."""
    for _ in range(_ROUNDS):
        before = draft.text
        for rule in chain:
            rule.work(draft)
        if draft.text == before:
            return True
    return False


def _wanted(rules: Collection[str] | None) -> Collection[str]:
    if rules is None:
        return names()
    unknown = sorted(set(rules) - names())
    if unknown:
        known = ", ".join(sorted(names()))
        raise InputError(f"There is no typographic rule {unknown[0]!r}; choose among {known}.")
    return rules
