"""Looking at an office and mending it, without running it: what `doctor` and `migrate` are put together from."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from backoffice.bootstrap import Environment, database_url, gateway_maker, sqlite_url
from backoffice.db import DatabaseStatus, MigrationReport, SqlDatabase, check, migrate, open_database
from backoffice.keychain import Keychain
from backoffice.services.clock import SystemClock
from backoffice.services.connection import Connection, ConnectionSetup
from backoffice.services.database_errors import NeedsMigration
from backoffice.services.queue import Queue
from backoffice.services.trail import Trail
from backoffice.settings import Paths, Profile, Settings


@dataclass(frozen=True, slots=True)
class Inspection:
    """A look at an office that changes nothing, also while another program has its database open."""

    connection: Connection
    queue: Queue
    trail: Trail


@contextmanager
def inspect(profile: Profile, settings: Settings, paths: Paths, environment: Environment) -> Iterator[Inspection]:
    """Open an office for reading only; nothing runs, and no simulator is started.

    Raises:
        DatabaseError: the database cannot be read.

    """
    secrets, clock = Keychain(), SystemClock()
    given_key = None if profile.practice else environment.stripe_key
    setup = ConnectionSetup(profile.name, profile.practice, environment.stripe_api_base, given_key)
    with _database_to_read(database_url(profile, paths, secrets)) as database:
        connection = Connection(database, secrets, setup, gateway_maker(setup, settings))
        yield Inspection(connection, Queue(database, clock), Trail(database))


@contextmanager
def _database_to_read(url: str) -> Iterator[SqlDatabase]:
    """Where there is no database yet, an empty one stands in: it belongs to no account."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            database = open_database(url, SystemClock(), read_only=True)
        except NeedsMigration as error:
            if error.found is not None:
                raise
            stand_in = sqlite_url(Path(folder) / "empty.db")
            migrate(stand_in)
            database = open_database(stand_in, SystemClock(), read_only=True)
        try:
            yield database
        finally:
            database.close()


def migrate_database(profile: Profile, paths: Paths) -> MigrationReport:
    """Bring a profile's database to this program's format (an SQLite file is backed up first).

    Raises:
        DatabaseError: it cannot be done; the database is as it was.

    """
    return migrate(database_url(profile, paths, Keychain()))


def database_status(profile: Profile, paths: Paths) -> DatabaseStatus:
    """Look at a profile's database without changing it."""
    return check(database_url(profile, paths, Keychain()))


def keyring_backend() -> str:
    """Return the name of the OS keyring in use; raises `KeyringUnusable`."""
    return Keychain().check()
