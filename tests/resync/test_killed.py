"""The program killed while it applies a resync, again and again; then Stripe's ledger is the judge.

`python -m benchmarks.resync_kill` does it a hundred times among two thousand listings.
"""

import asyncio
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest

from backoffice.db import SqlDatabase
from backoffice.services.clock import SystemClock
from backoffice.services.ports.resync import ItemState, RunState
from backoffice.simulator.process import SimulatorProcess
from tests.jobs.workshop import KEY, make_workshop
from tests.resync.office import Office
from tests.support.databases import ManualClock
from tests.support.ledger import Ledger

KINDS = ("product", "price", "payment_link")

Start = Callable[[], "subprocess.Popen[str]"]


@pytest.fixture
def start(tmp_path: Path, simulator: SimulatorProcess, sqlite_url: str) -> Generator[Start]:
    """Start a worker on the office's database, and wait until it is at work."""
    workers: list[subprocess.Popen[str]] = []
    own = {"BACKOFFICE_HOME": str(tmp_path), "BACKOFFICE_STRIPE_API_BASE": simulator.url, "STRIPE_SECRET_KEY": KEY}

    def start_it() -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.jobs.worker_program", sqlite_url, "90"]
        workers.append(subprocess.Popen(command, env={**os.environ, **own}, stdout=subprocess.PIPE, text=True))
        assert workers[-1].stdout is not None
        assert workers[-1].stdout.readline() == "ready\n"
        return workers[-1]

    yield start_it
    for worker in workers:
        worker.kill()
        worker.communicate()


@pytest.fixture
def make(
    sqlite_url: str,
    opened: Callable[..., SqlDatabase],
    runner: asyncio.Runner,
    simulator: SimulatorProcess,
    ledger: Ledger,
) -> Generator[Callable[[Any], Office]]:
    """Open the office with a clock."""
    made: list[Office] = []

    def make_it(clock: Any) -> Office:
        made.append(Office(make_workshop(opened(sqlite_url, clock), clock, runner, simulator.url), ledger))
        return made[-1]

    yield make_it
    for office in made:
        office.workshop.run(office.workshop.connection.aclose())


def _wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.02)


def test_a_resync_killed_again_and_again_does_everything_once(
    make: Callable[[Any], Office], start: Start, expected_log: Callable[[str], object]
) -> None:
    expected_log("does not know how to do")  # what the workers poll for belongs to other tests
    office = make(SystemClock())  # as the workers have
    refs = office.add(80)
    for number, ref in enumerate(refs):
        _disturb(office, number, office.product(ref), office.link(ref))
    run = office.resync.apply(office.compare())
    before_run = [len(office.ledger.objects(kind)) for kind in KINDS]
    office.workshop.database.close()
    chance = random.Random(11)
    for _ in range(5):
        enough = office.last_request + chance.randrange(2, 30)
        worker = start()
        _wait_for(lambda enough=enough: office.last_request >= enough)
        worker.kill()
        worker.wait()
    after = make(ManualClock())  # years later: everything is due
    after.workshop.settle()
    assert after.resync.progress(run).run.state is RunState.ENDED
    assert set(after.states(run)) == {ItemState.DONE}
    assert [len(office.ledger.objects(kind)) for kind in KINDS] == before_run  # what was there is used again
    after.assert_in_step(*refs)


def _disturb(office: Office, number: int, product: str, link: str) -> None:
    """Change something in the Dashboard, another thing each time."""
    match number % 4:
        case 0:
            office.ledger.edit(product, name=f"Mexido {number}")
        case 1:
            price = office.dashboard("PostPrices", product=product, unit_amount=77, currency="brl")
            office.ledger.edit(product, default_price=price["id"])
        case 2:
            office.ledger.edit(link, active=False)
        case _:
            office.ledger.edit(product, active=False)
