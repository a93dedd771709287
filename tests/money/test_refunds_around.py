"""What surrounds a refund: the Dashboard, the booking, an authorisation, lapsed requests, jobs that were given up."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from backoffice.domain.booking_status import BookingStatus, PaymentStatus
from backoffice.domain.money import Money
from backoffice.domain.refund_rules import Way
from backoffice.domain.refunds import APPROVAL_LASTS, REQUEST_LASTS, RefundRefused, RefundState
from backoffice.services.refunds import MARK, Ask
from tests.money.office import ACCOUNT, Office
from tests.money.refund_desk import BIA, STAFF, Desk


@pytest.fixture
def desk(both: Office) -> Desk:
    return Desk(both)


def _dashboard(desk: Desk, amount: int, **fields: object) -> str:
    return desk.office.ledger.post(
        "/refunds", {"payment_intent": desk.intent, "amount": amount, **fields}, account=ACCOUNT
    )["id"]


def test_a_refund_made_in_the_dashboard_shows_as_foreign_and_takes_from_the_balance(desk: Desk) -> None:
    made = _dashboard(desk, 6_000)
    desk.office.poll()
    view = desk.refunds.look(desk.intent)
    assert [(found.refund_id, found.money, found.status) for found in view.foreign] == [
        (made, Money(6_000, "BRL"), "succeeded")
    ]
    assert view.balance.refundable_minor == 9_000
    assert desk.office.stands(desk.booking)[1] is PaymentStatus.PARTIALLY_REFUNDED
    with pytest.raises(RefundRefused, match=r"90\.00"):
        desk.ask(9_001)


def test_a_foreign_refund_that_fails_gives_its_amount_free_again(desk: Desk) -> None:
    made = _dashboard(desk, 6_000)
    desk.office.poll()
    desk.office.ledger.post(f"/refunds/{made}/fail", {}, account=ACCOUNT)
    desk.office.poll()
    assert desk.refunds.look(desk.intent).balance.refundable_minor == 15_000


def test_a_refund_that_names_a_request_never_sent_is_foreign(desk: Desk) -> None:
    record = desk.ask(1_000)
    _dashboard(desk, 1_000, metadata={MARK: record.refund.id})
    desk.office.poll()
    assert desk.state(record) is RefundState.REQUESTED
    assert len(desk.refunds.look(desk.intent).foreign) == 1


def test_a_refund_that_fails_a_month_later_reopens_the_balance_and_is_told(desk: Desk) -> None:
    record = desk.approve(desk.ask())
    desk.office.settle()
    (made,) = desk.office.ledger.objects("refund", payment_intent=desk.intent)
    desk.office.pass_time(days=29)
    desk.office.ledger.post(f"/refunds/{made['id']}/fail", {}, account=ACCOUNT)
    desk.office.poll()
    assert desk.state(record) is RefundState.FAILED
    assert desk.refunds.look(desk.intent).balance.refundable_minor == 15_000
    assert desk.steps(record)[-1] == "failed"


def test_a_list_that_tells_first_what_the_answer_will_tell_is_no_trouble(desk: Desk) -> None:
    record = desk.approve(desk.ask())
    desk.office.ledger.set_faults({"kind": "reset", "byte": 0, "effect": True, "path": "/v1/refunds", "method": "POST"})
    desk.office.drain()
    assert desk.state(record) is RefundState.UNKNOWN
    desk.refunds.refresh(desk.intent)
    desk.office.settle()
    assert (desk.state(record), desk.made()) == (RefundState.SUCCEEDED, [(4500, record.refund.id)])
    assert desk.refunds.look(desk.intent).foreign == ()
    assert desk.office.open_jobs() == []


def test_approving_cancels_the_booking_where_that_was_asked_for(desk: Desk) -> None:
    ask = Ask(payment_intent_id=desk.intent, money=Money(4_500, "BRL"), booking=desk.booking.ref, cancels_booking=True)
    record = desk.refunds.request(ask)
    assert desk.office.stands(desk.booking)[0] is BookingStatus.PAID
    desk.approve(record)
    assert desk.office.stands(desk.booking)[0] is BookingStatus.CANCELLED
    desk.office.settle()
    assert desk.office.stands(desk.booking) == (BookingStatus.CANCELLED, PaymentStatus.PARTIALLY_REFUNDED)


def test_a_booking_cancelled_meanwhile_does_not_stand_in_the_way(desk: Desk) -> None:
    desk.person = BIA
    ask = Ask(payment_intent_id=desk.intent, money=Money(4_500, "BRL"), booking=desk.booking.ref, cancels_booking=True)
    desk.office.bookings.cancel(desk.booking.ref, "rain")
    desk.refunds.request_and_approve(ask)
    desk.office.settle()
    assert [amount for amount, _ in desk.made()] == [4_500]


def test_requests_and_approvals_end_by_themselves(desk: Desk) -> None:
    asked, approved = desk.ask(100), desk.ask(200)
    desk.office.queue.pause()
    desk.approve(approved)
    desk.office.pass_time(APPROVAL_LASTS.total_seconds())
    desk.office.drain()
    assert (desk.state(asked), desk.state(approved)) == (RefundState.REQUESTED, RefundState.EXPIRED)
    desk.office.pass_time((REQUEST_LASTS - APPROVAL_LASTS).total_seconds())
    desk.office.drain()
    assert desk.state(asked) is RefundState.EXPIRED


def _held(desk: Desk) -> str:
    metadata = dict(desk.office.ledger.object("payment_intent", id=desk.intent)["metadata"])
    intent = desk.office.direct_payment(9_000, capture_method="manual", metadata=metadata)
    desk.office.reconcile()
    return intent


def test_what_is_held_is_let_go_and_not_refunded(desk: Desk) -> None:
    intent = _held(desk)
    assert desk.refunds.look(intent).assessment.way is Way.CANCEL_AUTHORISATION
    with pytest.raises(RefundRefused):
        desk.refunds.request(Ask(payment_intent_id=intent, money=Money(9_000, "BRL")))
    desk.person = BIA
    desk.refunds.cancel_authorisation(intent, "rain")
    desk.office.settle()
    assert desk.office.ledger.object("payment_intent", id=intent)["status"] == "canceled"
    assert desk.office.ledger.objects("refund", payment_intent=intent) == []
    assert desk.refunds.look(intent).assessment.way is Way.NONE
    with pytest.raises(RefundRefused, match="Nothing is held"):
        desk.refunds.cancel_authorisation(intent)


def test_staff_let_nothing_go(desk: Desk) -> None:
    intent = _held(desk)
    desk.person = STAFF
    with pytest.raises(RefundRefused, match="manager"):
        desk.refunds.cancel_authorisation(intent)


def test_money_taken_while_it_was_to_be_let_go_is_shown_as_taken(desk: Desk) -> None:
    intent = _held(desk)
    desk.person = BIA
    desk.refunds.cancel_authorisation(intent)
    desk.office.ledger.post(f"/payment_intents/{intent}/capture", {}, account=ACCOUNT)
    desk.office.settle()
    assert desk.refunds.look(intent).assessment.way is Way.REFUND


def test_a_refund_whose_job_was_given_up_begins_again_with_the_next_reconciliation(
    desk: Desk, expected_log: Callable[[str], object]
) -> None:
    expected_log("needs attention")
    record = desk.approve(desk.ask())
    fault = {"kind": "reset", "byte": 0, "path": "/v1/refunds"}
    desk.office.ledger.set_faults({**fault, "method": "POST", "effect": True})
    desk.office.drain()
    desk.office.ledger.set_faults({**fault, "method": "GET"})
    desk.office.settle()
    assert desk.state(record) is RefundState.UNKNOWN
    desk.office.ledger.set_faults()
    desk.office.reconcile()
    desk.office.settle()
    assert (desk.state(record), desk.made()) == (RefundState.SUCCEEDED, [(4500, record.refund.id)])


def test_one_sent_without_an_answer_is_looked_for_again_before_it_is_sent_afresh(desk: Desk) -> None:
    record = desk.approve(desk.ask())
    fault = {"kind": "reset", "byte": 0, "path": "/v1/refunds"}
    desk.office.ledger.set_faults({**fault, "effect": False, "method": "POST"})
    desk.office.drain()
    desk.office.pass_time(timedelta(hours=30).total_seconds())
    desk.office.ledger.set_faults()
    desk.office.settle()
    assert desk.state(record) is RefundState.NEEDS_HUMAN
    _dashboard(desk, 4_500, metadata={MARK: record.refund.id})  # it reached Stripe after all, days later
    desk.office.ledger.set_faults({**fault, "method": "POST"})
    desk.approve(record)
    desk.office.settle()
    assert (desk.state(record), desk.made()) == (RefundState.SUCCEEDED, [(4500, record.refund.id)])
