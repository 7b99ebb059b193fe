"""Every command is documented, and nothing is documented that is not a command."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from glossa.cli.parser import build_parser

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"


def leaves(
    parser: argparse.ArgumentParser, name: str
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    below = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    if not below:
        yield name, parser
    for action in below:
        for word, sub in action.choices.items():
            yield from leaves(sub, f"{name} {word}")


def test_every_command_has_a_heading() -> None:
    headings = re.findall(r"^## `(.+)`$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(headings) == sorted(name for name, _ in leaves(build_parser(), "glossa"))


def test_every_option_of_translate_is_listed() -> None:
    parser = dict(leaves(build_parser(), "glossa"))["glossa translate"]
    options = {o for a in parser._actions for o in a.option_strings if o.startswith("--")}
    page = PAGE.read_text(encoding="utf-8")
    assert {o for o in options - {"--help", "--json"} if f"{o}" not in page} == set()
