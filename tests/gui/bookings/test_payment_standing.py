"""How a payment stands, in words: authorised is not paid, and money for a cancelled booking is never quiet."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from backoffice.domain.booking_status import Action, BookingStatus, PaymentMethod, PaymentStatus
from backoffice.domain.wording import Message
from backoffice.gui.panels.payment_standing import Offer, PaymentStanding, deadline_words, payment_standing
from backoffice.services.ports import BookingRecord, QueueCondition
from tests.gui.bookings.office import Counter

NOW = datetime(2030, 1, 2, 12, tzinfo=UTC)


@pytest.fixture
def booking(counter: Counter) -> BookingRecord:
    """A hire that nobody was asked to pay for."""
    return counter.rent(counter.listing().ref, 2)


def standing(record: BookingRecord, **changes: object) -> PaymentStanding:
    return payment_standing(replace(record, **changes), None, None, UTC)


def with_page(record: BookingRecord, status: str, **changes: object) -> BookingRecord:
    stripe = replace(
        record.stripe,
        session_id="cs_1",
        session_status=status,
        checkout_url="https://checkout.stripe.com/c/pay/cs_1",
        checkout_expires_at=NOW,
        page_wanted_at=NOW,
        session_made_at=NOW,
    )
    return replace(record, stripe=stripe, status=BookingStatus.AWAITING_PAYMENT, **changes)


def test_nobody_was_asked_yet(booking: BookingRecord) -> None:
    assert standing(booking).offers == (Offer.CREATE_PAGE, Offer.RECORD)


def test_an_open_page_is_to_be_sent(booking: BookingRecord) -> None:
    found = payment_standing(with_page(booking, "open"), None, None, UTC)
    assert found.offers[0] is Offer.CHECK_NOW
    assert "open until" in found.text


def test_a_closed_page_is_renewed(booking: BookingRecord) -> None:
    assert payment_standing(with_page(booking, "expired"), None, None, UTC).offers[0] is Offer.RENEW_PAGE


def test_a_page_on_its_way_says_why_it_does_not_come(booking: BookingRecord) -> None:
    wanted = replace(booking, stripe=replace(booking.stripe, page_wanted_at=NOW))
    condition = QueueCondition("offline", Message("Stripe cannot be reached."), NOW)
    found = payment_standing(wanted, None, condition, UTC)
    assert (found.title, found.text) == ("Page on its way", "Stripe cannot be reached.")


def test_a_page_that_could_not_be_made_is_wrong_and_tried_again(booking: BookingRecord) -> None:
    stripe = replace(booking.stripe, page_wanted_at=NOW, last_error=Message("The amount is too small."))
    found = payment_standing(replace(booking, stripe=stripe), None, None, UTC)
    assert found.is_wrong
    assert found.offers[0] is Offer.RENEW_PAGE


@pytest.mark.parametrize("status", [PaymentStatus.AUTHORIZED, PaymentStatus.PROCESSING])
def test_what_is_not_there_is_not_called_paid(booking: BookingRecord, status: PaymentStatus) -> None:
    found = standing(booking, payment_status=status)
    assert found.title != "Paid"
    assert "paid" not in found.title.lower()


def test_money_for_a_cancelled_booking_is_wrong(booking: BookingRecord) -> None:
    found = standing(booking, payment_status=PaymentStatus.PAID, status=BookingStatus.CANCELLED)
    assert found.is_wrong
    assert "does not hold its place" in found.text


def test_stripe_is_asked_only_of_what_it_knows(booking: BookingRecord) -> None:
    assert Offer.CHECK_NOW not in standing(booking, payment_status=PaymentStatus.PAID).offers
    known = replace(booking.stripe, payment_intent_id="pi_1")
    assert Offer.CHECK_NOW in standing(booking, payment_status=PaymentStatus.PAID, stripe=known).offers


def test_what_was_recorded_by_hand_can_be_taken_back(booking: BookingRecord) -> None:
    found = standing(booking, payment_status=PaymentStatus.PAID, payment_method=PaymentMethod.CASH)
    assert found.offers == (Offer.REFUND, Offer.TAKE_BACK)
    assert "Cash" in found.text


def test_every_state_has_a_sentence(booking: BookingRecord) -> None:
    for status in BookingStatus:
        for payment in PaymentStatus:
            found = standing(booking, status=status, payment_status=payment)
            assert found.title
            assert found.text


def test_a_deadline_is_told_while_it_matters(counter: Counter, booking: BookingRecord) -> None:
    waiting = replace(booking, unpaid_until=NOW + timedelta(hours=3))
    assert deadline_words(waiting, UTC).startswith("It holds its place until")
    assert deadline_words(replace(waiting, payment_status=PaymentStatus.PAID), UTC) == ""
    counter.office.bookings.act(booking.ref, Action.CANCEL)
    assert deadline_words(replace(waiting, status=BookingStatus.CANCELLED), UTC) == ""
