"""The outbox against the raw driver: the same statements with the same durability, a job at a time and side by side.

`python -m benchmarks.outbox` prints the table. "One by one": a job is claimed in a transaction and finished in another.
"Side by side": as the engine works, 32 jobs are claimed together and each is finished by a worker of its own.
"""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
import time
import uuid
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from backoffice.db import SqlDatabase, migrate, open_database
from backoffice.jobs.storage import Storage
from backoffice.services.clock import SystemClock
from backoffice.services.ports import Job, Lane, UnitOfWork
from benchmarks.servers import postgresql

JOBS = 1_000
PLACES = 32
CEILING = 25.0
ROUNDS = 5
LEASE = timedelta(seconds=90)

NEW = "INSERT INTO jobs (id, kind, subject, lane, state, attempt, run_at, fence, sends, rerun, created_at, updated_at)"
NEW += " VALUES (?, 'sync_asset', ?, 'catalogue', 'available', 0, ?, 0, 0, ?, ?, ?)"
DUE = """SELECT id FROM jobs WHERE state IN ('available', 'retryable', 'running') AND lane = ? AND run_at <= ?
         ORDER BY run_at, created_at, id LIMIT ?"""
CLAIM = """UPDATE jobs SET state = 'running', attempt = attempt + 1, fence = fence + 1, rerun = ?, run_at = ?,
           updated_at = ? WHERE id IN ({}) RETURNING *"""
FINISH = """UPDATE jobs SET state = CASE WHEN rerun THEN 'available' ELSE 'completed' END,
            attempt = CASE WHEN rerun THEN 0 ELSE attempt END, rerun = ?, run_at = ?, last_error = NULL, updated_at = ?
            WHERE id = ? AND fence = ? AND state = 'running' AND intent_key IS NULL RETURNING *"""


class RawSqlite:
    """The sqlite3 module alone."""

    def __init__(self, path: Path) -> None:
        """Open the file as durably as the program does."""
        self._connection = sqlite3.connect(path, isolation_level=None)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            self._connection.execute(f"PRAGMA {pragma}")
        self._columns = [row[1] for row in self._connection.execute("PRAGMA table_info(jobs)")]

    def transaction(self, *statements: tuple[str, Sequence[Any]]) -> list[Sequence[Any]]:
        """Run statements in one transaction; return the last one's rows."""
        self._connection.execute("BEGIN IMMEDIATE")
        for statement, values in statements:
            rows = self._connection.execute(statement, values).fetchall()
        self._connection.execute("COMMIT")
        return rows

    def claim(self, limit: int) -> list[tuple[str, int]]:
        """Claim due jobs; return their ids and fences."""
        now = datetime.now(UTC).replace(tzinfo=None)
        execute = self._connection.execute
        execute("BEGIN IMMEDIATE")
        ids = [row[0] for row in execute(DUE, ("catalogue", str(now), limit))]
        statement = CLAIM.format(", ".join("?" * len(ids)))
        rows = execute(statement, (0, str(now + LEASE), str(now), *ids)).fetchall()
        execute("COMMIT")
        place, fence = self._columns.index("id"), self._columns.index("fence")
        return [(row[place], row[fence]) for row in rows]

    def finish(self, job: tuple[str, int]) -> None:
        """Finish a job."""
        now = str(datetime.now(UTC).replace(tzinfo=None))
        execute = self._connection.execute
        execute("BEGIN IMMEDIATE")
        assert len(execute(FINISH, (0, now, now, *job)).fetchall()) == 1
        execute("COMMIT")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


class RawPostgresql:
    """psycopg alone."""

    def __init__(self, url: str) -> None:
        """Connect as the program does."""
        import psycopg

        self._connection = psycopg.connect(url.replace("postgresql+psycopg", "postgresql"))
        self._connection.execute("SET TIME ZONE 'UTC'")
        self._connection.commit()

    def claim(self, limit: int) -> list[tuple[str, int]]:
        """Claim due jobs; return their ids and fences."""
        now = datetime.now(UTC)
        execute = self._connection.execute
        due = DUE.replace("?", "%s") + " FOR UPDATE SKIP LOCKED"
        ids = [row[0] for row in execute(due, ("catalogue", now, limit))]
        statement = CLAIM.format(", ".join(["%s"] * len(ids))).replace("?", "%s").replace("*", "id, fence, jobs.*")
        rows = execute(statement, (False, now + LEASE, now, *ids)).fetchall()
        self._connection.commit()
        return [(row[0], row[1]) for row in rows]

    def finish(self, job: tuple[str, int]) -> None:
        """Finish a job."""
        now = datetime.now(UTC)
        rows = self._connection.execute(FINISH.replace("?", "%s"), (False, now, now, *job)).fetchall()
        assert len(rows) == 1
        self._connection.commit()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


