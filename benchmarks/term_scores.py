"""What translations of a term suite are worth: the figures that ``benchmarks.terms`` prints.

In: a :class:`~benchmarks.term_suites.Suite` and a translation of each of its sentences. Out:
figures by name. *BLEU* and *chrF2* are sacrebleu's, with its defaults. The next two are those of
Bergmanis and Pinnis (2021): *lemma accuracy* is the share of uses whose target lemma stands in the
translation, by Snowball stems; *same form*, of the terms that the reference renders, the share that
stands in the translation in the reference's form. The last three count what a term may leave behind
when it is written over its old rendering:

* *doubled words*: words that say the one before again, in any form;
* *words untranslated*: words of a term that stand in the translation as they do in the source;
* *words repeated*: words of the renderings of terms, by their stems, that stand in the translation
  more often than the uses in the source ask.

The last two are the leftovers. A word of the reference or the lemma (*NATO*) is not untranslated,
and one that the reference says as often is not repeated. Words of under four letters do not count:
they may be grammar (*of*) or a word of the other language (*to*). Neither figure sees a synonym
left beside the term, and a repetition that is right counts where the reference found another word:
compare ways by them, not suites.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import snowballstemmer  # type: ignore[import-untyped]  # it has no types
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from glossa.enforcement.placement import same_stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.term_suites import Case, Suite

METRICS = {"BLEU": BLEU(), "chrF2": CHRF()}
STEMMERS = {"en": "english", "lt": "lithuanian"}
WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
TELLING = 4
"""Letters of the shortest word that is counted as left over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftovers:
    """Words of one translation that should not stand there, each as often as it stands there."""

    untranslated: tuple[str, ...] = ()
    """As they are written in the source, folded."""
    repeated: tuple[str, ...] = ()
    """Their stems."""


class Judge:
    """Scores translations of one suite."""

    def __init__(self, suite: Suite) -> None:
        self._suite = suite
        self._stem = snowballstemmer.stemmer(STEMMERS[suite.target]).stemWord

    def figures(self, outputs: Sequence[str]) -> dict[str, float]:
        """Return the figures of translations, which come in the order of ``suite.cases``."""
        cases = self._suite.cases
        references = [[case.reference for case in cases]]
        scores = {name: each.corpus_score(outputs, references) for name, each in METRICS.items()}
        left = [self.leftovers(*pair) for pair in zip(cases, outputs, strict=True)]
        return {
            **{name: found.score for name, found in scores.items()},
            **self._terms(outputs),
            "doubled words": sum(map(doubled, outputs)),
            "words untranslated": sum(len(each.untranslated) for each in left),
            "words repeated": sum(len(each.repeated) for each in left),
        }

    def _terms(self, outputs: Sequence[str]) -> dict[str, float]:
        uses = met = comparable = same = 0
        for case, output in zip(self._suite.cases, outputs, strict=True):
            tokens, stems = words(output), self.stems(output)
            for lemma, count in Counter(lemma for _, lemma in case.terms).items():
                uses += count
                met += min(count, holds(stems, self.stems(lemma)))
                form = self._form_in(case.reference, lemma)
                if form:
                    comparable += 1
                    same += holds(tokens, form) > 0
        return {"lemma accuracy": met / max(1, uses), "same form": same / max(1, comparable)}

    def leftovers(self, case: Case, output: str) -> Leftovers:
        """Return what is left over in a translation of ``case``, as the module says."""
        lemmas = [lemma for _, lemma in case.terms]
        fine = {word for text in (case.reference, *lemmas) for word in words(text)}
        of_terms = {word for surface, _ in case.terms for word in words(surface)}
        found = self._suite.glossary.match(case.source)
        # A term may be marked and not found, or found and not marked: the larger count is asked.
        asked = self._counted(lemmas) | self._counted([match.entry.rendering for match in found])
        allowed = asked | self._counted([case.reference])
        extra = self._counted([output]) - allowed
        return Leftovers(
            untranslated=tuple(word for word in telling(output) if word in of_terms - fine),
            repeated=tuple(stem for stem in extra.elements() if stem in asked),
        )

    def stems(self, text: str) -> list[str]:
        """Return the stems of the words of a text in the target language."""
        return [self._stem(word) for word in words(text)]

    def _counted(self, texts: Sequence[str]) -> Counter[str]:
        return Counter(self._stem(word) for text in texts for word in telling(text))

    def _form_in(self, reference: str, lemma: str) -> list[str]:
        """Return the form that a reference has of a lemma, the words with its stems, if any."""
        wanted, tokens, stems = self.stems(lemma), words(reference), self.stems(reference)
        for at in range(len(tokens) - len(wanted) + 1):
            if stems[at : at + len(wanted)] == wanted:
                return tokens[at : at + len(wanted)]
        return []


def signatures() -> dict[str, str]:
    """Return what sacrebleu needs to repeat its figures; once there are some."""
    return {name: str(metric.get_signature()) for name, metric in METRICS.items()}


def words(text: str) -> list[str]:
    """Return the words of a text, folded."""
    return WORD.findall(text.casefold())


def telling(text: str) -> list[str]:
    """Return the words of a text that are long enough to be no accident."""
    return [word for word in words(text) if len(word) >= TELLING]


def holds(text: Sequence[str], phrase: Sequence[str]) -> int:
    """Count how often a list of words holds another."""
    size = len(phrase)
    return sum(text[at : at + size] == phrase for at in range(len(text) - size + 1))


def doubled(text: str) -> int:
    """Count the words of a text that say the one before again."""
    return sum(
        one == other or (len(one) > 5 and same_stem(one, other))
        for one, other in pairwise(words(text))
    )
