"""Where glossaries come from: a shipped name, a path or a folder to files and their bytes.

Nothing is parsed here. Shipped names win over files of the same name in the working folder: write
``./nato`` for the latter.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from glossa.errors import GlossaryError
from glossa.glossary.errors import GlossaryFormatError

SUFFIXES: Final = (".po", ".pot", ".csv", ".tsv", ".tbx", ".tmx")
"""What a folder is searched for; the suffix says which format a file is in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """One file of a glossary; ``rank`` is the place of the source it belongs to, from 0."""

    path: Path
    data: bytes
    rank: int = 0


def shipped() -> tuple[str, ...]:
    """Return the names of the glossaries that come with glossa, in alphabetical order."""
    return tuple(sorted(path.stem for path in _shipped_folder().glob("*.po")))


def shipped_path(name: str) -> Path:
    """Return where the shipped glossary ``name`` lies."""
    return _shipped_folder() / f"{name}.po"


def files(*sources: str | Path) -> tuple[SourceFile, ...]:
    """Return the files that the sources stand for, in order; every shipped one if none is named.

    Raises:
        GlossaryError: if a source is neither a shipped name nor a path.
        GlossaryFormatError: if a file cannot be read.
    """
    found: list[SourceFile] = []
    if not sources:
        return tuple(_read(shipped_path(name), 0) for name in shipped())
    for rank, source in enumerate(sources):
        found += (_read(path, rank) for path in _paths(source))
    return tuple(found)


def _shipped_folder() -> Path:
    from glossa._resources import resource_folder

    return resource_folder("glossaries")


def _paths(source: str | Path) -> tuple[Path, ...]:
    if isinstance(source, str) and source in shipped():
        return (shipped_path(source),)
    path = Path(source).expanduser()
    if path.is_dir():
        inside = tuple(sorted(p for p in path.iterdir() if p.suffix.lower() in SUFFIXES))
        if not inside:
            raise GlossaryError(
                f"The folder {path} holds no glossary; put a PO, CSV, TSV, TBX or TMX file there."
            )
        return inside
    if path.exists():
        return (path,)
    raise GlossaryError(_unknown(str(source)))


def _unknown(name: str) -> str:
    names = shipped()
    near = get_close_matches(name.lower(), names, n=1)
    meant = f"did you mean {near[0]}?" if near else f"shipped are {', '.join(names) or 'none'}."
    return f"There is no glossary {name}, neither shipped nor as a file: {meant}"


def _read(path: Path, rank: int) -> SourceFile:
    try:
        return SourceFile(path=path, data=path.read_bytes(), rank=rank)
    except OSError as error:
        reason = error.strerror or str(error)
        raise GlossaryFormatError(f"cannot be read: {reason}", path=str(path), code="io") from error
