"""Payments that nobody expected: giving them a home. A payment is never processed and lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.booking_status import Action, BookingStatus, initial_status
from backoffice.domain.errors import BackofficeError, FieldProblem, InvalidInput, RecordMissing
from backoffice.domain.payment_state import is_received
from backoffice.domain.people import PROGRAM, Person
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.bookings.moves import locked, move
from backoffice.services.payments import job_kinds, trail
from backoffice.services.payments.applying import apply_payment
from backoffice.services.payments.matching import match
from backoffice.services.ports import BookingChange, BookingRecord, Home, PaymentRecord, UnitOfWork


class CannotAttach(BackofficeError):
    """This payment cannot be given that home; the message says why and what to do."""


def known(uow: UnitOfWork, payment_intent_id: str) -> PaymentRecord:
    """Return a payment. Raises `RecordMissing` when it is not known here."""
    found = uow.payments.get(payment_intent_id)
    if found is None:
        raise RecordMissing
    return found


def attach(
    uow: UnitOfWork, payment_intent_id: str, booking: BookingRef, person: Person, reason: str, now: datetime
) -> BookingRecord:
    """Say that a payment is for this booking; what that means for the booking follows from what Stripe says.

    Raises:
        CannotAttach: the booking has another payment, the payment another booking, or the currencies differ.
        RecordMissing: either is not there.

    """
    record, payment = locked(uow, booking), known(uow, payment_intent_id)
    _check(payment, record)
    stripe = replace(record.stripe, payment_intent_id=payment_intent_id, last_error=None)
    uow.bookings.change(booking, BookingChange(stripe=stripe))
    uow.payments.place(payment_intent_id, Home.BOOKING, booking)
    writer = trail.Writer(uow, now, person, reason)
    message = Message(
        QT_TRANSLATE_NOOP("backoffice", "The payment {payment} was attached to booking {code}."),
        {"payment": payment_intent_id, "code": record.confirmation_code},
    )
    writer.of_booking(booking, trail.PAYMENT_PLACED, message)
    writer.of_payment(payment_intent_id, trail.PAYMENT_PLACED, message)
    if payment.stripe is not None:
        apply_payment(uow, payment.stripe, payment.session, now)  # what is known, so that nobody has it paid again
    job_kinds.ask_payment(uow, payment_intent_id, now)
    return uow.bookings.get(booking)


def detach(uow: UnitOfWork, payment_intent_id: str, booking: BookingRef, person: Person, now: datetime) -> None:
    """Undo `attach`: the payment waits for its home again, and the booking is unpaid; it keeps its place.

    Raises:
        CannotAttach: it is not this booking's, names it itself, or some of it went, or is to go, back.
        RecordMissing: either is not there.

    """
    record, payment = locked(uow, booking), known(uow, payment_intent_id)
    _check_detachable(uow, payment, record)
    _unpay(uow, record, person, now)
    told = uow.trail.of(job_kinds.payment_subject(payment_intent_id))
    note = next((entry.after for entry in reversed(told) if entry.action == trail.PAYMENT_UNMATCHED), "")
    uow.payments.place(payment_intent_id, Home.UNMATCHED, note=note)
    if payment.stripe is not None and _is_for(uow, payment, booking):
        raise CannotAttach(_names_it_itself())
    writer = trail.Writer(uow, now, person)
    message = Message(
        QT_TRANSLATE_NOOP("backoffice", "The payment {payment} was taken from booking {code} again."),
        {"payment": payment_intent_id, "code": record.confirmation_code},
    )
    writer.of_booking(booking, trail.PAYMENT_TAKEN_BACK, message)
    writer.of_payment(payment_intent_id, trail.PAYMENT_TAKEN_BACK, message, before=Home.BOOKING, after=Home.UNMATCHED)


def _unpay(uow: UnitOfWork, record: BookingRecord, person: Person, now: datetime) -> None:
    """Let the booking be as if the payment had not been attached; what it owed is owed again."""
    _, unpaid = initial_status(record.ref.kind, record.price.total_minor, None, needs_approval=False)
    without = replace(record.stripe, payment_intent_id=None, receipt_url=None)
    change = BookingChange(payment_status=unpaid, stripe=without, cleared=frozenset({"paid_at", "payment_method"}))
    if record.status is BookingStatus.PAID:
        move(uow, record, Action.UNPAY, person, now, change=change)
    else:
        uow.bookings.change(record.ref, change)


def _check_detachable(uow: UnitOfWork, payment: PaymentRecord, record: BookingRecord) -> None:
    if payment.booking != record.ref or record.stripe.payment_intent_id != payment.payment_intent_id:
        raise CannotAttach(
            Message(QT_TRANSLATE_NOOP("backoffice", "The payment is not this booking's any more. Look at it again."))
        )
    told = uow.trail.of(job_kinds.payment_subject(payment.payment_intent_id))
    placed = next((entry for entry in reversed(told) if entry.action == trail.PAYMENT_PLACED), None)
    if placed is None or placed.person == PROGRAM:
        raise CannotAttach(_names_it_itself())
    went_back = payment.stripe is not None and payment.stripe.refunded.amount_minor > 0
    if went_back or uow.refunds.of_payment(payment.payment_intent_id):
        raise CannotAttach(
            Message(
                QT_TRANSLATE_NOOP(
                    "backoffice", "Some of this payment went back already, or is to go back. It stays where it is."
                )
            )
        )


def _is_for(uow: UnitOfWork, payment: PaymentRecord, booking: BookingRef) -> bool:
    """Tell whether the next look at Stripe would give it to this booking again."""
    assert payment.stripe is not None
    found = match(uow, payment.stripe, payment.session).booking
    return found is not None and found.ref == booking


def _names_it_itself() -> Message:
    return Message(
        QT_TRANSLATE_NOOP(
            "backoffice", "The payment names this booking itself. What Stripe received is refunded instead."
        )
    )


def mark_not_ours(uow: UnitOfWork, payment_intent_id: str, person: Person, reason: str, now: datetime) -> None:
    """Say that no booking of this office is paid by it, and why.

    Raises:
        InvalidInput: no reason was given.
        CannotAttach: it is a booking's.
        RecordMissing: it is not known here.

    """
    if not reason.strip():
        text = QT_TRANSLATE_NOOP("backoffice", "Say why this payment is not yours: somebody may ask later.")
        raise InvalidInput((FieldProblem("reason", Message(text)),))
    payment = known(uow, payment_intent_id)
    if payment.home is Home.BOOKING:
        raise CannotAttach(_belongs_to_booking())
    uow.payments.place(payment_intent_id, Home.NOT_OURS, note=reason.strip())
    message = Message(QT_TRANSLATE_NOOP("backoffice", "Marked as not ours."))
    trail.Writer(uow, now, person, reason.strip()).of_payment(
        payment_intent_id, trail.PAYMENT_NOT_OURS, message, before=payment.home, after=Home.NOT_OURS
    )


def take_back(uow: UnitOfWork, payment_intent_id: str, person: Person, now: datetime) -> None:
    """Put a payment that was said not to be ours back among those that somebody decides on.

    Raises:
        CannotAttach: it pays for a booking.
        RecordMissing: it is not known here.

    """
    payment = known(uow, payment_intent_id)
    if payment.home is Home.BOOKING:
        raise CannotAttach(_belongs_to_booking())
    if payment.home is not Home.NOT_OURS:
        return
    uow.payments.place(payment_intent_id, Home.UNMATCHED)
    message = Message(QT_TRANSLATE_NOOP("backoffice", "Taken back: somebody decides whose it is."))
    trail.Writer(uow, now, person).of_payment(
        payment_intent_id, trail.PAYMENT_TAKEN_BACK, message, before=Home.NOT_OURS, after=Home.UNMATCHED
    )
    job_kinds.ask_payment(uow, payment_intent_id, now)


def _check(payment: PaymentRecord, record: BookingRecord) -> None:
    if payment.booking == record.ref:
        return
    if payment.home is Home.BOOKING:
        raise CannotAttach(_belongs_to_booking())
    if record.stripe.payment_intent_id not in (None, payment.payment_intent_id):
        raise CannotAttach(
            Message(
                QT_TRANSLATE_NOOP(
                    "backoffice",
                    "Booking {code} has a payment already. Make another booking from this one, or give the money back.",
                ),
                {"code": record.confirmation_code},
            )
        )
    if record.stripe.payment_intent_id is None and is_received(record.payment_status):
        raise CannotAttach(
            Message(
                QT_TRANSLATE_NOOP(
                    "backoffice",
                    "Booking {code} was paid in another way already. Take that payment back first, or give this back.",
                ),
                {"code": record.confirmation_code},
            )
        )
    if payment.stripe is not None and payment.stripe.money.currency != record.price.currency:
        raise CannotAttach(
            Message(
                QT_TRANSLATE_NOOP("backoffice", "This payment is in {paid}, and the booking is charged in {booked}."),
                {"paid": payment.stripe.money.currency, "booked": record.price.currency},
            )
        )


def _belongs_to_booking() -> Message:
    return Message(QT_TRANSLATE_NOOP("backoffice", "This payment belongs to a booking."))
