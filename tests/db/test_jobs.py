"""The outbox: what is asked for is done, by one worker at a time, in turn."""

import threading
from datetime import timedelta

import pytest

from backoffice.db import SqlDatabase
from backoffice.domain.errors import RecordMissing
from backoffice.services.database_errors import FenceLost, JobBusy
from backoffice.services.ports import Intent, Job, JobState, Lane
from tests.db.samples import SYNC, claim, enqueue, get_job
from tests.support.databases import ManualClock


def _claim_one(database: SqlDatabase, clock: ManualClock) -> Job:
    [job] = claim(database, clock)
    return job


def _discarded(database: SqlDatabase, clock: ManualClock) -> Job:
    enqueue(database, clock)
    job = _claim_one(database, clock)
    with database.write() as unit:
        unit.jobs.discard(job.id, job.fence, "no", clock.now())
    return get_job(database, job.id)


# --- enqueue ------------------------------------------------------------------------------------------------


def test_a_job_is_available_at_once(database: SqlDatabase, clock: ManualClock) -> None:
    job = get_job(database, enqueue(database, clock))
    assert (job.kind, job.subject, job.lane, job.state) == (SYNC, "activities/1", Lane.CATALOGUE, JobState.AVAILABLE)
    assert (job.attempt, job.fence, job.sends, job.rerun, job.intent) == (0, 0, 0, False, None)
    assert job.run_at == job.created_at == job.updated_at == clock.now()


def test_edits_coalesce_into_the_open_job(database: SqlDatabase, clock: ManualClock) -> None:
    first = enqueue(database, clock)
    assert enqueue(database, clock) == first
    assert enqueue(database, clock, "activities/2") != first
    with database.write() as unit:
        assert unit.jobs.enqueue("checkout", "activities/1", Lane.MONEY, clock.now()) != first


def test_a_waiting_job_is_made_due_by_an_edit_and_counts_anew(database: SqlDatabase, clock: ManualClock) -> None:
    job_id = enqueue(database, clock)
    job = _claim_one(database, clock)
    with database.write() as unit:
        unit.jobs.retry_later(job.id, job.fence, clock.now() + timedelta(hours=1), "503", count=True)
    assert claim(database, clock) == []
    assert enqueue(database, clock) == job_id
    assert _claim_one(database, clock).attempt == 1


def test_an_edit_during_the_run_leads_to_another_run(database: SqlDatabase, clock: ManualClock) -> None:
    enqueue(database, clock)
    job = _claim_one(database, clock)
    assert enqueue(database, clock) == job.id
    assert get_job(database, job.id).rerun
    assert claim(database, clock) == []
    with database.write() as unit:
        assert unit.jobs.finish(job.id, job.fence, clock.now()) is JobState.AVAILABLE
    again = _claim_one(database, clock)
    assert (again.id, again.fence, again.attempt, again.rerun) == (job.id, job.fence + 1, 1, False)
    with database.write() as unit:
        assert unit.jobs.finish(again.id, again.fence, clock.now()) is JobState.COMPLETED


def test_an_edit_cures_a_discarded_job(database: SqlDatabase, clock: ManualClock) -> None:
    job = _discarded(database, clock)
    assert enqueue(database, clock) == job.id
    assert _claim_one(database, clock).attempt == 1


def test_an_edit_during_a_run_that_gives_up_is_still_tried(database: SqlDatabase, clock: ManualClock) -> None:
    enqueue(database, clock)
    job = _claim_one(database, clock)
    enqueue(database, clock)
    with database.write() as unit:
        assert unit.jobs.discard(job.id, job.fence, "bad image", clock.now()) is JobState.AVAILABLE
    assert _claim_one(database, clock).attempt == 1


def test_after_the_end_a_new_job_is_made(database: SqlDatabase, clock: ManualClock) -> None:
    first = enqueue(database, clock)
    job = _claim_one(database, clock)
    with database.write() as unit:
        unit.jobs.finish(job.id, job.fence, clock.now())
    assert enqueue(database, clock) != first


def test_many_who_ask_at_once_get_one_job(database: SqlDatabase, clock: ManualClock) -> None:
    start = threading.Barrier(6)
    ids: list[str] = []

    def ask() -> None:
        start.wait()
        ids.append(enqueue(database, clock))

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ids) == 6
    assert len(set(ids)) == 1


