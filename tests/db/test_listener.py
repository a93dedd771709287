"""Workers of other programs hear of new jobs on PostgreSQL."""

import queue
from collections.abc import Callable, Generator

import psycopg
import pytest

from backoffice.db import JobListener, SqlDatabase, listen_for_jobs
from backoffice.domain.errors import RecordMissing
from backoffice.services.ports import Lane
from tests.db.samples import SYNC, claim, enqueue
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
