"""A table of real cases: where a term is found, which forms are offered, and what comes out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from glossa import Translation, Translator
from glossa.enforcement import Outcome
from glossa.enforcement.uses import TermUse, Use, uses_in
from glossa.glossary import Entry, Glossary
from glossa.glossary.inflecting import paradigm, source_numbers, target_paradigm
from glossa.language.grammar import Case, Form, Number

TABLE = Path(__file__).with_name("cases.tsv")
DIRECTIONS = ("en-lt", "lt-en")
NUMBERS = {"sg": Number.SINGULAR, "pl": Number.PLURAL}
CELL = re.compile(rf"\b({'|'.join(Case)}) ({'|'.join(NUMBERS)})\b")
WRITTEN = tuple(case for case in Case if case is not Case.VOCATIVE)

Cell = tuple[Case, Number]
Glossaries = Mapping[str, Glossary]
Translations = Mapping[tuple[str, str], Translation]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the table."""

    line: int
    direction: str
    sentence: str
    term: str
    accepted: frozenset[str]
    """Folded; empty where the term must not be found."""
    cells: frozenset[Cell]
    place: int
    """Which of the uses of the term in the sentence it speaks of, from 0."""

    @property
    def asked(self) -> tuple[str, str, str]:
        return self.direction, self.sentence, self.term


def folded(texts: Iterable[str]) -> frozenset[str]:
    """Return texts without their capitals, which the place in the sentence decides."""
    return frozenset(text.casefold() for text in texts)


def texts(forms: Iterable[Form]) -> frozenset[str]:
    return folded(form.text for form in forms)


def rows() -> Iterator[Row]:
    """Read the table."""
    seen: Counter[tuple[str, str, str]] = Counter()
    lines = [*enumerate(TABLE.read_text("utf-8").splitlines(), 1)]
    _, *table = ((number, line.split("\t")) for number, line in lines if line[0] != "#")
    for number, (direction, sentence, term, accepted, why) in table:
        cells = CELL.findall(why.partition(":")[0])
        row = Row(
            line=number,
            direction=direction,
            sentence=sentence,
            term=term,
            accepted=folded(accepted.split(" | ") if accepted != "-" else ()),
            cells=frozenset((Case(case), NUMBERS[sign]) for case, sign in cells),
            place=seen[direction, sentence, term],
        )
        seen[row.asked] += 1
        yield row


ROWS = tuple(rows())
WANTED = tuple(row for row in ROWS if row.accepted)
ABSENT = tuple(row for row in ROWS if not row.accepted)
TIMES = Counter(row.asked for row in WANTED)


def named(row: Row) -> str:
    return f"{row.direction}-{row.line}"


each_wanted = pytest.mark.parametrize("row", WANTED, ids=named)
each_absent = pytest.mark.parametrize("row", ABSENT, ids=named)


@pytest.fixture(scope="module")
def _home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Share an empty home, and so the cached forms, among what is made once for this module."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "ARGOS_PACKAGES_DIR"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="module")
def glossaries(_home: None) -> Glossaries:
    shipped = Glossary.load()
    return {each: shipped.for_pair(*each.split("-")) for each in DIRECTIONS}


@pytest.fixture(scope="module")
def translations(_home: None) -> Translations:
    found = {}
    for direction in DIRECTIONS:
        sentences = list(dict.fromkeys(row.sentence for row in ROWS if row.direction == direction))
        results = Translator(*direction.split("-")).stream(sentences)
        for sentence, result in zip(sentences, results, strict=True):
            found[direction, sentence] = result
    return found


def family(use: Use) -> tuple[Entry, ...]:
    """Return the entries that the use may be of, homographs included."""
    return (use.match.entry, *use.match.alternatives) if use.match else ()


def uses_of(row: Row, glossaries: Glossaries) -> list[Use]:
    """Return the uses of the row's term in its sentence."""
    uses = uses_in(row.sentence, glossaries[row.direction])
    return [use for use in uses if any(entry.source == row.term for entry in family(use))]


def use_of(row: Row, glossaries: Glossaries) -> Use:
    """Return the use that the row speaks of."""
    return uses_of(row, glossaries)[row.place]


def forms_of(row: Row, use: Use) -> list[Form]:
    """Return every form of what the term is rendered by, of all entries that cite the term."""
    entries = [entry for entry in family(use) if entry.source == row.term]
    return [form for entry in entries for form in target_paradigm(entry).forms]


