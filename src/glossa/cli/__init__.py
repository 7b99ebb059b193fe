"""The command line: parse, call the library, print. Nothing is decided here.

Results go to standard output and everything else to standard error. The exit status is 0 when all
is clean, 1 when there are findings, 2 for bad input or usage, 3 when something is missing.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NoReturn

from glossa.cli.parser import build_parser
from glossa.errors import GlossaError

if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED = 130
"""What shells expect of a process that Control-C ended (128 + SIGINT)."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status.

    Args:
        arguments: what follows the command's name; those of this process when omitted.
    """
    options = build_parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except GlossaError as error:
        return _fail(str(error), error.exit_status)
    except KeyboardInterrupt:
        return _fail("interrupted; files already written are complete.", INTERRUPTED)
    except BrokenPipeError:
        _forget_standard_output()
        return _fail("the reader of the output closed it before everything was written.", 2)
    except OSError as error:
        return _fail(f"{error.filename or 'output'}: {error.strerror or error}.", 2)
    return status


def _fail(message: str, status: int) -> int:
    print(f"glossa: {message}", file=sys.stderr)
    return status


def _forget_standard_output() -> None:
    """Keep Python from complaining a second time when it flushes standard output at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def entry_point() -> NoReturn:
    """Exit with the status of :func:`main`; what the ``glossa`` script calls."""
    status = main()
    sys.stderr.flush()
    # CTranslate2's worker threads make an orderly interpreter shutdown slow; all is flushed.
    os._exit(status)
