"""What a refund is decided by, cancelling with it in one transaction, and money that is paid back by hand."""

from datetime import date, timedelta

import pytest

from backoffice.domain.booking_status import BookingStatus, PaymentMethod, PaymentStatus
from backoffice.domain.money import Money
from backoffice.domain.refund_rules import CurrencyLimits, RefundLimits, Way
from backoffice.domain.refunds import RefundRefused, RefundState
from backoffice.services.bookings.errors import NotPossible
from backoffice.services.refunds import Ask
from tests.money.office import ACCOUNT, Office
from tests.money.refund_desk import BIA, STAFF, Desk


@pytest.fixture
def desk(both: Office) -> Desk:
    return Desk(both)


def _promise(desk: Desk, policy: str, days_ahead: int) -> None:
    """Let the listing have a policy, and the booking begin in so many days."""
    office, booking = desk.office, desk.office.again(desk.booking)
    listing = office.assets.get(booking.asset)
    office.assets.update(listing.ref, listing.version, {"refund_policy": policy}, listing.tiers)
    starts_on: date = office.clock.now().date() + timedelta(days=days_ahead)
    office.bookings.move_dates(booking.ref, booking.version, starts_on)
    office.settle()


@pytest.mark.parametrize(("days_ahead", "suggested"), [(7, 15_000), (6, 7_500), (2, 7_500), (1, 0)])
def test_the_policy_suggests_by_the_days_before_the_start(desk: Desk, days_ahead: int, suggested: int) -> None:
    _promise(desk, "7: 100%; 2: 50%", days_ahead)
    assert desk.refunds.prepare(desk.intent).suggested == Money(suggested, "BRL")


def test_what_was_given_back_counts_towards_what_the_policy_promises(desk: Desk) -> None:
    _promise(desk, "2: 50%", 5)
    desk.approve(desk.ask(4_500))
    assert desk.refunds.prepare(desk.intent).suggested == Money(3_000, "BRL")
    desk.office.settle()
    desk.office.ledger.post("/refunds", {"payment_intent": desk.intent, "amount": 4_000}, account=ACCOUNT)
    desk.office.poll()
    assert desk.refunds.prepare(desk.intent).suggested == Money(0, "BRL")


def test_without_a_policy_nothing_is_suggested(desk: Desk) -> None:
    assert desk.refunds.prepare(desk.intent).suggested is None


def test_it_says_whether_stripe_is_being_asked_and_why_no_answer_comes(desk: Desk) -> None:
    assert not desk.refunds.prepare(desk.intent).asking.is_under_way
    desk.office.pass_time(60)
    before = desk.refunds.refresh(desk.intent)
    assert desk.refunds.prepare(desk.intent).asking.is_under_way
    desk.office.ledger.set_faults({"kind": "status", "status": 500, "path": "/v1/payment_intents/*"})
    desk.office.drain()
    asking = desk.refunds.prepare(desk.intent).asking
    assert asking.is_under_way
    assert asking.problem is not None
    desk.office.ledger.set_faults()
    assert desk.refunds.refresh(desk.intent) == before, "nothing newer was heard"
    desk.office.settle()
    after = desk.refunds.prepare(desk.intent)
    assert (after.asking.is_under_way, after.asking.problem) == (False, None)
    assert after.view is not None
    assert after.view.payment.refreshed_at != before


def test_it_knows_the_person_and_what_they_approved_today(desk: Desk) -> None:
    desk.approve(desk.ask(1_000))
    prepared = desk.refunds.prepare(desk.intent)
    assert prepared.person == BIA
    assert [refund.terms.money for refund in prepared.approved_today] == [Money(1_000, "BRL")]
    assert prepared.has_refund_in_flight
    assert prepared.may_cancel


def _ask(desk: Desk, minor: int = 4_500) -> Ask:
    return Ask(payment_intent_id=desk.intent, money=Money(minor, "BRL"), booking=desk.booking.ref, note="rain")


def test_staff_cancel_now_and_ask_for_the_refund(desk: Desk) -> None:
    desk.person = STAFF
    record = desk.refunds.cancel_and_refund(_ask(desk), approves=False)
    assert desk.office.stands(desk.booking)[0] is BookingStatus.CANCELLED
    assert desk.state(record) is RefundState.REQUESTED
    desk.approve(record)
    desk.office.settle()
    assert [amount for amount, _ in desk.made()] == [4_500]


def test_a_booking_is_cancelled_also_while_two_managers_have_yet_to_approve(desk: Desk) -> None:
    with desk.office.database.write() as uow:
        uow.refund_limits.set(RefundLimits({"BRL": CurrencyLimits(second_manager_above=1_000)}))
    desk.person = BIA
    record = desk.refunds.cancel_and_refund(_ask(desk), approves=True)
    assert desk.office.stands(desk.booking)[0] is BookingStatus.CANCELLED
    assert (record.refund.state, record.refund.approvals_needed) == (RefundState.REQUESTED, 2)
    assert [approval.by for approval in record.refund.approvals] == [BIA.name]


def test_a_refund_that_is_refused_cancels_nothing(desk: Desk) -> None:
    desk.person = BIA
    with pytest.raises(RefundRefused):
        desk.refunds.cancel_and_refund(_ask(desk, 15_001), approves=True)
    assert desk.office.stands(desk.booking)[0] is BookingStatus.PAID
    assert desk.refunds.look(desk.intent).requests == ()


def test_an_authorisation_is_let_go_with_its_booking(desk: Desk) -> None:
    booking = desk.office.book()
    intent = desk.office.direct_payment(9_000, capture_method="manual")
    desk.office.reconcile()
    desk.office.payments.attach(intent, booking.ref)
    desk.person = BIA
    assert desk.refunds.look(intent).assessment.way is Way.CANCEL_AUTHORISATION
    desk.refunds.cancel_authorisation(intent, "rain", booking.ref)
    desk.office.settle()
    assert desk.office.stands(booking)[0] is BookingStatus.CANCELLED
    assert desk.office.ledger.object("payment_intent", id=intent)["status"] == "canceled"


def test_cash_is_paid_back_by_hand_once_and_told(desk: Desk) -> None:
    office = desk.office
    booking = office.book(page=False)
    office.bookings.record_payment(booking.ref, PaymentMethod.CASH)
    office.bookings.record_paid_back(booking.ref, "receipt 7")
    assert office.stands(booking) == (BookingStatus.CONFIRMED, PaymentStatus.REFUNDED)
    told = next(entry for entry in office.trail(booking) if "by hand" in entry.message.text)
    assert (told.reason, told.before, told.after) == ("receipt 7", "paid", "refunded")
    with pytest.raises(NotPossible):
        office.bookings.record_paid_back(booking.ref)
    assert office.bookings.cancel(booking.ref).received is None


def test_what_stripe_received_is_not_paid_back_by_hand(desk: Desk) -> None:
    with pytest.raises(NotPossible, match="refunded"):
        desk.office.bookings.record_paid_back(desk.booking.ref)
