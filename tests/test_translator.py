"""A text's whole way: languages, layout, findings, positions."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossa import (
    Entry,
    Glossary,
    LanguageError,
    PackageNotInstalledError,
    Translation,
    Translator,
    replay,
)
from glossa.enforcement import Enforcer
from glossa.values import Severity

ARTICLE = (Path(__file__).parents[1] / "examples" / "summit.en.txt").read_text(encoding="utf-8")
LITHUANIAN = "Susitikimas baigsis liepos dešimtąją, o kitas vyks Vašingtone."


@pytest.fixture
def translator(echo: Path) -> Translator:
    return Translator(None, "lt", package=echo)


def codes(result: Translation) -> list[str]:
    return [finding.code for finding in result.findings]


def test_lines_and_blank_lines_stay_in_place(translator: Translator) -> None:
    result = translator.translate(ARTICLE)
    before, after = ARTICLE.split("\n"), result.text.split("\n")
    assert len(after) == len(before)
    assert [not line for line in after] == [not line for line in before]
    assert [line[:2] == "- " for line in after] == [line[:2] == "- " for line in before]


def test_positions_point_at_what_they_say(translator: Translator) -> None:
    result = translator.translate(ARTICLE)
    assert len(result.sentences) > 15
    for sentence in result.sentences:
        assert sentence.source_span.of(ARTICLE) == sentence.source
        assert sentence.span.of(result.text) == sentence.text


def test_changes_replayed_on_the_raw_text_give_the_text(translator: Translator) -> None:
    result = translator.translate(ARTICLE)
    assert result.changes
    assert replay(result.raw, result.changes) == result.text


def test_a_text_in_the_target_language_is_left_alone(translator: Translator) -> None:
    result = translator.translate(LITHUANIAN)
    assert result.text == LITHUANIAN
    assert codes(result) == ["already-translated"]
    assert result.findings[0].severity is Severity.NOTICE
    assert result.package is None


def test_a_paragraph_in_the_target_language_is_left_alone(translator: Translator) -> None:
    text = f"{ARTICLE}\n{LITHUANIAN}\n"
    result = translator.translate(text)
    assert result.text.endswith(f"\n{LITHUANIAN}\n")
    assert "already-translated" in codes(result)


def test_a_paragraph_in_a_third_language_is_left_alone_and_reported(translator: Translator) -> None:
    stranger = "Der Gipfel wird am Mittwoch in Washington fortgesetzt, sagte der Minister gestern."
    result = translator.translate(f"{ARTICLE}\n{stranger}\n")
    assert result.text.endswith(f"\n{stranger}\n")
    assert "other-language" in codes(result)


def test_a_given_language_is_taken_at_its_word(echo: Path) -> None:
    result = Translator("en", "lt", package=echo).translate(LITHUANIAN)
    assert len(result.sentences) == 1


@pytest.mark.parametrize("text", ["", " ", "\n\n\t\n", "12 + 30 = 42\n", "\ufeff\r\n", "😀", "---"])
def test_nothing_to_translate_comes_back_as_it_is(translator: Translator, text: str) -> None:
    assert translator.translate(text).text == text


def test_words_of_no_language_ask_for_one(translator: Translator) -> None:
    with pytest.raises(LanguageError, match="say which it is"):
        translator.translate("zxq vbn qwrt zxcv")


@pytest.mark.parametrize(
    ("source", "target"), [("lt", "lt"), ("en-GB", "EN"), ("english", "lt"), ("en", "")]
)
def test_bad_pairs_are_refused(source: str, target: str) -> None:
    with pytest.raises(LanguageError):
        Translator(source, target)


def test_a_missing_package_names_the_command_that_installs_it() -> None:
    with pytest.raises(PackageNotInstalledError, match="glossa packages install"):
        Translator("pl", "lt").translate("Szczyt kończy się w środę.")


def test_a_stream_keeps_its_order_and_equals_single_texts(translator: Translator) -> None:
    texts = [ARTICLE, "", LITHUANIAN, "The summit ends on Wednesday.", ARTICLE[:400]]
    streamed = [result.text for result in translator.stream(iter(texts))]
    assert streamed == [translator.translate(text).text for text in texts]


def test_a_stream_is_lazy(translator: Translator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("glossa.translator.BATCH_CHARACTERS", 10)
    read: list[int] = []

    def texts() -> object:
        for number in range(5):
            read.append(number)
            yield "The ministers met in the capital."

    stream = translator.stream(texts())  # type: ignore[arg-type]  # a generator is an iterable
    next(stream)
    assert read == [0]


def test_progress_counts_to_the_end(translator: Translator) -> None:
    seen: list[tuple[int, int]] = []
    translator.translate(ARTICLE, lambda done, total: seen.append((done, total)))
    assert seen[-1][0] == seen[-1][1] > 10
    assert seen == sorted(seen)


def test_threads_may_share_a_translator(translator: Translator) -> None:
    expected = translator.translate(ARTICLE).text
    results: list[str] = []
    threads = [
        threading.Thread(target=lambda: results.append(translator.translate(ARTICLE).text))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 4


def test_a_sentence_over_the_limit_is_not_cut(echo: Path) -> None:
    words = [f"word{number}," for number in range(900)]
    text = "The ministers said that " + " ".join(words) + " and so on."
    result = Translator("en", "lt", package=echo).translate(text)
    assert all(word in result.text for word in words)


def test_a_loop_is_reported(parrot: Path) -> None:
    result = Translator("en", "lt", package=parrot).translate("The ministers met in the capital.")
    assert {"loop", "cut"} & set(codes(result))
    assert any(finding.severity is Severity.ERROR for finding in result.findings)


HOSTILE = st.text(
    st.sampled_from("aąZ1 .,!?\n\r\t\x00\x1b\u00a0\u2028\u200b\ufeff„“\"'-–%€😀\u0301я漢\ud800")
    | st.characters(),
    max_size=120,
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=HOSTILE)
def test_any_text_comes_through(echo: Path, text: str) -> None:
    translator = Translator("en", "lt", package=echo)
    result = translator.translate(text)
    assert replay(result.raw, result.changes) == result.text
    gaps = result.source
    for sentence in reversed(result.sentences):
        gaps = gaps[: sentence.source_span.start] + gaps[sentence.source_span.end :]
    rest = result.text
    for sentence in reversed(result.sentences):
        rest = rest[: sentence.span.start] + rest[sentence.span.end :]
    assert sorted(rest.split()) == sorted(gaps.split())


def test_the_rest_of_a_mostly_translated_text_is_translated(translator: Translator) -> None:
    stranger = "The summit ends on Wednesday in the capital."
    text = f"{LITHUANIAN}\n{LITHUANIAN}\n\n{stranger}\n{LITHUANIAN}\n"
    result = translator.translate(text)
    assert result.text == text.replace("summit", "susitikimas")
    assert codes(result) == ["already-translated", "already-translated"]


def test_terms_of_a_sentence_over_the_limit_are_rendered(echo: Path) -> None:
    glossary = Glossary([Entry(source="eastern flank", target="rytinis flangas")])
    words = ", ".join(["and the eastern flank of it"] + [f"word{n}" for n in range(300)])
    text = f"They saw the eastern flank, {words}, and the eastern flank."
    result = Translator("en", "lt", glossary=glossary, package=echo).translate(text)
    assert len(result.terms) == 3
    assert all(term.target_span for term in result.terms)
    assert replay(result.raw, result.changes) == result.text


def test_another_enforcer_can_be_given(echo: Path) -> None:
    """One that believes the English around a term more than the model, which knows nothing here."""
    believing = partial(Enforcer, cues=100.0)
    glossary = Glossary([Entry(source="eastern flank", target="rytinis flangas")])
    translator = Translator("en", "lt", glossary=glossary, package=echo, enforcer=believing)
    results = translator.stream(["It is in the eastern flank.", "A part of the eastern flank."])
    forms = [term.form for result in results for term in result.terms]
    assert forms == ["rytiniame flange", "rytinio flango"]
