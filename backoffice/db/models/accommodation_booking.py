"""Bookings of accommodations: nights from a check-in to a check-out."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from backoffice.db.models.base import Base
from backoffice.db.models.booking import MOST_PEOPLE, Booking, booking_rules, check_dated
from backoffice.db.models.checks import check_counts, check_range


class AccommodationBooking(Booking, Base):
    """Rooms that a party stays in."""

    __tablename__ = "accommodation_bookings"
    __table_args__ = booking_rules(
        __tablename__, "accommodation_id", check_dated(), check_range("guests", 1, MOST_PEOPLE), *check_counts("rooms")
    )

    accommodation_id: Mapped[int] = mapped_column(ForeignKey("accommodations.id"))
    check_in_on: Mapped[date]
    check_out_on: Mapped[date]
    guests: Mapped[int]
    rooms: Mapped[int | None]
