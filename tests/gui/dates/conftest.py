"""Fixtures of dates that are cancelled in the window."""

import pytest

from tests.gui.dates.harbour import Harbour
from tests.gui.refunds.conftest import office, open_counter, till
from tests.gui.refunds.till import Till

__all__ = ["office", "open_counter", "till"]


@pytest.fixture
def harbour(till: Till) -> Harbour:
    """A boat that goes out in five days, and the window."""
    return Harbour(till)
