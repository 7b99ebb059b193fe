"""Step twelve: what the models are worth.

In come converted models and parallel sentences; out come BLEU and chrF2 (sacrebleu, with
signatures), how often the model's attention agrees with the aligner, and how often an annotated
term comes out in one of its forms.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from training import pieces
from training.lemmas import forms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from training.binarise import Example

BEAM = 4
MAX_LENGTH = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What was measured on one set of sentences."""

    bleu: float
    chrf: float
    signatures: tuple[str, str]
    sentences: int
    seconds: float
    """Time to translate them, in this process."""


class Model:
    """A converted model with its pieces."""

    def __init__(self, folder: Path, pieces_model: Path, threads: int = 2) -> None:
        """Loads the model.

        Raises:
            RuntimeError: CTranslate2 cannot load the folder.
        """
        import ctranslate2  # type: ignore[import-untyped]

        self.processor = pieces.load(pieces_model)
        self.translator = ctranslate2.Translator(
            str(folder), device="cpu", inter_threads=1, intra_threads=threads
        )

    def results(self, sentences: Sequence[str], **options: Any) -> list[Any]:
        """Translates and returns what CTranslate2 says."""
        tokens = [self.processor.encode(text, out_type=str) for text in sentences]
        settings = {"beam_size": BEAM, "max_batch_size": 2048, "batch_type": "tokens"}
        settings |= {"max_decoding_length": MAX_LENGTH, **options}
        return list(self.translator.translate_batch(tokens, **settings))

    def translate(self, sentences: Sequence[str], **options: float) -> list[str]:
        """Translates sentences."""
        return [
            self.processor.decode_pieces(result.hypotheses[0])
            for result in self.results(sentences, **options)
        ]


PENALTIES = tuple(
    {"length_penalty": length, "coverage_penalty": coverage}
    for length in (0.2, 1.0, 1.5)
    for coverage in (0.0, 0.1, 0.2, 0.4)
)
"""What a search may ask for. A weak model stops early: beams prefer what says less."""


def penalties(
    model: Model, sources: Sequence[str], references: Sequence[str]
) -> Mapping[str, float]:
    """Returns the penalties under which a model does best by chrF2; the package asks for them."""
    return max(PENALTIES, key=lambda both: score(model, sources, references, both).chrf)


def score(
    model: Model,
    sources: Sequence[str],
    references: Sequence[str],
    options: Mapping[str, float] | None = None,
) -> Scores:
    """Translates sentences and compares them with their references."""
    import sacrebleu

    began = time.monotonic()
    translated = model.translate(sources, **(options or {}))
    seconds = time.monotonic() - began
    bleu, chrf = sacrebleu.BLEU(), sacrebleu.CHRF()
    return Scores(
        bleu=bleu.corpus_score(translated, [references]).score,
        chrf=chrf.corpus_score(translated, [references]).score,
        signatures=(str(bleu.get_signature()), str(chrf.get_signature())),
        sentences=len(sources),
        seconds=seconds,
    )


def alignment_agreement(model: Model, examples: Sequence[Example]) -> float:
    """Returns the share of linked target words whose attention peaks on a linked source word.

    The model is made to write the reference, so that words can be compared with the aligner's.
    """
    agreed = total = 0
    encode = model.processor.encode
    for example in examples:
        source, target = (encode(text, out_type=str) for text in (example.source, example.target))
        result = model.translator.translate_batch(
            [source],
            target_prefix=[target],
            beam_size=1,
            max_decoding_length=len(target),
            return_attention=True,
        )[0]
        attention = np.asarray(result.attention[0])[: len(target), : len(source)]
        left, right = pieces.words_of(source), pieces.words_of(target)
        for word in {b for _, b in example.links if b <= right[-1]}:
            rows = [row for row, number in zip(attention, right, strict=False) if number == word]
            if rows:
                best = left[int(np.sum(rows, axis=0).argmax())]
                agreed += (best, word) in example.links
                total += 1
    return agreed / total if total else 0.0


def term_success(
    model: Model, examples: Sequence[Example], target_language: str
) -> tuple[float, float]:
    """Returns how often an annotated term comes out in some form, with and without annotations.

    Without annotations the same sentences are translated bare: what the model would have said
    by itself.
    """
    terms = [_terms(example.source) for example in examples]
    rates = []
    for texts in ([e.source for e in examples], [bare_text(e.source) for e in examples]):
        translated = [text.lower() for text in model.translate(texts)]
        found = [
            any(form in text for form in forms(term, target_language))
            for text, wanted in zip(translated, terms, strict=True)
            for term in wanted
        ]
        rates.append(sum(found) / len(found) if found else 0.0)
    return rates[0], rates[1]


def _terms(source: str) -> list[str]:
    parts = source.split(pieces.MIDDLE)[1:]
    return [part.split(pieces.CLOSE)[0].strip() for part in parts]


def bare_text(source: str) -> str:
    """Takes the annotations out of a text."""
    while pieces.OPEN in source:
        before, rest = source.split(pieces.OPEN, 1)
        words, rest = rest.split(pieces.MIDDLE, 1)
        source = before + words + rest.split(pieces.CLOSE, 1)[1]
    return source.strip()
