"""How to run a model on this machine: device, number format and threads.

In: what the process may use (affinity, control groups) and Argos's environment variables. Out:
:class:`Machine`. Nothing here loads CTranslate2.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from glossa.engine.locations import argos_setting
from glossa.errors import InputError

_CGROUP_V2 = Path("/sys/fs/cgroup/cpu.max")
_CGROUP_V1 = Path("/sys/fs/cgroup/cpu")


MOST_WORKERS = 8
"""Each takes memory of its own for what it is computing; more cores share in its work instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """Where and how a model runs."""

    device: str = "cpu"
    compute_type: str = "int8"
    """Tried first; where the machine cannot compute in it, the next wider one is taken."""
    inter_threads: int = 1
    """Batches translated side by side."""
    intra_threads: int = 1
    """Threads that share one batch."""

    @classmethod
    def detect(cls) -> Machine:
        """Choose for this machine; ``ARGOS_DEVICE_TYPE`` and its kin have the last word.

        Batches run side by side, one thread each: two batches on two cores finish sooner than the
        same two one after another, each on both cores.
        """
        device = argos_setting("ARGOS_DEVICE_TYPE") or "cpu"
        cores = available_cores() if device == "cpu" else 1
        inter = _number("ARGOS_INTER_THREADS") or min(cores, MOST_WORKERS)
        compute = argos_setting("ARGOS_COMPUTE_TYPE")
        return cls(
            device=device,
            compute_type="int8" if compute in (None, "auto", "default") else str(compute),
            inter_threads=inter,
            intra_threads=_number("ARGOS_INTRA_THREADS") or max(1, cores // inter),
        )


def _number(key: str) -> int:
    value = argos_setting(key)
    if value is None:
        return 0
    try:
        return max(0, int(value))
    except ValueError:
        raise InputError(f"{key} must be a whole number, not {value!r}.") from None


def available_cores() -> int:
    """Return how many processors this process may keep busy, at least 1."""
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:  # not on this system
        cores = os.cpu_count() or 1
    quota = _quota()
    return max(1, min(cores, round(quota)) if quota else cores)


def _quota() -> float | None:
    """Return the share of processors that a control group allows, or ``None`` for no limit."""
    try:
        quota, period = _CGROUP_V2.read_text(encoding="ascii").split()
    except (OSError, ValueError):
        try:
            quota = (_CGROUP_V1 / "cpu.cfs_quota_us").read_text(encoding="ascii").strip()
            period = (_CGROUP_V1 / "cpu.cfs_period_us").read_text(encoding="ascii").strip()
        except OSError:
            return None
    try:
        return int(quota) / int(period) if int(quota) > 0 and int(period) > 0 else None
    except ValueError:  # "max"
        return None
