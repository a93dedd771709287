"""Fixtures: a real simulator process per test worker, empty for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from backoffice.simulator.process import SimulatorProcess
from tests.support.ledger import Ledger


@pytest.fixture(scope="session")
def simulator_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatorProcess]:
    """One process per worker, without limits; use `simulator` instead."""
    ledger = tmp_path_factory.mktemp("simulator") / "ledger.db"
    with SimulatorProcess(ledger=ledger, rate=0) as process:
        yield process


@pytest.fixture
def simulator(simulator_process: SimulatorProcess) -> SimulatorProcess:
    """A running simulator that knows nothing yet: no limits, real time, no faults. Don't stop or kill it."""
    with Ledger(simulator_process.url) as client:
        client.reset()
    return simulator_process


@pytest.fixture
def ledger(simulator: SimulatorProcess) -> Iterator[Ledger]:
    """The admin client of `simulator`."""
    with Ledger(simulator.url) as client:
        yield client


@pytest.fixture
def own_simulator(tmp_path: Path) -> Iterator[SimulatorProcess]:
    """A simulator of this test's own, with a ledger file: to stop, kill and start again."""
    with SimulatorProcess(ledger=tmp_path / "own-ledger.db", rate=0) as process:
        yield process
