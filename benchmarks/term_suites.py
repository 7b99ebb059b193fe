"""Term suites: parallel sentences whose terms are marked, and the glossary that the marks make.

In: a file of ``source TAB reference`` lines in which the source marks each use of a term as
``<b> surface <t> target lemma <\\t>`` (the format of the suites of Bergmanis and Pinnis, 2021),
and the language of the references. Out: a :class:`Suite`, its marks taken out and its tokens joined
to text again.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sacremoses import MosesDetokenizer  # type: ignore[import-untyped]  # it has no types

from glossa.glossary import Entry, Glossary

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MARK = re.compile(r"<b> (.*?) <t> (.*?) <\\t>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A sentence of a suite."""

    source: str
    reference: str
    terms: tuple[tuple[str, str], ...] = ()
    """Each marked use: its words in the source, and the lemma that must render it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suite:
    """The sentences of a suite, in two parts, since only those with terms should take longer."""

    source: str
    """Code of the language of the sentences."""
    target: str
    glossary: Glossary
    asking: tuple[Case, ...]
    """The sentences in which the glossary finds a term."""
    others: tuple[Case, ...]

    @property
    def cases(self) -> tuple[Case, ...]:
        return self.asking + self.others


def read(path: Path, target: str, limit: int | None = None) -> Suite:
    """Read the first ``limit`` sentences of a suite into ``target``, ``"lt"`` or ``"en"``."""
    source = {"lt": "en", "en": "lt"}[target]
    lines = path.read_text(encoding="utf-8").splitlines()[:limit]
    texts = {code: MosesDetokenizer(code) for code in (source, target)}
    cases = []
    for line in lines:
        marked, reference = line.split("\t")[:2]
        plain = MARK.sub(lambda match: match[1], marked)
        cases.append(
            Case(
                source=_joined(texts[source], plain),
                reference=_joined(texts[target], reference),
                terms=tuple((match[1], match[2]) for match in MARK.finditer(marked)),
            )
        )
    glossary = glossary_of(cases, source, target)
    asks = [bool(case.terms or glossary.match(case.source)) for case in cases]
    return Suite(
        source=source,
        target=target,
        glossary=glossary,
        asking=tuple(case for case, asked in zip(cases, asks, strict=True) if asked),
        others=tuple(case for case, asked in zip(cases, asks, strict=True) if not asked),
    )


def glossary_of(cases: Iterable[Case], source: str, target: str) -> Glossary:
    """Return the terms of a suite as they are written in it, each with the lemma it has most often.

    The marks do not give the lemma of a term in the source. So a term from Lithuanian is an entry
    for each form that the suite has of it, which stands for any case and number.
    """
    lemmas: dict[str, Counter[str]] = {}
    for case in cases:
        for surface, lemma in case.terms:
            lemmas.setdefault(surface, Counter())[lemma] += 1
    return Glossary(
        Entry(
            source=surface,
            target=counts.most_common(1)[0][0],
            source_language=source,
            target_language=target,
            source_inflection="indeclinable" if source == "lt" else "",
        )
        for surface, counts in lemmas.items()
    )


def _joined(detokenizer: MosesDetokenizer, text: str) -> str:
    """Join the tokens of a suite, which are those of Moses, to text."""
    text = re.sub(r" ?@-@ ?", "-", text).replace(" ' s ", " 's ")
    return str(detokenizer.detokenize(text.split()))
