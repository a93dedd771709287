"""Each record's history: what, from which value to which, who, why; the newest first, the older ones on asking."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from backoffice.bootstrap import Application
from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.kinds import AssetKind
from backoffice.domain.people import PROGRAM, Person, Role
from backoffice.domain.wording import Message
from backoffice.gui.background import Background
from backoffice.gui.history_words import entry_change
from backoffice.gui.panels.history import FIRST, History
from backoffice.gui.style.appearance import Appearance
from backoffice.gui.translation import install_language
from backoffice.services.ports import AuditEntry
from backoffice.services.trail import PAGE
from backoffice.settings import PersonRole
from tests.gui.forms.office import Desk

NOW = datetime(2031, 1, 2, tzinfo=UTC)
HOSTILE = "<b>bold</b> \N{RIGHT-TO-LEFT OVERRIDE}live\nline"


def asides(history: History) -> list[str]:
    """Return by whom, of each entry that is in sight."""
    labels = [label for label in history.findChildren(QLabel) if " · " in label.text() and label.isVisibleTo(history)]
    return [label.text().partition(" · ")[2] for label in labels]


def test_a_listings_panel_tells_its_history_and_what_a_save_adds(desk: Desk) -> None:
    settings = desk.application.settings
    desk.application.use_settings(replace(settings, person_name="Ana <i>", person_role=PersonRole.MANAGER))
    record = desk.add(price_minor=18_000)
    desk.open(record.ref)
    told = desk.panel.told
    assert told.isVisibleTo(desk.panel)
    assert told.words() == ["The listing was made."]
    desk.type("price_minor", "195.50")
    desk.save()
    desk.qtbot.waitUntil(lambda: len(told.words()) == 2)
    assert told.words()[0] == "Price was changed.\nR$180.00 → R$195.50"
    desk.qtbot.waitUntil(lambda: asides(told) == ["Ana <i> · Manager"] * 2)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in told.findChildren(QLabel))


def test_a_new_form_has_no_history(desk: Desk) -> None:
    desk.open(desk.add().ref)
    desk.panel.new_asset(AssetKind.VEHICLES)
    assert not desk.panel.told.isVisibleTo(desk.panel)
    assert desk.panel.told.words() == []


def test_older_entries_come_on_asking_page_by_page(desk: Desk) -> None:
    record = desk.add()
    for number in range(PAGE + 8):
        record = desk.application.assets.update(record.ref, record.version, {"price_minor": 20_000 + number})
    desk.open(record.ref)
    told, waiting = desk.panel.told, desk.qtbot.waitUntil
    assert len(told.words()) == FIRST
    told.more.click()
    assert len(told.words()) == PAGE
    told.more.click()
    waiting(lambda: len(told.words()) == PAGE + 9)
    assert told.words()[-1] == "The listing was made."
    assert told.words()[0] == f"Price was changed.\nR$200.{PAGE + 6} → R$200.{PAGE + 7}"
    assert not told.more.isVisibleTo(told)
    desk.panel.refresh()
    waiting(lambda: desk.background.running == 0)
    assert len(told.words()) == PAGE + 9, "what was unfolded stays"


def test_another_record_begins_folded_and_late_answers_are_dropped(desk: Desk) -> None:
    first, second = desk.add(), desk.add(name="Another")
    for number in range(PAGE + 8):
        first = desk.application.assets.update(first.ref, first.version, {"price_minor": 20_000 + number})
    desk.open(first.ref)
    desk.panel.told.more.click()
    desk.panel.told.more.click()  # asks for the next page
    desk.open(second.ref)
    desk.qtbot.waitUntil(lambda: desk.background.running == 0)
    assert desk.panel.told.words() == ["The listing was made."]
    assert desk.panel.told.more.isEnabled()


def test_a_history_is_copied_as_it_is_shown(desk: Desk) -> None:
    record = desk.add()
    desk.application.assets.update(record.ref, 1, {"supplier": HOSTILE.partition("\n")[0]})
    desk.open(record.ref)
    desk.panel.told.copy.click()
    first, _, second = QGuiApplication.clipboard().text().partition("\n\n")
    assert "Supplier was changed.\n– → " in first
    assert "<b>bold</b>" in first
    assert second.endswith("The listing was made.")


def test_the_history_follows_the_language_and_writes_values_the_readers_way(desk: Desk) -> None:
    record = desk.add(kind=AssetKind.EVENTS, event_on=date(2031, 1, 5))
    desk.application.assets.update(record.ref, 1, {"event_on": date(2031, 1, 6), "price_minor": 123_450})
    desk.open(record.ref)
    changes = {words.partition("\n")[2] for words in desk.panel.told.words()}
    assert {"R$180.00 → R$1,234.50", "Jan 5, 2031 → Jan 6, 2031"} <= changes
    install_language("pt_BR")
    changes = {words.partition("\n")[2].replace("\N{NO-BREAK SPACE}", " ") for words in desk.panel.told.words()}
    assert {"R$ 180,00 → R$ 1.234,50", "5 de jan. de 2031 → 6 de jan. de 2031"} <= changes


def test_a_bookings_history_tells_of_its_status_in_words(
    application: Application, background: Background, look: Appearance, qtbot: QtBot
) -> None:
    del look
    car = application.assets.create(AssetKind.VEHICLES, {"name": "Buggy", "price_minor": 18_000})
    values = {"customer_name": "Ana", "pick_up_on": date(2031, 1, 3), "return_on": date(2031, 1, 5)}
    booking = application.bookings.create(BookingKind.VEHICLES, car.ref, {**values, "customer_email": "a@example.org"})
    application.bookings.cancel(booking.ref, HOSTILE)
    history = History(application.trail, background, UTC)
    qtbot.addWidget(history)
    history.ask(lambda: application.trail.of_booking(booking.ref))
    history.show()
    qtbot.waitUntil(lambda: len(history.words()) == 2)
    words = history.words()[0]
    assert words.startswith("The booking was cancelled; its place is free.\nConfirmed → Cancelled\nWhy: ")
    assert (
        "\N{FIRST STRONG ISOLATE}<b>bold</b> \N{RIGHT-TO-LEFT OVERRIDE}live\nline\N{POP DIRECTIONAL ISOLATE}" in words
    )


@pytest.mark.parametrize(
    ("action", "before", "after", "shown"),
    [
        ("status", "confirmed", "paid", "Confirmed → Paid"),
        ("status", "of tomorrow", "paid", "of tomorrow → Paid"),
        ("payment_status", "pending", "paid", "Not paid → Paid"),
        ("payment_method", "", "cash", ""),
        ("refund", "approved", "sending", "Approved → Being sent"),
        ("refund", "", "requested", ""),
        ("edited", "", "x", "– → x"),
        ("edited", "x", "", "x → –"),
        ("edited", "x" * 60, "y", f"Before: {'x' * 60}\nAfter: y"),
        ("priced", "BRL 1.00", "BRL 2.00", ""),
        ("refund_approval", "requested", "requested", ""),
        ("created", "", "confirmed", ""),
    ],
)
@pytest.mark.usefixtures("look")
def test_values_before_and_after_are_called_what_the_window_calls_them(
    action: str, before: str, after: str, shown: str
) -> None:
    person = Person("Ana", Role.STAFF) if action == "edited" else PROGRAM
    entry = AuditEntry("x/1", NOW, person, action, Message("It."), before=before, after=after)
    assert entry_change(entry) == shown
