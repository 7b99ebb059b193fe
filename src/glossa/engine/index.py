"""Fetches packages from Argos Translate's index: the only part of glossa that uses the network.

In: a pair of languages. Out: the installed package, verified like any other file. The index and the
download are ``argostranslate.package``'s own.
"""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any

from glossa.engine.install import install_file
from glossa.engine.packages import PIVOT, Package
from glossa.errors import PackageError


def install_pair(from_code: str, to_code: str) -> Package:
    """Fetch the newest package of a pair from the index and install it.

    Raises:
        PackageError: if Argos Translate is not installed, the index has no such package, or the
            network fails.
        PackageCorruptError: if what came is damaged.
    """
    argos = _argos()
    available = _index(argos)
    found = [each for each in available if (each.from_code, each.to_code) == (from_code, to_code)]
    if not found:
        raise _not_offered(available, from_code, to_code)
    newest = max(found, key=lambda each: _version(each.package_version))
    _cached(argos, newest).unlink(missing_ok=True)  # perhaps of an older version, or half of it
    try:
        path = Path(newest.download())
    except Exception as error:  # it raises a bare Exception
        raise PackageError(
            f"The package from {from_code} to {to_code} could not be downloaded: check the network,"
            " or fetch the file elsewhere and run `glossa packages install FILE`."
        ) from error
    try:
        return install_file(path, (from_code, to_code))
    finally:
        path.unlink(missing_ok=True)


def _argos() -> Any:
    try:
        import argostranslate.package  # type: ignore[import-untyped]  # it has no types
    except ImportError as error:
        raise PackageError(
            "Fetching packages needs Argos Translate: run `pip install 'glossa-mt[argos]'`,"
            " or fetch the file elsewhere and run `glossa packages install FILE`."
        ) from error
    except OSError as error:
        raise PackageError(
            f"Argos Translate cannot make its folders ({error}): set XDG_DATA_HOME,"
            " XDG_CONFIG_HOME and XDG_CACHE_HOME to folders that can be written."
        ) from error
    logging.getLogger("argostranslate").addHandler(logging.NullHandler())  # errors are ours to say
    return argostranslate.package


def _index(argos: Any) -> list[Any]:
    """Return what the index offers; one fetched earlier serves when a new one cannot be had."""
    argos.update_package_index()
    if not Path(argos.settings.local_package_index).is_file():
        raise PackageError(
            f"The index of packages at {argos.settings.remote_package_index} could not be fetched:"
            " check the network, or run `glossa packages install FILE` with a file you have."
        )
    try:
        return list(argos.get_available_packages())
    except (ValueError, TypeError, AttributeError, OSError) as error:
        raise PackageError(
            f"The index of packages at {argos.settings.local_package_index} cannot be read:"
            " delete it and try again."
        ) from error


def _cached(argos: Any, package: Any) -> Path:
    name: str = argos.argospm_package_name(package)
    return Path(argos.settings.downloads_dir) / f"{name}.argosmodel"


def _version(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d{1,9}", version))


def _not_offered(available: list[Any], from_code: str, to_code: str) -> PackageError:
    pairs = {(each.from_code, each.to_code) for each in available}
    if {(from_code, PIVOT), (PIVOT, to_code)} <= pairs:
        return PackageError(
            f"The index has no package from {from_code} to {to_code}: run `glossa packages install"
            f" {from_code} {PIVOT}` and `glossa packages install {PIVOT} {to_code}` instead."
        )
    return PackageError(
        f"The index has no package from {from_code} to {to_code}: install one from a file with"
        " `glossa packages install FILE`."
    )
