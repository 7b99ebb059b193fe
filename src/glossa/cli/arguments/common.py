"""What the arguments of several commands share.

In: the parser of a command, or what commands are added to. Out: the same, with one thing more.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # The type has no public name, and is generic for type checkers only.
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001

Run = Callable[[argparse.Namespace], int]
"""From the options to the exit status."""


def command(
    commands: Commands, name: str, help_: str, run: Run, description: str = ""
) -> argparse.ArgumentParser:
    """Add a command and return its parser; without ``description`` its help is one."""
    parser = commands.add_parser(
        name,
        help=help_,
        description=description or f"{help_[0].upper()}{help_[1:]}.",
        allow_abbrev=False,
    )
    parser.set_defaults(run=run)
    return parser


def lazily(module: str, function: str = "run") -> Run:
    """Return what imports ``glossa.cli.module`` when it is called, and calls its ``function``."""

    def run(options: argparse.Namespace) -> int:
        status: int = getattr(import_module(f"glossa.cli.{module}"), function)(options)
        return status

    return run


def no_action(_: argparse.Namespace) -> int:
    """Stand for a command that only has actions."""
    raise AssertionError("argparse asks for an action before this runs")


def add_input(parser: argparse.ArgumentParser) -> None:
    """Add the texts to read, their encoding and how to print."""
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="text files; - or none reads standard input"
    )
    parser.add_argument(
        "--encoding", default="utf-8", help="of the files, and of what is written (default: utf-8)"
    )
    parser.add_argument("--json", action="store_true", help="print JSON Lines, one a file")


def add_chosen_glossary(parser: argparse.ArgumentParser | argparse._ArgumentGroup) -> None:
    """Add the choice of glossaries."""
    parser.add_argument(
        "--glossary",
        action="append",
        metavar="NAME|FILE",
        help="use this glossary instead of all that ship with glossa; may be repeated",
    )


def positive(text: str) -> int:
    """Read a whole number above 0, for the ``type`` of an option."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a whole number from 1 on")
    return int(text)
