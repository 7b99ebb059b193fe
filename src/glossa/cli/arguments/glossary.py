"""What ``glossa glossary`` and its actions accept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from glossa.cli.arguments.common import add_chosen_glossary, command, lazily, no_action, positive

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from glossa.cli.arguments.common import Commands


def add(commands: Commands) -> None:
    """Add ``glossa glossary`` and its actions."""
    parser = command(commands, "glossary", "keep a glossary sound", no_action)
    actions = parser.add_subparsers(title="actions", required=True, metavar="ACTION")

    def action(name: str, help_: str) -> ArgumentParser:
        sub = command(actions, name, help_, lazily("glossary", name))
        sub.add_argument("--json", action="store_true", help="print JSON Lines")
        return sub

    lint = action("lint", "find what is wrong in glossaries")
    lint.add_argument("files", nargs="*", metavar="FILE", help="default: all that ship with glossa")
    convert = command(
        actions, "convert", "write a glossary in another format", lazily("glossary", "convert")
    )
    convert.add_argument("file", metavar="FILE", help="PO, CSV, TSV, TBX or TMX")
    convert.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    convert.add_argument("--format", default="", help="of the input, if its name does not tell")
    convert.add_argument("--to", help="format of the output, if its name does not tell")
    search = action("search", "find entries by a term in any of its forms")
    search.add_argument("term")
    stats = action("stats", "count entries by kind")
    forms = action("forms", "show every form of a term")
    forms.add_argument("term")
    extract = action("extract", "find candidate terms in parallel text")
    extract.add_argument("files", nargs="+", metavar="FILE", help="as for glossa check")
    extract.add_argument(
        "--least",
        type=positive,
        default=3,
        metavar="N",
        help="sentences it is in (default: 3)",
    )
    for each in (search, stats, forms, extract):
        add_chosen_glossary(each)
