"""``glossa check``: where a translation, human or machine, breaks the glossary."""

from __future__ import annotations

import json
import sys
from itertools import chain
from typing import TYPE_CHECKING

from glossa.cli.console import check_readable, note
from glossa.errors import InputError
from glossa.glossary import Glossary
from glossa.glossary.checking.check import check_segments
from glossa.glossary.checking.readers import READERS, read_pair, read_segments

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

    from glossa.glossary.checking.values import Segment


def run(options: Namespace) -> int:
    """Check the files against the glossary; 1 if anything more than a notice is found."""
    check_readable(options.files)
    glossary = Glossary.load(*(options.glossary or ()))
    report = check_segments(segments_of(options.files), _directed(glossary, options))
    for finding in report.findings:
        line = json.dumps(finding.as_json(), ensure_ascii=False) if options.json else str(finding)
        sys.stdout.write(line + "\n")
    note(
        f"{report.segments} segments, {report.rendered} of {report.uses} uses of terms rendered,"
        f" {len(report.findings)} findings."
    )
    return 0 if report.clean else 1


def segments_of(files: list[str]) -> Iterable[Segment]:
    """Read bilingual files, or a source and its translation."""
    bilingual = [name for name in files if name.lower().endswith(tuple(READERS))]
    if len(bilingual) == len(files):
        return chain.from_iterable(map(read_segments, files))
    if len(files) == 2 and not bilingual:
        return read_pair(*files)
    raise InputError(
        f"Name a source and its translation, or files that hold both ({', '.join(READERS)})."
    )


def _directed(glossary: Glossary, options: Namespace) -> Glossary:
    source, target = glossary.pair
    source = options.source or (source if options.to != source else target)
    target = options.to or (target if source != target else glossary.pair[0])
    return glossary.for_pair(source, target)
