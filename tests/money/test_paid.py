"""From the booking to the money: page, payment, poll, paid."""

import pytest

from backoffice.domain.booking_status import BookingStatus, PaymentMethod, PaymentStatus
from backoffice.services.ports import Home
from tests.money.office import Office

AWAITING, PAID = BookingStatus.AWAITING_PAYMENT, BookingStatus.PAID


def test_a_booking_whose_page_is_paid_turns_paid_by_the_next_poll(both: Office) -> None:
    booking = both.book(adults=2)
    assert booking.stripe.checkout_url is not None
    assert booking.stripe.session_id is not None
    page = both.ledger.object("checkout.session", id=booking.stripe.session_id)
    assert (page["amount_total"], page["currency"], page["customer_email"]) == (30000, "brl", "beatriz@example.com")
    assert both.stands(booking) == (AWAITING, PaymentStatus.PENDING)
    both.ledger.pay(booking.stripe.session_id)
    both.poll()
    paid = both.again(booking)
    assert (paid.status, paid.payment_status, paid.payment_method) == (PAID, PaymentStatus.PAID, PaymentMethod.STRIPE)
    assert paid.stripe.payment_intent_id == both.intent_of(booking)
    assert (paid.unpaid_until, paid.stripe.checkout_url, paid.stripe.session_status) == (None, None, "complete")
    assert paid.stripe.receipt_url is not None
    assert paid.paid_at == both.clock.now()
    payment = both.payment(booking)
    assert payment.home is Home.BOOKING
    assert payment.received is not None
    assert payment.received.amount_minor == 30000
    assert both.open_jobs() == []


@pytest.mark.parametrize("method", ["pix", "boleto"])
def test_a_payment_that_arrives_late_is_on_its_way_until_it_does(office: Office, method: str) -> None:
    booking = office.book()
    assert booking.stripe.session_id is not None
    office.ledger.pay_later(booking.stripe.session_id, method=method)
    office.poll()
    assert office.stands(booking) == (AWAITING, PaymentStatus.PROCESSING)
    office.pass_time(days=2)
    office.settle()
    assert office.stands(booking) == (AWAITING, PaymentStatus.PROCESSING)  # it keeps its place past its deadline
    office.ledger.settle(booking.stripe.session_id)
    office.poll()
    assert office.stands(booking) == (PAID, PaymentStatus.PAID)


def test_a_late_payment_that_does_not_arrive_gives_the_place_back(office: Office) -> None:
    booking = office.book()
    assert booking.stripe.session_id is not None
    office.ledger.pay_later(booking.stripe.session_id)
    office.poll()
    office.pass_time(days=2)
    office.ledger.fail(booking.stripe.session_id)
    office.poll()
    assert office.stands(booking) == (BookingStatus.EXPIRED, PaymentStatus.FAILED)


def test_a_declined_card_leaves_the_page_open_for_another_one(office: Office) -> None:
    booking = office.book()
    assert booking.stripe.session_id is not None
    office.ledger.decline(booking.stripe.session_id)
    office.poll()
    assert office.stands(booking) == (AWAITING, PaymentStatus.FAILED)
    assert office.again(booking).stripe.checkout_url is not None
    office.ledger.pay(booking.stripe.session_id)
    office.poll()
    assert office.stands(booking) == (PAID, PaymentStatus.PAID)


def test_a_page_that_nobody_pays_expires_and_the_booking_with_it(office: Office) -> None:
    booking = office.book()
    office.pass_time(hours=25)
    office.settle()
    assert office.stands(booking) == (BookingStatus.EXPIRED, PaymentStatus.PENDING)
    assert [page["status"] for page in office.sessions()] == ["expired"]
    assert office.open_jobs() == []
