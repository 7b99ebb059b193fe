"""Checks of how the terms inflect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossa.glossary import inflecting
from glossa.glossary.comparing import spelled
from glossa.glossary.lint.shelf import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossa.glossary.lint.shelf import Shelf


def impossible_inflection(shelf: Shelf) -> Iterator[Note]:
    """The inflection hint cannot be understood or obeyed.

    Correct it; `docs/glossary-format.md` lists what a hint may say.
    """
    for entry in shelf.entries:
        for phrase, language, hint in (
            (entry.source, entry.source_language, entry.source_inflection),
            (entry.target, entry.target_language, entry.inflection),
        ):
            wrong = inflecting.problem(phrase, language, hint)
            if wrong:
                yield Note(entry, wrong)


def missing_inflection(shelf: Shelf) -> Iterator[Note]:
    """How the rendering inflects had to be guessed.

    Look at `glossa glossary forms` and add the hint to `inflection`, or the other one.
    """
    for entry in shelf.used:
        if entry.is_read_only or entry.target_language != "lt" or not entry.target:
            continue
        for ambiguity in inflecting.target_paradigm(entry).ambiguities:
            yield Note(entry, f"{ambiguity.message} Hint: {ambiguity.hint}")


def forbids_its_own_form(shelf: Shelf) -> Iterator[Note]:
    """A forbidden rendering is a form of the rendering that is wanted.

    Take it out of `forbidden`: the two cannot be told apart in text.
    """
    for entry in shelf.used:
        if not entry.forbidden or not entry.target:
            continue
        forms = {spelled(text) for text in inflecting.target_paradigm(entry).texts()}
        for text in entry.forbidden:
            if spelled(text) in forms:
                yield Note(entry, f"“{text}”")
