"""Step eleven: a CTranslate2 model and its pieces become an Argos package.

In come a model folder, ``pieces.model``, a readme and what the metadata should say; out goes one
``translate-FROM_TO-VERSION.argosmodel``: a zip archive of one folder, as Argos Translate 1.x
installs it. The same input gives the same bytes.
"""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Any

from training import pieces

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAMES = {"en": "English", "lt": "Lithuanian"}
ARGOS_VERSION = "1.9"
"""The oldest Argos Translate whose packages look like this."""

EPOCH = (1980, 1, 1, 0, 0, 0)
"""Zip archives need a date; a fixed one keeps them reproducible."""


def stem(source: str, target: str, version: str) -> str:
    """Returns the package's folder and file name, in Argos's own manner."""
    return f"translate-{source}_{target}-{version.replace('.', '_')}"


def metadata(
    source: str, target: str, version: str, extra: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Returns what ``metadata.json`` says; ``extra`` joins what only glossa reads."""
    return {
        "package_version": version,
        "argos_version": ARGOS_VERSION,
        "type": "translate",
        "code": f"translate-{source}_{target}",
        "from_code": source,
        "from_name": NAMES[source],
        "to_code": target,
        "to_name": NAMES[target],
        "links": [],
        "dependencies": [],
        "glossa": {
            "annotations": {
                "kind": "target-lemma",
                "open": pieces.OPEN,
                "middle": pieces.MIDDLE,
                "close": pieces.CLOSE,
            },
            **(extra or {}),
        },
    }


def pack(
    folder: Path,
    model: Path,
    pieces_model: Path,
    readme: str,
    values: Mapping[str, Any],
) -> Path:
    """Writes the package into ``folder`` and returns its path."""
    name = stem(values["from_code"], values["to_code"], values["package_version"])
    texts = {"metadata.json": json.dumps(values, ensure_ascii=False, indent=2), "README.md": readme}
    files = {f"model/{path.name}": path for path in sorted(model.iterdir())}
    files["sentencepiece.model"] = pieces_model
    folder.mkdir(parents=True, exist_ok=True)
    partial = folder / f"{name}.part"
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for inner, text in texts.items():
            archive.writestr(_entry(f"{name}/{inner}"), text.encode())
        for inner, path in files.items():
            archive.writestr(_entry(f"{name}/{inner}"), path.read_bytes())
    path = folder / f"{name}.argosmodel"
    partial.replace(path)
    return path


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
