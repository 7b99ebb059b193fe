"""A translation as a page to look at: source and translation side by side, every term marked.

In: a translation. Out: one self-contained HTML file, readable without scripts, in print and on a
phone. Terms are coloured by how they came out, and a term's two sides share a number.
"""

from __future__ import annotations

from html import escape
from importlib.resources import files
from itertools import pairwise
from string import Template
from typing import TYPE_CHECKING

from glossa.enforcement.uses import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossa.enforcement import TermUse
    from glossa.translation import TranslatedSentence, Translation
    from glossa.values import Finding, Span

OUTCOMES = {
    Outcome.RIGHT: "right by itself",
    Outcome.ANNOTATED: "right with annotation",
    Outcome.REPLACED: "replaced",
    Outcome.REDECODED: "decoded anew",
    Outcome.UNMET: "unmet",
}


def page(translation: Translation, title: str) -> str:
    """Return the page about a translation.

    Args:
        translation: What to show.
        title: What to call it, such as the name of its file.
    """
    template = Template(files("glossa").joinpath("data", "page.html").read_text(encoding="utf-8"))
    return template.substitute(
        title=escape(title),
        target_language=escape(translation.target_language),
        source_language=escape(translation.source_language),
        package=escape(translation.package or "nothing was translated"),
        summary=_summary(translation),
        legend="".join(
            f'<li><mark class="{outcome.value}">{escape(name)}</mark></li>'
            for outcome, name in OUTCOMES.items()
        ),
        findings=_findings(translation),
        rows="\n".join(_rows(translation)),
    )


def _summary(translation: Translation) -> str:
    met = sum(term.outcome is not Outcome.UNMET for term in translation.terms)
    counts = [
        f"{len(translation.sentences)} sentences",
        f"{met} of {len(translation.terms)} uses of terms as the glossary says",
        f"{len(translation.findings)} findings",
    ]
    return escape(" · ".join(counts))


def _findings(translation: Translation) -> str:
    if not translation.findings:
        return "<p>Nothing to look at.</p>"
    items = "".join(
        f'<li class="{finding.severity.value}">{_line(translation, finding)}'
        f"{escape(finding.message)} <code>{escape(finding.code)}</code></li>"
        for finding in translation.findings
    )
    return f"<ol>{items}</ol>"


def _line(translation: Translation, finding: Finding) -> str:
    if finding.span is None:
        return ""
    number = translation.source.count("\n", 0, finding.span.start) + 1
    return f"<b>Line {number}.</b> "


def _rows(translation: Translation) -> Iterator[str]:
    """Yield a row for each line of the source, and one for each stretch that was left as it is."""
    numbers = {id(term): number for number, term in enumerate(translation.terms, 1)}
    end = 0
    for group in _lines(translation):
        yield from _kept(translation.source[end : group[0].source_span.start])
        end = group[-1].source_span.end
        source = " ".join(_side(each, numbers, of_source=True) for each in group)
        target = " ".join(_side(each, numbers, of_source=False) for each in group)
        yield _row(source, target)
    yield from _kept(translation.source[end:])


def _lines(translation: Translation) -> Iterator[list[TranslatedSentence]]:
    """Group the sentences that stand on one line of the source."""
    sentences = translation.sentences
    group = list(sentences[:1])
    for before, after in pairwise(sentences):
        if "\n" in translation.source[before.source_span.end : after.source_span.start]:
            yield group
            group = []
        group.append(after)
    if group:
        yield group


def _kept(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if any(map(str.isalnum, line)):
            yield _row(escape(line), escape(line), "kept")


def _row(source: str, target: str, kind: str = "") -> str:
    sides = f'<p class="source">{source}</p><p class="target">{target}</p>'
    return f'<div class="row {kind}">{sides}</div>'


def _side(sentence: TranslatedSentence, numbers: dict[int, int], *, of_source: bool) -> str:
    """Return one side of a sentence with its terms marked."""
    own = sentence.source_span if of_source else sentence.span
    text = sentence.source if of_source else sentence.text
    marks: list[tuple[Span, TermUse]] = []
    for term in sentence.terms:
        span = term.source_span if of_source else term.target_span
        if span is not None and len(own) == len(text):
            marks.append((span.shifted(-own.start), term))
    marks.sort(key=lambda mark: mark[0].start)
    return _marked(text, marks, numbers)


def _marked(text: str, marks: Sequence[tuple[Span, TermUse]], numbers: dict[int, int]) -> str:
    parts, end = "", 0
    for span, term in marks:
        if span.start < end:
            continue
        parts += escape(text[end : span.start])
        parts += (
            f'<mark class="{term.outcome.value}" title="{escape(_about(term))}">'
            f"{escape(span.of(text))}<sup>{numbers[id(term)]}</sup></mark>"
        )
        end = span.end
    return parts + escape(text[end:])


def _about(term: TermUse) -> str:
    grammar = " ".join(value for value in (term.case, term.number) if value)
    told = f"{term.lemma}: {OUTCOMES[term.outcome]}"
    return f"{told} ({grammar})" if grammar else told
