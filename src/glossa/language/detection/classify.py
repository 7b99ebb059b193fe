"""From a stretch of text to the probability of each language.

In comes cleaned prose; out goes a mapping from ISO 639-1 codes to probabilities, empty when there
is nothing to judge. Latin and Cyrillic are decided by glossa's compact profiles, scripts of one
language by the script alone, and langdetect is asked where those leave a doubt.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from glossa.language.detection.cleaning import Word, by_script, words
from glossa.language.detection.consult import opinion
from glossa.language.detection.profile import profile

if TYPE_CHECKING:
    from collections.abc import Mapping

Probabilities = dict[str, float]

_LATIN: Final = """
    en lt lv et pl fi sk de sv cs da no nl fr es it pt ro hu hr sl af ca cy id so sq sw tl tr vi
"""
SCRIPTS: Final[Mapping[str, tuple[str, ...]]] = {
    "latin": tuple(_LATIN.split()),
    "cyrillic": ("ru", "uk", "bg", "mk"),
    "greek": ("el",),
    "hebrew": ("he",),
    "arabic": ("ar", "fa", "ur"),
    "devanagari": ("hi", "mr", "ne"),
    "bengali": ("bn",),
    "gurmukhi": ("pa",),
    "gujarati": ("gu",),
    "tamil": ("ta",),
    "telugu": ("te",),
    "kannada": ("kn",),
    "malayalam": ("ml",),
    "thai": ("th",),
    "hangul": ("ko",),
    "kana": ("ja",),
    "han": ("zh", "ja"),
}
"""The languages that langdetect knows, by script."""

LANGUAGES: Final = frozenset(code for codes in SCRIPTS.values() for code in codes)
"""Every language that can be told."""

_PRIORS: Final[Mapping[str, float]] = (
    dict.fromkeys(("en", "lt"), 1.0)
    | dict.fromkeys(("lv", "et", "pl", "fi", "sk", "de", "sv", "ru"), 0.09)
    | dict.fromkeys(("cs", "da", "no", "nl", "fr", "es", "it", "pt", "ro", "hu", "tr"), 0.015)
    | dict.fromkeys(("uk", "bg"), 0.04)
)
"""How likely a language is before anything is read: glossa translates English and Lithuanian.

Their neighbours come next, then other languages of European news. A line outweighs any of it.
"""
_OTHER_PRIOR: Final = 0.003
_PLAIN_PRIOR: Final = 0.02
"""Chance that a language with diacritics is written without them."""
_TEMPERATURE: Final = 1.5
"""Letters that follow each other are no independent witnesses; fitted on held-out lines."""
_CLEAR: Final = 0.75
"""From this probability on langdetect is not asked."""
_CANDIDATES: Final = 4
"""How many languages langdetect is to choose among."""
_TRUST: Final = 0.15
"""Weight of langdetect's word beside the profiles'; fitted on held-out lines, like the next."""
_DOUBT: Final = 0.1
"""What a language keeps that langdetect rules out."""
_LIMITS: Final = (10.0, 5.0, 2.5)
"""By role, how much likelier (in nats) one word may be in one language than in another."""
_LOW_QUOTE: Final = dict.fromkeys(("en", "fr", "es", "it", "pt", "fi", "sv", "da", "no"), 0.01)
"""Languages that do not open a quotation with „, and what it leaves of their prior."""
_NEGLIGIBLE: Final = 18.0
"""Nats below the best from which a language is left out."""
_FOREIGN: Final = -4.2
"""Mean logarithm of a letter's probability below which no language of the script fits."""


def usual_prior(language: str) -> float:
    """Return how likely ``language`` is before anything is read, beside English at 1."""
    return _PRIORS.get(language, _OTHER_PRIOR)


def classify(text: str, priors: Mapping[str, float]) -> Probabilities:
    """Return the probability of each language that ``text`` may be in.

    Args:
        text: prose, 20,000 characters at most.
        priors: factors on the usual priors; a language at 0 is left out.
    """
    if "„" in text:
        priors = {code: priors.get(code, 1.0) * _LOW_QUOTE.get(code, 1.0) for code in LANGUAGES}
    scripts = by_script(words(text))
    scripts.pop("", None)
    if "kana" in scripts:
        scripts["kana"] += scripts.pop("han", [])
    letters = {script: sum(len(word.text) for word in found) for script, found in scripts.items()}
    total = sum(letters.values())
    result: Probabilities = {}
    for script, found in scripts.items():
        for language, chance in _of_script(script, found, priors).items():
            share = chance * letters[script] / total
            result[language] = result.get(language, 0.0) + share
    return result


def _of_script(script: str, found: list[Word], priors: Mapping[str, float]) -> Probabilities:
    """Return the probabilities given that ``found`` is in one script."""
    allowed = [code for code in SCRIPTS[script] if priors.get(code, 1.0) > 0]
    if len(allowed) < 2:
        return dict.fromkeys(allowed, 1.0)
    text = " ".join(word.text for word in found)
    if script not in ("latin", "cyrillic"):
        chances = {code: priors.get(code, 1.0) / len(allowed) for code in allowed}
        return opinion(text, chances) or chances
    if len(text) < 2:
        return {}
    model = profile(script)
    logs = model.log_likelihoods((word.text, _LIMITS[word.role]) for word in found)
    if max(logs) < _FOREIGN * (len(text) + 1):
        return {}
    native = _posterior(model.lanes, logs, priors)
    if max(native.values()) >= _CLEAR:
        return native
    return _asked(text, native)


@lru_cache(maxsize=64)
def _log_priors(
    lanes: tuple[str, ...], factors: tuple[tuple[str, float], ...]
) -> tuple[float, ...]:
    """Return the logarithm of how likely each lane is before anything is read."""
    priors = dict(factors)
    logs = []
    for lane in lanes:
        code = lane.rstrip("~")
        prior = usual_prior(code) * priors.get(code, 1.0)
        prior *= _PLAIN_PRIOR if lane.endswith("~") else 1.0
        logs.append(math.log(prior) if prior > 0 else -math.inf)
    return tuple(logs)


def _posterior(
    lanes: tuple[str, ...], logs: list[float], priors: Mapping[str, float]
) -> Probabilities:
    """Combine what the words say with what was likely before."""
    before = _log_priors(lanes, tuple(priors.items()))
    scores = [log / _TEMPERATURE + prior for log, prior in zip(logs, before, strict=True)]
    best = max(scores)
    weights: Probabilities = {}
    for lane, score in zip(lanes, scores, strict=True):
        if score > best - _NEGLIGIBLE:
            code = lane.rstrip("~")
            weights[code] = weights.get(code, 0.0) + math.exp(score - best)
    total = sum(weights.values())
    return {code: weight / total for code, weight in weights.items()}


def _asked(text: str, native: Probabilities) -> Probabilities:
    """Let langdetect weigh in between the likeliest languages."""
    ranked = sorted(native, key=lambda code: (-native[code], code))[:_CANDIDATES]
    asked = opinion(text, {code: native[code] for code in ranked})
    if not asked:
        return native
    weights = {code: native[code] * (asked[code] + _DOUBT) ** _TRUST for code in ranked}
    scale = sum(native[code] for code in ranked) / sum(weights.values())
    return native | {code: weight * scale for code, weight in weights.items()}
