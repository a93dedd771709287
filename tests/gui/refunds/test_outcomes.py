"""What becomes of refunds when network, Stripe or somebody in the Dashboard has a say: told live, in plain words."""

from typing import Any

from PySide6.QtCore import Qt

from backoffice.domain.refunds import RefundState
from backoffice.gui.dialogs.refund_amount import By
from backoffice.gui.dialogs.refund_asking import Freshness
from tests.gui.bookings.office import PATIENCE
from tests.gui.refunds.till import ACCOUNT, POST_REFUND, Till

LIST_FAILS = [{"kind": "status", "status": 500, "method": "GET", "path": "/v1/refunds", "nth": 2}] * 200
"""Each fails the first reading after the one before the refund is sent, and leaves the others to the next."""
UNREACHABLE = {"kind": "status", "status": 500, "path": "/v1/payment_intents/*"}


def _lost(**how: Any) -> dict[str, Any]:
    """The answer to the refund is lost."""
    return {"kind": "reset", "byte": 0, "times": 1, **POST_REFUND, **how}


def test_an_outcome_that_is_unknown_is_said_and_found_out(till: Till) -> None:
    booking = till.paid()
    dialog = till.open(booking)
    till.type(dialog, "45.00")
    till.ledger.set_faults(_lost(effect=True), *LIST_FAILS)
    till.confirm(dialog)
    till.counter.qtbot.waitUntil(lambda: "Do not refund it by hand" in dialog.progress.hint.text(), timeout=PATIENCE)
    assert "reserved" in dialog.progress.text.text() or "list" in dialog.progress.text.text()
    till.close(dialog)
    panel = till.counter.panel
    till.counter.qtbot.waitUntil(lambda: bool(panel.refunds.look_again), timeout=PATIENCE)
    till.ledger.set_faults()
    till.counter.qtbot.waitUntil(lambda: till.states(booking) == [RefundState.SUCCEEDED], timeout=PATIENCE)
    assert till.given_back(booking) == [4_500]
    till.counter.qtbot.waitUntil(lambda: "Given back" in panel.refunds.words()[0], timeout=PATIENCE)


def test_looking_again_asks_stripe_at_once(till: Till) -> None:
    booking = till.paid()
    dialog = till.open(booking)
    till.type(dialog, "45.00")
    till.ledger.set_faults(_lost(effect=True), *LIST_FAILS)
    till.confirm(dialog)
    till.close(dialog)
    panel = till.counter.panel
    till.counter.qtbot.waitUntil(lambda: till.states(booking) == [RefundState.UNKNOWN], timeout=PATIENCE)
    till.counter.qtbot.waitUntil(lambda: bool(panel.refunds.look_again), timeout=PATIENCE)
    till.ledger.set_faults()
    (button,) = panel.refunds.look_again.values()
    till.counter.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    till.counter.qtbot.waitUntil(lambda: till.states(booking) == [RefundState.SUCCEEDED], timeout=PATIENCE)
    assert till.given_back(booking) == [4_500]


def test_what_stripe_refuses_is_told_with_its_reason(till: Till) -> None:
    booking = till.paid()
    dialog = till.open(booking)
    till.type(dialog, "45.00")
    till.ledger.set_faults({"kind": "status", "status": 400, "message": "No refunds today.", **POST_REFUND})
    till.confirm(dialog)
    till.wait_for(dialog, "Failed")
    assert "No refunds today." in dialog.progress.text.text()
    assert "The customer has not got it" in dialog.progress.text.text()
    assert till.given_back(booking) == []
    till.close(dialog)


def test_a_refund_that_fails_later_reopens_the_balance_and_says_so(till: Till) -> None:
    booking = till.paid()
    dialog = till.open(booking)
    till.type(dialog, "45.00")
    till.confirm(dialog)
    till.wait_for(dialog, "Given back")
    till.close(dialog)
    made = till.ledger.object("refund")["id"]
    till.ledger.post(f"/refunds/{made}/fail", {"reason": "expired_or_canceled_card"}, account=ACCOUNT)
    again = till.open(booking)
    assert again.figures.figures["refundable"].text() == "R$540.00"
    till.close(again)
    words = till.counter.panel.refunds
    till.counter.qtbot.waitUntil(lambda: "Failed" in words.words()[0], timeout=PATIENCE)
    assert "card has expired" in words.words()[0]


