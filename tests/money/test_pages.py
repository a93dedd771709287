"""Payment pages: what they charge, one open at most, renewed and closed, whatever goes wrong on the way."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import BookingStatus, PaymentMethod, PaymentStatus
from backoffice.services.payments.job_kinds import SYNC_CHECKOUT
from backoffice.services.ports import BookingRecord
from tests.money.crashing import Mortal
from tests.money.office import GUEST, Office

AWAITING, PAID = BookingStatus.AWAITING_PAYMENT, BookingStatus.PAID


def open_pages(office: Office) -> list[str]:
    """The pages through which somebody could pay now."""
    return [page["id"] for page in office.sessions(status="open")]


def assert_one_page(office: Office, booking: BookingRecord) -> None:
    """Stripe has one open page, and the booking names it."""
    stripe = office.again(booking).stripe
    assert open_pages(office) == [stripe.session_id]
    assert stripe.session_status == "open"
    assert stripe.last_error is None
    assert office.open_jobs() == []


def test_quantity_times_price_is_charged_where_the_total_is_just_that(office: Office) -> None:
    boat = office.boat()
    booking = office.book(boat, adults=3)
    (line,) = office.ledger.object("checkout.session", id=booking.stripe.session_id)["_line_items"]
    assert (line["price"], line["quantity"], line["amount_total"]) == (boat.stripe.price_id, 3, 45000)


def test_a_discounted_total_is_charged_as_one_amount_and_no_coupon_is_made(office: Office) -> None:
    boat = office.boat()
    booking = office.book(boat, adults=3, discount_percent=10, discount_reason="A regular guest")
    session = office.ledger.object("checkout.session", id=booking.stripe.session_id)
    (line,) = session["_line_items"]
    assert session["amount_total"] == booking.price.total_minor < 45000
    assert (line["quantity"], line["price"] == boat.stripe.price_id) == (1, False)
    assert session["discounts"] == []


def test_the_frozen_total_is_charged_and_never_the_listing_s_new_price(office: Office) -> None:
    boat = office.boat()
    booking = office.book(boat, page=False, adults=2)
    office.assets.update(boat.ref, office.assets.get(boat.ref).version, {"price_minor": 99900})
    office.settle()
    office.bookings.request_page(booking.ref)
    office.settle()
    page = office.ledger.object("checkout.session", id=office.again(booking).stripe.session_id)
    assert page["amount_total"] == 30000


def test_a_page_knows_its_booking_and_speaks_the_customer_s_language(office: Office) -> None:
    booking = office.book(language="pt_BR")
    page = office.ledger.object("checkout.session", id=booking.stripe.session_id)
    marks = page["metadata"]
    assert marks["backoffice_booking_kind"] == "activity_bookings"
    assert marks["backoffice_booking_id"] == str(booking.ref.id)
    assert marks["backoffice_code"] == booking.confirmation_code
    assert page["client_reference_id"] == "bo_" + booking.confirmation_code.replace("-", "")
    assert (page["locale"], page["success_url"]) == ("pt-BR", "https://stripe.com")
    office.ledger.pay(page["id"])
    assert office.ledger.object("payment_intent", id=office.intent_of(booking))["metadata"] == marks


def test_a_renewed_page_takes_the_place_of_the_old_one_which_is_closed_first(office: Office) -> None:
    booking = office.book()
    office.pass_time(minutes=5)
    before = len(office.ledger.requests())
    office.bookings.renew_page(booking.ref)
    office.settle()
    assert_one_page(office, booking)
    writes = [line["operation"] for line in office.ledger.requests()[before:] if line["method"] == "POST"]
    assert writes == ["PostCheckoutSessionsSessionExpire", "PostCheckoutSessions"]
    assert len(office.sessions()) == 2


def test_renewing_a_page_that_was_just_paid_finds_the_payment_instead(office: Office) -> None:
    booking = office.book()
    assert booking.stripe.session_id is not None
    office.ledger.pay(booking.stripe.session_id)
    office.pass_time(minutes=5)
    office.bookings.renew_page(booking.ref)
    office.settle()
    assert office.stands(booking) == (PAID, PaymentStatus.PAID)
    assert len(office.sessions()) == 1
    assert office.open_jobs() == []


def test_cancelling_closes_the_page(office: Office) -> None:
    booking = office.book()
    office.bookings.cancel(booking.ref, "The customer fell ill")
    office.settle()
    assert open_pages(office) == []
    assert office.again(booking).stripe.session_status == "expired"


def test_cash_closes_the_page_so_that_nobody_pays_twice(office: Office) -> None:
    booking = office.book()
    office.bookings.record_payment(booking.ref, PaymentMethod.CASH)
    office.settle()
    assert open_pages(office) == []
    assert office.stands(booking) == (PAID, PaymentStatus.PAID)


def test_a_page_that_failed_before_does_not_unsay_cash(office: Office) -> None:
    booking = office.book()
    assert booking.stripe.session_id is not None
    office.ledger.decline(booking.stripe.session_id)
    office.poll()
    office.bookings.record_payment(booking.ref, PaymentMethod.CASH)
    office.settle()
    office.reconcile()
    after = office.again(booking)
    assert (after.payment_status, after.payment_method) == (PaymentStatus.PAID, PaymentMethod.CASH)
    assert after.stripe.receipt_url is None


def test_a_booking_cancelled_while_the_customer_paid_is_cancelled_and_shown_as_paid(office: Office) -> None:
    booking = office.book()
    assert booking.stripe.session_id is not None
    office.ledger.pay(booking.stripe.session_id)
    office.bookings.cancel(booking.ref, "Too late")
    office.settle()
    assert office.stands(booking) == (BookingStatus.CANCELLED, PaymentStatus.PAID)


def test_what_stripe_refuses_is_shown_on_the_booking_and_a_new_wish_cures_it(
    office: Office, expected_log: Callable[[str], object]
) -> None:
    expected_log("needs attention")
    office.ledger.set_faults(
        {"kind": "status", "status": 400, "message": "No such thing.", "path": "/v1/checkout/sessions", "times": 1}
    )
    booking = office.book()
    assert booking.stripe.session_id is None
    assert booking.stripe.last_error is not None
    assert "No such thing." in str(booking.stripe.last_error)
    assert [entry.action for entry in office.trail(booking)].count("page_failed") == 1
    office.pass_time(minutes=1)
    office.bookings.renew_page(booking.ref)
    office.settle()
    assert_one_page(office, booking)


@pytest.mark.parametrize("minutes", [-300, -20, 20, 300])
def test_a_clock_that_is_not_stripe_s_keeps_nobody_from_paying(office: Office, minutes: int) -> None:
    boat = office.boat()
    office.clock.move(60 * minutes)  # ours alone
    booking = office.bookings.create(BookingKind.ACTIVITIES, boat.ref, GUEST, page=True)
    office.drain()
    stripe = office.again(booking).stripe
    assert (stripe.session_status, stripe.last_error) == ("open", None)
    assert office.open_jobs() == []


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "reset", "effect": True},
        {"kind": "reset", "effect": False},
        {"kind": "status", "status": 500, "effect": True},
        {"kind": "status", "status": 500, "effect": False, "saved": True},
        {"kind": "status", "status": 429, "reason": "endpoint-rate"},
    ],
    ids=lambda fault: " ".join(str(value) for value in fault.values()),
)
@pytest.mark.parametrize("path", ["/v1/checkout/sessions", "/v1/checkout/sessions/*/expire"])
def test_a_fault_while_a_page_is_renewed_leaves_one_open_page(
    office: Office, fault: dict[str, object], path: str
) -> None:
    booking = office.book()
    office.pass_time(minutes=5)
    office.ledger.set_faults({"method": "POST", "path": path, "times": 1, **fault})
    office.bookings.renew_page(booking.ref)
    office.settle()
    assert_one_page(office, booking)


def test_a_worker_that_dies_anywhere_leaves_one_open_page_and_none_is_lost(office: Office) -> None:
    """Open, renew, close: dying before or after every request and every commit."""
    boat = office.boat()
    original = office.handlers[SYNC_CHECKOUT]
    for moment in range(1, 60):
        office.handlers[SYNC_CHECKOUT] = mortal = Mortal(original, moment)
        booking = office.bookings.get(office.book(boat).ref)
        office.pass_time(minutes=2)
        office.settle()
        office.bookings.renew_page(booking.ref)
        office.settle()
        office.pass_time(minutes=2)
        office.settle()
        assert_one_page(office, booking)
        office.bookings.cancel(booking.ref)
        office.settle()
        office.pass_time(minutes=2)
        office.settle()
        assert open_pages(office) == []
        if not mortal.has_died:
            break
    else:
        raise AssertionError("it never lived to the end")


def test_an_intent_older_than_stripe_s_memory_is_looked_up_and_not_sent_again(office: Office) -> None:
    boat = office.boat()
    original = office.handlers[SYNC_CHECKOUT]
    office.handlers[SYNC_CHECKOUT] = Mortal(original, 4)  # after the answer, before it is stored
    booking = office.book(boat, page=False)
    office.bookings.request_page(booking.ref, timedelta(days=5))
    office.drain()
    assert len(open_pages(office)) == 1
    assert office.again(booking).stripe.session_id is None
    office.pass_time(hours=23)
    office.drain()
    assert len(office.sessions()) == 1
    assert_one_page(office, booking)
