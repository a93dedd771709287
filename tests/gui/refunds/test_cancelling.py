"""Cancelling a paid booking leads through the question about its money, and never says nothing."""

from PySide6.QtCore import Qt

from backoffice.domain.booking_status import Action, BookingStatus, PaymentMethod, PaymentStatus
from backoffice.domain.kinds import AssetKind
from backoffice.domain.refunds import RefundState
from backoffice.gui.dialogs.paid_back import PaidBackDialog
from backoffice.gui.dialogs.reason import ReasonDialog
from backoffice.gui.dialogs.refund import RefundDialog
from backoffice.services.ports import BookingRecord
from tests.gui.bookings.office import PATIENCE
from tests.gui.refunds.till import Till

POLICY = "7: 100%; 2: 50%"


def _promised(till: Till, starts_in: int = 5) -> BookingRecord:
    car = till.counter.listing(AssetKind.VEHICLES, refund_policy=POLICY).ref
    return till.booking(till.payment(), car, starts_in)


def _cancel(till: Till, booking: BookingRecord) -> RefundDialog:
    """Press Cancel booking… in the panel."""
    till.counter.open(booking.ref)
    till.press(till.counter.panel.card.buttons[Action.CANCEL])
    return till.dialog()


def test_it_is_cancelled_with_what_the_policy_gives_back(till: Till) -> None:
    booking = _promised(till)
    dialog = _cancel(till, booking)
    assert dialog.go.text() == "Refund R$270.00 and cancel"
    assert "50 %" in dialog.amount.policy.text()
    assert dialog.back.isDefault()
    assert dialog.back.text() == "Do not cancel"
    till.confirm(dialog)
    assert till.stands(booking)[0] is BookingStatus.CANCELLED
    till.wait_for_given_back(booking, 27_000)
    till.close(dialog)


def test_without_a_refund_it_takes_a_reason(till: Till) -> None:
    booking = _promised(till)
    dialog = _cancel(till, booking)
    till.press(dialog.alone)
    reason = till.counter.dialog(ReasonDialog)
    assert not reason.go.isEnabled()
    till.counter.qtbot.keyClicks(reason.reason, "no show fee")
    till.press(reason.go)
    till.counter.qtbot.waitUntil(lambda: till.stands(booking)[0] is BookingStatus.CANCELLED, timeout=PATIENCE)
    told = [entry.reason for entry in till.office.bookings.trail(booking.ref)]
    assert "no show fee" in told
    assert till.requests(booking) == []
    till.counter.settle()
    assert "were not given back" in till.counter.window.notices.all[0].text


def test_not_cancelling_changes_nothing(till: Till) -> None:
    booking = _promised(till)
    dialog = _cancel(till, booking)
    till.counter.qtbot.keyClick(dialog.back, Qt.Key.Key_Space)
    till.counter.settle()
    assert till.stands(booking) == (BookingStatus.PAID, PaymentStatus.PAID)
    assert till.requests(booking) == []


def test_where_the_policy_gives_nothing_no_amount_is_proposed(till: Till) -> None:
    dialog = _cancel(till, _promised(till, starts_in=1))
    assert not dialog.go.isEnabled()
    assert not dialog.amount.use_policy.isVisible()
    assert dialog.alone.isEnabled()
    till.close(dialog)


def test_staff_cancel_now_and_ask_for_the_refund(till: Till) -> None:
    booking = _promised(till)
    till.become_staff()
    dialog = _cancel(till, booking)
    assert dialog.go.text() == "Cancel and ask for a refund of R$270.00"
    till.confirm(dialog)
    assert till.stands(booking)[0] is BookingStatus.CANCELLED
    assert till.states(booking) == [RefundState.REQUESTED]
    assert till.given_back(booking) == []
    till.close(dialog)


def test_what_is_held_is_let_go_with_the_booking(till: Till) -> None:
    intent = till.payment(capture_method="manual")
    booking = till.booking(intent)
    dialog = _cancel(till, booking)
    assert dialog.go.text() == "Let R$540.00 go and cancel the booking"
    till.confirm(dialog)
    assert till.stands(booking)[0] is BookingStatus.CANCELLED
    till.wait_for(dialog, "Let go")
    assert till.ledger.object("payment_intent", id=intent)["status"] == "canceled"
    till.close(dialog)


def test_what_cannot_be_given_back_is_said_and_the_booking_can_be_cancelled(till: Till) -> None:
    booking = till.paid_late("boleto")
    dialog = _cancel(till, booking)
    assert "bank transfer" in dialog.figures.obstacle.words.text()
    assert not dialog.go.isVisible()
    assert dialog.alone.isVisible()
    till.close(dialog)


def _in_cash(till: Till) -> BookingRecord:
    booking = till.counter.rent(till.counter.listing().ref)
    return till.office.bookings.record_payment(booking.ref, PaymentMethod.CASH)


def test_cash_goes_back_by_hand_and_is_noted(till: Till) -> None:
    booking = _in_cash(till)
    till.counter.open(booking.ref)
    till.press(till.counter.panel.card.buttons[Action.CANCEL])
    dialog = till.counter.dialog(PaidBackDialog)
    assert not dialog.without.isEnabled(), "keeping the money takes a reason"
    till.counter.qtbot.keyClicks(dialog.note, "receipt 7")
    till.press(dialog.go)
    till.counter.qtbot.waitUntil(
        lambda: till.stands(booking) == (BookingStatus.CANCELLED, PaymentStatus.REFUNDED), timeout=PATIENCE
    )
    till.counter.settle()
    assert till.counter.panel.payment.standing.is_wrong is False


def test_cash_that_is_kept_is_kept_with_a_reason(till: Till) -> None:
    booking = _in_cash(till)
    till.counter.open(booking.ref)
    till.press(till.counter.panel.card.buttons[Action.CANCEL])
    dialog = till.counter.dialog(PaidBackDialog)
    till.counter.qtbot.keyClicks(dialog.note, "too late")
    till.press(dialog.without)
    till.counter.qtbot.waitUntil(
        lambda: till.stands(booking) == (BookingStatus.CANCELLED, PaymentStatus.PAID), timeout=PATIENCE
    )
    till.counter.settle()
