"""Payments that cannot simply be given back: the dialog says why, and what to do instead."""

import pytest

from backoffice.domain.booking_status import PaymentStatus
from backoffice.gui.panels.payment_standing import Offer
from tests.gui.bookings.office import PATIENCE
from tests.gui.refunds.till import ACCOUNT, Till


def test_a_dispute_blocks_what_stripe_says_cannot_go_back(till: Till) -> None:
    intent = till.payment()
    booking = till.booking(intent)
    dispute = {"payment_intent": intent, "status": "needs_response", "is_charge_refundable": False}
    till.ledger.post("/disputes", dispute, account=ACCOUNT)
    dialog = till.open(booking)
    assert "disputes this payment" in dialog.figures.obstacle.words.text()
    assert not dialog.go.isVisible()
    assert not dialog.amount.isVisible()
    assert dialog.figures.figures["refundable"].text() == "R$0.00"
    till.close(dialog)


def test_a_dispute_that_leaves_it_refundable_is_a_warning(till: Till) -> None:
    intent = till.payment()
    booking = till.booking(intent)
    dispute = {"payment_intent": intent, "status": "warning_needs_response", "is_charge_refundable": True}
    till.ledger.post("/disputes", dispute, account=ACCOUNT)
    dialog = till.open(booking)
    assert "does not end the dispute" in dialog.figures.warnings.words.text()
    till.type(dialog, "45.00")
    assert dialog.go.isEnabled()
    till.close(dialog)


@pytest.mark.parametrize(("method", "days_ago"), [("boleto", 0), ("pix", 91)])
def test_a_method_that_cannot_be_given_back_says_how_else(till: Till, method: str, days_ago: int) -> None:
    dialog = till.open(till.paid_late(method, days_ago=days_ago))
    assert "bank transfer" in dialog.figures.obstacle.words.text()
    assert method in dialog.figures.obstacle.words.text()
    assert not dialog.go.isVisible()
    till.close(dialog)


def test_what_is_held_is_let_go(till: Till) -> None:
    intent = till.payment(capture_method="manual")
    booking = till.booking(intent)
    assert till.stands(booking)[1] is PaymentStatus.AUTHORIZED
    dialog = till.open(booking)
    assert dialog.go.text() == "Cancel the authorisation of R$540.00"
    assert not dialog.amount.isVisible()
    till.confirm(dialog)
    till.wait_for(dialog, "Let go")
    assert till.ledger.object("payment_intent", id=intent)["status"] == "canceled"
    assert till.ledger.objects("refund") == []
    till.close(dialog)


def test_staff_let_nothing_go(till: Till) -> None:
    till.become_staff()
    dialog = till.open(till.booking(till.payment(capture_method="manual")))
    assert not dialog.go.isVisible()
    assert "A manager lets held money go" in dialog.limits.words.text()
    till.close(dialog)


def test_a_refund_in_flight_comes_first(till: Till) -> None:
    booking = till.paid()
    dialog = till.open(booking)
    till.type(dialog, "45.00")
    till.office.pause()
    till.confirm(dialog)
    till.counter.qtbot.waitUntil(lambda: "paused" in dialog.progress.text.text(), timeout=PATIENCE)
    till.close(dialog)
    again = till.open(booking, fresh=False)
    till.counter.qtbot.waitUntil(lambda: "on its way" in again.limits.words.text(), timeout=PATIENCE)
    assert not again.go.isVisible()
    till.close(again)
    till.office.resume()
    till.wait_for_given_back(booking, 4_500)


def test_when_all_of_it_went_back_nothing_is_offered(till: Till) -> None:
    booking = till.paid()
    till.in_dashboard(booking, 54_000)
    till.counter.open(booking.ref)
    till.press(till.counter.panel.payment.buttons[Offer.REFUND])
    dialog = till.dialog()
    assert "All of it was given back" in dialog.figures.obstacle.words.text()
    assert dialog.figures.figures["returned"].text() == "R$540.00"
    till.close(dialog)
    till.counter.qtbot.waitUntil(till.counter.panel.payment.buttons[Offer.REFUND].isHidden, timeout=PATIENCE)
