"""Step five: teaches the network to take terms.

In come aligned pairs; out go further examples whose source says, after some of its words or
phrases, the dictionary form that their translation should use, as Bergmanis & Pinnis (2021) do:

    The ⟦ Secretary General⇒ generalinis sekretorius⟧ arrived.   Generalinis sekretorius atvyko.

The network learns to decline what it is given, so a glossary's terms can be handed over the same
way (``glossa.enforcement.annotation`` writes them so).
"""

from __future__ import annotations

import random
import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from training.binarise import Example
from training.pairs import function_words
from training.pieces import CLOSE, MIDDLE, OPEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from training.align import Links
    from training.lemmas import Lemmas
    from training.pairs import Pair

GROUP = "annotated"
MAX_WORDS = 4
MAX_SPANS = 3
EDGES = re.compile(r"^(\W*)(.*?)(\W*)$", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Words of a source, those of the target that translate them, and their dictionary form."""

    begin: int
    end: int
    """Source words ``begin`` to ``end``, without the last."""
    target: tuple[int, int]
    lemma: str


def bare(word: str) -> str:
    """Returns a word without the punctuation around it."""
    match = EDGES.match(word)
    return match.group(2) if match else word


def consistent(links: Links, begin: int, end: int) -> tuple[int, int] | None:
    """Returns the target words that translate just source words ``begin`` to ``end``."""
    inside = {b for a, b in links if begin <= a < end}
    if not inside:
        return None
    first, last = min(inside), max(inside) + 1
    back = {a for a, b in links if first <= b < last}
    linked = {a for a, _ in links}
    edges = begin in linked and end - 1 in linked
    return (first, last) if edges and back <= set(range(begin, end)) else None


def candidates(
    source: Sequence[str], target: Sequence[str], links: Links, lemmas: Lemmas, languages: str
) -> Iterator[Span]:
    """Yields spans that could be terms; ``languages`` is ``en-lt`` or ``lt-en``."""
    ours, theirs = languages.split("-")
    for begin in range(len(source)):
        for end in range(begin + 1, min(begin + MAX_WORDS, len(source)) + 1):
            words = tuple(bare(word) for word in source[begin:end])
            if any(not word for word in words) or not _inner(source[begin:end]):
                break
            found = consistent(links, begin, end)
            if (
                found is None
                or found[1] - found[0] > MAX_WORDS
                or not _inner(target[slice(*found)])
            ):
                continue
            other = tuple(bare(word) for word in target[slice(*found)])
            english = words if ours == "en" else other
            lithuanian = other if ours == "en" else words
            if {english[0].lower(), english[-1].lower()} & function_words("en-edges"):
                continue
            if lemmas.of(lithuanian, "lt") is None:
                continue
            lemma = lemmas.of(other, theirs)
            if lemma is not None:
                yield Span(begin=begin, end=end, target=found, lemma=lemma)


def _inner(words: Sequence[str]) -> bool:
    """Says whether there is no punctuation between the words."""
    return all(word[-1:].isalnum() for word in words[:-1]) and all(
        word[:1].isalnum() for word in words[1:]
    )


def chosen(spans: Iterable[Span], dice: random.Random) -> list[Span]:
    """Picks a few spans that do not overlap; longer ones are likelier."""
    pool = list(spans)
    picked: list[Span] = []
    for _ in range(dice.randint(1, MAX_SPANS)):
        free = [s for s in pool if all(s.end <= p.begin or s.begin >= p.end for p in picked)]
        if not free:
            break
        weights = [(span.end - span.begin) ** 2 for span in free]
        picked += dice.choices(free, weights)
    return sorted(picked, key=lambda span: span.begin)


def annotate(text: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """Writes dictionary forms after words of a text; spans are (first word, end word, form).

    Punctuation around a term stays outside, as where glossa finds terms in running text.
    """
    words = text.split()
    for begin, end, lemma in spans:
        last, _, after = words[end - 1].rpartition(bare(words[end - 1]))
        words[end - 1] = f"{last}{bare(words[end - 1])}{MIDDLE} {lemma}{CLOSE}{after}"
        before = EDGES.match(words[begin]).group(1)  # type: ignore[union-attr]  # matches any text
        words[begin] = f"{before}{OPEN} {words[begin].removeprefix(before)}"
    return " ".join(words)


def shifted(links: Links, spans: Sequence[Span]) -> Links:
    """Moves links past the words that annotations add, and links those words too.

    The opening symbol becomes a word of its own, or splits one that begins with punctuation.
    """
    sizes = [len(span.lemma.split()) for span in spans]

    def place(word: int) -> int:
        both = zip(spans, sizes, strict=True)
        return word + sum((word >= s.begin) + size * (word >= s.end) for s, size in both)

    moved = {(place(a), b) for a, b in links}
    for span, size in zip(spans, sizes, strict=True):
        first, last = span.target
        for number in range(first, last):
            lemma_word = min(size - 1, (number - first) * size // (last - first))
            moved.add((place(span.end - 1) + 1 + lemma_word, number))
    return tuple(sorted(moved))


def annotated(
    pairs: Sequence[Pair],
    links: Sequence[Links],
    lemmas: Lemmas,
    direction: tuple[str, str],
    share: float,
) -> Iterator[Example]:
    """Yields annotated copies of a share of the pairs; the same pairs get them each time."""
    ours, theirs = direction
    for pair, link in zip(pairs, links, strict=True):
        dice = random.Random(zlib.crc32(f"{ours}{pair.en}".encode()))
        if dice.random() >= share:
            continue
        directed = link if ours == "en" else tuple(sorted((b, a) for a, b in link))
        source, target = pair.side(ours).split(), pair.side(theirs).split()
        spans = chosen(candidates(source, target, directed, lemmas, f"{ours}-{theirs}"), dice)
        if spans:
            yield Example(
                source=annotate(pair.side(ours), [(s.begin, s.end, s.lemma) for s in spans]),
                target=pair.side(theirs),
                links=shifted(directed, spans),
                group=GROUP,
            )
