"""From terms to the rows of the table: every form's path through the trie.

In: terms. Out: integers for :meth:`glossa.language.forms._table.Table.build`: a node (the hash of a
sequence of tokens) above, a term's key and a form's grammar below, or nothing below where the node
only begins a longer form.

Words that many terms share are declined and hashed once.
"""

from __future__ import annotations

import gc
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from glossa.language.cells import ALL_CELLS, CELL_BITS, PREFERRED, Cells, Listing, Pattern, choices
from glossa.language.forms import _languages
from glossa.language.forms._tokens import MASK, SPREAD, keys_of, word_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Profile = tuple[tuple[tuple[int, ...], int], ...]

EXACT_MARK = 1
"""A node that says that the table holds terms whose capitals count."""

_FLAGS = ~ALL_CELLS
_MAX_KEY = 1 << (64 - CELL_BITS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A phrase to be found in all its forms."""

    phrase: str
    """As cited in the glossary."""
    key: int
    """What its owner knows it by: 0 or more. Variants of an entry may share a key."""
    hint: str | None = None
    """The glossary's inflection hint."""
    exact: bool = False
    """Whether capitals must be as in the forms: *US* is not *us*."""
    inflected: bool = True
    """Whether the phrase takes other forms than the cited one."""


def rows_of(terms: Iterable[Term], language: str, *, fold: bool) -> list[int]:
    """Return the rows of all terms, some perhaps twice.

    Raises:
        LanguageError: if a hint cannot be understood or obeyed.
    """
    collecting = gc.isenabled()
    # Millions of tuples that all stay: looking for garbage among them costs a sixth of the time.
    gc.disable()
    try:
        return _collect(terms, language, fold)
    finally:
        if collecting:
            gc.enable()


def _collect(terms: Iterable[Term], language: str, fold: bool) -> list[int]:
    expand = _languages.expander(language)
    rows: list[int] = []
    for term in terms:
        if not 0 <= term.key < _MAX_KEY:
            raise ValueError(f"the key of a term must be from 0 to {_MAX_KEY - 1}: {term.key}")
        if term.exact:
            rows.append(EXACT_MARK << 64)
        found = expand(term.phrase, term.hint) if term.inflected else _languages.as_is(term.phrase)
        payload = term.key << CELL_BITS
        root = 1 if term.exact else 0
        for part in found:
            if isinstance(part, Listing):
                _add(rows, root, _listed(part, fold, term.exact), payload)
            else:
                _add(rows, *_profile(part, root, fold, term.exact, rows), payload)
    return rows


def _add(rows: list[int], start: int, profile: Profile, payload: int) -> None:
    """Append the rows of forms whose tokens follow the node ``start``."""
    begun: set[int] = set()
    for keys, mask in profile:
        node = start
        last = len(keys) - 1
        for position, key in enumerate(keys):
            node = (node * SPREAD + key) & MASK
            if position == last:
                rows.append(node << 64 | payload | mask)
            elif node not in begun:
                begun.add(node)
                rows.append(node << 64)


def _profile(
    pattern: Pattern, root: int, fold: bool, exact: bool, rows: list[int]
) -> tuple[int, Profile]:
    """Return the node after the unchanging beginning of a term, and the forms after it."""
    fixed = _fixed_keys(pattern, fold, exact)
    if fixed is None or not pattern.words:
        forms = _merged(pattern)
        listing = Listing(tuple([(_joined(pattern, words), mask) for words, mask in forms]))
        return root, _listed(listing, fold, exact)
    node = root
    for key in fixed[0]:
        node = (node * SPREAD + key) & MASK
        rows.append(node << 64)
    if len(pattern.words) == 1 and not fixed[1]:
        cells = tuple(pattern.cells)
        return node, _of_word(pattern.words[0], cells, pattern.flags, fold, exact)
    forms = _merged(pattern)
    return node, tuple([(_keys(words, fixed, fold, exact), mask) for words, mask in forms])


def _keys(
    words: Sequence[str], fixed: Sequence[tuple[int, ...]], fold: bool, exact: bool
) -> tuple[int, ...]:
    keys: list[int] = []
    for position, word in enumerate(words, 1):
        keys += word_keys(word, fold, exact)
        keys += fixed[position]
    return tuple(keys)


def _merged(pattern: Pattern) -> list[tuple[tuple[str, ...], int]]:
    """Return the distinct forms of a pattern, each with all its cells."""
    if len(pattern.words) == 1:
        return _merged_word(pattern)
    merged: dict[tuple[tuple[str, ...], int], int] = {}
    for cell in pattern.cells:
        flags = pattern.flags | PREFERRED
        for words in choices(pattern.words, cell):
            merged[words, flags] = merged.get((words, flags), flags) | 1 << cell
            flags = pattern.flags
    return [(words, mask) for (words, _), mask in merged.items()]


def _merged_word(pattern: Pattern) -> list[tuple[tuple[str, ...], int]]:
    """Do the same for a single word, the commonest case by far."""
    written: dict[str, int] = {}
    other: dict[str, int] = {}
    (word,) = pattern.words
    for cell in pattern.cells:
        first, *rest = word[cell]
        written[first] = written.get(first, pattern.flags | PREFERRED) | 1 << cell
        for form in rest:
            other[form] = other.get(form, pattern.flags) | 1 << cell
    return [((form,), mask) for forms in (written, other) for form, mask in forms.items()]


@lru_cache(maxsize=1 << 15)
def _of_word(word: Cells, cells: tuple[int, ...], flags: int, fold: bool, exact: bool) -> Profile:
    """Return the forms of a term in which one word changes."""
    pattern = Pattern(("",), "", (word,), cells, flags)
    return tuple([(word_keys(own[0], fold, exact), mask) for own, mask in _merged(pattern)])


def _listed(listing: Listing, fold: bool, exact: bool) -> Profile:
    merged: dict[tuple[str, int], int] = {}
    for text, mask in listing.forms:
        key = (text, mask & _FLAGS)
        merged[key] = merged.get(key, 0) | mask
    return tuple(
        [(tuple(keys_of(text, fold=fold, exact=exact)), mask) for (text, _), mask in merged.items()]
    )


def _fixed_keys(pattern: Pattern, fold: bool, exact: bool) -> list[tuple[int, ...]] | None:
    """Return the keys of the unchanging parts, or ``None`` if a token may cross into a word."""
    before, after = pattern.before, pattern.after
    if not before or before[0][-1:] not in ("", " ") or after[:1] not in ("", " "):
        return None
    if any(part[:1] != " " or part[-1:] != " " for part in before[1:]):
        return None
    parts = (*before, after)
    return [tuple(keys_of(part, fold=fold, exact=exact)) if part.strip() else () for part in parts]


def _joined(pattern: Pattern, words: Sequence[str]) -> str:
    pieces = [piece for pair in zip(pattern.before, words, strict=True) for piece in pair]
    return "".join(pieces) + pattern.after
