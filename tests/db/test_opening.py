"""What is opened, what is refused, and in which words."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import make_url

from backoffice.db import SqlDatabase, backup, check, migrate, open_database, restore
from backoffice.db.addresses import file_of, parse_address, show_address
from backoffice.db.sqlite_file import find_share
from backoffice.services.database_errors import (
    DatabaseLocked,
    DatabaseReadOnly,
    DatabaseUnreachable,
    InvalidDatabaseUrl,
    LoginRefused,
    NeedsMigration,
)
from backoffice.services.ports import Lane
from tests.db.samples import add
from tests.support.databases import ManualClock

Opened = Callable[..., SqlDatabase]


def _file(url: str) -> Path:
    return file_of(parse_address(url))


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
