"""The packages that glossa ships: valid for plain Argos Translate too, and real translators."""

from __future__ import annotations

import subprocess
import sys

import pytest

from glossa._resources import resource_folder
from glossa.engine import ArgosEngine, DecodingOptions, Package, PackageKind, list_packages
from glossa.engine.install import install_file

SHIPPED = [each for each in list_packages() if each.kind is PackageKind.SHIPPED]
NAMES = [each.name for each in SHIPPED]


def test_resources_are_found_in_the_checkout() -> None:
    for kind in ("packages", "glossaries"):
        assert resource_folder(kind).is_dir()
    assert not resource_folder("nothing-of-the-kind").exists()


def test_both_directions_are_shipped() -> None:
    assert {("en", "lt"), ("lt", "en")} <= {each.pair for each in SHIPPED}


@pytest.mark.parametrize("package", SHIPPED, ids=NAMES)
def test_a_shipped_package_translates(package: Package) -> None:
    sentences = {"en": "The minister spoke.", "lt": "Ministras kalbėjo."}
    engine = ArgosEngine(package)
    options = DecodingOptions(return_alignment=True)
    (found,) = engine.translate([sentences[package.from_code]], options)[0]
    assert found.finished
    assert found.text != sentences[package.from_code]
    assert "\u2047" not in found.text
    assert found.alignment is not None
    assert len(found.alignment) == len(found.tokens)


@pytest.mark.parametrize("package", SHIPPED, ids=NAMES)
def test_plain_argos_translate_can_use_it(package: Package) -> None:
    pytest.importorskip("argostranslate")
    installed = install_file(package.path)
    code = (
        "from argostranslate import package; import ctranslate2\n"
        "(found,) = package.get_installed_packages()\n"
        "model = ctranslate2.Translator(str(found.package_path / 'model'))\n"
        "answer = model.translate_batch([found.tokenizer.encode('Vilnius.')], beam_size=4,"
        " length_penalty=0.2, replace_unknowns=True)\n"
        "print(found.tokenizer.decode(answer[0].hypotheses[0]).strip())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    ours = ArgosEngine(installed).translate(["Vilnius."])[0][0].text
    assert done.stdout.strip() == ours
