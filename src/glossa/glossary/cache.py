"""Parsed glossaries kept in the user's cache folder, so that a large one loads at once.

In come entries and a fingerprint of all they depend on; out come the same entries, each decoded
when it is first looked at. A folder that cannot be written, or a damaged file, costs only time.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import zlib
from array import array
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import fields
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, overload

from glossa.glossary.entries import Entry, Origin

if TYPE_CHECKING:
    from glossa.glossary.sources import SourceFile

LAYOUT: Final = 2
"""Raised whenever what is parsed, or how it is kept, changes."""

MOST_FILES: Final = 60
"""How many files the cache folder keeps; a glossary in use has up to five."""

_NAMES: Final = tuple(field.name for field in fields(Entry))
_DEFAULTS: Final = {field.name: field.default for field in fields(Entry)}
_MAGIC: Final = b"glossa entries\n"


def folder() -> Path | None:
    """Return the cache folder for glossaries: ``$XDG_CACHE_HOME/glossa/glossaries`` or the like.

    ``GLOSSA_NO_CACHE`` in the environment turns caching off.
    """
    if os.environ.get("GLOSSA_NO_CACHE"):
        return None
    base = os.environ.get("XDG_CACHE_HOME", "")
    with suppress(RuntimeError):
        root = Path(base) if base and Path(base).is_absolute() else Path.home() / ".cache"
        return root / "glossa" / "glossaries"
    return None


def fingerprint(files: Sequence[SourceFile]) -> bytes:
    """Return 16 bytes that change with any byte, name or order of the files."""
    digest = blake2b(f"{LAYOUT} {sys.byteorder}".encode(), digest_size=16)
    for file in files:
        digest.update(f"\0{file.rank}\0{file.path}\0{len(file.data)}\0".encode("utf-8", "replace"))
        digest.update(file.data)
    return digest.digest()


class PackedEntries(Sequence[Entry]):
    """Entries that are decoded when they are asked for."""

    def __init__(self, ends: Sequence[int], blob: memoryview) -> None:
        self._ends = ends
        self._blob = blob
        self._known: dict[int, Entry] = {}

    def __len__(self) -> int:
        return len(self._ends)

    @overload
    def __getitem__(self, at: int) -> Entry: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Entry, ...]: ...
    def __getitem__(self, at: int | slice) -> Entry | tuple[Entry, ...]:
        if isinstance(at, slice):
            return tuple(self[i] for i in range(*at.indices(len(self))))
        place = range(len(self._ends))[at]
        entry = self._known.get(place)
        if entry is None:
            start = self._ends[place - 1] if place else 0
            entry = unpacked(bytes(self._blob[start : self._ends[place]]))
            self._known[place] = entry
        return entry


def packed(entry: Entry) -> bytes:
    """Return an entry as JSON, its empty fields left out."""
    values = {name: value for name in _NAMES if (value := getattr(entry, name)) != _DEFAULTS[name]}
    if entry.origin:
        values["origin"] = [entry.origin.path, entry.origin.line]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def unpacked(data: bytes) -> Entry:
    """Return the entry that :func:`packed` packed."""
    values: dict[str, Any] = json.loads(data.decode("utf-8", "surrogatepass"))
    for name, value in values.items():
        if isinstance(value, list):
            values[name] = tuple(value)
    if "extra" in values:
        values["extra"] = tuple((key, text) for key, text in values["extra"])
    if "origin" in values:
        values["origin"] = Origin(*values["origin"])
    return Entry(**values)


def save(path: Path, entries: Sequence[Entry]) -> None:
    """Write the entries in one step; a folder that cannot be written is no error."""
    ends, chunks, end = array("Q"), [], 0
    for entry in entries:
        chunks.append(packed(entry))
        end += len(chunks[-1])
        ends.append(end)
    body = len(ends).to_bytes(8, "little") + ends.tobytes() + b"".join(chunks)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_MAGIC + zlib.crc32(body).to_bytes(4, "little") + body)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)


def prune(most: int = MOST_FILES) -> None:
    """Delete the oldest files of the cache folder beyond ``most``, as each change adds some."""
    where = folder()
    with suppress(OSError):
        files = sorted(where.iterdir(), key=lambda file: -file.stat().st_mtime) if where else []
        for file in files[most:]:
            file.unlink(missing_ok=True)


def load(path: Path) -> PackedEntries | None:
    """Return the entries of a file that :func:`save` wrote, or ``None`` if there is none."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    head = len(_MAGIC) + 4
    body = memoryview(data)[head:]
    if not data.startswith(_MAGIC) or len(body) < 8:
        return None
    if zlib.crc32(body) != int.from_bytes(data[head - 4 : head], "little"):
        return None
    count = int.from_bytes(body[:8], "little")
    return PackedEntries(array("Q", bytes(body[8 : 8 + 8 * count])), body[8 + 8 * count :])
