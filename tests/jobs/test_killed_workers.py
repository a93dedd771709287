"""Workers as processes: killed at any moment, or frozen and thawed too late. Stripe's ledger is the judge.

`python -m benchmarks.kill_nine` does the same fifty times among a thousand listings.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from backoffice.db import SqlDatabase
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.services.assets import Assets, NewAsset
from backoffice.services.clock import SystemClock
from backoffice.services.ports import Job, JobState
from backoffice.services.queue import Queue
from backoffice.simulator.process import SimulatorProcess
from tests.jobs.workshop import BOAT, KEY, Workshop, assert_agrees
from tests.support.ledger import Ledger
from tests.support.postgres import PostgresServer

Start = Callable[[str, float], "subprocess.Popen[str]"]


@pytest.fixture
def start(tmp_path: Path, simulator: SimulatorProcess) -> Generator[Start]:
    """Start a worker on a database, with a lease, and wait until it is at work."""
    workers: list[subprocess.Popen[str]] = []
    own = {"BACKOFFICE_HOME": str(tmp_path), "BACKOFFICE_STRIPE_API_BASE": simulator.url, "STRIPE_SECRET_KEY": KEY}

    def start_it(url: str, lease: float) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.jobs.worker_program", url, str(lease)]
        workers.append(subprocess.Popen(command, env={**os.environ, **own}, stdout=subprocess.PIPE, text=True))
        assert workers[-1].stdout is not None
        assert workers[-1].stdout.readline() == "ready\n"
        return workers[-1]

    yield start_it
    for worker in workers:
        worker.kill()
        worker.communicate()


def _wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.02)


def _add(database: SqlDatabase, count: int) -> list[AssetRef]:
    new = [
        NewAsset(AssetKind.ACTIVITIES, {**BOAT, "name": f"Passeio {n}", "price_minor": 10000 + n}) for n in range(count)
    ]
    return [record.ref for record in Assets(database, SystemClock()).create_many(new)]


def _assert_whole(workshop: Workshop, ledger: Ledger, refs: list[AssetRef]) -> None:
    assert {kind: len(ledger.objects(kind)) for kind in ("product", "price", "payment_link")} == {
        "product": len(refs),
        "price": len(refs),
        "payment_link": len(refs),
    }
    for ref in refs:
        assert_agrees(workshop, ledger, workshop.assets.get(ref))


def test_a_worker_killed_again_and_again_does_nothing_twice(
    make: Callable[..., Workshop], sqlite_url: str, ledger: Ledger, start: Start
) -> None:
    workshop = make()
    refs = _add(workshop.database, 150)
    workshop.database.close()
    chance = random.Random(7)
    for _ in range(8):
        worker = start(sqlite_url, 90)
        before = len(ledger.requests())
        enough = before + chance.randrange(3, 30)
        _wait_for(lambda enough=enough: len(ledger.requests()) >= enough)
        worker.kill()
        worker.wait()
    last = start(sqlite_url, 90)
    _wait_for(lambda: len(ledger.objects("payment_link")) >= len(refs))
    last.terminate()
    assert last.wait(30) == 0
    after = make()
    after.settle()
    _assert_whole(after, ledger, refs)


@pytest.fixture
def server_office(
    postgresql_url: str, opened: Callable[..., SqlDatabase], make: Callable[..., Workshop]
) -> tuple[str, Workshop]:
    """An office on PostgreSQL, where several workers may be at work."""
    database = opened(postgresql_url, SystemClock())
    workshop = make()
    workshop.database, workshop.assets = database, Assets(database, SystemClock())
    workshop.queue = Queue(database, SystemClock())
    return postgresql_url, workshop


def test_a_worker_frozen_past_its_lease_does_nothing_more_to_jobs_that_others_took(
    server_office: tuple[str, Workshop], postgres_server: PostgresServer, ledger: Ledger, start: Start
) -> None:
    url, workshop = server_office
    refs = _add(workshop.database, 40)
    ledger.set_faults({"kind": "latency", "milliseconds": 200, "method": "POST"})
    zombie = start(url, 2)
    _wait_for(lambda: len(ledger.requests()) > 10)
    _freeze_between_transactions(zombie, postgres_server)
    assert any(job.state is JobState.RUNNING for job in _open_jobs(workshop))
    other = start(url, 2)
    _wait_for(lambda: workshop.open_jobs() == [])
    other.terminate()
    assert other.wait(30) == 0
    os.kill(zombie.pid, signal.SIGCONT)
    refs += _add(workshop.database, 1)  # which only the thawed one can do
    _wait_for(lambda: workshop.open_jobs() == [])
    zombie.terminate()
    assert zombie.wait(30) == 0
    _assert_whole(workshop, ledger, refs)


def _freeze_between_transactions(worker: "subprocess.Popen[str]", server: PostgresServer) -> None:
    """Freeze it while it waits for Stripe: in a transaction it would keep rows until PostgreSQL ends that for it."""
    open_transactions = "SELECT count(*) FROM pg_stat_activity WHERE datname LIKE 'test%' AND xact_start IS NOT NULL"
    with server.connect() as connection:
        while True:
            os.kill(worker.pid, signal.SIGSTOP)
            if connection.execute(open_transactions).fetchone() == (0,):
                return
            os.kill(worker.pid, signal.SIGCONT)


def _open_jobs(workshop: Workshop) -> list[Job]:
    with workshop.database.read() as uow:
        return [uow.jobs.get(row.job_id) for row in workshop.queue.rows()]


def test_two_workers_at_once_share_the_work(server_office: tuple[str, Workshop], ledger: Ledger, start: Start) -> None:
    url, workshop = server_office
    workers = [start(url, 30), start(url, 30)]
    refs = _add(workshop.database, 60)
    _wait_for(lambda: workshop.open_jobs() == [])
    for worker in workers:
        worker.terminate()
        assert worker.wait(30) == 0
    _assert_whole(workshop, ledger, refs)
