"""How a payment stands for refunds, from what is stored: Stripe's facts, requests of ours, refunds made elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from backoffice.domain import refunds
from backoffice.domain.errors import RecordMissing
from backoffice.domain.money import Money
from backoffice.domain.refund_rules import Assessment, PaymentFacts, assess
from backoffice.domain.refunds import Balance, RefundRefused, RefundState
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.ports import PaymentRecord, UnitOfWork
from backoffice.services.ports.refunds import ForeignRefund, RefundRecord

_ENDED = ("failed", "canceled")


@dataclass(frozen=True, slots=True)
class RefundView:
    """Everything the refund dialog shows of a payment, as the database has it (refresh it from Stripe first)."""

    payment: PaymentRecord
    balance: Balance
    assessment: Assessment
    requests: tuple[RefundRecord, ...]
    foreign: tuple[ForeignRefund, ...]

    @property
    def pending(self) -> Money:
        """Return what is on its way and not yet given back."""
        waiting = (r.refund for r in self.requests if r.refund.state.reserves)
        amount = sum(r.terms.money.amount_minor for r in waiting if r.state is not RefundState.SUCCEEDED)
        return Money(amount, self.assessment.refundable.currency)


def facts_of(payment: PaymentRecord) -> PaymentFacts:
    """Return what the rules need of a payment.

    Raises:
        RefundRefused: Stripe was not asked about it yet.

    """
    found = payment.stripe
    if found is None:
        text = QT_TRANSLATE_NOOP(
            "backoffice", "Stripe was not asked about this payment yet. Press Check now, then try again."
        )
        raise RefundRefused(Message(text))
    return PaymentFacts(
        currency=found.money.currency,
        captured_minor=found.captured.amount_minor,
        capturable_minor=found.capturable.amount_minor if found.capturable else 0,
        method=found.method or "card",
        paid_at=found.created_at or payment.first_seen_at,
        is_disputed=found.is_disputed,
        is_charge_refundable=found.is_charge_refundable,
    )


def balance_of(uow: UnitOfWork, payment: PaymentRecord) -> Balance:
    """Return the balance of a payment from what is stored: requests of ours, and refunds made elsewhere."""
    requests = [record.refund for record in uow.refunds.of_payment(payment.payment_intent_id)]
    foreign = uow.refunds.foreign_of(payment.payment_intent_id)
    elsewhere = sum(found.money.amount_minor for found in foreign if found.status not in _ENDED)
    captured = payment.stripe.captured.amount_minor if payment.stripe else 0
    return refunds.balance(captured, requests, elsewhere)


def view_of(uow: UnitOfWork, payment_intent_id: str, now: datetime) -> RefundView:
    """Return everything that is stored of a payment for refunds.

    Raises:
        RecordMissing: the payment is not known here.
        RefundRefused: Stripe was not asked about it yet.

    """
    payment = uow.payments.get(payment_intent_id)
    if payment is None:
        raise RecordMissing
    balance = balance_of(uow, payment)
    return RefundView(
        payment=payment,
        balance=balance,
        assessment=assess(facts_of(payment), balance, now),
        requests=tuple(uow.refunds.of_payment(payment_intent_id)),
        foreign=tuple(uow.refunds.foreign_of(payment_intent_id)),
    )
