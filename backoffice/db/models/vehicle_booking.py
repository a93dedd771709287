"""Bookings of vehicles: from a pick-up to a return."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from backoffice.db.models.base import Base
from backoffice.db.models.booking import Booking, booking_rules, check_dated
from backoffice.db.models.checks import check_counts


class VehicleBooking(Booking, Base):
    """One vehicle out with a customer."""

    __tablename__ = "vehicle_bookings"
    __table_args__ = booking_rules(__tablename__, "vehicle_id", check_dated(), *check_counts("additional_drivers"))

    vehicle_id: Mapped[int] = mapped_column(ForeignKey("vehicles.id"))
    pick_up_on: Mapped[date]
    pick_up_time: Mapped[time | None]
    return_on: Mapped[date]
    return_time: Mapped[time | None]
    pick_up_place: Mapped[str | None]
    return_place: Mapped[str | None]
    additional_drivers: Mapped[int | None]
    options: Mapped[tuple[str, ...] | None]
