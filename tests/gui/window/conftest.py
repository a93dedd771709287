"""Fixtures of the window: real offices, a real window, and a guard that no wait happens on its thread."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backoffice.bootstrap import PRACTICE_PROFILE, Application, Environment, build
from backoffice.cli.context import CliContext
from backoffice.cli.window_services import window_services
from backoffice.domain.kinds import AssetKind
from backoffice.gui.background import Background
from backoffice.gui.commands import Commands
from backoffice.gui.main_window import MainWindow
from backoffice.gui.remembered import Remembered
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.window_dialogs import WindowDialogs
from backoffice.services.assets import NewAsset
from backoffice.services.demo import demo_listings
from backoffice.services.ports import TierRecord
from backoffice.settings import Density, Paths, Profile, Settings, Theme
from tests.gui.window.guard import MainThreadGuard

OpenWindow = Callable[[Application], MainWindow]


@pytest.fixture(scope="session")
def installed_guard() -> MainThreadGuard:
    """Audit hooks cannot be taken out again, so there is one."""
    return MainThreadGuard()


@pytest.fixture
def guard(installed_guard: MainThreadGuard) -> Iterator[MainThreadGuard]:
    """Refuses database and network on the main thread while `guard.is_on`; what it saw fails the test."""
    installed_guard.seen.clear()
    yield installed_guard
    installed_guard.is_on = False
    assert installed_guard.seen == []


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Appearance]:
    """The program's own look, light and comfortable, before and after each test."""
    found = qapp.findChild(Appearance) or Appearance(qapp, Theme.LIGHT, Density.COMFORTABLE)
    found.choose(theme=Theme.LIGHT, density=Density.COMFORTABLE)
    yield found
    found.choose(theme=Theme.LIGHT, density=Density.COMFORTABLE)


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    """Threads for what waits."""
    del qapp
    made = Background()
    yield made
    made.close()


@pytest.fixture
def office(paths: Paths) -> Iterator[Application]:
    """An office without listings, whose engine does not run: what is saved waits."""
    settings = Settings().with_profile(Profile(name="Island & Sea"))
    assert settings.profile is not None
    with build(settings.profile, settings, paths, Environment()) as made:
        yield made


@pytest.fixture
def filled_office(office: Application) -> Application:
    """An office with some listings of each kind."""
    add_listings(office, per_kind=12)
    return office


@pytest.fixture
def resting_practice_office(paths: Paths) -> Iterator[Application]:
    """An office in practice mode with a simulator of its own, whose engine was not started yet."""
    with build(PRACTICE_PROFILE, Settings().with_profile(PRACTICE_PROFILE), paths, Environment()) as made:
        yield made


@pytest.fixture
def practice_office(resting_practice_office: Application) -> Application:
    """An office in practice mode, its engine running."""
    resting_practice_office.host.start()
    return resting_practice_office


@pytest.fixture
def open_window(
    background: Background, look: Appearance, guard: MainThreadGuard, qtbot: QtBot, paths: Paths
) -> Iterator[OpenWindow]:
    """Opens the real window of an office; from then on the guard is on."""
    opened: list[MainWindow] = []

    def open_it(application: Application) -> MainWindow:
        background.host_coroutines(application.host)
        context = CliContext()
        vars(context).update(paths=paths)
        window = MainWindow(application, background, look, Remembered(paths.config))
        Commands(window)
        WindowDialogs(window, window_services(context))
        opened.append(window)
        window.resize(1360, 860)
        guard.is_on = True
        window.start()
        with qtbot.waitExposed(window):
            window.show()
        with qtbot.waitActive(window):
            window.activateWindow()
        return window

    yield open_it
    guard.is_on = False
    for window in opened:
        window.side.panel.close_record()
        window.close()
        window.deleteLater()


def add_listings(application: Application, *, per_kind: int) -> None:
    """Save demo listings, the same in every test."""
    for kind in AssetKind:
        of_kind = (listing for listing in demo_listings(date(2030, 5, 17)) if listing.kind is kind)
        application.assets.create_many(
            [NewAsset(kind, one.values, [TierRecord(None, t) for t in one.tiers]) for one in islice(of_kind, per_kind)]
        )
