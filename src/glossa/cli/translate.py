"""``glossa translate``: texts in, translations out, findings on standard error."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from glossa.cli.console import (
    STDIN,
    Document,
    check_readable,
    check_writable,
    encode,
    note,
    read_documents,
    write_file,
    write_output,
)
from glossa.cli.progress import Progress
from glossa.engine.protocol import DEFAULT_OPTIONS
from glossa.errors import InputError
from glossa.glossary import Glossary
from glossa.language.typography import names
from glossa.report import translation_to_json
from glossa.translator import SHIPPED, Shipped, Translator
from glossa.values import Severity

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from glossa.translation import Translation

ALL_RULES = "typography"


def run(options: Namespace) -> int:
    """Translate the texts that the options name and return the exit status."""
    translator = _translator(options)
    check_readable(options.files)
    outputs = _outputs(options)
    if options.report:
        check_writable(options.report)
        if len(options.files) > 1:
            raise InputError("--report shows one text: translate the others apart.")
    status = 0
    with Progress() as progress:
        for document in _wanted(options, outputs):
            result = translator.translate(document.text, progress)
            progress.clear()
            _deliver(result, document, outputs, options)
            if options.report:
                from glossa.page import page

                write_file(options.report, page(result, document.name).encode())
            status = max(status, _tell(result, document))
    return status


def _translator(options: Namespace) -> Translator:
    search = (
        DEFAULT_OPTIONS if options.beam is None else replace(DEFAULT_OPTIONS, beam=options.beam)
    )
    return Translator(
        options.source,
        options.to,
        glossary=_glossary(options),
        package=options.package,
        strict=options.strict,
        options=search,
        rules=_rules(options.without),
        join_wrapped=not options.keep_lines,
    )


def _glossary(options: Namespace) -> Glossary | Shipped | None:
    if options.no_glossary:
        return None
    return Glossary.load(*options.glossary) if options.glossary else SHIPPED


def _rules(without: list[str]) -> frozenset[str] | None:
    unknown = sorted(set(without) - names() - {ALL_RULES})
    if unknown:
        known = ", ".join([ALL_RULES, *sorted(names())])
        raise InputError(f"There is no rule {unknown[0]!r} to switch off; choose among {known}.")
    if ALL_RULES in without:
        return frozenset()
    return names() - set(without) if without else None


def _outputs(options: Namespace) -> dict[str, Path]:
    """Return the file that each text goes to; empty for standard output."""
    output: Path | None = options.output
    if output is None:
        if options.resume:
            raise InputError("--resume needs a folder to look into: add -o FOLDER.")
        return {}
    files = options.files or [STDIN]
    check_writable(output)
    if not output.is_dir():
        if len(files) > 1:
            raise InputError(f"{output} is one file for several texts; give -o an existing folder.")
        return {files[0]: output}
    if STDIN in files:
        raise InputError("Standard input has no name to save under: give -o a file.")
    outputs = {name: output / Path(name).name for name in files}
    if len(set(outputs.values())) < len(outputs):
        raise InputError("Two of the files have the same name: translate them into two folders.")
    for name, path in outputs.items():
        if path.exists() and path.samefile(name):
            raise InputError(f"{name} would be overwritten by its translation: choose another -o.")
    return outputs


def _wanted(options: Namespace, outputs: dict[str, Path]) -> Iterator[Document]:
    """Read the texts that are still to be translated, one at a time."""
    names_ = options.files
    if options.resume:
        names_ = [name for name in names_ if not outputs[name].exists()]
        if not names_:
            return
    yield from read_documents(names_, options.encoding)


def _deliver(
    result: Translation, document: Document, outputs: dict[str, Path], options: Namespace
) -> None:
    text, encoding = result.text, options.encoding
    if options.json:
        named = {"file": document.name, **translation_to_json(result)}
        text, encoding = json.dumps(named, ensure_ascii=False) + "\n", "utf-8"
    if document.name in outputs:
        write_file(outputs[document.name], encode(text, encoding))
    else:
        write_output(encode(text, encoding))


def _tell(result: Translation, document: Document) -> int:
    """Print what a person should look at; 1 if anything is more than a notice."""
    called = "standard input" if document.name == STDIN else document.name
    for finding in result.findings:
        line = ""
        if finding.span:
            line = f" line {document.text.count(chr(10), 0, finding.span.start) + 1}:"
        note(f"{called}:{line} {finding.severity.value}: {finding.message} [{finding.code}]")
    return int(any(finding.severity is not Severity.NOTICE for finding in result.findings))
