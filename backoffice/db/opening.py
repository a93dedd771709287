"""Opening the office's database."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import URL, text

from backoffice.db.addresses import file_of, is_file, parse_address, show_address
from backoffice.db.backups import list_backups
from backoffice.db.database import SqlDatabase
from backoffice.db.engines import Engines, postgresql_engines, sqlite_engines
from backoffice.db.failures import in_words
from backoffice.db.formats import find_format, known_format, refuse_newer, require_known_format
from backoffice.db.sqlite_file import CleanEnd, FileHold, check_whole, files_in_words, refuse_network_share
from backoffice.services.database_errors import (
    DatabaseCorrupt,
    DatabaseError,
    DatabaseFailed,
    DatabaseLocked,
    NeedsMigration,
)
from backoffice.services.ports import Clock

log = logging.getLogger(__name__)


def open_database(
    url: str, clock: Clock, *, on_commit: Callable[[], None] | None = None, read_only: bool = False
) -> SqlDatabase:
    """Open the database; close it when done. One process at a time may have an SQLite file open.

    `on_commit` is called, on the committing thread, after each commit that leaves work for a worker. `read_only` opens
    what can still be read of a damaged file, or looks into one that another program has open.

    Raises:
        NeedsMigration, DatabaseTooNew, ForeignDatabase, DatabaseLocked, NetworkShare, DatabaseCorrupt,
        FileUnusable, DatabaseUnreachable, AccessRefused, InvalidDatabaseUrl: see services/database_errors.py.

    """
    address = parse_address(url)
    if not is_file(address):
        return _open_server(address, clock, on_commit, read_only=read_only)
    path = file_of(address)
    with files_in_words(path):
        return _open_to_read(path, clock) if read_only else _open_file(path, clock, on_commit)


def _open_file(path: Path, clock: Clock, on_commit: Callable[[], None] | None) -> SqlDatabase:
    refuse_network_share(path)
    if not path.exists():
        raise NeedsMigration(None, known_format())
    hold = FileHold(path)
    try:
        clean_end = CleanEnd(path)
        corrupt = _doubting(clean_end, _corrupt(path))
        if not clean_end.take():  # a large file takes seconds
            check_whole(path, list_backups(path))
        engines = sqlite_engines(path)
        _require_format(engines, str(path), corrupt)
        on_close = partial(_put_away, path, clean_end, hold)
        return SqlDatabase(engines, clock, on_commit=on_commit, on_close=on_close, corrupt=corrupt)
    except BaseException:
        hold.release()
        raise


def _doubting(clean_end: CleanEnd, corrupt: Callable[[str], DatabaseError]) -> Callable[[str], DatabaseError]:
    def doubt(details: str) -> DatabaseError:
        clean_end.is_doubted = True
        return corrupt(details)

    return doubt


def _put_away(path: Path, clean_end: CleanEnd, hold: FileHold) -> None:
    """Once only: afterwards the file may be another program's."""
    if not hold.is_held:
        return
    try:
        with files_in_words(path):
            clean_end.leave()
    except DatabaseError as error:  # a full disk, say: the file is whole, and will be looked at once more
        log.info("no note was left beside the database: %s", error)
    finally:
        hold.release()


def _open_to_read(path: Path, clock: Clock) -> SqlDatabase:
    """No check of the whole file: what can be read of a damaged one is shown."""
    if not path.exists():
        raise NeedsMigration(None, known_format())
    corrupt = _corrupt(path)
    engines = sqlite_engines(path, read_only=True)
    _require_format(engines, str(path), corrupt)
    return SqlDatabase(engines, clock, corrupt=corrupt, read_only=True)


def _open_server(address: URL, clock: Clock, on_commit: Callable[[], None] | None, *, read_only: bool) -> SqlDatabase:
    engines = postgresql_engines(address)
    _require_format(engines, show_address(address), _failed)
    return SqlDatabase(engines, clock, on_commit=on_commit, corrupt=_failed, read_only=read_only)


def _require_format(engines: Engines, shown: str, corrupt: Callable[[str], DatabaseError]) -> None:
    try:
        with in_words(corrupt), engines.reader.connect() as connection:
            require_known_format(connection, shown)
    except BaseException:
        engines.dispose()
        raise


def _corrupt(path: Path) -> Callable[[str], DatabaseError]:
    return lambda details: DatabaseCorrupt(path, list_backups(path), details=details)


def _failed(details: str) -> DatabaseError:
    return DatabaseFailed(details=details)


@dataclass(frozen=True, slots=True)
class DatabaseStatus:
    """What `check` found. `problem` says in words why the database cannot be used as it is, if it cannot."""

    where: str
    dialect: str
    found: str | None
    known: str
    server_version: str = ""
    holder: int | None = None
    backups: tuple[Path, ...] = ()
    problem: DatabaseError | None = None


def check(url: str) -> DatabaseStatus:
    """Look at a database without changing it, also while a program has it open. Raises only InvalidDatabaseUrl."""
    address = parse_address(url)
    return _check_file(file_of(address)) if is_file(address) else _check_server(address)


def _check_file(path: Path) -> DatabaseStatus:
    found, version, problem, holder = None, "", None, None
    backups = tuple(list_backups(path))
    try:
        with files_in_words(path):
            refuse_network_share(path)
            if not path.exists():
                raise NeedsMigration(None, known_format())
            holder = _find_holder(path)
            if holder is None:
                check_whole(path, backups)
            found, version = _look(sqlite_engines(path, read_only=True), str(path), _corrupt(path), "sqlite_version()")
    except DatabaseError as error:
        problem = error
    return _status(str(path), "sqlite", found, version, problem, holder=holder, backups=backups)


def _check_server(address: URL) -> DatabaseStatus:
    found, version, problem = None, "", None
    shown = show_address(address)
    try:
        found, version = _look(postgresql_engines(address), shown, _failed, "current_setting('server_version')")
    except DatabaseError as error:
        problem = error
    return _status(shown, "postgresql", found, version, problem)


def _status(
    where: str,
    dialect: str,
    found: str | None,
    version: str,
    problem: DatabaseError | None,
    *,
    holder: int | None = None,
    backups: tuple[Path, ...] = (),
) -> DatabaseStatus:
    if problem is None:
        try:
            refuse_newer(found, known_format())
            if found != known_format():
                raise NeedsMigration(found, known_format())
        except DatabaseError as error:
            problem = error
    return DatabaseStatus(where, dialect, found, known_format(), version, holder, backups, problem)


def _look(
    engines: Engines, shown: str, corrupt: Callable[[str], DatabaseError], version: str
) -> tuple[str | None, str]:
    try:
        with in_words(corrupt), engines.reader.connect() as connection:
            return find_format(connection, shown), str(connection.scalar(text(f"SELECT {version}")))
    finally:
        engines.dispose()


def _find_holder(path: Path) -> int | None:
    """Return the process that has the file open: 0 when it is unknown; None when none has."""
    try:
        FileHold(path).release()
    except DatabaseLocked as error:
        return error.pid or 0
    return None
