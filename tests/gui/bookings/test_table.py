"""The table of bookings: what it says, how it is narrowed, and that it stays true."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.booking_status import Action, PaymentMethod
from backoffice.gui.actions import Command
from backoffice.gui.dialogs.date_range import DateRangeDialog
from backoffice.gui.models.date_ranges import DateRange, Span
from backoffice.gui.pages.saved_views import NameDialog
from backoffice.gui.panels.command_palette import CommandPalette
from backoffice.gui.remembered import Remembered
from backoffice.gui.sections import SectionName
from backoffice.jobs.announcer import QueueNews
from backoffice.services.ports import BookingRecord
from tests.gui.bookings.office import Counter


@pytest.fixture
def bookings(counter: Counter) -> list[BookingRecord]:
    """Three hires: one of today, one of next month, and one that was cancelled."""
    cars = [counter.listing(name=f"Buggy {number}") for number in (1, 2, 3)]
    made = [
        counter.rent(cars[0].ref, 0, customer_name="Ana Souza"),
        counter.rent(cars[1].ref, 35, customer_name="Bruno Sá", payment_method=PaymentMethod.STRIPE),
        counter.rent(cars[2].ref, 2, customer_name="Carla Dias"),
    ]
    counter.office.bookings.act(made[2].ref, Action.CANCEL)
    return made


def customers(counter: Counter) -> list[str]:
    page = counter.window.pages.bookings
    assert page is not None
    return sorted(row["customer_name"] for row in counter.rows(page))


def test_a_row_says_who_what_when_and_how_it_stands(counter: Counter, bookings: list[BookingRecord]) -> None:
    page = counter.table()
    row = next(row for row in counter.rows(page) if row["customer_name"] == "Ana Souza")
    assert row["confirmation_code"] == bookings[0].confirmation_code
    assert row["asset_name"] == "Buggy 1"
    assert (row["status"], row["payment_status"], row["total_minor"]) == ("Confirmed", "Not paid", "R$540.00")
    assert str(counter.today.year) in row["starts_on"]
    counter.window.live.look()
    counter.qtbot.waitUntil(
        lambda: counter.window.sections._items[SectionName.VEHICLE_BOOKINGS].data(Qt.ItemDataRole.UserRole + 1) == 2
    )


def test_status_payment_and_days_narrow_the_rows(counter: Counter, bookings: list[BookingRecord]) -> None:
    del bookings
    bar = counter.table().filter_bar
    bar.statuses.choose(["awaiting_payment"])
    counter.qtbot.waitUntil(lambda: customers(counter) == ["Bruno Sá"])
    bar.clear()
    counter.qtbot.waitUntil(lambda: len(customers(counter)) == 3)
    bar.days.choose(DateRange(Span.TODAY))
    counter.qtbot.waitUntil(lambda: customers(counter) == ["Ana Souza"])
    bar.days.choose(DateRange(Span.NEXT_30))
    counter.qtbot.waitUntil(lambda: customers(counter) == ["Ana Souza", "Carla Dias"])
    bar.clear()
    bar.search.setText("bruno sa")
    counter.qtbot.waitUntil(lambda: customers(counter) == ["Bruno Sá"])
    bar.search.setText("nobody is called so")
    page = counter.window.pages.bookings
    assert page is not None
    counter.qtbot.waitUntil(page.empty.isVisible)
    counter.qtbot.mouseClick(page.empty.first, Qt.MouseButton.LeftButton)
    counter.qtbot.waitUntil(lambda: len(customers(counter)) == 3)


def test_days_of_ones_own_are_typed(counter: Counter, bookings: list[BookingRecord]) -> None:
    del bookings
    bar = counter.table().filter_bar
    bar.days._actions[Span.CUSTOM].trigger()
    dialog = counter.dialog(DateRangeDialog)
    for row, ahead in ((dialog.first, 34), (dialog.last, 40)):
        row.editor.show_value(counter.day(ahead))
    dialog.show_button.click()
    counter.qtbot.waitUntil(lambda: customers(counter) == ["Bruno Sá"])


def test_a_view_is_saved_applied_and_deleted(counter: Counter, bookings: list[BookingRecord], tmp_path: Path) -> None:
    del bookings
    bar = counter.table().filter_bar
    bar.statuses.choose(["cancelled"])
    bar.days.choose(DateRange(Span.NEXT_30))
    bar.views._fill()
    bar.views._ask_name()
    dialog = counter.dialog(NameDialog)
    assert not dialog.save.isEnabled()
    counter.qtbot.keyClicks(dialog.name, "Called off & soon")
    dialog.save.click()
    assert "Called off" in Remembered(tmp_path / "config").text("views/bookings"), "kept for the next start"
    bar.clear()
    assert bar.is_empty
    bar.views.apply("Called off & soon")
    counter.qtbot.waitUntil(lambda: customers(counter) == ["Carla Dias"])
    assert bar.days.days == DateRange(Span.NEXT_30), "a view's today is that of tomorrow, too"
    bar.views.delete("Called off & soon")
    assert bar.views.views == {}


def test_a_spoilt_file_of_views_is_no_trouble(counter: Counter) -> None:
    views = counter.table().filter_bar.views
    for spoilt in ("{", "[1]", '{"a": 3}', '{"a": {"status": 7, "days": "2030-99/", "text": 5}}'):
        views._remembered.keep(views._name, spoilt)
        for name in views.views:
            views.apply(name)
    assert counter.table().filter_bar.days.days == DateRange()


def test_rows_are_copied_as_they_are_read(counter: Counter, bookings: list[BookingRecord]) -> None:
    page = counter.table()
    page.view.select_key(page.model.spec.records.pack(bookings[0].ref))
    with counter.qtbot.waitSignal(QGuiApplication.clipboard().dataChanged):
        page.copy_selection()
    heading, row = (line.split("\t") for line in QGuiApplication.clipboard().text().split("\n"))
    assert heading[:2] == ["Code", "Customer"]
    assert row[:2] == [bookings[0].confirmation_code, "Ana Souza"]


def test_a_row_follows_what_others_do(counter: Counter, bookings: list[BookingRecord]) -> None:
    page = counter.table()
    page.view.select_key(page.model.spec.records.pack(bookings[0].ref))
    counter.office.bookings.record_payment(bookings[0].ref, PaymentMethod.CASH)
    counter.window.live._take_news(QueueNews(frozenset(), frozenset({bookings[0].ref})))
    row = page.view.currentIndex().row()
    counter.qtbot.waitUntil(lambda: counter.rows(page)[row]["payment_status"] == "Paid")
    assert page.view.current_ref == bookings[0].ref


def test_a_booking_is_found_by_its_code_and_by_its_customer(counter: Counter, bookings: list[BookingRecord]) -> None:
    def find(words: str) -> BookingRef | None:
        counter.window.actions_[Command.PALETTE].trigger()
        palette = counter.dialog(CommandPalette)
        counter.qtbot.keyClicks(palette.field, words)
        counter.qtbot.waitUntil(lambda: palette.list.count() > 0)
        counter.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
        counter.qtbot.waitUntil(lambda: counter.panel.current is not None)
        found = counter.panel.ref
        counter.settle()
        counter.panel.close_record()
        return found

    assert find(bookings[1].confirmation_code.replace("-", "").lower()) == bookings[1].ref
    assert counter.window.section is SectionName.VEHICLE_BOOKINGS
    assert find("carla dias") == bookings[2].ref


@pytest.mark.parametrize(
    "text", ["any", "today", "week", "next_30", "2030-01-02/2030-02-03", "/2030-02-03", "2030-01-02/"]
)
def test_days_are_kept_and_read_back(text: str) -> None:
    assert DateRange.read(text).as_text() == text


def test_a_week_is_seven_days_around_today(counter: Counter) -> None:
    del counter
    first, last = DateRange(Span.WEEK).bounds(date(2026, 11, 24))
    assert (first, last) == (date(2026, 11, 22), date(2026, 11, 28)), "weeks begin on Sunday in American English"
