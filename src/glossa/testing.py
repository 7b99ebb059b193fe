"""Tiny Argos packages for tests: real files that CTranslate2 loads, with weights set by hand.

In: a folder to write to and what the package should do. Out: an ``.argosmodel`` file of about
100 kB, made in a second without a network or a training framework. The model inside is a
Transformer that attends, at step *t*, to source token *t* and says it (or its translation in
``dictionary``), so what comes out is known in advance: an echo, word by word.
"""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

_SENTENCES = (
    "The Secretary General visited the eastern flank on Monday.",
    "Generalinis sekretorius pirmadienį lankėsi rytiniame flange.",
    "Ministers will meet in Vilnius to discuss the defence plans of the Alliance.",
    "Ministrai Vilniuje susitiks aptarti Aljanso gynybos planų.",
    "A newspaper wrote that prices rose by five per cent last year.",
    "Laikraštis rašė, kad pernai kainos pakilo penkiais procentais.",
)
_HALF = 64  # half of the model's width carries the position, the other half the token
_POSITIONS = 600


def build_package(
    folder: Path,
    *,
    from_code: str = "en",
    to_code: str = "lt",
    version: str = "1.0",
    dictionary: Mapping[str, str] | None = None,
    loops: bool = False,
    metadata: Mapping[str, Any] | None = None,
    compressed: bool = False,
) -> Path:
    """Write a small valid package and return its path.

    Args:
        folder: Where to write ``translate-FROM_TO-VERSION.argosmodel``.
        from_code: Language that the package says it translates from.
        to_code: Language that the package says it translates into.
        version: Version in the metadata.
        dictionary: Words that come out as other words; everything else comes out as it went in.
        loops: Make a model that says the first token for ever.
        metadata: More entries of ``metadata.json``.
        compressed: Deflate the files in the archive instead of storing them.
    """
    words = dict(dictionary or {})
    tokenizer, vocabulary = _train_tokenizer(words)
    name = f"translate-{from_code}_{to_code}-{version.replace('.', '_')}"
    about = {
        "package_version": version,
        "argos_version": "1.9",
        "from_code": from_code,
        "from_name": from_code.upper(),
        "to_code": to_code,
        "to_name": to_code.upper(),
        **(metadata or {}),
    }
    path = folder / f"{name}.argosmodel"
    method = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
    with tempfile.TemporaryDirectory() as model, zipfile.ZipFile(path, "w", method) as archive:
        _save_model(Path(model), vocabulary, words, loops)
        archive.writestr(f"{name}/metadata.json", json.dumps(about, ensure_ascii=False))
        archive.writestr(f"{name}/README.md", f"# {name}\n\nA package for tests.\n")
        archive.writestr(f"{name}/sentencepiece.model", tokenizer)
        for file in sorted(Path(model).iterdir()):
            archive.write(file, f"{name}/model/{file.name}")
    return path


def _train_tokenizer(words: Mapping[str, str]) -> tuple[bytes, list[str]]:
    """Return a SentencePiece model that knows ``words`` whole, and its pieces."""
    import sentencepiece

    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(_SENTENCES * 5),
        model_writer=written,
        vocab_size=420,
        hard_vocab_limit=False,
        character_coverage=1.0,
        byte_fallback=True,
        user_defined_symbols=sorted({*words, *words.values()}),
        minloglevel=2,
    )
    processor = sentencepiece.SentencePieceProcessor(model_proto=written.getvalue())
    pieces = [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
    return written.getvalue(), pieces


def _save_model(folder: Path, vocabulary: list[str], words: Mapping[str, str], loops: bool) -> None:
    """Write a CTranslate2 model that copies position by position."""
    import numpy as np
    from ctranslate2.specs import (  # type: ignore[import-untyped]  # it has no types
        transformer_spec,
    )

    random = np.random.default_rng(2026)
    tokens, positions = _signs(random, len(vocabulary)), _signs(random, _POSITIONS)
    index = {piece: number for number, piece in enumerate(vocabulary)}
    said_as = [index[words.get(piece, piece)] for piece in vocabulary]
    spec = transformer_spec.TransformerSpec(
        transformer_spec.TransformerEncoderSpec(1, 1), transformer_spec.TransformerDecoderSpec(1, 1)
    )
    nothing = np.zeros_like(tokens)
    target = np.hstack([nothing, tokens])
    _fill_side(spec.encoder, target[said_as], positions)
    asked = np.repeat(positions[:1], _POSITIONS, 0) if loops else positions
    _fill_side(spec.decoder, target, asked)
    _fill_cross_attention(spec.decoder.layer[0].attention)
    _fill_linear(spec.decoder.projection, 0.2 * target)
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.config.add_source_eos = True
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder))


def _signs(random: np.random.Generator, rows: int) -> NDArray[np.float32]:
    """Return rows of +1 and -1, half of each, which layer normalisation leaves as they are."""
    import numpy as np

    row = np.repeat(np.array([1, -1], dtype=np.float32), _HALF // 2)
    return random.permuted(np.tile(row, (rows, 1)), axis=1)


def _fill_side(side: Any, embeddings: NDArray[np.float32], positions: NDArray[np.float32]) -> None:
    """Set an encoder or a decoder whose own attention and feed-forward layers add nothing."""
    import numpy as np

    width = 2 * _HALF
    table = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
    table.weight = embeddings.astype(np.float32)
    side.scale_embeddings = False
    side.position_encodings.encodings = np.hstack([positions, np.zeros_like(positions)])
    layer = side.layer[0]
    _fill_norm(side.layer_norm)
    _fill_norm(layer.self_attention.layer_norm)
    _fill_norm(layer.ffn.layer_norm)
    _fill_linear(layer.self_attention.linear[0], np.zeros((3 * width, width), np.float32))
    _fill_linear(layer.self_attention.linear[1], np.zeros((width, width), np.float32))
    _fill_linear(layer.ffn.linear_0, np.zeros((width, width), np.float32))
    _fill_linear(layer.ffn.linear_1, np.zeros((width, width), np.float32))


def _fill_cross_attention(attention: Any) -> None:
    """Ask by position, answer with the token."""
    import numpy as np

    width = 2 * _HALF
    position, token = np.zeros((width, width), np.float32), np.zeros((width, width), np.float32)
    position[:_HALF, :_HALF] = np.eye(_HALF)
    token[_HALF:, _HALF:] = np.eye(_HALF)
    _fill_norm(attention.layer_norm)
    _fill_linear(attention.linear[0], 10 * position)
    _fill_linear(attention.linear[1], np.vstack([position, token]))
    _fill_linear(attention.linear[2], 10 * token)


def _fill_norm(norm: Any) -> None:
    import numpy as np

    norm.gamma, norm.beta = np.ones(2 * _HALF, np.float32), np.zeros(2 * _HALF, np.float32)


def _fill_linear(linear: Any, weight: NDArray[np.float32]) -> None:
    import numpy as np

    linear.weight, linear.bias = weight.astype(np.float32), np.zeros(len(weight), np.float32)
