"""Payments as mirrored from Stripe, and the inbox of Stripe's events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.money import Money
from backoffice.services.ports.gateway import CheckoutSession, StripeEvent, StripePayment


class Home(StrEnum):
    """Where a payment belongs."""

    UNKNOWN = "unknown"  # its id was typed in or it is not paid yet: nothing to decide
    BOOKING = "booking"  # it pays for the booking that points at it
    UNMATCHED = "unmatched"  # paid (or held) and no booking claims it: a person decides
    NOT_OURS = "not_ours"  # a person said so


@dataclass(frozen=True, slots=True)
class PaymentRecord:
    """One PaymentIntent, as Stripe told it last (`stripe` None: not asked yet).

    `captured`, `refunded`, `refundable`: minor units of `stripe.money`'s currency, 0 before Stripe was asked.
    """

    payment_intent_id: str
    home: Home
    booking: BookingRef | None
    stripe: StripePayment | None
    session: CheckoutSession | None
    note: str
    first_seen_at: datetime
    refreshed_at: datetime | None

    @property
    def received(self) -> Money | None:
        """Return what stays with the office: captured less refunded."""
        found = self.stripe
        if found is None:
            return None
        return Money(found.captured.amount_minor - found.refunded.amount_minor, found.captured.currency)


class PaymentRepository(Protocol):
    """The mirror of Stripe's PaymentIntents, inside one unit of work."""

    def get(self, payment_intent_id: str) -> PaymentRecord | None: ...

    def ensure(self, payment_intent_id: str, now: datetime) -> PaymentRecord:
        """Return the row, made (Home.UNKNOWN) where it is missing: bookings point at it."""
        ...

    def save_stripe(
        self, payment_intent_id: str, found: StripePayment, session: CheckoutSession | None, now: datetime
    ) -> PaymentRecord:
        """Store what Stripe said just now (a session already known stays when None is given)."""
        ...

    def place(self, payment_intent_id: str, home: Home, booking: BookingRef | None = None, note: str = "") -> None:
        """Say where it belongs (a booking with Home.BOOKING only; one payment per booking: a database constraint)."""
        ...

    def of_booking(self, booking: BookingRef) -> PaymentRecord | None: ...


class EventState(StrEnum):
    """What became of an event that was received."""

    QUEUED = "queued"  # the job that refetches its object was asked for in the same transaction
    IGNORED = "ignored"  # a type that needs nothing


class EventSource(StrEnum):
    """How an event came."""

    POLL = "poll"
    WEBHOOK = "webhook"
    RECONCILIATION = "reconciliation"


@dataclass(frozen=True, slots=True)
class InboxEvent:
    """One event of the inbox. Its content is not kept: events are hints, the object is fetched anew."""

    event: StripeEvent
    state: EventState
    source: EventSource
    received_at: datetime


@dataclass(frozen=True, slots=True)
class EventCursor:
    """How far the poller has come.

    `polled_at`: when it last asked and got every page; `newest_at`: when the newest event known was made.
    """

    polled_at: datetime | None = None
    newest_at: datetime | None = None
    reconciled_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReadCount:
    """How many metered reads were made in a month (`2026-11`)."""

    month: str
    reads: int


class EventRepository(Protocol):
    """The inbox of events, inside one unit of work."""

    def add(self, events: Sequence[InboxEvent]) -> Sequence[InboxEvent]:
        """Store those not yet known (unique event id, also under two writers) and return them."""
        ...

    def cursor(self) -> EventCursor: ...

    def set_cursor(self, cursor: EventCursor) -> None: ...

    def count_reads(self, month: str, reads: int) -> None:
        """Add to the month's count."""
        ...

    def reads(self, month: str) -> ReadCount: ...

    def latest(self, limit: int) -> Sequence[InboxEvent]:
        """Return the events received last, newest first."""
        ...

    def prune(self, older_than: datetime) -> int: ...


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A booking that a payment may belong to, best first. `reasons` in words (same amount, same e-mail …)."""

    booking: BookingRef
    confirmation_code: str
    customer_name: str
    total: Money
    score: int
    reasons: Mapping[str, str] = field(default_factory=dict[str, str])
