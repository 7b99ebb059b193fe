"""langdetect's opinion, without its global state.

In comes a text and the languages to choose among (ISO 639-1), each with the probability it has so
far; out go langdetect's probabilities. langdetect is imported only here and on first use, every set
of languages has its own ``DetectorFactory``, and each detector draws its random numbers from its
own generator with a fixed seed: the answer never varies, and threads do not disturb each other.
"""

from __future__ import annotations

import json
import threading
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

_SEED: Final = 0
_PROFILES: Final = {"zh": ("zh-cn", "zh-tw")}
"""langdetect has two profiles of Chinese."""
_ALL: Final = -1.0
"""Below every probability, so that langdetect reports them all."""
_LOCK = threading.Lock()


class _Language(Protocol):
    """What langdetect reports; like the next two, langdetect comes without types of its own."""

    lang: str
    prob: float


class _Detector(Protocol):
    PROB_THRESHOLD: float

    def set_prior_map(self, prior_map: Mapping[str, float]) -> None: ...
    def append(self, text: str) -> None: ...
    def get_probabilities(self) -> list[_Language]: ...


class _Factory(Protocol):
    def add_profile(self, profile: Any, index: int, langsize: int) -> None: ...
    def set_seed(self, seed: int) -> None: ...
    def create(self) -> _Detector: ...


@cache
def _profile(name: str) -> Any:
    """Read one of langdetect's profiles (an untyped ``LangProfile``)."""
    path = Path(import_module("langdetect.detector_factory").PROFILES_DIRECTORY, name)
    content = json.loads(path.read_text(encoding="utf-8"))
    return import_module("langdetect.utils.lang_profile").LangProfile(**content)


@lru_cache(maxsize=64)
def _factory(names: tuple[str, ...]) -> _Factory:
    """Make a factory that knows the profiles ``names`` only."""
    factory: _Factory = import_module("langdetect.detector_factory").DetectorFactory()
    for index, name in enumerate(names):
        factory.add_profile(_profile(name), index, len(names))
    factory.set_seed(_SEED)
    return factory


def _nothing_found() -> type[Exception]:
    """Return what langdetect raises for a text without a letter it knows."""
    error: type[Exception] = import_module("langdetect.lang_detect_exception").LangDetectException
    return error


def opinion(text: str, languages: Mapping[str, float]) -> dict[str, float]:
    """Return langdetect's probability for each of ``languages``, given their probabilities so far.

    Returns:
        An empty mapping when langdetect finds nothing to go by.
    """
    priors = {
        name: chance / len(_PROFILES.get(code, (code,)))
        for code, chance in languages.items()
        for name in _PROFILES.get(code, (code,))
    }
    with _LOCK:
        factory = _factory(tuple(sorted(priors)))
    detector = factory.create()
    detector.PROB_THRESHOLD = _ALL
    try:
        detector.set_prior_map(priors)
        detector.append(text)
        found = {item.lang: float(item.prob) for item in detector.get_probabilities()}
    except (_nothing_found(), ZeroDivisionError):
        return {}
    return {
        code: sum(found.get(name, 0.0) for name in _PROFILES.get(code, (code,)))
        for code in languages
    }
