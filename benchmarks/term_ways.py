"""Ways to translate a term suite: without a glossary, with it, and with variants of enforcement.

In: a suite, a way and a package. Out: the translations, and how long they took.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from glossa import Translator
from glossa.enforcement import Enforcer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.term_suites import Case, Suite
    from glossa.engine import Engine
    from glossa.glossary import Glossary
    from glossa.translator import MakeEnforcer


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way to translate a suite."""

    help: str
    enforcer: MakeEnforcer = Enforcer
    glossary: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What came of one way."""

    package: str
    """Name and version."""
    asking: list[str]
    """Translations of the sentences with terms."""
    others: list[str]
    seconds: tuple[float, float]
    """For each of the two, loading left out."""


class _Trusting:
    """An engine whose annotations are used however seldom its package says that they succeed."""

    def __init__(self, engine: Engine) -> None:
        said = engine.facts.annotations.get("annotations")
        if not isinstance(said, dict):
            sys.exit(f"{engine.facts.name} reads no annotations: leave the way 'annotate' out.")
        facts = engine.facts.annotations | {"annotations": said | {"accuracy": 1.0}}
        self.facts = replace(engine.facts, annotations=facts)
        self._engine = engine

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)


def _annotating(engine: Engine, glossary: Glossary | None) -> Enforcer:
    return Enforcer(_Trusting(engine), glossary)


WAYS = {
    "without": Way(help="no glossary", glossary=False),
    "with": Way(help="the glossary, enforced as by default"),
    "annotate": Way(
        help="annotations are used, whatever the package says of their success",
        enforcer=_annotating,
    ),
    "bare": Way(help="annotations are never used", enforcer=partial(Enforcer, annotate=False)),
    "redecode": Way(
        help="the model finishes a sentence anew after a term was imposed on it",
        enforcer=partial(Enforcer, redecode=True),
    ),
    "no-cues": Way(
        help="what is around a term in English has no weight in the choice of its form",
        enforcer=partial(Enforcer, cues=0.0),
    ),
}


def translated(suite: Suite, way: Way, package: str | None) -> Run:
    """Translate a suite in one way.

    Raises:
        GlossaError: if there is no such package.
    """
    translator = Translator(
        suite.source,
        suite.target,
        glossary=suite.glossary if way.glossary else None,
        package=package,
        enforcer=way.enforcer,
    )
    warm = translator.translate("Vilnius.")
    asking, with_terms = _timed(translator, suite.asking)
    others, without_terms = _timed(translator, suite.others)
    return Run(
        package=str(warm.package),
        asking=asking,
        others=others,
        seconds=(with_terms, without_terms),
    )


def _timed(translator: Translator, cases: Sequence[Case]) -> tuple[list[str], float]:
    start = time.perf_counter()
    texts = [result.text for result in translator.stream(case.source for case in cases)]
    return texts, time.perf_counter() - start
