"""A glossary: term entries that are in force together, for one direction.

In come names, paths or entries; out comes an immutable value that matching, checking and
enforcement share. Parsing is in ``po`` and ``exchange``, precedence in ``merging``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from glossa.errors import GlossaryError
from glossa.glossary import cache, sources
from glossa.glossary.comparing import compared
from glossa.glossary.entries import Entry
from glossa.glossary.merging import merged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from glossa.glossary.matching import Matcher, TermMatch
    from glossa.glossary.misspelling import Names
    from glossa.glossary.renderings import Renderings


@dataclass(frozen=True)
class Store:
    """Entries in force, in the direction of their files, shared by a glossary and its reverse."""

    entries: Sequence[Entry]
    fingerprint: bytes = b""
    """What the entries depend on; empty for entries that came from no file."""


class Glossary:
    """Term entries for one direction, in the order of their precedence. Immutable.

    ``for_pair`` gives the same glossary for the opposite direction.
    """

    def __init__(
        self,
        entries: Iterable[Entry] | Store = (),
        *,
        names: Sequence[str] = (),
        reverse: bool = False,
    ) -> None:
        if not isinstance(entries, Store):
            entries = Store(merged((0, entry) for entry in entries))
        self._store = entries
        self._reverse = reverse
        self._swapped: dict[int, Entry] = {}
        self.names: tuple[str, ...] = tuple(names)
        """What the glossary was loaded from, for reports."""

    @classmethod
    def load(cls, *sources_: str | Path, use_cache: bool = True) -> Glossary:
        """Load glossaries: shipped names, paths or folders; all shipped ones if none is named.

        A later source overrides an earlier one where both have a term.

        Raises:
            GlossaryError: if a source does not exist, or the sources are for different languages.
            GlossaryFormatError: if a file cannot be read; the error names file and line.
        """
        found = sources.files(*sources_)
        stamp = cache.fingerprint(found)
        folder = cache.folder() if use_cache else None
        path = folder / f"{stamp.hex()}.entries" if folder else None
        entries: Sequence[Entry] | None = cache.load(path) if path else None
        if entries is None:
            entries = merged(_ranked_entries(found))
            if path:
                cache.save(path, entries)
                cache.prune()
        names = [str(source) for source in sources_] or list(sources.shipped())
        return cls(Store(entries, stamp if folder else b""), names=names)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return every entry in force, fuzzy ones included, in the glossary's direction."""
        if not self._reverse:
            return tuple(self._store.entries)
        return tuple(entry for i in range(len(self)) if (entry := self.entry(i)) is not None)

    def __len__(self) -> int:
        return len(self._store.entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __repr__(self) -> str:
        return f"<Glossary {'-'.join(self.pair)} {', '.join(self.names)}: {len(self)} entries>"

    @cached_property
    def pair(self) -> tuple[str, str]:
        """Return the languages: of the terms to find, and of their renderings."""
        first = self._store.entries[0] if len(self._store.entries) else Entry(source="")
        pair = (first.source_language, first.target_language)
        return pair[::-1] if self._reverse else pair

    @property
    def fingerprint(self) -> str:
        """Return a short text that changes with the glossary's files, for signatures."""
        stamp = self._store.fingerprint or _stamp_of(self._store.entries)
        return stamp.hex()[:12]

    def covers(self, source: str, target: str) -> bool:
        """Tell whether the glossary has anything to say about a translation in this direction."""
        return len(self) > 0 and {source, target} == set(self.pair)

    def for_pair(self, source: str, target: str) -> Glossary:
        """Return the glossary for a direction.

        Raises:
            GlossaryError: if it is for other languages.
        """
        if len(self) and not self.covers(source, target):
            raise GlossaryError(
                f"The glossary is for {' and '.join(self.pair)}, not for {source} to {target}: "
                "choose another, or none."
            )
        if (source, target) == self.pair or not len(self):
            return self
        return type(self)(self._store, names=self.names, reverse=not self._reverse)

    def entry(self, number: int) -> Entry | None:
        """Return entry ``number``, or ``None`` when it does not serve the glossary's direction."""
        entry = self._store.entries[number]
        if not self._reverse:
            return entry
        if entry.is_one_way or entry.is_forbidden or not (entry.target or entry.is_read_only):
            return None
        swapped = self._swapped.get(number)
        if swapped is None:
            swapped = self._swapped[number] = entry.swapped()
        return swapped

    @cached_property
    def matcher(self) -> Matcher:
        """Return what finds the terms in a text; made, or loaded, on first use."""
        from glossa.glossary.matching import Matcher

        return Matcher.of(self, self._store.fingerprint)

    @cached_property
    def renderings(self) -> Renderings:
        """Return what finds the renderings in a translation; made, or loaded, on first use."""
        from glossa.glossary.renderings import Renderings

        return Renderings.of(self, self._store.fingerprint)

    @cached_property
    def name_list(self) -> Names:
        """Return the names that misspelt words are compared with."""
        from glossa.glossary.misspelling import Names

        return Names(self)

    def match(self, text: str) -> tuple[TermMatch, ...]:
        """Return every use of a term in ``text``, in order; no two share a character."""
        return self.matcher.find(text)

    def find(self, term: str) -> tuple[Entry, ...]:
        """Return the entries whose source term or variant is ``term``, the one used first."""
        wanted = compared(term)
        return tuple(
            entry for entry in self.entries if wanted in {compared(text) for text in entry.sources}
        )


def _ranked_entries(found: Sequence[sources.SourceFile]) -> Iterator[tuple[int, Entry]]:
    from glossa.glossary.reading import entries_of

    pair: tuple[str, str] | None = None
    for file in found:
        for entry in entries_of(file.data, str(file.path)):
            languages = (entry.source_language, entry.target_language)
            pair = pair or languages
            if languages == pair:
                yield file.rank, entry
            elif languages == pair[::-1]:
                yield file.rank, entry.swapped()
            else:
                raise GlossaryError(
                    f"{file.path} is for {'-'.join(languages)} and an earlier glossary for "
                    f"{'-'.join(pair)}: load them apart."
                )


def _stamp_of(entries: Sequence[Entry]) -> bytes:
    from hashlib import blake2b

    digest = blake2b(digest_size=16)
    for entry in entries:
        digest.update(cache.packed(entry))
    return digest.digest()
