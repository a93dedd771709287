"""Payment pages asked for, renewed and closed; money that came another way."""

from dataclasses import replace
from datetime import timedelta

import pytest

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import Action, BookingStatus, NotAllowed, PaymentMethod, PaymentStatus
from backoffice.domain.kinds import AssetKind
from backoffice.services.bookings import NotPossible
from backoffice.services.payments.job_kinds import EXPIRE_BOOKING, SYNC_CHECKOUT
from backoffice.services.ports import BookingChange
from tests.services.bookings.office import Office


def test_a_page_makes_a_booking_await_its_payment(office: Office) -> None:
    record = office.bookings.request_page(office.book().ref)
    assert (record.status, record.payment_method) == (BookingStatus.AWAITING_PAYMENT, PaymentMethod.STRIPE)
    assert record.unpaid_until == office.clock.now() + timedelta(hours=24)
    assert office.job(SYNC_CHECKOUT, record.ref) is not None
    assert office.job(EXPIRE_BOOKING, record.ref) is not None
    assert office.actions(record.ref) == ["created", "status", "page_wanted"]


@pytest.mark.parametrize(
    ("wished", "given"),
    [(timedelta(hours=72), timedelta(hours=72)), (timedelta(0), timedelta(minutes=30)), (timedelta(days=9_000), None)],
)
def test_the_deadline_is_as_wished_within_reason(office: Office, wished: timedelta, given: timedelta | None) -> None:
    record = office.bookings.request_page(office.book().ref, wished)
    assert record.unpaid_until == office.clock.now() + (given or timedelta(days=366))


def test_an_open_page_stays_until_it_is_renewed(office: Office) -> None:
    record = office.bookings.request_page(office.book().ref)
    opened = office.open_page(record.ref)
    office.clock.move(60)
    assert office.bookings.request_page(record.ref).stripe == opened.stripe
    renewed = office.bookings.renew_page(record.ref)
    assert renewed.stripe.page_wanted_at == office.clock.now()
    assert renewed.unpaid_until == office.clock.now() + timedelta(hours=24)


def test_a_page_that_expired_is_asked_for_again(office: Office) -> None:
    record = office.bookings.request_page(office.book().ref)
    opened = office.open_page(record.ref)
    with office.database.write() as uow:
        ended = replace(opened.stripe, session_status="expired")
        uow.bookings.change(record.ref, BookingChange(stripe=ended))
    office.clock.move(60)
    assert office.bookings.request_page(record.ref).stripe.page_wanted_at == office.clock.now()


@pytest.mark.parametrize("method", [PaymentMethod.CASH, PaymentMethod.BANK_TRANSFER])
def test_money_by_hand_pays_and_closes_the_page(office: Office, method: PaymentMethod) -> None:
    record = office.bookings.request_page(office.book().ref)
    office.open_page(record.ref)
    paid = office.bookings.record_payment(record.ref, method, "Receipt 17")
    assert (paid.status, paid.payment_status, paid.payment_method) == (
        BookingStatus.PAID,
        PaymentStatus.PAID,
        method,
    )
    assert (paid.paid_at, paid.unpaid_until) == (office.clock.now(), None)
    assert paid.stripe.page_wanted_at is None
    told = [e for e in office.bookings.trail(record.ref) if e.action == "payment_method"]
    assert [(e.reason, e.after) for e in told] == [("Receipt 17", method.value)]


def test_pay_later_lifts_the_deadline(office: Office) -> None:
    record = office.bookings.request_page(office.book().ref)
    later = office.bookings.record_payment(record.ref, PaymentMethod.PAY_LATER)
    assert (later.status, later.payment_status) == (BookingStatus.CONFIRMED, PaymentStatus.PENDING)
    assert (later.unpaid_until, later.stripe.page_wanted_at) == (None, None)
    office.clock.move(48 * 3600)
    assert office.bookings.expire(record.ref).status is BookingStatus.CONFIRMED


@pytest.mark.parametrize("confirmed_before", [True, False])
def test_pay_later_taken_back_is_paid_as_before(office: Office, confirmed_before: bool) -> None:
    record = office.bookings.request_page(office.book().ref)
    if confirmed_before:
        office.bookings.act(record.ref, Action.CONFIRM)
    for _ in range(2):
        office.bookings.record_payment(record.ref, PaymentMethod.PAY_LATER)
    back = office.bookings.undo(record.ref)
    assert (back.status, back.payment_method) == (BookingStatus.AWAITING_PAYMENT, PaymentMethod.STRIPE)
    assert back.unpaid_until is not None


