"""The office of these tests, on each engine."""

import pytest

from backoffice.db import SqlDatabase
from tests.services.bookings.office import Office
from tests.support.databases import ManualClock


@pytest.fixture
def office(database: SqlDatabase, clock: ManualClock) -> Office:
    """An office without a booking."""
    return Office(database, clock)
