"""From text to numbers: collect, clean, pieces, align, binarise."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from training import align, binarise, clean, collect, config, pairs, pieces, run, texts
from training.pairs import Pair

if TYPE_CHECKING:
    from pathlib import Path


def pair(en: str, lt: str, group: str = "prose") -> Pair:
    return Pair(en=en, lt=lt, group=group, source="s")


def test_only_sources_whose_rights_allow_it_come_in(corpus: Path) -> None:
    found = list(collect.corpus_pairs(corpus, config.DataConfig()))
    assert {p.source for p in found} == {"free"}
    assert {p.group for p in found} == {"prose"}


def test_without_a_corpus_our_own_text_is_enough(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("One.\tViens.\nno translation\n", encoding="utf-8")
    assert [(p.en, p.group) for p in collect.collect(tmp_path, None, config.DataConfig())] == [
        ("One.", "written")
    ]


@pytest.mark.parametrize(
    ("en", "lt", "reason"),
    [
        ("The cat sleeps.", "Katė miega.", None),
        ("", "Katė miega.", "length"),
        ("The cat sleeps in the garden of the king.", "Katė.", "length"),
        ("12 34 56", "12 34 56 metai", "letters"),
        ("Press <b>OK</b> now", "Spausk <b>gerai</b> dabar", "markup"),
        ("Signal Desktop", "Signal Desktop", "untranslated"),
        ("In 1918 it was quite so.", "Taip ir buvo 1990 metais.", "numbers"),
        ("Tai yra katė ir šuo", "Tai yra katė ir du šunys", "language"),
        ("This is the cat of it", "This is the cat of him and her", "language"),
    ],
)
def test_reasons_to_go(en: str, lt: str, reason: str | None) -> None:
    assert clean.Cleaner(clean.Leaks([])).reason(pair(en, lt)) == reason


def test_our_own_text_goes_only_when_it_is_double_or_an_evaluation_sentence() -> None:
    cleaner = clean.Cleaner(clean.Leaks(["The minister said nothing about the new tax."]))
    rows = [
        pair("Odd % markup", "Keistas % ženklas", "written"),
        pair("ODD % markup", "keistas % ženklas", "written"),
        pair("The minister said nothing about the new road tax.", "Ministras tylėjo.", "written"),
    ]
    assert [p.en for p in cleaner.clean(rows)] == ["Odd % markup"]
    assert cleaner.report["s"] == {"kept": 1, "duplicate": 1, "evaluation": 1}
    assert "s\t1\t" in clean.table(cleaner.report)


@pytest.mark.parametrize(
    ("text", "leaks"),
    [
        ("The summit of allied leaders begins in Vilnius on Tuesday", True),
        ("the summit of allied leaders begins in vilnius, on tuesday!", True),
        ("The summit of allied leaders begins in Riga on Tuesday", True),
        ("The leaders begin in Vilnius on Tuesday what they ended in Riga", False),
        ("In short, the summit of allied leaders begins in Vilnius on Tuesday.", True),
        ("The summit of mountaineers begins late", False),
        ("Tuesday", False),
    ],
)
def test_leaks(text: str, leaks: bool) -> None:
    known = clean.Leaks(["The summit of allied leaders begins in Vilnius on Tuesday."])
    assert known.has(text) is leaks


def test_limits_spread_over_a_group() -> None:
    many = [pair(f"word {n}", f"žodis {n}", "software") for n in range(100)]
    kept = clean.limited([*many, pair("a", "b", "written")], {"software": 10})
    assert [p.en for p in kept if p.group == "software"] == [f"word {n}" for n in range(0, 100, 10)]
    assert len(kept) == 11


def test_pairs_survive_files(tmp_path: Path) -> None:
    rows = [pair("One\ttab", "Viena  dvi"), pair("€ “x”", "„ž“")]
    assert pairs.write_pairs(tmp_path / "x.tsv.xz", rows) == 2
    assert [(p.en, p.lt) for p in pairs.read_pairs(tmp_path / "x.tsv.xz")] == [
        ("One tab", "Viena dvi"),
        ("€ “x”", "„ž“"),
    ]


def test_evaluation_sets_are_found_and_term_marks_taken_out(evaluation: Path) -> None:
    (evaluation / "terms.en-lt.tagged").write_text(
        "the <b> Basque <t> Baskijos <\\t> Parliament\tBaskijos parlamentas\n", encoding="utf-8"
    )
    assert "the Basque Parliament" in list(texts.evaluation_sentences(evaluation))
    sets = texts.evaluation_sets(evaluation, "lt", "en")
    assert {name: len(sides[0]) for name, sides in sets.items()} == {"dev": 2}
    assert texts.evaluation_sets(None, "lt", "en") == {}


LINKS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), unique=True)


@given(LINKS)
def test_links_survive_text(links: list[tuple[int, int]]) -> None:
    assert align.parse(align.render(links)) == tuple(links)


@given(LINKS, LINKS)
def test_grown_links_lie_between_intersection_and_union(
    one: list[tuple[int, int]], two: list[tuple[int, int]]
) -> None:
    grown = set(align.grow(tuple(one), tuple(two)))
    assert set(one) & set(two) <= grown <= set(one) | set(two)


def test_words_are_cut_for_the_aligner_but_stay_in_place() -> None:
    assert align.stems("„Vyriausybės sprendimas“ – 2024 m.") == [
        "vyria", "spren", "–", "2024", "m",
    ]  # fmt: skip


def test_agreement_is_low_for_pairs_that_do_not_match() -> None:
    row = pair("a b c d", "e f g h")
    assert align.agreement(row, ((0, 0), (1, 1), (2, 2), (3, 3))) == 1.0
    assert align.agreement(row, ((0, 0),)) == 0.25


def test_the_aligner_finds_words_that_come_together() -> None:
    pytest.importorskip("eflomal", reason="eflomal, a tool for training only, is not installed")
    words = [("cat", "katė"), ("dog", "šuo"), ("house", "namas"), ("red", "raudonas")]
    rows = [pair(f"{a} {b}", f"{x} {y}") for a, x in words for b, y in words if a != b] * 20
    found = align.align(rows)
    assert len(found) == len(rows)
    assert sum(links == ((0, 0), (1, 1)) for links in found) > 0.8 * len(rows)


@pytest.mark.parametrize(
    ("given_pieces", "numbers"),
    [
        (["▁The", "▁dog", "s", "."], [0, 1, 1, 1]),
        (["▁", "⟦", "▁East", "⇒", "▁Ryt", "ai", "⟧", "▁is"], [0, 0, 1, 1, 2, 2, 2, 3]),
        (["x", "▁y"], [0, 1]),
        ([], []),
    ],
)
def test_pieces_know_their_words(given_pieces: list[str], numbers: list[int]) -> None:
    assert pieces.words_of(given_pieces) == numbers


def test_the_vocabulary_holds_what_glossa_needs(binarised: run.Run) -> None:
    processor = pieces.load(binarised.at("pieces.model"))
    known = pieces.vocabulary(processor)
    assert known[:4] == [pieces.PAD, pieces.UNKNOWN, pieces.BEGIN, pieces.END]
    assert {*pieces.STARTS.values(), pieces.OPEN, pieces.MIDDLE, pieces.CLOSE} <= set(known)
    assert processor.encode("a ⟦ b⇒ c⟧", out_type=str)[1:3] == ["▁", "⟦"]


@settings(max_examples=50, deadline=None)
@given(text=st.text(st.characters(exclude_categories=("Z", "C")), min_size=1))
def test_any_character_survives_the_pieces(pieces_model: Path, text: str) -> None:
    processor = pieces.load(pieces_model)
    normal = processor.normalize(text).replace("▁", " ").strip()
    assert processor.decode(processor.encode(text)).strip() == normal


@pytest.fixture(scope="module")
def pieces_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pieces") / "pieces.model"
    rows = [pair(f"word number {n} is long", f"žodis numeris {n} yra ilgas") for n in range(60)]
    pieces.train(rows, path, size=294)
    return path


def test_every_pair_is_learned_or_held_out(binarised: run.Run) -> None:
    held, learned = binarised.held_out, set(binarised.learned())
    own = sum(pair.group == "written" for pair in binarised.cleaned)
    assert 0 < len(held) < own // 4
    assert not held & learned
    assert json.loads(binarised.at("used.json").read_text())["free"] == 1
    report = binarised.at("report.tsv").read_text()
    assert "written" in report


def test_pairs_stay_held_out_when_others_come(binarised: run.Run) -> None:
    before = {binarised.cleaned[number].en for number in binarised.held_out}
    data = binarised.root / "training" / "data"
    (data / "a-new.tsv").write_text("A new one.\tNauja.\nAnother one here.\tDar viena čia.\n")
    later = dataclasses.replace(binarised)
    run.collect_step(later)
    run.clean_step(later)
    assert len(later.cleaned) > len(binarised.cleaned)
    new = {"A new one.", "Another one here."}
    assert {later.cleaned[number].en for number in later.held_out} - new == before


def test_arrays_survive_files(binarised: run.Run, tmp_path: Path) -> None:
    examples = binarise.load(binarised.at("examples-lt-en.npz"))
    assert set(examples.groups) == {"annotated", "prose", "renamed", "robust", "written"}
    assert examples.source.dtype == np.uint16
    assert examples.source_at[-1] == len(examples.source)
    binarise.save(tmp_path / "again.npz", examples)
    again = binarise.load(tmp_path / "again.npz")
    assert (again.links == examples.links).all()
    assert (again.target_at == examples.target_at).all()


def test_links_between_words_become_links_between_pieces() -> None:
    found = binarise.piece_links(["▁a", "▁b", "b"], ["▁x", "x", "▁y"], ((0, 1), (1, 0)))
    assert found == [(0, 2), (1, 0), (1, 1), (2, 0), (2, 1), (3, 3)]
