"""How names are counted."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.name_scores import names_kept  # the path above comes first

ENGLISH = "Yesterday Helen Ashworth met Petrov in Geneva."
LITHUANIAN = "Vakar Helen Ashworth Ženevoje susitiko su Petrovu."


@pytest.mark.parametrize(
    ("english", "lithuanian", "output", "target", "counted"),
    [
        (ENGLISH, LITHUANIAN, "Helena Ashworth susitiko su Petrovo.", "lt", (3, 3)),
        (ENGLISH, LITHUANIAN, "Helena Ašvort susitiko su Petrovo.", "lt", (2, 3)),
        (ENGLISH, LITHUANIAN, "Helen Ashworth met Petrov.", "en", (3, 3)),
        (ENGLISH, LITHUANIAN, "Helen Ashworthas met Ptrov.", "en", (1, 3)),
        # A capital that begins a sentence says nothing, and Geneva is adapted.
        ("Snow fell. Snow fell in Geneva.", "Snigo Ženevoje. Snow.", "", "lt", (0, 0)),
    ],
)
def test_names_kept(
    english: str, lithuanian: str, output: str, target: str, counted: tuple[int, int]
) -> None:
    assert names_kept([english], [lithuanian], [output], target) == counted
