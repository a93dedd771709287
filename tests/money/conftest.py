"""An office for each test: on SQLite, or on both engines where a test asks for `both`."""

import asyncio
from collections.abc import Callable, Generator

import pytest

from backoffice.db import SqlDatabase
from backoffice.simulator.process import SimulatorProcess
from tests.money.office import Bell, Office, make_office
from tests.support.databases import ManualClock
from tests.support.ledger import Ledger


@pytest.fixture
def runner() -> Generator[asyncio.Runner]:
    """The test's event loop."""
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture
def office_at(
    opened: Callable[..., SqlDatabase],
    clock: ManualClock,
    runner: asyncio.Runner,
    simulator: SimulatorProcess,
    ledger: Ledger,
) -> Generator[Callable[[str], Office]]:
    """Open an office on a database."""
    made: list[Office] = []

    def open_it(url: str) -> Office:
        bell = Bell()
        made.append(make_office(opened(url, clock, on_commit=bell.ring), clock, runner, simulator.url, ledger, bell))
        return made[-1]

    yield open_it
    for office in made:
        office.run(office.connection.aclose())


@pytest.fixture
def office(office_at: Callable[[str], Office], sqlite_url: str) -> Office:
    """An office on SQLite."""
    return office_at(sqlite_url)


@pytest.fixture
def both(office_at: Callable[[str], Office], database_url: str) -> Office:
    """An office on each database engine."""
    return office_at(database_url)
