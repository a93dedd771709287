"""Statuses move by the table of their kind only, with the trail; moves can be taken back; places are given back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.booking_status import Action, BookingStatus, NotAllowed, PaymentMethod, PaymentStatus, moved
from backoffice.domain.booking_status import allowed as allowed_actions
from backoffice.domain.money import Money
from backoffice.domain.people import PROGRAM
from backoffice.services.bookings import NotAvailable, NotPossible
from backoffice.services.payments.job_kinds import EXPIRE_BOOKING, SYNC_CHECKOUT
from backoffice.services.ports import BookingChange, BookingRecord
from tests.services.bookings.office import Office


def _with_page(office: Office, kind: BookingKind = BookingKind.VEHICLES) -> BookingRecord:
    record = office.bookings.create(kind, office.listing(kind), office.wish(kind), page=True)
    return office.open_page(record.ref)


def test_a_move_is_told_with_who_when_and_why(office: Office) -> None:
    record = office.bookings.create(
        BookingKind.VEHICLES,
        office.listing(BookingKind.VEHICLES),
        office.wish(BookingKind.VEHICLES),
        needs_approval=True,
    )
    saved = office.bookings.act(record.ref, Action.APPROVE, "The owner said yes")
    assert (saved.status, saved.confirmed_at) == (BookingStatus.CONFIRMED, office.clock.now())
    entry = office.bookings.trail(record.ref)[-1]
    assert (entry.action, entry.before, entry.after) == ("status", "pending_approval", "confirmed")
    assert (entry.person.name, entry.at, entry.reason) == ("Maré Alta", office.clock.now(), "The owner said yes")


@pytest.mark.parametrize("kind", list(BookingKind))
def test_only_what_the_table_allows_is_done(office: Office, kind: BookingKind) -> None:
    record = office.book(kind)
    for action in set(Action) - set(allowed_actions(kind, record.status)):
        with pytest.raises(NotAllowed):
            office.bookings.act(record.ref, action)
    assert office.bookings.get(record.ref) == record
    assert office.actions(record.ref) == ["created"]


@pytest.mark.parametrize("action", [Action.MARK_PAID, Action.ASK_PAYMENT])
def test_what_needs_more_than_a_move_names_its_way(office: Office, action: Action) -> None:
    record = office.book()
    with pytest.raises(NotPossible):
        office.bookings.act(record.ref, action)


def test_cancelling_frees_the_place(office: Office) -> None:
    first = office.book(BookingKind.ACCOMMODATIONS)
    done = office.bookings.cancel(first.ref, "Ferry does not run")
    assert (done.record.status, done.record.cancelled_at) == (BookingStatus.CANCELLED, office.clock.now())
    assert (done.received, str(done.notice)) == (None, "The booking is cancelled. Nothing was received for it.")
    assert office.book(BookingKind.ACCOMMODATIONS).status is BookingStatus.CONFIRMED


def test_cancelling_closes_the_page(office: Office) -> None:
    record = _with_page(office)
    done = office.bookings.cancel(record.ref)
    assert done.record.stripe.page_wanted_at is None
    assert office.job(SYNC_CHECKOUT, record.ref) is not None
    assert "being closed" in str(done.notice)
    assert office.actions(record.ref)[-2:] == ["status", "page_closing"]


def test_cancelling_what_was_paid_says_what_was_received(office: Office) -> None:
    record = office.book()
    office.bookings.record_payment(record.ref, PaymentMethod.CASH)
    done = office.bookings.cancel(record.ref)
    assert done.received == Money(45_000, "BRL")
    assert "BRL 450.00" in str(done.notice)
    assert "refund" in str(done.notice)
    assert done.record.payment_status is PaymentStatus.PAID


def test_a_move_is_taken_back(office: Office) -> None:
    record = office.book()
    assert not office.bookings.can_undo(record.ref)
    office.bookings.act(record.ref, Action.NO_SHOW)
    assert office.bookings.can_undo(record.ref)
    assert office.bookings.undo(record.ref).status is BookingStatus.CONFIRMED
    assert not office.bookings.can_undo(record.ref)
    with pytest.raises(NotPossible):
        office.bookings.undo(record.ref)


@pytest.mark.parametrize("kind", list(BookingKind))
def test_a_cancellation_is_taken_back_and_is_then_none(office: Office, kind: BookingKind) -> None:
    record = office.book(kind)
    office.bookings.cancel(record.ref)
    back = office.bookings.undo(record.ref)
    assert (back.status, back.cancelled_at) == (BookingStatus.CONFIRMED, None)


def test_a_cancellation_stays_when_its_place_was_given_to_others(office: Office) -> None:
    first = office.book(BookingKind.ACCOMMODATIONS)
    office.bookings.cancel(first.ref)
    office.book(BookingKind.ACCOMMODATIONS)
    with pytest.raises(NotAvailable):
        office.bookings.undo(first.ref)
    with pytest.raises(NotAvailable):
        office.bookings.act(first.ref, Action.REOPEN)
    reopened = office.bookings.act(first.ref, Action.REOPEN, override_reason="They share")
    assert reopened.status is BookingStatus.CONFIRMED
    assert "overridden" in office.actions(first.ref)


def test_a_booking_that_awaits_payment_gets_a_new_deadline_when_it_comes_back(office: Office) -> None:
    record = _with_page(office)
    office.bookings.cancel(record.ref)
    office.clock.move(3600)
    back = office.bookings.undo(record.ref)
    assert back.status is BookingStatus.AWAITING_PAYMENT
    assert back.unpaid_until == office.clock.now() + timedelta(hours=24)


def test_what_was_paid_is_paid_again_when_it_is_reopened(office: Office) -> None:
    record = office.book()
    office.bookings.record_payment(record.ref, PaymentMethod.CASH)
    office.bookings.cancel(record.ref)
    assert office.bookings.act(record.ref, Action.REOPEN).status is BookingStatus.PAID


def test_what_the_program_did_is_not_taken_back(office: Office) -> None:
    record = _with_page(office)
    _page_ended(office, record.ref)
    office.clock.move(25 * 3600)
    assert office.bookings.expire(record.ref).status is BookingStatus.EXPIRED
    assert office.bookings.trail(record.ref)[-1].person == PROGRAM
    assert not office.bookings.can_undo(record.ref)


def _page_ended(office: Office, ref: BookingRef) -> None:
    with office.database.write() as uow:
        stripe = replace(uow.bookings.get(ref).stripe, session_status="expired")
        uow.bookings.change(ref, BookingChange(stripe=stripe))


def test_a_place_is_given_back_only_after_the_deadline(office: Office) -> None:
    record = _with_page(office)
    _page_ended(office, record.ref)
    office.clock.move(24 * 3600 - 1)
    assert office.bookings.expire(record.ref).status is BookingStatus.AWAITING_PAYMENT
    assert office.job(EXPIRE_BOOKING, record.ref) is not None
    office.clock.move(1)
    assert office.bookings.expire(record.ref).status is BookingStatus.EXPIRED
    assert office.book(BookingKind.VEHICLES).status is BookingStatus.CONFIRMED


def test_a_page_still_open_is_closed_before_the_place_is_given_back(office: Office) -> None:
    record = _with_page(office)
    office.clock.move(25 * 3600)
    assert office.bookings.expire(record.ref).status is BookingStatus.AWAITING_PAYMENT
    assert office.job(SYNC_CHECKOUT, record.ref) is not None


@pytest.mark.parametrize("status", [PaymentStatus.PROCESSING, PaymentStatus.AUTHORIZED, PaymentStatus.PAID])
def test_a_booking_whose_money_is_on_its_way_does_not_expire(office: Office, status: PaymentStatus) -> None:
    record = _with_page(office)
    _page_ended(office, record.ref)
    with office.database.write() as uow:
        uow.bookings.change(record.ref, BookingChange(payment_status=status))
    office.clock.move(25 * 3600)
    assert office.bookings.expire(record.ref).status is BookingStatus.AWAITING_PAYMENT


@pytest.mark.parametrize("kind", list(BookingKind))
def test_every_way_through_the_table_ends_where_it_says(office: Office, kind: BookingKind) -> None:
    record = office.book(kind)
    for action in (Action.START, Action.COMPLETE, Action.REOPEN, Action.REOPEN, Action.CANCEL, Action.REOPEN):
        expected = moved(kind, record.status, action)
        record = office.bookings.act(record.ref, action)
        assert record.status is expected
    assert office.actions(record.ref).count("status") == 6
