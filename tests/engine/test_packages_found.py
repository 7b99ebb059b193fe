"""Which package is found for a pair, and what is said when there is none."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from glossa.engine import (
    PackageKind,
    find_package,
    find_route,
    list_packages,
    open_engine,
    read_package,
)
from glossa.engine import packages as packages_module
from glossa.engine.install import install_file
from glossa.engine.locations import argos_setting, package_folders, packages_folder
from glossa.errors import (
    InputError,
    LanguageError,
    PackageCorruptError,
    PackageError,
    PackageNotInstalledError,
)
from glossa.testing import build_package

pytest_plugins = ["engine_packages"]


@pytest.fixture(autouse=True)
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that takes the place of the one with shipped packages."""
    folder = tmp_path / "shipped"
    folder.mkdir()
    monkeypatch.setattr(packages_module, "resource_folder", lambda _: folder)
    return folder


def test_a_package_says_what_it_is(tmp_path: Path) -> None:
    metadata = {"license": "CC0", "from_name": "English", "glossa": {"annotations": "lemma"}}
    package = read_package(build_package(tmp_path, metadata=metadata, version="1.9"))
    assert package.pair == ("en", "lt")
    assert (package.from_name, package.to_name, package.version) == ("English", "LT", "1.9")
    assert package.kind is PackageKind.FILE
    assert package.name == "translate-en_lt-1_9"
    assert package.licence == "CC0"
    assert package.facts["annotations"] == "lemma"
    assert package.size > 100_000
    assert package.readme().startswith("# translate-en_lt-1_9")
    assert len({package}) == 1


def test_nothing_here_is_no_package() -> None:
    assert list_packages() == ()
    with pytest.raises(PackageNotInstalledError, match="`glossa packages install en lt`"):
        find_package("en", "lt")
    assert not packages_folder().exists()


def test_an_installed_package_comes_before_a_shipped_one(shipped: Path, tmp_path: Path) -> None:
    build_package(shipped)
    assert find_package("en", "lt").kind is PackageKind.SHIPPED
    install_file(build_package(tmp_path, version="0.5"))
    assert find_package("en", "lt").kind is PackageKind.INSTALLED
    assert [each.kind.value for each in list_packages()] == ["installed", "shipped"]
    assert find_package("en", "lt", "shipped").version == "1.0"
    assert find_package("en", "lt", "translate-en_lt-0_5").version == "0.5"
    assert find_package("en", "lt", shipped / "translate-en_lt-1_0.argosmodel").version == "1.0"


def test_the_largest_installed_package_is_preferred(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "mine"))
    small = install_file(build_package(tmp_path, version="9.0"))
    large = small.path.with_name("larger")
    small.path.rename(large)
    (large / "extra").write_bytes(bytes(10_000))
    install = build_package(tmp_path, version="10.0")
    with zipfile.ZipFile(install) as packed:
        packed.extractall(tmp_path / "mine")
    assert [each.name for each in list_packages()] == ["larger", "translate-en_lt-10_0"]
    (large / "extra").unlink()
    (large / "README.md").write_text("# translate-en_lt-10_0\n\nA package for tests.\n")
    assert [each.version for each in list_packages()] == ["10.0", "9.0"]


@pytest.mark.parametrize("choice", ["translate-de_en-1_0", "shipped", "nothing"])
def test_the_wrong_choice_is_explained(shipped: Path, choice: str) -> None:
    build_package(shipped, from_code="de", to_code="en")
    with pytest.raises(PackageError, match=r"choose a package|glossa packages list"):
        find_route("en", "lt", choice)


def test_the_wrong_file_is_explained(tmp_path: Path, archive: Path) -> None:
    with pytest.raises(PackageError, match="from en to lt: choose a package from lt to en"):
        find_package("lt", "en", archive)
    with pytest.raises(PackageNotInstalledError, match="check the path"):
        find_package("en", "lt", tmp_path / "missing.argosmodel")


def test_damaged_neighbours_do_not_matter(shipped: Path) -> None:
    (shipped / "broken.argosmodel").write_bytes(b"PK\x03\x04 not really")
    (shipped / "README.md").write_text("hello")
    installed = packages_folder()
    (installed / "half").mkdir(parents=True)
    (installed / "wrong").mkdir()
    (installed / "wrong" / "metadata.json").write_text("[1]")
    build_package(shipped)
    assert [each.name for each in list_packages()] == ["translate-en_lt-1_0"]