def test_the_job_goes_back_with_the_edit_that_failed(database: SqlDatabase, clock: ManualClock) -> None:
    with pytest.raises(RecordMissing), database.write() as unit:  # noqa: PT012 - the block is the point
        unit.jobs.enqueue(SYNC, "activities/1", Lane.CATALOGUE, clock.now())
        unit.jobs.get("none")
    with database.read() as unit:
        assert unit.jobs.next_due_at() is None


# --- claim --------------------------------------------------------------------------------------------------


def test_the_longest_due_comes_first_and_no_more_than_asked_for(database: SqlDatabase, clock: ManualClock) -> None:
    for number in (3, 1, 2):
        enqueue(database, clock, f"activities/{number}")
        clock.move(1)
    assert [job.subject for job in claim(database, clock, limit=2)] == ["activities/3", "activities/1"]
    assert [job.subject for job in claim(database, clock, limit=2)] == ["activities/2"]


def test_money_never_waits_behind_the_catalogue(database: SqlDatabase, clock: ManualClock) -> None:
    enqueue(database, clock, "activities/1")
    clock.move(1)
    enqueue(database, clock, "payments/1", Lane.MONEY)
    assert [job.subject for job in claim(database, clock, limit=1)] == ["payments/1"]
    assert claim(database, clock, lane=Lane.MONEY) == []
    assert [job.subject for job in claim(database, clock, lane=Lane.CATALOGUE)] == ["activities/1"]


def test_a_job_whose_lease_ended_is_rescued_under_a_new_fence(database: SqlDatabase, clock: ManualClock) -> None:
    enqueue(database, clock)
    lost = _claim_one(database, clock)
    assert lost.lease_until == clock.now() + timedelta(seconds=60)
    clock.move(59.9)
    assert claim(database, clock) == []
    clock.move(0.1)
    rescued = _claim_one(database, clock)
    assert (rescued.id, rescued.fence, rescued.attempt) == (lost.id, lost.fence + 1, 2)


def test_a_rescue_covers_what_was_asked_before_it(database: SqlDatabase, clock: ManualClock) -> None:
    enqueue(database, clock)
    _claim_one(database, clock)
    enqueue(database, clock)
    clock.move(61)
    rescued = _claim_one(database, clock)
    assert not rescued.rerun
    with database.write() as unit:
        assert unit.jobs.finish(rescued.id, rescued.fence, clock.now()) is JobState.COMPLETED


def test_workers_at_once_never_get_the_same_job(database: SqlDatabase, clock: ManualClock) -> None:
    with database.write() as unit:
        for number in range(60):
            unit.jobs.enqueue(SYNC, f"activities/{number}", Lane.CATALOGUE, clock.now())
    start = threading.Barrier(4)
    taken: list[str] = []

    def work() -> None:
        start.wait()
        while jobs := claim(database, clock, limit=4):
            assert len(jobs) <= 4
            taken.extend(job.id for job in jobs)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == 60
    assert len(set(taken)) == 60


def test_the_next_due_moment_is_known(database: SqlDatabase, clock: ManualClock) -> None:
    def next_due() -> timedelta | None:
        with database.read() as unit:
            due = unit.jobs.next_due_at()
        return None if due is None else due - clock.now()

    assert next_due() is None
    enqueue(database, clock)
    assert next_due() == timedelta(0)
    job = _claim_one(database, clock)
    assert next_due() == timedelta(seconds=60)
    with database.write() as unit:
        unit.jobs.retry_later(job.id, job.fence, clock.now() + timedelta(seconds=7), "503", count=True)
    assert next_due() == timedelta(seconds=7)
    clock.move(7)
    job = _claim_one(database, clock)
    with database.write() as unit:
        unit.jobs.discard(job.id, job.fence, "no", clock.now())
    assert next_due() is None


# --- the fence ----------------------------------------------------------------------------------------------


def test_who_lost_the_fence_changes_nothing(database: SqlDatabase, clock: ManualClock) -> None:
    enqueue(database, clock)
    lost = _claim_one(database, clock)
    clock.move(61)
    owner = _claim_one(database, clock)
    before = get_job(database, owner.id)
    writes = [
        lambda unit: unit.jobs.renew(lost.id, lost.fence, clock.now()),
        lambda unit: unit.jobs.store_intent(lost.id, lost.fence, "{}", clock.now()),
        lambda unit: unit.jobs.clear_intent(lost.id, lost.fence),
        lambda unit: unit.jobs.finish(lost.id, lost.fence, clock.now()),
        lambda unit: unit.jobs.retry_later(lost.id, lost.fence, clock.now(), "", count=True),
        lambda unit: unit.jobs.discard(lost.id, lost.fence, "", clock.now()),
    ]
    for write in writes:
        with pytest.raises(FenceLost), database.write() as unit:
            write(unit)
    assert get_job(database, owner.id) == before
    with database.write() as unit:
        unit.jobs.finish(owner.id, owner.fence, clock.now())
    with pytest.raises(FenceLost), database.write() as unit:
        unit.jobs.finish(owner.id, owner.fence, clock.now())
    with pytest.raises(FenceLost), database.write() as unit:
        unit.jobs.renew("no such job", 1, clock.now())


