"""A sorted table from 64-bit hashes to small integers, kept in one file.

In: pairs of a key and a value. Out: every value of a key, by bisection in arrays that are used as
they lie in the file, so that a table of a million forms loads in the time it takes to read it.

Two different texts share a hash with a probability of about 1 in 10**13 for a million keys, which
is less than what the memory of the machine promises; the texts themselves are therefore not kept.
"""

from __future__ import annotations

import os
import struct
import sys
import tempfile
import zlib
from array import array
from bisect import bisect_left
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    _Numbers = array[int] | memoryview[int]

_MAGIC = b"glossa forms\n"
_VERSION = 1
_HEADER = struct.Struct("<13sB7x16sQQIxxxx")
_VALUE_BITS = 64
_VALUE_MASK = (1 << _VALUE_BITS) - 1


class Table:
    """An immutable multimap from unsigned 64-bit keys to unsigned 64-bit values.

    A key may be present without values: it then only marks the beginning of longer ones.
    """

    __slots__ = ("_keys", "_starts", "_values")

    def __init__(self, keys: _Numbers, starts: _Numbers, values: _Numbers) -> None:
        self._keys = keys
        self._starts = starts
        self._values = values

    @classmethod
    def build(cls, rows: Iterable[int]) -> Table:
        """Build from integers that hold the key above and the value in the low 64 bits.

        A value of 0 marks a key as present and adds nothing to it. Packing both into one integer
        lets one plain sort do the work.
        """
        keys, starts, values = array("Q"), array("I"), array("Q")
        last = -1
        previous = -1
        for row in sorted(rows):
            if row == previous:
                continue
            previous = row
            key, value = row >> _VALUE_BITS, row & _VALUE_MASK
            if key != last:
                keys.append(key)
                starts.append(len(values))
                last = key
            if value:
                values.append(value)
        starts.append(len(values))
        return cls(keys, starts, values)

    def __len__(self) -> int:
        return len(self._keys)

    def get(self, key: int) -> Sequence[int] | None:
        """Return the values of ``key``, perhaps none, or ``None`` when it is not in the table."""
        keys = self._keys
        at = bisect_left(keys, key)
        if at == len(keys) or keys[at] != key:
            return None
        return self._values[self._starts[at] : self._starts[at + 1]]

    def save(self, path: Path, fingerprint: bytes) -> None:
        """Write the table to ``path`` in one step, so that no reader ever sees half a file.

        Raises:
            OSError: if the folder cannot be written.
        """
        body = b"".join(bytes(memoryview(part)) for part in self._parts())
        header = _HEADER.pack(
            _MAGIC, _stamp(), fingerprint, len(self._keys), len(self._values), zlib.crc32(body)
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(header)
                file.write(body)
            Path(name).replace(path)
        except OSError:
            with suppress(OSError):
                Path(name).unlink()
            raise

    @classmethod
    def load(cls, path: Path, fingerprint: bytes) -> Table | None:
        """Read a table, or return ``None`` if the file is absent, damaged, old or another's."""
        try:
            data = path.read_bytes()
            magic, stamp, stored, n_keys, n_values, checksum = _HEADER.unpack_from(data)
        except (OSError, struct.error):
            return None
        body = memoryview(data)[_HEADER.size :]
        ends = (n_keys * 8, n_keys * 8 + n_values * 8, n_keys * 12 + n_values * 8 + 4)
        if (magic, stamp, stored) != (_MAGIC, _stamp(), fingerprint):
            return None
        if len(body) != ends[-1] or zlib.crc32(body) != checksum:
            return None
        keys = body[: ends[0]].cast("Q")
        values = body[ends[0] : ends[1]].cast("Q")
        return cls(keys, body[ends[1] :].cast("I"), values)

    def _parts(self) -> tuple[_Numbers, _Numbers, _Numbers]:
        return self._keys, self._values, self._starts


def _stamp() -> int:
    """Return what must agree between writer and reader: layout version and byte order."""
    return _VERSION << 1 | (sys.byteorder == "big")
