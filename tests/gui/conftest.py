"""Fixtures of the window: an office without a connection, and one in practice mode."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backoffice.bootstrap import PRACTICE_PROFILE, Application, Environment, build
from backoffice.gui.background import Background
from backoffice.gui.forms.record_panel import RecordPanel
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.translation import install_language
from backoffice.settings import Density, Paths, Profile, Settings, Theme
from tests.gui.forms.office import Desk


@pytest.fixture
def look(qapp: QApplication) -> Appearance:
    """The program's own look, light and comfortable."""
    found = qapp.findChild(Appearance) or Appearance(qapp, Theme.LIGHT, Density.COMFORTABLE)
    found.choose(theme=Theme.LIGHT, density=Density.COMFORTABLE)
    return found


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    """English before and after each test."""
    del qapp
    install_language("en")
    yield
    install_language("en")


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    """Threads for what waits. An error that nobody takes fails the test."""
    made = Background(qapp)  # with a parent, so that no other thread's garbage collection deletes it
    errors: list[BaseException] = []
    made.failed.connect(errors.append)
    yield made
    made.close()
    made.deleteLater()
    assert errors == []


@pytest.fixture
def application(paths: Paths) -> Iterator[Application]:
    """An office whose engine does not run: what is saved waits."""
    with build(Profile(name="office"), Settings(), paths, Environment()) as made:
        yield made


@pytest.fixture
def practice_office(paths: Paths) -> Iterator[Application]:
    """An office in practice mode, its engine running against a simulator of its own."""
    with build(PRACTICE_PROFILE, Settings(), paths, Environment()) as made:
        made.host.start()
        yield made


@pytest.fixture
def desk(application: Application, background: Background, look: Appearance, qtbot: QtBot) -> Desk:
    """A desk with the panel open on a real window."""
    del look
    return _desk(application, background, qtbot)


@pytest.fixture
def practice_desk(practice_office: Application, background: Background, look: Appearance, qtbot: QtBot) -> Desk:
    """A desk in practice mode."""
    del look
    return _desk(practice_office, background, qtbot)


def _desk(application: Application, background: Background, qtbot: QtBot) -> Desk:
    panel = RecordPanel(application, background)
    qtbot.addWidget(panel)
    panel.resize(440, 900)
    panel.show()
    panel.activateWindow()
    with qtbot.waitActive(panel):
        pass
    return Desk(application, background, panel, qtbot)
