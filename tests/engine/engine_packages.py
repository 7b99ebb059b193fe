"""Tiny real packages, built once, and an engine on one: a plugin for the tests beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glossa.engine import ArgosEngine, Machine, read_package
from glossa.testing import build_package

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DICTIONARY = {"cat": "katė", "dog": "šuo"}


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package from English to Lithuanian that knows two words and echoes the rest."""
    return build_package(tmp_path_factory.mktemp("archive"), dictionary=DICTIONARY)


@pytest.fixture(scope="session")
def back_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The way back, deflated."""
    return build_package(
        tmp_path_factory.mktemp("back"),
        from_code="lt",
        to_code="en",
        dictionary={there: here for here, there in DICTIONARY.items()},
        compressed=True,
    )


@pytest.fixture(scope="session")
def looping_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package that says its first token for ever."""
    return build_package(tmp_path_factory.mktemp("looping"), loops=True)


@pytest.fixture(scope="session")
def engine(archive: Path) -> Iterator[ArgosEngine]:
    """An engine on the package that knows two words."""
    engine = ArgosEngine(read_package(archive), Machine(inter_threads=2))
    yield engine
    engine.close()
