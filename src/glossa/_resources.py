"""Where the data that ships with glossa lies: in the wheel, or at the top of a checkout."""

from __future__ import annotations

from pathlib import Path


def resource_folder(kind: str) -> Path:
    """Return the folder of shipped data called ``kind``, as in ``"packages"`` or ``"glossaries"``.

    A wheel carries it inside the import package; a checkout (and so an editable install) has it two
    levels above ``src/glossa``. The folder may be absent: a caller treats that as an empty one.
    """
    here = Path(__file__).resolve().parent
    installed = here / kind
    if installed.is_dir():
        return installed
    checkout = here.parent.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / kind).is_dir():
        return checkout / kind
    return installed
