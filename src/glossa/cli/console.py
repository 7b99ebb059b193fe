"""Reading what the user names and writing where the user says, without losing a byte of either."""

from __future__ import annotations

import codecs
import contextlib
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from glossa.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Document:
    """A text and what the user called it: a path as it was typed, or ``-`` for standard input."""

    name: str
    text: str


def read_documents(names: list[str], encoding: str) -> Iterator[Document]:
    """Read the named files, or standard input when there are none, one at a time.

    Raises:
        InputError: if one cannot be read or is not in the encoding.
    """
    try:
        codecs.lookup(encoding)
    except LookupError as error:
        raise InputError(
            f"{encoding} is not an encoding that Python knows; try utf-8 or windows-1257."
        ) from error
    for name in names or [STDIN]:
        yield Document(name, _decode(name, _read(name), encoding))


def check_readable(names: list[str]) -> None:
    """Refuse a missing file before work starts on the others.

    Raises:
        InputError: if a name is not that of a file.
    """
    for name in names:
        path = Path(name)
        if name == STDIN:
            continue
        if path.is_dir():
            raise InputError(f"{name} is a folder; name the files in it, as in {path / '*.txt'}.")
        if not path.exists():
            raise InputError(f"{name} does not exist; check the name.")


def _read(name: str) -> bytes:
    if name == STDIN:
        return sys.stdin.buffer.read()
    check_readable([name])
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise InputError(f"{name} cannot be read: {error.strerror}.") from error


def _decode(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        called = "standard input" if name == STDIN else name
        raise InputError(
            f"{called} is not {encoding} (at byte {error.start}); say what it is with --encoding,"
            " for instance --encoding windows-1257."
        ) from error


def check_writable(output: Path) -> None:
    """Refuse an output that cannot be written, before hours of work go into it.

    Raises:
        InputError: if its folder is missing or read-only, or the file itself is.
    """
    folder = output if output.is_dir() else output.parent
    if not folder.is_dir():
        raise InputError(f"{output} cannot be written: the folder {folder} does not exist.")
    if not os.access(folder, os.W_OK) or (output.is_file() and not os.access(output, os.W_OK)):
        raise InputError(f"{output} cannot be written: it is read-only for you.")


def write_file(path: Path, data: bytes) -> None:
    """Write the whole file or nothing: an interrupted run leaves no half of one behind.

    Raises:
        InputError: if the file cannot be written.
    """
    if path.exists() and not path.is_file():  # a device such as /dev/stdout, or a named pipe
        path.write_bytes(data)
        return
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(temporary).chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
            Path(temporary).replace(path)
        except BaseException:
            with contextlib.suppress(FileNotFoundError):
                Path(temporary).unlink()
            raise
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}.") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def write_output(data: bytes) -> None:
    """Write to standard output, line ends untouched."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def encode(text: str, encoding: str) -> bytes:
    """Encode what is to be written.

    Raises:
        InputError: if the encoding lacks a character of the text.
    """
    try:
        return text.encode(encoding)
    except UnicodeEncodeError as error:
        raise InputError(
            f"{encoding} has no {text[error.start]!r}, which the output holds; write it as"
            " --encoding utf-8."
        ) from error


def note(message: str) -> None:
    """Tell the user something that is not a result."""
    print(message, file=sys.stderr)
