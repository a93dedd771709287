"""The first start leads to practice, a database of one's own, or the office's, and tries before it trusts."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import make_url

from backoffice.bootstrap import DATABASE_PASSWORD
from backoffice.db import check
from backoffice.gui.background import Background
from backoffice.gui.dialogs.first_run import FirstRunDialog, FirstRunServices, Start
from backoffice.gui.dialogs.office_address import OfficeAddress
from backoffice.gui.style.appearance import Appearance
from backoffice.keychain import Keychain
from backoffice.settings import Profile, Settings


@dataclass
class Opened:
    """The dialog, and the settings it ended with."""

    dialog: FirstRunDialog
    ended: list[Settings] = field(default_factory=list)


@pytest.fixture
def first(background: Background, look: Appearance, qtbot: QtBot) -> Opened:
    """The dialog over the real database check and the real keyring."""
    del look
    keychain = Keychain()
    services = FirstRunServices(check, lambda profile, password: keychain.set(profile, DATABASE_PASSWORD, password))
    taken = Settings(profiles=(Profile(name="Old office"),))
    opened = Opened(FirstRunDialog(taken, services, background))
    opened.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # the test still looks at it
    qtbot.addWidget(opened.dialog)
    opened.dialog.started.connect(opened.ended.append)
    opened.dialog.open()
    return opened


def test_practice_is_three_presses_away(first: Opened, qtbot: QtBot) -> None:
    for _ in range(3):
        first.dialog.next.click()
    assert [settings.profile for settings in first.ended] == [Profile(name="practice", practice=True)]
    assert not first.dialog.isVisible()


def test_it_is_done_by_keyboard_alone(first: Opened, qtbot: QtBot) -> None:
    qtbot.keyClick(first.dialog.cards[Start.PRACTICE], Qt.Key.Key_Down)
    assert first.dialog.start is Start.LOCAL
    for _ in range(3):
        qtbot.keyClick(first.dialog, Qt.Key.Key_Return)
    assert first.ended[0].profile == Profile(name="My office")


def test_a_local_office_gets_its_name_and_currency(first: Opened, qtbot: QtBot) -> None:
    first.dialog.cards[Start.LOCAL].chosen.emit()
    first.dialog.next.click()
    first.dialog._name.setText("Ilha")
    first.dialog._currency.setText("usd")
    first.dialog.next.click()
    first.dialog.next.click()
    assert first.ended[0].profile == Profile(name="Ilha")
    assert first.ended[0].default_currency == "USD"


@pytest.mark.parametrize(("name", "currency"), [("", "BRL"), ("old OFFICE", "BRL"), ("x" * 61, "BRL"), ("Ilha", "XYZ")])
def test_what_cannot_be_is_said_at_its_field(first: Opened, name: str, currency: str) -> None:
    first.dialog.cards[Start.LOCAL].chosen.emit()
    first.dialog.next.click()
    first.dialog._name.setText(name)
    first.dialog._currency.setText(currency)
    first.dialog.next.click()
    assert first.dialog.name.control.property("problem") or first.dialog.currency.control.property("problem")
    assert first.ended == []


def test_going_back_keeps_what_was_entered(first: Opened) -> None:
    first.dialog.cards[Start.LOCAL].chosen.emit()
    first.dialog.next.click()
    first.dialog._name.setText("Ilha")
    first.dialog.back.click()
    first.dialog.next.click()
    assert first.dialog._name.text() == "Ilha"


def test_an_office_database_is_tried_before_it_is_used(
    first: Opened, qtbot: QtBot, postgresql_url: str, secret_service: object
) -> None:
    del secret_service
    real = make_url(postgresql_url)
    first.dialog.cards[Start.OFFICE].chosen.emit()
    first.dialog.next.click()
    first.dialog._services = FirstRunServices(lambda _url: check(postgresql_url), first.dialog._services.store_password)
    address = OfficeAddress("127.0.0.1", 5432, str(real.database), real.username or "staff", "require", "p@ss:w/rd")
    first.dialog.address.fill(address)
    first.dialog.test.click()
    qtbot.waitUntil(lambda: "works" in first.dialog.tested.text(), timeout=15_000)
    first.dialog.next.click()
    qtbot.waitUntil(lambda: first.dialog._step == 3, timeout=15_000)
    with qtbot.waitSignal(first.dialog.started, timeout=15_000):
        first.dialog.next.click()
    profile = first.ended[0].profile
    assert profile is not None
    assert profile.database_url is not None
    assert "p@ss" not in repr(first.ended[0])
    assert Keychain().get(profile.name, DATABASE_PASSWORD) == "p@ss:w/rd"
    Keychain().delete(profile.name, DATABASE_PASSWORD)


def test_a_server_that_does_not_answer_is_said_in_words(first: Opened, qtbot: QtBot) -> None:
    first.dialog.cards[Start.OFFICE].chosen.emit()
    first.dialog.next.click()
    first.dialog.address.fill(OfficeAddress("127.0.0.1", 1, "backoffice", "staff", "disable", "secret-word"))
    first.dialog.next.click()
    qtbot.waitUntil(first.dialog.problem.isVisible, timeout=30_000)
    assert first.dialog._step == 2
    assert "secret-word" not in first.dialog.problem.text.text() + first.dialog.problem.details.text()
    assert first.dialog.next.isEnabled()


def test_missing_parts_of_an_address_are_named(first: Opened) -> None:
    first.dialog.cards[Start.OFFICE].chosen.emit()
    first.dialog.next.click()
    first.dialog.next.click()
    assert first.dialog.address.host.control.property("problem")
    assert first.dialog.address.user.control.property("problem")
    assert not first.dialog.address.port.control.property("problem")


@pytest.mark.parametrize("password", ["p@ss:w/rd#?&%", "ção ñ", "'\"\\ "])
def test_an_address_becomes_a_url_that_means_it(password: str) -> None:
    address = OfficeAddress("db.example.com", 5433, "back office", "ana@ilha", "verify-full", password)
    url = make_url(address.url(with_password=True))
    assert (url.host, url.port, url.database, url.username, url.password) == (
        "db.example.com", 5433, "back office", "ana@ilha", password,
    )  # fmt: skip
    assert url.query == {"sslmode": "verify-full"}
    assert make_url(address.url(with_password=False)).password is None


def test_the_password_shows_in_no_traceback() -> None:
    assert "hidden" not in repr(OfficeAddress("h", 1, "d", "u", "disable", "hidden"))


def test_the_language_can_be_changed_on_the_way(first: Opened, qtbot: QtBot) -> None:
    first.dialog.cards[Start.LOCAL].chosen.emit()
    first.dialog.next.click()
    first.dialog._name.setText("Ilha")
    first.dialog._speak("pt_BR")
    qtbot.waitUntil(lambda: first.dialog.next.text() == "Continuar")
    assert first.dialog._name.text() == "Ilha"
    first.dialog.next.click()
    first.dialog.next.click()
    assert first.ended[0].language == "pt_BR"


def test_closing_it_starts_nothing(first: Opened, tmp_path: Path) -> None:
    first.dialog.reject()
    assert first.ended == []
    assert list(tmp_path.rglob("*.db")) == []
