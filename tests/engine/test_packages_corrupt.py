"""Packages that are damaged, dangerous or for something else: one clear error, nothing changed."""

from __future__ import annotations

import json
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from glossa.engine import ArgosEngine, read_package
from glossa.engine import archive as archive_module
from glossa.engine.install import install_file
from glossa.engine.locations import packages_folder
from glossa.errors import GlossaError, PackageCorruptError, PackageError
from glossa.testing import build_package

if TYPE_CHECKING:
    import io

pytest_plugins = ["engine_packages"]

ROOT = "translate-en_lt-1_0"
Files = dict[str, bytes]
Damage = Callable[[Files], None]


def without(name: str) -> Damage:
    def damage(files: Files) -> None:
        del files[f"{ROOT}/{name}"]

    return damage


def changed(name: str, content: bytes | Callable[[bytes], bytes]) -> Damage:
    def damage(files: Files) -> None:
        old = files[f"{ROOT}/{name}"]
        files[f"{ROOT}/{name}"] = content if isinstance(content, bytes) else content(old)

    return damage


def metadata(**changes: Any) -> Damage:
    def damage(files: Files) -> None:
        whole = json.loads(files[f"{ROOT}/metadata.json"]) | changes
        files[f"{ROOT}/metadata.json"] = json.dumps(whole).encode()

    return damage


def added(name: str, content: bytes = b"x") -> Damage:
    def damage(files: Files) -> None:
        files[name] = content

    return damage


