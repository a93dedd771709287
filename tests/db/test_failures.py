"""When the disk is full, the connection breaks or the process dies: words, no half-saved edit, nothing lost."""

import os
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable

import psycopg
import pytest
from sqlalchemy import text

from backoffice.db import SqlDatabase, open_database
from backoffice.db.engines import Engines
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.services.database_errors import (
    CommitUnknown,
    DatabaseBusy,
    DatabaseFailed,
    DatabaseUnreachable,
    DiskFull,
)
from backoffice.services.ports import AssetFilter, Lane, Sort
from tests.db.cut_cable import CutCable
from tests.db.samples import SYNC, add, claim, enqueue
from tests.support.databases import ManualClock

Opened = Callable[..., SqlDatabase]


def _engines(database: SqlDatabase) -> Engines:
    return database._engines


# --- SQLite -------------------------------------------------------------------------------------------------


def test_a_full_disk_is_told_and_leaves_the_database_usable(
    sqlite_url: str, clock: ManualClock, opened: Opened
) -> None:
    database = opened(sqlite_url, clock)
    kept = add(database, name="kept")
    with _engines(database).writer.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull, match="Make room"):
        add(database, name="too big", description="x" * 1_000_000)
    with _engines(database).writer.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    add(database, name="after")
    with database.read() as unit:
        assert unit.assets.get(kept.ref) == kept
    assert len(database.queries.keys(AssetFilter(), Sort())) == 2


def test_writers_on_a_file_wait_for_each_other(sqlite_url: str, clock: ManualClock, opened: Opened) -> None:
    database = opened(sqlite_url, clock)
    start = threading.Barrier(8)
    failures: list[BaseException] = []

    def write(number: int) -> None:
        start.wait()
        try:
            for turn in range(10):
                add(database, name=f"{number}-{turn}")
        except BaseException as error:  # noqa: BLE001 - told below
            failures.append(error)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(database.queries.keys(AssetFilter(), Sort())) == 80


def test_readers_are_not_held_up_by_a_writer(database: SqlDatabase) -> None:
    before = add(database, name="before")
    with database.write() as unit:
        unit.assets.update(before.ref, expected_version=1, values={"name": "not yet"})
        assert [row.cells["name"] for row in database.queries.find("before", 5)] == ["before"]
    assert [row.cells["name"] for row in database.queries.find("not yet", 5)] == ["not yet"]


# --- PostgreSQL ---------------------------------------------------------------------------------------------


def _cut_others_off(url: str) -> None:
    """End every other session of the database, as a restart of the server does."""
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def test_a_connection_lost_while_working_saves_nothing(postgresql_url: str, clock: ManualClock, opened: Opened) -> None:
    database = opened(postgresql_url, clock)
    ref = add(database, name="before").ref
    with pytest.raises(DatabaseUnreachable), database.write() as unit:  # noqa: PT012 - the block is the point
        unit.assets.update(ref, expected_version=1, values={"name": "lost"})
        _cut_others_off(postgresql_url)
        unit.assets.get(ref)
    with database.read() as unit:
        assert unit.assets.get(ref).values["name"] == "before"


def test_a_restart_of_the_server_between_two_uses_is_not_noticed(
    postgresql_url: str, clock: ManualClock, opened: Opened
) -> None:
    database = opened(postgresql_url, clock)
    ref = add(database).ref
    _cut_others_off(postgresql_url)
    with database.read() as unit:
        assert unit.assets.get(ref).version == 1
    with database.write() as unit:
        unit.assets.update(ref, expected_version=1, values={"name": "x"})


@pytest.mark.parametrize("reached", [True, False])
def test_a_connection_lost_at_commit_is_told_as_unknown(
    postgresql_url: str, clock: ManualClock, opened: Opened, reached: bool
) -> None:
    woken: list[None] = []
    with CutCable(postgresql_url) as cable:
        database = opened(cable.url, clock, on_commit=lambda: woken.append(None))
        with pytest.raises(CommitUnknown, match="not known whether"), database.write() as unit:  # noqa: PT012
            unit.assets.add(AssetKind.EVENTS, {"name": "perhaps"}, ())
            unit.jobs.enqueue(SYNC, "events/1", Lane.CATALOGUE, clock.now())
            cable.cut_at_commit(reached=reached)
        assert woken == []
        cable.mend()
        assert len(database.queries.find("perhaps", 5)) == (1 if reached else 0)
        assert database.queries.counts().open_jobs == (1 if reached else 0)


