"""What Stripe's lists tell: applied where that is new, fetched alone where a list does not tell all."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from backoffice.domain.booking_status import PaymentStatus
from backoffice.domain.payment_state import is_received, payment_status_of
from backoffice.domain.refunds import RefundState
from backoffice.services.payments.applying import apply_payment, apply_session, facts_of
from backoffice.services.payments.job_kinds import ask_payment
from backoffice.services.payments.matching import BOOKING_ID
from backoffice.services.ports import (
    BookingFilter,
    BookingQueries,
    CheckoutSession,
    Home,
    PaymentRecord,
    Sort,
    StripePayment,
    StripeRefund,
    UnitOfWork,
)
from backoffice.services.ports.refunds import RefundFilter
from backoffice.services.refunds.learning import known_status, learn_refunds

UNFINISHED = frozenset({PaymentStatus.PROCESSING, PaymentStatus.AUTHORIZED, PaymentStatus.DISPUTED})
_ENDED = frozenset({"succeeded", "canceled"})
_PAGE = 500


def take_session(uow: UnitOfWork, session: CheckoutSession, now: datetime, asked_at: datetime) -> None:
    """Apply a page with its payment."""
    payment = session.payment
    if payment is None:
        apply_session(uow, session, now, asked_at)
        return
    if payment.is_disputed:
        ask_payment(uow, payment.payment_intent_id, now)
        session = replace(session, payment=None)
    elif not _is_news(uow.payments.get(payment.payment_intent_id), payment, session):
        session = replace(session, payment=None)
    apply_session(uow, session, now, asked_at)


def take_payment(uow: UnitOfWork, payment: StripePayment, now: datetime, asked_at: datetime) -> None:
    """Apply a payment; one of which more must be known (its page, its dispute) is fetched alone."""
    known = uow.payments.get(payment.payment_intent_id)
    if known is not None and not _is_news(known, payment, known.session):
        return
    is_told = known is not None or BOOKING_ID in payment.metadata
    if payment.is_disputed or not is_told:
        if _holds_money(payment) or payment.status not in _ENDED:
            ask_payment(uow, payment.payment_intent_id, now)
        return
    apply_payment(uow, payment, None, now, asked_at)


def take_refund(uow: UnitOfWork, refund: StripeRefund, now: datetime, asked_at: datetime) -> None:
    """Apply a refund that stands otherwise than is known, and fetch its payment, whose totals have changed with it."""
    del asked_at
    if uow.payments.get(refund.payment_intent_id) is None or known_status(uow, refund) == refund.status:
        return
    learn_refunds(uow, [refund], now)
    ask_payment(uow, refund.payment_intent_id, now)


def refunds_on_their_way(uow: UnitOfWork) -> set[str]:
    """Return the payments with a refund that Stripe has not made yet, however long that takes."""
    waiting = RefundFilter(states=frozenset({RefundState.PENDING, RefundState.REQUIRES_ACTION}))
    return {record.refund.terms.payment_intent_id for record in uow.refunds.find(waiting, limit=10_000)}


def take_dispute(uow: UnitOfWork, payment_intent_id: str, now: datetime, asked_at: datetime) -> None:
    """Fetch a payment that is disputed."""
    del asked_at
    if uow.payments.get(payment_intent_id) is not None:
        ask_payment(uow, payment_intent_id, now)


def unfinished(queries: BookingQueries) -> list[str]:
    """Return the ids of payments that are known and not at their end, however old they are."""
    keys = queries.keys(BookingFilter(payment_statuses=UNFINISHED), Sort("created_at"))
    found = {
        str(intent_id)
        for start in range(0, len(keys), _PAGE)
        for row in queries.rows(keys[start : start + _PAGE])
        if (intent_id := row.cells.get("payment_intent_id"))
    }
    homes = frozenset({Home.UNKNOWN, Home.UNMATCHED})
    for payment in queries.payments(homes, limit=10_000):
        if payment.stripe is None or not _is_at_its_end(payment):
            found.add(payment.payment_intent_id)
    return sorted(found)


def _is_news(known: PaymentRecord | None, payment: StripePayment, session: CheckoutSession | None) -> bool:
    """Tell whether a list says something that is not known. It does not tell how a dispute stands."""
    if known is None or known.stripe is None:
        return True
    before = replace(known.stripe, dispute_status=None, is_charge_refundable=True)
    page = (known.session.status, known.session.payment_status) if known.session else None
    page_now = (session.status, session.payment_status) if session else page
    is_homeless = known.home is Home.UNKNOWN and _holds_money(payment)
    return before != payment or page != page_now or is_homeless


def _holds_money(payment: StripePayment) -> bool:
    status = payment_status_of(facts_of(payment, None))
    return is_received(status) or status in UNFINISHED


def _is_at_its_end(payment: PaymentRecord) -> bool:
    assert payment.stripe is not None
    return payment.stripe.status in _ENDED and not payment.stripe.is_disputed
