"""Files of translations to segments: pairs of texts, PO, TMX, TSV, XLIFF 1.2 and 2.

What has no translation yet is no segment: there is nothing to check in it.
"""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from glossa.errors import InputError
from glossa.glossary.checking.values import Segment
from glossa.glossary.errors import GlossaryFormatError
from glossa.glossary.exchange.safexml import parse_xml
from glossa.glossary.exchange.tables import decoded
from glossa.glossary.exchange.tmx import segments_of
from glossa.glossary.po import parse_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from glossa.glossary.exchange.safexml import Node

    Reader = Callable[[bytes, str], Iterator[Segment]]

_CODES: Final = frozenset({"ph", "x", "bx", "ex", "sc", "ec", "cp", "sm", "em", "bpt", "ept", "it"})
"""Inline elements of XLIFF that stand for markup and not for text."""


def read_segments(path: str | Path) -> tuple[Segment, ...]:
    """Read a bilingual file; its suffix says the format.

    Raises:
        InputError: if the suffix says nothing, or the file cannot be read.
        GlossaryFormatError: if the file is not in that format.
    """
    suffix = PurePath(path).suffix.lower()
    reader = READERS.get(suffix)
    if reader is None:
        raise InputError(
            f"{path} is not a file of translations that can be checked: give a source and a "
            f"target text, or one of {', '.join(READERS)}."
        )
    return tuple(reader(_bytes(path), str(path)))


def read_pair(source: str | Path, target: str | Path) -> tuple[Segment, ...]:
    """Read two texts, a line of one for each line of the other; see :func:`paired_texts`.

    Raises:
        InputError: if a file cannot be read.
        GlossaryFormatError: if a file is not UTF-8.
    """
    texts = [decoded(_bytes(path), str(path)) for path in (source, target)]
    return paired_texts(texts[0], texts[1], str(target))


def paired_texts(source: str, target: str, path: str = "") -> tuple[Segment, ...]:
    """Pair the lines of two texts; texts of unlike layout by paragraph, or as a whole."""
    ours, theirs = source.splitlines(), target.splitlines()
    if len(ours) == len(theirs):
        pairs = zip(range(1, len(ours) + 1), ours, theirs, strict=True)
        return tuple(
            Segment(source=one, target=other, path=path, line=line)
            for line, one, other in pairs
            if one.strip() or other.strip()
        )
    ours = [line for line in ours if line.strip()]
    placed = [(line, text) for line, text in enumerate(theirs, 1) if text.strip()]
    if len(ours) == len(placed):
        return tuple(
            Segment(source=one, target=other, path=path, line=line)
            for one, (line, other) in zip(ours, placed, strict=True)
        )
    return (Segment(source=source, target=target, path=path, line=1),)


def _bytes(path: str | Path) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}.") from error


def _po(data: bytes, path: str) -> Iterator[Segment]:
    catalogue = parse_bytes(data, path)
    for entry in catalogue.entries:
        if entry.target.strip() and not entry.is_fuzzy:
            yield Segment(
                source=entry.source,
                target=entry.target,
                path=path,
                line=entry.origin.line if entry.origin else 0,
                name=entry.context,
                source_language=entry.source_language,
                target_language=entry.target_language,
            )


def _tmx(data: bytes, path: str) -> Iterator[Segment]:
    root = parse_xml(data, path)
    header = next(root.each("header"), None)
    main = (header.attributes.get("srclang", "") if header else "").split("-")[0].lower()
    for unit in root.all("tu"):
        texts = segments_of(unit)
        own = unit.attributes.get("srclang", main).split("-")[0].lower()
        source = own if own in texts else next(iter(texts), "")
        for language, text in texts.items():
            if language != source and text.strip():
                yield Segment(
                    source=texts[source],
                    target=text,
                    path=path,
                    line=unit.line,
                    name=unit.attributes.get("tuid", ""),
                    source_language=source,
                    target_language=language,
                )


def _tsv(data: bytes, path: str) -> Iterator[Segment]:
    for line, row in enumerate(decoded(data, path).split("\n"), 1):
        cells = row.rstrip("\r").split("\t")
        if len(cells) >= 2 and cells[1].strip():
            yield Segment(source=cells[0], target=cells[1], path=path, line=line)
        elif len(cells) == 1 and cells[0].strip():
            problem = "needs a source and a target with a tab between them"
            raise GlossaryFormatError(problem, path=path, line=line, code="columns")


def _xliff(data: bytes, path: str) -> Iterator[Segment]:
    root = parse_xml(data, path)
    if root.name != "xliff":
        raise GlossaryFormatError("is not XLIFF", path=path, line=root.line, code="xml")
    if root.attributes.get("version", "").startswith("2"):
        yield from _xliff_2(root, path)
    else:
        yield from _xliff_1(root, path)


def _xliff_1(root: Node, path: str) -> Iterator[Segment]:
    for file in root.all("file"):
        pair = (file.attributes.get("source-language"), file.attributes.get("target-language"))
        for unit in file.all("trans-unit"):
            yield from _segment(unit, unit, pair, path)


def _xliff_2(root: Node, path: str) -> Iterator[Segment]:
    pair = (root.attributes.get("srcLang"), root.attributes.get("trgLang"))
    for unit in root.all("unit"):
        for segment in unit.each("segment"):
            yield from _segment(segment, unit, pair, path)


def _segment(
    holder: Node, unit: Node, pair: tuple[str | None, str | None], path: str
) -> Iterator[Segment]:
    source = next(holder.each("source"), None)
    target = next(holder.each("target"), None)
    if source is None or target is None or not target.text(_CODES).strip():
        return
    languages = [(tag or "").replace("_", "-").split("-")[0].lower() for tag in pair]
    yield Segment(
        source=source.text(_CODES),
        target=target.text(_CODES),
        path=path,
        line=holder.line,
        name=unit.attributes.get("id", ""),
        source_language=languages[0],
        target_language=languages[1],
    )


READERS: Final[dict[str, Reader]] = {
    ".po": _po,
    ".tmx": _tmx,
    ".tsv": _tsv,
    ".xlf": _xliff,
    ".xliff": _xliff,
}
"""Suffix → reader of bilingual files."""
