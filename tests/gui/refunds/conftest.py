"""Fixtures of refunds in the window: an office at the simulator, its engine running, and its till."""

from collections.abc import Iterator

import pytest

from backoffice.bootstrap import Application, Environment, build
from backoffice.jobs.engine import EngineSettings
from backoffice.jobs.retry import RetryPolicy
from backoffice.settings import Paths, Profile, Settings
from tests.gui.bookings.conftest import OpenCounter, open_counter
from tests.gui.refunds.till import Till
from tests.support.ledger import Ledger

__all__ = ["open_counter"]

IMPATIENT = EngineSettings(retry=RetryPolicy(max_attempts=50, first_seconds=0.2, longest_seconds=0.5))


@pytest.fixture
def office(paths: Paths, ledger: Ledger) -> Iterator[Application]:
    """An office with a key of its own, its engine running."""
    environment = Environment("sk_test_" + "office_1", ledger.url)
    with build(Profile(name="office"), Settings(), paths, environment, engine_settings=IMPATIENT) as made:
        made.host.start()
        yield made


@pytest.fixture
def till(office: Application, open_counter: OpenCounter, ledger: Ledger) -> Till:
    """The window of that office, and Stripe behind it."""
    return Till(open_counter(office), ledger)
