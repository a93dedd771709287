"""The kinds of the jobs that take refunds to their end, and how each is asked for. See payments/job_kinds.py."""

from __future__ import annotations

from datetime import datetime

from backoffice.services.payments.job_kinds import payment_subject
from backoffice.services.ports import JobState, Lane, UnitOfWork

SEND_REFUND = "send_refund"
"""Subject: `subject_of` a refund. Takes an approved refund to its end."""

EXPIRE_REFUND = "expire_refund"
"""Subject: `subject_of` a refund. Ends a request that nobody answered and an approval that was not used in time."""

CANCEL_AUTHORISATION = "cancel_authorisation"
"""Subject: `payments/pi_…`. Lets go of money that is held and was never taken."""


def subject_of(refund_id: str) -> str:
    """Return how jobs and the trail name a refund."""
    return f"refunds/{refund_id}"


def refund_id_of(subject: str) -> str:
    """Return the refund that a subject names."""
    return subject.partition("/")[2]


def ask_sending(uow: UnitOfWork, refund_id: str, now: datetime) -> None:
    """Have an approved refund sent, or found out what became of one that may have been sent."""
    uow.jobs.enqueue(SEND_REFUND, subject_of(refund_id), Lane.MONEY, now)


def ask_expiry(uow: UnitOfWork, refund_id: str, now: datetime, run_at: datetime) -> None:
    """Have a refund looked at when its time has run out."""
    uow.jobs.enqueue(EXPIRE_REFUND, subject_of(refund_id), Lane.LOCAL, now, run_at=run_at)


def ask_cancelling(uow: UnitOfWork, payment_intent_id: str, now: datetime) -> None:
    """Have an authorisation let go."""
    uow.jobs.enqueue(CANCEL_AUTHORISATION, payment_subject(payment_intent_id), Lane.MONEY, now)


def keep_sending(uow: UnitOfWork, now: datetime) -> None:
    """See to it that every refund in flight has a job: one that was given up begins again.

    Called whenever the connection to Stripe was opened, and after each reconciliation.
    """
    for refund_id in uow.refunds.in_flight():
        job = uow.jobs.find_open(SEND_REFUND, subject_of(refund_id))
        if job is None or job.state is JobState.DISCARDED:
            ask_sending(uow, refund_id, now)
