"""The mirror of Stripe's PaymentIntents: one row for each."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CHAR, BigInteger, CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backoffice.db.models.base import Base
from backoffice.db.models.checks import check_counts, check_currency, check_filled, check_one_of
from backoffice.db.types import LongText
from backoffice.domain.booking_kinds import BookingKind
from backoffice.services.ports.payments import Home

LONGEST_ID = 255
"""Characters of an id of Stripe's; Stripe promises no more than that."""


class Payment(Base):
    """See PaymentRecord (services/ports/payments.py). What Stripe says is empty until Stripe was asked (`status`).

    Amounts are minor units of `currency`, without an upper bound: Stripe says what they are. `metadata_json` and
    `session_json` are JSON (db/payment_rows.py). `customer_email` and `customer_name` are as Stripe has them.
    """

    __tablename__ = "payments"
    __table_args__ = (
        check_filled("payment_intent_id", LONGEST_ID),
        check_one_of("home", *Home),
        check_one_of("booking_kind", *BookingKind),
        CheckConstraint(
            "(booking_kind IS NULL) = (booking_id IS NULL) AND (booking_id IS NOT NULL) = (home = 'booking')",
            name="whole_home",
        ),
        CheckConstraint(
            "(status IS NULL) = (currency IS NULL) AND (status IS NULL) = (amount_minor IS NULL) "
            "AND (status IS NULL) = (livemode IS NULL) AND (status IS NULL) = (refreshed_at IS NULL)",
            name="whole_payment",
        ),
        check_currency(),
        *check_counts("amount_minor", "captured_minor", "refunded_minor", "refundable_minor", "capturable_minor"),
        CheckConstraint("refunded_minor <= captured_minor", name="refunded_of_captured"),
        UniqueConstraint("booking_kind", "booking_id"),
        Index("ix_payments_home", "home", "first_seen_at"),
        Index("ix_payments_status", "status", "refreshed_at"),
        Index("ix_payments_created_at", "created_at"),
        Index("ix_payments_charge_id", "charge_id"),
        Index("ix_payments_session_id", "session_id"),
    )

    payment_intent_id: Mapped[str] = mapped_column(primary_key=True)
    home: Mapped[str]
    booking_kind: Mapped[str | None]
    booking_id: Mapped[int | None]
    note: Mapped[str] = mapped_column(LongText())
    first_seen_at: Mapped[datetime]
    refreshed_at: Mapped[datetime | None]
    status: Mapped[str | None]
    currency: Mapped[str | None] = mapped_column(CHAR(3))
    amount_minor: Mapped[int | None] = mapped_column(BigInteger())
    captured_minor: Mapped[int] = mapped_column(BigInteger())
    refunded_minor: Mapped[int] = mapped_column(BigInteger())
    refundable_minor: Mapped[int] = mapped_column(BigInteger())
    capturable_minor: Mapped[int | None] = mapped_column(BigInteger())
    charge_id: Mapped[str | None]
    method: Mapped[str | None]
    receipt_url: Mapped[str | None]
    livemode: Mapped[bool | None]
    created_at: Mapped[datetime | None]
    customer_email: Mapped[str | None]
    customer_name: Mapped[str | None]
    is_disputed: Mapped[bool]
    dispute_status: Mapped[str | None]
    is_charge_refundable: Mapped[bool]
    failure: Mapped[str | None]
    metadata_json: Mapped[str | None] = mapped_column(LongText())
    session_id: Mapped[str | None]
    session_json: Mapped[str | None] = mapped_column(LongText())
