"""The overviews inside the real window: what they open, what they start, what is undone from there."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from backoffice.bootstrap import Application
from backoffice.domain.kinds import AssetKind
from backoffice.gui.actions import Command
from backoffice.gui.forms.drafts import Draft
from backoffice.gui.main_window import MainWindow
from backoffice.gui.pages.calendar import CalendarPage
from backoffice.gui.pages.today import TodayPage
from backoffice.gui.pages.today_words import List
from backoffice.gui.pages.unmatched import UnmatchedPage
from backoffice.gui.sections import SectionName
from tests.gui.overview.office import BookedOffice
from tests.gui.overview.pdf import read_pdf, squeezed

OpenWindow = Callable[[Application], MainWindow]


def page_of(window: MainWindow, section: SectionName, qtbot: QtBot) -> object:
    window.show_section(section)
    qtbot.waitUntil(lambda: window.background.running == 0)
    return window.pages.page(section)


def test_a_booking_is_moved_in_the_calendar_and_undone_by_the_keyboard(
    office: Application, open_window: OpenWindow, qtbot: QtBot
) -> None:
    booked = BookedOffice(office)
    record = booked.rent(booked.listing(AssetKind.VEHICLES, "Buggy azul").ref, 1, days=2)
    first = record.values["pick_up_on"]
    window = open_window(office)
    page = page_of(window, SectionName.CALENDAR, qtbot)
    assert isinstance(page, CalendarPage)
    page.go_to(booked.today + timedelta(days=1))
    qtbot.waitUntil(lambda: page.view.current_entry is not None)
    page.view.setFocus()
    entry = page.view.current_entry
    assert entry is not None
    qtbot.keyClick(page.view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: "moved to" in window.notices.all[0].text if window.notices.all else False)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.notices.all[0].text.startswith("Undone: "))
    qtbot.waitUntil(lambda: page.view.calendar.plan.lines[0].bars[0].entry.starts_on == first)


def test_a_line_of_today_opens_its_booking_and_its_confirmation_is_saved(
    office: Application, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    booked = BookedOffice(office)
    record = booked.rent(booked.listing(AssetKind.VEHICLES, "Buggy azul").ref, 0)
    window = open_window(office)
    assert not window.actions_[Command.PRINT].isEnabled()
    page = page_of(window, SectionName.TODAY, qtbot)
    assert isinstance(page, TodayPage)
    rows = page.lists[List.PICK_UPS].list
    qtbot.waitUntil(lambda: rows.count() == 1)
    rows.itemActivated.emit(rows.item(0))
    qtbot.waitUntil(lambda: window.booking.ref == record.ref and window.booking.form is not None)
    qtbot.waitUntil(window.actions_[Command.SAVE_PDF].isEnabled)
    window.actions_[Command.SAVE_PDF].trigger()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    file = tmp_path / "confirmation.pdf"
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    assert squeezed(record.confirmation_code) in read_pdf(file.read_bytes()).letters


def test_a_booking_is_made_from_a_payment_and_keeps_it(
    office: Application, open_window: OpenWindow, qtbot: QtBot
) -> None:
    booked = BookedOffice(office)
    buggy = booked.listing(AssetKind.VEHICLES, "Buggy azul").ref
    booked.pay(1, 36_000, link="plink_1", asset=buggy)
    window = open_window(office)
    page = page_of(window, SectionName.UNMATCHED, qtbot)
    assert isinstance(page, UnmatchedPage)
    qtbot.waitUntil(lambda: page.detail.payment is not None and page.detail.booking_button.isVisible())
    qtbot.mouseClick(page.detail.booking_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.booking.form is not None)
    form = window.booking.form
    assert form is not None
    qtbot.waitUntil(lambda: window.background.running == 0)
    days = {"pick_up_on": booked.today + timedelta(days=3), "return_on": booked.today + timedelta(days=5)}
    form.show_draft(Draft(days))
    with qtbot.waitSignal(window.booking.saved) as saved:
        window.booking.save_button.click()
    qtbot.waitUntil(lambda: window.booking.current is not None and window.booking.current.ref == saved.args[0])
    made = window.booking.current
    assert made is not None
    assert made.values["customer_email"] == "ana@example.org"
    assert made.stripe.payment_intent_id == "pi_test_0001"
    qtbot.waitUntil(lambda: window.background.running == 0 and not window.booking.is_dirty)
