"""What ``glossa detect`` accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossa.cli.arguments.common import add_input, command, lazily

if TYPE_CHECKING:
    from glossa.cli.arguments.common import Commands


def add(commands: Commands) -> None:
    """Add ``glossa detect``."""
    parser = command(
        commands,
        "detect",
        "tell the language of texts",
        lazily("detect"),
        "Tell the language of each text: its code, the confidence, and the next likely ones.",
    )
    add_input(parser)
    parser.add_argument(
        "--paragraphs", action="store_true", help="tell the language of each paragraph"
    )
