"""Installs and removes packages in Argos Translate's own folder, so that both programs see them.

In: an archive, or a pair of languages to fetch from Argos's index. Out: the installed package. A
package is loaded, made to translate a word and unpacked beside the others before it takes the place
of an old one; whatever fails before that leaves everything as it was.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
import zipfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from glossa.engine.archive import ArchiveFiles, unreadable
from glossa.engine.argos import ArgosEngine
from glossa.engine.locations import packages_folder
from glossa.engine.machine import Machine
from glossa.engine.packages import (
    Package,
    PackageKind,
    installed_in,
    list_packages,
    read_package,
)
from glossa.errors import InputError, PackageError, PackageNotInstalledError

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORKSHOP = ".glossa-"
_ABANDONED = 24 * 3600  # seconds


def install_file(path: Path, pair: tuple[str, str] | None = None) -> Package:
    """Install the archive at ``path`` and remove older installed packages of the same pair.

    Args:
        path: An ``.argosmodel`` file.
        pair: The languages it must translate between; ``None`` takes what it says.

    Raises:
        PackageCorruptError: if it is damaged or dangerous, or cannot translate.
        PackageError: if it is for another pair, or the folder cannot be written.
    """
    path = Path(path)
    if path.is_dir():
        raise InputError(f"{path} is a folder: give the .argosmodel file.")
    package = read_package(path)
    if pair is not None and package.pair != pair:
        raise PackageError(
            f"{path} translates from {package.from_code} to {package.to_code}, not from {pair[0]}"
            f" to {pair[1]}: fetch the right package."
        )
    verify_package(package)
    folder = packages_folder()
    with _workshop(folder) as workshop:
        fresh = _unpack(path, package, workshop)
        try:
            final = _put_in_place(fresh, folder, package.pair, workshop)
        except OSError as error:
            raise _unwritable(folder, error) from error
    return read_package(final, PackageKind.INSTALLED)


def verify_package(package: Package) -> None:
    """Load ``package`` and have it translate a word.

    Raises:
        PackageCorruptError: if it cannot.
    """
    engine = ArgosEngine(package, Machine())
    engine.translate(["a"])
    engine.close()


def remove_package(from_code: str, to_code: str) -> tuple[Package, ...]:
    """Remove the installed packages of a pair and return what they were.

    Raises:
        PackageNotInstalledError: if none is installed; those shipped with glossa stay.
        PackageError: if the folder cannot be written.
    """
    pair = from_code, to_code
    folder = packages_folder()
    found = tuple(each for each in installed_in(folder) if each.pair == pair)
    if not found:
        shipped = any(each.pair == pair for each in list_packages())
        raise PackageNotInstalledError(
            f"The package from {from_code} to {to_code} came with glossa and cannot be removed:"
            " install another, which will be preferred, or choose with --package."
            if shipped
            else f"No package from {from_code} to {to_code} is installed:"
            " see `glossa packages list`."
        )
    with _workshop(folder) as workshop:
        for package in found:
            try:
                package.path.rename(workshop / package.path.name)
            except OSError as error:
                raise _unwritable(folder, error) from error
    return found


@contextmanager
def _workshop(folder: Path) -> Iterator[Path]:
    """Make a folder to work in on the same disk, and leave nothing of it behind.

    It lies beside the packages' folder, as Argos Translate takes every folder inside for a package.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside = folder.resolve().parent
        if not os.access(beside, os.W_OK) or beside.stat().st_dev != folder.stat().st_dev:
            beside = folder
        _sweep(beside)
        workshop = Path(tempfile.mkdtemp(prefix=_WORKSHOP, dir=beside))
    except OSError as error:
        raise _unwritable(folder, error) from error
    try:
        yield workshop
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def _sweep(beside: Path) -> None:
    """Remove what a process that was killed left behind; one at work is younger."""
    for left in beside.glob(f"{_WORKSHOP}*"):
        if left.stat().st_mtime < time.time() - _ABANDONED:
            shutil.rmtree(left, ignore_errors=True)


def _unwritable(folder: Path, error: OSError) -> PackageError:
    return PackageError(
        f"{folder} cannot be written ({error.strerror}): free space or permissions there,"
        " or set ARGOS_PACKAGES_DIR to another folder."
    )


def _unpack(path: Path, package: Package, workshop: Path) -> Path:
    """Write the files of the archive to a folder named as Argos Translate would name it."""
    files = ArchiveFiles(path)
    version = package.version.replace(".", "_")
    name = files.folder or f"translate-{package.from_code}_{package.to_code}-{version}"
    fresh = workshop / name
    for member in sorted(files.names()):
        target = fresh / member
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with files.open(member) as packed, target.open("wb") as written:
                shutil.copyfileobj(packed, written, 1 << 20)
        except zipfile.BadZipFile as error:
            raise unreadable(path, str(error)) from error
        except OSError as error:
            raise _unwritable(workshop.parent, error) from error
    return fresh


def _put_in_place(fresh: Path, folder: Path, pair: tuple[str, str], workshop: Path) -> Path:
    """Move ``fresh`` among the packages, then the old ones of its pair away.

    At every moment at least one whole package of the pair is in place, if one was.
    """
    final = folder / fresh.name
    old = {each.path for each in installed_in(folder) if each.pair == pair}
    if final.exists():
        old.add(final)
    staged = final if final not in old else folder / f"{fresh.name}-{workshop.name[1:]}"
    moved: list[tuple[Path, Path]] = []
    fresh.rename(staged)
    try:
        for number, path in enumerate(sorted(old)):
            aside = workshop / f"old-{number}"
            path.rename(aside)
            moved.append((path, aside))
        staged.rename(final)
    except BaseException:
        for path, aside in moved:
            aside.rename(path)
        staged.rename(workshop / "failed")
        raise
    return final
