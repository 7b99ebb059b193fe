"""What ``glossa packages`` and its actions accept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossa.cli.arguments.common import command, lazily, no_action

if TYPE_CHECKING:
    from glossa.cli.arguments.common import Commands


def add(commands: Commands) -> None:
    """Add ``glossa packages`` and its actions."""
    parser = command(
        commands, "packages", "list, install and remove translation packages", no_action
    )
    actions = parser.add_subparsers(title="actions", required=True, metavar="ACTION")
    listing = command(actions, "list", "list the packages at hand", lazily("packages", "list_"))
    listing.add_argument("--json", action="store_true", help="print JSON Lines, one a package")
    install = command(
        actions,
        "install",
        "install a package from the Argos index (this uses the network) or from a file",
        lazily("packages", "install"),
    )
    install.add_argument(
        "what",
        nargs="+",
        metavar="PAIR|FILE",
        help="two languages, as in en lt, or .argosmodel files",
    )
    remove = command(actions, "remove", "remove an installed package", lazily("packages", "remove"))
    remove.add_argument("pair", nargs="+", metavar="PAIR", help="two languages, as in en lt")
    info = command(
        actions, "info", "show what a package says of itself", lazily("packages", "info")
    )
    info.add_argument("what", nargs="*", metavar="PAIR|FILE", help="default: all packages")
    info.add_argument("--json", action="store_true", help="print JSON Lines, one a package")
