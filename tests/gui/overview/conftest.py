"""Fixtures of the overviews: a booked office, and pages on a real screen."""

from collections.abc import Callable, Iterator
from datetime import UTC
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from backoffice.bootstrap import Application
from backoffice.gui.background import Background
from backoffice.gui.pages.overview import Overview, PageTools
from backoffice.gui.remembered import Remembered
from backoffice.gui.style.appearance import Appearance
from tests.gui.overview.office import BookedOffice

P = TypeVar("P", bound=Overview)
OpenPage = Callable[[type[P]], P]


@pytest.fixture
def office(application: Application) -> BookedOffice:
    return BookedOffice(application)


@pytest.fixture
def tools(office: BookedOffice, background: Background, look: Appearance, tmp_path: Path) -> PageTools:
    return PageTools(office, background, look, Remembered(tmp_path), office.settings.zone or UTC)  # type: ignore[arg-type]


@pytest.fixture
def open_page(tools: PageTools, qtbot: QtBot) -> Iterator[OpenPage[Overview]]:
    """Shows a page in a window and waits until it has read everything."""

    windows: list[QWidget] = []  # qtbot holds none of them alive

    def open_it(kind: type[P]) -> P:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(1060, 800)
        page = kind(tools, window)  # type: ignore[call-arg]
        box = QVBoxLayout(window)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(page)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: tools.background.running == 0)
        return page

    yield open_it  # type: ignore[misc]
    qtbot.waitUntil(lambda: tools.background.running == 0)
