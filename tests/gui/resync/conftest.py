"""The real window of a practice office whose Stripe is edited behind its back."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from backoffice.bootstrap import Application
from backoffice.gui.main_window import MainWindow
from tests.gui.resync.desk import ResyncDesk
from tests.gui.window.conftest import (
    background,
    guard,
    installed_guard,
    look,
    open_window,
    practice_office,
    resting_practice_office,
)
from tests.support.ledger import Ledger

__all__ = [
    "background",
    "guard",
    "installed_guard",
    "look",
    "open_window",
    "practice_office",
    "resting_practice_office",
]


@pytest.fixture
def desk(
    practice_office: Application, open_window: Callable[[Application], MainWindow], qtbot: QtBot
) -> Iterator[ResyncDesk]:
    """Three listings that are in Stripe, and the window."""
    office = practice_office
    assert office.stripe_api_base is not None
    with Ledger(office.stripe_api_base) as ledger:
        made = ResyncDesk(office, ledger, qtbot)
        made.add("Passeio de barco", "Trilha do farol", "Mergulho noturno")
        made.open(open_window)
        yield made
        made.wait(lambda: not made.strip.isVisible())
        made.settle()
