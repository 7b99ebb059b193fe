"""Translation engines: what glossa asks of one, and Argos packages that answer.

In: a pair of languages and perhaps a choice of package. Out: an :class:`Engine` that loads its
model at the first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossa.engine.argos import ArgosEngine
from glossa.engine.machine import Machine
from glossa.engine.packages import (
    Package,
    PackageKind,
    find_package,
    find_route,
    list_packages,
    read_package,
)
from glossa.engine.pivot import PivotEngine
from glossa.engine.protocol import (
    DEFAULT_OPTIONS,
    Alignment,
    DecodingOptions,
    Engine,
    EngineFacts,
    Hypothesis,
    Prefix,
    Score,
    Tokens,
)

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "DEFAULT_OPTIONS",
    "Alignment",
    "ArgosEngine",
    "DecodingOptions",
    "Engine",
    "EngineFacts",
    "Hypothesis",
    "Machine",
    "Package",
    "PackageKind",
    "PivotEngine",
    "Prefix",
    "Score",
    "Tokens",
    "find_package",
    "find_route",
    "list_packages",
    "open_engine",
    "read_package",
]


def open_engine(
    from_code: str,
    to_code: str,
    package: str | Path | None = None,
    machine: Machine | None = None,
) -> Engine:
    """Return an engine for the pair: one package, or two that meet in English.

    Args:
        from_code: Code of the source language, as in ``"en"``.
        to_code: Code of the target language.
        package: A path, or the name or kind of a listed package; ``None`` takes the preferred one.
        machine: How to run it; by default as :meth:`Machine.detect` finds best.

    Raises:
        PackageNotInstalledError: if no package leads there.
        PackageError: if the chosen package translates another pair or is damaged.
    """
    engines = [ArgosEngine(each, machine) for each in find_route(from_code, to_code, package)]
    return engines[0] if len(engines) == 1 else PivotEngine(*engines)
