"""The outbox. Every rule of it is one statement, so that two workers, or a worker and an edit, cannot meet half way.

A worker's writes name the fence of its claim and the state `running`: the row answers only its present owner.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Update, delete, update

from backoffice.db.models import ENDED, OPEN
from backoffice.db.repositories import job_statements as statements
from backoffice.db.repositories.job_statements import JOBS, RUNNING
from backoffice.db.repositories.values import clean_text
from backoffice.db.rows import chunks
from backoffice.domain.errors import RecordMissing
from backoffice.services.database_errors import FenceLost, JobBusy
from backoffice.services.ports import Clock, Intent, Job, JobState, Lane

_WAITING = (JobState.DISCARDED, JobState.RETRYABLE, JobState.AVAILABLE)
_MOST_IDS = 5000


class SqlJobs:
    """`JobRepository` over one connection. `wakes` tells whether a worker should look after the commit."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        """Work within the connection's transaction."""
        self._connection = connection
        self._clock = clock
        self.wakes = False

    # --- asking for work --------------------------------------------------------------------------------

    def enqueue(self, kind: str, subject: str, lane: Lane, now: datetime, run_at: datetime | None = None) -> str:
        """Insert a job, or have the open one of the same kind and subject take it up."""
        new = {"new_id": uuid.uuid4().hex, "new_kind": kind, "new_subject": subject, "new_lane": lane.value}
        self.wakes = True
        statement = statements.ENQUEUE[self._connection.dialect.name]
        return self._connection.execute(statement, {**new, "new_run_at": run_at or now, "now": now}).scalar_one()

    def enqueue_many(self, kind: str, subjects: Sequence[str], lane: Lane, now: datetime) -> None:
        """Ask for work on each; ids that grow keep their order among jobs of the same moment."""
        if not subjects:
            return
        ids = sorted(uuid.uuid4().hex for _ in subjects)
        same = {"new_kind": kind, "new_lane": lane.value, "new_run_at": now, "now": now}
        new = [
            {**same, "new_id": new_id, "new_subject": subject} for new_id, subject in zip(ids, subjects, strict=True)
        ]
        self._connection.execute(statements.ENQUEUE_MANY[self._connection.dialect.name], new)
        self.wakes = True

    def retry_now(self, job_ids: Sequence[str] | None, now: datetime) -> int:
        """Make discarded jobs available; those named also when they only wait for their next attempt."""
        if job_ids is None:
            return self._make_available(JOBS.c.state == JobState.DISCARDED.value, now)
        waiting = JOBS.c.state.in_([state.value for state in _WAITING])
        pieces = (waiting & JOBS.c.id.in_(piece) for piece in chunks(job_ids, _MOST_IDS))
        return sum(self._make_available(piece, now) for piece in pieces)

    def _make_available(self, where: ColumnElement[bool], now: datetime) -> int:
        change = update(JOBS).where(where).values(state=JobState.AVAILABLE.value, attempt=0, run_at=now, updated_at=now)
        count = self._connection.execute(change).rowcount
        self.wakes = self.wakes or count > 0
        return count

    def cancel(self, job_id: str, now: datetime) -> None:
        """End a job that waits and has nothing under way."""
        change = update(JOBS).where(JOBS.c.id == job_id, OPEN, ~RUNNING, JOBS.c.intent_key.is_(None))
        if self._connection.execute(change.values(state=JobState.CANCELLED.value, updated_at=now)).rowcount:
            return
        if self.get(job_id).state not in (JobState.COMPLETED, JobState.CANCELLED):
            raise JobBusy

    # --- doing it ---------------------------------------------------------------------------------------

    def claim(self, lane: Lane | None, now: datetime, lease_seconds: float, limit: int) -> Sequence[Job]:
        """Take due jobs, the longest due first; `lane` None: money first, the catalogue last."""
        claimed: list[Job] = []
        for each in (lane,) if lane else (Lane.MONEY, Lane.LOCAL, Lane.CATALOGUE):
            if len(claimed) < limit:
                claimed += self._claim(each, now, lease_seconds, limit - len(claimed))
        return claimed

    def _claim(self, lane: Lane, now: datetime, lease_seconds: float, limit: int) -> list[Job]:
        run = self._connection.execute
        ids = run(statements.DUE, {"of_lane": lane.value, "now": now, "most": limit}).scalars().all()
        if not ids:
            return []
        lease_until = now + timedelta(seconds=lease_seconds)
        rows = run(statements.CLAIM, {"job_ids": ids, "lease_until": lease_until, "now": now})
        jobs = {job.id: job for job in map(_to_job, rows)}
        return [jobs[job_id] for job_id in ids]

    def renew(self, job_id: str, fence: int, lease_until: datetime) -> None:
        """Keep the job for longer. Raises `FenceLost`, so it is also the check to make before sending."""
        self._write(statements.RENEW, job_id, fence, self._clock.now(), lease_until=lease_until)

    def store_intent(self, job_id: str, fence: int, step: str, now: datetime) -> Intent:
        """Store what is about to be sent, under a new key. An earlier intent must have been cleared."""
        intent = self._write(statements.STORE_INTENT, job_id, fence, now, step=step).intent
        assert intent is not None
        return intent

    def clear_intent(self, job_id: str, fence: int) -> None:
        """Forget it: its outcome is known and stored."""
        self._write(statements.CLEAR_INTENT, job_id, fence, self._clock.now())

    def finish(self, job_id: str, fence: int, now: datetime) -> JobState:
        """Complete it, or make it available again when it was asked for meanwhile."""
        return self._left(self._write(statements.FINISH, job_id, fence, now))

    def retry_later(self, job_id: str, fence: int, run_at: datetime, error: str, *, count: bool) -> None:
        """Put it back for `run_at`."""
        statement = statements.RETRY_LATER[count]
        self._write(statement, job_id, fence, self._clock.now(), due_at=run_at, error=clean_text(error))

    def discard(self, job_id: str, fence: int, error: str, now: datetime) -> JobState:
        """Give it up, or make it available again when it was asked for meanwhile: the edit may have cured it."""
        return self._left(self._write(statements.DISCARD, job_id, fence, now, error=clean_text(error)))

    # --- looking ----------------------------------------------------------------------------------------

    def get(self, job_id: str) -> Job:
        """Return a job, or raise `RecordMissing`."""
        row = self._connection.execute(statements.GET, {"job_id": job_id}).one_or_none()
        if row is None:
            raise RecordMissing
        return _to_job(row)

    def find_open(self, kind: str, subject: str) -> Job | None:
        """Return the open job of a kind for a subject."""
        row = self._connection.execute(statements.FIND_OPEN, {"of_kind": kind, "of_subject": subject}).one_or_none()
        return None if row is None else _to_job(row)

    def next_due_at(self, lane: Lane | None = None, *, later: bool = True) -> datetime | None:
        """Return when there is next something to claim, in a lane or in any."""
        if not later:
            return self._connection.scalar(statements.NEXT_WAITING_AT)
        lanes = (lane,) if lane else Lane
        found = (self._connection.scalar(statements.NEXT_DUE_AT, {"of_lane": each.value}) for each in lanes)
        return min((moment for moment in found if moment is not None), default=None)

    def prune(self, older_than: datetime, *, release_at: datetime | None = None) -> int:
        """Delete ended jobs, and end leases: their next claim makes a new fence, as after any lease."""
        if release_at is not None:
            held = update(JOBS).where(RUNNING, JOBS.c.run_at > release_at)
            self._connection.execute(held.values(run_at=release_at, updated_at=release_at))
        return self._connection.execute(delete(JOBS).where(ENDED, JOBS.c.updated_at < older_than)).rowcount

    # --- the fence --------------------------------------------------------------------------------------

    def _write(self, statement: Update, job_id: str, fence: int, now: datetime, **values: Any) -> Job:
        """Change a running job of this fence and return it."""
        owned = {"job_id": job_id, "of_fence": fence}
        row = self._connection.execute(statement, {**owned, "now": now, **values}).one_or_none()
        if row is not None:
            return _to_job(row)
        if self._connection.execute(statements.IS_OWNED, owned).one_or_none():
            raise ValueError("the job still holds an intent, whose outcome must be settled first")
        raise FenceLost

    def _left(self, job: Job) -> JobState:
        """Return where the job went; a worker should look again when it is available."""
        self.wakes = self.wakes or job.state is JobState.AVAILABLE
        return job.state


def _to_job(row: Row[Any]) -> Job:
    state = JobState(row.state)
    return Job(
        id=row.id,
        kind=row.kind,
        subject=row.subject,
        lane=Lane(row.lane),
        state=state,
        attempt=row.attempt,
        run_at=row.run_at,
        fence=row.fence,
        lease_until=row.run_at if state is JobState.RUNNING else None,
        sends=row.sends,
        rerun=row.rerun,
        intent=None if row.intent_key is None else Intent(row.intent_step, row.intent_key, row.intent_made_at),
        last_error=row.last_error,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )
