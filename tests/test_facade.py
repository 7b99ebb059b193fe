"""What ``import glossa`` offers, and what it costs."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import glossa

HEAVY = (
    "ctranslate2",
    "sentencepiece",
    "langdetect",
    "argostranslate",
    "numpy",
    "polib",
    "sentencex",
)


def test_every_name_is_there() -> None:
    assert [name for name in glossa.__all__ if getattr(glossa, name, None) is None] == []
    assert set(dir(glossa)) == set(glossa.__all__)


def test_type_checkers_see_the_same_names() -> None:
    tree = ast.parse(Path(glossa.__file__).read_text(encoding="utf-8"))
    imported = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert imported >= set(glossa.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'traslate'"):
        glossa.traslate  # noqa: B018  # looking it up is the test


def test_importing_loads_nothing_heavy() -> None:
    code = f"import sys, glossa; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_importing_reads_no_file_but_its_own() -> None:
    code = """
import sys
import importlib
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
import glossa
print([path for path in opened if not path.endswith((".py", ".pyc"))])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_one_call_translates(echo: Path) -> None:
    assert glossa.translate("The summit ends.", "lt", package=echo) == "The susitikimas ends."
