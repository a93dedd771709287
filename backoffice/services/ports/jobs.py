"""The outbox: work that was committed with the edit that asked for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class JobState(StrEnum):
    """Who leaves a state, and when.

    available: a worker claims it once `run_at` has come. running: its worker finishes it, or another rescues it when
    the lease ends. retryable: as available, after at least one failed attempt. completed, cancelled: the end.
    discarded: given up, needs a person's attention; Retry or a new edit makes it available again.
    """

    AVAILABLE = "available"
    RUNNING = "running"
    RETRYABLE = "retryable"
    COMPLETED = "completed"
    DISCARDED = "discarded"
    CANCELLED = "cancelled"


class Lane(StrEnum):
    """Which work may not wait for which: money never waits behind the catalogue. LOCAL asks nothing of Stripe."""

    MONEY = "money"
    CATALOGUE = "catalogue"
    LOCAL = "local"


CHORES = frozenset({"poll_events", "reconcile_payments"})
"""Kinds of jobs that come round by themselves: while all goes well, nobody waits for them."""


@dataclass(frozen=True, slots=True)
class Intent:
    """A request to Stripe that is about to be, or may have been, sent. Stored before the first byte."""

    step: str  # JSON of the step, as jobs/steps.py writes it
    idempotency_key: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Job:
    """One row of the outbox. `subject` is what it works on (`activities/42`); one open job per (kind, subject)."""

    id: str
    kind: str
    subject: str
    lane: Lane
    state: JobState
    attempt: int
    run_at: datetime  # when it may be claimed next: while it runs, the end of its lease
    fence: int
    lease_until: datetime | None
    sends: int
    rerun: bool
    intent: Intent | None
    last_error: str | None
    created_at: datetime
    updated_at: datetime


class JobRepository(Protocol):
    """The outbox, inside one unit of work.

    Methods that take `fence` raise `FenceLost` (services/database_errors.py) when the job is no longer theirs. The
    intent stays through retry, discard and enqueue until it is cleared: `store_intent` and `finish` raise ValueError
    while there is one.
    """

    def enqueue(self, kind: str, subject: str, lane: Lane, now: datetime, run_at: datetime | None = None) -> str:
        """Ask for work. An open job of the same kind and subject takes it up (edits coalesce); returns the job's id.

        available/retryable/discarded → available now, attempt 0, its intent kept; running → runs again when finished.
        `run_at` asks for it at a later time: a job that waits takes the earlier of both times, a running one runs
        again then.
        """
        ...

    def enqueue_many(self, kind: str, subjects: Sequence[str], lane: Lane, now: datetime) -> None:
        """Ask for work on each subject, as `enqueue` would one by one."""
        ...

    def claim(self, lane: Lane | None, now: datetime, lease_seconds: float, limit: int) -> Sequence[Job]:
        """Take due jobs (and running ones whose lease ended), each with a new fence; SKIP LOCKED on PostgreSQL."""
        ...

    def renew(self, job_id: str, fence: int, lease_until: datetime) -> None:
        """Keep the job for longer; also the check to make before each send."""
        ...

    def store_intent(self, job_id: str, fence: int, step: str, now: datetime) -> Intent:
        """Make the next idempotency key of the job (`{job id}.{sends+1}`) and store it with the step."""
        ...

    def clear_intent(self, job_id: str, fence: int) -> None: ...

    def finish(self, job_id: str, fence: int, now: datetime) -> JobState:
        """Complete the job, or make it available again when it was asked for meanwhile."""
        ...

    def retry_later(self, job_id: str, fence: int, run_at: datetime, error: str, *, count: bool) -> None:
        """Put it back (`count` False: the attempt is not counted, as the cause is the queue's and not the job's).

        Asked for meanwhile: attempts count from 0 again.
        """
        ...

    def discard(self, job_id: str, fence: int, error: str, now: datetime) -> JobState:
        """Give it up, or make it available again when it was asked for meanwhile."""
        ...

    def cancel(self, job_id: str, now: datetime) -> None: ...

    def retry_now(self, job_ids: Sequence[str] | None, now: datetime) -> int:
        """Make discarded jobs (all: None) available again, those named also when they wait; return how many."""
        ...

    def get(self, job_id: str) -> Job:
        """Raise `RecordMissing` when it is not there."""
        ...

    def find_open(self, kind: str, subject: str) -> Job | None: ...

    def next_due_at(self, lane: Lane | None = None, *, later: bool = True) -> datetime | None:
        """Return when the earliest open job of a lane (None: any) is due or its lease ends; None: nothing is open.

        Without `later`: of any lane, but not those asked for at a later time (`run_at`) that have not been begun.
        """
        ...

    def prune(self, older_than: datetime, *, release_at: datetime | None = None) -> int:
        """Delete completed and cancelled jobs; return how many. `release_at`: end every lease at this moment.

        That is only for a program that has the database to itself (SQLite) and begins: who held them is dead.
        """
        ...
