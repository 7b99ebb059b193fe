"""Finds the package, or the two packages, that translate a pair of languages.

In: language codes and perhaps a choice of package. Out: :class:`Package` values; no model is
loaded. An installed package (Argos Translate's own folder) comes before the compact ones that
glossa ships, and among installed ones the largest, then the newest.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from glossa._resources import resource_folder
from glossa.engine.archive import METADATA, PackageFiles, open_files, unreadable
from glossa.engine.locations import package_folders
from glossa.errors import PackageCorruptError, PackageError, PackageNotInstalledError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PIVOT = "en"
SUFFIX = ".argosmodel"
TOKENIZERS = ("sentencepiece.model", "bpe.model")
_CODE = re.compile(r"[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*")


class PackageKind(StrEnum):
    """Where a package comes from."""

    INSTALLED = "installed"
    SHIPPED = "shipped"
    FILE = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """One translation package: a direction, and the files that do the work."""

    path: Path
    """A folder, or an ``.argosmodel`` archive."""
    kind: PackageKind
    from_code: str
    from_name: str
    to_code: str
    to_name: str
    version: str
    size: int
    """Bytes of all its files, unpacked."""
    target_prefix: str = ""
    """Token that every translation of a multilingual model begins with; empty for none."""
    metadata: Mapping[str, Any] = field(default_factory=dict, repr=False, hash=False)
    """All of ``metadata.json``."""

    @property
    def name(self) -> str:
        """Return the name of the folder or file, by which ``--package`` can choose it."""
        return self.path.name.removesuffix(SUFFIX)

    @property
    def pair(self) -> tuple[str, str]:
        """Return the codes of the two languages."""
        return self.from_code, self.to_code

    @property
    def facts(self) -> Mapping[str, Any]:
        """Return what the package says to glossa: the ``glossa`` entry of its metadata."""
        facts = self.metadata.get("glossa")
        return MappingProxyType(facts if isinstance(facts, dict) else {})

    @property
    def licence(self) -> str:
        """Return the licence that the metadata names, or an empty string."""
        for key in ("license", "licence"):
            if isinstance(value := self.metadata.get(key) or self.facts.get(key), str):
                return value
        return ""

    def files(self) -> PackageFiles:
        """Open the files of the package."""
        return open_files(self.path)

    def readme(self) -> str:
        """Return the text of its README.md, or an empty string."""
        files = self.files()
        if "README.md" not in files.names():
            return ""
        return files.read("README.md").decode("utf-8", "replace")


def read_package(path: Path, kind: PackageKind = PackageKind.FILE) -> Package:
    """Read what the package at ``path`` says about itself.

    Raises:
        PackageNotInstalledError: if nothing is there.
        PackageCorruptError: if it is not a translation package, or files are missing.
    """
    files = open_files(path)
    metadata = _metadata(path, files)
    names = files.names()
    if "model/model.bin" not in names:
        raise unreadable(path, "model/model.bin is missing")
    if not any(name in names for name in TOKENIZERS):
        raise unreadable(path, "it has neither sentencepiece.model nor bpe.model")
    from_code, to_code = metadata["from_code"], metadata["to_code"]
    return Package(
        path=path,
        kind=kind,
        from_code=from_code,
        from_name=str(metadata.get("from_name") or from_code),
        to_code=to_code,
        to_name=str(metadata.get("to_name") or to_code),
        version=str(metadata.get("package_version") or ""),
        size=files.size(),
        target_prefix=str(metadata.get("target_prefix") or ""),
        metadata=MappingProxyType(metadata),
    )


def _metadata(path: Path, files: PackageFiles) -> dict[str, Any]:
    try:
        metadata = json.loads(files.read(METADATA).decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise unreadable(path, f"{METADATA} is not JSON") from error
    if not isinstance(metadata, dict):
        raise unreadable(path, f"{METADATA} is not a JSON object")
    if metadata.get("type", "translate") != "translate":
        raise unreadable(path, f"it is of the type {metadata['type']!r}, not a translation package")
    for key in ("from_code", "to_code"):
        if not isinstance(metadata.get(key), str) or not _CODE.fullmatch(metadata[key]):
            raise unreadable(path, f"{METADATA} has no usable {key}")
    return metadata


def list_packages() -> tuple[Package, ...]:
    """Return every usable package of this machine, the preferred one of a pair first."""
    return tuple(sorted(_found(), key=_preference))


def _preference(package: Package) -> tuple[Any, ...]:
    version = tuple(-int(number) for number in re.findall(r"\d{1,9}", package.version))
    shipped = package.kind is not PackageKind.INSTALLED
    return (*package.pair, shipped, -package.size, version, package.name)


def _found() -> Iterator[Package]:
    for folder in package_folders():
        yield from installed_in(folder)
    for path in _entries(resource_folder("packages")):
        if path.suffix == SUFFIX or (path.is_dir() and (path / METADATA).is_file()):
            yield from _usable(path, PackageKind.SHIPPED)


def installed_in(folder: Path) -> Iterator[Package]:
    """Yield the usable packages that are unpacked in ``folder``."""
    for path in _entries(folder):
        if path.is_dir() and not path.name.startswith("."):
            yield from _usable(path, PackageKind.INSTALLED)


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _usable(path: Path, kind: PackageKind) -> Iterator[Package]:
    """Yield the package at ``path``, unless it is damaged: the others must stay usable."""
    try:
        yield read_package(path, kind)
    except PackageError:
        return


def find_package(from_code: str, to_code: str, package: str | Path | None = None) -> Package:
    """Return the package that translates the pair directly.

    Args:
        from_code: Code of the source language, as in ``"en"``.
        to_code: Code of the target language.
        package: The path of an archive or folder, or the name of a listed package, or its kind
            (``"shipped"``, ``"installed"``); ``None`` takes the preferred one.

    Raises:
        PackageNotInstalledError: if there is none; the message names the command that installs it.
        PackageError: if the one that was chosen translates another pair.
    """
    pair = from_code, to_code
    chosen = None if package is None else _by_path(package)
    if chosen is not None:
        return _same_pair(chosen, pair)
    listed = list_packages()
    for each in listed:
        if each.pair == pair and (package is None or package in (each.name, each.kind.value)):
            return each
    for each in listed:
        if package == each.name:
            return _same_pair(each, pair)
    raise _none(pair, None if package is None else str(package))


def _by_path(package: str | Path) -> Package | None:
    path = Path(package).expanduser()
    if isinstance(package, Path) or path.suffix == SUFFIX or path.exists():
        return read_package(path)
    return None


def _same_pair(package: Package, pair: tuple[str, str]) -> Package:
    if package.pair != pair:
        raise PackageError(
            f"{package.name} translates from {package.from_code} to {package.to_code}: choose"
            f" a package from {pair[0]} to {pair[1]}, or leave the choice to glossa."
        )
    return package


def _none(pair: tuple[str, str], package: str | None) -> PackageNotInstalledError:
    if package is not None:
        return PackageNotInstalledError(
            f"No package called {package!r} translates from {pair[0]} to {pair[1]}:"
            " see `glossa packages list`."
        )
    return PackageNotInstalledError(
        f"No package translates from {pair[0]} to {pair[1]}:"
        f" run `glossa packages install {pair[0]} {pair[1]}`."
    )


def find_route(
    from_code: str, to_code: str, package: str | Path | None = None
) -> tuple[Package, ...]:
    """Return the direct package of a pair, or the two that lead through English.

    Raises:
        PackageNotInstalledError: if neither is there.
        PackageError: if the package that was chosen translates another pair.
    """
    try:
        return (find_package(from_code, to_code, package),)
    except PackageCorruptError:
        raise
    except PackageNotInstalledError:
        if package is not None or PIVOT in (from_code, to_code):
            raise
    try:
        return find_package(from_code, PIVOT), find_package(PIVOT, to_code)
    except PackageNotInstalledError as error:
        raise PackageNotInstalledError(
            f"No package translates from {from_code} to {to_code}, nor through English. {error}"
        ) from None
