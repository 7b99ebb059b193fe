"""The table of checks, and running it over files.

A check is a function from the entries to notes; the first paragraph of its docstring is the message
that is printed, the second the remedy.
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Final

from glossa.glossary import sources
from glossa.glossary.errors import GlossaryFormatError
from glossa.glossary.lint import facts, inflection, letters, relations
from glossa.glossary.lint.shelf import LintFinding, Shelf
from glossa.glossary.reading import entries_of
from glossa.values import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from glossa.glossary.entries import Entry
    from glossa.glossary.lint.shelf import Note

    Check = Callable[[Shelf], Iterator[Note]]

CHECKS: Final[dict[str, tuple[Severity, Check]]] = {
    "duplicate-entry": (Severity.ERROR, relations.duplicate_entry),
    "two-renderings": (Severity.ERROR, relations.two_renderings),
    "variant-is-a-term": (Severity.WARNING, relations.variant_is_a_term),
    "chain": (Severity.WARNING, relations.chain),
    "forbidden-and-wanted": (Severity.ERROR, relations.forbidden_and_wanted),
    "forbidden-elsewhere": (Severity.NOTICE, relations.forbidden_elsewhere),
    "impossible-inflection": (Severity.ERROR, inflection.impossible_inflection),
    "missing-inflection": (Severity.WARNING, inflection.missing_inflection),
    "forbids-its-own-form": (Severity.ERROR, inflection.forbids_its_own_form),
    "look-alike-letter": (Severity.ERROR, letters.look_alike_letter),
    "hidden-character": (Severity.ERROR, letters.hidden_character),
    "stress-mark": (Severity.WARNING, letters.stress_mark),
    "stray-space": (Severity.ERROR, letters.stray_space),
    "alternatives-in-term": (Severity.WARNING, letters.alternatives_in_term),
    "stray-mark": (Severity.WARNING, letters.stray_mark),
    "leading-article": (Severity.WARNING, letters.leading_article),
    "needless-variant": (Severity.NOTICE, letters.needless_variant),
    "empty-term": (Severity.ERROR, facts.empty_term),
    "unfinished": (Severity.WARNING, facts.unfinished),
    "unknown-reference": (Severity.WARNING, facts.unknown_reference),
    "missing-reference": (Severity.NOTICE, facts.missing_reference),
    "unknown-flag": (Severity.NOTICE, facts.unknown_flag),
    "unknown-key": (Severity.NOTICE, facts.unknown_key),
    "unknown-part-of-speech": (Severity.WARNING, facts.unknown_part_of_speech),
    "reads-as-a-word": (Severity.WARNING, facts.reads_as_a_word),
}
"""Code → how much it matters, and the check. ``unreadable`` is the one code without a function."""


def lint(*sources_: str | Path) -> tuple[LintFinding, ...]:
    """Lint glossaries together: names, paths or folders; all shipped ones if none is named.

    A file that cannot be read is a finding, and the others are linted.

    Raises:
        GlossaryError: if a source does not exist.
    """
    entries: list[Entry] = []
    broken: list[LintFinding] = []
    for file in sources.files(*sources_):
        try:
            entries += entries_of(file.data, str(file.path))
        except GlossaryFormatError as error:
            broken.append(_unreadable(error, str(file.path)))
    return tuple(sorted((*broken, *lint_entries(entries)), key=_place))


def lint_entries(entries: Sequence[Entry]) -> tuple[LintFinding, ...]:
    """Lint entries together; findings are ordered by file, line and code."""
    shelf = Shelf(entries)
    found = [
        _finding(code, severity, check, note)
        for code, (severity, check) in CHECKS.items()
        for note in check(shelf)
    ]
    return tuple(sorted(found, key=_place))


def explained(code: str) -> tuple[str, str]:
    """Return the message and the remedy of a check."""
    if code == "unreadable":
        return "The file cannot be read.", "Correct it at this line."
    message, _, remedy = (inspect.getdoc(CHECKS[code][1]) or code).partition("\n\n")
    return " ".join(message.split()), " ".join(remedy.split())


def _place(item: LintFinding) -> tuple[str, int, str]:
    return item.path, item.line, item.code


def _finding(code: str, severity: Severity, _check: Check, note: Note) -> LintFinding:
    message, remedy = explained(code)
    origin = note.entry.origin
    return LintFinding(
        code=code,
        severity=severity,
        path=origin.path if origin else "",
        line=origin.line if origin else 0,
        term=note.entry.source,
        text=note.text,
        message=message,
        remedy=remedy,
        related=tuple(entry.origin for entry in note.related if entry.origin),
    )


def _unreadable(error: GlossaryFormatError, path: str) -> LintFinding:
    message, remedy = explained("unreadable")
    return LintFinding(
        code="unreadable",
        severity=Severity.ERROR,
        path=error.path or path,
        line=error.line,
        term="",
        text=str(error),
        message=message,
        remedy=remedy,
    )
