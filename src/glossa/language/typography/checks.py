"""What typography could not put right: a source and its translation in, findings out."""

from __future__ import annotations

from glossa.language.typography.endings import ending, ends_in_abbreviation
from glossa.language.typography.figures import lost_figures
from glossa.language.typography.marks import Marks, read
from glossa.values import Finding, Severity

_BRACKETS = {")": "(", "]": "[", "}": "{"}


def findings(
    source: str, target: str, source_language: str, target_language: str
) -> tuple[Finding, ...]:
    """Report where a translation departs from its source in marks and figures.

    Codes: ``"lost-number"`` and ``"added-number"``, ``"quotes-differ"``, ``"brackets-differ"`` and
    ``"final-punctuation"``.
    """
    return (
        *lost_figures(source, target, source_language, target_language),
        *_quotes(source, target, target_language),
        *_brackets(source, target),
        *_final(source, target, source_language),
    )


def _quotes(source: str, target: str, target_language: str) -> tuple[Finding, ...]:
    """Marks alone, or fewer pairs; Lithuanian may have more, since it puts names between marks."""
    ours, theirs = read(source), read(target)
    loose_ours = [mark.opens for mark in ours.loose]
    loose_theirs = [mark.opens for mark in theirs.loose]
    if loose_ours != loose_theirs and not theirs.balanced:
        message = "A quotation mark of the translation stands without its other half."
    elif loose_ours != loose_theirs and not ours.balanced:
        message = "The translation lacks a quotation mark that opens or closes in the source."
    elif target_language == "lt" and theirs.pairs < ours.pairs - _interruptions(source, ours):
        message = f"The source has {ours.pairs} quotations, the translation {theirs.pairs}."
        return (Finding(code="quotes-differ", message=message, severity=Severity.NOTICE),)
    else:
        return ()
    return (Finding(code="quotes-differ", message=message),)


def _interruptions(text: str, marks: Marks) -> int:
    """Count where a speaker is named inside a speech, which Lithuanian keeps as one quotation."""
    count = 0
    for first, second in zip(marks.items, marks.items[1:], strict=False):
        if first.opens or not second.opens:
            continue
        spoken = text[max(0, first.start - 1) : first.start] in {",", ".", "!", "?"}
        resumed = text[max(first.end, second.start - 2) : second.start] in {", ", ". ", ": "}
        count += spoken and resumed
    return count


def _brackets(source: str, target: str) -> tuple[Finding, ...]:
    if _are_paired(target) or not _are_paired(source):
        return ()
    message = "A bracket of the translation stands without its other half."
    return (Finding(code="brackets-differ", message=message),)


def _are_paired(text: str) -> bool:
    waiting: list[str] = []
    for char in text:
        if char in "([{":
            waiting.append(char)
        elif char in _BRACKETS and (not waiting or waiting.pop() != _BRACKETS[char]):
            return False
    return not waiting


def _final(source: str, target: str, source_language: str) -> tuple[Finding, ...]:
    want, have = ending(source), ending(target)
    serious = want in {"?", ":"} or (want == "." and have in {"", ",", ";", ":"})
    if want == have or not serious or not target.strip() or (want in "?:" and want in target):
        return ()
    if want == "." and ends_in_abbreviation(source, source_language):
        return ()
    shown = f"“{have}”" if have else "no mark"
    message = f"The source ends in “{want}”, the translation in {shown}."
    return (Finding(code="final-punctuation", message=message, severity=Severity.NOTICE),)
