"""How right the Lithuanian inflection is, part by part, and how fast the index over its forms.

    python benchmarks/inflection.py [--data FOLDER] [--misses] [--part NAME] [--no-speed]

Reads ``unimorph_noun``, ``unimorph_adj``, ``attested_words`` and ``attested_np`` (``.tsv`` or
``.tsv.xz``) from the data folder, by default ``../shared/morphology`` beside the repository or the
folder that ``GLOSSA_MORPHOLOGY`` names. For each part it prints

* production: the share of rows whose form is exactly the one that glossa would write;
* with variants: the same, or one that glossa lists as a rarer doublet;
* recognition: the share of rows whose form, looked up in an index over all lemmas of the part, is
  found as that lemma in that case and number.

Rows that are wrong in the data are listed one by one, with an argument, in
``inflection-data-errors.tsv`` beside this file. They are counted apart: the first figure of each
pair leaves them out, the second, in brackets, takes every row as it is.
"""

from __future__ import annotations

import argparse
import csv
import lzma
import os
import random
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from glossa.errors import LanguageError
from glossa.language.forms import FormIndex, Term
from glossa.language.lithuanian import (
    Case,
    Degree,
    Gender,
    Number,
    adjective_paradigm,
    paradigm,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Lemma = tuple[str, str | None, str, str]
HERE = Path(__file__).resolve().parent
DEFAULT = HERE.parent.parent / "shared" / "morphology"
CASES = {name.title(): Case(name) for name in Case} | {"Ill": Case.LOCATIVE}
NUMBERS = {"Sing": Number.SINGULAR, "Plur": Number.PLURAL}
GENDERS = {"Masc": Gender.MASCULINE, "Fem": Gender.FEMININE}
DEGREES = {"Pos": Degree.POSITIVE, "Cmp": Degree.COMPARATIVE, "Sup": Degree.SUPERLATIVE}


@dataclass(frozen=True, slots=True)
class Row:
    part: str
    lemma: str
    form: str
    case: str
    number: str
    gender: str = "_"
    degree: str = "Pos"
    definite: str = "Ind"
    kind: str = "noun"

    @property
    def name(self) -> tuple[str, ...]:
        return (self.part, self.lemma, self.form, self.case, self.number, self.gender)


def read(folder: Path, stem: str) -> Iterator[dict[str, str]]:
    for name in (f"{stem}.tsv", f"{stem}.tsv.xz"):
        path = folder / name
        if path.exists():
            data = path.read_bytes()
            text = (lzma.decompress(data) if name.endswith("xz") else data).decode("utf-8")
            lines = text.splitlines()
            yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            return
    sys.exit(f"{folder} holds no {stem}.tsv.xz; name the data folder with --data.")


def rows_of(folder: Path) -> Iterator[Row]:
    """Yield the rows of every part; the four that have no case or number are not inflection."""
    for row in read(folder, "unimorph_noun"):
        yield Row("unimorph-nouns", row["lemma"], row["form"], row["case"], row["number"])
    for row in read(folder, "unimorph_adj"):
        yield Row(
            "unimorph-adjectives", row["lemma"], row["form"], row["case"], row["number"],
            row["gender"], row["degree"], row["definite"], "adjective",
        )  # fmt: skip
    for row in read(folder, "attested_words"):
        adjective = row["upos"] == "ADJ"
        if row["case"] not in CASES or row["number"] not in NUMBERS:
            continue
        yield Row(
            "attested-adjectives" if adjective else f"attested-{row['upos'].lower()}",
            row["lemma"], row["form"], row["case"], row["number"], row["gender"],
            row["degree"].replace("_", "Pos"), row["definite"],
            "adjective" if adjective else "name" if row["upos"] == "PROPN" else "noun",
        )  # fmt: skip
    for row in read(folder, "attested_np"):
        yield Row(
            "attested-phrases", row["base"], row["form"], row["case"], row["number"], kind="phrase"
        )


def hint_of(row: Row) -> str | None:
    """Say what a glossary entry says anyway: the part of speech of a single word."""
    return None if row.kind == "phrase" else f"pos={row.kind}"


def produced(row: Row) -> list[str]:
    """Return the forms for the row, the one to write first."""
    case, number = CASES[row.case], NUMBERS[row.number]
    if row.kind == "adjective" and row.gender in GENDERS and declines(row.lemma):
        forms = adjective_paradigm(
            row.lemma, degree=DEGREES[row.degree], definite=row.definite == "Def"
        ).cell(case, number, GENDERS[row.gender])
    else:
        forms = paradigm(row.lemma, hint_of(row)).cell(case, number)
    return [form.text for form in forms]


def declines(lemma: str) -> bool:
    """Tell whether an adjective of the data has a nominative that can be one."""
    try:
        adjective_paradigm(lemma)
    except LanguageError:
        return False
    return True


def normal(text: str) -> str:
    return text.casefold()


def recognition(rows: Sequence[Row]) -> Iterator[bool]:
    """Return, for each row, whether an index over the lemmas of its part finds it."""
    lemmas = sorted({(row.lemma, hint_of(row), row.degree, row.definite) for row in rows}, key=repr)
    keys = {lemma: key for key, lemma in enumerate(lemmas)}
    index = FormIndex.build((term_of(lemma, key) for lemma, key in keys.items()), "lt")
    for row in rows:
        key = keys[row.lemma, hint_of(row), row.degree, row.definite]
        wanted = (key, CASES[row.case], NUMBERS[row.number])
        yield any((r.key, r.case, r.number) == wanted for r in index.analyse(row.form))


def term_of(lemma: Lemma, key: int) -> Term:
    word, hint, degree, definite = lemma
    if hint == "pos=adjective" and declines(word):
        adjective = adjective_paradigm(word, degree=DEGREES[degree], definite=definite == "Def")
        word = adjective.forms[0].text
    return Term(phrase=word, key=key, hint=hint)


def errors() -> set[tuple[str, ...]]:
    """Return the rows that are wrong in the data."""
    path = HERE / "inflection-data-errors.tsv"
    with path.open(encoding="utf-8") as file:
        lines = (line for line in file if not line.startswith("#"))
        table = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {tuple(row[k] for k in ("part", "lemma", "form", "case", "number", "gender"))
                for row in table}  # fmt: skip


def share(right: int, total: int) -> str:
    return f"{100 * right / total:6.2f}" if total else "     –"


def measure(name: str, rows: Sequence[Row], wrong: set[tuple[str, ...]], show_misses: bool) -> None:
    exact, either, found = [], [], []
    for row, known in zip(rows, recognition(rows), strict=True):
        forms = [normal(form) for form in produced(row)]
        exact.append(forms[:1] == [normal(row.form)])
        either.append(normal(row.form) in forms)
        found.append(known)
        if show_misses and not (exact[-1] and known):
            note = "listed" if row.name in wrong else "MISS" if not either[-1] else "variant"
            seen = "" if known else " not-recognised"
            print(*row.name, row.degree, row.definite, f"got={'/'.join(forms)}", note + seen,
                  sep="\t")  # fmt: skip
    clean = [row.name not in wrong for row in rows]
    n = sum(clean)
    cells = []
    for hits in (exact, either, found):
        kept = sum(hit for hit, keep in zip(hits, clean, strict=True) if keep)
        cells.append(f"{share(kept, n)} ({share(sum(hits), len(rows)).strip()})")
    print(
        f"{name:22} {len(rows):6} {len(rows) - n:6}  {cells[0]:>17} {cells[1]:>17} {cells[2]:>17}"
    )


ONSETS = ("b", "br", "d", "dr", "g", "gr", "j", "k", "kl", "l", "m", "n", "p", "pl", "r", "s", "sk")
VOWELS = ("a", "e", "i", "o", "u", "ai", "au", "ie", "uo", "y", "ė", "ū")
HEADS = ("as", "is", "ys", "ius", "ė", "a", "ija", "tojas", "imas", "umas", "tis", "uo")


def synthetic(count: int) -> Iterator[Term]:
    """Invent terms in the proportions of a glossary; as in a real one, words return."""
    rng = random.Random(7)

    def words(number: int, syllables: int) -> list[str]:
        parts = (ONSETS, VOWELS) * syllables + (("b", "d", "k", "r", "s", "t"),)
        return ["".join(rng.choice(part) for part in parts) for _ in range(number)]

    stems, others = words(count // 4, 2), words(count // 20, 2)
    for key in range(count):
        head, other = rng.choice(stems) + rng.choice(HEADS), rng.choice(others)
        adjective = other + ("inė" if head[-1] in "aė" else "inis")
        shapes = (head, f"{other}os {head}", f"{adjective} {head}", f"{adjective} {other}o {head}")
        (phrase,) = rng.choices(shapes, weights=(25, 35, 25, 15))
        yield Term(phrase=phrase, key=key)


def speed(count: int) -> None:
    terms = list(synthetic(count))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "forms.index"
        start = time.process_time()
        index = FormIndex.cached(path, terms, "lt", fingerprint=b"terms")
        built = time.process_time() - start
        start = time.process_time()
        FormIndex.cached(path, terms, "lt", fingerprint=b"terms")
        loaded = time.process_time() - start
        size = path.stat().st_size / 1e6
        text = "Generalinis sekretorius susitiko su valstybių narių vadovais Vilniuje. " * 2000
        start = time.process_time()
        matches = sum(1 for _ in index.scan(text))
        scanned = time.process_time() - start
    print(
        f"\n{count} terms: {len(index)} nodes, built in {built:.1f} s, loaded in {loaded:.2f} s, "
        f"{size:.0f} MB; scanned {len(text.split()) / scanned:,.0f} words/s ({matches} matches); "
        "seconds of the processor"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Accuracy of the inflection, part by part.")
    parser.add_argument("--data", type=Path,
                        default=Path(os.environ.get("GLOSSA_MORPHOLOGY", DEFAULT)))  # fmt: skip
    parser.add_argument("--misses", action="store_true", help="list every row that is not right")
    parser.add_argument("--part", help="only parts whose name contains this")
    parser.add_argument("--no-speed", action="store_true", help="leave out the index of terms")
    parser.add_argument("--terms", type=int, default=100_000, help="how many terms to index")
    options = parser.parse_args()
    if not options.data.is_dir():
        sys.exit(f"There is no folder {options.data}; name the one with the data with --data.")
    parts: dict[str, list[Row]] = {}
    for row in rows_of(options.data):
        if options.part is None or options.part in row.part:
            parts.setdefault(row.part, []).append(row)
    wrong = errors()
    print(f"{'':22} {'rows':>6} {'listed':>6}  {'production %':>17} {'with variants':>17} "
          f"{'recognition':>17}")  # fmt: skip
    for name, rows in parts.items():
        measure(name, rows, wrong, options.misses)
    if not options.no_speed:
        speed(options.terms)


if __name__ == "__main__":
    main()
