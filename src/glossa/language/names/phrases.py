"""Capitalised phrases whose words are translated: *Green Deal*, *Žaliasis kursas*.

In: the passages of a document, English to Lithuanian, with their capitalised words. Out: where a
repeated phrase is rendered by other words than elsewhere. What renders it cannot be told by
letters. It is believed to be an adjective with a capital inside the sentence and the noun that it
agrees with, if that adjective has a capital only where the source has the phrase.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from glossa.language.lithuanian.agreement import adjective_stems, agree
from glossa.language.lithuanian.lemmas import stems
from glossa.language.names.lemmas import folded
from glossa.language.names.likeness import likeness
from glossa.language.names.values import Deviation
from glossa.language.names.words import WORD, is_title_case
from glossa.values import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from glossa.language.names.values import Passage
    from glossa.language.names.words import Word

    Words = Sequence[Sequence[Word]]
    """The capitalised words of each sentence."""

_SHORTEST = 4
"""Letters of an adjective; shorter words are pronouns."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A capitalised adjective and its noun in a translation; the words are folded."""

    adjective: str
    noun: str
    text: str
    span: Span

    def shares_adjective(self, other: _Phrase) -> bool:
        """Tell whether two phrases begin with forms of one adjective."""
        return not adjective_stems(self.adjective).isdisjoint(adjective_stems(other.adjective))

    def is_same(self, other: _Phrase) -> bool:
        """Tell whether two phrases are forms of one."""
        return self.shares_adjective(other) and not stems(self.noun).isdisjoint(stems(other.noun))


def inconsistent_phrases(
    passages: Sequence[Passage], ours: Words, theirs: Words
) -> Iterator[Deviation]:
    """Yield where a phrase is rendered otherwise than it mostly is.

    Args:
        passages: The sentences of one document, in order.
        ours: The capitalised words of the sources that no glossary knows.
        theirs: Those of the translations.
    """
    mentions = _mentions(passages, ours)
    if not mentions:
        return
    phrases = [_phrases(each.target, row) for each, row in zip(passages, theirs, strict=True)]
    for name, places in mentions.items():
        if any(_is_written(name, theirs[at]) for at in places):
            continue
        usual = _usual(places, phrases)
        if usual is None:
            continue
        for at, span in places.items():
            others = [each for each in phrases[at] if each.shares_adjective(usual)]
            if others and not any(map(usual.is_same, others)):
                yield Deviation(
                    passage=at,
                    source_span=span,
                    target_span=others[0].span,
                    name=span.of(passages[at].source),
                    found=others[0].text,
                    usual=usual.text,
                )


def _is_written(name: tuple[str, ...], words: Sequence[Word]) -> bool:
    """Tell whether a phrase is rendered by its letters, at least in part."""
    inner = [word for word in words if not word.first]
    return any(likeness(part, word.text) for word in inner for part in name)


def _usual(places: Collection[int], phrases: Sequence[Sequence[_Phrase]]) -> _Phrase | None:
    """Return what most sentences at ``places`` say and no other, the first of equals."""
    elsewhere = [each for at, row in enumerate(phrases) if at not in places for each in row]
    support = {
        phrase: sum(any(map(phrase.is_same, phrases[at])) for at in places)
        for at in places
        for phrase in phrases[at]
        if not any(map(phrase.shares_adjective, elsewhere))
    }
    return max(support, key=lambda phrase: support[phrase], default=None)


def _mentions(passages: Sequence[Passage], ours: Words) -> dict[tuple[str, ...], dict[int, Span]]:
    """Return where each run of several capitalised words stands, if in several sentences."""
    found: dict[tuple[str, ...], dict[int, Span]] = defaultdict(dict)
    opening: list[tuple[tuple[str, ...], int, Span]] = []
    for at, (passage, row) in enumerate(zip(passages, ours, strict=True)):
        if is_title_case(passage.source):
            continue
        for _, group in groupby(row, key=lambda word: word.run):
            run = list(group)
            name, span = tuple(word.key for word in run), Span(run[0].span.start, run[-1].span.end)
            if run[0].first:
                opening.append((name, at, span))
            elif len(run) > 1:
                found[name].setdefault(at, span)
    # The capital of a sentence's first word says nothing, unless the phrase stands elsewhere too.
    for name, at, span in opening:
        if name in found:
            found[name].setdefault(at, span)
    return {name: dict(sorted(places.items())) for name, places in found.items() if len(places) > 1}


def _phrases(text: str, capitals: Sequence[Word]) -> list[_Phrase]:
    found = []
    for word in capitals:
        following = WORD.match(text, word.span.end + 1)
        if word.first or following is None or text[word.span.end] not in " \u00a0":
            continue
        adjective, noun = folded(word.text), folded(following[0])
        span = Span(word.span.start, following.end())
        if len(adjective) >= _SHORTEST and agree(adjective, noun):
            found.append(_Phrase(adjective, noun, span.of(text), span))
    return found
