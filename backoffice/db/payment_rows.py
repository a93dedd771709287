"""Rows of the payments' mirror as the ports' records."""

from __future__ import annotations

from typing import Any

from sqlalchemy import RowMapping

from backoffice.db.documents import metadata_from_text, metadata_to_text, session_from_text, session_to_text
from backoffice.db.models import Base, Payment
from backoffice.db.repositories.values import clean_text
from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.money import Money
from backoffice.services.ports import CheckoutSession, Home, PaymentRecord, StripePayment

PAYMENTS = Base.metadata.tables[Payment.__tablename__]

_TEXTS = (
    "status",
    "charge_id",
    "method",
    "receipt_url",
    "customer_email",
    "customer_name",
    "dispute_status",
    "failure",
)
_FLAGS = ("livemode", "is_disputed", "is_charge_refundable")


def payment_columns(found: StripePayment) -> dict[str, Any]:
    """Return what Stripe said as columns.

    Raises:
        ValueError: when its amounts are not all in one currency, which Stripe's never are.

    """
    amounts = (found.money, found.captured, found.refunded, found.capturable)
    if {amount.currency for amount in amounts if amount is not None} != {found.money.currency}:
        raise ValueError("the amounts of a payment are in one currency")
    return {
        **{name: clean_text(getattr(found, name)) for name in _TEXTS},
        **{name: getattr(found, name) for name in _FLAGS},
        "currency": found.money.currency,
        "amount_minor": found.money.amount_minor,
        "captured_minor": found.captured.amount_minor,
        "refunded_minor": found.refunded.amount_minor,
        "refundable_minor": found.captured.amount_minor - found.refunded.amount_minor
        if found.is_charge_refundable
        else 0,
        "capturable_minor": found.capturable.amount_minor if found.capturable else None,
        "created_at": found.created_at,
        "metadata_json": metadata_to_text(found.metadata),
    }


def session_columns(session: CheckoutSession) -> dict[str, Any]:
    """Return the page through which it came as columns."""
    return {"session_id": clean_text(session.session_id), "session_json": session_to_text(session)}


def to_payment(row: RowMapping) -> PaymentRecord:
    """Return the record of a row."""
    booking = BookingRef(BookingKind(row["booking_kind"]), row["booking_id"]) if row["booking_kind"] else None
    return PaymentRecord(
        payment_intent_id=row["payment_intent_id"],
        home=Home(row["home"]),
        booking=booking,
        stripe=None if row["status"] is None else _to_stripe(row),
        session=session_from_text(row["session_json"]) if row["session_json"] else None,
        note=row["note"],
        first_seen_at=row["first_seen_at"],
        refreshed_at=row["refreshed_at"],
    )


def _to_stripe(row: RowMapping) -> StripePayment:
    currency = row["currency"]
    capturable = row["capturable_minor"]
    return StripePayment(
        payment_intent_id=row["payment_intent_id"],
        **{name: row[name] for name in (*_TEXTS, *_FLAGS)},
        money=Money(row["amount_minor"], currency),
        captured=Money(row["captured_minor"], currency),
        refunded=Money(row["refunded_minor"], currency),
        capturable=None if capturable is None else Money(capturable, currency),
        created_at=row["created_at"],
        metadata=metadata_from_text(row["metadata_json"]),
    )
