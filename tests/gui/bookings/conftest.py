"""Fixtures of the bookings in the window."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backoffice.bootstrap import Application
from backoffice.gui.background import Background
from backoffice.gui.commands import Commands
from backoffice.gui.main_window import MainWindow
from backoffice.gui.remembered import Remembered
from backoffice.gui.style.appearance import Appearance
from tests.gui.bookings.office import Counter

OpenCounter = Callable[[Application], Counter]


@pytest.fixture
def open_counter(background: Background, look: Appearance, qtbot: QtBot, tmp_path: Path) -> Iterator[OpenCounter]:
    """Opens the real window of an office."""
    opened: list[MainWindow] = []

    def open_it(office: Application) -> Counter:
        background.host_coroutines(office.host)
        window = MainWindow(office, background, look, Remembered(tmp_path / "config"))
        Commands(window)
        opened.append(window)
        qtbot.addWidget(window)
        window.resize(1440, 900)
        window.start()
        with qtbot.waitExposed(window):
            window.show()
        with qtbot.waitActive(window):
            window.activateWindow()
        return Counter(office, window, qtbot)

    yield open_it
    for window in opened:
        window.side.panel.close_record()
        window.close()
    qtbot.waitUntil(lambda: background.running == 0)


@pytest.fixture
def counter(application: Application, open_counter: OpenCounter) -> Counter:
    """The window of an office whose engine does not run: what is asked of Stripe waits."""
    return open_counter(application)
