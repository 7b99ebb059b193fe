"""Fetching a package: Argos Translate's own index and download, over a network made of files."""

from __future__ import annotations

import builtins
import json
import logging
from typing import TYPE_CHECKING, Any

import pytest

from glossa.engine.index import install_pair
from glossa.engine.locations import packages_folder
from glossa.errors import PackageCorruptError, PackageError
from glossa.testing import build_package

if TYPE_CHECKING:
    from pathlib import Path

package = pytest.importorskip("argostranslate.package", reason="comes with glossa-mt[argos]")
networking = pytest.importorskip("argostranslate.networking", reason="comes with glossa-mt[argos]")


class Index:
    """A directory that plays the index and the mirrors."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.entries: list[dict[str, Any]] = []
        self.asked: list[str] = []
        self.online = True
        (folder / "downloads").mkdir()
        settings = package.settings
        monkeypatch.setattr(settings, "remote_package_index", (folder / "there.json").as_uri())
        monkeypatch.setattr(settings, "local_package_index", folder / "here.json")
        monkeypatch.setattr(settings, "downloads_dir", folder / "downloads")
        monkeypatch.setattr(networking, "get", self.get)

    def get(self, url: str, retry_count: int = 3) -> bytes | None:
        self.asked.append(url)
        assert retry_count >= 0
        file = self.folder / url.rpartition("/")[2]
        return file.read_bytes() if self.online and file.exists() else None

    def offer(self, from_code: str, to_code: str, version: str = "1.0", file: str = "") -> None:
        path = build_package(self.folder, from_code=from_code, to_code=to_code, version=version)
        entry = {"from_code": from_code, "to_code": to_code, "package_version": version}
        self.entries.append(entry | {"links": [f"https://example.org/{file or path.name}"]})
        (self.folder / "there.json").write_text(json.dumps(self.entries))


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Index:
    return Index(tmp_path, monkeypatch)


def test_the_newest_package_of_a_pair_is_installed(index: Index) -> None:
    for version in ("1.9", "1.10", "1.2"):
        index.offer("en", "lt", version)
    index.offer("lt", "en", "9.0")
    stale = index.folder / "downloads" / "translate-en_lt.argosmodel"
    stale.write_bytes(b"half a download")
    installed = install_pair("en", "lt")
    assert (installed.pair, installed.version) == (("en", "lt"), "1.10")
    assert installed.path.parent == packages_folder()
    assert index.asked == ["https://example.org/translate-en_lt-1_10.argosmodel"]
    assert list((index.folder / "downloads").iterdir()) == []


def test_a_wrong_package_behind_the_link_is_refused(index: Index) -> None:
    index.offer("lt", "en")
    index.offer("en", "lt", file="translate-lt_en-1_0.argosmodel")
    with pytest.raises(PackageError, match="from lt to en, not from en to lt"):
        install_pair("en", "lt")
    assert not packages_folder().exists()
    assert list((index.folder / "downloads").iterdir()) == []


def test_a_damaged_download_is_refused(index: Index) -> None:
    index.offer("en", "lt", file="damaged.argosmodel")
    (index.folder / "damaged.argosmodel").write_bytes(b"<html>Not found</html>")
    with pytest.raises(PackageCorruptError, match="not a zip archive"):
        install_pair("en", "lt")


def test_no_network_is_one_sentence(
    index: Index, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with (
        caplog.at_level(logging.CRITICAL),
        pytest.raises(PackageError, match="could not be fetched: check the network"),
    ):
        install_pair("en", "lt")
    index.offer("en", "lt")
    index.online = False
    with pytest.raises(PackageError, match="could not be downloaded: check the network"):
        install_pair("en", "lt")
    assert capfd.readouterr() == ("", "")


def test_an_index_fetched_earlier_serves(index: Index) -> None:
    index.offer("en", "lt")
    (index.folder / "there.json").rename(index.folder / "here.json")
    assert install_pair("en", "lt").pair == ("en", "lt")


@pytest.mark.parametrize("written", ["{", "[1]", "3"])
def test_an_unreadable_index_is_one_sentence(index: Index, written: str) -> None:
    (index.folder / "there.json").write_text(written)
    with pytest.raises(PackageError, match="cannot be read: delete it"):
        install_pair("en", "lt")


def test_what_the_index_lacks_is_said(index: Index) -> None:
    index.offer("de", "en")
    with pytest.raises(PackageError, match="no package from de to lt: install one from a file"):
        install_pair("de", "lt")
    index.offer("en", "lt")
    with pytest.raises(PackageError, match="install de en` and `glossa packages install en lt`"):
        install_pair("de", "lt")


def test_a_missing_argos_translate_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *arguments: Any, **options: Any) -> Any:
        if name.startswith("argostranslate"):
            raise ImportError(name)
        return real(name, *arguments, **options)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(PackageError, match=r"pip install 'glossa-mt\[argos\]'"):
        install_pair("en", "lt")
