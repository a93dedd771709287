"""An office with a resync, its listings in the simulator."""

import asyncio
from collections.abc import Callable, Generator

import pytest

from backoffice.db import SqlDatabase
from backoffice.simulator.process import SimulatorProcess
from tests.jobs.workshop import make_workshop
from tests.resync.office import Office
from tests.support.databases import ManualClock
from tests.support.ledger import Ledger


@pytest.fixture
def runner() -> Generator[asyncio.Runner]:
    """The test's event loop."""
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture
def office(
    sqlite_url: str,
    opened: Callable[..., SqlDatabase],
    clock: ManualClock,
    runner: asyncio.Runner,
    simulator: SimulatorProcess,
    ledger: Ledger,
) -> Generator[Office]:
    """An office on SQLite."""
    workshop = make_workshop(opened(sqlite_url, clock), clock, runner, simulator.url)
    yield Office(workshop, ledger)
    workshop.run(workshop.connection.aclose())


@pytest.fixture
def both(
    database: SqlDatabase, clock: ManualClock, runner: asyncio.Runner, simulator: SimulatorProcess, ledger: Ledger
) -> Generator[Office]:
    """An office on each database engine."""
    workshop = make_workshop(database, clock, runner, simulator.url)
    yield Office(workshop, ledger)
    workshop.run(workshop.connection.aclose())
