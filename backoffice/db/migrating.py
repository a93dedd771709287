"""Bringing a database to the program's format, in one transaction: killed at any point, it is as it was before."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, text

from backoffice.db.addresses import file_of, is_file, parse_address, show_address
from backoffice.db.backups import backup_file, list_backups
from backoffice.db.engines import postgresql_engines, sqlite_migration_engine
from backoffice.db.failures import in_words
from backoffice.db.formats import MIGRATIONS, find_format, known_format, refuse_newer
from backoffice.db.sqlite_file import FileHold, check_whole, create_private, files_in_words, refuse_network_share
from backoffice.services.database_errors import DatabaseCorrupt, DatabaseFailed

if TYPE_CHECKING:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

_ADVISORY_LOCK = 0x6261636B6F666963  # "backofic"
_WAIT_SECONDS = 120


@dataclass(frozen=True, slots=True)
class MigrationReport:
    """What `migrate` did: the formats before (None: empty) and after, and the backup made first."""

    found: str | None
    known: str
    backup: Path | None = None

    @property
    def changed(self) -> bool:
        """Tell whether there was anything to do."""
        return self.found != self.known


def migrate(url: str) -> MigrationReport:
    """Bring the database to this program's format, making it where there is none.

    Raises:
        DatabaseTooNew, ForeignDatabase, DatabaseLocked, NetworkShare, DatabaseCorrupt, DatabaseUnreachable,
        DatabaseBusy, DiskFull, FileUnusable: see services/database_errors.py; nothing was changed.

    """
    address = parse_address(url)
    if not is_file(address):
        return _migrate_server(address)
    with files_in_words(file_of(address)):
        return _migrate_file(file_of(address))


def _migrate_file(path: Path) -> MigrationReport:
    refuse_network_share(path)
    create_private(path)
    hold = FileHold(path)
    try:
        backups = list_backups(path)
        check_whole(path, backups)
        engine = sqlite_migration_engine(path)
        with in_words(lambda details: DatabaseCorrupt(path, backups, details=details)), engine.connect() as connection:
            with connection.begin():
                found = find_format(connection, str(path))
            refuse_newer(found, known_format())
            backup = (
                backup_file(path, reason=f"before-{known_format()}") if found not in (None, known_format()) else None
            )
            with connection.begin():
                _upgrade(connection)
                _check_foreign_keys(connection)
    finally:
        hold.release()
    return MigrationReport(found, known_format(), backup)


def _check_foreign_keys(connection: Connection) -> None:
    if broken := connection.execute(text("PRAGMA foreign_key_check")).first():
        raise DatabaseFailed(details=f"foreign key of {broken[0]}")


def _migrate_server(address: URL) -> MigrationReport:
    engines = postgresql_engines(address)
    try:
        with in_words(), engines.writer.begin() as connection:
            connection.execute(text(f"SET LOCAL lock_timeout = '{_WAIT_SECONDS}s'; SET LOCAL statement_timeout = 0"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
            found = find_format(connection, show_address(address))
            refuse_newer(found, known_format())
            _upgrade(connection)
    finally:
        engines.dispose()
    return MigrationReport(found, known_format())


def _upgrade(connection: Connection) -> None:
    """Run what is missing within the connection's transaction."""
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def script_directory() -> ScriptDirectory:
    """Return Alembic's view of the formats, for the tests."""
    from alembic.script import ScriptDirectory

    return ScriptDirectory.from_config(_config())
