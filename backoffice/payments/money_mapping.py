"""Stripe's payment pages, payments, refunds, disputes and events, and how they become the program's own frozen data.

As mapping.py: an answer is checked against these shapes before anything is believed. Field names are Stripe's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, cast

import msgspec

from backoffice.payments.errors import redact
from backoffice.payments.mapping import Reference, moment, money
from backoffice.services.ports import CheckoutSession, StripeEvent, StripePayment, StripeRefund


class MethodDetails(msgspec.Struct, frozen=True):
    """docs.stripe.com/api/charges/object#charge_object-payment_method_details."""

    type: str = ""


class Contact(msgspec.Struct, frozen=True):
    """Who paid, as they typed it: billing details of a charge, customer details of a page."""

    email: str | None = None
    name: str | None = None


class Charge(msgspec.Struct, frozen=True):
    """docs.stripe.com/api/charges/object."""

    id: str
    amount_captured: int
    amount_refunded: int
    disputed: bool = False
    receipt_url: str | None = None
    billing_details: Contact | None = None
    payment_method_details: MethodDetails | None = None


class Failure(msgspec.Struct, frozen=True):
    """docs.stripe.com/api/payment_intents/object#payment_intent_object-last_payment_error."""

    message: str | None = None


class PaymentIntent(msgspec.Struct, frozen=True):
    """docs.stripe.com/api/payment_intents/object; of its charge only the id where it was not expanded."""

    id: str
    amount: int
    currency: str
    status: str
    amount_capturable: int = 0
    created: int | None = None
    livemode: bool = False
    receipt_email: str | None = None
    last_payment_error: Failure | None = None
    latest_charge: str | Charge | None = None
    metadata: dict[str, str] = {}


class Session(msgspec.Struct, frozen=True):
    """docs.stripe.com/api/checkout/sessions/object."""

    id: str
    payment_status: str
    status: str | None = None
    url: str | None = None
    created: int | None = None
    livemode: bool = False
    payment_intent: str | PaymentIntent | None = None
    payment_link: str | Reference | None = None
    expires_at: int | None = None
    amount_total: int | None = None
    currency: str | None = None
    client_reference_id: str | None = None
    customer_email: str | None = None
    customer_details: Contact | None = None
    metadata: dict[str, str] | None = None


class Refund(msgspec.Struct, frozen=True):
    """docs.stripe.com/api/refunds/object."""

    id: str
    amount: int
    currency: str
    created: int
    status: str | None = None
    payment_intent: str | Reference | None = None
    reason: str | None = None
    failure_reason: str | None = None
    pending_reason: str | None = None
    metadata: dict[str, str] | None = None


class Dispute(msgspec.Struct, frozen=True):
    """docs.stripe.com/api/disputes/object."""

    id: str
    status: str
    payment_intent: str | Reference | None = None
    is_charge_refundable: bool = False


class EventData(msgspec.Struct, frozen=True):
    """What an event carries. Its object may be of any API version, so no shape is asked of it."""

    object: dict[str, Any] = {}


class Event(msgspec.Struct, frozen=True):
    """docs.stripe.com/api/events/object."""

    id: Annotated[str, msgspec.Meta(min_length=1, max_length=255)]
    type: str
    created: Annotated[int, msgspec.Meta(ge=0, lt=253_402_300_800)]
    livemode: bool = False
    api_version: str | None = None
    account: str | None = None
    data: EventData = EventData()


def checkout_session(found: Session) -> CheckoutSession:
    """Return a hosted payment page, with its payment where that was expanded."""
    total = None
    if found.amount_total is not None and found.currency:
        total = money(found.amount_total, found.currency)
    payer = found.customer_details or Contact()
    intent = found.payment_intent
    return CheckoutSession(
        session_id=found.id,
        url=found.url,
        status=found.status or "",
        payment_status=found.payment_status,
        payment_intent_id=intent.id if isinstance(intent, PaymentIntent) else intent,
        expires_at=None if found.expires_at is None else moment(found.expires_at),
        total=total,
        client_reference_id=found.client_reference_id,
        metadata=found.metadata or {},
        livemode=found.livemode,
        created_at=None if found.created is None else moment(found.created),
        payment_link_id=_id_of(found.payment_link),
        customer_email=payer.email or found.customer_email,
        customer_name=payer.name,
        payment=payment(intent) if isinstance(intent, PaymentIntent) else None,
    )


def payment(found: PaymentIntent, dispute: Dispute | None = None) -> StripePayment:
    """Return a payment with what came and what went back.

    An authorisation that was released counts as refunded at Stripe; here nothing came, so nothing went back.
    """
    charge = found.latest_charge if isinstance(found.latest_charge, Charge) else None
    captured = charge.amount_captured if charge else 0
    payer = (charge and charge.billing_details) or Contact()
    error = found.last_payment_error
    return StripePayment(
        payment_intent_id=found.id,
        money=money(found.amount, found.currency),
        captured=money(captured, found.currency),
        refunded=money(min(charge.amount_refunded, captured) if charge else 0, found.currency),
        status=found.status,
        charge_id=charge.id if charge else None,
        metadata=found.metadata,
        capturable=money(found.amount_capturable, found.currency),
        livemode=found.livemode,
        created_at=None if found.created is None else moment(found.created),
        method=(charge and charge.payment_method_details and charge.payment_method_details.type) or None,
        receipt_url=charge.receipt_url if charge else None,
        customer_email=payer.email or found.receipt_email,
        customer_name=payer.name,
        is_disputed=charge is not None and charge.disputed,
        dispute_status=dispute.status if dispute else None,
        is_charge_refundable=dispute is None or dispute.is_charge_refundable,
        failure=redact(error.message) if error and error.message else None,
    )


def is_disputed(found: PaymentIntent) -> bool:
    """Tell whether the charge of a payment was ever disputed: the dispute itself says how that stands."""
    return isinstance(found.latest_charge, Charge) and found.latest_charge.disputed


def refund(found: Refund) -> StripeRefund:
    """Return a refund."""
    return StripeRefund(
        refund_id=found.id,
        payment_intent_id=_id_of(found.payment_intent) or "",
        money=money(found.amount, found.currency),
        status=found.status or "pending",
        reason=found.reason,
        failure_reason=found.failure_reason,
        pending_reason=found.pending_reason,
        created_at=moment(found.created),
        metadata=found.metadata or {},
    )


def disputed_payment(found: Dispute) -> str | None:
    """Return the id of the PaymentIntent that is disputed; None: the charge was made without one."""
    return _id_of(found.payment_intent)


def event(found: Event) -> StripeEvent:
    """Return the hint that an event is: which object changed, and the PaymentIntent it names."""
    changed = found.data.object
    object_type, object_id = _text(changed, "object"), _text(changed, "id")
    is_payment = object_type == "payment_intent"
    return StripeEvent(
        event_id=found.id,
        type=found.type,
        created_at=moment(found.created),
        livemode=found.livemode,
        object_type=object_type,
        object_id=object_id,
        payment_intent_id=(object_id if is_payment else _named_id(changed.get("payment_intent"))) or None,
        api_version=found.api_version,
        account=found.account,
    )


def _id_of(found: str | Reference | None) -> str | None:
    return found.id if isinstance(found, Reference) else found


def _text(found: Mapping[str, Any], name: str) -> str:
    value = found.get(name)
    return value if isinstance(value, str) else ""


def _named_id(found: object) -> str:
    """Return the id that a field holds, as text or as the object itself."""
    if isinstance(found, dict):
        return _text(cast("dict[str, Any]", found), "id")
    return found if isinstance(found, str) else ""