def test_a_record_that_another_keeps_too_long_is_busy(postgresql_url: str, clock: ManualClock, opened: Opened) -> None:
    database = opened(postgresql_url, clock)
    ref = add(database).ref
    with psycopg.connect(postgresql_url.replace("+psycopg", "")) as other:
        other.execute("SELECT 1 FROM activities FOR UPDATE")
        with pytest.raises(DatabaseBusy), database.write() as unit:  # noqa: PT012 - the block is the point
            unit.jobs._connection.execute(text("SET LOCAL lock_timeout = '50ms'"))
            unit.assets.update(ref, expected_version=1, values={"name": "x"})


def test_two_who_lock_crosswise_end_in_one_busy(postgresql_url: str, clock: ManualClock, opened: Opened) -> None:
    database = opened(postgresql_url, clock)
    refs = [add(database).ref, add(database).ref]
    both_hold_one = threading.Barrier(2)
    busy: list[DatabaseBusy] = []

    def edit(first: AssetRef, second: AssetRef) -> None:
        try:
            with database.write() as unit:
                unit.assets.update(first, expected_version=1, values={"name": "x"})
                both_hold_one.wait()
                unit.assets.update(second, expected_version=1, values={"name": "y"})
        except DatabaseBusy as error:
            busy.append(error)

    threads = [threading.Thread(target=edit, args=pair) for pair in (refs, refs[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(busy) == 1


def test_a_claim_passes_over_what_an_edit_holds(postgresql_url: str, clock: ManualClock, opened: Opened) -> None:
    database = opened(postgresql_url, clock)
    enqueue(database, clock, "activities/1")
    enqueue(database, clock, "activities/2")
    with database.write() as unit:
        unit.jobs.enqueue(SYNC, "activities/1", Lane.CATALOGUE, clock.now())
        assert [job.subject for job in claim(database, clock)] == ["activities/2"]
    assert [job.subject for job in claim(database, clock)] == ["activities/1"]


def test_what_a_row_holds_is_never_in_an_error(postgresql_url: str, clock: ManualClock, opened: Opened) -> None:
    database = opened(postgresql_url, clock)
    with pytest.raises(Exception, match="ck_activities_price_minor") as caught:
        add(database, name="can" + "ary", price_minor=-1)
    assert "canary" not in "".join(traceback.format_exception(caught.value))


def test_any_other_error_is_told_with_its_code(database: SqlDatabase) -> None:
    with pytest.raises(DatabaseFailed), database.read() as unit:
        unit.jobs._connection.execute(text("SELECT nonsense"))


# --- death --------------------------------------------------------------------------------------------------


_WRITER = """
import sys
from datetime import UTC, datetime
from backoffice.db import open_database
from backoffice.domain.kinds import AssetKind
from backoffice.services.ports import Lane
class Clock:
    def now(self): return datetime.now(UTC)
database = open_database(sys.argv[1], Clock())
for number in range(1_000_000):
    with database.write() as unit:
        ref = unit.assets.add(AssetKind.EVENTS, {"name": f"n{number}"}, ()).ref
        unit.jobs.enqueue("sync_asset", str(ref), Lane.CATALOGUE, Clock().now())
    print(number, flush=True)
"""


def test_what_was_acknowledged_outlives_a_kill(database_url: str, clock: ManualClock) -> None:
    acknowledged = -1
    for kills in range(3):
        child = subprocess.Popen([sys.executable, "-c", _WRITER, database_url], stdout=subprocess.PIPE, text=True)
        assert child.stdout
        for line in child.stdout:
            acknowledged = int(line)
            if acknowledged == 20 * (kills + 1):
                os.kill(child.pid, signal.SIGKILL)
        child.stdout.close()
        assert child.wait() == -signal.SIGKILL
        database = open_database(database_url, clock)
        names = [row.cells["name"] for row in database.queries.rows(database.queries.keys(AssetFilter(), Sort("name")))]
        assert {f"n{number}" for number in range(acknowledged + 1)} <= set(names)
        assert database.queries.counts().open_jobs == len(names)
        database.close()
