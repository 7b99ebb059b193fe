"""What the command line accepts. Commands are imported only when they run: help is instant.

The arguments of each command stand in :mod:`glossa.cli.arguments`.
"""

from __future__ import annotations

import argparse

from glossa.cli.arguments import check, detect, glossary, packages, translate

EPILOG = """\
exit status: 0 all clean, 1 there are findings, 2 bad input or usage,
             3 something is missing (the message says which command fetches it)
"""


class _Version(argparse.Action):
    """Prints the version; looks it up only when asked, since that reads the disk."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"glossa {version('glossa-mt')}")
        parser.exit()


def build_parser() -> argparse.ArgumentParser:
    """Return the parser; what it parses has ``run``, a function from the options to the status."""
    parser = argparse.ArgumentParser(
        prog="glossa",
        description="Translate between English and Lithuanian offline, keeping to your glossary.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for each in (translate, detect, packages, glossary, check):
        each.add(commands)
    return parser
