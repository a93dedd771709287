"""`pytest tests/refund_machine -q -x -k batch00` lets a hundred schedules happen, `-k batch0` a thousand."""

import logging
from collections.abc import Generator

import pytest


@pytest.fixture(autouse=True)
def quiet_endings() -> Generator[None]:
    """Jobs that are given up say so in the log: here that is among what is meant to happen."""
    log = logging.getLogger("backoffice.jobs.endings")
    level = log.level
    log.setLevel(logging.ERROR)
    yield
    log.setLevel(level)
