"""Annotated and robust copies."""

from __future__ import annotations

import random

import pytest

from training import annotate, lemmas, pieces, robust, run, texts
from training.pairs import Pair

SENTENCES = [
    ("The eastern flank is strong.", "Rytinis flangas yra stiprus."),
    ("He saw the eastern flank.", "Jis matė rytinį flangą."),
    ("on the eastern flank", "rytiniame flange"),
    ("the eastern border", "rytinė siena"),
    ("The defence minister spoke.", "Gynybos ministras kalbėjo."),
    ("They met the defence minister.", "Jie susitiko su gynybos ministru."),
    ("Defence matters.", "Gynyba svarbi."),
    ("The minister", "Ministras"),
    ("Minister after minister", "Ministras po ministro"),
    ("Companies sell it. A company.", "Bendrovės tai parduoda. Bendrovė."),
    ("the company grew, a company", "bendrovė augo, bendrovė"),
    ("flanks and a flank", "flangai ir flangas"),
    ("the Baltic states", "Baltijos valstybės"),
    ("a state", "valstybė, valstybė"),
]


@pytest.fixture(scope="module")
def known() -> lemmas.Lemmas:
    rows = [Pair(en=en, lt=lt, group="written", source="w") for en, lt in SENTENCES]
    return lemmas.Lemmas(rows * 2, ["flangas", "ministras", "bendrovė", "valstybė", "siena"])


@pytest.mark.parametrize(
    ("surface", "language", "lemma"),
    [
        ("flangą", "lt", "flangas"),
        ("rytiniame flange", "lt", "rytinis flangas"),
        ("rytinio flango", "lt", "rytinis flangas"),
        ("gynybos ministru", "lt", "gynybos ministras"),
        ("Gynybos ministrui", "lt", "Gynybos ministras"),
        ("Baltijos valstybėms", "lt", "Baltijos valstybė"),
        ("bendrovių", "lt", "bendrovė"),
        ("flangas 2", "lt", None),
        ("kalbėjo", "lt", None),
        ("companies", "en", "company"),
        ("eastern flanks", "en", "eastern flank"),
        ("eastern flank", "en", "eastern flank"),
    ],
)
def test_dictionary_forms(
    known: lemmas.Lemmas, surface: str, language: str, lemma: str | None
) -> None:
    assert known.of(tuple(surface.split()), language) == lemma


@pytest.mark.parametrize(
    ("text", "spans", "wanted"),
    [
        (
            "Our eastern flank is long.",
            [(1, 3, "rytinis flangas")],
            "Our ⟦ eastern flank⇒ rytinis flangas⟧ is long.",
        ),
        ("Flank!", [(0, 1, "flangas")], "⟦ Flank⇒ flangas⟧!"),
        ('He said "NATO" twice', [(2, 3, "NATO")], 'He said "⟦ NATO⇒ NATO⟧" twice'),
        ("a b", [(0, 1, "x"), (1, 2, "y z")], "⟦ a⇒ x⟧ ⟦ b⇒ y z⟧"),
        ("nothing here", [], "nothing here"),
    ],
)
def test_annotations_are_written_as_glossa_writes_them(
    text: str, spans: list[tuple[int, int, str]], wanted: str
) -> None:
    assert annotate.annotate(text, spans) == wanted


def test_links_move_with_the_words_and_reach_the_lemma() -> None:
    span = annotate.Span(begin=1, end=3, target=(0, 2), lemma="rytinis flangas")
    # The eastern flank holds -> The ⟦ eastern flank⇒ rytinis flangas⟧ holds
    links = ((1, 0), (2, 1), (3, 2))
    assert annotate.shifted(links, [span]) == ((2, 0), (3, 1), (4, 0), (5, 1), (6, 2))


def test_only_words_that_translate_each_other_alone_are_a_span() -> None:
    links = ((0, 1), (1, 0), (2, 2))
    assert annotate.consistent(links, 0, 2) == (0, 2)
    assert annotate.consistent(links, 0, 1) == (1, 2)
    assert annotate.consistent(((0, 0), (1, 0)), 0, 1) is None
    assert annotate.consistent((), 0, 1) is None


def test_annotated_copies_name_the_lemma_of_what_the_target_says(known: lemmas.Lemmas) -> None:
    row = Pair(
        en="He saw the eastern flank.", lt="Jis matė rytinį flangą.", group="written", source="w"
    )
    links = ((0, 0), (1, 1), (3, 2), (4, 3))
    [example] = annotate.annotated([row], [links], known, ("en", "lt"), 1.0)
    assert example.group == annotate.GROUP
    assert example.target == row.lt
    words, target = example.source.split(), example.target.split()
    assert all(a < len(words) and b < len(target) for a, b in example.links)
    assert pieces.MIDDLE in example.source


def test_annotated_sources_keep_as_many_words_as_pieces_say(binarised: run.Run) -> None:
    processor = pieces.load(binarised.at("pieces.model"))
    for example in texts.read_examples(binarised.at("annotated-en-lt.tsv.xz")):
        encoded = processor.encode(example.source, out_type=str)
        assert pieces.words_of(encoded)[-1] + 1 == len(example.source.split())
        assert max(a for a, _ in example.links) < len(example.source.split())


SOURCE, TARGET = "Lietuva remia Ukrainą – „taip“.", "Lithuania supports Ukraine – “yes”."
LINKS = ((0, 0), (1, 1), (2, 2), (3, 3), (4, 4))


@pytest.mark.parametrize("seed", range(20))
def test_what_is_copied_stands_on_both_sides(seed: int) -> None:
    changed = robust.copied(SOURCE, TARGET, LINKS, random.Random(seed))
    assert changed is not None
    added = set(changed[0].split()) - set(SOURCE.split())
    assert added
    assert len(changed[0].split()) == len(SOURCE.split())


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (robust.shouted, ("LIETUVA REMIA UKRAINĄ – „TAIP“.", TARGET.upper())),
        (robust.plain, ('Lietuva remia Ukrainą - "taip".', TARGET)),
        (robust.unstopped, (SOURCE[:-1], TARGET[:-1])),
    ],
)
def test_robust_changes(change: object, wanted: tuple[str, str]) -> None:
    assert change(SOURCE, TARGET, LINKS, random.Random(1)) == wanted  # type: ignore[operator]


def test_noise_is_only_in_sources() -> None:
    for seed in range(8):
        for change in (robust.careless, robust.mistyped):
            changed = change(SOURCE, TARGET, LINKS, random.Random(seed))
            assert changed is None or (changed[1] == TARGET and changed[0] != SOURCE)
    assert robust.mistyped("a b", "c", LINKS, random.Random(1)) is None
    assert robust.copied("a b", "c", LINKS, random.Random(1)) is None


def test_the_same_pairs_get_the_same_copies() -> None:
    row = Pair(en=TARGET, lt=SOURCE, group="written", source="w")
    first, second = (
        list(robust.robust([row] * 3, [LINKS] * 3, ("lt", "en"), 1.0)) for _ in range(2)
    )
    assert first == second
    assert len(first) == 3
