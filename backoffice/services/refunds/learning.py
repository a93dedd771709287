"""What Stripe's list of a payment's refunds tells: how ours stand, and which were made elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from backoffice.domain import refunds
from backoffice.domain.errors import RecordMissing
from backoffice.domain.people import PROGRAM
from backoffice.domain.refunds import Refund, RefundState
from backoffice.services.ports import StripeRefund, UnitOfWork
from backoffice.services.ports.refunds import RefundRecord
from backoffice.services.refunds.steps import record_step

MARK = "refund_request_id"
"""Metadata of each refund we make: the id of its request."""


def wants_refunds(uow: UnitOfWork, payment_intent_id: str, refunded_minor: int) -> bool:
    """Tell whether the list of a payment's refunds may say something."""
    return (
        refunded_minor > 0
        or bool(uow.refunds.of_payment(payment_intent_id))
        or bool(uow.refunds.foreign_of(payment_intent_id))
    )


def known_status(uow: UnitOfWork, found: StripeRefund) -> str | None:
    """Return how a refund of Stripe's stands as far as is known here; None: nobody here knows of it."""
    request_id = uow.refunds.find_stripe(found.refund_id)
    if request_id is not None:
        return uow.refunds.get(request_id).refund.state.value
    elsewhere = uow.refunds.foreign_of(found.payment_intent_id)
    return next((each.status for each in elsewhere if each.refund_id == found.refund_id), None)


def is_of(found: StripeRefund, refund: Refund) -> bool:
    """Tell whether a refund of Stripe's is what a request asked for: its mark alone may have been copied."""
    what = (found.metadata.get(MARK), found.payment_intent_id, found.money)
    return what == (refund.id, refund.terms.payment_intent_id, refund.terms.money)


def learn_refunds(uow: UnitOfWork, found: Iterable[StripeRefund], now: datetime) -> None:
    """Apply what was just read of refunds: ours move on, and those that no request of ours made are kept as foreign.

    One that names a request which was never sent was made by somebody else, whatever it says.
    """
    for each in found:
        if uow.payments.get(each.payment_intent_id) is None:
            continue
        uow.refunds.lock_payment(each.payment_intent_id)
        ours = _ours(uow, each)
        if ours is None:
            uow.refunds.save_foreign(each, now)
        else:
            learn(uow, ours, each, now)


def learn(uow: UnitOfWork, record: RefundRecord, found: StripeRefund, now: datetime) -> RefundRecord:
    """Move a refund of ours to where Stripe says it stands. Its payment is locked."""
    uow.refunds.forget_foreign(found.refund_id)
    after = refunds.learn(record.refund, found.refund_id, found.status, found.failure_reason or "")
    pending_reason = found.pending_reason or ""
    if after == record.refund and pending_reason == record.pending_reason:
        return record
    return record_step(uow, replace(record, pending_reason=pending_reason), after, PROGRAM, now)


def _ours(uow: UnitOfWork, found: StripeRefund) -> RefundRecord | None:
    """Return the request that made a refund of Stripe's: by its id where that is known, by its mark else."""
    request_id = uow.refunds.find_stripe(found.refund_id) or found.metadata.get(MARK)
    if request_id is None:
        return None
    try:
        record = uow.refunds.get(request_id)
    except RecordMissing:
        return None
    refund = record.refund
    if refund.stripe_refund_id is not None:
        return record if refund.stripe_refund_id == found.refund_id else None
    was_refused = refund.state is RefundState.FAILED  # whoever has made one since: it shows, and counts
    return record if is_of(found, refund) and refund.first_sent_at is not None and not was_refused else None
