"""Writing and reading refund requests. A row is written whole, and only over the state it was read in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from backoffice.db.changes import ChangeLog
from backoffice.db.models import Base
from backoffice.db.models.refund import IN_FLIGHT, UNDECIDED
from backoffice.db.refund_rows import (
    APPROVALS,
    FOREIGN,
    REFUNDS,
    conditions,
    state_row,
    terms_row,
    to_foreign,
    to_records,
)
from backoffice.db.repositories.values import clean_text
from backoffice.domain.errors import RecordChanged, RecordMissing
from backoffice.domain.refunds import APPROVAL_LASTS, REQUEST_LASTS, Refund, RefundState
from backoffice.services.ports import StripeRefund
from backoffice.services.ports.refunds import ForeignRefund, RefundFilter, RefundRecord

_PAYMENTS = Base.metadata.tables["payments"]

# Built once: building a statement costs more than running it.
_OF_ID = REFUNDS.c.id == bindparam("of_id")
_OF_PAYMENT = bindparam("of_payment")
_LOCK = select(_PAYMENTS.c.payment_intent_id).where(_PAYMENTS.c.payment_intent_id == _OF_PAYMENT).with_for_update()
_ADD = insert(REFUNDS)
_GET = select(REFUNDS).where(_OF_ID)
_SAVE = update(REFUNDS).where(_OF_ID, REFUNDS.c.state == bindparam("expected"))
_ALL = select(REFUNDS).where(REFUNDS.c.payment_intent_id == _OF_PAYMENT).order_by(REFUNDS.c.requested_at, REFUNDS.c.id)
_FOREIGN = select(FOREIGN).where(FOREIGN.c.payment_intent_id == _OF_PAYMENT).order_by(FOREIGN.c.refund_id)
_FORGET_FOREIGN = delete(FOREIGN).where(FOREIGN.c.refund_id == bindparam("of_id"))
_FORGET_APPROVALS = delete(APPROVALS).where(APPROVALS.c.refund_id == bindparam("of_id"))
_ADD_APPROVALS = insert(APPROVALS)


class SqlRefunds:
    """`RefundRepository` over one connection."""

    def __init__(self, connection: Connection, log: ChangeLog) -> None:
        """Work within the connection's transaction; note in the log what changes."""
        self._connection = connection
        self._log = log

    def lock_payment(self, payment_intent_id: str) -> None:
        """Lock the payment's row; on SQLite the transaction is the only writer already."""
        self._connection.execute(_LOCK, {"of_payment": payment_intent_id})

    def add(self, record: RefundRecord) -> None:
        """Insert a request."""
        refund = record.refund
        row = {"id": refund.id, "requested_by": refund.requested_by, "requested_at": refund.requested_at}
        terms = terms_row(refund.terms)
        self._connection.execute(_ADD, {**row, **terms, **state_row(record)})
        self._save_approvals(refund)

    def get(self, refund_id: str) -> RefundRecord:
        """Return a request with its approvals."""
        row = self._connection.execute(_GET, {"of_id": refund_id}).mappings().one_or_none()
        if row is None:
            raise RecordMissing
        return to_records(self._connection, [row])[0]

    def save(self, record: RefundRecord, *, expected: RefundState) -> None:
        """Write what may change of a request, over the expected state."""
        read_as = {"of_id": record.refund.id, "expected": expected.value}
        if self._connection.execute(_SAVE, {**read_as, **state_row(record)}).rowcount != 1:
            raise RecordChanged
        self._save_approvals(record.refund)

    def of_payment(self, payment_intent_id: str) -> Sequence[RefundRecord]:
        """Return the requests of a payment, the oldest first."""
        rows = self._connection.execute(_ALL, {"of_payment": payment_intent_id}).mappings().all()
        return to_records(self._connection, rows)

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
        self._connection.execute(_FORGET_FOREIGN, {"of_id": refund_id})

    def foreign_of(self, payment_intent_id: str) -> Sequence[ForeignRefund]:
        """Return the refunds of a payment that were made elsewhere."""
        found = self._connection.execute(_FOREIGN, {"of_payment": payment_intent_id})
        return [to_foreign(row) for row in found.mappings()]

    def approved_by(self, person: str, since: datetime) -> Sequence[Refund]:
        """Return the refunds this person approved since then, other than those that gave nothing back."""
        ids = select(APPROVALS.c.refund_id).where(APPROVALS.c.approved_by == person, APPROVALS.c.at >= since)
        rows = self._connection.execute(select(REFUNDS).where(REFUNDS.c.id.in_(ids))).mappings().all()
        return [record.refund for record in to_records(self._connection, rows) if record.refund.state.reserves]

    def find(self, where: RefundFilter, limit: int) -> Sequence[RefundRecord]:
        """Return the matching requests, the newest first."""
        query = select(REFUNDS).where(*conditions(where))
        ordered = query.order_by(REFUNDS.c.requested_at.desc(), REFUNDS.c.id).limit(limit)
        return to_records(self._connection, self._connection.execute(ordered).mappings().all())

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
        self._connection.execute(_FORGET_APPROVALS, {"of_id": refund.id})
        rows = [
            {
                "refund_id": refund.id,
                "position": position,
                "approved_by": approval.by,
                "at": approval.at,
                "expires_at": approval.expires_at,
                "is_used": approval.is_used,
                **terms_row(approval.terms),
            }
            for position, approval in enumerate(refund.approvals)
        ]
        if rows:
            self._connection.execute(_ADD_APPROVALS, rows)
