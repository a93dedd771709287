"""Fixtures of the refunds section: the till of tests/gui/refunds, and the page in its window."""

import pytest

from tests.gui.refunds.conftest import office, open_counter, till
from tests.gui.refunds.till import Till
from tests.gui.refunds_section.section import Section

__all__ = ["office", "open_counter", "till"]


@pytest.fixture
def section(till: Till) -> Section:
    return Section(till)
