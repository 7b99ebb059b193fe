"""The engine on a package whose answers are known: it echoes, but for two words."""

from __future__ import annotations

import os
import random
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossa.engine import (
    DEFAULT_OPTIONS,
    ArgosEngine,
    DecodingOptions,
    Hypothesis,
    Machine,
    open_engine,
    read_package,
)
from glossa.engine.alignment import AttentionHeads, linked_targets
from glossa.errors import InputError, PackageCorruptError, PackageError
from glossa.testing import build_package
from glossa.values import Span

if TYPE_CHECKING:
    from pathlib import Path

pytest_plugins = ["engine_packages"]

SENTENCES = st.lists(
    st.text(st.sampled_from("aąbč cd.,…„“😀\t1\u00a0"), max_size=25), min_size=1, max_size=8
)


def texts(engine: ArgosEngine, sentences: list[str], **options: Any) -> list[str]:
    found = engine.translate(sentences, DecodingOptions(**options) if options else DEFAULT_OPTIONS)
    return [hypotheses[0].text for hypotheses in found]


def test_it_translates_what_it_knows_and_echoes_the_rest(engine: ArgosEngine) -> None:
    (only,) = engine.translate(["The cat saw a dog 😀."])
    assert [each.text for each in only] == ["The katė saw a šuo 😀."]
    assert only[0].finished
    assert -0.1 < only[0].score < 0


@pytest.mark.parametrize("empty", ["", " ", "\t\n", "\u00a0", "\u200b", "\x00", "\ufeff"])
def test_nothing_comes_of_nothing(engine: ArgosEngine, empty: str) -> None:
    hypotheses = engine.translate([empty, "cat", empty])
    assert [found[0].text.strip("\x00") for found in hypotheses] == ["", "katė", ""]
    assert engine.translate([]) == []


@pytest.mark.parametrize(
    "odd",
    ["a\ud800b", "a\x00b", "\udcff", "a\x07b", "ﬁ ½", "e\u0301", "👩‍👩‍👧 ok", "日本語", "‮abc"],
)
def test_odd_characters_do_no_harm(engine: ArgosEngine, odd: str) -> None:
    tokens = engine.tokenize(odd)
    assert len(tokens.spans) == len(tokens.pieces)
    assert all(0 <= span.start <= span.end <= len(odd) for span in tokens.spans)
    assert engine.translate([odd])[0][0].finished


@settings(max_examples=30, deadline=None)
@given(sentences=SENTENCES)
def test_results_keep_the_order_and_do_not_depend_on_the_batch(
    engine: ArgosEngine, sentences: list[str]
) -> None:
    together = texts(engine, sentences)
    assert together == [texts(engine, [sentence])[0] for sentence in sentences]
    assert together == texts(engine, sentences, max_batch_tokens=1)
    assert together[::-1] == texts(engine, sentences[::-1])


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=40))
def test_spans_cover_the_text_in_order(engine: ArgosEngine, text: str) -> None:
    tokens = engine.tokenize(text)
    assert len(tokens.spans) == len(tokens)
    ends = [(span.start, span.end) for span in tokens.spans]
    assert ends == sorted(ends)
    joined = engine.detokenize(tokens.pieces)
    assert "".join(joined.text.split()) == "".join(
        joined.text[start:end]
        for start, end in dict.fromkeys((span.start, span.end) for span in joined.spans)
    )


@pytest.mark.parametrize(
    ("text", "word", "pieces"),
    [
        ("The  cat sat", "cat", ("cat",)),
        ("a “cat” 😀", "😀", ("<0xF0>", "<0x9F>", "<0x98>", "<0x80>")),
        ("… cat", "…", (".", ".", ".")),
    ],
)
def test_a_word_finds_its_tokens(
    engine: ArgosEngine, text: str, word: str, pieces: tuple[str, ...]
) -> None:
    tokens = engine.tokenize(text)
    start = text.index(word)
    found = tokens.touching(Span(start, start + len(word)))
    assert tuple(tokens.pieces[index] for index in found) == pieces


