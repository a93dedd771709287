"""A workshop for each test: on SQLite, or on both engines where a test asks for `database`."""

import asyncio
from collections.abc import Callable, Generator

import pytest

from backoffice.db import SqlDatabase
from backoffice.simulator.process import SimulatorProcess
from tests.jobs.workshop import Workshop, make_workshop
from tests.support.databases import ManualClock


@pytest.fixture
def runner() -> Generator[asyncio.Runner]:
    """The test's event loop."""
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture
def make(
    sqlite_url: str,
    opened: Callable[..., SqlDatabase],
    clock: ManualClock,
    runner: asyncio.Runner,
    simulator: SimulatorProcess,
) -> Generator[Callable[..., Workshop]]:
    """Make the office, with options of `make_workshop`."""
    made: list[Workshop] = []
    database = opened(sqlite_url, clock)

    def make_it(**options: object) -> Workshop:
        made.append(make_workshop(database, clock, runner, simulator.url, **options))  # type: ignore[arg-type]
        return made[-1]

    yield make_it
    for workshop in made:
        workshop.run(workshop.connection.aclose())


@pytest.fixture
def workshop(make: Callable[..., Workshop]) -> Workshop:
    """An office on SQLite."""
    return make()


@pytest.fixture
def both(
    database: SqlDatabase, clock: ManualClock, runner: asyncio.Runner, simulator: SimulatorProcess
) -> Generator[Workshop]:
    """An office on each database engine."""
    workshop = make_workshop(database, clock, runner, simulator.url)
    yield workshop
    workshop.run(workshop.connection.aclose())
