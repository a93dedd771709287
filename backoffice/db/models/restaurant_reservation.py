"""Reservations of tables in restaurants."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from backoffice.db.models.base import Base
from backoffice.db.models.booking import MOST_PEOPLE, Booking, booking_rules, check_dated
from backoffice.db.models.checks import check_range


class RestaurantReservation(Booking, Base):
    """A table for a party."""

    __tablename__ = "restaurant_reservations"
    __table_args__ = booking_rules(
        __tablename__, "restaurant_id", check_dated(), check_range("party_size", 1, MOST_PEOPLE)
    )

    restaurant_id: Mapped[int] = mapped_column(ForeignKey("restaurants.id"))
    reserved_on: Mapped[date]
    reserved_time: Mapped[time]
    party_size: Mapped[int]
    table_label: Mapped[str | None]
