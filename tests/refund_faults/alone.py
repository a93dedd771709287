"""An office outside a test, for the long trials in benchmarks/."""

import asyncio
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from backoffice.db import migrate, open_database
from backoffice.simulator.process import SimulatorProcess
from tests.money.office import Bell, Office, make_office
from tests.refund_faults.children import Children, Nursery
from tests.refund_faults.shared_clock import SharedClock
from tests.support.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Alone:
    """The office, and what makes other processes at its database."""

    office: Office
    children: Children
    url: str


@contextmanager
def alone(url: str, folder: Path) -> Generator[Alone]:
    """Open an office on an empty database, with a simulator of its own."""
    migrate(url)
    clock, bell = SharedClock(folder / "clock"), Bell()
    database = open_database(url, clock, on_commit=bell.ring)
    with (
        SimulatorProcess(ledger=folder / "ledger.db", rate=0) as simulator,
        Ledger(simulator.url) as ledger,
        asyncio.Runner() as runner,
        Nursery() as nursery,
    ):
        children = Children(nursery, simulator.url, clock.path)
        office = make_office(database, clock, runner, simulator.url, ledger, bell)
        yield Alone(office, children, url)
        children.close()
        office.run(office.connection.aclose())
    database.close()
