"""Reads of bookings and payments for tables, calendar, Today and reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.booking_status import BookingStatus, PaymentStatus
from backoffice.domain.kinds import AssetRef
from backoffice.domain.money import Money
from backoffice.services.ports.bookings import BookingRecord
from backoffice.services.ports.payments import Home, PaymentRecord
from backoffice.services.ports.queries import Sort


@dataclass(frozen=True, slots=True)
class BookingFilter:
    """Which rows of a bookings table: every condition must hold. `kind` None: all five. Empty sets: any value.

    `text`: every word stands in code, customer name, e-mail, phone, tax id or the listing's name, whatever its case
    and accents. `from_on`/`to_on` (both included): the booking touches a day in these bounds.
    """

    kind: BookingKind | None = None
    text: str = ""
    statuses: frozenset[BookingStatus] = frozenset()
    payment_statuses: frozenset[PaymentStatus] = frozenset()
    asset: AssetRef | None = None
    from_on: date | None = None
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class BookingRow:
    """A row of the bookings table: plain values by column name.

    Cells of all kinds: kind, confirmation_code, asset_name, customer_name, customer_email, customer_phone, starts_on,
    ends_on (last day touched; check-out of a stay), starts_at (time of day or None), people, status, payment_status,
    payment_method, total_minor, currency, unpaid_until, supplier, payment_intent_id, created_at, updated_at, paid_at;
    for a single kind also every scalar field of the kind.
    """

    ref: BookingRef
    version: int
    cells: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A booking in a calendar. `ends_on` is the last day it takes up (the night before check-out for stays)."""

    ref: BookingRef
    version: int
    asset: AssetRef
    asset_name: str
    starts_on: date
    ends_on: date
    starts_at: str  # "HH:MM" or ""
    confirmation_code: str
    customer_name: str
    people: int
    status: BookingStatus
    payment_status: PaymentStatus


@dataclass(frozen=True, slots=True)
class BookingCounts:
    """Figures beside sections and on Today, not counting what is over."""

    by_kind: Mapping[BookingKind, int]
    arriving: int = 0
    departing: int = 0
    unpaid_due: int = 0
    unmatched: int = 0
    failures: int = 0


@dataclass(frozen=True, slots=True)
class TodayRows:
    """What happens on a day, as rows of the bookings table."""

    arrivals: Sequence[BookingRow] = ()  # stays checking in, activities, events and tables of the day
    departures: Sequence[BookingRow] = ()
    pick_ups: Sequence[BookingRow] = ()  # vehicles that go out
    returns: Sequence[BookingRow] = ()  # vehicles that come back
    due: Sequence[BookingRow] = ()  # unpaid, whose deadline is today or past
    failures: Sequence[BookingRow] = ()  # payment failed or disputed, or a page that could not be made


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """Sums of one currency on the money board, in minor units."""

    currency: str
    paid_unbooked_minor: int
    paid_unbooked_count: int
    booked_unpaid_minor: int
    booked_unpaid_count: int
    processing_minor: int = 0
    received_today_minor: int = 0


@dataclass(frozen=True, slots=True)
class CustomerHistory:
    """A customer's bookings: those that share the e-mail, phone or tax id. `spent` per currency, minor units."""

    rows: Sequence[BookingRow] = ()
    spent: Mapping[str, int] = field(default_factory=dict[str, int])


@dataclass(frozen=True, slots=True)
class OpenSessions:
    """What may be paid any moment: open pages, when the newest of them was asked for, and payments on their way."""

    pages: int = 0
    newest_at: datetime | None = None
    on_the_way: int = 0


class BookingQueries(Protocol):
    """Reads for the bookings screens. Each opens its own short read; safe on any thread."""

    def keys(self, where: BookingFilter, sort: Sort) -> Sequence[int]:
        """Return packed keys (`pack_booking_key`) in order, an array of numbers. Columns as `BookingRow.cells`."""
        ...

    def rows(self, keys: Sequence[int]) -> Sequence[BookingRow]: ...

    def find(self, typed: str, limit: int) -> Sequence[BookingRow]:
        """Return bookings that hold every word, an exact confirmation code first (Ctrl+K)."""
        ...

    def counts(self, today: date) -> BookingCounts: ...

    def today(self, day: date, limit: int = 200) -> TodayRows: ...

    def calendar(self, first_on: date, last_on: date, kind: BookingKind | None) -> Sequence[CalendarEntry]:
        """Return what takes up a day in these bounds, by listing name, then start."""
        ...

    def history(self, booking: BookingRef) -> CustomerHistory: ...

    def export(self, kind: BookingKind, where: BookingFilter) -> AbstractContextManager[Iterable[BookingRecord]]: ...

    def payments(self, homes: frozenset[Home], limit: int = 500) -> Sequence[PaymentRecord]:
        """Return payments by where they belong, newest first: the inbox of unmatched ones."""
        ...

    def payable(self, total: Money | None, email: str, limit: int = 50) -> Sequence[BookingRecord]:
        """Return unpaid bookings of that total, or of that e-mail: what an unmatched payment may belong to."""
        ...

    def money_board(self, since: datetime) -> Sequence[MoneyLine]:
        """Return per currency what was paid and is not booked, and what is booked and not paid."""
        ...

    def open_sessions(self, now: datetime) -> OpenSessions:
        """Return which payment pages are open and how many payments are on their way: the poller's rhythm."""
        ...


_KINDS = tuple(BookingKind)


def pack_booking_key(ref: BookingRef) -> int:
    """Return one integer for a booking of any kind."""
    return ref.id * 8 + _KINDS.index(ref.kind)


def unpack_booking_key(key: int) -> BookingRef:
    """Return the booking that `pack_booking_key` packed."""
    return BookingRef(_KINDS[key % 8], key // 8)
