"""Payments that nobody expected: found, never lost, and given a home."""

import pytest

from backoffice.domain.booking_status import BookingStatus, PaymentMethod, PaymentStatus
from backoffice.domain.errors import InvalidInput
from backoffice.services.payments import CannotAttach
from backoffice.services.payments.matching import NO_BOOKING, OTHER_LISTING, SECOND_PAYMENT, SHARED_LINK, WRONG_AMOUNT
from backoffice.services.ports import AssetRecord, Home, PaymentRecord
from tests.money.judging import assert_agrees
from tests.money.office import Office

AWAITING, PAID = BookingStatus.AWAITING_PAYMENT, BookingStatus.PAID


def pay_link(office: Office, boat: AssetRecord, reference: str | None = None, email: str = "") -> str:
    """Somebody pays through a listing's link; the PaymentIntent."""
    assert boat.stripe.payment_link_id is not None
    session = office.ledger.open_link(boat.stripe.payment_link_id, reference)
    return office.ledger.pay(session["id"], email=email or "someone@example.com")["payment_intent"]


def only_unmatched(office: Office) -> PaymentRecord:
    """The one payment of the inbox."""
    (found,) = office.payments.unmatched()
    return found


def test_a_payment_through_a_shared_link_waits_for_a_home(both: Office) -> None:
    boat = both.boat()
    intent = pay_link(both, boat)
    both.poll()
    found = only_unmatched(both)
    assert (found.payment_intent_id, found.home, found.note) == (intent, Home.UNMATCHED, SHARED_LINK)
    assert found.received is not None
    assert found.received.amount_minor == 15000
    assert_agrees(both)


def test_a_link_marked_for_a_booking_pays_for_it(office: Office) -> None:
    boat = office.boat()
    booking = office.book(boat, page=False)
    assert office.bookings.direct_link(booking.ref).startswith(str(boat.stripe.payment_link))
    intent = pay_link(office, boat, "bo_" + booking.confirmation_code.replace("-", ""))
    office.poll()
    assert office.again(booking).stripe.payment_intent_id == intent
    assert office.stands(booking) == (PAID, PaymentStatus.PAID)
    assert_agrees(office, booking)


def test_a_reference_is_not_believed_where_amount_or_listing_are_others(office: Office) -> None:
    boat, hike = office.boat(), office.boat(name="Trilha", price_minor=15000)
    booking = office.book(boat, page=False, adults=2)
    one = office.book(boat, page=False)
    pay_link(office, boat, "bo_" + booking.confirmation_code.replace("-", ""))  # one person's price for two
    pay_link(office, hike, "bo_" + one.confirmation_code.replace("-", ""))
    pay_link(office, boat, "bo_AAAAAAAA")
    pay_link(office, boat, "x' OR 1=1 --")
    office.poll()
    assert sorted(found.note for found in office.payments.unmatched()) == sorted(
        [WRONG_AMOUNT, OTHER_LISTING, NO_BOOKING, SHARED_LINK]
    )
    assert office.stands(booking)[1] is office.stands(one)[1] is PaymentStatus.PENDING
    assert_agrees(office, booking, one)


def test_a_payment_made_in_the_dashboard_is_found_and_attached(both: Office) -> None:
    booking = both.book()
    made = both.direct_payment()
    both.poll()
    assert only_unmatched(both).payment_intent_id == made
    after = both.payments.attach(made, booking.ref, "Paid at the counter by link")
    assert after.stripe.payment_intent_id == made
    both.settle()
    assert both.stands(booking) == (PAID, PaymentStatus.PAID)
    assert both.payments.unmatched() == []
    assert both.sessions(status="open") == [], "nobody may pay twice"
    attached = [entry for entry in both.trail(booking) if entry.action == "payment_placed"]
    assert [(entry.person.name, entry.reason) for entry in attached] == [("Marta", "Paid at the counter by link")]
    assert_agrees(both, booking)


