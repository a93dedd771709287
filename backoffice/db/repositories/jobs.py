"""The outbox. Every rule of it is one statement, so that two workers, or a worker and an edit, cannot meet half way.

A worker's writes name the fence of its claim and the state `running`: the row answers only its present owner.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Text,
    case,
    cast,
    delete,
    func,
    literal,
    null,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from backoffice.db.models import CLAIMABLE, ENDED, OPEN, Base, JobRow
from backoffice.db.repositories.values import clean_text
from backoffice.db.rows import chunks
from backoffice.domain.errors import RecordMissing
from backoffice.services.database_errors import FenceLost, JobBusy
from backoffice.services.ports import Clock, Intent, Job, JobState, Lane

JOBS = Base.metadata.tables[JobRow.__tablename__]

_RUNNING = JOBS.c.state == JobState.RUNNING.value
_WAITING = (JobState.DISCARDED, JobState.RETRYABLE, JobState.AVAILABLE)
_MOST_IDS = 5000
_INSERT = {"postgresql": postgresql_insert, "sqlite": sqlite_insert}


class SqlJobs:
    """`JobRepository` over one connection. `wakes` tells whether a worker should look after the commit."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        """Work within the connection's transaction."""
        self._connection = connection
        self._clock = clock
        self.wakes = False

    # --- asking for work --------------------------------------------------------------------------------

    def enqueue(self, kind: str, subject: str, lane: Lane, now: datetime) -> str:
        """Insert a job, or have the open one of the same kind and subject take it up."""
        insert = _INSERT[self._connection.dialect.name]
        new = {
            "id": uuid.uuid4().hex,
            "kind": kind,
            "subject": subject,
            "lane": lane.value,
            "state": JobState.AVAILABLE.value,
            "attempt": 0,
            "run_at": now,
            "fence": 0,
            "sends": 0,
            "rerun": False,
            "created_at": now,
            "updated_at": now,
        }
        taken_up = {
            "state": case((_RUNNING, JOBS.c.state), else_=JobState.AVAILABLE.value),
            "attempt": case((_RUNNING, JOBS.c.attempt), else_=0),
            "run_at": case((_RUNNING, JOBS.c.run_at), else_=literal(now, JOBS.c.run_at.type)),
            "rerun": _RUNNING,
            "updated_at": now,
        }
        statement = insert(JOBS).values(new)
        statement = statement.on_conflict_do_update(
            index_elements=[JOBS.c.kind, JOBS.c.subject], index_where=OPEN, set_=taken_up
        )
        self.wakes = True
        return self._connection.execute(statement.returning(JOBS.c.id)).scalar_one()

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
        change = update(JOBS).where(JOBS.c.id == job_id, OPEN, ~_RUNNING, JOBS.c.intent_key.is_(None))
        if self._connection.execute(change.values(state=JobState.CANCELLED.value, updated_at=now)).rowcount:
            return
        if self.get(job_id).state not in (JobState.COMPLETED, JobState.CANCELLED):
            raise JobBusy

    # --- doing it ---------------------------------------------------------------------------------------

    def claim(self, lane: Lane | None, now: datetime, lease_seconds: float, limit: int) -> Sequence[Job]:
        """Take due jobs, the longest due first; `lane` None: money before the catalogue."""
        claimed: list[Job] = []
        for each in (lane,) if lane else (Lane.MONEY, Lane.CATALOGUE):
            if len(claimed) < limit:
                claimed += self._claim(each, now, lease_seconds, limit - len(claimed))
        return claimed

    def _claim(self, lane: Lane, now: datetime, lease_seconds: float, limit: int) -> list[Job]:
        due = select(JOBS.c.id).where(CLAIMABLE, JOBS.c.lane == lane.value, JOBS.c.run_at <= now)
        due = due.order_by(JOBS.c.run_at, JOBS.c.created_at, JOBS.c.id).limit(limit).with_for_update(skip_locked=True)
        ids = self._connection.scalars(due).all()
        if not ids:
            return []
        change = update(JOBS).where(JOBS.c.id.in_(ids))
        change = change.values(
            state=JobState.RUNNING.value,
            attempt=JOBS.c.attempt + 1,
            fence=JOBS.c.fence + 1,
            rerun=False,
            run_at=now + timedelta(seconds=lease_seconds),
            updated_at=now,
        )
        rows = {row["id"]: row for row in self._connection.execute(change.returning(JOBS)).mappings()}
        return [_to_job(rows[job_id]) for job_id in ids]

    def release_all(self, now: datetime) -> int:
        """End every lease now. The next claim makes a new fence, as after any lease."""
        change = update(JOBS).where(_RUNNING, JOBS.c.run_at > now).values(run_at=now, updated_at=now)
        return self._connection.execute(change).rowcount

    def renew(self, job_id: str, fence: int, lease_until: datetime) -> None:
        """Keep the job for longer. Raises `FenceLost`, so it is also the check to make before sending."""
        self._write(job_id, fence, run_at=lease_until, updated_at=self._clock.now())

    def store_intent(self, job_id: str, fence: int, step: str, now: datetime) -> Intent:
        """Store what is about to be sent, under a new key. An earlier intent must have been cleared."""
        key = JOBS.c.id + "." + cast(JOBS.c.sends + 1, Text)
        row = self._write(
            job_id,
            fence,
            JOBS.c.intent_key.is_(None),
            intent_step=step,
            intent_key=key,
            intent_made_at=now,
            sends=JOBS.c.sends + 1,
            updated_at=now,
        )
        intent = _to_job(row).intent
        assert intent is not None
        return intent

    def clear_intent(self, job_id: str, fence: int) -> None:
        """Forget it: its outcome is known and stored."""
        self._write(
            job_id, fence, intent_step=null(), intent_key=null(), intent_made_at=null(), updated_at=self._clock.now()
        )

    def finish(self, job_id: str, fence: int, now: datetime) -> JobState:
        """Complete it, or make it available again when it was asked for meanwhile."""
        row = self._write(
            job_id,
            fence,
            JOBS.c.intent_key.is_(None),
            **_unless_asked_again(JobState.COMPLETED, now),
            last_error=null(),
            updated_at=now,
        )
        return self._left(row)

    def retry_later(self, job_id: str, fence: int, run_at: datetime, error: str, *, count: bool) -> None:
        """Put it back for `run_at`."""
        attempt = JOBS.c.attempt if count else JOBS.c.attempt - 1
        self._write(
            job_id,
            fence,
            state=JobState.RETRYABLE.value,
            attempt=case((JOBS.c.rerun, 0), else_=attempt),
            rerun=False,
            run_at=run_at,
            last_error=clean_text(error),
            updated_at=self._clock.now(),
        )

    def discard(self, job_id: str, fence: int, error: str, now: datetime) -> JobState:
        """Give it up, or make it available again when it was asked for meanwhile: the edit may have cured it."""
        row = self._write(
            job_id,
            fence,
            **_unless_asked_again(JobState.DISCARDED, now),
            last_error=clean_text(error),
            updated_at=now,
        )
        return self._left(row)

    # --- looking ----------------------------------------------------------------------------------------

    def get(self, job_id: str) -> Job:
        """Return a job, or raise `RecordMissing`."""
        row = self._connection.execute(select(JOBS).where(JOBS.c.id == job_id)).mappings().one_or_none()
        if row is None:
            raise RecordMissing
        return _to_job(row)

    def find_open(self, kind: str, subject: str) -> Job | None:
        """Return the open job of a kind for a subject."""
        query = select(JOBS).where(OPEN, JOBS.c.kind == kind, JOBS.c.subject == subject)
        row = self._connection.execute(query).mappings().one_or_none()
        return None if row is None else _to_job(row)

    def next_due_at(self) -> datetime | None:
        """Return when there is next something to claim."""
        return self._connection.scalar(select(func.min(JOBS.c.run_at)).where(CLAIMABLE))

    def prune(self, older_than: datetime) -> int:
        """Delete ended jobs."""
        return self._connection.execute(delete(JOBS).where(ENDED, JOBS.c.updated_at < older_than)).rowcount

    # --- the fence --------------------------------------------------------------------------------------

    def _write(self, job_id: str, fence: int, *where: ColumnElement[bool], **columns: Any) -> RowMapping:
        """Change a running job of this fence and return it."""
        owned = update(JOBS).where(JOBS.c.id == job_id, JOBS.c.fence == fence, _RUNNING, *where)
        row = self._connection.execute(owned.values(**columns).returning(JOBS)).mappings().one_or_none()
        if row is not None:
            return row
        found = self._connection.execute(select(JOBS.c.id).where(JOBS.c.id == job_id, JOBS.c.fence == fence, _RUNNING))
        if found.one_or_none():
            raise ValueError("the job still holds an intent, whose outcome must be settled first")
        raise FenceLost

    def _left(self, row: RowMapping) -> JobState:
        """Return where the job went; a worker should look again when it is available."""
        state = JobState(row["state"])
        self.wakes = self.wakes or state is JobState.AVAILABLE
        return state


def _unless_asked_again(state: JobState, now: datetime) -> dict[str, Any]:
    """Return the columns of a job that ends in this state, or starts anew when it was asked for meanwhile."""
    return {
        "state": case((JOBS.c.rerun, JobState.AVAILABLE.value), else_=state.value),
        "attempt": case((JOBS.c.rerun, 0), else_=JOBS.c.attempt),
        "rerun": False,
        "run_at": now,
    }


def _to_job(row: RowMapping) -> Job:
    state = JobState(row["state"])
    key = row["intent_key"]
    return Job(
        id=row["id"],
        kind=row["kind"],
        subject=row["subject"],
        lane=Lane(row["lane"]),
        state=state,
        attempt=row["attempt"],
        run_at=row["run_at"],
        fence=row["fence"],
        lease_until=row["run_at"] if state is JobState.RUNNING else None,
        sends=row["sends"],
        rerun=row["rerun"],
        intent=None if key is None else Intent(row["intent_step"], key, row["intent_made_at"]),
        last_error=row["last_error"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
    )