# (what was done to the package, words of the message)
DAMAGED: dict[str, tuple[Damage, str]] = {
    "no metadata": (without("metadata.json"), "metadata.json is missing"),
    "no model": (without("model/model.bin"), "model.bin is missing"),
    "no vocabulary": (without("model/shared_vocabulary.json"), "cannot be loaded"),
    "no tokenizer": (without("sentencepiece.model"), "neither sentencepiece.model nor bpe.model"),
    "empty model": (changed("model/model.bin", b""), "cannot be loaded"),
    "half a model": (changed("model/model.bin", lambda old: old[: len(old) // 2]), "cannot be"),
    "garbled model": (changed("model/model.bin", bytes(1000)), "cannot be loaded"),
    "garbled names": (
        changed("model/model.bin", lambda old: old.replace(b"enc", b"\xe9\xe9\xe9")),
        "cannot be loaded",
    ),
    "garbled config": (changed("model/config.json", b"{{"), "cannot be loaded"),
    "garbled vocabulary": (changed("model/shared_vocabulary.json", b"\xff["), "cannot be loaded"),
    "garbled tokenizer": (changed("sentencepiece.model", b"nonsense"), "sentencepiece.model"),
    "empty tokenizer": (changed("sentencepiece.model", b""), "sentencepiece.model"),
    "metadata no JSON": (changed("metadata.json", b"{"), "not JSON"),
    "metadata a list": (changed("metadata.json", b"[]"), "not a JSON object"),
    "metadata not UTF-8": (changed("metadata.json", b"\xff\xfe{}"), "not JSON"),
    "metadata too deep": (changed("metadata.json", b"[" * 100_000), "not JSON"),
    "no pair": (metadata(from_code=None), "no usable from_code"),
    "odd pair": (metadata(to_code="../x"), "no usable to_code"),
    "other type": (metadata(type="sbd"), "type 'sbd'"),
    "name upwards": (added(f"{ROOT}/../../evil"), "leads out of it"),
    "name absolute": (added("/tmp/evil"), "leads out of it"),
    "name with a drive": (added("C:/evil"), "leads out of it"),
    "name with a backslash": (added(f"{ROOT}\\..\\evil"), "leads out of it"),
    "same name but for case": (added(f"{ROOT}/Metadata.json"), "twice"),
    "two packages": (added("other/metadata.json", b"{}"), "more than one package"),
}


def packed(files: Files, path: Path, method: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


@pytest.fixture(scope="module")
def whole(archive: Path) -> Files:
    with zipfile.ZipFile(archive) as files:
        return {name: files.read(name) for name in files.namelist()}


@pytest.mark.parametrize("kind", DAMAGED)
def test_damaged_packages_are_refused_and_the_old_one_stays(
    kind: str, whole: Files, archive: Path, tmp_path: Path
) -> None:
    damage, words = DAMAGED[kind]
    old = install_file(archive)
    before = snapshot(packages_folder().parent)
    files = dict(whole)
    damage(files)
    path = packed(files, tmp_path / "new.argosmodel")
    with pytest.raises(PackageCorruptError) as caught:
        install_file(path)
    assert words in str(caught.value)
    assert str(caught.value).endswith("again.")
    assert ".glossa-" not in str(caught.value)
    assert snapshot(packages_folder().parent) == before
    assert ArgosEngine(read_package(old.path)).translate(["cat"])[0][0].text == "katė"


def snapshot(folder: Path) -> dict[str, bytes | None]:
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def test_links_and_devices_are_refused(whole: Files, tmp_path: Path) -> None:
    for number, kind in enumerate((stat.S_IFLNK, stat.S_IFCHR, stat.S_IFIFO)):
        path = packed(whole, tmp_path / f"{number}.argosmodel")
        with zipfile.ZipFile(path, "a") as archive:
            link = zipfile.ZipInfo(f"{ROOT}/model/link")
            link.external_attr = (kind | 0o777) << 16
            archive.writestr(link, "/etc/passwd")
        with pytest.raises(PackageCorruptError, match="a link or a device"):
            read_package(path)


def test_the_same_name_twice_is_refused(whole: Files, tmp_path: Path) -> None:
    path = packed(whole, tmp_path / "double.argosmodel")
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(f"{ROOT}/metadata.json", "{}")
    with pytest.raises(PackageCorruptError, match="twice"):
        read_package(path)


def test_bombs_are_refused_unopened(whole: Files, tmp_path: Path) -> None:
    metadata = f"{ROOT}/metadata.json"
    files = {metadata: whole[metadata], f"{ROOT}/model/model.bin": bytes(20 * 1024**2)}
    path = packed(files, tmp_path / "bomb.argosmodel", zipfile.ZIP_DEFLATED)
    assert path.stat().st_size < 64 * 1024
    with pytest.raises(PackageCorruptError, match="unreasonable size"):
        read_package(path)


def test_too_many_files_are_refused(
    whole: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive_module, "MAX_MEMBERS", 3)
    with pytest.raises(PackageCorruptError, match="unreasonable size"):
        read_package(packed(whole, tmp_path / "many.argosmodel"))


def test_encrypted_members_are_refused(whole: Files, tmp_path: Path) -> None:
    path = packed(whole, tmp_path / "locked.argosmodel")
    content = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.find(mark)
        while start >= 0:
            content[start + place] |= 1
            start = content.find(mark, start + 4)
    path.write_bytes(content)
    with pytest.raises(PackageCorruptError, match="encrypted"):
        read_package(path)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_flipped_bits_never_give_a_traceback(whole: Files, tmp_path: Path, method: int) -> None:
    import random

    dice = random.Random(7)
    path = packed(whole, tmp_path / "good.argosmodel", method)
    content = path.read_bytes()
    for number in range(40):
        broken = bytearray(content)
        for _ in range(dice.choice((1, 30, 3000))):
            broken[dice.randrange(len(broken))] ^= 1 << dice.randrange(8)
        if number % 4 == 0:
            del broken[dice.randrange(len(broken)) :]
        bad = tmp_path / "bad.argosmodel"
        bad.write_bytes(broken)
        try:
            install_file(bad)
        except GlossaError as error:
            assert str(error).endswith("."), error


def test_not_a_zip_at_all(tmp_path: Path) -> None:
    for number, content in enumerate((b"", b"PK", b"hello" * 100, bytes(5000))):
        path = tmp_path / f"{number}.argosmodel"
        path.write_bytes(content)
        with pytest.raises(PackageCorruptError, match="not a zip archive"):
            read_package(path)


def test_the_wrong_pair_is_refused(archive: Path) -> None:
    with pytest.raises(PackageError, match="from en to lt, not from lt to en"):
        install_file(archive, ("lt", "en"))
    assert not packages_folder().exists()


def test_files_at_the_top_of_the_archive_will_do(whole: Files, tmp_path: Path) -> None:
    files = {name.removeprefix(f"{ROOT}/"): content for name, content in whole.items()}
    path = packed(files, tmp_path / "flat.argosmodel")
    installed = install_file(path)
    assert installed.path == packages_folder() / ROOT
    assert read_package(installed.path).pair == ("en", "lt")


def test_a_broken_install_in_its_place_is_replaced(archive: Path) -> None:
    broken = packages_folder() / ROOT
    broken.mkdir(parents=True)
    (broken / "metadata.json").write_text("{}")
    assert install_file(archive).path == broken
    assert [path.name for path in packages_folder().parent.iterdir()] == ["packages"]


def test_interrupted_moves_are_taken_back(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_file(archive)
    before = snapshot(packages_folder())
    rename, calls = Path.rename, list[Path]()

    def interrupted(self: Path, target: Path) -> Path:
        calls.append(self)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return rename(self, target)

    newer = build_package(tmp_path, version="2.0")
    install_file(newer)
    assert [path.name for path in packages_folder().iterdir()] == ["translate-en_lt-2_0"]
    install_file(archive)
    assert snapshot(packages_folder()) == before
    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        install_file(archive)
    monkeypatch.setattr(Path, "rename", rename)
    assert snapshot(packages_folder()) == before
    assert [path.name for path in packages_folder().parent.iterdir()] == ["packages"]


def test_a_folder_that_cannot_be_written_is_one_sentence(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "file" / "packages"))
    with pytest.raises(PackageError, match=r"cannot be written .*ARGOS_PACKAGES_DIR"):
        install_file(archive)


def test_a_full_disk_leaves_nothing(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import errno
    import shutil

    def full(*_: io.BufferedIOBase | int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "copyfileobj", full)
    with pytest.raises(PackageError, match="No space left"):
        install_file(archive)
    assert list(packages_folder().iterdir()) == []
    assert [path.name for path in packages_folder().parent.iterdir()] == ["packages"]