def test_only_stripe_says_that_a_card_paid(office: Office) -> None:
    with pytest.raises(NotPossible):
        office.bookings.record_payment(office.book().ref, PaymentMethod.STRIPE)


def test_nothing_is_paid_twice(office: Office) -> None:
    record = office.book()
    office.bookings.record_payment(record.ref, PaymentMethod.CASH)
    for again in (
        lambda: office.bookings.record_payment(record.ref, PaymentMethod.CASH),
        lambda: office.bookings.request_page(record.ref),
        lambda: office.bookings.direct_link(record.ref),
    ):
        with pytest.raises(NotPossible):
            again()


@pytest.mark.parametrize("status", [PaymentStatus.PROCESSING, PaymentStatus.AUTHORIZED])
def test_nothing_is_asked_for_while_money_is_on_its_way(office: Office, status: PaymentStatus) -> None:
    record = office.bookings.request_page(office.book().ref)
    with office.database.write() as uow:
        uow.bookings.change(record.ref, BookingChange(payment_status=status))
    with pytest.raises(NotPossible):
        office.bookings.renew_page(record.ref)
    with pytest.raises(NotPossible):
        office.bookings.record_payment(record.ref, PaymentMethod.CASH)


def test_a_booking_that_is_over_gets_no_page(office: Office) -> None:
    record = office.book()
    office.bookings.cancel(record.ref)
    with pytest.raises(NotPossible):
        office.bookings.request_page(record.ref)


def test_what_waits_for_approval_is_not_paid_yet(office: Office) -> None:
    record = office.bookings.create(
        BookingKind.VEHICLES,
        office.listing(BookingKind.VEHICLES),
        office.wish(BookingKind.VEHICLES),
        needs_approval=True,
    )
    with pytest.raises(NotAllowed):
        office.bookings.request_page(record.ref)
    with pytest.raises(NotAllowed):
        office.bookings.record_payment(record.ref, PaymentMethod.CASH)


def test_a_listing_that_is_not_paid_online_gets_no_page(office: Office) -> None:
    boat = office.add(AssetKind.ACTIVITIES, accepts_online_payment=False)
    record = office.bookings.create(BookingKind.ACTIVITIES, boat, office.wish(BookingKind.ACTIVITIES))
    with pytest.raises(NotPossible):
        office.bookings.request_page(record.ref)
    with pytest.raises(NotPossible):
        office.bookings.create(BookingKind.ACTIVITIES, boat, office.wish(BookingKind.ACTIVITIES, adults=1), page=True)


def test_a_renewal_counts_also_when_the_clock_was_set_back(office: Office) -> None:
    record = office.bookings.request_page(office.book().ref)
    opened = office.open_page(record.ref)
    office.clock.move(-3600)
    wish, made = office.bookings.renew_page(record.ref).stripe.page_wanted_at, opened.stripe.session_made_at
    assert wish is not None
    assert made is not None
    assert wish > made


def test_what_is_under_way_is_paid_without_moving(office: Office) -> None:
    record = office.book(BookingKind.RESTAURANTS)
    office.bookings.act(record.ref, Action.START)
    paged = office.bookings.request_page(record.ref)
    assert (paged.status, paged.unpaid_until) == (BookingStatus.IN_PROGRESS, None)
    paid = office.bookings.record_payment(record.ref, PaymentMethod.CASH)
    assert (paid.status, paid.payment_status) == (BookingStatus.IN_PROGRESS, PaymentStatus.PAID)


def test_a_payment_noted_by_mistake_is_taken_back(office: Office) -> None:
    record = office.book()
    office.bookings.record_payment(record.ref, PaymentMethod.CASH)
    back = office.bookings.take_payment_back(record.ref, "It was the other booking")
    assert (back.status, back.payment_status, back.paid_at) == (BookingStatus.CONFIRMED, PaymentStatus.PENDING, None)
    with pytest.raises(NotPossible):
        office.bookings.take_payment_back(record.ref)