def test_figures_are_fetched_when_it_opens(till: Till) -> None:
    booking = till.paid()
    till.in_dashboard(booking, 20_000)
    dialog = till.open(booking)
    assert dialog.figures.figures["refundable"].text() == "R$340.00"
    assert dialog.figures.figures["returned"].text() == "R$200.00"
    assert "Dashboard" in dialog.figures.warnings.words.text()
    dialog.amount.ways[By.ALL].click()
    assert dialog.go.text() == "Refund R$340.00"
    till.close(dialog)
    till.counter.qtbot.waitUntil(
        lambda: "Made in the Stripe Dashboard" in till.counter.panel.refunds.words()[0], timeout=PATIENCE
    )


def test_what_the_dashboard_takes_meanwhile_is_taken_from_what_is_shown(till: Till) -> None:
    booking = till.paid()
    dialog = till.open(booking)
    till.type(dialog, "500.00")
    till.in_dashboard(booking, 20_000)
    till.office.payments.pull()
    till.office.engine.wake()
    till.counter.qtbot.waitUntil(lambda: dialog.figures.figures["refundable"].text() == "R$340.00", timeout=PATIENCE)
    assert dialog.amount.line.text() == "500.00", "what was typed stays"
    assert "At most R$340.00" in dialog.amount.field.note.text()
    assert not dialog.go.isEnabled()
    till.close(dialog)


def test_a_refusal_at_the_last_moment_is_said_and_asked_anew(till: Till) -> None:
    booking = till.paid()
    dialog = till.open(booking)
    till.type(dialog, "45.00")
    till.set_limits(most_per_refund=1_000)  # by somebody else, unseen here
    till.press(dialog.go)
    till.counter.qtbot.waitUntil(dialog.trouble.isVisible, timeout=PATIENCE)
    assert "at most here" in dialog.trouble.words.text()
    till.counter.qtbot.waitUntil(lambda: "at most here" in dialog.limits.words.text(), timeout=PATIENCE)
    assert till.requests(booking) == []
    till.close(dialog)


def test_without_stripe_nothing_can_be_confirmed_and_it_can_be_tried_again(till: Till) -> None:
    booking = till.paid()
    till.ledger.set_faults(UNREACHABLE)
    dialog = till.open(booking, fresh=False)
    till.counter.qtbot.waitUntil(lambda: dialog.asking.freshness is Freshness.STUCK, timeout=PATIENCE)
    assert "Not up to date" in dialog.figures.freshness.text()
    till.type(dialog, "45.00")
    assert dialog.go.text() == "Refund R$45.00"
    assert not dialog.go.isEnabled()
    till.ledger.set_faults()
    till.press(dialog.figures.again)
    till.counter.qtbot.waitUntil(lambda: dialog.asking.is_fresh, timeout=PATIENCE)
    assert dialog.go.isEnabled()
    till.confirm(dialog)
    till.wait_for_given_back(booking, 4_500)
    till.close(dialog)


def test_old_figures_do_not_count(till: Till) -> None:
    dialog = till.open(till.paid())
    till.type(dialog, "45.00")
    dialog.asking._grow_old.timeout.emit()  # five minutes pass
    assert not dialog.go.isEnabled()
    till.press(dialog.figures.again)
    till.counter.qtbot.waitUntil(dialog.go.isEnabled, timeout=PATIENCE)
    till.close(dialog)


def test_closing_the_dialog_stops_nothing(till: Till) -> None:
    booking = till.paid()
    dialog = till.open(booking)
    till.type(dialog, "45.00")
    till.confirm(dialog)
    till.close(dialog)
    till.wait_for_given_back(booking, 4_500)
