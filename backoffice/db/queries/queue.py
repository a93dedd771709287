"""Reads of the outbox for the queue panel."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from backoffice.db.models import OPEN, table_of
from backoffice.db.repositories.jobs import JOBS
from backoffice.db.rows import chunks, is_id
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.services.ports import JobState, QueueRow

_CHUNK = 500


def count_jobs(connection: Connection) -> tuple[int, int]:
    """Return how many jobs are open, and how many of these were given up."""
    query = select(JOBS.c.state, func.count()).where(OPEN).group_by(JOBS.c.state)
    found = {str(row[0]): int(row[1]) for row in connection.execute(query)}
    return sum(found.values()), found.get(JobState.DISCARDED.value, 0)


def list_jobs(connection: Connection, states: frozenset[JobState], limit: int) -> list[QueueRow]:
    """Return jobs in these states, the last changed first, with the names of their listings."""
    query = select(JOBS).where(JOBS.c.state.in_(sorted(state.value for state in states)))
    jobs = connection.execute(query.order_by(JOBS.c.updated_at.desc(), JOBS.c.id).limit(limit)).mappings().all()
    refs = {row["subject"]: _parse(row["subject"]) for row in jobs}
    names = _names(connection, [ref for ref in refs.values() if ref])
    return [
        QueueRow(
            job_id=row["id"],
            ref=(ref := refs[row["subject"]]),
            name=names.get(ref, "") if ref else "",
            kind=row["kind"],
            state=JobState(row["state"]),
            attempt=row["attempt"],
            run_at=row["run_at"],
            last_error=row["last_error"],
            updated_at=row["updated_at"],
        )
        for row in jobs
    ]


def _parse(subject: str) -> AssetRef | None:
    """Not every subject is a listing."""
    try:
        ref = AssetRef.parse(subject)
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
