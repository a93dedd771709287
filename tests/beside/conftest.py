"""An office that compares beside."""

import asyncio
from collections.abc import Callable, Generator

import psutil
import pytest

from backoffice.beside.comparer import Comparer
from backoffice.db import SqlDatabase
from backoffice.domain.resync import ResyncPlan
from backoffice.payments import RateLimiter, ReadCounter, StripeGateway
from backoffice.payments.limiter import Turns
from backoffice.services.bulk import Report
from backoffice.services.resync_compare import EVERYTHING, Scope
from backoffice.simulator.process import SimulatorProcess
from tests.jobs.workshop import KEY, make_workshop
from tests.resync.conftest import runner
from tests.resync.office import Office
from tests.support.databases import ManualClock
from tests.support.ledger import Ledger

__all__ = ["runner"]


class Beside:
    """An office, what it compares with, and the processes that do it."""

    def __init__(self, office: Office, url: str) -> None:
        self.office = office
        self.limiter = RateLimiter(10_000, 10_000)
        self.turns: Turns = self.limiter
        self.reads = ReadCounter()
        self.comparer = Comparer(office.workshop.database, url, lambda: True)

    async def comparing(self, report: Report | None = None, scope: Scope = EVERYTHING) -> ResyncPlan:
        """Compare beside."""
        gateway = StripeGateway(KEY, self.office.workshop.api_base, self.turns, reads=self.reads)
        try:
            return await self.comparer(gateway, self.office.workshop.clock.now(), report, scope)
        finally:
            await gateway.aclose()

    def compare(self, report: Report | None = None, scope: Scope = EVERYTHING) -> ResyncPlan:
        """Compare beside, and see that nothing is left of the process."""
        try:
            return self.office.workshop.run(self.comparing(report, scope))
        finally:
            assert processes() == []


def processes() -> list[psutil.Process]:
    """Return the processes beside that run."""
    return [each for each in psutil.Process().children() if "backoffice.beside" in each.cmdline()]


@pytest.fixture
def beside_of(
    clock: ManualClock,
    runner: asyncio.Runner,
    simulator: SimulatorProcess,
    ledger: Ledger,
    opened: Callable[..., SqlDatabase],
) -> Generator[Callable[[str], Beside]]:
    """Make an office on the database of an address."""
    made: list[Beside] = []

    def make(url: str) -> Beside:
        workshop = make_workshop(opened(url, clock), clock, runner, simulator.url)
        made.append(Beside(Office(workshop, ledger), url))
        return made[-1]

    yield make
    for each in made:
        each.office.workshop.run(each.office.workshop.connection.aclose())


@pytest.fixture
def beside(beside_of: Callable[[str], Beside], sqlite_url: str) -> Beside:
    """An office on SQLite."""
    return beside_of(sqlite_url)


@pytest.fixture
def both_beside(beside_of: Callable[[str], Beside], database_url: str) -> Beside:
    """An office on each database engine."""
    return beside_of(database_url)
