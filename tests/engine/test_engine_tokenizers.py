"""The two tokenizers of Argos packages, against Argos Translate's own."""

from __future__ import annotations

import builtins
import io
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossa.engine.moses import BytePairEncoder, MosesBpeTokenizer
from glossa.engine.tokenizers import SentencePieceTokenizer
from glossa.errors import PackageCorruptError, PackageError

if TYPE_CHECKING:
    from pathlib import Path

pytest_plugins = ["engine_packages"]

MERGES = "#version: 0.2\nt h\nth e</w>\nc a\nca t</w>\ni n\nin g</w>\na t\ns a\nsa t</w>\no u\n"
OLD_MERGES = MERGES.removeprefix("#version: 0.2\n").replace("</w>", "") + "at </w>\nt </w>\n"


@pytest.fixture(scope="module")
def pieces_model(archive: Path) -> bytes:
    with zipfile.ZipFile(archive) as packed:
        return packed.read("translate-en_lt-1_0/sentencepiece.model")


@pytest.fixture(scope="module")
def moses() -> MosesBpeTokenizer:
    pytest.importorskip("sacremoses", reason="comes with glossa-mt[argos]")
    return MosesBpeTokenizer(MERGES.encode(), "en", "lt")


@settings(max_examples=100, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_sentencepiece_splits_and_joins_as_its_library_does(pieces_model: bytes, text: str) -> None:
    import sentencepiece

    library = sentencepiece.SentencePieceProcessor(model_proto=pieces_model)
    tokenizer = SentencePieceTokenizer(pieces_model)
    tokens = tokenizer.source(text)
    assert list(tokens.pieces) == library.encode(text, out_type=str)
    assert tokenizer.join(tokens.pieces).text == library.decode_pieces(list(tokens.pieces))


# (target pieces, text, words that the spans of the pieces cover)
JOINED = [
    (["▁la", "bas", "▁rytas"], "labas rytas", ["la", "bas", "rytas"]),
    (["▁", "a"], "a", ["", "a"]),
    (["▁a_b"], "a_b", ["a_b"]),
    (["▁x", "</s>"], "x", ["x", ""]),
    (["<0xF0>", "<0x9F>", "<0x98>", "<0x80>", "<0x21>"], "😀!", ["😀"] * 4 + ["!"]),
    (["<0xC4>", "<0x85>", "<0xC4>", "<0x85>"], "ąą", ["ą", "ą", "ą", "ą"]),
    (["a", "<0xC4>", "b"], "a\ufffdb", ["a", "\ufffd", "b"]),
    (["<0xFF>"] * 4, "\ufffd" * 4, ["\ufffd" * 4] * 4),
    ([], "", []),
]


@pytest.mark.parametrize(("pieces", "text", "words"), JOINED)
def test_pieces_join_to_text(
    pieces_model: bytes, pieces: list[str], text: str, words: list[str]
) -> None:
    joined = SentencePieceTokenizer(pieces_model).join(pieces)
    assert joined.text == text
    assert [span.of(joined.text) for span in joined.spans] == words


# (sentence, what its pieces stand for, pieces of one entity counted once)
MOSES = [
    ("The cat sat.", ["T", "h", "e", "cat", "sat", "."]),
    ("the  cat's sing", ["the", "cat", "'s", "s", "ing"]),
    ("a & b", ["a", "&", "b"]),
    ("“the” cat", ["the", "cat"]),  # Moses makes straight quotes of curved ones
]


@pytest.mark.parametrize(("sentence", "words"), MOSES)
def test_moses_words_are_found_again(
    moses: MosesBpeTokenizer, sentence: str, words: list[str]
) -> None:
    spans = dict.fromkeys(span for span in moses.source(sentence).spans if len(span))
    assert [span.of(sentence) for span in spans] == words


def test_moses_joins_words(moses: MosesBpeTokenizer) -> None:
    joined = moses.join(["lab@@", "as", "&quot;", "ryt@@", "as", "&quot;", "."])
    assert joined.text == 'labas "rytas".'
    assert [span.of(joined.text) for span in joined.spans] == [
        *("lab", "as", '"', "ryt", "as", '"', ".")
    ]
    assert moses.join(["lab@@"]).text == "lab"
    assert moses.join([]).text == ""


@pytest.mark.parametrize("model", [MERGES, OLD_MERGES], ids=["0.2", "0.1"])
@settings(max_examples=150, deadline=None)
@given(text=st.text(st.sampled_from("thecasingou T.,'&\"-"), max_size=30))
def test_moses_pieces_are_those_of_argos_translate(model: str, text: str) -> None:
    pytest.importorskip("sacremoses", reason="comes with glossa-mt[argos]")
    apply_bpe = pytest.importorskip(
        "argostranslate.apply_bpe", reason="comes with glossa-mt[argos]"
    )
    theirs = apply_bpe.BPE(io.StringIO(model))
    ours = BytePairEncoder(model.encode())
    for word in text.split():
        assert list(ours.cut(word)) == theirs.segment_tokens([word])


@pytest.mark.parametrize("model", [b"", b"#version: 0.2\n", b"a b c\n", b"\xff\xfe", b"ab\n"])
def test_bad_merges_are_refused(model: bytes) -> None:
    pytest.importorskip("sacremoses", reason="comes with glossa-mt[argos]")
    with pytest.raises(PackageCorruptError, match=r"bpe\.model"):
        MosesBpeTokenizer(model, "en", "lt")


def test_a_missing_sacremoses_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *arguments: Any, **options: Any) -> Any:
        if name.startswith("sacremoses"):
            raise ImportError(name)
        return real(name, *arguments, **options)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(PackageError, match="`pip install sacremoses`"):
        MosesBpeTokenizer(MERGES.encode(), "en", "lt")


def test_a_package_with_bpe_translates(archive: Path, tmp_path: Path) -> None:
    pytest.importorskip("sacremoses", reason="comes with glossa-mt[argos]")
    from glossa.engine import open_engine

    path = tmp_path / "bpe.argosmodel"
    with zipfile.ZipFile(archive) as packed, zipfile.ZipFile(path, "w") as written:
        for name in packed.namelist():
            content = packed.read(name)
            if name.endswith("sentencepiece.model"):
                name, content = name.replace("sentencepiece", "bpe"), b"c a\nca t\ncat </w>\n"
            written.writestr(name, content)
    hypothesis = open_engine("en", "lt", path).translate(["cat"])[0][0]
    assert hypothesis.text == "katė"
    assert hypothesis.tokens == ("katė",)
