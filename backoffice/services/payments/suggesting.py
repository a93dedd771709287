"""Whose an unexpected payment may be, and what a booking made from it begins with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.kinds import AssetRef
from backoffice.domain.money import Money
from backoffice.domain.wording import QT_TRANSLATE_NOOP
from backoffice.services.payments.matching import listing_in
from backoffice.services.ports import BookingQueries, BookingRecord, PaymentRecord, Suggestion

SAME_AMOUNT = QT_TRANSLATE_NOOP("backoffice", "The same amount")
SAME_EMAIL = QT_TRANSLATE_NOOP("backoffice", "The same e-mail address")
SAME_NAME = QT_TRANSLATE_NOOP("backoffice", "The same name")
SAME_LISTING = QT_TRANSLATE_NOOP("backoffice", "The listing whose link was paid")
CLOSE_IN_TIME = QT_TRANSLATE_NOOP("backoffice", "Booked within two days of the payment")

SCORES = {SAME_AMOUNT: 40, SAME_EMAIL: 40, SAME_LISTING: 25, SAME_NAME: 20, CLOSE_IN_TIME: 10}
CLOSE = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Template:
    """What a new booking made from a payment begins with; `kind` and `asset` None: the person chooses.

    Pass `payment_intent_id` on to `Bookings.create`. `total` is what was paid: the price should come to it.
    """

    payment_intent_id: str
    total: Money | None
    kind: BookingKind | None = None
    asset: AssetRef | None = None
    values: Mapping[str, object] = field(default_factory=dict[str, object])


def template(payment: PaymentRecord) -> Template:
    """Return what a new booking for a payment begins with."""
    asset = listing_of(payment)
    values = {"customer_name": payer_name(payment), "customer_email": payer_email(payment)}
    return Template(
        payment_intent_id=payment.payment_intent_id,
        total=payment.stripe.money if payment.stripe else None,
        kind=None if asset is None else BookingKind.of(asset.kind),
        asset=asset,
        values={name: value for name, value in values.items() if value},
    )


def suggestions(payment: PaymentRecord, queries: BookingQueries) -> Sequence[Suggestion]:
    """Return the bookings that a payment may be for, best first. Reasons are sentences to translate, by themselves."""
    total = payment.stripe.money if payment.stripe else None
    found = [_suggestion(payment, record) for record in queries.payable(total, payer_email(payment))]
    return sorted((each for each in found if each.score), key=lambda each: (-each.score, str(each.booking)))


def listing_of(payment: PaymentRecord) -> AssetRef | None:
    """Return the listing whose link was paid, as the metadata of the page or payment names it."""
    metadata = (payment.session and payment.session.metadata) or (payment.stripe and payment.stripe.metadata)
    return listing_in(metadata or {})


def payer_email(payment: PaymentRecord) -> str:
    """Return the address that the customer gave to Stripe."""
    given = (payment.session and payment.session.customer_email) or (payment.stripe and payment.stripe.customer_email)
    return given or ""


def payer_name(payment: PaymentRecord) -> str:
    """Return the name that the customer gave to Stripe."""
    given = (payment.session and payment.session.customer_name) or (payment.stripe and payment.stripe.customer_name)
    return given or ""


def _suggestion(payment: PaymentRecord, record: BookingRecord) -> Suggestion:
    reasons = dict(_reasons(payment, record))
    return Suggestion(
        booking=record.ref,
        confirmation_code=record.confirmation_code,
        customer_name=str(record.values.get("customer_name") or ""),
        total=record.price.total,
        score=sum(SCORES[text] for text in reasons.values()),
        reasons=reasons,
    )


def _reasons(payment: PaymentRecord, record: BookingRecord) -> Sequence[tuple[str, str]]:
    stripe = payment.stripe
    paid_at = stripe.created_at if stripe else None
    found = [
        ("amount", SAME_AMOUNT, stripe is not None and stripe.money == record.price.total),
        ("email", SAME_EMAIL, _is_same(payer_email(payment), record.values.get("customer_email"))),
        ("listing", SAME_LISTING, listing_of(payment) == record.asset),
        ("name", SAME_NAME, _is_same(payer_name(payment), record.values.get("customer_name"))),
        ("date", CLOSE_IN_TIME, paid_at is not None and abs(paid_at - record.created_at) <= CLOSE),
    ]
    return [(name, text) for name, text, holds in found if holds]


def _is_same(one: str, other: object) -> bool:
    return bool(one) and isinstance(other, str) and one.strip().casefold() == other.strip().casefold()
