"""``glossa packages``: list, install, remove and describe translation packages."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glossa.cli.console import note
from glossa.engine import find_package, list_packages, read_package
from glossa.errors import InputError
from glossa.translator import language_code

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

    from glossa.engine import Package

SUFFIX = ".argosmodel"
_PAIR = re.compile(r"([a-z]{2,3})(?:[-_→]|->)([a-z]{2,3})", re.IGNORECASE)


def list_(options: Namespace) -> int:
    """Print every package at hand, the preferred one of a pair first."""
    packages = list_packages()
    if options.json:
        _print_json(packages)
        return 0
    for package in packages:
        pair = f"{package.from_code} → {package.to_code}"
        size = f"{package.size / 1e6:.0f} MB"
        columns = f"{pair:<9}{package.kind.value:<11}{package.version:<9}{size:>7}  {package.name}"
        sys.stdout.write(columns + "\n")
    if not packages:
        note("No packages: install one with `glossa packages install en lt`.")
    return 0


def install(options: Namespace) -> int:
    """Install packages from files, or one from the index of Argos Translate."""
    from glossa.engine.index import install_pair
    from glossa.engine.install import install_file

    files = [name for name in options.what if name.endswith(SUFFIX) or Path(name).exists()]
    if files and len(files) < len(options.what):
        missing = next(name for name in options.what if name not in files)
        raise InputError(f"{missing} does not exist; check the name.")
    installed = (
        [install_file(Path(name)) for name in files]
        if files
        else [install_pair(*_pair(options.what))]
    )
    for package in installed:
        sys.stdout.write(f"Installed {package.name} in {package.path.parent}.\n")
    return 0


def remove(options: Namespace) -> int:
    """Remove the installed packages of a pair."""
    from glossa.engine.install import remove_package

    for package in remove_package(*_pair(options.pair)):
        sys.stdout.write(f"Removed {package.name}.\n")
    return 0


def info(options: Namespace) -> int:
    """Print what packages say of themselves."""
    packages = _chosen(options.what)
    if options.json:
        _print_json(packages)
        return 0
    for package in packages:
        for key, value in _described(package).items():
            sys.stdout.write(f"{key + ':':<10}{value}\n")
        sys.stdout.write(f"\n{package.readme().strip()}\n\n")
    return 0


def _chosen(what: list[str]) -> tuple[Package, ...]:
    if not what:
        return list_packages()
    if all(name.endswith(SUFFIX) or Path(name).exists() for name in what):
        return tuple(read_package(Path(name)) for name in what)
    return (find_package(*_pair(what)),)


def _pair(words: list[str]) -> tuple[str, str]:
    """Read a pair of languages from ``en lt``, ``en-lt`` or ``en_lt``."""
    if len(words) == 1 and (found := _PAIR.fullmatch(words[0])):
        words = list(found.groups())
    if len(words) != 2:
        raise InputError("Name a pair of languages, as in en lt, or existing .argosmodel files.")
    return language_code(words[0]), language_code(words[1])


def _described(package: Package) -> dict[str, Any]:
    return {
        "name": package.name,
        "from": package.from_code,
        "to": package.to_code,
        "kind": package.kind.value,
        "version": package.version,
        "bytes": package.size,
        "licence": package.licence,
        "path": str(package.path),
    }


def _print_json(packages: Iterable[Package]) -> None:
    for package in packages:
        sys.stdout.write(json.dumps(_described(package), ensure_ascii=False) + "\n")
