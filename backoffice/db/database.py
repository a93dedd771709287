"""The office's database, opened: units of work, reads, and what is closed with it."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from backoffice.db.changes import CHANGES_CHANNEL, ChangeLog, to_message
from backoffice.db.engines import Engines
from backoffice.db.failures import in_words
from backoffice.db.parts import part_of
from backoffice.db.queries.assets import SqlQueries
from backoffice.db.queries.bookings import SqlBookingQueries
from backoffice.db.queries.refunds import SqlRefundQueries
from backoffice.db.queries.resync import SqlResyncQueries
from backoffice.db.repositories.assets import SqlAssets
from backoffice.db.repositories.bookings import SqlBookings
from backoffice.db.repositories.events import SqlEvents
from backoffice.db.repositories.jobs import SqlJobs
from backoffice.db.repositories.office import SqlOffice
from backoffice.db.repositories.old_links import SqlOldLinks
from backoffice.db.repositories.payments import SqlPayments
from backoffice.db.repositories.people import SqlPeople
from backoffice.db.repositories.refund_limits import SqlRefundLimits
from backoffice.db.repositories.refunds import SqlRefunds
from backoffice.db.repositories.resync import SqlResync
from backoffice.db.repositories.trail import SqlTrail
from backoffice.services.database_errors import CommitUnknown, DatabaseError, DatabaseReadOnly
from backoffice.services.ports import Clock

CHANNEL = "backoffice_jobs"
"""PostgreSQL tells other processes' workers of new jobs on it."""


@dataclass(frozen=True, slots=True)
class SqlUnitOfWork:
    """`UnitOfWork`: the repositories over one transaction."""

    assets: SqlAssets
    jobs: SqlJobs
    office: SqlOffice
    bookings: SqlBookings
    payments: SqlPayments
    events: SqlEvents
    trail: SqlTrail
    refunds: SqlRefunds
    refund_limits: SqlRefundLimits
    people: SqlPeople
    resync: SqlResync
    old_links: SqlOldLinks
    part: Callable[[], AbstractContextManager[None]]
    log: ChangeLog


class SqlDatabase:
    """`Database` over SQLAlchemy, for SQLite and PostgreSQL alike. Safe on any thread."""

    def __init__(
        self,
        engines: Engines,
        clock: Clock,
        *,
        on_commit: Callable[[], None] | None = None,
        on_close: Callable[[], None] | None = None,
        corrupt: Callable[[str], DatabaseError],
        read_only: bool = False,
    ) -> None:
        """Take the engines over; use `open_database`."""
        self._engines = engines
        self._clock = clock
        self._on_commit = on_commit
        self._on_close = on_close
        self._corrupt = corrupt
        self.read_only = read_only
        self.origin = uuid.uuid4().hex
        """What it calls itself when it tells other programs of changes."""
        self.queries = SqlQueries(self._reading)
        self.booking_queries = SqlBookingQueries(self._reading)
        self.refund_queries = SqlRefundQueries(self._reading)
        self.resync_queries = SqlResyncQueries(self._reading)

    @property
    def dialect(self) -> str:
        """Return `sqlite` or `postgresql`."""
        return self._engines.writer.dialect.name

    @contextmanager
    def write(self) -> Generator[SqlUnitOfWork]:
        """Open a transaction; commit when the block ends well."""
        if self.read_only:
            raise DatabaseReadOnly
        with in_words(self._corrupt), self._engines.writer.connect() as connection:
            unit = self._unit(connection)
            with connection.begin() as transaction:
                yield unit
                if self.dialect == "postgresql":
                    self._tell_others(connection, unit)
                unit.trail.write()
                try:
                    transaction.commit()
                except DBAPIError as error:
                    if error.connection_invalidated:
                        raise CommitUnknown(details=str(error.orig).partition("\n")[0]) from None
                    raise
        if unit.jobs.wakes and self._on_commit:
            self._on_commit()

    def _tell_others(self, connection: Connection, unit: SqlUnitOfWork) -> None:
        """Say on commit, and not before, that there is work and which rows changed."""
        told = [(CHANNEL, "")] if unit.jobs.wakes else []
        if changes := unit.log.changes:
            told.append((CHANGES_CHANNEL, to_message(self.origin, changes)))
        for channel, message in told:
            connection.execute(text("SELECT pg_notify(:channel, :message)"), {"channel": channel, "message": message})

    @contextmanager
    def read(self) -> Generator[SqlUnitOfWork]:
        """Open a transaction that sees one steady picture and cannot write."""
        with self._reading() as connection:
            unit = self._unit(connection)
            yield unit
            unit.trail.write()  # which refuses what was told where nothing can be written

    @contextmanager
    def _reading(self) -> Generator[Connection]:
        with in_words(self._corrupt), self._engines.reader.connect() as connection, connection.begin():
            yield connection

    def _unit(self, connection: Connection) -> SqlUnitOfWork:
        log, trail = ChangeLog(), SqlTrail(connection)
        return SqlUnitOfWork(
            SqlAssets(connection, self._clock, log),
            SqlJobs(connection, self._clock),
            SqlOffice(connection),
            SqlBookings(connection, self._clock, log),
            SqlPayments(connection, log),
            SqlEvents(connection, log),
            trail,
            SqlRefunds(connection, log),
            SqlRefundLimits(connection),
            SqlPeople(connection),
            SqlResync(connection),
            SqlOldLinks(connection),
            partial(part_of, connection, self._corrupt, trail.part),
            log,
        )

    def close(self) -> None:
        """Close every connection and give the file free."""
        self._engines.dispose()
        if self._on_close:
            self._on_close()
