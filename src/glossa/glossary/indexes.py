"""Indexes over forms, kept in the cache: in come terms, wanted only if no index is there yet.

A glossary has a fingerprint of its files, so its indexes are known by that: making 100,000 terms
only to tell whether an index is of them would take seconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossa.glossary import cache
from glossa.language.forms import FormIndex, Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def index_of(
    name: str, fingerprint: bytes, terms: Callable[[], Iterable[Term]], language: str
) -> FormIndex:
    """Return the index of the terms, from the cache where it is there.

    Args:
        name: what tells the indexes of one glossary apart.
        fingerprint: changes with the glossary; empty for one that is not cached.
        terms: gives the terms, called only if the index must be made.
        language: of the terms.
    """
    folder = cache.folder() if fingerprint else None
    if folder is None:
        return FormIndex.build(terms(), language)
    path = folder / f"{fingerprint.hex()}.{name}"
    stamp = f"{cache.LAYOUT} {name} ".encode() + fingerprint
    return FormIndex.cached(path, terms, language, fingerprint=stamp)
