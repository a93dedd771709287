"""A damaged file, and its backups."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from backoffice.db import SqlDatabase, backup, check, list_backups, migrate, open_database, restore
from backoffice.db.addresses import file_of, parse_address
from backoffice.domain.kinds import AssetKind
from backoffice.services.database_errors import (
    BackupUnusable,
    DatabaseCorrupt,
    DatabaseError,
    DatabaseTooNew,
    FileUnusable,
    NoBackupHere,
)
from backoffice.services.ports import AssetFilter, Sort
from tests.db.samples import add
from tests.support.databases import ManualClock

Opened = Callable[..., SqlDatabase]


def _file(url: str) -> Path:
    return file_of(parse_address(url))


def _damage(path: Path) -> None:
    """Overwrite the middle of the file."""
    with path.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xa5" * 4096 * 8)


def test_a_damaged_file_is_refused_read_and_restored(sqlite_url: str, clock: ManualClock, opened: Opened) -> None:
    database = opened(sqlite_url, clock)
    records = [add(database, name=f"name {number}", description="d" * 500) for number in range(200)]
    database.close()
    saved = backup(sqlite_url)
    path = _file(sqlite_url)
    _damage(path)
    damaged = path.read_bytes()
    for attempt in (lambda: open_database(sqlite_url, clock), lambda: migrate(sqlite_url)):
        with pytest.raises(DatabaseCorrupt) as caught:
            attempt()
        assert caught.value.backups == (saved,)
        assert "damaged" in str(caught.value)
    assert isinstance(check(sqlite_url).problem, DatabaseCorrupt)
    assert path.read_bytes() == damaged
    kept = restore(sqlite_url, saved)
    assert kept.read_bytes() == damaged
    database = opened(sqlite_url, clock)
    with database.read() as unit:
        assert [unit.assets.get(record.ref) for record in records] == records


def _damage_activities(path: Path) -> None:
    """Overwrite the first page of one table, and leave no other trace: so one sees whether the file was read."""
    left = path.stat()
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'activities'").fetchone()[0]
    connection.close()
    assert left.st_size // 4096 > root
    with path.open("r+b") as file:
        file.seek(4096 * (root - 1))
        file.write(b"\xa5" * 4096)
    os.utime(path, ns=(left.st_atime_ns, left.st_mtime_ns))


def _fill(database: SqlDatabase) -> None:
    for number in range(200):
        add(database, name=f"name {number}", description="d" * 500)
    database.close()


def _read_everything(database: SqlDatabase) -> None:
    with database.queries.export(AssetKind.ACTIVITIES, AssetFilter()) as records:
        list(records)


def test_a_file_that_is_as_it_was_left_is_not_read_through_again(
    sqlite_url: str, clock: ManualClock, opened: Opened
) -> None:
    _fill(opened(sqlite_url, clock))
    _damage_activities(_file(sqlite_url))
    again = open_database(sqlite_url, clock)
    with pytest.raises(DatabaseCorrupt):
        _read_everything(again)
    again.close()
    with pytest.raises(DatabaseCorrupt):  # what was found damaged is looked at as a whole
        open_database(sqlite_url, clock)


def test_a_file_that_was_not_closed_is_read_through(sqlite_url: str, clock: ManualClock, opened: Opened) -> None:
    _fill(opened(sqlite_url, clock))
    killed = "import os\nfrom backoffice.db import open_database\nfrom backoffice.services.clock import SystemClock\n"
    killed += f"open_database({sqlite_url!r}, SystemClock())\nos._exit(1)"
    subprocess.run([sys.executable, "-c", killed], check=False)
    _damage_activities(_file(sqlite_url))
    with pytest.raises(DatabaseCorrupt):
        open_database(sqlite_url, clock)


def test_closing_twice_says_nothing_of_a_file_that_another_program_has(
    sqlite_url: str, clock: ManualClock, opened: Opened
) -> None:
    first = opened(sqlite_url, clock)
    first.close()
    second = open_database(sqlite_url, clock)
    first.close()
    assert not _file(sqlite_url).with_name(f"{_file(sqlite_url).name}.closed").exists()
    second.close()


def test_what_is_left_of_a_damaged_file_can_be_read(sqlite_url: str, clock: ManualClock, opened: Opened) -> None:
    database = opened(sqlite_url, clock)
    for number in range(200):
        add(database, name=f"name {number}", description="d" * 500)
    last = add(database, AssetKind.EVENTS, name="whole")
    database.close()
    _damage_activities(_file(sqlite_url))
    _file(sqlite_url).touch()
    with pytest.raises(DatabaseCorrupt):
        open_database(sqlite_url, clock)
    database = opened(sqlite_url, clock, read_only=True)
    with database.read() as unit:
        assert unit.assets.get(last.ref) == last
    with pytest.raises(DatabaseCorrupt):
        database.queries.keys(AssetFilter(kind=AssetKind.ACTIVITIES), Sort("city"))


def test_a_file_that_is_no_database_is_damaged_too(tmp_path: Path, clock: ManualClock) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear office, " * 1000, encoding="utf-8")
    before = path.read_bytes()
    for attempt in (
        lambda url: open_database(url, clock),
        lambda url: open_database(url, clock, read_only=True),
        migrate,
    ):
        with pytest.raises(DatabaseCorrupt):
            attempt(f"sqlite:///{path}")
    assert path.read_bytes() == before


def test_a_place_the_system_refuses_is_told(tmp_path: Path, clock: ManualClock) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder.db").mkdir()
    for place in ("file/office.db", "folder.db"):
        url = f"sqlite:///{tmp_path}/{place}"
        with pytest.raises(FileUnusable, match=r"cannot be used: \w"):
            migrate(url)
        problem = check(url).problem
        assert isinstance(problem, DatabaseError)
        with pytest.raises(DatabaseError):
            open_database(url, clock)


def test_the_backups_of_a_neighbour_are_left_alone(tmp_path: Path) -> None:
    for name in ("office", "office-2", "office[x]"):
        migrate(f"sqlite:///{tmp_path}/{name}.db")
    neighbours = [backup(f"sqlite:///{tmp_path}/office-2.db"), backup(f"sqlite:///{tmp_path}/office[x].db")]
    made = [backup(f"sqlite:///{tmp_path}/office.db") for _ in range(11)]
    assert list_backups(tmp_path / "office.db") == made[:0:-1]
    assert list_backups(tmp_path / "office[x].db") == neighbours[1:]
    assert all(path.exists() for path in neighbours)


def test_a_backup_holds_what_was_committed_and_only_the_newest_stay(
    sqlite_url: str, clock: ManualClock, opened: Opened, tmp_path: Path
) -> None:
    database = opened(sqlite_url, clock)
    add(database, name="in the log still")
    assert _file(sqlite_url).with_name("office.db-wal").stat().st_size > 0
    made = [backup(sqlite_url) for _ in range(12)]
    assert sorted((tmp_path / "backups").iterdir()) == made[2:]
    elsewhere = backup(sqlite_url, tmp_path / "elsewhere.db")
    for path in (made[-1], elsewhere):
        connection = sqlite3.connect(path)
        assert connection.execute("SELECT name FROM activities").fetchall() == [("in the log still",)]
        connection.close()


def test_a_restored_backup_is_free_of_the_old_log(sqlite_url: str, clock: ManualClock, opened: Opened) -> None:
    database = opened(sqlite_url, clock)
    add(database, name="before")
    saved = backup(sqlite_url)
    add(database, name="after")
    path = _file(sqlite_url)
    # As after a crash: the log lies beside the file.
    left = {suffix: path.with_name(path.name + suffix).read_bytes() for suffix in ("", "-wal")}
    database.close()
    for suffix, content in left.items():
        path.with_name(path.name + suffix).write_bytes(content)
    kept = restore(sqlite_url, saved)
    database = opened(sqlite_url, clock)
    assert [row.cells["name"] for row in database.queries.rows(database.queries.keys(AssetFilter(), Sort()))] == [
        "before"
    ]
    old = sqlite3.connect(kept)
    assert old.execute("SELECT name FROM activities ORDER BY id").fetchall() == [("before",), ("after",)]
    old.close()


def test_what_is_no_backup_replaces_nothing(sqlite_url: str, tmp_path: Path) -> None:
    before = _file(sqlite_url).read_bytes()
    (tmp_path / "letter").write_text("Dear office, " * 1000, encoding="utf-8")
    (tmp_path / "empty").touch()
    other = sqlite3.connect(tmp_path / "other")
    other.execute("CREATE TABLE schema_version (version_num text)")
    other.commit()
    other.close()
    for name in ("missing", "letter", "empty", "other"):
        with pytest.raises(BackupUnusable):
            restore(sqlite_url, tmp_path / name)
    newer = backup(sqlite_url)
    connection = sqlite3.connect(newer)
    connection.execute("UPDATE schema_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    with pytest.raises(DatabaseTooNew):
        restore(sqlite_url, newer)
    assert _file(sqlite_url).read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if "restoring" in path.name or "damaged" in path.name] == []


def test_a_server_is_backed_up_by_its_own_means(postgresql_url: str, tmp_path: Path) -> None:
    with pytest.raises(NoBackupHere, match="pg_dump"):
        backup(postgresql_url)
    with pytest.raises(NoBackupHere):
        restore(postgresql_url, tmp_path / "x")
