"""An index over every form of every term of a glossary, and the matches it finds in a text.

In: terms as cited, each with a number that its owner knows it by. Out: for a text, which terms it
can be a form of and in which case and number. The index knows nothing of what a term means.

The method is a trie over tokens whose nodes are hashes of token sequences, kept in one sorted table
(:mod:`glossa.language.forms._table`): looking at a token costs one bisection however large the
glossary is, and loading costs one read.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from glossa.language import cells as _cells
from glossa.language.forms import _languages, _tokens
from glossa.language.forms._rows import EXACT_MARK, Term, rows_of
from glossa.language.forms._table import Table
from glossa.values import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from glossa.language.grammar import Case, Gender, Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One thing that a piece of text can be."""

    key: int
    """The key of the term."""
    case: Case | None
    number: Number
    gender: Gender | None
    """Set for adjectives and numerals."""
    possessive: bool
    preferred: bool
    """False for a form that is recognised but would not be written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A piece of text that is a form of at least one term."""

    span: Span
    surface: str
    readings: tuple[Reading, ...]

    def keys(self) -> tuple[int, ...]:
        """Return the keys of the terms, each once, in ascending order."""
        return tuple(sorted({reading.key for reading in self.readings}))


class FormIndex:
    """Finds the forms of many terms at once. Immutable, and safe to share between threads."""

    def __init__(self, table: Table, *, fold: bool) -> None:
        self._table = table
        self._fold = fold
        self._exact = table.get(EXACT_MARK) is not None

    @classmethod
    def build(
        cls, terms: Iterable[Term], language: str, *, fold_diacritics: bool = False
    ) -> FormIndex:
        """Expand every term into its forms.

        Args:
            terms: what to find; any number.
            language: ``"lt"`` or ``"en"``; other languages get the cited form only.
            fold_diacritics: also find text written without diacritics (*Siauliai*).

        Raises:
            LanguageError: if a hint cannot be understood or obeyed.
        """
        return cls(
            Table.build(rows_of(terms, language, fold=fold_diacritics)), fold=fold_diacritics
        )

    @classmethod
    def cached(
        cls,
        path: Path,
        terms: Sequence[Term] | Callable[[], Iterable[Term]],
        language: str,
        *,
        fold_diacritics: bool = False,
        fingerprint: bytes | None = None,
    ) -> FormIndex:
        """Load the index of ``terms`` from ``path``, or build it and leave it there.

        A file that is missing, damaged, written by another version or made from other terms is
        replaced without a word; a folder that cannot be written costs only the next build.

        Args:
            path: the file, in a folder that need not exist yet.
            terms: what to find, or a function that gives it and is called only to build.
            language: as for :meth:`build`.
            fold_diacritics: as for :meth:`build`.
            fingerprint: what changes whenever the terms do; without it, all of them are read to
                tell whether the file is of them.

        Raises:
            LanguageError: if a hint cannot be understood or obeyed.
        """
        if fingerprint is None:
            terms = list(terms() if callable(terms) else terms)
            fingerprint = _fingerprint_of(terms)
        stamp = _stamp(fingerprint, language, fold_diacritics)
        table = Table.load(path, stamp)
        if table is None:
            wanted = terms() if callable(terms) else terms
            table = Table.build(rows_of(wanted, language, fold=fold_diacritics))
            with suppress(OSError):
                table.save(path, stamp)
        return cls(table, fold=fold_diacritics)

    def __len__(self) -> int:
        """Return the number of distinct forms and beginnings of forms."""
        return len(self._table)

    def analyse(self, text: str) -> tuple[Reading, ...]:
        """Return everything that the whole of ``text`` can be."""
        found: set[int] = set()
        for exact in (False, True) if self._exact else (False,):
            node = 1 if exact else 0
            keys = _tokens.keys_of(text, fold=self._fold, exact=exact)
            for key in keys:
                node = _tokens.extend(node, key)
            if keys:
                found.update(self._table.get(node) or ())
        return tuple(_readings(found))

    def scan(self, text: str) -> Iterator[Match]:
        """Yield every match in ``text`` by where it starts, longer ones first.

        Matches may overlap: choosing among them is the caller's business. A match starts and ends
        at the edge of a word.
        """
        plain = _tokens.tokenize(text, fold=self._fold)
        cased = _tokens.tokenize(text, fold=self._fold, exact=True) if self._exact else None
        known: dict[int, bool] = {}
        for first, token in enumerate(plain):
            begins = known.get(token.key)
            if begins is None:
                begins = known[token.key] = self._table.get(token.key) is not None
            ends = self._walk(plain, first, 0) if begins else {}
            if cased is not None:
                for last, values in self._walk(cased, first, 1).items():
                    ends.setdefault(last, set()).update(values)
            for last in sorted(ends, reverse=True):
                span = Span(token.start, plain[last].end)
                readings = tuple(_readings(ends[last]))
                yield Match(span=span, surface=span.of(text), readings=readings)

    def _walk(self, tokens: Sequence[_tokens.Token], first: int, node: int) -> dict[int, set[int]]:
        """Follow the trie from token ``first``; map the last token of each match to its values."""
        found: dict[int, set[int]] = {}
        for position in range(first, len(tokens)):
            node = _tokens.extend(node, tokens[position].key)
            values = self._table.get(node)
            if values is None:
                break
            if values:
                found[position] = set(values)
        return found


def _readings(values: Iterable[int]) -> Iterator[Reading]:
    for value in sorted(values):
        mask = value & ((1 << _cells.CELL_BITS) - 1)
        for case, number in _cells.unpack(mask):
            yield Reading(
                key=value >> _cells.CELL_BITS,
                case=case,
                number=number,
                gender=_cells.gender_of(mask),
                possessive=bool(mask & _cells.POSSESSIVE),
                preferred=bool(mask & _cells.PREFERRED),
            )


def _fingerprint_of(terms: Iterable[Term]) -> bytes:
    digest = blake2b(digest_size=16)
    for term in terms:
        digest.update(
            f"\0{term.phrase}\1{term.key}\1{term.hint}\1{term.exact}{term.inflected}".encode()
        )
    return digest.digest()


def _stamp(fingerprint: bytes, language: str, fold: bool) -> bytes:
    """Return what the file depends on: the terms and the rules that expand them."""
    rules = f"{language} {fold} {_languages.version(language)} ".encode()
    return blake2b(rules + fingerprint, digest_size=16).digest()