Raw = RawSqlite | RawPostgresql


def raw_one_by_one(raw: Raw, jobs: int) -> None:
    """Claim and finish each job in a transaction of its own."""
    for _ in range(jobs):
        for job in raw.claim(1):
            raw.finish(job)


def raw_side_by_side(raw: Raw, jobs: int) -> None:
    """Claim as many as the engine has places, and finish each in a transaction of its own."""
    for _ in range(jobs // PLACES):
        for job in raw.claim(PLACES):
            raw.finish(job)


def ours_one_by_one(database: SqlDatabase, jobs: int) -> None:
    """Do the same through the units of work."""
    clock = SystemClock()
    for _ in range(jobs):
        with database.write() as uow:
            claimed = uow.jobs.claim(Lane.CATALOGUE, clock.now(), LEASE.total_seconds(), 1)
        for job in claimed:
            with database.write() as uow:
                uow.jobs.finish(job.id, job.fence, clock.now())


def ours_side_by_side(database: SqlDatabase, jobs: int) -> None:
    """Do the same as the engine does: on its loop, every worker for itself."""
    clock, storage = SystemClock(), Storage(database)

    def claim(uow: UnitOfWork) -> Sequence[Job]:
        return uow.jobs.claim(Lane.CATALOGUE, clock.now(), LEASE.total_seconds(), PLACES)

    def finish(job: Job) -> Callable[[UnitOfWork], object]:
        return lambda uow: uow.jobs.finish(job.id, job.fence, clock.now())

    async def work() -> None:
        for _ in range(jobs // PLACES):
            claimed = await storage.write(claim)
            await asyncio.gather(*(storage.write(finish(job)) for job in claimed))

    try:
        asyncio.run(work())
    finally:
        storage.close()


def fill(url: str, jobs: int) -> None:
    """Put this many due jobs in, in place of those that are there."""
    now = datetime.now(UTC)
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as database, database:
            text = str(now.replace(tzinfo=None))
            database.execute("DELETE FROM jobs")
            rows = [(uuid.uuid4().hex, f"activities/{n}", text, 0, text, text) for n in range(jobs)]
            database.executemany(NEW, rows)
        return
    import psycopg

    with psycopg.connect(url.replace("postgresql+psycopg", "postgresql")) as server:
        server.execute("DELETE FROM jobs")
        rows = [(uuid.uuid4().hex, f"activities/{n}", now, False, now, now) for n in range(jobs)]
        server.cursor().executemany(NEW.replace("?", "%s"), rows)


def rate(url: str, jobs: int, work: Callable[[Any, int], None], target: Any) -> float:
    """Return the jobs a second; every one of them must have been done."""
    fill(url, jobs)
    begun = time.perf_counter()
    work(target, jobs)
    seconds = time.perf_counter() - begun
    assert _left(url) == 0, "some jobs were not finished"
    return jobs / seconds


def _left(url: str) -> int:
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as database:
            return database.execute("SELECT count(*) FROM jobs WHERE state <> 'completed'").fetchone()[0]
    import psycopg

    with psycopg.connect(url.replace("postgresql+psycopg", "postgresql")) as server:
        row = server.execute("SELECT count(*) FROM jobs WHERE state <> 'completed'").fetchone()
        assert row is not None
        return int(row[0])


def compare(name: str, url: str, jobs: int) -> list[str]:
    """Return the rows of the table for one database; raw and ours take turns."""
    migrate(url)
    raw: Raw = RawSqlite(Path(url.removeprefix("sqlite:///"))) if url.startswith("sqlite") else RawPostgresql(url)
    lines: list[str] = []
    with closing(raw), closing(open_database(url, SystemClock())) as database:
        ways = (("one by one", raw_one_by_one, ours_one_by_one), ("side by side", raw_side_by_side, ours_side_by_side))
        for way, theirs, mine in ways:
            pairs = [(rate(url, jobs, theirs, raw), rate(url, jobs, mine, database)) for _ in range(ROUNDS)]
            driver, ours = (median(pair[place] for pair in pairs) for place in (0, 1))
            share, times = ours / driver, ours / CEILING
            lines.append(f"| {name} | {way} | {driver:,.0f} | {ours:,.0f} | {share:.2f} | {times:,.0f} |")
    return lines


def table(jobs: int = JOBS - JOBS % PLACES) -> str:
    """Return the comparison as a Markdown table."""
    lines = [
        "| database | jobs | raw driver, a second | ours, a second | ratio (goal ≥ 0.5) | of the ceiling (goal ≥ 10) |",
        "|---|---|---:|---:|---:|---:|",
    ]
    with tempfile.TemporaryDirectory() as folder:
        lines += compare("SQLite", f"sqlite:///{folder}/outbox.db", jobs)
    with postgresql() as url:
        lines += compare("PostgreSQL", url, jobs)
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
