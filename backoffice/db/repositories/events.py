"""The inbox of Stripe's events, the poller's cursor, and the count of metered reads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, select

from backoffice.db.changes import ChangeLog
from backoffice.db.models import Base, EventCursorRow, InboxEventRow, ReadCountRow
from backoffice.db.repositories.values import clean_text
from backoffice.db.rows import chunks
from backoffice.db.statements import insert_into
from backoffice.services.ports import EventCursor, EventSource, EventState, InboxEvent, ReadCount, StripeEvent

_INBOX = Base.metadata.tables[InboxEventRow.__tablename__]
_CURSOR = Base.metadata.tables[EventCursorRow.__tablename__]
_READS = Base.metadata.tables[ReadCountRow.__tablename__]
_READ_CURSOR = select(_CURSOR)
_CHUNK = 200


class SqlEvents:
    """`EventRepository` over one connection."""

    def __init__(self, connection: Connection, log: ChangeLog) -> None:
        """Work within the connection's transaction; note in the log what changes."""
        self._connection = connection
        self._log = log

    def add(self, events: Sequence[InboxEvent]) -> Sequence[InboxEvent]:
        """Store those not yet known and return them, in the order given.

        They are written in the order of their ids, so that of two writers none waits for the other in turn.
        """
        first: dict[str, InboxEvent] = {}
        for event in events:
            first.setdefault(event.event.event_id, event)
        rows = sorted(map(_to_row, first.values()), key=lambda row: row["event_id"])
        new: set[str] = set()
        for chunk in chunks(rows, _CHUNK):
            statement = insert_into(self._connection, _INBOX).values(list(chunk))
            statement = statement.on_conflict_do_nothing(index_elements=[_INBOX.c.event_id])
            new.update(self._connection.scalars(statement.returning(_INBOX.c.event_id)))
        if new:
            self._log.follow_money()
        return [event for event_id, event in first.items() if clean_text(event_id) in new]

    def cursor(self) -> EventCursor:
        """Return how far the poller has come."""
        row = self._connection.execute(_READ_CURSOR).mappings().one_or_none()
        return EventCursor() if row is None else EventCursor(row["polled_at"], row["newest_at"], row["reconciled_at"])

    def set_cursor(self, cursor: EventCursor) -> None:
        """Store how far the poller has come."""
        columns = {
            "polled_at": cursor.polled_at,
            "newest_at": cursor.newest_at,
            "reconciled_at": cursor.reconciled_at,
        }
        statement = insert_into(self._connection, _CURSOR).values(id=1, **columns)
        self._connection.execute(statement.on_conflict_do_update(index_elements=[_CURSOR.c.id], set_=columns))

    def count_reads(self, month: str, reads: int) -> None:
        """Add to the month's count."""
        statement = insert_into(self._connection, _READS).values(month=month, reads=reads)
        added = {"reads": _READS.c.reads + statement.excluded.reads}
        self._connection.execute(statement.on_conflict_do_update(index_elements=[_READS.c.month], set_=added))

    def reads(self, month: str) -> ReadCount:
        """Return the month's count."""
        found = self._connection.scalar(select(_READS.c.reads).where(_READS.c.month == month))
        return ReadCount(month, found or 0)

    def latest(self, limit: int) -> Sequence[InboxEvent]:
        """Return the events received last, newest first."""
        order = (_INBOX.c.received_at.desc(), _INBOX.c.created_at.desc(), _INBOX.c.event_id)
        query = select(_INBOX).order_by(*order).limit(limit)
        return [_to_event(row) for row in self._connection.execute(query).mappings()]

    def prune(self, older_than: datetime) -> int:
        """Delete events received before; Stripe keeps none longer than 30 days."""
        return self._connection.execute(delete(_INBOX).where(_INBOX.c.received_at < older_than)).rowcount


_TEXTS = ("event_id", "type", "object_type", "object_id", "payment_intent_id", "api_version", "account")


def _to_row(found: InboxEvent) -> dict[str, Any]:
    return {
        **{name: clean_text(getattr(found.event, name)) for name in _TEXTS},
        "created_at": found.event.created_at,
        "livemode": found.event.livemode,
        "state": found.state.value,
        "source": found.source.value,
        "received_at": found.received_at,
    }


def _to_event(row: RowMapping) -> InboxEvent:
    event = StripeEvent(**{name: row[name] for name in _TEXTS}, created_at=row["created_at"], livemode=row["livemode"])
    return InboxEvent(event, EventState(row["state"]), EventSource(row["source"]), row["received_at"])