def test_attention_leads_from_a_word_to_its_translation(engine: ArgosEngine) -> None:
    source = "The cat saw a dog."
    hypothesis = engine.translate([source], DecodingOptions(return_alignment=True))[0][0]
    assert hypothesis.alignment is not None
    assert len(hypothesis.alignment) == len(hypothesis.tokens)
    assert {len(row) for row in hypothesis.alignment} == {len(engine.tokenize(source))}
    asked = engine.tokenize(source).touching(Span(14, 17))
    (target,) = linked_targets(hypothesis.alignment, asked)
    assert hypothesis.spans[target].of(hypothesis.text) == "šuo"


def test_prefixes_are_kept_to_the_letter(engine: ArgosEngine) -> None:
    prefixes = ["The šuo", ("▁", "T", "h", "e", "▁", "katė"), None, "Ω漢"]
    found = engine.translate(["The cat sat."] * 4, prefixes=prefixes)
    best = [hypotheses[0] for hypotheses in found]
    assert [each.text for each in best[:3]] == ["The šuo sat.", "The katė sat.", "The katė sat."]
    assert best[3].text.startswith("Ω漢")
    assert best[1].tokens[:6] == prefixes[1]


def test_a_finished_prefix_may_be_all(engine: ArgosEngine) -> None:
    whole = engine.translate(["The cat."])[0][0]
    again = engine.translate(["The cat."], prefixes=[whole.tokens])[0][0]
    assert (again.text, again.tokens, again.finished) == (whole.text, whole.tokens, True)


def test_one_prefix_a_sentence(engine: ArgosEngine) -> None:
    with pytest.raises(InputError, match="one prefix"):
        engine.translate(["a", "b"], prefixes=["a"])


def test_several_hypotheses_come_best_first(engine: ArgosEngine) -> None:
    found = engine.translate(["The cat."], DecodingOptions(num_hypotheses=3))[0]
    scores = [hypothesis.score for hypothesis in found]
    assert len(found) == len({hypothesis.tokens for hypothesis in found}) == 3
    assert scores == sorted(scores, reverse=True)


def test_alternatives_differ_right_after_the_prefix(engine: ArgosEngine) -> None:
    options = DecodingOptions(num_hypotheses=3, return_alternatives=True)
    found = engine.translate(["The cat."], options, prefixes=["The"])[0]
    prefix = engine.tokenize_target("The").pieces
    assert all(hypothesis.tokens[: len(prefix)] == prefix for hypothesis in found)
    assert len({hypothesis.tokens[len(prefix)] for hypothesis in found}) == 3


def test_scores_tell_the_right_translation_from_a_wrong_one(engine: ArgosEngine) -> None:
    right, wrong, pieces, empty = engine.score(
        [
            ("The cat.", "The katė."),
            ("The cat.", "The šuo."),
            ("The cat.", engine.tokenize_target("The katė.").pieces),
            ("", "The katė."),
        ]
    )
    assert right.total > wrong.total + 5
    assert right == pieces
    assert len(right.log_probabilities) == len(engine.tokenize_target("The katė.")) + 1
    assert wrong.mean < right.mean < 0
    assert empty.total == 0


def test_scores_agree_with_decoding(engine: ArgosEngine) -> None:
    sentence = "The cat saw a dog."
    best = engine.translate([sentence], replace(DEFAULT_OPTIONS, length_penalty=0.0))[0][0]
    (score,) = engine.score([(sentence, best.tokens)])
    assert score.total == pytest.approx(best.score, abs=1e-3)


