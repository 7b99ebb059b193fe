"""``glossa glossary``: lint, convert, search, stats, forms and extract."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glossa.cli.console import check_readable, check_writable, note, write_file, write_output
from glossa.errors import GlossaryError
from glossa.glossary import Glossary, asking
from glossa.values import Severity

if TYPE_CHECKING:
    from argparse import Namespace

    from glossa.glossary import Entry


def lint(options: Namespace) -> int:
    """Print what an editor should look at; 1 if anything is more than a notice."""
    from glossa.glossary.lint.run import lint as find

    findings = find(*options.files)
    for finding in findings:
        if options.json:
            _print_json(asdict(finding))
        else:
            sys.stdout.write(f"{finding}\n")
    note(f"{len(findings)} findings.")
    return int(any(finding.severity is not Severity.NOTICE for finding in findings))


def convert(options: Namespace) -> int:
    """Write a glossary in another format and say what that cannot hold; 1 if anything is lost."""
    from glossa.glossary.exchange import formats

    check_readable([options.file])
    check_writable(options.output)
    to = options.to or formats.format_of(str(options.output)).name
    written = formats.convert(Path(options.file).read_bytes(), options.file, to, options.format)
    if str(options.output) == "-":
        write_output(written.data)
    else:
        write_file(options.output, written.data)
    for loss in written.losses:
        note(str(loss))
    return int(bool(written.losses))


def search(options: Namespace) -> int:
    """Print the entries that have a term, on either side and in any form; 1 if there is none."""
    found = asking.search(_glossary(options), options.term)
    for entry in found:
        if options.json:
            _print_json(_described(entry))
        else:
            context = f" ({entry.context})" if entry.context else ""
            sys.stdout.write(f"{entry.source}{context}\t{entry.target}\t{entry.origin}\n")
    if not found:
        note(f"No entry has {options.term!r}.")
    return int(not found)


def stats(options: Namespace) -> int:
    """Print how many entries of what kind there are."""
    told = asking.stats(_glossary(options))
    if options.json:
        _print_json(asdict(told))
        return 0
    for name, value in asdict(told).items():
        if isinstance(value, tuple):
            value = ", ".join(f"{key or 'none'} {count}" for key, count in value)
        sys.stdout.write(f"{name.replace('_', ' ') + ':':<18}{value}\n")
    return 0


def forms(options: Namespace) -> int:
    """Print every form of a term as a table."""
    for table in asking.forms(_glossary(options), options.term):
        if options.json:
            _print_json(asdict(table))
            continue
        sys.stdout.write(f"{table.term} → {table.lemma}\n")
        rows = [("", table.columns), *table.rows]
        widths = [max(len(cells[at]) for _, cells in rows) for at in range(len(table.columns))]
        for name, cells in rows:
            padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
            sys.stdout.write(f"  {name:<4} {'  '.join(padded)}".rstrip() + "\n")
        for ambiguity in table.ambiguities:
            note(f"{ambiguity.message} To settle it: {ambiguity.hint}")
    return 0


def extract(options: Namespace) -> int:
    """Print candidate terms of parallel text, for a person to decide on."""
    from glossa.cli.check import segments_of
    from glossa.glossary.extracting import extract as find

    check_readable(options.files)
    pairs = ((segment.source, segment.target) for segment in segments_of(options.files))
    for found in find(pairs, least=options.least, glossary=_glossary(options)):
        if options.json:
            _print_json(asdict(found))
        elif not found.known:
            counts = f"{found.count}\t{found.together}\t{found.score:.1f}"
            sys.stdout.write(f"{found.source}\t{found.target}\t{counts}\n")
    return 0


def _glossary(options: Namespace) -> Glossary:
    glossary = Glossary.load(*(options.glossary or ()))
    if not len(glossary):
        raise GlossaryError("The glossary is empty: name another with --glossary.")
    return glossary


def _described(entry: Entry) -> dict[str, Any]:
    return {**asdict(entry), "origin": str(entry.origin) if entry.origin else None}


def _print_json(values: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(values, ensure_ascii=False, default=str) + "\n")
