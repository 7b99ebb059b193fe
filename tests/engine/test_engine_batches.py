"""How the work of a call is cut: nothing lost, nothing too large, every worker busy."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from glossa.engine.batches import Job, batches


@given(
    lengths=st.lists(st.integers(1, 60), max_size=80),
    room=st.integers(1, 300),
    workers=st.integers(1, 5),
)
def test_batches_hold_every_job_once_and_no_more_than_fits(
    lengths: list[int], room: int, workers: int
) -> None:
    jobs = [Job(source=(str(number),) * length) for number, length in enumerate(lengths)]
    cut = list(batches(jobs, room, workers))
    assert sorted(job.source for batch in cut for job in batch) == sorted(
        job.source for job in jobs
    )
    for batch in cut:
        padded = len(batch) * max(job.weight for job in batch)
        assert padded <= room or len(batch) == 1
    weights = [job.weight for batch in cut for job in batch]
    assert weights == sorted(weights, reverse=True)


def test_little_work_is_spread_over_the_workers() -> None:
    jobs = [Job(source=(str(number),) * 10) for number in range(8)]
    assert [len(batch) for batch in batches(jobs, 512, 2)] == [4, 4]
    assert [len(batch) for batch in batches(jobs, 30, 2)] == [2, 2, 2, 2]
    assert [len(batch) for batch in batches(jobs[:1], 512, 8)] == [1]
