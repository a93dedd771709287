"""Whether and how a payment can be given back now, and who has to agree: what the dialog shows and what is checked.

Facts are Stripe's (docs.stripe.com/refunds): Pix can be refunded for 90 days, boleto not at all, an authorisation is
cancelled and not refunded, a dispute says by `is_charge_refundable` whether there is anything left to give back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from backoffice.domain.money import Money, step_minor
from backoffice.domain.people import Person, Role
from backoffice.domain.refunds import Balance, Refund, RefundRefused
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message

_LASTS: Mapping[str, timedelta] = {"pix": timedelta(days=90)}
_NEVER = frozenset({"boleto", "oxxo", "konbini", "multibanco", "wechat_pay_offline"})


class RefundReason(StrEnum):
    """Stripe's three reasons."""

    REQUESTED_BY_CUSTOMER = "requested_by_customer"
    DUPLICATE = "duplicate"
    FRAUDULENT = "fraudulent"  # Stripe puts card and e-mail on its block lists


class Way(StrEnum):
    """How money goes back."""

    REFUND = "refund"
    CANCEL_AUTHORISATION = "cancel_authorisation"  # it was held and never taken
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PaymentFacts:
    """What Stripe said of a payment just now. `capturable_minor` is held and not taken."""

    currency: str
    captured_minor: int
    capturable_minor: int
    method: str
    paid_at: datetime
    is_disputed: bool = False
    is_charge_refundable: bool = True


@dataclass(frozen=True, slots=True)
class Assessment:
    """What can be given back, how, and what to know before. `obstacle` says why nothing can."""

    way: Way
    refundable: Money
    obstacle: Message | None = None
    warnings: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class CurrencyLimits:
    """Limits in minor units of one currency; None: no limit."""

    second_manager_above: int | None = None
    most_per_refund: int | None = None
    most_per_person_and_day: int | None = None


@dataclass(frozen=True, slots=True)
class RefundLimits:
    """The office's limits by currency. Where some are set, refunds in any other currency need two managers."""

    by_currency: Mapping[str, CurrencyLimits] = field(default_factory=dict[str, CurrencyLimits])

    def of(self, currency: str) -> CurrencyLimits:
        """Return the limits that hold in a currency."""
        if not self.by_currency:
            return CurrencyLimits()
        return self.by_currency.get(currency, CurrencyLimits(second_manager_above=0))


def assess(facts: PaymentFacts, balance: Balance, now: datetime) -> Assessment:
    """Say what can be given back now."""
    nothing, left = Money(0, facts.currency), Money(balance.refundable_minor, facts.currency)
    if facts.captured_minor == 0 and facts.capturable_minor > 0:
        return Assessment(Way.CANCEL_AUTHORISATION, Money(facts.capturable_minor, facts.currency))
    obstacle = _obstacle(facts, balance, now)
    if obstacle:
        return Assessment(Way.NONE, nothing, obstacle)
    return Assessment(Way.REFUND, left, warnings=tuple(_warnings(facts, balance, now)))


def check_amount(amount: Money, assessment: Assessment) -> Message | None:
    """Return why this amount cannot be given back."""
    step = step_minor(amount.currency)
    if amount.currency != assessment.refundable.currency:
        text = QT_TRANSLATE_NOOP("backoffice", "The payment was made in {currency}: give back that currency.")
        return Message(text, {"currency": assessment.refundable.currency})
    if amount.amount_minor <= 0:
        return Message(QT_TRANSLATE_NOOP("backoffice", "Write how much to give back; it is more than nothing."))
    if amount.amount_minor > assessment.refundable.amount_minor:
        text = QT_TRANSLATE_NOOP("backoffice", "At most {refundable} can be given back.")
        return Message(text, {"refundable": assessment.refundable})
    if amount.amount_minor % step:
        text = QT_TRANSLATE_NOOP("backoffice", "Stripe sends {currency} in steps of {step}.")
        return Message(text, {"currency": amount.currency, "step": Money(step, amount.currency)})
    return None


def approvals_needed(amount: Money, limits: RefundLimits) -> int:
    """Return how many managers have to approve an amount."""
    above = limits.of(amount.currency).second_manager_above
    return 2 if above is not None and amount.amount_minor > above else 1


