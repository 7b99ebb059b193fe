"""Count which case an English context asks for, in our own parallel text.

    python tools/build_case_cues.py [training/data]

For each use of a glossary term in the English side whose Lithuanian rendering is found on the other
side, the words around the use are counted with the case of the rendering. The counts are facts
about our own corpus; they go to ``src/glossa/enforcement/data/case-cues.tsv``, which
``glossa.enforcement.cues`` reads.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

from glossa.enforcement.cues import around, kind
from glossa.enforcement.uses import uses_in
from glossa.enforcement.verification import verify
from glossa.glossary import Glossary
from glossa.glossary.pairing import answers
from glossa.language.grammar import Case

REPOSITORY = Path(__file__).parents[1]
OUTPUT = REPOSITORY / "src" / "glossa" / "enforcement" / "data" / "case-cues.tsv"
LEAST = 12
"""A word seen less often is counted with those of its kind."""
HEADER = """\
# Which case an English context asks for: how often a Lithuanian rendering stood in each case.
# Counted in training/data (our own text, CC0) by tools/build_case_cues.py; do not edit.
"""


def main() -> None:
    """Count and write."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else REPOSITORY / "training" / "data"
    glossary = Glossary.load().for_pair("en", "lt")
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for path in sorted(folder.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            english, _, lithuanian = line.partition("\t")
            uses = uses_in(english, glossary)
            if not uses or not verify(uses, lithuanian).complete:
                continue
            matches = [use.match for use in uses if use.match]
            for match, hit in answers(matches, lithuanian).answers:
                cases = {form.case for form in hit.forms if form.case} if hit else set()
                cases.discard(Case.VOCATIVE)
                if len(cases) != 1:
                    continue  # a form that may be several cases says nothing
                for place, word in around(english, match.span):
                    counts[place, word][min(cases).value] += 1
    write(counts)


def write(counts: dict[tuple[str, str], Counter[str]]) -> None:
    """Write the table, the rare contexts joined under ``*``."""
    kept: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for (place, word), cases in counts.items():
        if place == "before2" and cases.total() < LEAST:
            continue
        kept[place, word if cases.total() >= LEAST else kind(word)].update(cases)
    names = [case.value for case in Case if case is not Case.VOCATIVE]
    rows = ["\t".join(["place", "word", *names])]
    for (place, word), cases in sorted(kept.items()):
        rows.append("\t".join([place, word, *(str(cases[name]) for name in names)]))
    OUTPUT.parent.mkdir(exist_ok=True)
    OUTPUT.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows) - 1} contexts, {sum(c.total() for c in counts.values())} counts")


if __name__ == "__main__":
    main()
