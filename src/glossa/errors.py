"""The errors glossa raises: one root, and every message says what to do next.

What a translation could not do (a term unmet, a sentence cut) is data in the result, not an error;
see :class:`glossa.values.Finding`.
"""

from __future__ import annotations

from typing import ClassVar


class GlossaError(Exception):
    """Root of everything glossa raises on purpose."""

    exit_status: ClassVar[int] = 2
    """Status that the command line exits with: 2 for bad input, 3 when something is missing."""


class InputError(GlossaError):
    """A file, an option or a text that cannot be used as it is."""


class LanguageError(GlossaError):
    """A language that is unknown, undetermined or not supported for the job."""


class PackageError(GlossaError):
    """A translation package that is missing, damaged or unsuitable."""


class PackageNotInstalledError(PackageError):
    """No installed package translates the pair; the message names the command that installs one."""

    exit_status = 3


class PackageCorruptError(PackageError):
    """A package that cannot be read, verified or loaded."""


class GlossaryError(GlossaError):
    """A glossary that cannot be used."""


class TermsUnmetError(GlossaryError):
    """Terms that a translation lacks, or renders by what is forbidden, although ``strict=True``.

    Args:
        message: One sentence.
        result: The :class:`~glossa.translation.Translation`, whose findings name the terms.
    """

    exit_status = 1

    def __init__(self, message: str, result: object) -> None:
        super().__init__(message)
        self.result = result


class TermConflictError(GlossaryError):
    """Two entries that cannot both be obeyed."""