def test_two_packages_lead_through_english(shipped: Path) -> None:
    build_package(shipped, from_code="de", to_code="en", dictionary={"Hund": "dog"})
    build_package(shipped, dictionary={"dog": "šuo"})
    assert [each.pair for each in find_route("de", "lt")] == [("de", "en"), ("en", "lt")]
    engine = open_engine("de", "lt")
    assert engine.translate(["Der Hund 1."])[0][0].text == "Der šuo 1."


@pytest.mark.parametrize("pair", [("de", "lt"), ("lt", "de"), ("lt", "en"), ("de", "en")])
def test_half_a_way_is_no_way(shipped: Path, pair: tuple[str, str]) -> None:
    build_package(shipped)
    with pytest.raises(PackageNotInstalledError, match="`glossa packages install"):
        find_route(*pair)


# (environment, settings.json, folder that packages are in), as argostranslate.settings has it
PLACES = [
    ({}, None, "{home}/.local/share/argos-translate/packages"),
    ({"XDG_DATA_HOME": "{home}/data"}, None, "{home}/data/argos-translate/packages"),
    ({"ARGOS_PACKAGES_DIR": "{home}/mine"}, None, "{home}/mine"),
    ({}, {"ARGOS_PACKAGES_DIR": "{home}/said"}, "{home}/said"),
    ({"ARGOS_PACKAGES_DIR": "{home}/mine"}, {"ARGOS_PACKAGES_DIR": "{home}/x"}, "{home}/mine"),
    (
        {"SNAP": "{home}/s", "SNAP_USER_DATA": "{home}/user"},
        None,
        "{home}/user/.local/share/argos-translate/packages",
    ),
]


@pytest.mark.parametrize(("environment", "written", "expected"), PLACES)
def test_packages_are_where_argos_translate_has_them(
    environment: dict[str, str],
    written: dict[str, str] | None,
    expected: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    argos = pytest.importorskip("argostranslate", reason="comes with glossa-mt[argos]")
    home = str(tmp_path)
    monkeypatch.setenv("HOME", home)
    for key, value in environment.items():
        monkeypatch.setenv(key, value.format(home=home))
    if written is not None:
        said = {key: value.format(home=home) for key, value in written.items()}
        config = tmp_path / ".config" / "argos-translate"
        config.mkdir(parents=True)
        (config / "settings.json").write_text(json.dumps(said))
    assert packages_folder() == Path(expected.format(home=home))
    assert not packages_folder().exists()
    import runpy

    theirs = runpy.run_path(str(Path(argos.__file__).with_name("settings.py")))
    assert theirs["package_data_dir"] == packages_folder()
    assert tuple(theirs["package_dirs"]) == package_folders()


def test_snap_packages_are_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = tmp_path / "snap_custom" / "content_snap_packages" / "en_lt"
    content.mkdir(parents=True)
    (tmp_path / "snap_custom" / "packages").mkdir()
    monkeypatch.setenv("SNAP", str(tmp_path))
    assert package_folders()[1:] == (tmp_path / "snap_custom" / "packages", content)


def test_settings_that_cannot_be_read_are_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    for written in (b"{", b"[1]", b"\xff"):
        (tmp_path / "argos-translate").mkdir(exist_ok=True)
        (tmp_path / "argos-translate" / "settings.json").write_bytes(written)
        assert argos_setting("ARGOS_PACKAGES_DIR") is None


def test_a_pivot_needs_packages_that_meet(archive: Path, back_archive: Path) -> None:
    from glossa.engine import ArgosEngine, PivotEngine

    first, second = (ArgosEngine(read_package(path)) for path in (archive, back_archive))
    assert PivotEngine(first, second).facts.target == "en"
    with pytest.raises(LanguageError, match="choose packages that meet"):
        PivotEngine(first, first)


def test_errors_are_one_sentence_each(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        install_file(tmp_path)
    with pytest.raises(PackageCorruptError):
        (tmp_path / "x.argosmodel").write_bytes(b"")
        read_package(tmp_path / "x.argosmodel")