@pytest.mark.parametrize("page", [True, False])
def test_a_payment_attached_by_mistake_is_taken_back_and_can_go_elsewhere(both: Office, page: bool) -> None:
    boat = both.boat()
    wrong, right = both.book(boat, page=page), both.book(boat, page=False)
    intent = pay_link(both, boat)
    both.poll()
    both.payments.attach(intent, wrong.ref)
    both.settle()
    assert both.stands(wrong) == (PAID, PaymentStatus.PAID)
    both.payments.take_back(intent, wrong.ref)
    assert both.stands(wrong) == (BookingStatus.CONFIRMED, PaymentStatus.PENDING)
    left = both.again(wrong)
    assert (left.paid_at, left.payment_method, left.stripe.payment_intent_id, left.stripe.receipt_url) == (None,) * 4
    both.reconcile()
    found = only_unmatched(both)
    assert (found.payment_intent_id, found.note) == (intent, SHARED_LINK)
    both.payments.attach(intent, right.ref)
    both.settle()
    both.reconcile()
    assert both.stands(right) == (PAID, PaymentStatus.PAID)
    assert both.payments.unmatched() == []
    assert_agrees(both, wrong, right)


def test_only_what_somebody_attached_and_nothing_went_back_of_is_taken_from_a_booking(office: Office) -> None:
    boat = office.boat()
    paid, other, given = office.book(boat), office.book(boat, page=False), office.book(boat, page=False)
    assert paid.stripe.session_id is not None
    office.ledger.pay(paid.stripe.session_id)
    partly = pay_link(office, boat)
    office.poll()
    office.payments.attach(partly, given.ref)
    office.settle()
    office.ledger.post("/refunds", {"payment_intent": partly, "amount": 100})
    office.poll()
    for intent, booking, why in (
        (office.intent_of(paid), paid, "names this booking itself"),
        (office.intent_of(paid), other, "not this booking's any more"),
        (partly, given, "went back already"),
    ):
        with pytest.raises(CannotAttach, match=why):
            office.payments.take_back(intent, booking.ref)
    assert office.stands(paid) == (PAID, PaymentStatus.PAID)
    assert_agrees(office, paid, given)


def test_what_the_booking_would_be_given_again_is_not_taken_from_it(office: Office) -> None:
    """A second payment through its own page: attached once the first one was given a home elsewhere, it stays."""
    boat = office.boat()
    booking = office.book(boat, page=False)
    intent = pay_link(office, boat, "bo_" + booking.confirmation_code.replace("-", ""))
    office.bookings.record_payment(booking.ref, PaymentMethod.CASH)
    office.poll()
    assert only_unmatched(office).payment_intent_id == intent
    office.bookings.take_payment_back(booking.ref)
    office.payments.attach(intent, booking.ref)
    with pytest.raises(CannotAttach, match="names this booking itself"):
        office.payments.take_back(intent, booking.ref)
    assert office.stands(booking) == (PAID, PaymentStatus.PAID)


def test_a_second_payment_of_a_booking_waits_for_somebody(office: Office) -> None:
    booking = office.book()
    page = booking.stripe.session_id
    assert page is not None
    marks = office.ledger.object("checkout.session", id=page)["metadata"]
    office.ledger.pay(page)
    office.poll()
    second = office.direct_payment(metadata=marks)
    office.poll()
    found = only_unmatched(office)
    assert (found.payment_intent_id, found.note) == (second, SECOND_PAYMENT)
    with pytest.raises(CannotAttach, match="has a payment already"):
        office.payments.attach(second, booking.ref)
    assert_agrees(office, booking)


def test_a_card_payment_of_a_booking_paid_in_cash_is_a_second_one(office: Office) -> None:
    booking = office.book()
    page = booking.stripe.session_id
    assert page is not None
    office.ledger.pay(page)
    office.bookings.record_payment(booking.ref, PaymentMethod.CASH)
    office.settle()
    assert office.stands(booking) == (PAID, PaymentStatus.PAID)
    assert office.again(booking).payment_method is PaymentMethod.CASH
    assert only_unmatched(office).note == SECOND_PAYMENT
    assert_agrees(office, booking)


def test_a_page_that_failed_and_is_paid_after_cash_is_a_second_payment(office: Office) -> None:
    booking = office.book()
    page = booking.stripe.session_id
    assert page is not None
    office.ledger.decline(page)
    office.poll()
    office.bookings.record_payment(booking.ref, PaymentMethod.CASH)
    office.ledger.pay(page)  # before the program had closed it
    office.settle()
    after = office.again(booking)
    assert (after.payment_status, after.payment_method) == (PaymentStatus.PAID, PaymentMethod.CASH)
    assert after.stripe.payment_intent_id is None
    assert only_unmatched(office).note == SECOND_PAYMENT
    assert_agrees(office, booking)


