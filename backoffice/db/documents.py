"""Small documents kept as JSON text in one column: messages, price breakdowns, metadata, checkout sessions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from backoffice.domain.message_codec import params_from_text, params_to_text
from backoffice.domain.money import Money
from backoffice.domain.pricing import PriceBreakdown
from backoffice.domain.pricing_codec import UnreadableBreakdown, breakdown_from_json, breakdown_to_json
from backoffice.domain.wording import Message
from backoffice.services.database_errors import DatabaseFailed
from backoffice.services.ports import CheckoutSession


def message_to_text(message: Message) -> str:
    """Write a sentence down, with its figures as they are."""
    return json.dumps({"text": message.text, "params": params_to_text(message.params)})


def message_from_text(document: str) -> Message:
    """Read a sentence back."""
    found = _read(document)
    return Message(found["text"], params_from_text(found["params"]))


def breakdown_to_text(price: PriceBreakdown) -> str:
    """Write a price down, line by line."""
    return json.dumps(breakdown_to_json(price))


def breakdown_from_text(document: str) -> PriceBreakdown:
    """Read a price back."""
    try:
        return breakdown_from_json(_read(document))
    except UnreadableBreakdown as error:
        raise DatabaseFailed(details=f"a price in the database cannot be read: {error}") from error


def metadata_to_text(metadata: Mapping[str, str]) -> str:
    """Write Stripe's metadata down."""
    return json.dumps(dict(metadata))


def metadata_from_text(document: str | None) -> dict[str, str]:
    """Read metadata back; none were kept: none there are."""
    return {} if document is None else _read(document)


_PLAIN = (
    "session_id",
    "url",
    "status",
    "payment_status",
    "payment_intent_id",
    "client_reference_id",
    "livemode",
    "payment_link_id",
    "customer_email",
    "customer_name",
)


def session_to_text(session: CheckoutSession) -> str:
    """Write a checkout session down, without its payment, which has a row of its own."""
    document: dict[str, Any] = {name: getattr(session, name) for name in _PLAIN}
    document["expires_at"] = session.expires_at.isoformat() if session.expires_at else None
    document["created_at"] = session.created_at.isoformat() if session.created_at else None
    document["total"] = [session.total.amount_minor, session.total.currency] if session.total else None
    document["metadata"] = dict(session.metadata)
    return json.dumps(document)


def session_from_text(document: str) -> CheckoutSession:
    """Read a checkout session back."""
    found = _read(document)
    return CheckoutSession(
        **{name: found[name] for name in _PLAIN},
        expires_at=datetime.fromisoformat(found["expires_at"]) if found["expires_at"] else None,
        created_at=datetime.fromisoformat(found["created_at"]) if found["created_at"] else None,
        total=Money(*found["total"]) if found["total"] else None,
        metadata=found["metadata"],
    )


def _read(document: str) -> dict[str, Any]:
    try:
        return json.loads(document)
    except json.JSONDecodeError as error:
        raise DatabaseFailed(details="a document in the database cannot be read") from error
