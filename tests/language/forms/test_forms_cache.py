"""The file that an index is kept in: the same answers, and no trust in a bad file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossa.language.forms import FormIndex, Term, index
from glossa.language.forms._table import Table

if TYPE_CHECKING:
    from pathlib import Path

PHRASES = [
    "valstybė narė",
    "NATO",
    "Jensas Stoltenbergas",
    "5-asis straipsnis",
    "bendras",
    "rinkimai",
]
TERMS = [Term(phrase=phrase, key=key) for key, phrase in enumerate(PHRASES)]
TEXT = "Bendri 5-ojo straipsnio rinkimuose NATO valstybėms narėms Jenso Stoltenbergo BENDRĄ."


def answers(found: FormIndex) -> list[object]:
    return [*found.scan(TEXT), *(found.analyse(phrase) for phrase in PHRASES), len(found)]


def test_a_loaded_index_answers_like_a_fresh_one(tmp_path: Path) -> None:
    path = tmp_path / "made" / "forms.index"
    fresh = answers(FormIndex.build(TERMS, "lt"))
    assert answers(FormIndex.cached(path, TERMS, "lt")) == fresh
    assert path.exists()
    assert [child.name for child in path.parent.iterdir()] == ["forms.index"]
    assert answers(FormIndex.cached(path, TERMS, "lt")) == fresh


def test_the_second_time_nothing_is_expanded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "forms.index"
    FormIndex.cached(path, TERMS, "lt")

    def never(*_args: object, **_kwargs: object) -> list[int]:
        raise AssertionError("expanded again")

    monkeypatch.setattr(index, "rows_of", never)
    assert FormIndex.cached(path, TERMS, "lt").analyse("NATO")
    with pytest.raises(AssertionError, match="expanded again"):
        FormIndex.cached(path, TERMS[1:], "lt")
    with pytest.raises(AssertionError, match="expanded again"):
        FormIndex.cached(path, TERMS, "lt", fold_diacritics=True)


@pytest.mark.parametrize("damage", ["empty", "cut", "flipped", "header", "text", "longer"])
def test_a_damaged_file_is_replaced(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "forms.index"
    fresh = answers(FormIndex.cached(path, TERMS, "lt"))
    whole = path.read_bytes()
    middle = len(whole) // 2
    path.write_bytes(
        {
            "empty": b"",
            "cut": whole[:-5],
            "flipped": whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
            "header": b"x" + whole[1:],
            "text": b"not an index\n" * 100,
            "longer": whole + b"\0",
        }[damage]
    )
    assert answers(FormIndex.cached(path, TERMS, "lt")) == fresh
    assert path.read_bytes() == whole


def test_a_file_of_other_rules_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "forms.index"
    FormIndex.cached(path, TERMS, "lt")
    whole = path.read_bytes()
    monkeypatch.setattr("glossa.language.lithuanian.RULES_VERSION", "later")
    FormIndex.cached(path, TERMS, "lt")
    assert path.read_bytes() != whole


def test_terms_are_not_asked_for_when_the_file_is_known(tmp_path: Path) -> None:
    path = tmp_path / "forms.index"
    asked = 0

    def terms() -> list[Term]:
        nonlocal asked
        asked += 1
        return TERMS

    for _ in range(2):
        found = FormIndex.cached(path, terms, "lt", fingerprint=b"1")
        assert found.analyse("NATO")
    assert asked == 1
    FormIndex.cached(path, terms, "lt", fingerprint=b"2")
    assert asked == 2
    FormIndex.cached(path, terms, "lt")
    FormIndex.cached(path, TERMS, "lt")
    assert asked == 3


def test_a_folder_that_cannot_be_written_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    found = FormIndex.cached(tmp_path / "file" / "forms.index", TERMS, "lt")
    assert found.analyse("NATO")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.integers(0, 2**64 - 1), st.one_of(st.just(0), st.integers(1, 2**64 - 1))),
        max_size=40,
    )
)
def test_a_table_keeps_what_it_is_given(tmp_path: Path, pairs: list[tuple[int, int]]) -> None:
    expected: dict[int, set[int]] = {}
    for key, value in pairs:
        expected.setdefault(key, set()).update({value} - {0})
    table = Table.build([key << 64 | value for key, value in pairs])
    path = tmp_path / "table"
    table.save(path, b"f" * 16)
    loaded = Table.load(path, b"f" * 16)
    assert loaded is not None
    for kept in (table, loaded):
        assert len(kept) == len(expected)
        for key, values in expected.items():
            assert list(kept.get(key) or ()) == sorted(values)
    assert Table.load(path, b"g" * 16) is None
