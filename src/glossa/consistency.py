"""One article, one rendering, for what no glossary knows: names that the translation changes.

In: a translation. Out: a finding for each place where a name that the article repeats is rendered
otherwise than elsewhere. Terms of the glossary are not looked at, as enforcement sees to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossa.language.names import Passage, inconsistent_names
from glossa.values import Finding, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossa.translation import TranslatedSentence, Translation


def inconsistencies(translation: Translation) -> Iterator[Finding]:
    """Yield a finding ``inconsistent-name`` for each departure from a name's usual rendering."""
    sentences = translation.sentences
    deviations = inconsistent_names(
        [_passage(sentence) for sentence in sentences],
        translation.source_language,
        translation.target_language,
    )
    for each in deviations:
        yield Finding(
            code="inconsistent-name",
            message=each.message,
            span=_in_text(each.source_span, sentences[each.passage]),
        )


def _passage(sentence: TranslatedSentence) -> Passage:
    """Return a sentence with the spans of its terms, which count from the start of the text."""
    start, target = sentence.source_span.start, sentence.span.start
    return Passage(
        source=sentence.source,
        target=sentence.text,
        known=tuple(term.source_span.shifted(-start) for term in sentence.terms),
        rendered=tuple(
            term.target_span.shifted(-target) for term in sentence.terms if term.target_span
        ),
    )


def _in_text(span: Span, sentence: TranslatedSentence) -> Span:
    """Return where a name stands in the text; in a paragraph whose lines were joined, all of it."""
    whole = sentence.source_span
    return span.shifted(whole.start) if len(whole) == len(sentence.source) else whole
