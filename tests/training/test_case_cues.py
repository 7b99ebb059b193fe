"""Learning which case an English context asks for."""

from __future__ import annotations

import numpy as np
import pytest

from glossa.language.grammar import Case
from training import cases
from training.lemmas import Lemmas
from training.pairs import Pair

PAIR = Pair(
    en="Yesterday the government approved the new law.",
    lt="Vakar vyriausybė patvirtino naują įstatymą.",
    group="written",
    source="written",
)
LINKS = ((0, 0), (2, 1), (3, 2), (5, 3), (6, 4))
KNOWN = Lemmas([PAIR], ["vyriausybė", "įstatymas"])


def test_noun_phrases_become_examples() -> None:
    found = list(cases.examples([PAIR], [LINKS], KNOWN))
    law = next(each for each in found if "head:law" in each.features)
    assert law.cases == tuple(case is Case.ACCUSATIVE for case in cases_in_order())
    assert law.weight == 1.0


def cases_in_order() -> tuple[Case, ...]:
    from glossa.enforcement.cues import CASES

    return CASES


def test_other_kinds_of_text_are_left_out() -> None:
    software = Pair(en=PAIR.en, lt=PAIR.lt, group="software", source="x")
    assert not list(cases.examples([software], [LINKS], KNOWN))


def test_a_form_of_several_cases_says_so() -> None:
    assert cases.cases_of("vyriausybė", "vyriausybės") == {Case.GENITIVE, Case.NOMINATIVE}


def test_punctuation_and_possessives_stay_outside() -> None:
    assert cases.inside("the (new law).", 1, 3) == (5, 12, "new law")
    assert cases.inside("the army’s", 1, 2) == (4, 8, "army")


def test_what_always_goes_with_a_case_is_learned() -> None:
    pytest.importorskip("torch")
    seen = [
        cases.Example(
            ("always", f"word:{n % 6}", f"noise:{n % 7}"), tuple(np.eye(6)[n % 6] > 0), 1.0, n > 500
        )
        for n in range(600)
    ]
    names, weights = cases.learn(seen)
    table = np.round(weights * 32).astype(np.int8)
    assert cases.accuracy(seen, names, table) == 1.0
    assert weights[names.index("word:3")].argmax() == 3
