"""How many threads are chosen, and who has the last word."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from glossa.engine import Machine
from glossa.engine import machine as machine_module
from glossa.engine.machine import available_cores
from glossa.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _sixteen_cores(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(16)), raising=False)
    monkeypatch.setattr(machine_module, "_CGROUP_V2", tmp_path / "cpu.max")
    monkeypatch.setattr(machine_module, "_CGROUP_V1", tmp_path)
    for name in ("DEVICE_TYPE", "INTER_THREADS", "INTRA_THREADS", "COMPUTE_TYPE"):
        monkeypatch.delenv(f"ARGOS_{name}", raising=False)


@pytest.mark.parametrize(
    ("written", "cores"),
    [
        ("max 100000", 16),
        ("200000 100000", 2),
        ("150000 100000", 2),
        ("50000 100000", 1),
        ("9900000 100000", 16),
        ("nonsense", 16),
        ("0 0", 16),
    ],
)
def test_a_control_group_limits_the_cores(written: str, cores: int, tmp_path: Path) -> None:
    (tmp_path / "cpu.max").write_text(written)
    assert available_cores() == cores


@pytest.mark.parametrize(("quota", "cores"), [("-1", 16), ("300000", 3)])
def test_so_does_one_of_the_first_version(quota: str, cores: int, tmp_path: Path) -> None:
    (tmp_path / "cpu.cfs_quota_us").write_text(quota + "\n")
    (tmp_path / "cpu.cfs_period_us").write_text("100000\n")
    assert available_cores() == cores


def test_cores_are_shared_among_workers() -> None:
    machine = Machine.detect()
    assert (machine.inter_threads, machine.intra_threads) == (8, 2)
    assert (machine.device, machine.compute_type) == ("cpu", "int8")


def test_argos_variables_have_the_last_word(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (
        ("DEVICE_TYPE", "cuda"),
        ("INTER_THREADS", "3"),
        ("INTRA_THREADS", "5"),
        ("COMPUTE_TYPE", "float16"),
    ):
        monkeypatch.setenv(f"ARGOS_{name}", value)
    assert Machine.detect() == Machine(
        device="cuda", inter_threads=3, intra_threads=5, compute_type="float16"
    )


def test_nonsense_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGOS_INTER_THREADS", "many")
    with pytest.raises(InputError, match="ARGOS_INTER_THREADS must be a whole number"):
        Machine.detect()
