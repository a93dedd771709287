"""The kinds of the jobs that keep bookings and Stripe's payments in step, and how each is asked for.

Whoever commits an edit asks for the work in the same transaction: `ask_page(uow, ref, now)` and the like.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from backoffice.domain.booking_kinds import BookingRef
from backoffice.services.ports import JobState, Lane, UnitOfWork

SYNC_CHECKOUT = "sync_checkout"
"""Subject: a booking. Makes the payment page at Stripe match the row: open, renewed or closed."""

EXPIRE_BOOKING = "expire_booking"
"""Subject: a booking. Gives its place back when it was not paid in time. Needs no Stripe where no page is open."""

REFRESH_PAYMENT = "refresh_payment"
"""Subject: `payments/pi_…`. Asks Stripe how a PaymentIntent stands, and applies the answer."""

REFRESH_SESSION = "refresh_session"
"""Subject: `sessions/cs_…`. Asks Stripe how a payment page stands, and applies the answer."""

POLL_EVENTS = "poll_events"
"""Subject: `events`. Asks for events since the last time, and for itself again later."""

RECONCILE_PAYMENTS = "reconcile_payments"
"""Subject: `payments`. Compares Stripe's lists of pages and payments with what is known; heals lost events."""

FIRST_RECONCILIATION = timedelta(hours=1)
"""When a database that was connected for the first time compares lists: the first poll tells most of it."""

EVENTS = "events"
PAYMENTS = "payments"
_SESSIONS = "sessions"

BOOKING_KINDS_OF_JOBS = frozenset({SYNC_CHECKOUT, EXPIRE_BOOKING})
"""Jobs whose subject is a booking."""


def payment_subject(payment_intent_id: str) -> str:
    """Return the subject of the job that refreshes a PaymentIntent."""
    return f"{PAYMENTS}/{payment_intent_id}"


def session_subject(session_id: str) -> str:
    """Return the subject of the job that refreshes a page."""
    return f"{_SESSIONS}/{session_id}"


def stripe_id(subject: str) -> str:
    """Return the id of Stripe's in a subject of these two kinds."""
    return subject.partition("/")[2]


def ask_page(uow: UnitOfWork, booking: BookingRef, now: datetime) -> None:
    """Have the page of a booking opened, renewed or closed, as its row says by then. Polling becomes quick."""
    uow.jobs.enqueue(SYNC_CHECKOUT, str(booking), Lane.MONEY, now)
    ask_poll(uow, now)


def ask_expiry(uow: UnitOfWork, booking: BookingRef, now: datetime, unpaid_until: datetime) -> None:
    """Have a booking looked at when its deadline has passed."""
    uow.jobs.enqueue(EXPIRE_BOOKING, str(booking), Lane.LOCAL, now, run_at=unpaid_until)


def ask_payment(uow: UnitOfWork, payment_intent_id: str, now: datetime) -> None:
    """Have Stripe asked how a PaymentIntent stands: after its id was typed in, attached or told of."""
    uow.jobs.enqueue(REFRESH_PAYMENT, payment_subject(payment_intent_id), Lane.MONEY, now)


def ask_session(uow: UnitOfWork, session_id: str, now: datetime) -> None:
    """Have Stripe asked how a page stands."""
    uow.jobs.enqueue(REFRESH_SESSION, session_subject(session_id), Lane.MONEY, now)


def ask_poll(uow: UnitOfWork, now: datetime, run_at: datetime | None = None) -> None:
    """Have events asked for, now or at a time; the earlier of two wishes counts."""
    uow.jobs.enqueue(POLL_EVENTS, EVENTS, Lane.MONEY, now, run_at=run_at)


def ask_reconciliation(uow: UnitOfWork, now: datetime, run_at: datetime | None = None) -> None:
    """Have Stripe's lists compared with what is known, now or at a time."""
    uow.jobs.enqueue(RECONCILE_PAYMENTS, PAYMENTS, Lane.MONEY, now, run_at=run_at)


def keep_polling(uow: UnitOfWork, now: datetime) -> None:
    """See to it that events are asked for and lists compared from now on: both ask for themselves again.

    Called whenever the connection to Stripe was opened and its account checked.
    """
    for kind, subject, run_at in (
        (POLL_EVENTS, EVENTS, now),
        (RECONCILE_PAYMENTS, PAYMENTS, now + FIRST_RECONCILIATION),
    ):
        job = uow.jobs.find_open(kind, subject)
        if job is None or job.state is JobState.DISCARDED:
            uow.jobs.enqueue(kind, subject, Lane.MONEY, now, run_at=run_at)
