"""How the machine is run: `pytest tests/refund_machine -q -x -k batch0` is a hundred schedules of it.

`--hypothesis-profile=first` tells of the first disagreement as it is, without minutes of making it small.
"""

import logging
from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, Phase, settings

settings.register_profile(
    "first", deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.explicit, Phase.generate]
)


@pytest.fixture(autouse=True)
def quiet_endings() -> Generator[None]:
    """Jobs that are given up say so in the log: here that is among what is meant to happen."""
    log = logging.getLogger("backoffice.jobs.endings")
    level = log.level
    log.setLevel(logging.ERROR)
    yield
    log.setLevel(level)
