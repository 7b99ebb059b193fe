"""Tables of typographic facts, read once each: files in this folder in, plain values out.

The TOML and TSV files are what people edit; each states where its facts come from.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

NBSP = "\u00a0"
SPACES = " \u00a0\u2009\u202f"
"""Characters that people type as a space inside a number or before a unit."""


@cache
def table(name: str) -> dict[str, Any]:
    """Return the TOML table ``name`` (without its ending) of this folder."""
    text = files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the TSV table ``name``, without comments and blank lines."""
    text = files(__name__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.split("\n") if line and not line.startswith("#"))
    return tuple(tuple(line.split("\t")) for line in lines)


def words(name: str, *keys: str) -> tuple[str, ...]:
    """Return a list of strings that lies under ``keys`` in the TOML table ``name``."""
    value: Any = table(name)
    for key in keys:
        value = value.get(key, {})
    return tuple(value)


def any_of(alternatives: tuple[str, ...]) -> str:
    """Return a pattern that matches one of ``alternatives`` literally, longest first."""
    ordered = sorted(alternatives, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word) for word in ordered) + ")"


@cache
def protected_pattern() -> re.Pattern[str]:
    """Return the pattern of what no rule may touch."""
    return re.compile("|".join(f"(?:{item['find']})" for item in table("protected")["span"]))


@cache
def expand(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of a rule, putting the lists of units in place of ``<<name>>``."""
    units = table("units")
    for name in ("symbols", "letters", "joined", "currency", "codes", "scales"):
        if f"<<{name}>>" in pattern:
            pattern = pattern.replace(f"<<{name}>>", any_of(tuple(units[name])))
    return re.compile(pattern)
