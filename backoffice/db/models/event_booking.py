"""Bookings of events: so many tickets. Day and time are the event's own."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from backoffice.db.models.base import Base
from backoffice.db.models.booking import Booking, booking_rules
from backoffice.db.models.checks import check_counts


class EventBooking(Booking, Base):
    """Tickets of a party."""

    __tablename__ = "event_bookings"
    __table_args__ = booking_rules(
        __tablename__,
        "event_id",
        *check_counts("adults", "children"),
        Index("ix_event_bookings_tier_id", "tier_id"),
    )

    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"))
    adults: Mapped[int | None]
    children: Mapped[int | None]
    tier_id: Mapped[int | None] = mapped_column(ForeignKey("ticket_tiers.id"))
    participant_names: Mapped[tuple[str, ...] | None]
