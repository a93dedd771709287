"""Writing and reading refund requests. A row is written whole, and only over the state it was read in."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, func, insert, or_, select, update

from backoffice.db.changes import ChangeLog
from backoffice.db.models import Base
from backoffice.db.models.refund import IN_FLIGHT, UNDECIDED, ForeignRefundRow, RefundApproval, RefundRow
from backoffice.db.repositories.values import clean_text
from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.errors import RecordChanged, RecordMissing
from backoffice.domain.money import Money
from backoffice.domain.refund_rules import RefundReason
from backoffice.domain.refunds import APPROVAL_LASTS, REQUEST_LASTS, Approval, Refund, RefundState, RefundTerms
from backoffice.services.ports import StripeRefund
from backoffice.services.ports.refunds import ForeignRefund, RefundFilter, RefundRecord

REFUNDS = Base.metadata.tables[RefundRow.__tablename__]
APPROVALS = Base.metadata.tables[RefundApproval.__tablename__]
FOREIGN = Base.metadata.tables[ForeignRefundRow.__tablename__]
_PAYMENTS = Base.metadata.tables["payments"]


class SqlRefunds:
    """`RefundRepository` over one connection."""

    def __init__(self, connection: Connection, log: ChangeLog) -> None:
        """Work within the connection's transaction; note in the log what changes."""
        self._connection = connection
        self._log = log

    def lock_payment(self, payment_intent_id: str) -> None:
        """Lock the payment's row; on SQLite the transaction is the only writer already."""
        row = select(_PAYMENTS.c.payment_intent_id).where(_PAYMENTS.c.payment_intent_id == payment_intent_id)
        self._connection.execute(row.with_for_update())

    def add(self, record: RefundRecord) -> None:
        """Insert a request."""
        refund = record.refund
        row = {"id": refund.id, "requested_by": refund.requested_by, "requested_at": refund.requested_at}
        terms = _terms_row(refund.terms)
        self._connection.execute(insert(REFUNDS).values(**row, **terms, **_state_row(record)))
        self._save_approvals(refund)

    def get(self, refund_id: str) -> RefundRecord:
        """Return a request with its approvals."""
        row = self._connection.execute(select(REFUNDS).where(REFUNDS.c.id == refund_id)).mappings().one_or_none()
        if row is None:
            raise RecordMissing
        return self._records([row])[0]

    def save(self, record: RefundRecord, *, expected: RefundState) -> None:
        """Write what may change of a request, over the expected state."""
        change = update(REFUNDS).where(REFUNDS.c.id == record.refund.id, REFUNDS.c.state == expected.value)
        if self._connection.execute(change.values(**_state_row(record))).rowcount != 1:
            raise RecordChanged
        self._save_approvals(record.refund)

    def of_payment(self, payment_intent_id: str) -> Sequence[RefundRecord]:
        """Return the requests of a payment, the oldest first."""
        query = select(REFUNDS).where(REFUNDS.c.payment_intent_id == payment_intent_id)
        rows = self._connection.execute(query.order_by(REFUNDS.c.requested_at, REFUNDS.c.id)).mappings().all()
        return self._records(rows)

    def find_stripe(self, stripe_refund_id: str) -> str | None:
        """Return the request that a refund of Stripe's belongs to."""
        query = select(REFUNDS.c.id).where(REFUNDS.c.stripe_refund_id == stripe_refund_id)
        return self._connection.scalar(query)

    def save_foreign(self, found: StripeRefund, now: datetime) -> None:
        """Store a refund that was made elsewhere, or how it stands now."""
        self._log.follow_money()
        values = {"status": clean_text(found.status), "amount_minor": found.money.amount_minor}
        known = update(FOREIGN).where(FOREIGN.c.refund_id == found.refund_id).values(**values)
        if self._connection.execute(known).rowcount:
            return
        row = {
            **values,
            "refund_id": found.refund_id,
            "payment_intent_id": found.payment_intent_id,
            "currency": found.money.currency,
            "created_at": found.created_at,
            "first_seen_at": now,
        }
        self._connection.execute(insert(FOREIGN).values(row))

    def forget_foreign(self, refund_id: str) -> None:
        """Delete a foreign refund."""
        self._connection.execute(delete(FOREIGN).where(FOREIGN.c.refund_id == refund_id))

    def foreign_of(self, payment_intent_id: str) -> Sequence[ForeignRefund]:
        """Return the refunds of a payment that were made elsewhere."""
        query = select(FOREIGN).where(FOREIGN.c.payment_intent_id == payment_intent_id).order_by(FOREIGN.c.refund_id)
        return [
            ForeignRefund(
                refund_id=row["refund_id"],
                payment_intent_id=row["payment_intent_id"],
                money=Money(row["amount_minor"], row["currency"]),
                status=row["status"],
                created_at=row["created_at"],
                first_seen_at=row["first_seen_at"],
            )
            for row in self._connection.execute(query).mappings()
        ]

    def approved_by(self, person: str, since: datetime) -> Sequence[Refund]:
        """Return the refunds this person approved since then, other than those that gave nothing back."""
        ids = select(APPROVALS.c.refund_id).where(APPROVALS.c.approved_by == person, APPROVALS.c.at >= since)
        rows = self._connection.execute(select(REFUNDS).where(REFUNDS.c.id.in_(ids))).mappings().all()
        return [record.refund for record in self._records(rows) if record.refund.state.reserves]

    def find(self, where: RefundFilter, limit: int) -> Sequence[RefundRecord]:
        """Return the matching requests, the newest first."""
        query = select(REFUNDS).where(*_conditions(where))
        ordered = query.order_by(REFUNDS.c.requested_at.desc(), REFUNDS.c.id).limit(limit)
        return self._records(self._connection.execute(ordered).mappings().all())

    def counts(self) -> Mapping[RefundState, int]:
        """Return how many there are in each state."""
        query = select(REFUNDS.c.state, func.count()).group_by(REFUNDS.c.state)
        return {RefundState(state): count for state, count in self._connection.execute(query)}

    def in_flight(self) -> Sequence[str]:
        """Return those in flight that do not wait for a person."""
        query = select(REFUNDS.c.id).where(IN_FLIGHT, REFUNDS.c.state != RefundState.NEEDS_HUMAN.value)
        return self._connection.scalars(query.order_by(REFUNDS.c.id)).all()

    def lapsing(self, now: datetime) -> Sequence[str]:
        """Return undecided or unsent requests that are old enough to have lapsed."""
        since = now - min(APPROVAL_LASTS, REQUEST_LASTS)
        query = select(REFUNDS.c.id).where(
            UNDECIDED, REFUNDS.c.first_sent_at.is_(None), REFUNDS.c.requested_at <= since
        )
        return self._connection.scalars(query.order_by(REFUNDS.c.id)).all()

    def _save_approvals(self, refund: Refund) -> None:
        """Write the approvals anew: they are one or two."""
        self._log.follow_money()
        self._connection.execute(delete(APPROVALS).where(APPROVALS.c.refund_id == refund.id))
        for position, approval in enumerate(refund.approvals):
            row = {
                "refund_id": refund.id,
                "position": position,
                "approved_by": approval.by,
                "at": approval.at,
                "expires_at": approval.expires_at,
                "is_used": approval.is_used,
                **_terms_row(approval.terms),
            }
            self._connection.execute(insert(APPROVALS).values(row))

    def _records(self, rows: Sequence[RowMapping]) -> list[RefundRecord]:
        approvals: dict[str, list[Approval]] = {row["id"]: [] for row in rows}
        query = select(APPROVALS).where(APPROVALS.c.refund_id.in_(list(approvals)))
        for found in self._connection.execute(query.order_by(APPROVALS.c.position)).mappings():
            approvals[found["refund_id"]].append(
                Approval(found["approved_by"], _terms(found), found["at"], found["expires_at"], found["is_used"])
            )
        return [_record(row, tuple(approvals[row["id"]])) for row in rows]


