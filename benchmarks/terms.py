"""Terms: how many a translation renders, in which form, and what that costs.

    python -m benchmarks.terms SUITE [--package PATH] [--limit N]

A suite is a file of ``source TAB reference`` lines in which the source marks each use of a term as
``<b> surface <t> target lemma <\\t>`` (the format of the suites of Bergmanis and Pinnis, 2021). The
marks are taken out and become a glossary; then the sentences are translated with and without it by
the same package in one run. Figures are those of the paper: *lemma accuracy* counts a use whose
target lemma is in the translation by its Snowball stems, *same form* one whose form is that of the
reference. Needs the ``bench`` dependencies.
"""

from __future__ import annotations

import argparse
import itertools
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import sacrebleu
import snowballstemmer
from sacremoses import MosesDetokenizer

from glossa import Translator
from glossa.enforcement.placement import same_stem
from glossa.glossary import Entry, Glossary

MARK = re.compile(r"<b> (.*?) <t> (.*?) <\\t>")
WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
STEM = snowballstemmer.stemmer("lithuanian")


@dataclass(frozen=True)
class Case:
    """A sentence of a suite."""

    source: str
    reference: str
    terms: tuple[tuple[str, str], ...]


def read(path: Path) -> list[Case]:
    """Read a suite, its tokens joined to text again."""
    english, lithuanian = MosesDetokenizer("en"), MosesDetokenizer("lt")

    def joined(detokenizer: MosesDetokenizer, text: str) -> str:
        text = re.sub(r" ?@-@ ?", "-", text).replace(" ' s ", " 's ")
        return str(detokenizer.detokenize(text.split()))

    cases = []
    for line in path.read_text(encoding="utf-8").splitlines():
        source, reference = line.split("\t")[:2]
        terms = tuple((match[1], match[2]) for match in MARK.finditer(source))
        plain = MARK.sub(lambda match: match[1], source)
        cases.append(Case(joined(english, plain), joined(lithuanian, reference), terms))
    return cases


def glossary_of(cases: list[Case]) -> Glossary:
    """Return the terms of a suite, each with the lemma it has most often."""
    lemmas: dict[str, Counter[str]] = {}
    for case in cases:
        for source, target in case.terms:
            lemmas.setdefault(source, Counter())[target] += 1
    return Glossary(
        Entry(source=source, target=counts.most_common(1)[0][0])
        for source, counts in lemmas.items()
    )


def words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def stems(text: str) -> list[str]:
    return [STEM.stemWord(word) for word in words(text)]


def holds(text: list[str], phrase: list[str]) -> int:
    """Count how often a list of words holds another."""
    size = len(phrase)
    return sum(text[at : at + size] == phrase for at in range(len(text) - size + 1))


def form_in(reference: str, lemma: str) -> str | None:
    """Return the form that a reference has of a lemma: the words with its stems."""
    wanted, tokens = stems(lemma), words(reference)
    stemmed = [STEM.stemWord(word) for word in tokens]
    for at in range(len(tokens) - len(wanted) + 1):
        if stemmed[at : at + len(wanted)] == wanted:
            return " ".join(tokens[at : at + len(wanted)])
    return None


def judge(cases: list[Case], outputs: list[str]) -> dict[str, float]:
    """Return the figures of the suite for a list of translations."""
    uses = met = comparable = same = doubled = 0
    for case, output in zip(cases, outputs, strict=True):
        tokens, stemmed = words(output), stems(output)
        doubled += sum(
            one == other or (len(one) > 5 and same_stem(one, other))
            for one, other in itertools.pairwise(tokens)
        )
        for lemma, count in Counter(lemma for _, lemma in case.terms).items():
            uses += count
            met += min(count, holds(stemmed, stems(lemma)))
            form = form_in(case.reference, lemma)
            if form is not None:
                comparable += 1
                same += holds(tokens, form.split()) > 0
    references = [[case.reference for case in cases]]
    return {
        "BLEU": sacrebleu.corpus_bleu(outputs, references).score,
        "chrF": sacrebleu.corpus_chrf(outputs, references).score,
        "lemma accuracy": met / max(1, uses),
        "same form": same / max(1, comparable),
        "doubled words": doubled,
    }


def translated(translator: Translator, cases: list[Case]) -> tuple[list[str], float]:
    """Translate the sentences; return the texts and the seconds it took, loading left out."""
    translator.translate("Warming up takes a sentence.")
    start = time.perf_counter()
    texts = [result.text for result in translator.stream(case.source for case in cases)]
    return texts, time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("suite", type=Path)
    parser.add_argument("--package", help="package to use (default: the preferred one)")
    parser.add_argument("--limit", type=int, help="take only so many sentences")
    parser.add_argument("--show", type=int, default=0, help="print so many translations with terms")
    options = parser.parse_args()
    if not options.suite.is_file():
        sys.exit(f"{options.suite} does not exist: name a term suite.")
    cases = read(options.suite)[: options.limit]
    glossary = glossary_of(cases)
    ways = {"without": None, "with": glossary}
    with_terms = [case for case in cases if case.terms or glossary.match(case.source)]
    without_terms = [case for case in cases if case not in with_terms]
    figures: dict[str, dict[str, float]] = {}
    outputs: dict[str, list[str]] = {}
    for name, chosen in ways.items():
        translator = Translator("en", "lt", glossary=chosen, package=options.package)
        outputs[name], seconds = translated(translator, with_terms)
        rest, others = translated(translator, without_terms)
        figures[name] = judge(with_terms + without_terms, outputs[name] + rest)
        figures[name] |= {"seconds, with terms": seconds, "seconds, others": others}
    report(cases, figures)
    shown = list(zip(with_terms, *outputs.values(), strict=True))[: options.show]
    for case, plain, enforced in shown:
        print(f"\n{case.source}\n  terms:    {case.terms}")
        print(f"  without:  {plain}\n  with:     {enforced}")


def report(cases: list[Case], figures: dict[str, dict[str, float]]) -> None:
    uses = sum(len(case.terms) for case in cases)
    version = sacrebleu.__version__
    print(f"{len(cases)} sentences, {uses} uses of terms; sacrebleu {version}, defaults")
    print(f"{'':22}{'without':>10}{'with':>10}{'ratio':>8}")
    for name, value in figures["with"].items():
        base = figures["without"][name]
        ratio = f"{value / base:8.2f}" if base else "       –"
        print(f"{name:22}{base:10.3f}{value:10.3f}{ratio}")


if __name__ == "__main__":
    main()
