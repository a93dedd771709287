"""The refund dialog, confirmed: what Stripe's ledger says the customer got, and what the window said meanwhile."""

from PySide6.QtCore import Qt

from backoffice.domain.booking_status import BookingStatus, PaymentStatus
from backoffice.gui.dialogs.refund_amount import By
from tests.gui.refunds.till import PAID, Till


def test_all_of_it_goes_back_with_one_confirmation(till: Till) -> None:
    booking = till.paid()
    dialog = till.open(booking)
    assert dialog.figures.figures["refundable"].text() == "R$540.00"
    dialog.amount.ways[By.ALL].click()
    assert dialog.go.text() == "Refund R$540.00"
    assert "Nothing of R$540.00 stays paid" in dialog.effect.text()
    till.confirm(dialog)
    till.wait_for(dialog, "Given back")
    assert till.given_back(booking) == [PAID]
    till.counter.qtbot.waitUntil(lambda: till.stands(booking)[1] is PaymentStatus.REFUNDED)
    assert till.stands(booking)[0] is BookingStatus.CONFIRMED
    till.close(dialog)
