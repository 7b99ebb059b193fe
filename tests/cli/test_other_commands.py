"""``glossa``, ``glossa detect`` and ``glossa packages`` as processes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import subprocess

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]
EXAMPLES = Path(__file__).parents[2] / "examples"


def test_help_and_version(glossa: Run) -> None:
    assert b"translate" in glossa("--help").stdout
    assert glossa("--version").stdout.startswith(b"glossa 0.")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("tarnslate",),
        ("translate",),
        ("translate", "--too", "lt"),
        ("translate", "--to", "lt", "--beam", "0"),
        ("packages",),
    ],
)
def test_wrong_usage(glossa: Run, arguments: tuple[str, ...]) -> None:
    done = glossa(*arguments)
    assert done.returncode == 2
    assert done.stderr.startswith(b"usage: glossa")
    assert b"Traceback" not in done.stderr


def test_detect(glossa: Run) -> None:
    done = glossa("detect", EXAMPLES / "summit.en.txt", EXAMPLES / "summit.lt.txt")
    rows = [line.split("\t") for line in done.stdout.decode().splitlines()]
    assert [row[0] for row in rows] == ["en", "lt"]
    assert all(0.9 <= float(row[1]) <= 1 for row in rows)


def test_detect_standard_input(glossa: Run) -> None:
    assert (
        glossa("detect", stdin="Rytoj sostinėje bus šalta ir vėjuota".encode()).stdout[:3]
        == b"lt\t"
    )
    assert glossa("detect", stdin=b"").stdout == b"und\t0.000\n"


def test_detect_paragraphs_as_json(glossa: Run) -> None:
    text = "The ministers met in the capital.\n\nMinistrai susitiko sostinėje.\n"
    done = glossa("detect", "--paragraphs", "--json", stdin=text.encode())
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["line"], row["language"]) for row in rows] == [(1, "en"), (3, "lt")]


def test_install_list_info_remove(glossa: Run, echo: Path) -> None:
    installed = glossa("packages", "install", echo)
    assert installed.returncode == 0, installed.stderr
    rows = [json.loads(line) for line in glossa("packages", "list", "--json").stdout.splitlines()]
    assert next(row["kind"] for row in rows if row["from"] == "en") == "installed"
    assert b"A package for tests." in glossa("packages", "info", "en", "lt").stdout
    assert b"en \xe2\x86\x92 lt" in glossa("packages", "list").stdout
    assert glossa("packages", "remove", "en-lt").returncode == 0
    assert glossa("packages", "remove", "en-lt").returncode == 3


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["install", "no-such.argosmodel"], 3, "no-such.argosmodel"),
        (["install", "en"], 2, "pair"),
        (["install", "en", "lt", "pl"], 2, "pair"),
        (["install", "en", "lt"], 2, "network"),
        (["info", "pl", "sk"], 3, "glossa packages install pl sk"),
        (["remove", "pl", "sk"], 3, "pl"),
    ],
)
def test_bad_input_gets_one_sentence(
    glossa: Run, arguments: list[str], status: int, words: str
) -> None:
    done = glossa("packages", *arguments)
    message = done.stderr.decode()
    assert done.returncode == status, message
    assert message.startswith("glossa: ")
    assert message.count("\n") == 1
    assert words in message
