"""Which words of a document are mentions of one name.

In: the capitalised words of each sentence. Out: for each name the places where it stands, if it
stands in several sentences. A surname alone repeats the full name; *Bandar Abbas* does not repeat
*Mahmoud Abbas*, nor does *Denzel Washington* repeat the *Washington* of the paragraph before.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from glossa.language.english import titles
from glossa.language.lithuanian.lemmas import readings
from glossa.language.names.words import is_title_case, small

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from glossa.language.names.words import Word

SHORTEST: Final = 3
"""Letters that a word must have to be told from other words by its letters."""
_HEADLINE: Final = 0
"""Place of the sentence that may say a surname before the text says the whole name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A word of a name in a sentence."""

    sentence: int
    """Its place among the sentences, from 0."""
    word: Word


def repeated(
    sentences: Sequence[str], words: Sequence[Sequence[Word]], language: str
) -> list[list[Mention]]:
    """Return the mentions of each name that stands in several of ``sentences``.

    Args:
        sentences: Of one document, in order.
        words: The capitalised words of each.
        language: Of the sentences; in Lithuanian a name has its forms.
    """
    names = _names(sentences, words, language)
    lemmas = _lemmas(names) if language == "lt" else {name: name for name in names}
    found: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    alone: dict[str, list[tuple[str, Mention]]] = defaultdict(list)
    for number, (sentence, row) in enumerate(zip(sentences, words, strict=True)):
        for run in _runs(row, lemmas if is_title_case(sentence) else None):
            last = lemmas.get(run[-1].key)
            for before, word in zip([None, *run], run, strict=False):
                lemma = lemmas.get(word.key, "")
                if len(lemma) < SHORTEST or word.is_initialism:
                    continue
                mention = Mention(number, word)
                if word is run[-1]:
                    alone[lemma].append((_identity(before, lemmas), mention))
                elif last:
                    found["first", lemma, last].append(mention)
    for lemma, uses in alone.items():
        for identity, mention in _told_apart(uses):
            found["last", lemma, identity].append(mention)
    return [
        mentions
        for mentions in found.values()
        if len({mention.sentence for mention in mentions}) > 1
    ]


def _names(sentences: Sequence[str], words: Sequence[Sequence[Word]], language: str) -> set[str]:
    """Return the words whose capital says that they are names.

    They have it inside a sentence, and nowhere in the document do they begin with a small letter.
    A Lithuanian form that only begins sentences is a name if another of its forms is.
    """
    rows = [(is_title_case(sentence), row) for sentence, row in zip(sentences, words, strict=True)]
    inside = {word.key for title, row in rows for word in row if not (title or word.first)}
    if language == "lt":
        known = frozenset().union(*map(_declined, inside))
        inside |= {word.key for row in words for word in row if _declined(word.key) & known}
    return inside.difference(*map(small, sentences))


def _declined(name: str) -> frozenset[tuple[str, str]]:
    """Return the readings of a name other than that it does not decline."""
    return frozenset((stem, declension) for stem, declension in readings(name) if declension)


def _runs(row: Sequence[Word], names: Container[str] | None) -> Iterator[list[Word]]:
    """Yield the words that stand side by side; where all have capitals, only the names of them."""
    for _, group in groupby(row, key=lambda word: word.run):
        if names is None:
            yield list(group)
        else:
            for known, part in groupby(group, key=lambda word: word.key in names):
                if known:
                    yield list(part)


def _identity(before: Word | None, lemmas: Mapping[str, str]) -> str:
    """Return the word that tells a name from others with the same last word; empty if it is alone.

    A title, an initial and a word that is no name are none.
    """
    if before is None or len(before.key) == 1 or before.key in titles():
        return ""
    return lemmas.get(before.key, "")


def _told_apart(uses: Sequence[tuple[str, Mention]]) -> Iterator[tuple[str, Mention]]:
    """Yield the uses of a last word, each with whose name it is.

    Where it belongs to one full name only, and is not said before that name, it repeats it.
    """
    full = {identity for identity, _ in uses if identity}
    start = next((mention.sentence for identity, mention in uses if identity), 0)
    early = any(_HEADLINE < mention.sentence < start for _, mention in uses)
    whole = full.pop() if len(full) == 1 and not early else ""
    for identity, mention in uses:
        yield identity or whole, mention


def _lemmas(names: Iterable[str]) -> dict[str, str]:
    """Return for each form the form that stands for its name; without those that may be of two.

    *Simoną* is a form of *Simonas* and of *Simona*: where a document has both, no letter tells.
    """
    holders: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in sorted(names):
        for reading in readings(name):
            holders[reading].append(name)
    parents = {name: name for name in names}

    def root(name: str) -> str:
        while parents[name] != name:
            parents[name] = name = parents[parents[name]]
        return name

    for forms in holders.values():
        for form in forms[1:]:
            parents[root(form)] = root(forms[0])
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        groups[root(name)].append(name)
    return {
        form: lemma
        for lemma, forms in groups.items()
        if frozenset.intersection(*map(readings, forms))
        for form in forms
    }
