"""Refund requests, the approvals they had, and refunds that were made in the Stripe Dashboard."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CHAR, BigInteger, CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from backoffice.db.models.base import Base
from backoffice.db.models.checks import check_counts, check_currency, check_filled, check_one_of
from backoffice.db.models.triggers import add_triggers
from backoffice.db.types import LongText
from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.money import MAX_AMOUNT_MINOR
from backoffice.domain.refund_rules import RefundReason
from backoffice.domain.refunds import RefundState

# Written out, so that the planners see that a query is within the index, and both databases keep the same rule.
IN_FLIGHT = text("state IN ('approved', 'sending', 'unknown', 'reconciling', 'needs_human')")
UNDECIDED = text("state IN ('requested', 'approved')")


class RefundRow(Base):
    """See RefundRecord (services/ports/refunds.py). The database itself keeps one refund in flight for each payment."""

    __tablename__ = "refunds"
    __table_args__ = (
        check_one_of("state", *RefundState),
        check_one_of("reason", *RefundReason),
        check_one_of("booking_kind", *BookingKind),
        check_currency(),
        check_filled("id", 64),
        CheckConstraint(f"amount_minor BETWEEN 1 AND {MAX_AMOUNT_MINOR}", name="amount_minor"),
        CheckConstraint("approvals_needed BETWEEN 1 AND 2", name="approvals_needed"),
        CheckConstraint("(booking_kind IS NULL) = (booking_id IS NULL)", name="whole_booking"),
        CheckConstraint("first_sent_at IS NOT NULL OR stripe_refund_id IS NULL", name="sent_before_made"),
        CheckConstraint(
            "first_sent_at IS NOT NULL OR state IN ('requested', 'approved', 'rejected', 'expired')",
            name="intent_before_sending",
        ),
        Index(
            "uq_refunds_in_flight", "payment_intent_id", unique=True, sqlite_where=IN_FLIGHT, postgresql_where=IN_FLIGHT
        ),
        Index("uq_refunds_stripe_refund_id", "stripe_refund_id", unique=True),
        Index("ix_refunds_payment_intent_id", "payment_intent_id", "requested_at"),
        Index("ix_refunds_requested_at", "requested_at", "id"),
        Index("ix_refunds_state", "state", "requested_at"),
        Index("ix_refunds_booking", "booking_kind", "booking_id"),
        Index("ix_refunds_batch_id", "batch_id"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    payment_intent_id: Mapped[str] = mapped_column(ForeignKey("payments.payment_intent_id"))
    amount_minor: Mapped[int] = mapped_column(BigInteger())
    currency: Mapped[str] = mapped_column(CHAR(3))
    account_id: Mapped[str]
    livemode: Mapped[bool]
    state: Mapped[str]
    requested_by: Mapped[str]
    requested_at: Mapped[datetime]
    approvals_needed: Mapped[int]
    first_sent_at: Mapped[datetime | None]
    stripe_refund_id: Mapped[str | None]
    failure: Mapped[str] = mapped_column(LongText())
    pending_reason: Mapped[str]
    booking_kind: Mapped[str | None]
    booking_id: Mapped[int | None]
    reason: Mapped[str | None]
    note: Mapped[str] = mapped_column(LongText())
    decision_note: Mapped[str] = mapped_column(LongText())
    cancels_booking: Mapped[bool]
    lines_json: Mapped[str] = mapped_column(LongText())
    batch_id: Mapped[str | None]
    updated_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    acknowledged_at: Mapped[datetime | None]
    acknowledged_by: Mapped[str | None]


class RefundApproval(Base):
    """A manager's yes to exactly these terms; single-use."""

    __tablename__ = "refund_approvals"
    __table_args__ = (
        check_filled("approved_by", 200),
        check_currency(),
        *check_counts("position"),
        CheckConstraint("expires_at > at", name="ends"),
        Index("ix_refund_approvals_approved_by", "approved_by", "at"),
    )

    refund_id: Mapped[str] = mapped_column(ForeignKey("refunds.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    approved_by: Mapped[str]
    at: Mapped[datetime]
    expires_at: Mapped[datetime]
    is_used: Mapped[bool]
    payment_intent_id: Mapped[str]
    amount_minor: Mapped[int] = mapped_column(BigInteger())
    currency: Mapped[str] = mapped_column(CHAR(3))
    account_id: Mapped[str]
    livemode: Mapped[bool]


class ForeignRefundRow(Base):
    """A refund of Stripe's that no request of ours made."""

    __tablename__ = "foreign_refunds"
    __table_args__ = (
        check_filled("refund_id", 255),
        check_currency(),
        *check_counts("amount_minor"),
        Index("ix_foreign_refunds_payment_intent_id", "payment_intent_id"),
    )

    refund_id: Mapped[str] = mapped_column(primary_key=True)
    payment_intent_id: Mapped[str] = mapped_column(ForeignKey("payments.payment_intent_id"))
    amount_minor: Mapped[int] = mapped_column(BigInteger())
    currency: Mapped[str] = mapped_column(CHAR(3))
    status: Mapped[str]
    created_at: Mapped[datetime | None]
    first_seen_at: Mapped[datetime]


# What is approved is taken from what was captured, whoever writes it; refunds made elsewhere count. Later states are
# Stripe's word and are never refused.
_TAKEN = (
    "(SELECT COALESCE(SUM(amount_minor), 0) FROM refunds WHERE payment_intent_id = NEW.payment_intent_id "
    "AND id <> NEW.id AND state IN ('approved', 'sending', 'unknown', 'reconciling', 'needs_human', 'pending', "
    "'requires_action', 'succeeded')) + (SELECT COALESCE(SUM(amount_minor), 0) FROM foreign_refunds "
    "WHERE payment_intent_id = NEW.payment_intent_id AND status NOT IN ('failed', 'canceled')) + NEW.amount_minor"
)
_CAPTURED = "(SELECT captured_minor FROM payments WHERE payment_intent_id = NEW.payment_intent_id)"
SQLITE_TRIGGERS = tuple(
    f"CREATE TRIGGER refunds_within_captured_{verb.split()[0].lower()} BEFORE {verb} ON refunds "
    f"WHEN NEW.state = 'approved'{more} AND {_TAKEN} > {_CAPTURED} "
    "BEGIN SELECT RAISE(ABORT, 'refunds: more than was captured'); END"
    for verb, more in (("INSERT", ""), ("UPDATE OF state", " AND OLD.state = 'requested'"))
)
POSTGRESQL_TRIGGERS = (
    "CREATE OR REPLACE FUNCTION refuse_refund_above_captured() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "IF NEW.state = 'approved' AND (TG_OP = 'INSERT' OR OLD.state = 'requested') THEN "
    "PERFORM 1 FROM payments WHERE payment_intent_id = NEW.payment_intent_id FOR UPDATE; "
    f"IF {_TAKEN} > {_CAPTURED} THEN "
    "RAISE EXCEPTION 'refunds: more than was captured' USING ERRCODE = 'check_violation', "
    "CONSTRAINT = 'refunds_within_captured'; END IF; END IF; RETURN NEW; END $$",
    "CREATE TRIGGER refunds_within_captured BEFORE INSERT OR UPDATE ON refunds "
    "FOR EACH ROW EXECUTE FUNCTION refuse_refund_above_captured()",
)

add_triggers(Base.metadata.tables[RefundRow.__tablename__], sqlite=SQLITE_TRIGGERS, postgresql=POSTGRESQL_TRIGGERS)
