"""The inbox of Stripe's events, how far it was read, and what reading cost."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from backoffice.db.models.base import Base
from backoffice.db.models.checks import check_counts, check_one_of
from backoffice.services.ports.payments import EventSource, EventState


class InboxEventRow(Base):
    """An event that came, once however often it came. What it says is not kept: its object is asked for anew."""

    __tablename__ = "event_inbox"
    __table_args__ = (
        check_one_of("state", *EventState),
        check_one_of("source", *EventSource),
        Index("ix_event_inbox_received_at", "received_at", "created_at"),
    )

    event_id: Mapped[str] = mapped_column(primary_key=True)
    type: Mapped[str]
    created_at: Mapped[datetime]
    livemode: Mapped[bool]
    object_type: Mapped[str]
    object_id: Mapped[str]
    payment_intent_id: Mapped[str | None]
    api_version: Mapped[str | None]
    account: Mapped[str | None]
    state: Mapped[str]
    source: Mapped[str]
    received_at: Mapped[datetime]


class EventCursorRow(Base):
    """How far the poller has come, in the only row (none: nowhere yet)."""

    __tablename__ = "event_cursor"
    __table_args__ = (CheckConstraint("id = 1", name="only_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    polled_at: Mapped[datetime | None]
    newest_at: Mapped[datetime | None]
    reconciled_at: Mapped[datetime | None]


class ReadCountRow(Base):
    """How many reads that Stripe meters were made in a month (`2026-11`)."""

    __tablename__ = "read_counts"
    __table_args__ = (*check_counts("reads"),)

    month: Mapped[str] = mapped_column(primary_key=True)
    reads: Mapped[int]
