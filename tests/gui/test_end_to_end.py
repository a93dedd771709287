"""The promise of the program, in a real window: type a listing, see its link; change its price, see another; lose the
network, go on editing, and everything arrives. The simulator's ledger is the judge."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from backoffice.bootstrap import Application, Environment, build
from backoffice.gui.background import Background
from backoffice.gui.commands import Commands
from backoffice.gui.main_window import MainWindow
from backoffice.gui.remembered import Remembered
from backoffice.gui.sections import SectionName
from backoffice.gui.style.appearance import Appearance
from backoffice.services.ports import SyncState
from backoffice.settings import Paths, Profile, Settings
from backoffice.simulator.process import SimulatorProcess
from tests.gui.forms.office import Desk
from tests.support.ledger import Ledger

PATIENCE = 40_000
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def office(paths: Paths, own_simulator: SimulatorProcess) -> Iterator[Application]:
    """An office with a key of its own, its engine running."""
    environment = Environment("sk_test_" + "office_1", own_simulator.url)
    with build(Profile(name="office"), Settings(), paths, environment) as made:
        made.host.start()
        yield made


@pytest.fixture
def window(
    office: Application, background: Background, look: Appearance, qtbot: QtBot, tmp_path: Path
) -> Iterator[MainWindow]:
    """The window of that office, shown."""
    made = MainWindow(office, background, look, Remembered(tmp_path / "config"))
    commands = Commands(made)
    qtbot.addWidget(made)
    made.start()
    made.show()
    made.activateWindow()
    with qtbot.waitActive(made):
        pass
    yield made
    del commands


@pytest.fixture
def desk(window: MainWindow, office: Application, background: Background, qtbot: QtBot) -> Desk:
    """Whoever sits before the window."""
    return Desk(office, background, window.record, qtbot)


def test_a_listing_typed_in_the_window_is_live_and_stays_true(
    window: MainWindow, desk: Desk, own_simulator: SimulatorProcess, qtbot: QtBot
) -> None:
    card = desk.panel.stripe
    window.show_section(SectionName.ACTIVITIES)
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    qtbot.waitUntil(lambda: desk.panel.form is not None)
    desk.type("name", "Passeio de barco, fim de tarde")
    desk.type("price_minor", "180")
    desk.save()
    qtbot.waitUntil(lambda: card.standing.state is SyncState.SYNCED, timeout=PATIENCE)
    first = card.link.text()

    with Ledger(own_simulator.url) as ledger:
        assert ledger.object("product")["name"] == "Passeio de barco, fim de tarde"
        assert ledger.object("payment_link")["url"] == first
        assert ledger.writes() == 2

        desk.type("price_minor", "200")
        desk.save()
        qtbot.waitUntil(lambda: card.link.text() not in ("", first), timeout=PATIENCE)
        qtbot.waitUntil(lambda: card.standing.state is SyncState.SYNCED, timeout=PATIENCE)
        assert len(ledger.objects("product")) == 1
        assert [price["unit_amount"] for price in ledger.objects("price", active=True)] == [20_000]
        assert len(ledger.objects("price")) == 2
        assert len(ledger.objects("payment_link")) == 2
        assert ledger.object("payment_link", active=True)["url"] == card.link.text()
        assert ledger.writes() == 2 + 5, "the fewest requests there can be"


def test_edits_made_without_a_network_arrive_when_it_is_back(
    window: MainWindow, desk: Desk, own_simulator: SimulatorProcess, qtbot: QtBot
) -> None:
    card = desk.panel.stripe
    record = desk.add()
    desk.open(record.ref)
    qtbot.waitUntil(lambda: card.standing.state is SyncState.SYNCED, timeout=PATIENCE)

    own_simulator.kill()
    desk.type("price_minor", "210")
    desk.save()
    desk.type("price_minor", "220")
    desk.save()
    qtbot.waitUntil(lambda: "cannot be reached" in card.explanation.text(), timeout=PATIENCE)
    assert card.standing.state is SyncState.PENDING

    own_simulator.start()
    qtbot.waitUntil(lambda: card.standing.state is SyncState.SYNCED, timeout=PATIENCE)
    with Ledger(own_simulator.url) as ledger:
        assert [price["unit_amount"] for price in ledger.objects("price", active=True)] == [22_000]
        assert ledger.object("payment_link", active=True)["url"] == card.link.text()
        assert len(ledger.objects("price")) == 2, "the edits became one"


def test_hostile_text_is_shown_as_typed(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    name = "<img src=x> & <b>Boat</b>"
    desk.open(desk.add(name=name, description="<h1>big</h1>").ref)
    assert desk.panel.form is not None
    editor = desk.panel.form.rows["description"].editor.findChild(QPlainTextEdit)
    assert editor is None or editor.toPlainText() == "<h1>big</h1>"
    assert desk.application.assets.get(desk.panel.ref).values["name"] == name  # type: ignore[arg-type]
    window.show_section(SectionName.ACTIVITIES)
    listings = window.pages.listings
    assert listings is not None
    qtbot.waitUntil(lambda: listings.view.model().rowCount() == 1, timeout=PATIENCE)
