"""What is installed holds the glossaries and the packages, from a wheel as from a checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
LOOK = """
import json
from glossa._resources import resource_folder
print(json.dumps({kind: sorted(path.name for path in resource_folder(kind).iterdir())
                  for kind in ("glossaries", "packages")}))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return path


def names(folder: str) -> set[str]:
    return {path.name for path in (REPOSITORY / folder).iterdir()}


def test_the_wheel_carries_everything(wheel: Path) -> None:
    held = {Path(name) for name in zipfile.ZipFile(wheel).namelist()}
    for folder in ("glossaries", "packages"):
        inside = {path.name for path in held if path.parent == Path("glossa", folder)}
        assert inside == names(folder)
        assert inside
    data = {path.relative_to(REPOSITORY / "src") for path in (REPOSITORY / "src").rglob("data/*.*")}
    assert data <= held
    assert Path("glossa/py.typed") in held


def test_an_unpacked_wheel_runs(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    path = os.pathsep.join([str(tmp_path), os.environ["PYTHONPATH"]])
    done = subprocess.run(
        [sys.executable, "-c", LOOK + "import glossa; print(glossa.__file__)"],
        env=os.environ | {"PYTHONPATH": path},
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert str(tmp_path) in done.stdout
    assert all(name in done.stdout for name in names("glossaries") | names("packages"))


def test_this_checkout_runs(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOOK], cwd=tmp_path, check=True, capture_output=True, text=True
    )
    assert all(name in done.stdout for name in names("glossaries") | names("packages"))


def test_both_lists_of_pins_agree() -> None:
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    lines = (REPOSITORY / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert settings["tool"]["uv"]["constraint-dependencies"] == pins
    assert all(line.count("==") == 1 and "/" not in line for line in pins)
