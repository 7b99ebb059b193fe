"""The way of a text through the house, one method a stage; ``docs/architecture.md`` draws it.

In: texts. Out: :class:`~glossa.translation.Translation` values, in order. Languages are detected
when they are not given, models are loaded when they are first needed, and nothing is lost on the
way without a finding that says so.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from enum import Enum
from typing import TYPE_CHECKING

from glossa.enforcement import Enforced, Enforcer
from glossa.engine import find_route, open_engine
from glossa.engine.protocol import DEFAULT_OPTIONS, DecodingOptions, Engine
from glossa.errors import LanguageError, PackageNotInstalledError
from glossa.finishing import compared, insist, typeset
from glossa.glossary import Glossary
from glossa.language.detection import Detection, detect
from glossa.paragraphs import SURE, Paragraphs, already
from glossa.plan import Plan, make_plan, unchanged

if TYPE_CHECKING:
    from pathlib import Path

    from glossa.translation import Translation
    from glossa.values import Finding, Span

Progress = Callable[[int, int], object]
"""Called with how many sentences are done, and of how many."""

MakeEnforcer = Callable[[Engine, Glossary | None], Enforcer]
"""Makes what enforces a glossary, if there is one, in the translations of an engine."""

BATCH_CHARACTERS = 200_000
"""Texts are read ahead to about this many characters, so that short ones share batches."""
CHUNK = 1024
"""Sentences that go to the engine at once: enough to sort by length, few enough to hold."""


class Shipped(Enum):
    """Says that the glossaries that ship with glossa are meant."""

    GLOSSARIES = "shipped"


SHIPPED = Shipped.GLOSSARIES

_CODE = re.compile(r"[a-z]{2,3}(?=[-_]|\Z)")


class Translator:
    """Translates texts into one language. Make one and use it for many; threads may share it.

    Args:
        source: Code of the language of the texts, as in ``"en"``; ``None`` detects it of each text,
            and leaves alone the paragraphs that are in another language.
        target: Code of the language wanted.
        glossary: Whose terms are enforced; by default all that ship with glossa, ``None`` for none.
        package: Path, name or kind of the package to use; ``None`` takes the preferred one.
        strict: Whether to raise when a term is not rendered, or by what the glossary forbids.
        options: How to search for the best translation.
        rules: Names of the typographic rules to apply; ``None`` is all of them.
        join_wrapped: Whether the lines of a paragraph that was wrapped by hand are joined.
        enforcer: What makes the enforcer of a source language: ``Enforcer`` itself, or a variant of
            it to compare with, as in ``partial(Enforcer, redecode=True)``.

    Raises:
        LanguageError: if a code is none, or both are the same.
    """

    def __init__(
        self,
        source: str | None,
        target: str,
        *,
        glossary: Glossary | Shipped | None = SHIPPED,
        package: str | Path | None = None,
        strict: bool = False,
        options: DecodingOptions = DEFAULT_OPTIONS,
        rules: Collection[str] | None = None,
        join_wrapped: bool = True,
        enforcer: MakeEnforcer = Enforcer,
    ) -> None:
        self.source = None if source is None else language_code(source)
        self.target = language_code(target)
        if self.source == self.target:
            raise LanguageError(
                f"The texts are in {self.target} already: ask for another language to translate to."
            )
        self._glossary = glossary
        self._package = package
        self._strict = strict
        self._options = options
        self._rules = rules
        self._join_wrapped = join_wrapped
        self._make_enforcer = enforcer
        self._enforcers: dict[str, Enforcer] = {}
        self._lock = threading.Lock()

    def translate(self, text: str, progress: Progress | None = None) -> Translation:
        """Translate one text.

        Raises:
            LanguageError: if the language of the text cannot be told.
            PackageNotInstalledError: if no package translates it.
            TermsUnmetError: if ``strict`` and a term could not be rendered as the glossary says.
        """
        return next(self.stream([text], progress))

    def stream(
        self, texts: Iterable[str], progress: Progress | None = None
    ) -> Iterator[Translation]:
        """Translate any number of texts, in order, holding only some of them at a time.

        Raises:
            LanguageError: if the language of a text cannot be told.
            PackageNotInstalledError: if no package translates one.
            TermsUnmetError: if ``strict`` and a term of one could not be rendered as it says.
        """
        waiting: list[Plan] = []
        size = 0
        for text in texts:
            waiting.append(self._plan(text))
            size += len(text)
            if size >= BATCH_CHARACTERS:
                yield from self._carry_out(waiting, progress)
                waiting, size = [], 0
        yield from self._carry_out(waiting, progress)

    def _plan(self, text: str) -> Plan:
        """Tell the language of a text and part it into the sentences to translate."""
        if self.source is not None:
            return self._parted(text, self.source)
        found = detect(text)
        source = self._guess(found)
        if source is None:
            plan = make_plan(text, found.language, self.target)
            if plan.slots:
                raise LanguageError(
                    "The language of the text cannot be told: say which it is"
                    " (--from LANG, or source=... in Python)."
                )
            return plan
        paragraphs = Paragraphs(text, source)
        if source == self.target:
            other = next(filter(self._leads, paragraphs.others(source)), None)
            if other is None:
                return unchanged(text, source, self.target, already(self.target))
            source = other
        return self._parted(text, source, paragraphs.staying(source, self.target))

    def _guess(self, found: Detection) -> str | None:
        """Return the likeliest language that can be translated, unless the detection is sure."""
        if not found.determined or found.language == self.target:
            return found.language if found.determined else None
        if found.confidence < SURE:
            for code, _ in found.alternatives:
                if code != self.target and self._leads(code):
                    return code
        return found.language

    def _leads(self, source: str) -> bool:
        try:
            find_route(source, self.target, self._package)
        except PackageNotInstalledError:
            return False
        return True

    def _parted(
        self, text: str, source: str, stays: Callable[[Span], Finding | None] = lambda _: None
    ) -> Plan:
        return make_plan(
            text,
            source,
            self.target,
            stays=stays,
            fits=lambda sentence: self._enforcer(source).engine.fits(sentence),
            join_wrapped=self._join_wrapped,
        )

    def _carry_out(self, plans: Sequence[Plan], progress: Progress | None) -> Iterator[Translation]:
        """Translate the sentences of several plans together and fill each plan."""
        done: dict[tuple[str, str], Enforced] = {}
        wanted = list(
            dict.fromkeys((plan.source, slot.sentence) for plan in plans for slot in plan.slots)
        )
        for source in dict.fromkeys(source for source, _ in wanted):
            sentences = [sentence for each, sentence in wanted if each == source]
            enforcer = self._enforcer(source)
            for start in range(0, len(sentences), CHUNK):
                chunk = sentences[start : start + CHUNK]
                count = _Count(progress, len(done), len(wanted))
                enforced = enforcer.translate(chunk, self._options, count)
                for sentence, each in zip(chunk, enforced, strict=True):
                    done[source, sentence] = typeset(
                        sentence, each, (source, self.target), self._rules
                    )
        for plan in plans:
            filled = [done[plan.source, slot.sentence] for slot in plan.slots]
            result = plan.fill(filled, self._package_name(plan) if plan.slots else None)
            result = compared(result)
            if self._strict:
                insist(result)
            yield result

    def _enforcer(self, source: str) -> Enforcer:
        """Return what translates from ``source``, its model not loaded before it is used."""
        with self._lock:
            if source not in self._enforcers:
                engine = open_engine(source, self.target, self._package)
                self._enforcers[source] = self._make_enforcer(engine, self._glossary_from(source))
            return self._enforcers[source]

    def _glossary_from(self, source: str) -> Glossary | None:
        """Return the glossary in the direction of translation, if it knows both languages."""
        glossary = Glossary.load() if self._glossary is SHIPPED else self._glossary
        if not glossary or not glossary.covers(source, self.target):
            return None
        return glossary.for_pair(source, self.target)

    def _package_name(self, plan: Plan) -> str:
        facts = self._enforcer(plan.source).engine.facts
        return f"{facts.name} {facts.version}"


def translate(
    text: str,
    to: str,
    *,
    source: str | None = None,
    glossary: Glossary | Shipped | None = SHIPPED,
    package: str | Path | None = None,
) -> str:
    """Translate a text; the shortest way. Use a :class:`Translator` for many, or to know more.

    Args:
        text: Any text; its lines and blank lines stay where they are.
        to: Code of the language wanted, as in ``"lt"``.
        source: Code of the language of the text; detected when omitted.
        glossary: Whose terms are enforced; by default all that ship with glossa, ``None`` for none.
        package: Path, name or kind of the package to use; the preferred one when omitted.

    Raises:
        LanguageError: if the language of the text cannot be told.
        PackageNotInstalledError: if no package translates it.
    """
    return Translator(source, to, glossary=glossary, package=package).translate(text).text


def language_code(name: str) -> str:
    """Return the bare code of a language: ``"en"`` for ``"EN"`` and ``"en-GB"``.

    Raises:
        LanguageError: if ``name`` is no code.
    """
    found = _CODE.match(name.strip().lower())
    if not found:
        raise LanguageError(
            f"{name!r} is not the code of a language: write two letters, as in en or lt."
        )
    return found[0]


class _Count:
    """Turns numbers of finished sentences, as engines give them, into how many of how many."""

    def __init__(self, progress: Progress | None, done: int, total: int) -> None:
        self._progress = progress
        self._done = done
        self._total = total

    def __call__(self, finished: int) -> None:
        self._done += finished
        if self._progress:
            self._progress(min(self._done, self._total), self._total)
