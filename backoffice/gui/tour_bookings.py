"""The part of the tour that goes through the bookings: table, panel, a conflict, the dialogs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import Action, PaymentMethod
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.gui.date_commands import DateCommands
from backoffice.gui.dialogs.cancel_date import CancelDateDialog
from backoffice.gui.forms.booking_form import BookingForm
from backoffice.gui.main_window import MainWindow
from backoffice.gui.pages.bookings import BookingsPage
from backoffice.gui.panels.payment_standing import Offer, is_page_open
from backoffice.gui.sections import SectionName
from backoffice.services.ports import AssetFilter, BookingRecord, Sort

WaitUntil = Callable[[Callable[[], bool], str], None]
"""Lets the window work until something is so; says what was waited for."""

CUSTOMER = "Aurora Boreal do Exemplo"


def booking_screens(window: MainWindow, wait_until: WaitUntil) -> Iterator[tuple[QWidget, str]]:
    """Yield each screen with its name, when it is to be drawn."""
    booking = _sent_booking(window, wait_until)
    window.show_section(SectionName.BOOKINGS)
    page = window.pages.page(SectionName.BOOKINGS)
    assert isinstance(page, BookingsPage)
    wait_until(lambda: page.rows_known and page.model.row_at(0) is not None, "bookings")
    yield window, "bookings"
    window.open_record(booking.ref)
    wait_until(window.booking.payment.row.isVisible, "the booking and its page are shown")
    page.view.select_key(page.model.spec.records.pack(booking.ref))
    yield window, "booking"
    yield from _dialogs(window, booking, wait_until)
    yield from _cancel_date(window, wait_until)
    window.booking.close_record()
    yield from _conflict(window, booking.asset, wait_until)


def _sent_booking(window: MainWindow, wait_until: WaitUntil) -> BookingRecord:
    """Return the booking whose page is shown; it is made on the first round."""
    office = window.office
    found = office.database.booking_queries.find(CUSTOMER, 50)
    known = [office.bookings.get(row.ref) for row in found if row.ref.kind is BookingKind.VEHICLES]
    booking = next((record for record in known if is_page_open(record)), None) or _make(window)
    office.engine.wake()
    wait_until(lambda: is_page_open(office.bookings.get(booking.ref)), "the payment page")
    return office.bookings.get(booking.ref)


def _make(window: MainWindow) -> BookingRecord:
    office = window.office
    keys = office.database.queries.keys(AssetFilter(kind=AssetKind.VEHICLES), Sort("price_minor", descending=True))
    car = next(row.ref for row in office.database.queries.rows(keys) if row.cells.get("price_minor"))
    first = office.clock.now().date() + timedelta(days=40)
    values = {
        "customer_name": CUSTOMER,
        "customer_email": "aurora.boreal@example.org",
        "customer_phone": "+55 81 99999-0000",
        "pick_up_on": first,
        "return_on": first + timedelta(days=4),
    }
    method, why = PaymentMethod.STRIPE, "Agreed with the supplier"
    return office.bookings.create(
        BookingKind.VEHICLES, car, values, payment_method=method, page=True, override_reason=why
    )


def _conflict(window: MainWindow, listing: AssetRef, wait_until: WaitUntil) -> Iterator[tuple[QWidget, str]]:
    """A new booking of the same vehicle on a day on which it is away."""
    window.new_booking(listing)
    wait_until(lambda: isinstance(window.booking.form, BookingForm), "the form of a new booking")
    form = window.booking.form
    assert isinstance(form, BookingForm)
    first = window.office.clock.now().date() + timedelta(days=41)
    for name, value in (("customer_name", "Marie Dubois"), ("pick_up_on", first), ("return_on", first + timedelta(2))):
        form.rows[name].show_draft(value)
    wait_until(window.booking.conflicts.isVisible, "the conflict is shown")
    yield window, "booking-conflict"
    form.revert()
    window.booking.close_record()


def _cancel_date(window: MainWindow, wait_until: WaitUntil) -> Iterator[tuple[QWidget, str]]:
    """The plan of the busiest day to come."""
    today = window.office.clock.now().date()
    found = window.office.database.booking_queries.calendar(today, today + timedelta(days=20), None)
    days = Counter(max(entry.starts_on, today) for entry in found)
    commands = window.findChild(DateCommands)
    if not days or commands is None:
        return
    commands.open(min(days, key=lambda day: (-days[day], day)), None)
    wait_until(lambda: isinstance(QApplication.activeModalWidget(), CancelDateDialog), "cancel-date")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CancelDateDialog)
    wait_until(lambda: not dialog.asking.is_asking, "the payments of the date")
    yield dialog, "cancel-date"
    dialog.reject()
    wait_until(lambda: QApplication.activeModalWidget() is None, "cancel-date")


def _dialogs(window: MainWindow, booking: BookingRecord, wait_until: WaitUntil) -> Iterator[tuple[QWidget, str]]:
    actions, ref = window.booking_actions, booking.ref
    for open_it, name in (
        (lambda: actions.send(ref), "send-page"),
        (lambda: actions.pay(ref, Offer.RECORD), "record-payment"),
        (lambda: actions.act(ref, Action.CANCEL), "cancel-booking"),
    ):
        open_it()
        wait_until(lambda: isinstance(QApplication.activeModalWidget(), QDialog), name)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        yield dialog, name
        dialog.reject()
        wait_until(lambda: QApplication.activeModalWidget() is None, name)
