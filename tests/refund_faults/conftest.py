"""The offices of tests/money, with a clock that other processes read too, and those processes."""

from collections.abc import Generator
from pathlib import Path

import pytest

from backoffice.simulator.process import SimulatorProcess
from tests.money.conftest import both, office, office_at, runner
from tests.refund_faults.children import Children, Nursery
from tests.refund_faults.shared_clock import SharedClock

__all__ = ["both", "office", "office_at", "runner"]


@pytest.fixture
def clock(tmp_path: Path) -> SharedClock:
    """The clock of the test and of all its processes."""
    return SharedClock(tmp_path / "clock")


@pytest.fixture(scope="session")
def nursery() -> Generator[Nursery]:
    """Where processes of the program come from."""
    with Nursery() as nursery:
        yield nursery


@pytest.fixture
def children(nursery: Nursery, simulator: SimulatorProcess, clock: SharedClock) -> Generator[Children]:
    """Processes of the program."""
    children = Children(nursery, simulator.url, clock.path)
    yield children
    children.close()
