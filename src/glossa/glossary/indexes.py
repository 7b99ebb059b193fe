"""Indexes over forms, kept in the cache: in come terms, wanted only if no index is there yet.

``FormIndex.cached`` knows its file by a hash over all terms, and making 100,000 terms only to hash
them takes seconds. A glossary has a fingerprint of its files already, so the table is kept by that,
which is why this module reaches behind ``glossa.language.forms``.
"""

from __future__ import annotations

from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING

from glossa.glossary import cache
from glossa.language.forms import FormIndex, Term
from glossa.language.forms._languages import version
from glossa.language.forms._rows import rows_of
from glossa.language.forms._table import Table

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
    stamp = f"{cache.LAYOUT} {name} {language} {version(language)} ".encode()
    digest = blake2b(stamp + fingerprint, digest_size=16).digest()
    path = folder / f"{fingerprint.hex()}.{name}"
    table = Table.load(path, digest)
    if table is None:
        table = Table.build(rows_of(terms(), language, fold=False))
        with suppress(OSError):
            table.save(path, digest)
    return FormIndex(table, fold=False)
