"""Where Argos Translate keeps its packages on this machine, by its own rules.

In: environment variables and Argos's ``settings.json``. Out: folders, none of them created. The
rules are those of ``argostranslate.settings`` 1.11, which makes folders in the home directory as
soon as it is imported.
"""

from __future__ import annotations

import json
import os
from pathlib import Path


def _home() -> Path:
    snap = os.environ.get("SNAP_USER_DATA") if "SNAP" in os.environ else None
    return Path(snap) if snap else Path.home()


def _settings_file() -> Path:
    config = os.environ.get("XDG_CONFIG_HOME")
    return (Path(config) if config else _home() / ".config") / "argos-translate" / "settings.json"


def argos_setting(key: str) -> str | None:
    """Return what the environment, or else Argos's settings file, says of ``key``."""
    if key in os.environ:
        return os.environ[key]
    try:
        written = json.loads(_settings_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    value = written.get(key) if isinstance(written, dict) else None
    return None if value is None else str(value)


def packages_folder() -> Path:
    """Return the folder that packages are installed to; it may not exist yet."""
    chosen = argos_setting("ARGOS_PACKAGES_DIR")
    if chosen:
        return Path(chosen)
    data = os.environ.get("XDG_DATA_HOME")
    return (Path(data) if data else _home() / ".local" / "share") / "argos-translate" / "packages"


def package_folders() -> tuple[Path, ...]:
    """Return every folder that may hold installed packages, the one to install to first."""
    folders = [packages_folder()]
    if "SNAP" in os.environ:
        custom = Path(os.environ["SNAP"]) / "snap_custom"
        folders.append(custom / "packages")
        content = custom / "content_snap_packages"
        if content.is_dir():
            folders += sorted(path for path in content.iterdir() if path.is_dir())
    return tuple(folder for folder in folders if folder.is_dir() or folder == folders[0])
