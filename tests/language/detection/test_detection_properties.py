"""What holds for any text: an answer, always the same, and probabilities that are sound."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from glossa.language.detection import (
    LANGUAGES,
    THRESHOLD,
    UNDETERMINED,
    Detection,
    detect,
    detect_paragraphs,
)

TEXTS = [
    line.split("\t")[0]
    for line in Path(__file__).with_name("cases.tsv").read_text(encoding="utf-8").splitlines()
]
ANY = st.text(st.characters(exclude_categories=())) | st.lists(st.sampled_from(TEXTS)).map(
    "\n".join
)


def assert_sound(found: Detection) -> None:
    chances = [chance for _, chance in found.alternatives]
    assert 0 <= found.confidence <= 1
    assert all(0 <= chance <= 1 for chance in chances)
    assert chances == sorted(chances, reverse=True)
    assert sum(chances) <= 1 + 1e-9
    assert {code for code, _ in found.alternatives} <= LANGUAGES
    assert len({code for code, _ in found.alternatives}) == len(found.alternatives)
    if found.determined:
        assert found.confidence >= THRESHOLD
        assert found.alternatives[0] == (found.language, found.confidence)
    else:
        assert found.language == UNDETERMINED


@given(ANY)
@settings(max_examples=300, deadline=None)
def test_any_text_has_a_sound_answer(text: str) -> None:
    found = detect(text)
    assert_sound(found)
    assert detect(text) == found


@given(ANY)
@settings(max_examples=100, deadline=None)
def test_paragraphs_lie_in_order_and_miss_nothing_but_blanks(text: str) -> None:
    end = 0
    for paragraph in detect_paragraphs(text):
        assert not text[end : paragraph.span.start].strip("\x00 \t\n\r\f\v").strip()
        assert paragraph.span.of(text) == paragraph.span.of(text).strip()
        assert_sound(paragraph.detection)
        end = paragraph.span.end
    assert not text[end:].replace("\x00", "").strip()


@given(ANY, st.sets(st.sampled_from(sorted(LANGUAGES)), min_size=1))
@settings(max_examples=100, deadline=None)
def test_only_the_languages_asked_for(text: str, languages: set[str]) -> None:
    found = detect(text, languages=languages)
    assert_sound(found)
    assert {code for code, _ in found.alternatives} <= languages


def test_many_threads_agree() -> None:
    texts = TEXTS * 4
    expected = [detect(text) for text in texts]
    with ThreadPoolExecutor(max_workers=16) as pool:
        assert list(pool.map(detect, texts)) == expected