def test_another_office_of_the_same_account_keeps_its_payments_to_itself(office: Office) -> None:
    office.boat()
    marks = {"backoffice_installation": "another-one", "backoffice_booking_kind": "vehicle_bookings"}
    office.direct_payment(900, metadata={**marks, "backoffice_booking_id": "1"})
    office.poll()
    office.reconcile()
    assert office.payments.unmatched() == []
    assert_agrees(office)


def test_metadata_that_names_a_booking_of_before_a_restore_is_not_believed(office: Office) -> None:
    booking = office.book()
    marks = office.ledger.object("checkout.session", id=booking.stripe.session_id)["metadata"]
    other = {**marks, "backoffice_code": "AAAA-AAAA"}
    office.direct_payment(metadata=other)
    office.poll()
    assert only_unmatched(office).note == NO_BOOKING
    assert office.stands(booking) == (AWAITING, PaymentStatus.PENDING)


def test_suggestions_name_the_likely_booking_first_and_say_why(office: Office) -> None:
    boat = office.boat()
    likely = office.book(boat, page=False, customer_email="ana@example.com", customer_name="Ana")
    other = office.book(boat, page=False, customer_email="rui@example.com", customer_name="Rui", adults=1)
    office.book(boat, page=False, customer_email="eva@example.com", customer_name="Eva", adults=4)
    intent = pay_link(office, boat, email="ANA@example.com")
    office.poll()
    found = office.payments.suggestions(intent)
    assert [each.booking for each in found[:2]] == [likely.ref, other.ref]
    assert set(found[0].reasons) == {"amount", "email", "listing", "date"}
    assert set(found[1].reasons) == {"amount", "listing", "date"}
    assert len(found) == 2


def test_a_booking_made_from_a_payment_is_paid_by_it(office: Office) -> None:
    boat = office.boat()
    intent = pay_link(office, boat, email="ana@example.com")
    office.poll()
    template = office.payments.make_booking_from(intent)
    assert (template.asset, template.total and template.total.amount_minor) == (boat.ref, 15000)
    assert template.values == {"customer_email": "ana@example.com"}
    assert template.kind is not None
    values = {**template.values, "customer_name": "Ana", "activity_on": office.clock.now().date()}
    made = office.bookings.create(template.kind, boat.ref, values, payment_intent_id=template.payment_intent_id)
    office.settle()
    assert office.stands(made) == (PAID, PaymentStatus.PAID)
    assert office.payments.unmatched() == []
    assert_agrees(office, made)


def test_not_ours_needs_a_reason_stays_out_of_the_inbox_and_can_be_taken_back(office: Office) -> None:
    boat = office.boat()
    intent = pay_link(office, boat)
    office.poll()
    with pytest.raises(InvalidInput):
        office.payments.mark_not_ours(intent, "  ")
    office.payments.mark_not_ours(intent, "The owner's own test")
    office.ledger.post("/refunds", {"payment_intent": intent})
    office.poll()
    office.reconcile()
    assert (office.payments.unmatched(), office.home_of(intent)) == ([], Home.NOT_OURS)
    office.payments.take_back(intent)
    office.settle()
    assert only_unmatched(office).payment_intent_id == intent


def test_what_belongs_to_a_booking_is_neither_marked_nor_attached_elsewhere(office: Office) -> None:
    boat = office.boat()
    first, second = office.book(boat), office.book(boat)
    assert first.stripe.session_id is not None
    office.ledger.pay(first.stripe.session_id)
    office.poll()
    intent = office.intent_of(first)
    for refused in (
        lambda: office.payments.mark_not_ours(intent, "x"),
        lambda: office.payments.take_back(intent),
        lambda: office.payments.attach(intent, second.ref),
    ):
        with pytest.raises(CannotAttach):
            refused()


def test_money_of_another_currency_is_not_attached(office: Office) -> None:
    booking = office.book()
    made = office.direct_payment(currency="usd")
    office.poll()
    with pytest.raises(CannotAttach, match="in USD"):
        office.payments.attach(made, booking.ref)


def test_an_id_that_stripe_does_not_know_says_so_on_the_booking(office: Office) -> None:
    boat = office.boat()
    made = office.bookings.create(
        office.book(boat, page=False).ref.kind,
        boat.ref,
        {"customer_name": "Ana", "activity_on": office.clock.now().date()},
        payment_intent_id="pi_" + "neverwas",
    )
    office.settle()
    assert "Stripe knows no payment" in str(office.again(made).stripe.last_error)
    assert office.open_jobs() == []
