"""SQLAlchemy engines for both databases: one to write, one to read a steady picture."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool

from backoffice.db.sqlite_file import BUSY_SECONDS, connect_file

CONNECT_SECONDS = 10
LOCK_SECONDS = 10
STATEMENT_SECONDS = 60
IDLE_SECONDS = 20  # a program frozen in the middle of a transaction must not keep its rows from other workers

# A server that vanished is noticed within a minute, not after the system's two hours.
_KEEP_ALIVE = {"keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3, "tcp_user_timeout": 60_000}


@dataclass(frozen=True, slots=True)
class Engines:
    """`writer` begins transactions that may write; `reader`'s see one picture and cannot write."""

    writer: Engine
    reader: Engine

    def dispose(self) -> None:
        """Close every connection."""
        self.reader.dispose()
        self.writer.dispose()


def sqlite_engines(path: Path, *, read_only: bool = False) -> Engines:
    """Return the engines for a file. Writers queue for the only writing connection, so none finds the file locked."""
    reader = _sqlite_engine(path, "BEGIN", ("query_only=ON",), read_only=read_only, pool_size=5, max_overflow=15)
    if read_only:
        return Engines(reader, reader)
    pragmas = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")
    return Engines(_sqlite_engine(path, "BEGIN IMMEDIATE", pragmas, pool_size=1, max_overflow=0), reader)


def sqlite_migration_engine(path: Path) -> Engine:
    """Return an engine for changing the tables; foreign keys are checked at the end, as tables are rebuilt."""
    pragmas = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=OFF")
    return _sqlite_engine(path, "BEGIN IMMEDIATE", pragmas, poolclass=NullPool)


def _sqlite_engine(
    path: Path,
    begin: str,
    pragmas: tuple[str, ...],
    *,
    read_only: bool = False,
    poolclass: type[Any] = QueuePool,
    **options: Any,
) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect_file(path, read_only=read_only),
        poolclass=poolclass,
        hide_parameters=True,
        **({"pool_timeout": BUSY_SECONDS} if poolclass is QueuePool else {}),
        **options,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        for pragma in ("trusted_schema=OFF", *pragmas):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def postgresql_engines(address: URL) -> Engines:
    """Return the engines for a server. TLS is as the address says (`sslmode`)."""
    given = address.query
    wanted = {"connect_timeout": CONNECT_SECONDS, "application_name": "backoffice", **_KEEP_ALIVE}
    engine = create_engine(
        address,
        connect_args={k: v for k, v in wanted.items() if k not in given},
        pool_pre_ping=True,
        pool_size=5,
        max_overflow=15,
        pool_timeout=BUSY_SECONDS,
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                f"SET lock_timeout = '{LOCK_SECONDS}s'; SET statement_timeout = '{STATEMENT_SECONDS}s'; "
                f"SET idle_in_transaction_session_timeout = '{IDLE_SECONDS}s'; SET TIME ZONE 'UTC'"
            )
        connection.commit()

    steady = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return Engines(engine, steady)
