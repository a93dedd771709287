"""What is opened, what is refused, and in which words."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import make_url

from backoffice.db import SqlDatabase, backup, check, list_backups, migrate, open_database, restore
from backoffice.db.addresses import file_of, parse_address, show_address
from backoffice.db.sqlite_file import find_share
from backoffice.domain.kinds import AssetKind
from backoffice.services.database_errors import (
    BackupUnusable,
    DatabaseCorrupt,
    DatabaseError,
    DatabaseLocked,
    DatabaseReadOnly,
    DatabaseTooNew,
    DatabaseUnreachable,
    FileUnusable,
    InvalidDatabaseUrl,
    LoginRefused,
    NeedsMigration,
    NoBackupHere,
)
from backoffice.services.ports import AssetFilter, Lane, Sort
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


# --- addresses ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        "",
        "x",
        "sqlite://",
        "sqlite:///:memory:",
        "mysql://h/d",
        "postgresql://host",
        "postgresql+asyncpg://h/d",
        "a:b@c:d/e",
        "postgresql://u:p@h:port/d",
    ],
)
def test_an_address_of_nothing_we_know_is_refused_in_words(url: str, clock: ManualClock) -> None:
    for attempt in (lambda: open_database(url, clock), lambda: migrate(url), lambda: check(url), lambda: backup(url)):
        with pytest.raises(InvalidDatabaseUrl) as caught:
            attempt()
        assert "is not the address of a database" in str(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://ana:canary@127.0.0.1:1/office",
        "postgres://ana@127.0.0.1:1/office?password=canary",
        "postgresql+psycopg://ana:canary@127.0.0.1:1/office?sslpassword=canary",
    ],
)
def test_a_password_is_never_shown(url: str, clock: ManualClock) -> None:
    with pytest.raises(DatabaseUnreachable) as caught:
        open_database(url, clock)
    status = check(url)
    assert isinstance(status.problem, DatabaseUnreachable)
    assert status.where == "postgresql://ana@127.0.0.1:1/office"
    assert "canary" not in f"{caught.value!r} {caught.value.details} {status} {status.problem.details}"
    with pytest.raises(InvalidDatabaseUrl) as refused:
        parse_address("mysql://ana:canary@h/d?x=canary")
    assert "canary" not in str(refused.value)


def test_a_server_that_lets_us_in_nowhere_is_not_called_unreachable(postgresql_url: str, clock: ManualClock) -> None:
    for wrong in ({"database": "elsewhere"}, {"username": "nobody_here"}):
        url = make_url(postgresql_url).set(**wrong).render_as_string(hide_password=False)
        with pytest.raises(LoginRefused, match=f'"{next(iter(wrong.values()))}" does not exist'):
            open_database(url, clock)


def test_links_to_one_file_are_one_database(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert _file(f"sqlite:///{tmp_path}/link/a.db") == tmp_path / "real" / "a.db"
    assert show_address(parse_address(f"sqlite:///{tmp_path}/link/a.db")) == str(tmp_path / "real" / "a.db")


@pytest.mark.parametrize("name", ["per%20cent.db", "ques?tion.db", "ha#sh.db", "São João \N{SAILBOAT}.db", "a b.db"])
def test_a_file_may_have_any_name(tmp_path: Path, clock: ManualClock, opened: Opened, name: str) -> None:
    from sqlalchemy import URL

    url = URL.create("sqlite", database=str(tmp_path / "f%older" / name)).render_as_string()
    migrate(url)
    add(opened(url, clock))
    assert (tmp_path / "f%older" / name).exists()


# --- files --------------------------------------------------------------------------------------------------


def test_a_file_and_its_side_files_are_for_their_owner_only(tmp_path: Path, clock: ManualClock, opened: Opened) -> None:
    url = f"sqlite:///{tmp_path}/new/office.db"
    previous = os.umask(0)
    try:
        migrate(url)
        add(opened(url, clock))
        made = backup(url)
    finally:
        os.umask(previous)
    found = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "new").glob("office.db*")}
    assert {"office.db", "office.db-wal", "office.db-shm"} <= found.keys()
    assert set(found.values()) == {0o600}
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


def test_every_commit_is_flushed_to_the_disk(sqlite_url: str, clock: ManualClock, opened: Opened) -> None:
    engines = opened(sqlite_url, clock)._engines
    with engines.writer.connect() as connection:
        found = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert found == ["wal", 2, 1]


def test_opening_makes_no_file(tmp_path: Path, clock: ManualClock) -> None:
    with pytest.raises(NeedsMigration):
        open_database(f"sqlite:///{tmp_path}/none.db", clock)
    assert isinstance(check(f"sqlite:///{tmp_path}/none.db").problem, NeedsMigration)
    assert list(tmp_path.iterdir()) == []


def test_a_second_program_is_refused_and_told_who_has_the_file(sqlite_url: str, clock: ManualClock) -> None:
    script = """
