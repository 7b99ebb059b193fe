"""Choosing the attention heads of a model, and reading the links in them."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from glossa.engine.alignment import AttentionHeads, linked_targets, with_heads
from glossa.errors import PackageError

if TYPE_CHECKING:
    from pathlib import Path

pytest_plugins = ["engine_packages"]


@pytest.mark.parametrize(
    ("facts", "heads"),
    [
        ({}, None),
        ({"alignment": {"trained": True, "heads": 4}}, None),
        ({"alignment": "yes"}, None),
        ({"alignment": {"layer": "last"}}, None),
        ({"alignment": {"layer": -2}}, AttentionHeads(layer=-2, heads=1)),
        ({"alignment": {"layer": 0, "heads": 0}}, AttentionHeads(layer=0, heads=0)),
    ],
)
def test_packages_may_name_their_heads(facts: dict[str, Any], heads: AttentionHeads | None) -> None:
    assert AttentionHeads.from_facts(facts) == heads


def test_only_the_choice_changes_in_the_model(archive: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        model = packed.read("translate-en_lt-1_0/model/model.bin")
    changed = with_heads(model, AttentionHeads(layer=0, heads=0))
    assert len(changed) == len(model)
    assert 0 < sum(a != b for a, b in zip(model, changed, strict=True)) <= 4
    assert with_heads(changed, AttentionHeads()) == model
    for wrong in (b"", model[:500], model.replace(b"alignment_heads", b"alignment_hands")):
        with pytest.raises(PackageError):
            with_heads(wrong, AttentionHeads())


def test_links_go_to_the_source_token_with_most_attention() -> None:
    alignment = ((0.9, 0.1), (0.2, 0.7), (0.1, 0.4), ())
    assert linked_targets(alignment, {1}) == (1, 2)
    assert linked_targets(alignment, {0, 1}) == (0, 1, 2)
    assert linked_targets(alignment, ()) == ()