def test_a_lost_fence_takes_the_rest_of_the_transaction_with_it(database: SqlDatabase, clock: ManualClock) -> None:
    enqueue(database, clock)
    lost = _claim_one(database, clock)
    clock.move(61)
    _claim_one(database, clock)
    with pytest.raises(FenceLost), database.write() as unit:  # noqa: PT012 - the block is the point
        unit.jobs.enqueue(SYNC, "activities/2", Lane.CATALOGUE, clock.now())
        unit.jobs.clear_intent(lost.id, lost.fence)
    with database.read() as unit:
        assert unit.jobs.find_open(SYNC, "activities/2") is None


def test_a_renewed_lease_keeps_the_job(database: SqlDatabase, clock: ManualClock) -> None:
    enqueue(database, clock)
    job = _claim_one(database, clock)
    with database.write() as unit:
        unit.jobs.renew(job.id, job.fence, clock.now() + timedelta(seconds=120))
    clock.move(119)
    assert claim(database, clock) == []
    assert get_job(database, job.id).lease_until == clock.now() + timedelta(seconds=1)


# --- intents ------------------------------------------------------------------------------------------------


def test_each_intent_has_a_key_of_its_own(database: SqlDatabase, clock: ManualClock) -> None:
    enqueue(database, clock)
    job = _claim_one(database, clock)
    for number in (1, 2):
        with database.write() as unit:
            intent = unit.jobs.store_intent(job.id, job.fence, f'{{"step": {number}}}', clock.now())
        assert intent == Intent(f'{{"step": {number}}}', f"{job.id}.{number}", clock.now())
        assert get_job(database, job.id).intent == intent
        with database.write() as unit:
            unit.jobs.clear_intent(job.id, job.fence)
        assert get_job(database, job.id).intent is None


def test_an_intent_outlives_retry_rescue_discard_and_edit(database: SqlDatabase, clock: ManualClock) -> None:
    enqueue(database, clock)
    job = _claim_one(database, clock)
    with database.write() as unit:
        intent = unit.jobs.store_intent(job.id, job.fence, "{}", clock.now())
        unit.jobs.retry_later(job.id, job.fence, clock.now(), "timeout", count=True)
    assert _claim_one(database, clock).intent == intent
    clock.move(61)
    job = _claim_one(database, clock)
    assert job.intent == intent
    with database.write() as unit:
        unit.jobs.discard(job.id, job.fence, "given up", clock.now())
    enqueue(database, clock)
    assert _claim_one(database, clock).intent == intent


def test_an_open_intent_is_neither_overwritten_nor_finished_over(database: SqlDatabase, clock: ManualClock) -> None:
    enqueue(database, clock)
    job = _claim_one(database, clock)
    with database.write() as unit:
        unit.jobs.store_intent(job.id, job.fence, "{}", clock.now())
    with pytest.raises(ValueError, match="intent"), database.write() as unit:
        unit.jobs.store_intent(job.id, job.fence, "{}", clock.now())
    with pytest.raises(ValueError, match="intent"), database.write() as unit:
        unit.jobs.finish(job.id, job.fence, clock.now())


# --- ends ---------------------------------------------------------------------------------------------------


def test_an_attempt_that_was_not_the_jobs_fault_is_not_counted(database: SqlDatabase, clock: ManualClock) -> None:
    enqueue(database, clock)
    for count, attempts in ((False, 0), (True, 1), (False, 1), (True, 2)):
        job = _claim_one(database, clock)
        with database.write() as unit:
            unit.jobs.retry_later(job.id, job.fence, clock.now(), "offline\0", count=count)
        found = get_job(database, job.id)
        assert (found.state, found.attempt) == (JobState.RETRYABLE, attempts)
        assert found.last_error == "offline\N{REPLACEMENT CHARACTER}"


