"""Every command and every Python session in the documents runs and prints what the document says.

In a ``console`` block a line that starts with ``$ `` is run in a shell and what follows is its
standard output; in a ``pycon`` block, doctest runs the session. ``...`` stands for anything.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).parents[2]
DOCUMENTS = sorted([REPOSITORY / "README.md", *(REPOSITORY / "docs").glob("*.md")])
FENCE = re.compile(r"^```(console|pycon)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SETUP = re.compile(r"^(?:pip install uv && )?uv run (?:--all-groups )?")
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def blocks(kind: str) -> list[Any]:
    # pytest has no public name for the type of its parameters
    return [
        pytest.param(
            match[2], id=f"{path.name}-{path.read_text()[: match.start()].count(chr(10)) + 2}"
        )
        for path in DOCUMENTS
        for match in FENCE.finditer(path.read_text(encoding="utf-8"))
        if match[1] == kind
    ]


def commands(block: str) -> list[tuple[str, str]]:
    """Return each command of the block with the output that is promised for it."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    pairs = [part.partition("\n")[::2] for part in parts]
    return [(SETUP.sub("", command), output) for command, output in pairs]


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the examples in it, and ``glossa`` on the path of its shell."""
    shutil.copytree(REPOSITORY / "examples", tmp_path / "examples")
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "glossa").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m glossa "$@"\n')
    (tools / "glossa").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("workplace")
@pytest.mark.parametrize("block", blocks("console"))
def test_console(block: str) -> None:
    for command, promised in commands(block):
        if command.startswith(("pytest", "python -m benchmarks", "pip ", "just ")):
            continue  # no test runs all tests, installs anything, or has others' data to measure
        done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
        assert "Traceback" not in done.stderr, done.stderr
        assert done.returncode in {0, 1}, f"{command}\n{done.stderr}"
        if promised.strip():
            assert doctest.OutputChecker().check_output(promised, done.stdout, FLAGS), done.stdout


@pytest.mark.usefixtures("workplace")
@pytest.mark.parametrize("block", blocks("pycon"))
def test_session(block: str) -> None:
    example = doctest.DocTestParser().get_doctest(block, {}, "session", None, 0)
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    log: list[str] = []
    assert runner.run(example, out=log.append).failed == 0, "".join(log)
