"""Work that is asked for at a time to come."""

from datetime import timedelta

import pytest

from backoffice.db import SqlDatabase
from backoffice.services.ports import JobState, Lane
from tests.db.samples import SYNC, claim, enqueue, get_job
from tests.support.databases import ManualClock


def _ask(database: SqlDatabase, clock: ManualClock, seconds: float | None) -> str:
    run_at = None if seconds is None else clock.now() + timedelta(seconds=seconds)
    with database.write() as unit:
        return unit.jobs.enqueue(SYNC, "activities/1", Lane.CATALOGUE, clock.now(), run_at)


def test_work_for_later_is_not_claimed_before_its_time(database: SqlDatabase, clock: ManualClock) -> None:
    job_id = _ask(database, clock, 100)
    assert claim(database, clock) == []
    clock.move(99)
    assert claim(database, clock) == []
    clock.move(1)
    assert [job.id for job in claim(database, clock)] == [job_id]


@pytest.mark.parametrize(("first", "second", "due"), [(100, 50, 50), (50, 100, 50), (100, None, 0), (None, 100, 0)])
def test_a_job_that_waits_takes_the_earlier_of_both_times(
    database: SqlDatabase, clock: ManualClock, first: float | None, second: float | None, due: float
) -> None:
    start = clock.now()
    job_id = _ask(database, clock, first)
    assert _ask(database, clock, second) == job_id
    assert get_job(database, job_id).run_at == start + timedelta(seconds=due)


def test_a_job_given_up_waits_for_the_time_it_is_asked_for(database: SqlDatabase, clock: ManualClock) -> None:
    _ask(database, clock, None)
    [job] = claim(database, clock)
    with database.write() as unit:
        unit.jobs.discard(job.id, job.fence, "no", clock.now())
    _ask(database, clock, 100)
    found = get_job(database, job.id)
    assert (found.state, found.run_at) == (JobState.AVAILABLE, clock.now() + timedelta(seconds=100))


@pytest.mark.parametrize(
    ("asked", "due"), [((100,), 100), ((100, 50), 50), ((50, 100), 50), ((100, None), 0), ((5,), 9)]
)
def test_a_running_job_runs_again_at_the_earliest_time_asked_for(
    database: SqlDatabase, clock: ManualClock, asked: tuple[float | None, ...], due: float
) -> None:
    start = clock.now()
    job_id = _ask(database, clock, None)
    [job] = claim(database, clock)
    for seconds in asked:
        _ask(database, clock, seconds)
    finished_at = clock.move(9 if due == 9 else 0)
    with database.write() as unit:
        assert unit.jobs.finish(job.id, job.fence, finished_at) is JobState.AVAILABLE
    found = get_job(database, job_id)
    assert (found.run_at, found.rerun, found.attempt) == (start + timedelta(seconds=due), False, 0)


def test_a_later_wish_outlives_a_retry_and_a_rescue(database: SqlDatabase, clock: ManualClock) -> None:
    _ask(database, clock, None)
    [job] = claim(database, clock)
    _ask(database, clock, 1000)
    with database.write() as unit:
        unit.jobs.retry_later(job.id, job.fence, clock.now() + timedelta(seconds=5), "busy", count=True)
    clock.move(5)
    [job] = claim(database, clock)
    clock.move(61)
    [job] = claim(database, clock)  # rescued: the lease was a minute
    assert job.rerun
    with database.write() as unit:
        assert unit.jobs.finish(job.id, job.fence, clock.now()) is JobState.AVAILABLE
    assert get_job(database, job.id).run_at == clock.now() + timedelta(seconds=1000 - 66)


def test_work_that_needs_no_stripe_has_a_lane_of_its_own(database: SqlDatabase, clock: ManualClock) -> None:
    enqueue(database, clock, "activities/1")
    local = enqueue(database, clock, "activities/2", Lane.LOCAL)
    assert [job.id for job in claim(database, clock, lane=Lane.LOCAL)] == [local]