def test_a_persons_retry_takes_discarded_jobs_up_again(database: SqlDatabase, clock: ManualClock) -> None:
    job = _discarded(database, clock)
    assert claim(database, clock) == []
    with database.write() as unit:
        assert unit.jobs.retry_now(None, clock.now()) == 1
        assert unit.jobs.retry_now(None, clock.now()) == 0
    assert _claim_one(database, clock).id == job.id


def test_a_persons_retry_of_named_jobs_also_ends_their_wait(database: SqlDatabase, clock: ManualClock) -> None:
    enqueue(database, clock, "activities/1")
    enqueue(database, clock, "activities/2")
    first, second = claim(database, clock)
    with database.write() as unit:
        unit.jobs.retry_later(first.id, first.fence, clock.now() + timedelta(hours=9), "503", count=True)
        assert unit.jobs.retry_now([first.id, second.id, "no such job"], clock.now()) == 1
        assert unit.jobs.retry_now([f"job {number}" for number in range(70_000)], clock.now()) == 0
    assert [job.id for job in claim(database, clock)] == [first.id]


def test_a_waiting_job_can_be_cancelled_but_not_one_under_way(database: SqlDatabase, clock: ManualClock) -> None:
    job_id = enqueue(database, clock)
    with database.write() as unit:
        unit.jobs.cancel(job_id, clock.now())
        unit.jobs.cancel(job_id, clock.now())
    assert get_job(database, job_id).state is JobState.CANCELLED
    assert claim(database, clock) == []
    enqueue(database, clock)
    job = _claim_one(database, clock)
    with pytest.raises(JobBusy), database.write() as unit:
        unit.jobs.cancel(job.id, clock.now())
    with database.write() as unit:
        unit.jobs.store_intent(job.id, job.fence, "{}", clock.now())
        unit.jobs.retry_later(job.id, job.fence, clock.now(), "timeout", count=True)
    with pytest.raises(JobBusy), database.write() as unit:
        unit.jobs.cancel(job.id, clock.now())
    with pytest.raises(RecordMissing), database.write() as unit:
        unit.jobs.cancel("no such job", clock.now())


def test_only_ended_jobs_are_pruned(database: SqlDatabase, clock: ManualClock) -> None:
    discarded = _discarded(database, clock)
    enqueue(database, clock, "activities/2")
    done = _claim_one(database, clock)
    with database.write() as unit:
        unit.jobs.finish(done.id, done.fence, clock.now())
        unit.jobs.cancel(unit.jobs.enqueue(SYNC, "activities/3", Lane.CATALOGUE, clock.now()), clock.now())
    with database.write() as unit:
        assert unit.jobs.prune(clock.now()) == 0
        assert unit.jobs.prune(clock.move(1)) == 2
    assert get_job(database, discarded.id) == discarded


def test_the_worker_is_woken_after_commits_that_leave_work_only(database: SqlDatabase, clock: ManualClock) -> None:
    wakes: list[bool] = []
    # The seam that bootstrap uses through open_database.
    database._on_commit = lambda: wakes.append(get_job(database, job_id).state is JobState.AVAILABLE)
    with database.write() as unit:
        job_id = unit.jobs.enqueue(SYNC, "activities/1", Lane.CATALOGUE, clock.now())
        assert wakes == []
    assert wakes == [True]
    job = _claim_one(database, clock)
    with database.write() as unit:
        unit.jobs.discard(job.id, job.fence, "no", clock.now())
    assert wakes == [True]
    with database.write() as unit:
        unit.jobs.retry_now([job.id], clock.now())
    assert wakes == [True, True]
    with pytest.raises(RecordMissing), database.write() as unit:  # noqa: PT012 - the block is the point
        unit.jobs.enqueue(SYNC, "activities/9", Lane.CATALOGUE, clock.now())
        unit.jobs.get("none")
    assert wakes == [True, True]


def test_many_subjects_are_asked_for_as_one_by_one(database: SqlDatabase, clock: ManualClock) -> None:
    first = enqueue(database, clock, "activities/2")
    subjects = [f"activities/{number}" for number in range(1, 1201)]
    with database.write() as unit:
        unit.jobs.enqueue_many(SYNC, subjects, Lane.CATALOGUE, clock.now())
        unit.jobs.enqueue_many(SYNC, [], Lane.CATALOGUE, clock.now())
        assert unit.jobs.wakes
    jobs = claim(database, clock, limit=2000)
    assert sorted(job.subject for job in jobs) == sorted(subjects)
    in_turn = [job.subject for job in jobs if job.subject != "activities/2"]
    assert in_turn == [subject for subject in subjects if subject != "activities/2"]
    assert first in {job.id for job in jobs}