def test_the_table_covers_every_case_and_number() -> None:
    cells = Counter(cell for row in WANTED if row.direction == "en-lt" for cell in row.cells)
    assert all(cells[case, number] >= 5 for case in WRITTEN for number in Number), cells
    read = {case for row in WANTED if row.direction == "lt-en" for case, _ in row.cells}
    assert read == set(Case)
    assert all(row.cells for row in WANTED)


@each_wanted
def test_a_term_is_found_as_often_as_it_is_used(row: Row, glossaries: Glossaries) -> None:
    assert len(uses_of(row, glossaries)) == TIMES[row.asked]
    span = use_of(row, glossaries).span
    around = row.sentence[: span.start][-1:] + row.sentence[span.end :][:1]
    assert not any(map(str.isalnum, around))


@each_absent
def test_what_only_looks_like_a_term_is_not_found(row: Row, glossaries: Glossaries) -> None:
    assert uses_of(row, glossaries) == []


@each_wanted
def test_every_accepted_form_is_offered(row: Row, glossaries: Glossaries) -> None:
    assert row.accepted <= texts(use_of(row, glossaries).forms())


@each_wanted
def test_no_form_of_the_wrong_number_is_offered(row: Row, glossaries: Glossaries) -> None:
    """Where the sentence tells the number, and the rendering has both."""
    use = use_of(row, glossaries)
    assert use.match
    forms = forms_of(row, use)
    told = {form.number for form in use.match.forms}
    unsaid = use.after_one or len(source_numbers(use.match.entry)) < 2
    if unsaid or len(told) > 1 or {form.number for form in forms} != set(Number):
        return
    if row.direction == "en-lt":
        told = {number for _, number in row.cells}
    offered = texts(use.forms()) & texts(forms)
    assert offered <= texts(form for form in forms if form.number in told)


@each_wanted
def test_the_cells_are_those_of_the_forms(row: Row, glossaries: Glossaries) -> None:
    """The table is checked against the paradigm, so that a slip of the pen does not stay in it."""
    use = use_of(row, glossaries)
    assert use.match
    if row.direction == "lt-en":
        assert row.cells & {(form.case, form.number) for form in use.match.forms}
        return
    forms = [form for form in forms_of(row, use) if form.preferred]
    for case, number in row.cells:
        cell = texts(form for form in forms if (form.case, form.number) == (case, number))
        assert row.accepted & cell, (case, number)
    assert row.accepted <= texts(form for form in forms if (form.case, form.number) in row.cells)


def term_of(row: Row, use: Use, translations: Translations) -> TermUse:
    """Return what became of a use in the translation by the shipped package."""
    result = translations[row.direction, row.sentence]
    (term,) = (term for term in result.terms if term.source_span == use.span)
    assert term.outcome is not Outcome.UNMET, result.text
    return term


def accepted_forms(use: Use) -> list[Form]:
    """Return every form of what the term, or a homograph of it, accepts beside its rendering."""
    return [
        form
        for entry in family(use)
        for phrase in entry.target_variants
        for form in paradigm(phrase, entry.target_language).forms
    ]


@each_wanted
def test_the_shipped_package_renders_the_term(
    row: Row, glossaries: Glossaries, translations: Translations
) -> None:
    use = use_of(row, glossaries)
    term = term_of(row, use, translations)
    wanted = (form for entry in family(use) for form in target_paradigm(entry).forms)
    assert term.form.casefold() in texts(wanted) | texts(accepted_forms(use))


@each_wanted
def test_the_shipped_package_writes_a_form_that_the_source_allows(
    row: Row, glossaries: Glossaries, translations: Translations
) -> None:
    """The number, and the genitive of a possessive; other cases are the choice of the model."""
    use = use_of(row, glossaries)
    assert use.match
    # A term without a singular (*gamtinės dujos*) is plural whatever the source says.
    told = {form.number for form in use.match.forms} | {form.number for form in use.forms()}
    allowed = texts(use.forms()) | texts(f for f in accepted_forms(use) if f.number in told)
    text = translations[row.direction, row.sentence].text
    assert term_of(row, use, translations).form.casefold() in allowed, text


def test_the_form_of_a_use_is_what_stands_in_the_translation(translations: Translations) -> None:
    stand = [
        (term.target_span.of(result.text), term.form)
        for result in translations.values()
        for term in result.terms
        if term.target_span
    ]
    assert [(there, form) for there, form in stand if there != form] == []
