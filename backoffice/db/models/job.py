"""The outbox: one row for each piece of work that was asked for."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from backoffice.db.models.base import Base
from backoffice.db.models.checks import check_counts, check_one_of
from backoffice.db.types import LongText
from backoffice.services.ports import JobState, Lane

# Written out, not as parameters, so that the planners see that a query is within a partial index.
OPEN = text("state NOT IN ('completed', 'cancelled')")
ENDED = text("state IN ('completed', 'cancelled')")
CLAIMABLE = text("state IN ('available', 'retryable', 'running')")


class JobRow(Base):
    """See services/ports/jobs.py. `run_at` is when it may be claimed next: while it runs, the end of its lease."""

    __tablename__ = "jobs"
    __table_args__ = (
        check_one_of("state", *JobState),
        check_one_of("lane", *Lane),
        *check_counts("attempt", "fence", "sends"),
        CheckConstraint(
            "(intent_step IS NULL) = (intent_key IS NULL) AND (intent_key IS NULL) = (intent_made_at IS NULL)",
            name="whole_intent",
        ),
        Index("uq_jobs_open_subject", "kind", "subject", unique=True, sqlite_where=OPEN, postgresql_where=OPEN),
        Index("ix_jobs_claimable", "lane", "run_at", "created_at", sqlite_where=CLAIMABLE, postgresql_where=CLAIMABLE),
        Index("ix_jobs_state", "state", "updated_at"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    subject: Mapped[str]
    lane: Mapped[str]
    state: Mapped[str]
    attempt: Mapped[int]
    run_at: Mapped[datetime]
    fence: Mapped[int]
    sends: Mapped[int]
    rerun: Mapped[bool]
    rerun_at: Mapped[datetime | None]
    intent_step: Mapped[str | None] = mapped_column(LongText())
    intent_key: Mapped[str | None]
    intent_made_at: Mapped[datetime | None]
    last_error: Mapped[str | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
