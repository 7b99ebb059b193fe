"""One document, one rendering, for names that no glossary knows.

In: the sentences of a document with their translations. Out: the places where a repeated name is
rendered otherwise than elsewhere. Only what is certain is told: the sentence has no word that could
be a form of the usual rendering, and it has one that writes the name in another way.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from glossa.language.names.lemmas import is_same_name
from glossa.language.names.likeness import ALIKE, likeness
from glossa.language.names.mentions import SHORTEST, Mention, repeated
from glossa.language.names.phrases import inconsistent_phrases
from glossa.language.names.values import Deviation
from glossa.language.names.words import Word, capitalised

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossa.language.names.values import Passage
    from glossa.values import Span

_LANGUAGES: Final = frozenset(("en", "lt"))


def inconsistent_names(
    passages: Sequence[Passage], source: str, target: str
) -> Iterator[Deviation]:
    """Yield where a document renders a name otherwise than it mostly does, in order.

    Args:
        passages: The sentences of one document, in order.
        source: Code of the language of the sources.
        target: Code of the language of the translations. Languages other than English and
            Lithuanian give nothing.
    """
    if {source, target} != _LANGUAGES:
        return
    document = _Document(passages, source, target)
    names = [document.renderings(mentions) for mentions in document.mentions]
    found = [deviation for name in names for deviation in document.deviations(name)]
    if target == "lt":
        found += inconsistent_phrases(passages, document.ours, document.theirs)
    yield from sorted(found, key=lambda each: (each.passage, each.source_span))


Candidates = dict[Mention, tuple[Word, ...]]
"""For the mentions of a name, the words of the translation that may render each."""


class _Document:
    """The capitalised words of a document, and what may render what."""

    def __init__(self, passages: Sequence[Passage], source: str, target: str) -> None:
        self._english_first = source == "en"
        self._target = target
        self.ours = [capitalised(each.source, _mask(each.source, each.known)) for each in passages]
        self._sources = [each.source for each in passages]
        self._rivals: dict[int, tuple[Word, ...]] = {}
        self.theirs = [
            [
                word
                for word in capitalised(each.target, _mask(each.target, each.rendered))
                if len(word.key) >= SHORTEST
            ]
            for each in passages
        ]
        self.mentions = repeated(self._sources, self.ours, source)

    def renderings(self, mentions: Sequence[Mention]) -> Candidates:
        """Return what may render each mention of a name; the first in a sentence speaks for all."""
        found: Candidates = {}
        seen: set[int] = set()
        for mention in mentions:
            if mention.sentence not in seen:
                seen.add(mention.sentence)
                found[mention] = tuple(
                    word for word in self.theirs[mention.sentence] if self._renders(mention, word)
                )
        return found

    def deviations(self, name: Candidates) -> Iterator[Deviation]:
        """Yield the mentions whose candidates are none of the name's usual rendering."""
        usual = self._usual(name)
        if usual is None:
            return
        quoted = {
            word.quoted for words in name.values() for word in words if self._is_same(word, usual)
        }
        for mention, words in name.items():
            if any(self._is_same(word, usual) for word in words):
                continue
            # A brand or a title in quotes may be left as it is where the name is not.
            others = [word for word in _telling(mention, words) if word.quoted in quoted]
            if others:
                other = max(others, key=lambda word: self._likeness(mention.word, word))
                yield Deviation(
                    passage=mention.sentence,
                    source_span=mention.word.span,
                    target_span=other.span,
                    name=mention.word.text,
                    found=other.text,
                    usual=usual.text,
                )

    def _usual(self, name: Candidates) -> Word | None:
        """Return the rendering that most mentions have in some form, the first of equals."""
        support: Counter[Word] = Counter()
        for mention, words in name.items():
            for word in _telling(mention, words):
                support[word] = sum(
                    any(self._is_same(word, other) for other in others) for others in name.values()
                )
        return max(support, key=lambda word: support[word], default=None)

    def _renders(self, mention: Mention, word: Word) -> bool:
        """Tell whether a word may render a name, and no other word of the source more likely."""
        alike = self._likeness(mention.word, word)
        return alike >= ALIKE and not any(
            self._likeness(rival, word) >= alike
            for rival in self._words(mention.sentence)
            if rival.key != mention.word.key
        )

    def _words(self, sentence: int) -> tuple[Word, ...]:
        """Return all capitalised words of a source, those included that a glossary knows."""
        if sentence not in self._rivals:
            source = self._sources[sentence]
            self._rivals[sentence] = capitalised(source, bytearray(len(source)))
        return self._rivals[sentence]

    def _likeness(self, ours: Word, theirs: Word) -> float:
        pair = (ours.text, theirs.text) if self._english_first else (theirs.text, ours.text)
        return likeness(*pair)

    def _is_same(self, one: Word, other: Word) -> bool:
        return is_same_name(one.text, other.text, self._target)


def _telling(mention: Mention, words: Sequence[Word]) -> list[Word]:
    """Return the words that tell how a name is rendered: not those inside a longer name.

    *Žalgiris* plays in the *Žalgirio Arena*.
    """
    return [word for word in words if word.last or not mention.word.last]


def _mask(text: str, spans: Sequence[Span]) -> bytearray:
    shut = bytearray(len(text))
    for span in spans:
        shut[span.start : span.end] = b"\1" * len(span.of(text))
    return shut
