"""Workers of other programs hear of new jobs on PostgreSQL."""

import queue
from collections.abc import Callable, Generator

import psycopg
import pytest

from backoffice.db import JobListener, SqlDatabase, listen_for_jobs
from backoffice.db.changes import MOST, from_message, to_message
from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.errors import RecordMissing
from backoffice.domain.kinds import AssetKind
from backoffice.services.ports import Lane, SyncState
from backoffice.services.ports.changes import ANYTHING, Changes, any_of
from tests.db.booking_samples import stripe_payment
from tests.db.samples import SYNC, add, claim, enqueue
from tests.support.databases import ManualClock

_WAIT = 60


@pytest.fixture
def wakes() -> "queue.SimpleQueue[None]":
    return queue.SimpleQueue()


@pytest.fixture
def listener(postgresql_url: str, wakes: "queue.SimpleQueue[None]") -> Generator[JobListener]:
    found = listen_for_jobs(postgresql_url, lambda: wakes.put(None))
    assert found
    wakes.get(timeout=_WAIT)  # once at the start, in case something was missed
    yield found
    found.close()


@pytest.mark.usefixtures("listener")
def test_a_commit_with_jobs_wakes_and_nothing_else_does(
    postgresql_url: str, clock: ManualClock, opened: Callable[..., SqlDatabase], wakes: "queue.SimpleQueue[None]"
) -> None:
    database = opened(postgresql_url, clock)
    with pytest.raises(RecordMissing), database.write() as unit:  # noqa: PT012 - the block is the point
        unit.jobs.enqueue(SYNC, "activities/9", Lane.CATALOGUE, clock.now())
        unit.jobs.get("none")
    enqueue(database, clock)
    wakes.get(timeout=_WAIT)
    claim(database, clock)
    enqueue(database, clock, "activities/2")
    wakes.get(timeout=_WAIT)
    assert wakes.empty()


def test_after_a_break_it_listens_again(
    postgresql_url: str,
    clock: ManualClock,
    opened: Callable[..., SqlDatabase],
    listener: JobListener,
    wakes: "queue.SimpleQueue[None]",
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("backoffice.db.listener._RETRY_SECONDS", 0.01)
    with psycopg.connect(postgresql_url.replace("+psycopg", ""), autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    wakes.get(timeout=_WAIT)
    assert listener.listening.wait(_WAIT)
    enqueue(opened(postgresql_url, clock), clock)
    wakes.get(timeout=_WAIT)


def test_it_stops_at_once_also_without_a_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backoffice.db.listener._RETRY_SECONDS", 3600)
    found = listen_for_jobs("postgresql://ana@127.0.0.1:1/office", lambda: None)
    assert found
    found.close()
    found.close()


def test_a_file_has_no_other_programs(sqlite_url: str) -> None:
    assert listen_for_jobs(sqlite_url, lambda: None) is None


@pytest.fixture
def heard(postgresql_url: str) -> Generator["queue.SimpleQueue[Changes]"]:
    """What a program hears of the others."""
    told: queue.SimpleQueue[Changes] = queue.SimpleQueue()
    found = listen_for_jobs(postgresql_url, lambda: None, told.put, "me")
    assert found
    assert found.listening.wait(_WAIT)
    yield told
    found.close()


def test_other_programs_hear_which_rows_a_commit_changed_and_by_whom(
    postgresql_url: str, clock: ManualClock, opened: Callable[..., SqlDatabase], heard: "queue.SimpleQueue[Changes]"
) -> None:
    database = opened(postgresql_url, clock)
    ref = add(database, AssetKind.VEHICLES).ref
    assert heard.get(timeout=_WAIT) == Changes(edited=frozenset({str(ref)}))
    with database.write() as unit:
        unit.assets.mark(ref, SyncState.SYNCED)
        unit.payments.save_stripe("pi_1", stripe_payment("pi_1"), None, clock.now())
    assert heard.get(timeout=_WAIT) == Changes(followed=frozenset({str(ref), "payments"}))
    with pytest.raises(RecordMissing), database.write() as unit:  # noqa: PT012 - the block is the point
        unit.assets.mark(ref, SyncState.PENDING)
        unit.jobs.get("none")
    enqueue(database, clock)
    with database.write() as unit:
        unit.assets.mark_many(AssetKind.VEHICLES, range(1, MOST + 2), SyncState.PENDING)
    assert heard.get(timeout=_WAIT) == Changes(followed=frozenset({"vehicles/*"})), "what was rolled back is not told"


def test_nobody_hears_of_its_own_changes_and_whoever_was_deaf_takes_anything_for_changed(
    postgresql_url: str,
    clock: ManualClock,
    opened: Callable[..., SqlDatabase],
    heard: "queue.SimpleQueue[Changes]",
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mine = opened(postgresql_url, clock)
    monkeypatch.setattr(mine, "origin", "me")
    add(mine, AssetKind.VEHICLES)
    other = add(opened(postgresql_url, clock), AssetKind.EVENTS).ref
    assert heard.get(timeout=_WAIT) == Changes(edited=frozenset({str(other)}))
    monkeypatch.setattr("backoffice.db.listener._RETRY_SECONDS", 0.01)
    with psycopg.connect(postgresql_url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("NOTIFY backoffice_changes, 'x ! */* drop/table vehicles/99999999999999999999'")
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    assert heard.get(timeout=_WAIT) == ANYTHING


def test_a_message_of_any_number_of_rows_fits_and_comes_out_as_it_went_in() -> None:
    every = [f"{kind.value}/{10**17 + number}" for kind in BookingKind for number in range(MOST)]
    few = Changes(frozenset(every[: MOST // 2]), frozenset(every[MOST : MOST + MOST // 2]))
    assert from_message(to_message("me", few)) == ("me", few)
    assert len(to_message("0" * 32, few)) < 8000
    everything = from_message(to_message("me", Changes(frozenset(every), frozenset({"payments"}))))[1]
    assert everything == Changes(frozenset(any_of(kind.value) for kind in BookingKind), frozenset({"payments"}))
