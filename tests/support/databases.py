"""Databases of a test's own, each on a real engine: `database` runs a test on SQLite and on PostgreSQL."""

import os
import shutil
import sqlite3
import uuid
from collections.abc import Callable, Generator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from filelock import FileLock

from backoffice.db import SqlDatabase, migrate, open_database
from backoffice.settings import Paths
from tests.support.postgres import PostgresServer

DIALECTS = ("sqlite", "postgresql")


class ManualClock:
    """A clock that only moves when told to."""

    def __init__(self, now: datetime = datetime(2030, 5, 17, 12, 0, tzinfo=UTC)) -> None:
        self._now = now

    def now(self) -> datetime:
        """Return the time it was set to."""
        return self._now

    def move(self, seconds: float) -> datetime:
        """Let time pass (or run back) and return the new time."""
        self._now += timedelta(seconds=seconds)
        return self._now


@pytest.fixture
def clock() -> ManualClock:
    """The clock of the test's database."""
    return ManualClock()


@pytest.fixture(params=DIALECTS)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without any table, on each engine."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/office.db"
    return request.getfixturevalue("postgres_url")


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of an SQLite database of today's format."""
    path = tmp_path / "office.db"
    shutil.copyfile(_sqlite_template(), path)
    return f"sqlite:///{path}"


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Folders of a program of the test's own, with databases in them: making those takes a third of a window's test."""
    found = Paths(tmp_path / "config", tmp_path / "data", tmp_path / "logs")
    lay_database(found.default_database)
    lay_database(found.practice / "practice.db")
    return found


@pytest.fixture
def postgresql_url(postgres_server: PostgresServer) -> Generator[str]:
    """The address of a PostgreSQL database of today's format."""
    name = postgres_server.create(postgres_server.template("today", migrate))
    yield postgres_server.url(name)
    postgres_server.drop(name)


@pytest.fixture(params=DIALECTS)
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a database of today's format, on each engine."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture
def opened() -> Generator[Callable[..., SqlDatabase]]:
    """`open_database`, with everything closed at the end."""
    databases: list[SqlDatabase] = []

    def open_it(url: str, clock: ManualClock, **options: object) -> SqlDatabase:
        database = open_database(url, clock, **options)  # type: ignore[arg-type]
        databases.append(database)
        return database

    yield open_it
    for database in databases:
        database.close()


@pytest.fixture
def database(database_url: str, clock: ManualClock, opened: Callable[..., SqlDatabase]) -> SqlDatabase:
    """An open database without a listing, on each engine."""
    return opened(database_url, clock)


def lay_database(path: Path) -> None:
    """Put a new office's database there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_sqlite_template(), path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE office SET installation_id = ?", [uuid.uuid4().hex])
    path.chmod(0o600)


def _sqlite_template() -> Path:
    """Return a file of today's format, made once in the test run."""
    template = Path(os.environ["BACKOFFICE_TEST_RUN"]) / "template.db"
    with FileLock(f"{template}.lock"):
        if not template.exists():
            building = template.with_suffix(".building")
            migrate(f"sqlite:///{building}")
            building.replace(template)
    return template
