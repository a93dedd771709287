"""Every way a payment can go: a question of the bank, held money, refunds, disputes, a program that was off."""

import pytest

from backoffice.domain.booking_status import BookingStatus, PaymentStatus
from backoffice.domain.payment_state import is_received
from backoffice.services.ports import BookingRecord
from tests.money.judging import assert_agrees
from tests.money.office import Office

AWAITING, PAID, CONFIRMED = BookingStatus.AWAITING_PAYMENT, BookingStatus.PAID, BookingStatus.CONFIRMED


@pytest.fixture
def paid(office: Office) -> BookingRecord:
    """A booking that was paid by card."""
    booking = office.book()
    assert booking.stripe.session_id is not None
    office.ledger.pay(booking.stripe.session_id)
    office.poll()
    assert office.stands(booking) == (PAID, PaymentStatus.PAID)
    return office.again(booking)


def marks_of(office: Office, booking: BookingRecord) -> dict[str, str]:
    """The metadata by which a payment is known to be a booking's."""
    return office.ledger.object("checkout.session", id=booking.stripe.session_id)["metadata"]


def test_the_bank_s_question_is_no_payment_until_it_is_answered(office: Office) -> None:
    booking = office.book()
    page = booking.stripe.session_id
    assert page is not None
    office.ledger.pay(page, method="card_3ds")
    office.poll()
    assert office.stands(booking) == (AWAITING, PaymentStatus.PENDING)
    office.ledger.post(f"/sessions/{page}/challenge", {"passed": False})
    office.poll()
    assert office.stands(booking) == (AWAITING, PaymentStatus.FAILED)
    office.ledger.pay(page, method="card_3ds")
    office.ledger.post(f"/sessions/{page}/challenge", {"passed": True})
    office.poll()
    assert office.stands(booking) == (PAID, PaymentStatus.PAID)
    assert_agrees(office, booking)


def test_money_that_is_held_is_not_shown_as_paid(office: Office) -> None:
    booking = office.book()
    marks = marks_of(office, booking)
    held = office.direct_payment(capture_method="manual", metadata=marks)
    office.poll()
    assert office.stands(booking) == (AWAITING, PaymentStatus.AUTHORIZED)
    assert office.again(booking).paid_at is None
    office.pass_time(days=2)
    office.settle()
    assert office.stands(booking) == (AWAITING, PaymentStatus.AUTHORIZED)  # what is held keeps its place
    office.ledger.post(f"/payment_intents/{held}/capture", {"amount": 9000})
    office.poll()
    assert office.stands(booking) == (PAID, PaymentStatus.PAID)
    received = office.payment(booking).received
    assert received is not None
    assert received.amount_minor == 9000
    assert_agrees(office, booking)


def test_money_that_was_held_and_released_was_never_paid(office: Office) -> None:
    booking = office.book()
    held = office.direct_payment(capture_method="manual", metadata=marks_of(office, booking))
    office.poll()
    office.ledger.post(f"/payment_intents/{held}/cancel")
    office.poll()
    assert office.stands(booking) == (AWAITING, PaymentStatus.PENDING)
    assert_agrees(office, booking)


def test_a_part_given_back_is_no_refund_and_the_rest_makes_it_one(office: Office, paid: BookingRecord) -> None:
    intent = paid.stripe.payment_intent_id
    office.ledger.post("/refunds", {"payment_intent": intent, "amount": 5000})
    office.poll()
    assert office.stands(paid) == (PAID, PaymentStatus.PARTIALLY_REFUNDED)
    office.ledger.post("/refunds", {"payment_intent": intent})
    office.poll()
    assert office.stands(paid) == (CONFIRMED, PaymentStatus.REFUNDED)
    assert_agrees(office, paid)


def test_a_refund_that_fails_later_makes_the_booking_paid_again(office: Office, paid: BookingRecord) -> None:
    refund = office.ledger.post("/refunds", {"payment_intent": paid.stripe.payment_intent_id})
    office.poll()
    assert office.stands(paid) == (CONFIRMED, PaymentStatus.REFUNDED)
    office.pass_time(days=20)
    office.ledger.post(f"/refunds/{refund['id']}/fail")
    office.poll()
    assert office.stands(paid) == (PAID, PaymentStatus.PAID)
    assert_agrees(office, paid)


@pytest.mark.parametrize(("verdict", "after"), [("won", PaymentStatus.PAID), ("lost", PaymentStatus.DISPUTED)])
def test_a_dispute_is_shown_until_it_is_won(
    office: Office, paid: BookingRecord, verdict: str, after: PaymentStatus
) -> None:
    dispute = office.ledger.post("/disputes", {"payment_intent": paid.stripe.payment_intent_id})
    office.poll()
    assert office.stands(paid) == (PAID, PaymentStatus.DISPUTED)
    office.pass_time(days=40)
    office.ledger.post(f"/disputes/{dispute['id']}/close", {"status": verdict})
    office.poll()
    assert office.stands(paid) == (PAID, after)
    assert_agrees(office, paid)


@pytest.mark.parametrize("days", [1, 29, 45])
def test_what_happened_while_the_program_was_off_is_known_when_it_is_on_again(office: Office, days: int) -> None:
    boat = office.boat()
    bookings = [office.book(boat) for _ in range(3)]
    first, second, third = (booking.stripe.session_id for booking in bookings)
    assert first is not None
    assert second is not None
    office.ledger.pay(first)
    office.ledger.pay_later(second, method="boleto")
    office.pass_time(days=days)
    office.ledger.settle(second)
    office.settle()
    assert office.stands(bookings[0]) == (PAID, PaymentStatus.PAID)
    assert office.stands(bookings[1]) == (PAID, PaymentStatus.PAID)
    assert office.stands(bookings[2]) == (BookingStatus.EXPIRED, PaymentStatus.PENDING)
    assert third is not None
    assert_agrees(office, *bookings)
    assert office.open_jobs() == []


def test_a_payment_is_told_in_plain_words_with_its_amount(office: Office, paid: BookingRecord) -> None:
    told = [str(entry.message) for entry in office.trail(paid)]
    assert "BRL 150.00 were paid through Stripe." in told
    assert "The booking is paid." in told
    statuses = [(e.before, e.after) for e in office.trail(paid) if e.action == "payment_status"]
    assert statuses == [("pending", "paid")]
    office.reconcile()
    office.payments.check_now(paid.ref)
    office.settle()
    assert len(office.trail(paid)) == len(told), "nothing new happened, and nothing is told"
    assert is_received(office.again(paid).payment_status)
