"""What an event of Stripe's hints at. Events are never believed: they name what to fetch anew."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class HintKind(StrEnum):
    """What to fetch. The value begins the subject of the job that fetches it."""

    PAYMENT = "payments"  # a PaymentIntent, pi_…
    SESSION = "sessions"  # a Checkout Session, cs_…, with its payment


@dataclass(frozen=True, slots=True)
class Hint:
    """One object to fetch anew."""

    kind: HintKind
    id: str

    def __str__(self) -> str:
        """Return the subject of a job: `payments/pi_…`."""
        return f"{self.kind.value}/{self.id}"


POLLED_TYPES: tuple[str, ...] = (
    "checkout.session.completed",
    "checkout.session.async_payment_succeeded",
    "checkout.session.async_payment_failed",
    "checkout.session.expired",
    "payment_intent.succeeded",
    "payment_intent.processing",
    "payment_intent.amount_capturable_updated",
    "payment_intent.payment_failed",
    "payment_intent.canceled",
    "charge.refunded",
    "charge.dispute.created",
    "charge.dispute.updated",
    "charge.dispute.funds_withdrawn",
    "charge.dispute.funds_reinstated",
    "charge.dispute.closed",
    "refund.created",
    "refund.updated",
    "refund.failed",
)
"""What the poller asks for; Stripe takes 20 types at most.

Events of products, prices and links are not among them: every edit of ours makes some, reading them is metered, and a
resync finds drift for a fraction of the reads.
"""

_WANTED = frozenset(POLLED_TYPES) | {
    "payment_intent.partially_funded",
    "payment_intent.requires_action",
    "charge.captured",
    "charge.expired",
    "charge.failed",
    "charge.refund.updated",
    "charge.succeeded",
    "charge.updated",
}
"""What a webhook may bring beside them, where its endpoint is set to send more."""


def hints_of(event_type: str, object_id: str, payment_intent_id: str | None = None) -> tuple[Hint, ...]:
    """Return what to fetch after an event; nothing for a type that needs nothing.

    A session is fetched with its payment, so a session's event hints at the session alone. Charges, refunds and
    disputes hint at the PaymentIntent they name; without one they belong to nothing of ours.
    """
    if event_type not in _WANTED:
        return ()
    if event_type.startswith("checkout.session."):
        return (Hint(HintKind.SESSION, object_id),)
    payment_id = object_id if event_type.startswith("payment_intent.") else payment_intent_id
    return (Hint(HintKind.PAYMENT, payment_id),) if payment_id else ()
