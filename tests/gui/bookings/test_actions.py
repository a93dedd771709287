"""What is done to a booking from the window: moves and their undo, payments by hand, cancelling."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from backoffice.domain.booking_status import Action, BookingStatus, PaymentMethod, PaymentStatus
from backoffice.gui.actions import Command
from backoffice.gui.dialogs.paid_back import PaidBackDialog
from backoffice.gui.dialogs.reason import ReasonDialog
from backoffice.gui.dialogs.record_payment import RecordPaymentDialog
from backoffice.gui.panels.booking_card import VERBS
from backoffice.gui.panels.payment_standing import Offer
from backoffice.services.ports import BookingRecord
from tests.gui.bookings.office import PATIENCE, Counter


@pytest.fixture
def booking(counter: Counter) -> BookingRecord:
    """A hire, open in the panel."""
    made = counter.rent(counter.listing().ref, 2)
    counter.open(made.ref)
    return made


@pytest.fixture
def becomes(counter: Counter, booking: BookingRecord) -> Callable[[BookingStatus], None]:
    """Waits until database and card show a status."""

    def wait(status: BookingStatus) -> None:
        counter.qtbot.waitUntil(lambda: counter.office.bookings.get(booking.ref).status is status, timeout=PATIENCE)
        counter.qtbot.waitUntil(lambda: counter.panel.current.status is status, timeout=PATIENCE)  # type: ignore[union-attr]
        counter.settle()

    return wait


def press(counter: Counter, button: QPushButton) -> None:
    counter.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_only_what_the_status_allows_is_offered(counter: Counter, booking: BookingRecord) -> None:
    del booking
    shown = {action for action in VERBS if not counter.panel.card.buttons[action].isHidden()}
    assert shown == {Action.START, Action.NO_SHOW, Action.CANCEL}
    assert counter.panel.card.buttons[Action.START].text() == "Picked up"
    assert counter.panel.payment.standing.offers == (Offer.CREATE_PAGE, Offer.RECORD)


def test_a_move_is_taken_back_and_done_again(
    counter: Counter, booking: BookingRecord, becomes: Callable[[BookingStatus], None]
) -> None:
    press(counter, counter.panel.card.buttons[Action.START])
    becomes(BookingStatus.IN_PROGRESS)
    assert counter.window.notice_bar.isVisible()
    counter.window.actions_[Command.UNDO].trigger()
    becomes(BookingStatus.CONFIRMED)
    counter.window.actions_[Command.REDO].trigger()
    becomes(BookingStatus.IN_PROGRESS)
    counter.window.actions_[Command.UNDO].trigger()
    becomes(BookingStatus.CONFIRMED)
    assert "Undone" in counter.window.notices.all[0].text
    assert booking.confirmation_code in counter.window.notices.all[0].text


def test_cancelling_says_that_nothing_was_received(counter: Counter, becomes: Callable[[BookingStatus], None]) -> None:
    press(counter, counter.panel.card.buttons[Action.CANCEL])
    dialog = counter.dialog(ReasonDialog)
    assert "Nothing was received" in dialog.text.text()
    assert dialog.back.isDefault()
    counter.qtbot.keyClicks(dialog.reason, "Ill")
    dialog.go.click()
    becomes(BookingStatus.CANCELLED)
    assert any("Why: Ill" in words for words in counter.panel.told.words())


def test_cash_that_is_kept_when_a_booking_is_cancelled_is_said(
    counter: Counter, booking: BookingRecord, becomes: Callable[[BookingStatus], None]
) -> None:
    counter.office.bookings.record_payment(booking.ref, PaymentMethod.CASH)
    counter.panel.refresh()
    becomes(BookingStatus.PAID)
    press(counter, counter.panel.card.buttons[Action.CANCEL])
    dialog = counter.dialog(PaidBackDialog)
    assert dialog.back.isDefault()
    counter.qtbot.keyClicks(dialog.note, "Too late")
    dialog.without.click()
    becomes(BookingStatus.CANCELLED)
    assert "not given back" in counter.window.notices.all[0].text
    assert counter.panel.payment.standing.is_wrong


def test_cash_is_recorded_and_taken_back(
    counter: Counter, booking: BookingRecord, becomes: Callable[[BookingStatus], None]
) -> None:
    press(counter, counter.panel.payment.buttons[Offer.RECORD])
    dialog = counter.dialog(RecordPaymentDialog)
    assert dialog.go.text() == "Record R$540.00"
    counter.qtbot.keyClicks(dialog.note, "Receipt 12")
    dialog.go.click()
    becomes(BookingStatus.PAID)
    assert counter.office.bookings.get(booking.ref).payment_method is PaymentMethod.CASH
    assert counter.panel.payment.standing.offers == (Offer.REFUND, Offer.TAKE_BACK)
    press(counter, counter.panel.payment.buttons[Offer.TAKE_BACK])
    counter.dialog(ReasonDialog).go.click()
    becomes(BookingStatus.CONFIRMED)
    assert counter.office.bookings.get(booking.ref).payment_status is PaymentStatus.PENDING


def test_a_page_that_waits_for_stripe_says_so(counter: Counter, becomes: Callable[[BookingStatus], None]) -> None:
    press(counter, counter.panel.payment.buttons[Offer.CREATE_PAGE])
    becomes(BookingStatus.AWAITING_PAYMENT)
    assert counter.panel.payment.standing.title == "Page on its way"
    assert counter.panel.payment.row.isHidden()
    assert "It holds its place until" in counter.panel.payment.deadline.text()
    counter.window.actions_[Command.CONFIRM_BOOKING].trigger()
    becomes(BookingStatus.CONFIRMED)


def test_what_was_asked_for_is_approved_from_the_menu(counter: Counter) -> None:
    made = counter.rent(counter.listing().ref, 2, needs_approval=True)
    counter.open(made.ref)
    assert counter.panel.payment.standing.offers == ()
    counter.window.actions_[Command.CONFIRM_BOOKING].trigger()
    counter.qtbot.waitUntil(
        lambda: counter.office.bookings.get(made.ref).status is BookingStatus.CONFIRMED, timeout=PATIENCE
    )
    counter.settle()


def test_commands_are_offered_for_a_booking_only(counter: Counter) -> None:
    actions = counter.window.actions_
    counter.table()
    assert not actions[Command.CREATE_PAGE].isEnabled()
    made = counter.rent(counter.listing().ref, 2)
    counter.open(made.ref)
    assert actions[Command.CREATE_PAGE].isEnabled()
    assert not actions[Command.BOOK_LISTING].isEnabled()
    counter.panel.close_record()
    assert not actions[Command.CREATE_PAGE].isEnabled()


def test_a_move_that_is_not_allowed_is_refused_in_words(counter: Counter, booking: BookingRecord) -> None:
    counter.office.bookings.act(booking.ref, Action.CANCEL)
    counter.window.booking_actions.act(booking.ref, Action.START)
    counter.qtbot.waitUntil(lambda: bool(counter.window.notices.all), timeout=PATIENCE)
    assert "cancelled" in counter.window.notices.all[0].text


def test_a_reopened_booking_that_finds_its_place_taken_asks_for_a_reason(
    counter: Counter, booking: BookingRecord, becomes: Callable[[BookingStatus], None]
) -> None:
    counter.office.bookings.cancel(booking.ref)
    counter.panel.refresh()
    becomes(BookingStatus.CANCELLED)
    other = counter.rent(booking.asset, 2, customer_name="Bruno")
    press(counter, counter.panel.card.buttons[Action.REOPEN])
    dialog = counter.dialog(ReasonDialog)
    assert other.confirmation_code in dialog.text.text()
    counter.qtbot.keyClicks(dialog.reason, "Bruno changes")
    dialog.go.click()
    becomes(BookingStatus.CONFIRMED)


def test_a_link_that_would_charge_another_amount_is_not_copied(counter: Counter, booking: BookingRecord) -> None:
    del booking
    counter.window.actions_[Command.COPY_LINK].trigger()
    counter.qtbot.waitUntil(lambda: bool(counter.window.notices.all), timeout=PATIENCE)
    assert "payment page instead" in counter.window.notices.all[0].text
