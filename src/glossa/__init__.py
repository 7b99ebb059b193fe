"""Offline translation between English and Lithuanian that keeps to a curated glossary.

    >>> import glossa
    >>> print(glossa.translate("The summit ends on 10 July.", to="lt"))  # doctest: +SKIP
    >>> glossa.detect("Rytoj sostinėje bus šalta ir vėjuota").language
    'lt'

:func:`translate` and :func:`detect` do the common thing in one call; :class:`Translator` keeps its
model loaded, takes many texts and tells everything about what it did. Importing this module reads
neither disk nor network: each name is fetched from its room when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glossa.errors import (
        GlossaError,
        GlossaryError,
        InputError,
        LanguageError,
        PackageCorruptError,
        PackageError,
        PackageNotInstalledError,
        TermsUnmetError,
    )
    from glossa.glossary import Entry, Glossary
    from glossa.language.detection import Detection, detect, detect_paragraphs
    from glossa.translation import TranslatedSentence, Translation
    from glossa.translator import Translator, translate
    from glossa.values import Change, Finding, Span, replay

_ROOMS = {
    "glossa.errors": (
        "GlossaError",
        "GlossaryError",
        "InputError",
        "LanguageError",
        "PackageCorruptError",
        "PackageError",
        "PackageNotInstalledError",
        "TermsUnmetError",
    ),
    "glossa.glossary": ("Entry", "Glossary"),
    "glossa.language.detection": ("Detection", "detect", "detect_paragraphs"),
    "glossa.translator": ("Translator", "translate"),
    "glossa.translation": ("TranslatedSentence", "Translation"),
    "glossa.values": ("Change", "Finding", "Span", "replay"),
}
_HOME = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = [
    "Change",
    "Detection",
    "Entry",
    "Finding",
    "GlossaError",
    "Glossary",
    "GlossaryError",
    "InputError",
    "LanguageError",
    "PackageCorruptError",
    "PackageError",
    "PackageNotInstalledError",
    "Span",
    "TermsUnmetError",
    "TranslatedSentence",
    "Translation",
    "Translator",
    "detect",
    "detect_paragraphs",
    "replay",
    "translate",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'glossa' has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
