"""The outbox as people see it: how much waits, why it stands still, what needs them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.errors import RecordMissing
from backoffice.domain.kinds import AssetRef
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.catalogue_sync import SYNC_ASSET
from backoffice.services.payments.job_kinds import BOOKING_KINDS_OF_JOBS
from backoffice.services.ports import (
    BookingChange,
    Clock,
    Database,
    Job,
    JobState,
    QueueCondition,
    QueueRow,
    SyncState,
    UnitOfWork,
)

PAUSED_BY_PERSON = "paused_by_person"
"""The code of the condition that `pause` sets and only `resume` ends."""

OPEN_STATES = frozenset({JobState.AVAILABLE, JobState.RUNNING, JobState.RETRYABLE, JobState.DISCARDED})
_MANY = 100_000


@dataclass(frozen=True, slots=True)
class QueueStatus:
    """How many jobs wait or run, how many were given up, and why the queue stands still (None: it moves)."""

    waiting: int
    needs_attention: int
    condition: QueueCondition | None

    @property
    def is_paused_by_person(self) -> bool:
        """Tell whether somebody paused it."""
        return self.condition is not None and self.condition.code == PAUSED_BY_PERSON


class Queue:
    """Look at the outbox, retry what was given up, pause and resume."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Work on this database."""
        self._database = database
        self._clock = clock

    def status(self) -> QueueStatus:
        """Return counts and condition."""
        counts = self._database.queries.counts()
        with self._database.read() as uow:
            condition = uow.office.queue_condition()
        return QueueStatus(counts.open_jobs - counts.discarded_jobs, counts.discarded_jobs, condition)

    def rows(self, states: frozenset[JobState] = OPEN_STATES, limit: int = 500) -> Sequence[QueueRow]:
        """Return jobs for a list, those that need a person first."""
        rows = self._database.queries.queue(states, limit)
        return sorted(rows, key=lambda row: row.state is not JobState.DISCARDED)

    def retry(self, job_ids: Sequence[str] | None = None) -> int:
        """Try again what was given up (None: all of it); return how many jobs."""
        with self._database.write() as uow:
            discarded = self._discarded(uow, job_ids)
            for ref in discarded.values():
                _mark_pending(uow, ref)
            return uow.jobs.retry_now(list(discarded), self._clock.now())

    def pause(self) -> None:
        """Let nothing more be sent until `resume`; requests under way end first."""
        text = QT_TRANSLATE_NOOP("backoffice", "The queue was paused. Edits are saved and wait until it is resumed.")
        with self._database.write() as uow:
            uow.office.set_queue_condition(QueueCondition(PAUSED_BY_PERSON, Message(text), self._clock.now()))

    def resume(self) -> None:
        """End `pause`. Call the engine's `wake` after it."""
        with self._database.write() as uow:
            condition = uow.office.queue_condition()
            if condition is not None and condition.code == PAUSED_BY_PERSON:
                uow.office.set_queue_condition(None)

    def _discarded(self, uow: UnitOfWork, job_ids: Sequence[str] | None) -> dict[str, AssetRef | BookingRef | None]:
        """Return what was given up, and the record that says so, by the job's id."""
        if job_ids is None:
            rows = self._database.queries.queue(frozenset({JobState.DISCARDED}), _MANY)
            return {row.job_id: row.ref if row.kind == SYNC_ASSET else row.booking for row in rows}
        jobs = [uow.jobs.get(job_id) for job_id in job_ids]
        return {job.id: _record_of(job) for job in jobs if job.state is JobState.DISCARDED}


def _record_of(job: Job) -> AssetRef | BookingRef | None:
    if job.kind == SYNC_ASSET:
        return AssetRef.parse(job.subject)
    return BookingRef.parse(job.subject) if job.kind in BOOKING_KINDS_OF_JOBS else None


def _mark_pending(uow: UnitOfWork, ref: AssetRef | BookingRef | None) -> None:
    """Let the record no longer say that it was given up."""
    try:
        if isinstance(ref, AssetRef):
            uow.assets.mark(ref, SyncState.PENDING)
        elif ref is not None:
            stripe = replace(uow.bookings.lock(ref).stripe, last_error=None)
            uow.bookings.change(ref, BookingChange(stripe=stripe))
    except RecordMissing:
        return  # the job finds that out too, and ends