def test_a_package_says_how_it_wants_to_be_searched(tmp_path: Path) -> None:
    asking = {"glossa": {"decoding": {"length_penalty": 0, "coverage_penalty": "much"}}}
    path = build_package(tmp_path, dictionary={"cat": "katė"}, metadata=asking)
    engine = open_engine("en", "lt", path)

    def best(options: DecodingOptions = DEFAULT_OPTIONS) -> Hypothesis:
        return engine.translate(["cat cat."], options)[0][0]

    (score,) = engine.score([("cat cat.", best().tokens)])
    assert best().score == pytest.approx(score.total, abs=1e-3)
    told = best(replace(DEFAULT_OPTIONS, length_penalty=1.0))
    assert told.score == pytest.approx(score.total / (len(told.tokens) + 1), abs=1e-3)


@pytest.mark.parametrize(
    ("given", "wishes", "penalties"),
    [
        ({}, None, (0.2, 0.0)),
        ({}, {"length_penalty": 1, "coverage_penalty": 0.1}, (1.0, 0.1)),
        ({}, {"length_penalty": "long"}, (0.2, 0.0)),
        ({"length_penalty": 0.5}, {"length_penalty": 1, "coverage_penalty": 0.1}, (0.5, 0.1)),
    ],
)
def test_what_the_caller_leaves_open_the_package_says(
    given: dict[str, float], wishes: object, penalties: tuple[float, float]
) -> None:
    suited = DecodingOptions(**given).suited(wishes)  # type: ignore[arg-type]  # floats, all of them
    assert (suited.length_penalty, suited.coverage_penalty) == penalties


def test_a_sentence_over_the_limit_is_refused(engine: ArgosEngine) -> None:
    limit = engine.facts.limit
    fits = "a " * (limit // 2)
    assert len(engine.tokenize(fits)) == limit
    assert engine.translate([fits])[0][0].text == fits.strip()
    with pytest.raises(InputError, match=f"Sentence 2 is longer than the {limit} tokens.*split it"):
        engine.translate(["a", fits + "a"])
    with pytest.raises(InputError, match="split it"):
        engine.score([(fits + "a", "a")])


def test_megabytes_are_refused_at_once(engine: ArgosEngine) -> None:
    assert not engine.fits("x" * 20_000_000)
    assert engine.fits(" " * 20_000_000 + "x")
    assert engine.fits("a a", 4)
    assert not engine.fits("a a", 3)
    with pytest.raises(InputError, match="split it"):
        engine.translate(["x" * 20_000_000])


def test_the_package_says_its_limit(tmp_path: Path) -> None:
    metadata = {"glossa": {"max_tokens": 7, "annotations": "lemma"}}
    engine = open_engine("en", "lt", build_package(tmp_path, metadata=metadata))
    assert engine.facts.limit == 7
    assert engine.facts.annotations["annotations"] == "lemma"
    with pytest.raises(InputError, match="the 7 tokens"):
        engine.translate(["a a a a a a"])


def test_a_translation_that_never_ends_is_cut_and_said_so(looping_archive: Path) -> None:
    engine = open_engine("en", "lt", looping_archive)
    options = DecodingOptions(max_length_ratio=2.0, extra_length=4)
    short, long = engine.translate(["Vilnius", "Vilnius a b c d e f g h"], options)
    assert short[0].truncated
    assert short[0].looping
    assert not short[0].finished
    assert len(short[0].tokens) == options.longest(len(engine.tokenize("Vilnius")))
    assert len(long[0].tokens) > len(short[0].tokens)


def test_a_target_prefix_of_the_package_is_not_seen(tmp_path: Path) -> None:
    plain = open_engine("en", "lt", build_package(tmp_path, dictionary={"cat": "katė"}))
    path = build_package(
        tmp_path, version="2.0", dictionary={"cat": "katė"}, metadata={"target_prefix": "▁"}
    )
    engine = open_engine("en", "lt", path)
    options = DecodingOptions(return_alignment=True, length_penalty=0.0)
    found = engine.translate(["cat."], options, prefixes=[None])[0][0]
    assert found.text == "katė."
    assert found.tokens == ("katė", ".")
    assert found.alignment is not None
    assert len(found.alignment) == 2
    (score,) = engine.score([("cat.", found.tokens)])
    assert len(score.log_probabilities) == 3
    assert score.total == pytest.approx(found.score, abs=1e-3)
    assert plain.translate(["cat."])[0][0].tokens == ("▁", "katė", ".")


def test_threads_share_one_engine(archive: Path) -> None:
    engine = ArgosEngine(read_package(archive), Machine(inter_threads=2))
    words = [f"cat {number} dog" for number in range(60)]
    random.Random(5).shuffle(words)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda word: texts(engine, [word, "cat"]), words))
    assert found == [[word.replace("cat", "katė").replace("dog", "šuo"), "katė"] for word in words]


