"""Detection of a text's language, and of each paragraph's.

Any ``str`` may come in; nothing is raised for what it holds. Out go :class:`Detection` values. The
same text always gives the same answer, in any thread.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from glossa.errors import LanguageError
from glossa.language.detection.classify import LANGUAGES, Probabilities, classify, usual_prior
from glossa.language.detection.cleaning import SAMPLE_LENGTH, prose, sampled
from glossa.language.detection.values import UNDETERMINED, Detection, Paragraph
from glossa.values import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

THRESHOLD: Final = 0.4
"""Confidence below which a text is undetermined."""
_WORTH_NAMING: Final = 0.005
"""Probability from which a language is listed among the alternatives."""
_SURE: Final = 0.9
"""Confidence from which a paragraph tells what its article is written in."""
_SHORT: Final = 40
"""Length of a line, in characters, from which it is judged by itself."""
_STRANGER: Final = 0.03
"""What a language that no paragraph surely has keeps of its usual prior."""

_PARAGRAPH = re.compile(r"[^\s\x00](?:[^\r\n\u2028\u2029]*[^\s\x00])?")
_BLOCK = re.compile(rf"\S(?:.{{0,{SAMPLE_LENGTH}}}(?!\S)|.{{0,{SAMPLE_LENGTH}}})", re.DOTALL)


def detect(text: str, *, languages: Collection[str] | None = None) -> Detection:
    """Tell which language ``text`` is written in.

    Args:
        text: any text; of a very long one, evenly spread stretches are read.
        languages: the only languages to choose among (ISO 639-1); all that can be told by default.

    Raises:
        LanguageError: if ``languages`` holds a code that cannot be told, or is empty.

    Returns:
        The language, or :data:`UNDETERMINED` for figures, code, addresses, emoji, or words that
        several languages share.
    """
    return _decided(_probabilities(text, _restriction(languages)))


def detect_paragraphs(
    text: str, *, languages: Collection[str] | None = None
) -> tuple[Paragraph, ...]:
    """Tell the language of each paragraph (line that is not blank) of ``text``.

    A paragraph that could be several languages (a name, a headline of one word) leans towards those
    of its surer neighbours. Arguments and errors are those of :func:`detect`.
    """
    allowed = _restriction(languages)
    spans = [Span(*match.span()) for match in _PARAGRAPH.finditer(text)]
    alone = [_probabilities(span.of(text), allowed) for span in spans]
    shares = _shares(spans, alone)
    if shares:
        leaning = {
            code: allowed.get(code, 1.0) * (shares.get(code, 0.0) / usual_prior(code) + _STRANGER)
            for code in LANGUAGES
        }
        alone = [
            found if _best(found)[1] >= _SURE else _probabilities(span.of(text), leaning)
            for span, found in zip(spans, alone, strict=True)
        ]
    return tuple(
        Paragraph(span=span, detection=_decided(found))
        for span, found in zip(spans, alone, strict=True)
    )


def _restriction(languages: Collection[str] | None) -> Mapping[str, float]:
    """Turn a choice of languages into factors on their priors."""
    if languages is None:
        return {}
    unknown = sorted(set(languages) - LANGUAGES)
    if unknown or not languages:
        named = ", ".join(map(repr, unknown)) or "no language"
        known = ", ".join(sorted(LANGUAGES))
        raise LanguageError(f"Detection cannot choose {named}: give codes out of {known}.")
    return {code: float(code in languages) for code in LANGUAGES}


def _blocks(text: str) -> Iterator[str]:
    """Split ``text`` into lines or stretches of some sentences, each with its own language.

    Short lines stay together: three words tell less than six.
    """
    block = ""
    for line in text.splitlines():
        if len(block) >= _SHORT or (block and len(line) >= _SHORT):
            yield block
            block = ""
        if len(line) > SAMPLE_LENGTH:
            yield from (match[0] for match in _BLOCK.finditer(line))
        else:
            block = f"{block}\n{line}" if block else line
    if block:
        yield block


def _probabilities(text: str, priors: Mapping[str, float]) -> Probabilities:
    """Return the probability of each language, stretches weighted by their letters."""
    result: Probabilities = {}
    total = 0
    for block in _blocks(sampled(text)):
        kept = prose(block)
        found = classify(kept, priors) if kept else {}
        weight = sum(map(str.isalpha, kept)) if found else 0
        total += weight
        for language, chance in found.items():
            result[language] = result.get(language, 0.0) + chance * weight
    return {language: chance / total for language, chance in result.items()} if total else {}


def _best(found: Probabilities) -> tuple[str, float]:
    """Return the likeliest language; of equals, the first in the alphabet."""
    return min(found.items(), key=lambda item: (-item[1], item[0]), default=(UNDETERMINED, 0.0))


def _decided(found: Probabilities) -> Detection:
    """Choose the likeliest language, if it is likely enough."""
    language, confidence = _best(found)
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return Detection(
        language=language if confidence >= THRESHOLD else UNDETERMINED,
        confidence=min(confidence, 1.0),
        alternatives=tuple(
            (code, min(chance, 1.0)) for code, chance in ranked if chance >= _WORTH_NAMING
        ),
    )


def _shares(spans: list[Span], found: list[Probabilities]) -> Probabilities:
    """Return the share of each language in the paragraphs that are sure of theirs."""
    shares: Probabilities = {}
    for span, chances in zip(spans, found, strict=True):
        language, confidence = _best(chances)
        if confidence >= _SURE:
            shares[language] = shares.get(language, 0.0) + len(span)
    total = sum(shares.values())
    return {language: share / total for language, share in shares.items()}
