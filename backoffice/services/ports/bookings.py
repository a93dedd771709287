"""Bookings as stored, the repository that writes them, and the trail of what happened to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from backoffice.domain.audit_chain import Head, TrailRow
from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.booking_status import BookingStatus, PaymentMethod, PaymentStatus
from backoffice.domain.kinds import AssetRef
from backoffice.domain.people import Person
from backoffice.domain.pricing import PriceBreakdown
from backoffice.domain.wording import Message


@dataclass(frozen=True, slots=True)
class BookingStripe:
    """What a booking's row says of Stripe.

    `page_wanted_at`: staff asked for a payment page then; a newer time than that of the page asks for another one.
    `session_id` and `url` are of the latest page, `session_made_at` the wish that it answers.
    `payment_intent_id` points at `payments`; unique.
    """

    page_wanted_at: datetime | None = None
    session_id: str | None = None
    session_status: str | None = None  # Stripe's: open, complete, expired
    session_made_at: datetime | None = None
    checkout_url: str | None = None
    checkout_expires_at: datetime | None = None
    payment_intent_id: str | None = None
    receipt_url: str | None = None
    last_error: Message | None = None  # why the page could not be made or closed


@dataclass(frozen=True, slots=True)
class BookingRecord:
    """A booking as stored. `values` by FieldSpec name (domain/specs/bookings); money in the price's currency."""

    ref: BookingRef
    version: int
    asset: AssetRef
    asset_name: str  # of the listing as it is now
    confirmation_code: str
    values: Mapping[str, object]
    status: BookingStatus
    payment_status: PaymentStatus
    payment_method: PaymentMethod | None
    price: PriceBreakdown
    stripe: BookingStripe
    unpaid_until: datetime | None  # when an unpaid booking gives its place back
    created_at: datetime
    updated_at: datetime
    confirmed_at: datetime | None = None
    paid_at: datetime | None = None
    cancelled_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class BookingChange:
    """What a repository writes at once; None: it stays. Status fields are decided by domain/booking_status alone."""

    values: Mapping[str, object] | None = None
    price: PriceBreakdown | None = None
    status: BookingStatus | None = None
    payment_status: PaymentStatus | None = None
    payment_method: PaymentMethod | None = None
    stripe: BookingStripe | None = None
    unpaid_until: datetime | None = None
    clear_unpaid_until: bool = False
    confirmed_at: datetime | None = None
    paid_at: datetime | None = None
    cancelled_at: datetime | None = None
    cleared: frozenset[str] = frozenset()  # of these moments, and payment_method, those that hold no more


@dataclass(frozen=True, slots=True)
class Occupant:
    """A booking that takes up room, with what availability needs of it."""

    ref: BookingRef
    confirmation_code: str
    customer_name: str
    status: BookingStatus
    values: Mapping[str, object]
    unpaid_until: datetime | None


class BookingRepository(Protocol):
    """Writes and single reads of bookings, inside one unit of work."""

    def add(
        self,
        kind: BookingKind,
        asset: AssetRef,
        *,
        confirmation_code: str,
        values: Mapping[str, object],
        price: PriceBreakdown,
        status: BookingStatus,
        payment_status: PaymentStatus,
        payment_method: PaymentMethod | None = None,
        payment_intent_id: str | None = None,
        unpaid_until: datetime | None = None,
        confirmed_at: datetime | None = None,
    ) -> BookingRecord | None:
        """Insert a booking; None: the code is taken, try another.

        Raises:
            InvalidInput: the PaymentIntent belongs to another booking, or a value fits in no column.

        """
        ...

    def get(self, ref: BookingRef) -> BookingRecord:
        """Raise `RecordMissing` when it is not there."""
        ...

    def lock(self, ref: BookingRef) -> BookingRecord:
        """As `get`, and let no other writer change it before this transaction ends: read so what decides a change."""
        ...

    def find_code(self, confirmation_code: str) -> BookingRef | None: ...

    def find_session(self, session_id: str) -> BookingRef | None: ...

    def find_payment_intent(self, payment_intent_id: str) -> BookingRef | None: ...

    def change(self, ref: BookingRef, change: BookingChange, *, expected_version: int | None = None) -> BookingRecord:
        """Write what is given. With `expected_version` raise `RecordChanged` on another one; `version` is bumped when
        `values` or `price` are given (what Stripe says never conflicts with what staff type).
        """
        ...

    def lock_asset(self, asset: AssetRef) -> None:
        """Let no other writer book this listing before this transaction ends (row lock on PostgreSQL; SQLite has one
        writer). Take it before `occupants` and before any booking row is written.
        """
        ...

    def occupants(self, asset: AssetRef, first_on: date, last_on: date) -> Sequence[Occupant]:
        """Return the bookings that hold room of a listing on any day in these bounds (both included)."""
        ...


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One thing that happened. `subject`: a booking, payment or listing (`vehicle_bookings/42`, `payments/pi_…`)."""

    subject: str
    at: datetime
    person: Person
    action: str  # created, edited, status, payment_status, page_opened, … : services/bookings/trail.py names them all
    message: Message  # in plain words
    reason: str = ""
    before: str = ""
    after: str = ""
    id: int | None = None


class AuditTrail(Protocol):
    """What happened, in order; rows are only ever added. What is added is written when the transaction ends."""

    def add(self, entry: AuditEntry) -> None: ...

    def of(self, subject: str) -> Sequence[AuditEntry]:
        """Return everything that happened to a subject, oldest first."""
        ...

    def page(self, subjects: Sequence[str], before: int | None, count: int) -> Sequence[AuditEntry]:
        """Return what was written of any of these subjects before the row of that id (None: up to now), newest first.

        At most `count` entries.
        """
        ...

    def head(self) -> Head:
        """Return the end of the trail as it is kept apart from the rows."""
        ...

    def rows(self) -> Iterator[TrailRow]:
        """Yield every row as stored, in order, without holding them all in memory."""
        ...
