"""An office for each test: on SQLite, or on both engines where a test asks for `both`."""

import asyncio
from collections.abc import Callable, Generator

import pytest

from backoffice.db import SqlDatabase
from backoffice.simulator.process import SimulatorProcess
from tests.money.office import Office, make_office
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
    office = make_office(opened(sqlite_url, clock), clock, runner, simulator.url, ledger)
    yield office
    office.run(office.connection.aclose())


@pytest.fixture
def both(
    database: SqlDatabase, clock: ManualClock, runner: asyncio.Runner, simulator: SimulatorProcess, ledger: Ledger
) -> Generator[Office]:
    """An office on each database engine."""
    office = make_office(database, clock, runner, simulator.url, ledger)
    yield office
    office.run(office.connection.aclose())
