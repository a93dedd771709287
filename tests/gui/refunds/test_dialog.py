"""The refund dialog, confirmed: what Stripe's ledger says the customer got, and what the window said meanwhile."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from backoffice.domain.booking_status import BookingStatus, PaymentStatus
from backoffice.domain.kinds import AssetKind
from backoffice.domain.money import Money
from backoffice.domain.people import Role
from backoffice.domain.refund_rules import RefundReason
from backoffice.domain.refunds import RefundState
from backoffice.gui.actions import Command
from backoffice.gui.dialogs.refund_amount import By
from backoffice.gui.pages.unmatched import UnmatchedPage
from backoffice.gui.sections import SectionName
from backoffice.gui.translation import install_language
from tests.gui.bookings.office import PATIENCE
from tests.gui.refunds.till import PAID, Till

EXTRA = 6_000


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
    till.counter.qtbot.waitUntil(lambda: till.stands(booking)[1] is PaymentStatus.REFUNDED, timeout=PATIENCE)
    assert till.stands(booking)[0] is BookingStatus.CONFIRMED
    till.close(dialog)
    till.counter.qtbot.waitUntil(lambda: "Given back" in " ".join(till.counter.panel.refunds.words()), timeout=PATIENCE)


def test_several_parts_go_back_one_after_the_other(till: Till) -> None:
    booking = till.paid()
    first = till.open(booking)
    till.type(first, "45.00")
    assert first.go.text() == "Refund R$45.00"
    assert first.effect.text() == "R$495.00 of R$540.00 stay paid."
    first.reason.note.setText("rain")
    till.confirm(first)
    till.wait_for(first, "Given back")
    till.close(first)
    second = till.open(booking)
    shown = {name: label.text() for name, label in second.figures.figures.items()}
    assert shown == {"received": "R$540.00", "returned": "R$45.00", "pending": "R$0.00", "refundable": "R$495.00"}
    till.type(second, "100")
    till.confirm(second)
    till.wait_for(second, "Given back")
    till.wait_for_given_back(booking, 4_500, 10_000)
    records = sorted(till.requests(booking), key=lambda record: record.refund.requested_at)
    assert (records[0].note, records[0].reason) == ("rain", RefundReason.REQUESTED_BY_CUSTOMER)
    till.close(second)


def test_lines_of_the_price_are_ticked_and_kept_with_the_refund(till: Till) -> None:
    car = till.counter.listing(AssetKind.VEHICLES, extra_driver_fee_minor=2_000).ref
    booking = till.booking(till.payment(PAID + EXTRA), car, additional_drivers=1)
    dialog = till.open(booking)
    dialog.amount.ways[By.LINES].click()
    assert not dialog.go.isEnabled()
    _days, drivers = dialog.amount.boxes
    drivers.click()
    assert dialog.go.text() == "Refund R$60.00"
    till.confirm(dialog)
    till.wait_for(dialog, "Given back")
    (record,) = till.requests(booking)
    assert [money for _, money in record.lines] == [Money(EXTRA, "BRL")]
    assert "Additional drivers" in record.lines[0][0]
    assert till.given_back(booking) == [EXTRA]
    till.close(dialog)


def test_the_booking_is_cancelled_with_it_where_that_is_chosen(till: Till) -> None:
    booking = till.paid()
    dialog = till.open(booking)
    till.type(dialog, "10.00")
    dialog.booking.cancel.click()
    assert dialog.go.text() == "Refund R$10.00 and cancel"
    till.confirm(dialog)
    assert till.stands(booking)[0] is BookingStatus.CANCELLED
    till.wait_for_given_back(booking, 1_000)
    till.close(dialog)


def test_an_amount_is_checked_while_it_is_typed(till: Till) -> None:
    dialog = till.open(till.paid())
    note, line = dialog.amount.field.note, dialog.amount.line
    for text, problem in (("45,0", "45,0"), ("abc", "abc"), ("540.01", "At most R$540.00"), ("0", "more than nothing")):
        line.clear()
        till.type(dialog, text)
        assert problem in note.text()
        assert not dialog.go.isEnabled()
    line.clear()
    assert note.text() == ""
    till.type(dialog, "540.00")
    assert (note.text(), dialog.go.isEnabled()) == ("", True)
    till.close(dialog)


def test_an_amount_is_typed_as_the_reader_writes_it(till: Till) -> None:
    booking = till.paid()
    install_language("pt_BR")
    dialog = till.open(booking)
    till.type(dialog, "6,95")
    assert dialog.amount.money == Money(695, "BRL")
    dialog.amount.line.clear()
    till.type(dialog, "6.95")
    assert dialog.amount.money is None, "never 695 reais, never 6.95"
    till.close(dialog)


def test_the_safe_button_is_the_default_and_enter_confirms_nothing(till: Till) -> None:
    booking = till.paid()
    dialog = till.open(booking)
    assert dialog.back.isDefault()
    assert not dialog.go.isDefault()
    till.type(dialog, "45.00")
    for field in (dialog.amount.line, dialog.reason.note):
        field.setFocus()
        till.counter.qtbot.keyClick(field, Qt.Key.Key_Return)
        assert dialog.isVisible(), "what was typed is not thrown away"
        assert dialog.amount.line.text() == "45.00"
    till.counter.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert till.requests(booking) == []


def test_whoever_presses_twice_refunds_once(till: Till) -> None:
    booking = till.paid()
    dialog = till.open(booking)
    till.type(dialog, "45.00")
    with till.counter.qtbot.waitSignal(dialog.confirmed, timeout=PATIENCE):
        QTest.mouseDClick(dialog.go, Qt.MouseButton.LeftButton)
        till.press(dialog.go)
    till.wait_for(dialog, "Given back")
    assert till.given_back(booking) == [4_500]
    assert len(till.requests(booking)) == 1
    till.close(dialog)


def test_fraudulent_says_what_it_does_to_the_customer(till: Till) -> None:
    dialog = till.open(till.paid())
    assert dialog.reason.warning.isHidden()
    dialog.reason.combo.setCurrentIndex(dialog.reason.combo.findData(RefundReason.FRAUDULENT))
    assert "block lists" in dialog.reason.warning.words.text()
    till.close(dialog)


def test_the_policy_suggests_and_its_button_takes_it_over(till: Till) -> None:
    car = till.counter.listing(AssetKind.VEHICLES, refund_policy="7: 100%; 2: 50%").ref
    dialog = till.open(till.booking(till.payment(), car, starts_in=5))
    assert "50 %" in dialog.amount.policy.text()
    assert not dialog.go.isEnabled(), "nothing is chosen for anybody"
    dialog.amount.use_policy.click()
    assert dialog.go.text() == "Refund R$270.00"
    till.close(dialog)


def test_a_manager_with_a_password_confirms_with_it(till: Till) -> None:
    booking, word = till.paid(), "correct " + "horse battery"
    till.office.people.add("Bia", Role.ADMINISTRATOR, word)
    till.office.people.sign_in("Bia", word)
    dialog = till.open(booking)
    till.type(dialog, "45.00")
    assert dialog.password.isVisible()
    assert not dialog.go.isEnabled()
    till.counter.qtbot.keyClicks(dialog.password.line, "wrong")
    till.press(dialog.go)
    till.counter.qtbot.waitUntil(lambda: bool(dialog.password.line.property("problem")), timeout=PATIENCE)
    assert till.requests(booking) == []
    till.counter.qtbot.keyClicks(dialog.password.line, word)
    till.confirm(dialog)
    (record,) = till.requests(booking)
    assert record.refund.requested_by == "Bia"
    till.wait_for_given_back(booking, 4_500)
    till.close(dialog)


def test_it_opens_from_the_menu_and_says_where_there_is_nothing_to_give_back(till: Till) -> None:
    paid, unpaid = till.paid(), till.counter.rent(till.counter.listing(name="Buggy 8").ref)
    window = till.counter.window
    till.counter.open(paid.ref)
    window.actions_[Command.REFUND].trigger()
    dialog = till.dialog()
    till.close(dialog)
    till.counter.open(unpaid.ref)
    window.actions_[Command.REFUND].trigger()
    till.counter.qtbot.waitUntil(lambda: bool(window.notices.all), timeout=PATIENCE)
    assert "nothing to give back" in window.notices.all[0].text


def test_staff_ask_and_a_manager_decides(till: Till) -> None:
    booking = till.paid()
    till.become_staff()
    dialog = till.open(booking)
    till.type(dialog, "45.00")
    dialog.booking.cancel.click()
    assert dialog.go.text() == "Ask for a refund of R$45.00", "nothing is cancelled before a manager approves"
    assert "when the refund is approved" in dialog.booking.words.text()
    dialog.booking.keep.click()
    assert dialog.go.text() == "Ask for a refund of R$45.00"
    assert "A manager decides" in dialog.limits.words.text()
    till.confirm(dialog)
    assert till.states(booking) == [RefundState.REQUESTED]
    assert "Waits for approval" in dialog.progress.title.text()
    assert till.given_back(booking) == []
    till.close(dialog)


LIMITS: list[tuple[dict[str, int], str, str]] = [
    ({"second_manager_above": 4_000}, "a second manager approves it too", "Approve R$45.00 as the first of two"),
    ({"most_per_person_and_day": 4_000}, "Another manager can approve", "Ask for a refund of R$45.00"),
    ({"most_per_refund": 4_000}, "at most here", "Refund R$45.00"),
]


@pytest.mark.parametrize(("limits", "words", "verb"), LIMITS)
def test_a_limit_is_said_beforehand(till: Till, limits: dict[str, int], words: str, verb: str) -> None:
    booking = till.paid()
    till.set_limits(**limits)
    dialog = till.open(booking)
    till.type(dialog, "40.00")
    assert (dialog.limits.isVisible(), dialog.go.text()) == (False, "Refund R$40.00")
    dialog.amount.line.clear()
    till.type(dialog, "45.00")
    assert words in dialog.limits.words.text()
    assert dialog.go.text() == verb
    assert dialog.amount.isVisible(), "the amount can be mended"
    assert dialog.go.isEnabled() is (verb != "Refund R$45.00")
    if dialog.go.isEnabled():
        till.confirm(dialog)
        assert till.states(booking) == [RefundState.REQUESTED]
    till.close(dialog)


def test_it_cannot_be_left_while_it_is_being_stored(till: Till) -> None:
    booking = till.paid()
    dialog = till.open(booking)
    till.type(dialog, "45.00")
    confirmed = till.counter.qtbot.waitSignal(dialog.confirmed, timeout=PATIENCE)
    with confirmed, till.office.database.write():  # somebody else writes meanwhile
        till.press(dialog.go)
        till.counter.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible()
        assert not dialog.go.isEnabled()
    till.wait_for(dialog, "Given back")
    till.close(dialog)


def test_a_payment_that_no_booking_claims_is_given_back_from_its_inbox(till: Till) -> None:
    intent = till.payment(20_000)
    till.office.payments.pull()
    till.office.engine.wake()
    till.counter.qtbot.waitUntil(lambda: bool(till.office.payments.unmatched()), timeout=PATIENCE)
    till.counter.window.show_section(SectionName.UNMATCHED)
    page = till.counter.window.pages.page(SectionName.UNMATCHED)
    assert isinstance(page, UnmatchedPage)
    till.counter.qtbot.waitUntil(page.detail.refund_button.isVisible, timeout=PATIENCE)
    till.press(page.detail.refund_button)
    dialog = till.dialog()
    assert not dialog.booking.isVisible()
    dialog.amount.ways[By.ALL].click()
    till.confirm(dialog)
    till.wait_for(dialog, "Given back")
    assert [made["amount"] for made in till.ledger.objects("refund", payment_intent=intent)] == [20_000]
    till.close(dialog)
