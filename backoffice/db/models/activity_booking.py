"""Bookings of activities: so many people on a day."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from backoffice.db.models.base import Base
from backoffice.db.models.booking import Booking, booking_rules, check_dated
from backoffice.db.models.checks import check_counts


class ActivityBooking(Booking, Base):
    """A party that goes on a trip."""

    __tablename__ = "activity_bookings"
    __table_args__ = booking_rules(
        __tablename__,
        "activity_id",
        check_dated(),
        *check_counts("adults", "children"),
        Index("ix_activity_bookings_tier_id", "tier_id"),
    )

    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"))
    activity_on: Mapped[date]
    activity_time: Mapped[time | None]
    adults: Mapped[int | None]
    children: Mapped[int | None]
    tier_id: Mapped[int | None] = mapped_column(ForeignKey("ticket_tiers.id"))
    participant_names: Mapped[tuple[str, ...] | None]
