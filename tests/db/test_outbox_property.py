"""Whatever the order of events: no enqueue is lost, and no job has two owners."""

from datetime import datetime, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import delete

from backoffice.db import SqlDatabase
from backoffice.db.repositories.jobs import JOBS
from backoffice.services.database_errors import FenceLost, JobBusy
from backoffice.services.ports import Intent, Job, JobState
from tests.db.samples import SYNC, claim, enqueue, get_job
from tests.support.databases import ManualClock

_SUBJECTS = st.sampled_from(["activities/1", "activities/2"])
_LEASE = 60
_OPEN = (JobState.AVAILABLE, JobState.RUNNING, JobState.RETRYABLE, JobState.DISCARDED)


class Outbox(RuleBasedStateMachine):
    """Drives the real outbox beside a model of what it owes."""

    database: SqlDatabase
    clock: ManualClock

    def __init__(self) -> None:
        super().__init__()
        self.claims: list[Job] = []  # every claim ever made, also those that were lost
        self.owner: dict[str, int] = {}  # the fence that must be valid, by job
        self.leases: dict[str, datetime] = {}  # until when nobody else may have it
        self.owed: set[str] = set()  # subjects enqueued since their last claim, and not cancelled by a person
        self.intents: dict[str, Intent] = {}

    @initialize()
    def empty(self) -> None:
        with self.database._engines.writer.begin() as connection:
            connection.execute(delete(JOBS))

    @rule(subject=_SUBJECTS)
    def enqueue(self, subject: str) -> None:
        self.clock.move(0.001)  # no two jobs are of the same age, so that a run can be repeated
        enqueue(self.database, self.clock, subject)
        self.owed.add(subject)

    @rule(limit=st.integers(1, 3))
    def claim(self, limit: int) -> None:
        for job in claim(self.database, self.clock, limit=limit):
            assert job.fence > max((c.fence for c in self.claims if c.id == job.id), default=0)
            assert job.intent == self.intents.get(job.id)
            assert not job.rerun
            assert self.leases.get(job.id, self.clock.now()) <= self.clock.now()
            assert job.lease_until
            self.leases[job.id] = job.lease_until
            self.claims.append(job)
            self.owner[job.id] = job.fence
            self.owed.discard(job.subject)

    @rule(seconds=st.sampled_from([1, _LEASE + 1]))
    def wait(self, seconds: int) -> None:
        self.clock.move(seconds)

    @precondition(lambda self: self.claims)
    @rule(data=st.data(), what=st.sampled_from(["finish", "retry", "discard", "renew", "intend", "settle"]))
    def work(self, data: st.DataObject, what: str) -> None:
        """A worker, perhaps one that lost its job, does something."""
        job = data.draw(st.sampled_from(self.claims[::-1][:4]))
        valid = self.owner.get(job.id) == job.fence
        try:
            with self.database.write() as unit:
                getattr(self, f"_{what}")(unit, job)
        except FenceLost:
            assert not valid
        except ValueError:
            assert valid
            assert job.id in self.intents
        else:
            assert valid

    def _finish(self, unit: Any, job: Job) -> None:
        self._leave(job, unit.jobs.finish(job.id, job.fence, self.clock.now()), JobState.COMPLETED)

    def _discard(self, unit: Any, job: Job) -> None:
        self._leave(job, unit.jobs.discard(job.id, job.fence, "no", self.clock.now()), JobState.DISCARDED)

    def _leave(self, job: Job, state: JobState, wanted: JobState) -> None:
        assert state is (JobState.AVAILABLE if job.subject in self.owed else wanted)
        self._free(job)

    def _free(self, job: Job) -> None:
        del self.owner[job.id]
        del self.leases[job.id]

    def _retry(self, unit: Any, job: Job) -> None:
        unit.jobs.retry_later(job.id, job.fence, self.clock.now(), "503", count=True)
        self._free(job)

    def _renew(self, unit: Any, job: Job) -> None:
        until = self.clock.now() + timedelta(seconds=_LEASE)
        unit.jobs.renew(job.id, job.fence, until)
        self.leases[job.id] = until

    def _intend(self, unit: Any, job: Job) -> None:
        intent = unit.jobs.store_intent(job.id, job.fence, "{}", self.clock.now())
        assert intent.idempotency_key not in {i.idempotency_key for i in self.intents.values()}
        self.intents[job.id] = intent

    def _settle(self, unit: Any, job: Job) -> None:
        unit.jobs.clear_intent(job.id, job.fence)
        self.intents.pop(job.id, None)

    @rule()
    def retry_discarded(self) -> None:
        with self.database.write() as unit:
            unit.jobs.retry_now(None, self.clock.now())

    @rule(subject=_SUBJECTS)
    def cancel(self, subject: str) -> None:
        with self.database.read() as unit:
            job = unit.jobs.find_open(SYNC, subject)
        if job is None:
            return
        try:
            with self.database.write() as unit:
                unit.jobs.cancel(job.id, self.clock.now())
        except JobBusy:
            assert job.state is JobState.RUNNING or job.id in self.intents
        else:
            self.owed.discard(subject)

    @invariant()
    def what_is_owed_will_run(self) -> None:
        with self.database.read() as unit:
            for subject in self.owed:
                job = unit.jobs.find_open(SYNC, subject)
                assert job
                assert job.state in (JobState.AVAILABLE, JobState.RETRYABLE) or (
                    job.state is JobState.RUNNING and job.rerun
                )

    @invariant()
    def intents_are_kept(self) -> None:
        for job_id, intent in self.intents.items():
            job = get_job(self.database, job_id)
            assert job.intent == intent
            assert job.state in _OPEN

    def teardown(self) -> None:
        """Workers that do their work leave nothing owed."""
        for _ in range(3):
            self.clock.move(_LEASE + 1)
            self.claim(3)
            for job_id, fence in list(self.owner.items()):
                with self.database.write() as unit:
                    unit.jobs.clear_intent(job_id, fence)
                    unit.jobs.finish(job_id, fence, self.clock.now())
                del self.owner[job_id]
                del self.leases[job_id]
                self.intents.pop(job_id, None)
        assert not self.owed


def test_no_enqueue_is_lost_and_no_job_has_two_owners(database: SqlDatabase, clock: ManualClock) -> None:
    machine = type("Machine", (Outbox,), {"database": database, "clock": clock})
    run_state_machine_as_test(machine, settings=settings(max_examples=60, stateful_step_count=30))
