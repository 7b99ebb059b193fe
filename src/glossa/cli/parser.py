"""What the command line accepts. Commands are imported only when they run: help is instant."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # The type has no public name, and is generic for type checkers only.
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001

Run = Callable[[argparse.Namespace], int]

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
    _add_translate(commands)
    _add_detect(commands)
    _add_packages(commands)
    _add_glossary(commands)
    _add_check(commands)
    return parser


def _lazily(module: str, function: str = "run") -> Run:
    def run(options: argparse.Namespace) -> int:
        status: int = getattr(import_module(f"glossa.cli.{module}"), function)(options)
        return status

    return run


def _command(
    commands: Commands, name: str, help_: str, run: Run, description: str = ""
) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        name,
        help=help_,
        description=description or f"{help_[0].upper()}{help_[1:]}.",
        allow_abbrev=False,
    )
    parser.set_defaults(run=run)
    return parser


def _add_input(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="text files; - or none reads standard input"
    )
    parser.add_argument(
        "--encoding", default="utf-8", help="of the files, and of what is written (default: utf-8)"
    )
    parser.add_argument("--json", action="store_true", help="print JSON Lines, one a file")


def _add_translate(commands: Commands) -> None:
    parser = _command(commands, "translate", "translate texts", _lazily("translate"))
    _add_input(parser)
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
        "--beam", type=_positive, metavar="N", help="hypotheses kept while decoding (default: 4)"
    )
    parser.add_argument(
        "--keep-lines",
        action="store_true",
        help="never join the lines of a paragraph that was wrapped by hand",
    )
    glossary = parser.add_mutually_exclusive_group()
    _add_chosen_glossary(glossary)
    glossary.add_argument(
        "--no-glossary", action="store_true", help="enforce no glossary, only translate"
    )
    parser.add_argument(
        "--strict", action="store_true", help="fail when a term could not be rendered"
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


def _add_detect(commands: Commands) -> None:
    parser = _command(
        commands,
        "detect",
        "tell the language of texts",
        _lazily("detect"),
        "Tell the language of each text: its code, the confidence, and the next likely ones.",
    )
    _add_input(parser)
    parser.add_argument(
        "--paragraphs", action="store_true", help="tell the language of each paragraph"
    )


def _add_packages(commands: Commands) -> None:
    parser = _command(
        commands, "packages", "list, install and remove translation packages", _no_action
    )
    actions = parser.add_subparsers(title="actions", required=True, metavar="ACTION")
    listing = _command(actions, "list", "list the packages at hand", _lazily("packages", "list_"))
    listing.add_argument("--json", action="store_true", help="print JSON Lines, one a package")
    install = _command(
        actions,
        "install",
        "install a package from the Argos index (this uses the network) or from a file",
        _lazily("packages", "install"),
    )
    install.add_argument(
        "what",
        nargs="+",
        metavar="PAIR|FILE",
        help="two languages, as in en lt, or .argosmodel files",
    )
    remove = _command(
        actions, "remove", "remove an installed package", _lazily("packages", "remove")
    )
    remove.add_argument("pair", nargs="+", metavar="PAIR", help="two languages, as in en lt")
    info = _command(
        actions, "info", "show what a package says of itself", _lazily("packages", "info")
    )
    info.add_argument("what", nargs="*", metavar="PAIR|FILE", help="default: all packages")
    info.add_argument("--json", action="store_true", help="print JSON Lines, one a package")


def _add_glossary(commands: Commands) -> None:
    parser = _command(commands, "glossary", "keep a glossary sound", _no_action)
    actions = parser.add_subparsers(title="actions", required=True, metavar="ACTION")

    def action(name: str, help_: str) -> argparse.ArgumentParser:
        sub = _command(actions, name, help_, _lazily("glossary", name))
        sub.add_argument("--json", action="store_true", help="print JSON Lines")
        return sub

    lint = action("lint", "find what is wrong in glossaries")
    lint.add_argument("files", nargs="*", metavar="FILE", help="default: all that ship with glossa")
    convert = _command(
        actions, "convert", "write a glossary in another format", _lazily("glossary", "convert")
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
        type=_positive,
        default=3,
        metavar="N",
        help="sentences it is in (default: 3)",
    )
    for each in (search, stats, forms, extract):
        _add_chosen_glossary(each)


def _add_check(commands: Commands) -> None:
    parser = _command(
        commands,
        "check",
        "find where a translation breaks the glossary",
        _lazily("check"),
        "Compare translations with their sources: a source and its translation as two text files,"
        " or files that hold both (PO, TMX, TSV, XLIFF).",
    )
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--from", dest="source", metavar="LANG", help="language of the source")
    parser.add_argument("--to", metavar="LANG", help="language of the translation")
    parser.add_argument("--json", action="store_true", help="print JSON Lines, one a finding")
    _add_chosen_glossary(parser)


def _add_chosen_glossary(parser: argparse.ArgumentParser | argparse._ArgumentGroup) -> None:
    parser.add_argument(
        "--glossary",
        action="append",
        metavar="NAME|FILE",
        help="use this glossary instead of all that ship with glossa; may be repeated",
    )


def _no_action(_: argparse.Namespace) -> int:
    raise AssertionError("argparse asks for an action before this runs")


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a whole number from 1 on")
    return int(text)
