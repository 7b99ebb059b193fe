"""The script for a machine lent for minutes: called again and again, it brings weights home."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("torch", reason="PyTorch, needed for training only, is not installed")
pytest.importorskip("sacrebleu", reason="sacrebleu, needed for scores only, is not installed")

from training import wrap

if TYPE_CHECKING:
    from training import run

TRAINING = Path(__file__).parents[2] / "training"


def test_called_until_finished(binarised: run.Run, tmp_path: Path) -> None:
    text = (TRAINING / "configs" / "tiny.toml").read_text(encoding="utf-8")
    config = tmp_path / "lent.toml"
    config.write_text(f'work = "{binarised.work}"\n{text}', encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    wrap.wrap_step(binarised)
    for pattern in wrap.PATTERNS:
        for path in binarised.work.glob(pattern):
            path.unlink()  # as on a machine to which only the wrapped file came
    said = []
    for seconds in (1, 100):
        called = subprocess.run(
            [str(TRAINING / "lent.sh"), str(config), str(seconds)],
            env={**os.environ, "OUT": str(out), "PYTHON": sys.executable},
            capture_output=True,
            text=True,
            timeout=300,
            check=True,
        )
        said.append(called.stdout)
    assert "finished" not in said[0]
    assert "lt-en held-out: BLEU" in said[1]
    assert said[1].endswith("finished\n")
    names = sorted(path.name for path in out.iterdir())
    assert names == ["en-lt-weights-00.npz", "lt-en-weights-00.npz"]
