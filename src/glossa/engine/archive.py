"""Reads the files of a package, whether it is an ``.argosmodel`` archive or an unpacked folder.

In: a path that anybody may have made. Out: named bytes, or one clear error: names that escape the
folder, links, doubled or encrypted members and archives that swell beyond reason are refused before
a byte is read.
"""

from __future__ import annotations

import stat
import zipfile
import zlib
from contextlib import contextmanager
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import IO, TYPE_CHECKING, Protocol

from glossa.errors import PackageCorruptError, PackageError, PackageNotInstalledError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_MEMBERS = 10_000
MAX_BYTES = 8 * 1024**3
"""Unpacked. The largest Argos packages take about 0.5 GB."""
MAX_SWELLING = 200
"""Unpacked over packed size; deflate of model weights gives about 1.1, of JSON about 10."""
_FREE_SWELLING = 16 * 1024**2  # below this size no ratio matters

METADATA = "metadata.json"


class PackageFiles(Protocol):
    """The files of one package, by their names inside it (``"model/model.bin"``)."""

    def names(self) -> frozenset[str]:
        """Return all names."""
        ...

    def read(self, name: str) -> bytes:
        """Return the content of ``name``."""
        ...

    def size(self) -> int:
        """Return the bytes of all files, unpacked."""
        ...


class FolderFiles:
    """A package that is unpacked, as Argos Translate keeps them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> frozenset[str]:
        """Return all names."""
        files = (path for path in self._folder.rglob("*") if path.is_file())
        return frozenset(path.relative_to(self._folder).as_posix() for path in files)

    def read(self, name: str) -> bytes:
        """Return the content of ``name``."""
        try:
            return (self._folder / name).read_bytes()
        except OSError as error:
            raise unreadable(self._folder, f"{name}: {error.strerror}") from error

    def size(self) -> int:
        """Return the bytes of all files."""
        return sum((self._folder / name).stat().st_size for name in self.names())


class ArchiveFiles:
    """A package that is one zip file, stored or deflated."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.folder, self._members = checked_members(path)
        """Name of the folder inside the archive that is the package; empty when it has none."""

    def names(self) -> frozenset[str]:
        """Return all names."""
        return frozenset(self._members)

    def read(self, name: str) -> bytes:
        """Return the content of ``name``."""
        with self.open(name) as packed:
            return packed.read()

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """Open ``name``; what turns out to be damaged while it is read is a PackageCorruptError."""
        if name not in self._members:
            raise unreadable(self._path, f"{name} is missing")
        try:
            with zipfile.ZipFile(self._path) as archive, archive.open(self._members[name]) as file:
                yield file
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise unreadable(self._path, f"{name}: {error}") from error

    def size(self) -> int:
        """Return the bytes of all files, unpacked."""
        return sum(member.file_size for member in self._members.values())


def open_files(path: Path) -> PackageFiles:
    """Open the package at ``path``, a folder or an archive."""
    if path.is_dir():
        return FolderFiles(path)
    if not path.exists():
        raise PackageNotInstalledError(f"There is no package at {path}: check the path.")
    return ArchiveFiles(path)


def unreadable(path: Path, why: str) -> PackageCorruptError:
    """Return the error for a package that cannot be used as it is."""
    return PackageCorruptError(f"{path} is not a usable package ({why}): fetch it again.")


def checked_members(path: Path) -> tuple[str, dict[str, zipfile.ZipInfo]]:
    """Return the package's folder in an archive and its files by name, or refuse all of it.

    The package is the folder that holds ``metadata.json``, at the top of the archive or one below.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
    except PermissionError as error:
        raise PackageError(f"{path} cannot be read: check its permissions.") from error
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError) as error:
        raise unreadable(path, "it is not a zip archive") from error
    _refuse_swelling(path, members)
    for member in members:
        _refuse_strange(path, member)
    names = [member.filename for member in members]
    if len({name.casefold() for name in names}) != len(names):
        raise unreadable(path, "a file appears in it twice")
    return _below_metadata(path, {member.filename: member for member in members})


def _below_metadata(
    path: Path, members: dict[str, zipfile.ZipInfo]
) -> tuple[str, dict[str, zipfile.ZipInfo]]:
    tops = [name for name in members if name.rpartition("/")[2] == METADATA and name.count("/") < 2]
    if not tops:
        raise unreadable(path, f"{METADATA} is missing")
    top = min(tops, key=lambda name: name.count("/"))
    if len(tops) > 1 and "/" in top:
        raise unreadable(path, "it holds more than one package")
    root = top.removesuffix(METADATA)
    inside = {
        name.removeprefix(root): each for name, each in members.items() if name.startswith(root)
    }
    return root.rstrip("/").lstrip("."), inside


def _refuse_swelling(path: Path, members: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(member.file_size for member in members)
    packed = max(1, path.stat().st_size)
    if len(members) > MAX_MEMBERS or unpacked > MAX_BYTES:
        raise unreadable(path, "it would unpack to an unreasonable size")
    if unpacked > _FREE_SWELLING and unpacked / packed > MAX_SWELLING:
        raise unreadable(path, "it would unpack to an unreasonable size")


def _refuse_strange(path: Path, member: zipfile.ZipInfo) -> None:
    name = member.orig_filename
    parts = PurePosixPath(name).parts
    if not parts or ".." in parts or "\\" in name or "\0" in name:
        raise unreadable(path, f"the name {name!r} leads out of it")
    if PurePosixPath(name).is_absolute() or PureWindowsPath(name).drive:
        raise unreadable(path, f"the name {name!r} leads out of it")
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        raise unreadable(path, f"{name!r} is a link or a device")
    if member.flag_bits & 0x1:
        raise unreadable(path, f"{name!r} is encrypted")
