"""What ``glossa check`` accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossa.cli.arguments.common import add_chosen_glossary, command, lazily

if TYPE_CHECKING:
    from glossa.cli.arguments.common import Commands


def add(commands: Commands) -> None:
    """Add ``glossa check``."""
    parser = command(
        commands,
        "check",
        "find where a translation breaks the glossary",
        lazily("check"),
        "Compare translations with their sources: a source and its translation as two text files,"
        " or files that hold both (PO, TMX, TSV, XLIFF).",
    )
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--from", dest="source", metavar="LANG", help="language of the source")
    parser.add_argument("--to", metavar="LANG", help="language of the translation")
    parser.add_argument("--json", action="store_true", help="print JSON Lines, one a finding")
    add_chosen_glossary(parser)