def test_equal_sentences_are_counted_and_answered_each(engine: ArgosEngine) -> None:
    done: list[int] = []
    found = engine.translate(["cat", "", "cat", "dog"] * 50, progress=done.append)
    assert [each[0].text for each in found] == ["katė", "", "katė", "šuo"] * 50
    assert sum(done) == 200
    assert len(done) > 1


def test_a_closed_engine_opens_again(archive: Path) -> None:
    engine = ArgosEngine(read_package(archive))
    assert texts(engine, ["cat"]) == ["katė"]
    engine.close()
    engine.close()
    assert texts(engine, ["cat"]) == ["katė"]


def test_folder_and_archive_answer_alike(archive: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(tmp_path)
    (folder,) = tmp_path.iterdir()
    unpacked = ArgosEngine(read_package(folder))
    assert texts(unpacked, ["The cat."]) == ["The katė."]
    chosen = ArgosEngine(read_package(folder), heads=AttentionHeads(layer=0, heads=0))
    found = chosen.translate(["The cat."], DecodingOptions(return_alignment=True))[0][0]
    assert found.alignment is not None


@pytest.mark.parametrize("heads", [AttentionHeads(layer=5), AttentionHeads(heads=99)])
def test_heads_that_are_not_there_are_refused(archive: Path, heads: AttentionHeads) -> None:
    with pytest.raises(PackageError, match="attention heads"):
        ArgosEngine(read_package(archive), heads=heads).translate(["a"])


def test_a_package_that_vanished_is_one_error(archive: Path, tmp_path: Path) -> None:
    copy = tmp_path / archive.name
    copy.write_bytes(archive.read_bytes())
    engine = ArgosEngine(read_package(copy))
    copy.unlink()
    with pytest.raises(PackageError, match="no package at"):
        engine.translate(["a"])


def test_a_model_that_fails_while_it_works_is_one_error(tmp_path: Path) -> None:
    path = build_package(tmp_path, metadata={"glossa": {"max_tokens": 10_000}})
    with pytest.raises(PackageCorruptError, match="failed"):
        open_engine("en", "lt", path).translate(["a " * 700])


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"beam": 0}, "at least 1"),
        ({"num_hypotheses": 0}, "at least 1"),
        ({"beam": 2, "num_hypotheses": 3}, "widen"),
        ({"max_batch_tokens": 0}, "above 0"),
        ({"max_length_ratio": 0.0}, "above 0"),
        ({"extra_length": -1}, "above 0"),
    ],
)
def test_impossible_options_are_refused(wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        DecodingOptions(**wrong)


def test_int8_falls_back_and_nonsense_does_not(archive: Path) -> None:
    package = read_package(archive)
    assert texts(ArgosEngine(package, Machine(compute_type="int16")), ["cat"]) == ["katė"]
    for machine in (Machine(compute_type="int3"), Machine(device="abacus")):
        with pytest.raises(InputError):
            ArgosEngine(package, machine).translate(["cat"])


def test_nothing_is_loaded_before_it_is_needed(archive: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys, glossa.engine as e; e.open_engine('en', 'lt', sys.argv[1]).facts;"
        "heavy = {'ctranslate2', 'sentencepiece', 'argostranslate', 'numpy'} & set(sys.modules);"
        "print(sorted(heavy))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(archive)],
        capture_output=True,
        text=True,
        check=True,
        env=dict(os.environ),
    )
    assert done.stdout.strip() == "[]"
