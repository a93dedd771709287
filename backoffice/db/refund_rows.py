"""Rows of refunds as the ports' records, and what a filter lets through."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, bindparam, false, func, or_, select

from backoffice.db.models import Base
from backoffice.db.models.refund import ForeignRefundRow, RefundApproval, RefundRow
from backoffice.db.repositories.values import clean_text
from backoffice.db.rows import chunks
from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.money import Money
from backoffice.domain.refund_rules import RefundReason
from backoffice.domain.refunds import Approval, Refund, RefundState, RefundTerms
from backoffice.services.ports.refunds import ForeignRefund, RefundFilter, RefundRecord

REFUNDS = Base.metadata.tables[RefundRow.__tablename__]
APPROVALS = Base.metadata.tables[RefundApproval.__tablename__]
FOREIGN = Base.metadata.tables[ForeignRefundRow.__tablename__]
_CHUNK = 500
_APPROVALS_OF = (
    select(APPROVALS).where(APPROVALS.c.refund_id.in_(bindparam("ids", expanding=True))).order_by(APPROVALS.c.position)
)


def to_records(connection: Connection, rows: Sequence[RowMapping]) -> list[RefundRecord]:
    """Return the records of rows with their approvals."""
    approvals: dict[str, list[Approval]] = {row["id"]: [] for row in rows}
    for ids in chunks(list(approvals), _CHUNK):
        for found in connection.execute(_APPROVALS_OF, {"ids": ids}).mappings():
            approvals[found["refund_id"]].append(
                Approval(found["approved_by"], _terms(found), found["at"], found["expires_at"], found["is_used"])
            )
    return [_record(row, tuple(approvals[row["id"]])) for row in rows]


def to_foreign(row: RowMapping) -> ForeignRefund:
    """Return the record of a refund that was made elsewhere."""
    return ForeignRefund(
        refund_id=row["refund_id"],
        payment_intent_id=row["payment_intent_id"],
        money=Money(row["amount_minor"], row["currency"]),
        status=row["status"],
        created_at=row["created_at"],
        first_seen_at=row["first_seen_at"],
    )


def bounds_of(where: RefundFilter) -> tuple[datetime | None, datetime | None]:
    """Return from when and before when refunds are asked for: the days of a filter begin in its zone."""

    def begins(day: date) -> datetime:
        return datetime.combine(day, time(), where.zone).astimezone(UTC)

    return (
        begins(where.from_on) if where.from_on else None,
        begins(where.to_on + timedelta(days=1)) if where.to_on else None,
    )


def terms_row(terms: RefundTerms) -> dict[str, Any]:
    return {
        "payment_intent_id": terms.payment_intent_id,
        "amount_minor": terms.money.amount_minor,
        "currency": terms.money.currency,
        "account_id": terms.account_id,
        "livemode": terms.livemode,
    }


def _terms(row: RowMapping) -> RefundTerms:
    money = Money(row["amount_minor"], row["currency"])
    return RefundTerms(row["payment_intent_id"], money, row["account_id"], livemode=row["livemode"])


def state_row(record: RefundRecord) -> dict[str, Any]:
    """Return the columns that may change."""
    refund = record.refund
    lines = [[label, money.amount_minor, money.currency] for label, money in record.lines]
    return {
        "state": refund.state.value,
        "approvals_needed": refund.approvals_needed,
        "first_sent_at": refund.first_sent_at,
        "stripe_refund_id": refund.stripe_refund_id,
        "failure": clean_text(refund.failure),
        "pending_reason": clean_text(record.pending_reason),
        "booking_kind": record.booking.kind.value if record.booking else None,
        "booking_id": record.booking.id if record.booking else None,
        "reason": record.reason.value if record.reason else None,
        "note": clean_text(record.note),
        "decision_note": clean_text(record.decision_note),
        "cancels_booking": record.cancels_booking,
        "lines_json": json.dumps(lines),
        "batch_id": record.batch_id,
        "updated_at": record.updated_at or refund.requested_at,
        "ended_at": record.ended_at,
        "acknowledged_at": record.acknowledged_at,
        "acknowledged_by": clean_text(record.acknowledged_by),
    }


def _record(row: RowMapping, approvals: tuple[Approval, ...]) -> RefundRecord:
    refund = Refund(
        id=row["id"],
        terms=_terms(row),
        state=RefundState(row["state"]),
        requested_by=row["requested_by"],
        requested_at=row["requested_at"],
        approvals_needed=row["approvals_needed"],
        approvals=approvals,
        first_sent_at=row["first_sent_at"],
        stripe_refund_id=row["stripe_refund_id"],
        failure=row["failure"],
    )
    booking = BookingRef(BookingKind(row["booking_kind"]), row["booking_id"]) if row["booking_kind"] else None
    lines = tuple((label, Money(minor, currency)) for label, minor, currency in json.loads(row["lines_json"]))
    return RefundRecord(
        refund=refund,
        booking=booking,
        reason=RefundReason(row["reason"]) if row["reason"] else None,
        note=row["note"],
        cancels_booking=row["cancels_booking"],
        lines=lines,
        batch_id=row["batch_id"],
        decision_note=row["decision_note"],
        pending_reason=row["pending_reason"],
        updated_at=row["updated_at"],
        ended_at=row["ended_at"],
        acknowledged_at=row["acknowledged_at"],
        acknowledged_by=row["acknowledged_by"] or "",
    )


def conditions(where: RefundFilter) -> list[ColumnElement[bool]]:
    """Return the conditions of a filter."""
    found: list[ColumnElement[bool]] = []
    since, before = bounds_of(where)
    if where.states:
        found.append(REFUNDS.c.state.in_(sorted(state.value for state in where.states)))
    if since is not None:
        found.append(REFUNDS.c.requested_at >= since)
    if before is not None:
        found.append(REFUNDS.c.requested_at < before)
    if where.person:
        person = clean_text(where.person)
        approved = select(APPROVALS.c.refund_id).where(APPROVALS.c.approved_by == person)
        found.append(or_(REFUNDS.c.requested_by == person, REFUNDS.c.id.in_(approved)))
    if where.reason:
        found.append(REFUNDS.c.reason == where.reason.value)
    if where.booking:
        found += [REFUNDS.c.booking_kind == where.booking.kind.value, REFUNDS.c.booking_id == where.booking.id]
    same = {"currency": where.currency, "payment_intent_id": where.payment_intent_id, "batch_id": where.batch_id}
    found += [REFUNDS.c[name] == clean_text(value) for name, value in same.items() if value]
    return found


def foreign_conditions(where: RefundFilter) -> list[ColumnElement[bool]]:
    """Return the conditions of a filter on refunds made elsewhere, which have no person, reason, booking or batch."""
    if where.person or where.reason or where.booking or where.batch_id:
        return [false()]
    found: list[ColumnElement[bool]] = []
    since, before = bounds_of(where)
    at = func.coalesce(FOREIGN.c.created_at, FOREIGN.c.first_seen_at, type_=FOREIGN.c.first_seen_at.type)
    if where.states:
        found.append(FOREIGN.c.status.in_(sorted(state.value for state in where.states)))
    if since is not None:
        found.append(at >= since)
    if before is not None:
        found.append(at < before)
    same = {"currency": where.currency, "payment_intent_id": where.payment_intent_id}
    found += [FOREIGN.c[name] == clean_text(value) for name, value in same.items() if value]
    return found
