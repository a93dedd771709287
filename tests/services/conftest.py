"""The use cases over real databases."""

import pytest

from backoffice.db import SqlDatabase
from backoffice.services.assets import Assets
from backoffice.services.bulk import BulkEdits
from backoffice.services.queue import Queue
from tests.support.databases import ManualClock


@pytest.fixture
def assets(database: SqlDatabase, clock: ManualClock) -> Assets:
    """The use cases of listings, on each engine."""
    return Assets(database, clock)


@pytest.fixture
def bulk(assets: Assets) -> BulkEdits:
    """Bulk edits, on each engine."""
    return BulkEdits(assets)


@pytest.fixture
def queue(database: SqlDatabase, clock: ManualClock) -> Queue:
    """The queue, on each engine."""
    return Queue(database, clock)