def require_may_approve(person: Person, refund: Refund, approved_today: Iterable[Refund], limits: RefundLimits) -> None:
    """Refuse an approval that this person may not give. `approved_today`: what they approved since midnight.

    Raises:
        RefundRefused: with the rule and its figure.

    """
    if person.role not in (Role.MANAGER, Role.ADMINISTRATOR):
        raise RefundRefused(
            Message(QT_TRANSLATE_NOOP("backoffice", "A manager approves refunds. Yours is waiting for one."))
        )
    money, found = refund.terms.money, limits.of(refund.terms.money.currency)
    if found.most_per_refund is not None and money.amount_minor > found.most_per_refund:
        raise RefundRefused(
            _over(
                QT_TRANSLATE_NOOP("backoffice", "One refund may be {limit} at most here."), money, found.most_per_refund
            )
        )
    same = (r.terms.money for r in approved_today if r.terms.money.currency == money.currency and r.id != refund.id)
    spent = sum(m.amount_minor for m in same)
    most = found.most_per_person_and_day
    if most is not None and spent + money.amount_minor > most:
        text = QT_TRANSLATE_NOOP(
            "backoffice",
            "You may approve {limit} a day and have approved {spent} today. Another manager can approve this one.",
        )
        params = {"limit": Money(most, money.currency), "spent": Money(spent, money.currency)}
        raise RefundRefused(Message(text, params))


def reason_warning(reason: RefundReason) -> Message | None:
    """Return what to know before choosing a reason."""
    if reason is not RefundReason.FRAUDULENT:
        return None
    return Message(
        QT_TRANSLATE_NOOP(
            "backoffice",
            "“Fraudulent” puts the customer's card and e-mail on Stripe's block lists: they cannot pay you again.",
        )
    )


def _over(text: str, money: Money, limit: int) -> Message:
    return Message(text, {"limit": Money(limit, money.currency)})


def _obstacle(facts: PaymentFacts, balance: Balance, now: datetime) -> Message | None:
    if facts.is_disputed and not facts.is_charge_refundable:
        return Message(
            QT_TRANSLATE_NOOP(
                "backoffice",
                "The customer disputes this payment at their bank, and Stripe lets nothing be given back meanwhile. "
                "Answer the dispute in the Stripe Dashboard.",
            )
        )
    if facts.captured_minor == 0:
        return Message(QT_TRANSLATE_NOOP("backoffice", "Nothing was received of this payment."))
    if facts.method in _NEVER:
        text = QT_TRANSLATE_NOOP(
            "backoffice", "Payments by {method} cannot be given back through Stripe. Pay it back by bank transfer."
        )
        return Message(text, {"method": facts.method})
    lasts = _LASTS.get(facts.method)
    if lasts and now >= facts.paid_at + lasts:
        text = QT_TRANSLATE_NOOP(
            "backoffice",
            "Payments by {method} can be given back for {days} days, which are over. Pay it back by bank transfer.",
        )
        return Message(text, {"method": facts.method, "days": lasts.days})
    if balance.refundable_minor == 0:
        return Message(QT_TRANSLATE_NOOP("backoffice", "All of it was given back, or is on its way."))
    return None


def _warnings(facts: PaymentFacts, balance: Balance, now: datetime) -> Iterable[Message]:
    lasts = _LASTS.get(facts.method)
    if lasts and now >= facts.paid_at + lasts - timedelta(days=7):
        text = QT_TRANSLATE_NOOP("backoffice", "It can be given back until {day}.")
        yield Message(text, {"day": (facts.paid_at + lasts).date()})
    if facts.is_disputed:
        yield Message(
            QT_TRANSLATE_NOOP(
                "backoffice",
                "The customer disputes this payment at their bank. Giving it back does not end the dispute by itself.",
            )
        )
    if balance.foreign_minor:
        text = QT_TRANSLATE_NOOP("backoffice", "{amount} of it was given back in the Stripe Dashboard.")
        yield Message(text, {"amount": Money(balance.foreign_minor, facts.currency)})