import sys
from datetime import UTC, datetime
from backoffice.db import open_database
class Clock:
    def now(self): return datetime.now(UTC)
open_database(sys.argv[1], Clock())
print("open", flush=True)
sys.stdin.read()
"""
    child = subprocess.Popen(
        [sys.executable, "-c", script, sqlite_url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout
    assert child.stdout.readline() == "open\n"
    try:
        for attempt in (lambda: open_database(sqlite_url, clock), lambda: migrate(sqlite_url)):
            with pytest.raises(DatabaseLocked) as caught:
                attempt()
            assert f"process {child.pid}" in str(caught.value)
        status = check(sqlite_url)
        assert (status.holder, status.problem) == (child.pid, None)
        assert backup(sqlite_url).exists()
        with pytest.raises(DatabaseLocked):
            restore(sqlite_url, backup(sqlite_url))
        looking = open_database(sqlite_url, clock, read_only=True)
        assert looking.queries.counts().open_jobs == 0
        looking.close()
    finally:
        child.kill()
        child.communicate()
    # The system frees the lock of a killed program.
    open_database(sqlite_url, clock).close()
    assert check(sqlite_url).holder is None


def test_a_closed_file_is_free_again(sqlite_url: str, clock: ManualClock) -> None:
    database = open_database(sqlite_url, clock)
    with pytest.raises(DatabaseLocked):
        open_database(sqlite_url, clock)
    database.close()
    database.close()
    open_database(sqlite_url, clock).close()


def test_a_refused_opening_leaves_the_file_free(tmp_path: Path, clock: ManualClock) -> None:
    url = f"sqlite:///{tmp_path}/empty.db"
    (tmp_path / "empty.db").touch()
    with pytest.raises(NeedsMigration):
        open_database(url, clock)
    migrate(url)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/srv/office/office.db", None),
        ("/mnt/share/office.db", "nfs4"),
        ("/mnt/share/local/office.db", None),
        ("/mnt/with space/office.db", "cifs"),
        ("/mnt/shared/office.db", None),
        ("/mnt/over/office.db", "fuse.sshfs"),
    ],
)
def test_a_network_share_is_told_from_a_disk(path: str, kind: str | None) -> None:
    mounts = """/dev/sda1 / ext4 rw 0 0
server:/export /mnt/share nfs4 rw 0 0
/dev/sdb1 /mnt/share/local ext4 rw 0 0
//server/x /mnt/with\\040space cifs rw 0 0
/dev/sdc1 /mnt/over ext4 rw 0 0
ana@server: /mnt/over fuse.sshfs rw 0 0
"""
    assert find_share(Path(path), mounts) == kind


def test_read_only_cannot_write(database_url: str, clock: ManualClock, opened: Opened) -> None:
    database = opened(database_url, clock, read_only=True)
    assert database.queries.counts().open_jobs == 0
    with pytest.raises(DatabaseReadOnly), database.write():
        raise AssertionError


def test_a_unit_that_reads_cannot_write(database: SqlDatabase, clock: ManualClock) -> None:
    ref = add(database).ref
    with pytest.raises(DatabaseReadOnly), database.read() as unit:
        unit.assets.update(ref, expected_version=1, values={"name": "x"})
    with pytest.raises(DatabaseReadOnly), database.read() as unit:
        unit.jobs.enqueue("sync_asset", "events/1", Lane.CATALOGUE, clock.now())
    with database.write() as unit:
        unit.assets.update(ref, expected_version=1, values={"name": "x"})


# --- damage and backups -------------------------------------------------------------------------------------


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
