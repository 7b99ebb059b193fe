"""The benchmark of quality: test sets in a folder, beside what others published."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from glossa.testing import build_package

sys.path.insert(0, str(Path(__file__).parents[2]))
for needed in ("sacrebleu", "snowballstemmer"):
    pytest.importorskip(needed, reason="needs the dependency group bench")

from benchmarks import quality  # noqa: E402  # the path above comes first

PEERS = """\
# Where the figures are from.
direction\ttest set\tsystem\tBLEU\tchrF2\tCOMET
en→lt\tFLORES-200 dev\tBetter\t99.5\t99.9\t0.9
en→lt\tFLORES-200 dev\tWorse\t1.0\t2.0\t0.1
lt→en\tFLORES-200 dev\tElsewhere\t1.0\t2.0\t0.1
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "flores-dev.en").write_text("Rytoj lis visur.\nLijo vakar.\n", encoding="utf-8")
    (tmp_path / "flores-dev.lt").write_text("Rytoj lis visur.\nSnigo vakar.\n", encoding="utf-8")
    (tmp_path / "peers.tsv").write_text(PEERS, encoding="utf-8")
    return tmp_path


def test_systems_stand_in_order_of_chrf(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The packages repeat what they read, so half of each set comes out right."""
    there = build_package(folder)
    back = build_package(folder, from_code="lt", to_code="en")
    paths = ["--from-english", str(there), "--to-english", str(back)]
    monkeypatch.setattr(sys, "argv", ["quality", str(folder), *paths])
    quality.main()
    first, second, last = capsys.readouterr().out.strip().split("\n\n")
    assert first.startswith("en→lt, FLORES-200 dev, 2 sentences")
    rows = [line.split(maxsplit=2) for line in first.splitlines()[2:-1]]
    assert [row[2][:6] for row in rows] == ["Better", "glossa", "glossa", "Worse"]
    assert 40 < float(rows[1][1]) < 99
    assert "Elsewhere" in second
    assert "chrF2   nrefs:1|" in last


def test_a_folder_without_sets_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["quality", str(tmp_path)])
    with pytest.raises(SystemExit, match="name a folder that has"):
        quality.main()
