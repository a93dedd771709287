"""Reads of the outbox for the queue panel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from sqlalchemy import Connection, func, select

from backoffice.db.models import OPEN, table_of
from backoffice.db.repositories.job_statements import JOBS, SCHEDULED
from backoffice.db.rows import chunks, is_id
from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.services.ports import CHORES, JobState, QueueRow

_CHUNK = 500
_QUIET = [JobState.AVAILABLE.value, JobState.RUNNING.value]
_UNSEEN = SCHEDULED | (JOBS.c.kind.in_(sorted(CHORES)) & JOBS.c.state.in_(_QUIET))
R = TypeVar("R", AssetRef, BookingRef)


def count_jobs(connection: Connection) -> tuple[int, int]:
    """Return how many jobs are open, and how many of these were given up; nothing meant for later, and no chores."""
    query = select(JOBS.c.state, func.count()).where(OPEN, ~_UNSEEN).group_by(JOBS.c.state)
    found = {str(row[0]): int(row[1]) for row in connection.execute(query)}
    return sum(found.values()), found.get(JobState.DISCARDED.value, 0)


def list_jobs(connection: Connection, states: frozenset[JobState], limit: int) -> list[QueueRow]:
    """Return jobs in these states, the last changed first, with the names of their listings or bookings.

    What is meant for later is left out, and chores that go well.
    """
    query = select(JOBS).where(JOBS.c.state.in_(sorted(state.value for state in states)), ~_UNSEEN)
    jobs = connection.execute(query.order_by(JOBS.c.updated_at.desc(), JOBS.c.id).limit(limit)).mappings().all()
    refs = {row["subject"]: _parse(AssetRef.parse, row["subject"]) for row in jobs}
    bookings = {row["subject"]: _parse(BookingRef.parse, row["subject"]) for row in jobs}
    names = _names(connection, [ref for ref in refs.values() if ref])
    titles = _titles(connection, [ref for ref in bookings.values() if ref])
    return [
        QueueRow(
            job_id=row["id"],
            ref=(ref := refs[row["subject"]]),
            booking=(booking := bookings[row["subject"]]),
            name=names.get(ref, "") if ref else titles.get(booking, "") if booking else "",
            kind=row["kind"],
            state=JobState(row["state"]),
            attempt=row["attempt"],
            run_at=row["run_at"],
            last_error=row["last_error"],
            updated_at=row["updated_at"],
        )
        for row in jobs
    ]


def _parse(read: Callable[[str], R], subject: str) -> R | None:
    """Not every subject is a listing, and not every one a booking."""
    try:
        ref = read(subject)
    except ValueError:
        return None
    return ref if is_id(ref.id) else None


def _names(connection: Connection, refs: Sequence[AssetRef]) -> dict[AssetRef, str]:
    names: dict[AssetRef, str] = {}
    for kind in AssetKind:
        table = table_of(kind)
        for ids in chunks([ref.id for ref in refs if ref.kind is kind], _CHUNK):
            query = select(table.c.id, table.c.name).where(table.c.id.in_(ids))
            names.update((AssetRef(kind, found), name) for found, name in connection.execute(query))
    return names


def _titles(connection: Connection, refs: Sequence[BookingRef]) -> dict[BookingRef, str]:
    """Return code and customer of bookings."""
    titles: dict[BookingRef, str] = {}
    for kind in BookingKind:
        table = table_of(kind)
        for ids in chunks([ref.id for ref in refs if ref.kind is kind], _CHUNK):
            query = select(table.c.id, table.c.confirmation_code, table.c.customer_name).where(table.c.id.in_(ids))
            titles.update((BookingRef(kind, row[0]), f"{row[1]} · {row[2]}") for row in connection.execute(query))
    return titles
