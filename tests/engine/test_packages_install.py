"""Installing and removing: glossa and plain Argos Translate see what the other one does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import zipfile
from typing import TYPE_CHECKING

import pytest

from glossa.engine import PackageKind, list_packages
from glossa.engine import packages as packages_module
from glossa.engine.install import install_file, remove_package
from glossa.engine.locations import packages_folder
from glossa.errors import InputError, PackageError, PackageNotInstalledError
from glossa.testing import build_package

if TYPE_CHECKING:
    from pathlib import Path

pytest_plugins = ["engine_packages"]

ARGOS_LISTS = """
import json
import os
from argostranslate import package
print(json.dumps([
    [each.from_code, each.to_code, each.package_version, each.tokenizer.encode("Vilnius")]
    for each in package.get_installed_packages()
]))
"""


@pytest.fixture(autouse=True)
def _nothing_shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages_module, "resource_folder", lambda _: tmp_path / "none")


def argos_lists() -> list[tuple[str, str, str, list[str]]]:
    pytest.importorskip("argostranslate")
    command = [sys.executable, "-c", ARGOS_LISTS]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [tuple(each) for each in json.loads(done.stdout)]


@pytest.mark.parametrize("chosen", [False, True])
def test_argos_translate_sees_what_glossa_installs(
    chosen: bool, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if chosen:
        monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "mine"))
    installed = install_file(archive)
    assert installed.kind is PackageKind.INSTALLED
    assert [each[:3] for each in argos_lists()] == [("en", "lt", "1.0")]
    install_file(build_package(tmp_path, version="2.0"))
    assert [each[:3] for each in argos_lists()] == [("en", "lt", "2.0")]
    assert [each.version for each in remove_package("en", "lt")] == ["2.0"]
    assert argos_lists() == []


def test_glossa_sees_what_argos_translate_installs(archive: Path) -> None:
    folder = packages_folder()
    folder.mkdir(parents=True)
    with zipfile.ZipFile(archive) as packed:  # what argostranslate.package.install_from_path does
        packed.extractall(folder)
    assert [each.pair for each in list_packages()] == [("en", "lt")]
    assert [each.version for each in remove_package("en", "lt")] == ["1.0"]
    assert list(folder.iterdir()) == []


def test_other_pairs_stay(archive: Path, back_archive: Path) -> None:
    install_file(archive)
    install_file(back_archive)
    remove_package("en", "lt")
    assert [each.pair for each in list_packages()] == [("lt", "en")]


def test_what_is_not_installed_cannot_be_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(PackageNotInstalledError, match="see `glossa packages list`"):
        remove_package("en", "lt")
    monkeypatch.setattr(packages_module, "resource_folder", lambda _: tmp_path)
    shipped = build_package(tmp_path)
    with pytest.raises(PackageNotInstalledError, match="cannot be removed"):
        remove_package("en", "lt")
    assert shipped.exists()


def test_folders_and_missing_files_are_explained(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"):
        install_file(tmp_path)
    with pytest.raises(PackageError, match="no package at"):
        install_file(tmp_path / "none.argosmodel")


def test_what_a_killed_process_left_is_swept_away(archive: Path) -> None:
    beside = packages_folder().parent
    for name, age in ((".glossa-old", 100_000), (".glossa-new", 0), ("other", 100_000)):
        (beside / name / "inside").mkdir(parents=True)
        then = time.time() - age
        os.utime(beside / name, (then, then))
    install_file(archive)
    assert {path.name for path in beside.iterdir()} == {".glossa-new", "other", "packages"}


def test_nothing_is_left_beside_the_packages(archive: Path) -> None:
    install_file(archive)
    assert [path.name for path in packages_folder().parent.iterdir()] == ["packages"]
    remove_package("en", "lt")
    assert [path.name for path in packages_folder().parent.iterdir()] == ["packages"]