def _terms_row(terms: RefundTerms) -> dict[str, Any]:
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


def _state_row(record: RefundRecord) -> dict[str, Any]:
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
    )


def _conditions(where: RefundFilter) -> list[Any]:
    """Return the conditions of a filter; days are UTC's."""
    found: list[Any] = []
    if where.states:
        found.append(REFUNDS.c.state.in_(sorted(state.value for state in where.states)))
    if where.from_on:
        found.append(REFUNDS.c.requested_at >= datetime.combine(where.from_on, time(), UTC))
    if where.to_on:
        found.append(REFUNDS.c.requested_at < datetime.combine(where.to_on + timedelta(days=1), time(), UTC))
    if where.person:
        approved = select(APPROVALS.c.refund_id).where(APPROVALS.c.approved_by == where.person)
        found.append(or_(REFUNDS.c.requested_by == where.person, REFUNDS.c.id.in_(approved)))
    if where.reason:
        found.append(REFUNDS.c.reason == where.reason.value)
    if where.booking:
        found += [REFUNDS.c.booking_kind == where.booking.kind.value, REFUNDS.c.booking_id == where.booking.id]
    same = {"currency": where.currency, "payment_intent_id": where.payment_intent_id, "batch_id": where.batch_id}
    found += [REFUNDS.c[name] == clean_text(value) for name, value in same.items() if value]
    return found
