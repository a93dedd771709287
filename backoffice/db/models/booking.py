"""What the five kinds of booking share, written once."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import CHAR, BigInteger, CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.schema import SchemaItem

from backoffice.db.models.checks import (
    check_currency,
    check_filled,
    check_lengths,
    check_money,
    check_one_of,
    check_range,
)
from backoffice.db.models.listing import LONGEST_NAME
from backoffice.db.types import LongText
from backoffice.domain.booking_status import BookingStatus, PaymentMethod, PaymentStatus

# Written out, as in job.py: a planner must see that a query is within a partial index.
PAGE_OPEN = text("checkout_session_status = 'open'")
PAGE_FAILED = text("stripe_error IS NOT NULL")
HAS_DEADLINE = text("unpaid_until IS NOT NULL")


MOST_PEOPLE = 100_000
LONGEST_KEY = 320
"""Characters of what a customer is found by (an e-mail address has no more): PostgreSQL indexes no long texts."""

_INDEXED = ("customer_email", "customer_phone", "customer_tax_id", "stripe_checkout_session_id")


class Numbered:
    """Which booking: its row, the version staff saw, and the code its customer knows."""

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-1)
    version: Mapped[int]
    confirmation_code: Mapped[str]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    paid_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]


class Charged:
    """Where it stands, what it costs (`price_lines`: JSON of a PriceBreakdown) and what Stripe said of it.

    `stripe_error` is JSON of a Message.
    """

    status: Mapped[str]
    payment_status: Mapped[str]
    payment_method: Mapped[str | None]
    currency: Mapped[str] = mapped_column(CHAR(3))
    total_minor: Mapped[int] = mapped_column(BigInteger())
    price_lines: Mapped[str] = mapped_column(LongText())
    unpaid_until: Mapped[datetime | None]
    page_wanted_at: Mapped[datetime | None]
    stripe_checkout_session_id: Mapped[str | None]
    checkout_session_status: Mapped[str | None]
    session_made_at: Mapped[datetime | None]
    checkout_url: Mapped[str | None]
    checkout_expires_at: Mapped[datetime | None]
    stripe_payment_intent_id: Mapped[str | None] = mapped_column(ForeignKey("payments.payment_intent_id"))
    receipt_url: Mapped[str | None]
    stripe_error: Mapped[str | None] = mapped_column(LongText())


class Derived:
    """Copies of what the fields say (db/booking_rows.py), kept on every write, to sort, search and fill calendars by.

    `starts_on` and `ends_on` are None only for an event that has no date yet. `email_folded` finds a customer again.
    """

    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    starts_at: Mapped[time | None]
    people: Mapped[int]
    customer_folded: Mapped[str]
    email_folded: Mapped[str | None]
    search_text: Mapped[str] = mapped_column(LongText())


class Booking(Numbered, Charged, Derived):
    """Every column that all five kinds have."""

    customer_name: Mapped[str]
    customer_email: Mapped[str | None]
    customer_phone: Mapped[str | None]
    customer_tax_id: Mapped[str | None]
    language: Mapped[str | None]
    supplier: Mapped[str | None]
    notes: Mapped[str | None] = mapped_column(LongText())
    special_requests: Mapped[str | None] = mapped_column(LongText())
    staff_notes: Mapped[str | None] = mapped_column(LongText())
    discount_percent: Mapped[int | None]
    discount_minor: Mapped[int | None] = mapped_column(BigInteger())
    coupon: Mapped[str | None]
    discount_reason: Mapped[str | None]
    override_reason: Mapped[str | None]


def check_dated() -> CheckConstraint:
    """It has its days: what has none is in no calendar and takes up no room."""
    return CheckConstraint("starts_on IS NOT NULL", name="dated")


def booking_rules(table: str, asset: str, *own: SchemaItem) -> tuple[Any, ...]:
    """Return the `__table_args__` of a kind, whose listing is in the column `asset`. Ids are never used twice."""
    return (
        check_filled("customer_name", LONGEST_NAME),
        check_filled("confirmation_code", LONGEST_KEY),
        *check_lengths(*_INDEXED, longest=LONGEST_KEY),
        check_currency(),
        *check_money("total_minor", "discount_minor"),
        check_range("discount_percent", 0, 100),
        check_range("people", 1, MOST_PEOPLE),
        check_one_of("status", *BookingStatus),
        check_one_of("payment_status", *PaymentStatus),
        check_one_of("payment_method", *PaymentMethod),
        CheckConstraint("(starts_on IS NULL) = (ends_on IS NULL) AND ends_on >= starts_on", name="days"),
        UniqueConstraint("confirmation_code"),
        UniqueConstraint("stripe_checkout_session_id"),
        UniqueConstraint("stripe_payment_intent_id"),
        *own,
        Index(f"ix_{table}_{asset}", asset, "ends_on", "starts_on"),
        *(Index(f"ix_{table}_{name}", name, "id") for name in ("starts_on", "customer_folded", "updated_at")),
        *(
            Index(f"ix_{table}_{name}", name)
            for name in ("email_folded", "customer_phone", "customer_tax_id", "paid_at")
        ),
        # Figures and calendars are counted from these alone.
        Index(f"ix_{table}_ends_on", "ends_on", "starts_on", "status"),
        Index(f"ix_{table}_status", "status", "payment_status", "ends_on"),
        Index(f"ix_{table}_payment_status", "payment_status", "total_minor", "currency", "status"),
        _partial(table, "page_open", "checkout_expires_at", PAGE_OPEN),
        _partial(table, "page_failed", "updated_at", PAGE_FAILED),
        _partial(table, "unpaid_until", "unpaid_until", HAS_DEADLINE),
        {"sqlite_autoincrement": True},
    )


def _partial(table: str, name: str, column: str, where: Any) -> Index:
    return Index(f"ix_{table}_{name}", column, sqlite_where=where, postgresql_where=where)
