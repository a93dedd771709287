"""Have a booking paid: by a page of Stripe's, or noted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.booking_status import (
    Action,
    BookingStatus,
    PaymentMethod,
    PaymentStatus,
    allowed,
    initial_status,
    moved,
)
from backoffice.domain.wording import QT_TRANSLATE_NOOP
from backoffice.services.bookings import trail
from backoffice.services.bookings.adding import refuse_offline, want_page
from backoffice.services.bookings.desk import Desk
from backoffice.services.bookings.errors import NotPossible
from backoffice.services.bookings.moves import close_page, has_page, locked, move
from backoffice.services.bookings.pages import SHORTEST, refuse_unpayable
from backoffice.services.payments import job_kinds
from backoffice.services.ports import BookingChange, BookingRecord, UnitOfWork

_LONGEST_WAIT = timedelta(days=366)
_STARTED = frozenset({BookingStatus.IN_PROGRESS, BookingStatus.COMPLETED, BookingStatus.NO_SHOW})
"""Statuses that stay when money comes late: paid at the door, after the meal, on return."""


def record_payment(uow: UnitOfWork, desk: Desk, ref: BookingRef, method: PaymentMethod, note: str) -> BookingRecord:
    """Note money that came, or is to come, outside Stripe; raises what `Paying.record_payment` raises."""
    record = locked(uow, ref)
    if method is PaymentMethod.STRIPE:
        raise NotPossible(
            QT_TRANSLATE_NOOP("backoffice", "Payments by card are told by Stripe alone. Send a payment page instead.")
        )
    refuse_unpayable(record)
    entry = trail.paid_by_hand(record, method, note, desk.person, desk.now())
    saved = _pay_later(uow, desk, record) if method is PaymentMethod.PAY_LATER else _paid(uow, desk, record, method)
    uow.trail.add(entry)
    return close_page(uow, saved, desk.person, desk.now())


def take_payment_back(uow: UnitOfWork, desk: Desk, ref: BookingRef, reason: str) -> BookingRecord:
    """Undo `record_payment`: noted by mistake; raises what `Paying.take_payment_back` raises."""
    record = locked(uow, ref)
    by_hand = record.payment_method in (PaymentMethod.CASH, PaymentMethod.BANK_TRANSFER)
    if not by_hand or record.payment_status is not PaymentStatus.PAID:
        raise NotPossible(
            QT_TRANSLATE_NOOP(
                "backoffice", "Only payments noted by hand can be taken back. What Stripe received is refunded."
            )
        )
    _, unpaid = initial_status(ref.kind, record.price.total_minor, None, needs_approval=False)
    change = BookingChange(payment_status=unpaid, cleared=frozenset({"paid_at"}))
    uow.trail.add(trail.payment_taken_back(record, unpaid, reason, desk.person, desk.now()))
    if record.status is BookingStatus.PAID:
        return move(uow, record, Action.UNPAY, desk.person, desk.now(), reason=reason, change=change)
    return uow.bookings.change(ref, change)


def pay_back(uow: UnitOfWork, desk: Desk, ref: BookingRef, note: str) -> BookingRecord:
    """Note that money noted by hand was paid back by hand; raises what `Paying.record_paid_back` raises."""
    record = locked(uow, ref)
    by_hand = record.payment_method in (PaymentMethod.CASH, PaymentMethod.BANK_TRANSFER)
    if not by_hand or record.payment_status is not PaymentStatus.PAID:
        raise NotPossible(
            QT_TRANSLATE_NOOP(
                "backoffice", "Only money that came by hand is paid back by hand. What Stripe received is refunded."
            )
        )
    change = BookingChange(payment_status=PaymentStatus.REFUNDED)
    uow.trail.add(trail.paid_back_by_hand(record, note, desk.person, desk.now()))
    if record.status is BookingStatus.PAID:
        return move(uow, record, Action.UNPAY, desk.person, desk.now(), reason=note, change=change)
    return uow.bookings.change(ref, change)


def request_page(
    uow: UnitOfWork, desk: Desk, ref: BookingRef, expires_in: timedelta | None, *, renew: bool
) -> BookingRecord:
    """Ask for a payment page; raises what `Paying.request_page` raises."""
    record = locked(uow, ref)
    refuse_unpayable(record)
    refuse_offline(uow.assets.get(record.asset))
    until = desk.now() + _wait(desk, expires_in)
    asked = _ask_for_payment(uow, desk, record, until)
    if has_page(asked) and not renew:
        job_kinds.ask_page(uow, ref, desk.now())  # in case its job was given up
        return asked
    return want_page(uow, asked, desk, desk.now())


def _wait(desk: Desk, expires_in: timedelta | None) -> timedelta:
    """Return how long the customer has to pay: as wished, 30 minutes at least, a year at most."""
    wished = timedelta(hours=desk.rules.unpaid_hours) if expires_in is None else expires_in
    return max(SHORTEST, min(wished, _LONGEST_WAIT))


def _ask_for_payment(uow: UnitOfWork, desk: Desk, record: BookingRecord, until: datetime) -> BookingRecord:
    """Let it await its payment until a time; what is under way is paid without a deadline."""
    change = BookingChange(payment_method=PaymentMethod.STRIPE)
    if record.status in _STARTED:
        return uow.bookings.change(record.ref, change)
    if record.status is BookingStatus.AWAITING_PAYMENT:
        saved = uow.bookings.change(record.ref, replace(change, unpaid_until=until))
        job_kinds.ask_expiry(uow, record.ref, desk.now(), until)
        return saved
    moved(record.ref.kind, record.status, Action.ASK_PAYMENT)
    return move(uow, record, Action.ASK_PAYMENT, desk.person, desk.now(), change=replace(change, unpaid_until=until))


def _paid(uow: UnitOfWork, desk: Desk, record: BookingRecord, method: PaymentMethod) -> BookingRecord:
    change = BookingChange(payment_status=PaymentStatus.PAID, payment_method=method, paid_at=desk.now())
    if record.status in _STARTED:
        return uow.bookings.change(record.ref, change)
    return move(uow, record, Action.MARK_PAID, desk.person, desk.now(), change=change)


def _pay_later(uow: UnitOfWork, desk: Desk, record: BookingRecord) -> BookingRecord:
    change = BookingChange(payment_method=PaymentMethod.PAY_LATER, clear_unpaid_until=True)
    if Action.CONFIRM in allowed(record.ref.kind, record.status):
        return move(uow, record, Action.CONFIRM, desk.person, desk.now(), change=change)
    return uow.bookings.change(record.ref, change)
