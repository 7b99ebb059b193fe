"""What ``glossa translate`` accepts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from glossa.cli.arguments.common import add_chosen_glossary, add_input, command, lazily, positive

if TYPE_CHECKING:
    from glossa.cli.arguments.common import Commands


def add(commands: Commands) -> None:
    """Add ``glossa translate``."""
    parser = command(commands, "translate", "translate texts", lazily("translate"))
    add_input(parser)
    parser.add_argument("--to", required=True, metavar="LANG", help="language wanted, as in lt")
    parser.add_argument(
        "--from", dest="source", metavar="LANG", help="language of the text (default: detected)"
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="PATH", help="a file, or for several texts a folder"
    )
    parser.add_argument(
        "--resume",
        action="store_true",
        help="with a folder as output: leave out what an interrupted run had finished",
    )
    parser.add_argument(
        "--package",
        metavar="PATH",
        help="an .argosmodel file or folder to use instead of what is installed",
    )
    parser.add_argument(
        "--beam", type=positive, metavar="N", help="hypotheses kept while decoding (default: 4)"
    )
    parser.add_argument(
        "--keep-lines",
        action="store_true",
        help="never join the lines of a paragraph that was wrapped by hand",
    )
    glossary = parser.add_mutually_exclusive_group()
    add_chosen_glossary(glossary)
    glossary.add_argument(
        "--no-glossary", action="store_true", help="enforce no glossary, only translate"
    )
    parser.add_argument(
        "--strict", action="store_true", help="fail when a term is not rendered as it must be"
    )
    parser.add_argument(
        "--report", type=Path, metavar="FILE", help="write a page that shows every term (HTML)"
    )
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="RULE",
        help="switch a rule of typography off, or 'typography' for all; may be repeated",
    )
