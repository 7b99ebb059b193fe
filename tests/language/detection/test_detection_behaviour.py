"""The parts of detection that are not about single lines: articles, long texts, state, imports."""

from __future__ import annotations

import random
import subprocess
import sys

import langdetect  # type: ignore[import-untyped]  # it comes without types
import pytest

from glossa.errors import LanguageError
from glossa.language.detection import detect, detect_paragraphs

LITHUANIAN = "Seimas ketvirtadienį priėmė įstatymą, kuris įsigalios kitų metų pradžioje."
ENGLISH = "Parliament passed a bill on Thursday that takes effect early next year."
LATVIAN = "Saeima ceturtdien pieņēma likumu, kas stāsies spēkā nākamā gada sākumā."

MIXED = f"""  {LITHUANIAN}

{ENGLISH}\r
\r
Vilnius
\t{LATVIAN}
2024-05-17
{LITHUANIAN}
"""


def languages_of(text: str) -> list[str]:
    return [paragraph.detection.language for paragraph in detect_paragraphs(text)]


def test_each_paragraph_has_its_language() -> None:
    assert languages_of(MIXED) == ["lt", "en", "lt", "lv", "und", "lt"]


def test_paragraph_spans_leave_out_blanks() -> None:
    first, second, *_ = detect_paragraphs(MIXED)
    assert first.span.of(MIXED) == LITHUANIAN
    assert second.span.of(MIXED) == ENGLISH


@pytest.mark.parametrize(("article", "expected"), [(ENGLISH, "en"), (LATVIAN, "lv")])
def test_a_doubtful_paragraph_leans_on_its_neighbours(article: str, expected: str) -> None:
    doubtful = "Martin Berg, Tallinn"
    assert detect(doubtful).confidence < 0.9
    assert languages_of(f"{article}\n\n{doubtful}\n\n{article}")[1] == expected


def test_a_sure_paragraph_does_not_lean() -> None:
    assert languages_of("\n".join([LITHUANIAN] * 20 + ["However, nobody knows."]))[-1] == "en"


def test_no_paragraphs_in_blanks() -> None:
    assert detect_paragraphs("") == ()
    assert detect_paragraphs(" \r\n\t\n\x00\n") == ()


def test_shares_of_a_mixed_article() -> None:
    found = detect("\n\n".join([LITHUANIAN] * 3 + [ENGLISH]))
    chances = dict(found.alternatives)
    assert found.language == "lt"
    assert chances["lt"] == pytest.approx(0.75, abs=0.06)
    assert chances["en"] == pytest.approx(0.25, abs=0.06)


def test_very_long_text_is_sampled_evenly() -> None:
    """Three quarters of five million characters are English, all of it after the first quarter."""
    count = 5_000_000 // len(LITHUANIAN)
    text = f"{LITHUANIAN} " * (count // 4) + f"{ENGLISH} " * (3 * count // 4)
    found = detect(text)
    assert found.language == "en"
    assert dict(found.alternatives)["lt"] == pytest.approx(0.25, abs=0.1)


@pytest.mark.parametrize("unit", ["a", "ab1", "_", "(", "a.", "@", "<", "/a", "\x00", "ą ", "I'"])
def test_long_lines_without_sense(unit: str) -> None:
    text = unit * 1_000_000
    assert detect(text) == detect(text)


def test_restriction() -> None:
    assert detect(LATVIAN, languages=("en", "lt")).language in {"en", "lt", "und"}
    assert detect("Привет, мир", languages=("en", "lt")).language == "und"
    assert detect("kas", languages=("lv",)).language == "lv"


@pytest.mark.parametrize("languages", [(), ("xx",), ("lt", "LT")])
def test_unknown_languages_are_named(languages: tuple[str, ...]) -> None:
    with pytest.raises(LanguageError, match="give codes out of"):
        detect(ENGLISH, languages=languages)


def test_global_randomness_is_left_alone() -> None:
    random.seed(7)
    state = random.getstate()
    seed = langdetect.DetectorFactory.seed
    detect("no")
    detect("وافق البرلمان")
    assert random.getstate() == state
    assert langdetect.DetectorFactory.seed is seed
    assert langdetect.detector_factory._factory is None


@pytest.mark.parametrize("seed", [0, 1, 99])
def test_the_seed_of_langdetect_changes_nothing(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    doubtful = ["no", "kas", "Martin Berg", "وافق البرلمان"]
    expected = [detect(text) for text in doubtful]
    monkeypatch.setattr(langdetect.DetectorFactory, "seed", seed)
    assert [detect(text) for text in doubtful] == expected


def imported_after(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stdout.split())


def test_import_is_light() -> None:
    imported = imported_after("import glossa.language.detection")
    assert not imported & {"langdetect", "numpy", "six"}


def test_a_clear_text_needs_no_langdetect() -> None:
    code = f"from glossa.language.detection import detect\nassert detect({LITHUANIAN!r}).determined"
    assert not imported_after(code) & {"langdetect", "numpy"}
