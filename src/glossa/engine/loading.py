"""Loads a package into memory: its CTranslate2 model and its tokenizer.

In: a :class:`~glossa.engine.packages.Package` and a :class:`~glossa.engine.machine.Machine`. Out:
:class:`Model`. A model in an archive is read straight from it, without unpacking to disk.
"""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossa.engine.alignment import with_heads
from glossa.engine.archive import FolderFiles, PackageFiles
from glossa.engine.tokenizers import SentencePieceTokenizer, Tokenizer
from glossa.errors import InputError, PackageCorruptError

if TYPE_CHECKING:
    import ctranslate2  # type: ignore[import-untyped]  # it has no types

    from glossa.engine.alignment import AttentionHeads
    from glossa.engine.machine import Machine
    from glossa.engine.packages import Package

_FALLBACKS = ("int8", "int8_float32", "int16", "float32")
_MODEL = "model/"
_END = "</s>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """What is loaded: both parts may be used by several threads at once."""

    translator: ctranslate2.Translator
    tokenizer: Tokenizer
    workers: int
    """Batches that are translated side by side."""
    end: str
    """The token that ends a sentence."""


def load_model(package: Package, machine: Machine, heads: AttentionHeads | None = None) -> Model:
    """Load ``package``, which reports the attention of ``heads`` if any are chosen.

    Raises:
        PackageCorruptError: if CTranslate2 or the tokenizer cannot use it.
        PackageError: if its tokenizer needs something that is not installed.
        InputError: if this machine has no such device or number format.
    """
    files = package.files()
    return Model(
        tokenizer=_load_tokenizer(package, files),
        translator=_load_translator(package, files, machine, heads),
        workers=machine.inter_threads,
        end=_end_token(files),
    )


def _end_token(files: PackageFiles) -> str:
    """Return the end token that the model's configuration names; old models have none."""
    try:
        said = json.loads(files.read(f"{_MODEL}config.json")).get("eos_token")
    except (PackageCorruptError, ValueError, AttributeError, RecursionError):
        said = None
    return said if isinstance(said, str) and said else _END


def _load_tokenizer(package: Package, files: PackageFiles) -> Tokenizer:
    if "sentencepiece.model" in files.names():
        return SentencePieceTokenizer(files.read("sentencepiece.model"))
    from glossa.engine.moses import MosesBpeTokenizer

    return MosesBpeTokenizer(files.read("bpe.model"), package.from_code, package.to_code)


def _load_translator(
    package: Package, files: PackageFiles, machine: Machine, heads: AttentionHeads | None
) -> ctranslate2.Translator:
    import ctranslate2

    compute_type = _compute_type(machine)
    content = None
    if heads is not None or not isinstance(files, FolderFiles):
        content = _in_memory(files, heads)
    try:
        return ctranslate2.Translator(
            str(package.path / "model") if content is None else package.name,
            device=machine.device,
            compute_type=compute_type,
            inter_threads=machine.inter_threads,
            intra_threads=machine.intra_threads,
            files=content,
        )
    except (RuntimeError, ValueError, MemoryError, TypeError, IndexError) as error:
        raise PackageCorruptError(
            f"The model of {package.path} cannot be loaded ({_first_line(error)}):"
            " fetch the package again."
        ) from error


def _in_memory(files: PackageFiles, heads: AttentionHeads | None) -> dict[str, io.BytesIO]:
    content = {}
    for name in files.names():
        if name.startswith(_MODEL):
            read = files.read(name)
            if heads is not None and name == f"{_MODEL}model.bin":
                read = with_heads(read, heads)
            content[name.removeprefix(_MODEL)] = io.BytesIO(read)
    return content


def _compute_type(machine: Machine) -> str:
    """Return the number format asked for, or the nearest one that the device computes in."""
    import ctranslate2

    try:
        supported = ctranslate2.get_supported_compute_types(machine.device)
    except (RuntimeError, ValueError) as error:
        raise InputError(
            f"The device {machine.device!r} cannot be used here ({_first_line(error)}): use 'cpu'."
        ) from error
    if machine.compute_type in supported or machine.compute_type in ("auto", "default"):
        return machine.compute_type
    if machine.compute_type not in _FALLBACKS:
        raise InputError(
            f"This machine does not compute in {machine.compute_type!r}:"
            f" use one of {', '.join(sorted(supported))}."
        )
    wider = _FALLBACKS[_FALLBACKS.index(machine.compute_type) :]
    return next((each for each in wider if each in supported), "default")


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")
