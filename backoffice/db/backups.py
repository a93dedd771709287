"""Copies of an SQLite file: made while it is in use, put back when it is damaged."""

from __future__ import annotations

import errno
import os
import re
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from backoffice.db.addresses import file_of, is_file, parse_address
from backoffice.db.failures import describe_sqlite
from backoffice.db.formats import VERSION_TABLE, known_format, refuse_newer
from backoffice.db.sqlite_file import FileHold, check_whole, connect_file, create_private, files_in_words
from backoffice.services.database_errors import BackupUnusable, DatabaseCorrupt, NoBackupHere

KEPT = 10
"""How many backups stay; the oldest go first."""

_SIDE_FILES = ("-wal", "-shm", "-journal")


def backup(url: str, path: Path | None = None) -> Path:
    """Copy the database as it is now, also while it is in use; return where to.

    `path` None: into `backups/` beside the file, named by the time, where the newest ten are kept.

    Raises:
        NoBackupHere: on PostgreSQL. DatabaseCorrupt, DiskFull, FileUnusable: nothing was changed.

    """
    source = _file(url)
    with files_in_words(source):
        return backup_file(source, path)


def backup_file(source: Path, path: Path | None = None, *, reason: str = "") -> Path:
    """Copy a file; see `backup`."""
    if path is not None:
        _copy(source, path)
        return path
    target = _new_name(source, reason)
    _copy(source, target)
    for old in list_backups(source)[KEPT:]:
        old.unlink()
    return target


def list_backups(source: Path) -> list[Path]:
    """Return the backups of a file, newest first."""
    ours = re.compile(re.escape(source.stem) + r"-\d{8}-\d{6}-\d{6}(-[a-z0-9-]+)?\.db")
    found = (source.parent / "backups").glob("*.db")
    return sorted((path for path in found if ours.fullmatch(path.name)), reverse=True)


def restore(url: str, backup: Path) -> Path:
    """Put a backup in the database's place; return where the original is kept now.

    Raises:
        BackupUnusable, DatabaseTooNew, DatabaseLocked, DiskFull, FileUnusable, NoBackupHere: nothing was changed.

    """
    path = _file(url)
    with files_in_words(path):
        create_private(path)
        hold = FileHold(path)
        try:
            return _restore(path, backup)
        finally:
            hold.release()


def _restore(path: Path, backup: Path) -> Path:
    fresh = path.with_name(f".{path.name}.restoring")
    try:
        _copy(backup, fresh)
        _require_ours(fresh)
        kept = _keep_original(path)
        # A log of the old file beside the new one would be played into it, so the side files go first.
        for suffix in _SIDE_FILES:
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        fresh.replace(path)
    except (DatabaseCorrupt, FileNotFoundError) as error:
        raise BackupUnusable(backup, details=str(error)) from None
    finally:
        fresh.unlink(missing_ok=True)
    _sync_folder(path.parent)
    return kept


def _keep_original(path: Path) -> Path:
    """Copy the file with its log aside, durably."""
    kept = path.with_name(f"{path.stem}-damaged-{_stamp()}{path.suffix}")
    for suffix in ("", *_SIDE_FILES):
        side = path.with_name(path.name + suffix)
        if side.exists():
            shutil.copy2(side, kept.with_name(kept.name + suffix))
            _sync(kept.with_name(kept.name + suffix))
    _sync_folder(path.parent)
    return kept


def _require_ours(path: Path) -> None:
    try:
        with closing(connect_file(path, read_only=True)) as connection:
            found = str(connection.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchone()[0])
    except (sqlite3.Error, TypeError) as error:
        raise BackupUnusable(path, details=str(error)) from None
    if not found.isdigit():
        raise BackupUnusable(path, details=found[:20])
    refuse_newer(found, known_format())


def _file(url: str) -> Path:
    address = parse_address(url)
    if not is_file(address):
        raise NoBackupHere
    return file_of(address)


def _new_name(source: Path, reason: str) -> Path:
    folder = source.parent / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / f"{'-'.join(filter(None, (source.stem, _stamp(), reason)))}.db"


def _stamp() -> str:
    return datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")


def _copy(source: Path, target: Path) -> None:
    """Copy through SQLite, so that what is still in the log comes along; the copy appears whole or not at all."""
    if not source.exists():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(source))
    partial = target.with_name(f"{target.name}.partial")
    partial.unlink(missing_ok=True)
    try:
        create_private(partial)
        _copy_pages(source, partial)
        check_whole(partial, ())
        _sync(partial)
        partial.replace(target)
        _sync_folder(target.parent)
    finally:
        partial.unlink(missing_ok=True)


def _copy_pages(source: Path, target: Path) -> None:
    try:
        with closing(connect_file(source, read_only=True)) as reading, closing(connect_file(target)) as writing:
            reading.backup(writing)
            # One file, without a log beside it.
            writing.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        raise describe_sqlite(error, lambda details: DatabaseCorrupt(source, (), details=details)) from None


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    """Make the new name as durable as the file; Windows does so by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
