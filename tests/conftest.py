"""What every test shares: no network, an empty home, and glossa's own command."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from glossa.testing import build_package

OFFLINE = Path(__file__).parent / "offline"
sys.path.insert(0, str(OFFLINE))
import sitecustomize  # noqa: E402, F401  # blocks the network in this process

REPOSITORY = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test an empty home: nothing installed on this machine is seen or changed."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "ARGOS_PACKAGES_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYTHONPATH", str(OFFLINE))


Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def glossa() -> Run:
    """Run the command line as a process of its own, with the network cut; bytes in, bytes out."""

    def run(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "glossa", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            env=os.environ | {"PYTHONUTF8": "0", "LC_ALL": "C.UTF-8"},
            check=False,
            timeout=300,
        )

    return run


@pytest.fixture(scope="session")
def echo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package from en to lt that says its input again, but knows one word."""
    folder = tmp_path_factory.mktemp("echo")
    return build_package(folder, dictionary={"summit": "susitikimas"})


@pytest.fixture(scope="session")
def parrot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package from en to lt that never stops saying the first word of its input."""
    return build_package(tmp_path_factory.mktemp("parrot"), loops=True)
