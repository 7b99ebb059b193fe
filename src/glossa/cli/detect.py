"""``glossa detect``: one line a text, or a paragraph, with its language and the confidence."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from glossa.cli.console import read_documents
from glossa.language.detection import detect, detect_paragraphs

if TYPE_CHECKING:
    from argparse import Namespace

    from glossa.cli.console import Document
    from glossa.language.detection import Detection


def run(options: Namespace) -> int:
    """Print the language of each text."""
    several = len(options.files) > 1
    for document in read_documents(options.files, options.encoding):
        if options.paragraphs:
            _print_paragraphs(document, as_json=options.json)
        elif options.json:
            _print_json({"file": document.name, **_described(detect(document.text))})
        else:
            named = f"\t{document.name}" if several else ""
            sys.stdout.write(_line(detect(document.text)) + named + "\n")
    return 0


def _print_paragraphs(document: Document, *, as_json: bool) -> None:
    for paragraph in detect_paragraphs(document.text):
        start, end = paragraph.span.start, paragraph.span.end
        line = document.text.count("\n", 0, start) + 1
        if as_json:
            where = {"file": document.name, "line": line, "span": [start, end]}
            _print_json(where | _described(paragraph.detection))
        else:
            sys.stdout.write(f"{document.name}:{line}\t{_line(paragraph.detection)}\n")


def _line(found: Detection) -> str:
    return f"{found.language}\t{found.confidence:.3f}"


def _described(found: Detection) -> dict[str, Any]:
    return {
        "language": found.language,
        "confidence": round(found.confidence, 4),
        "alternatives": [[code, round(chance, 4)] for code, chance in found.alternatives],
    }


def _print_json(values: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(values, ensure_ascii=False) + "\n")
