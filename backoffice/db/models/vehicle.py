"""Vehicles: rented by the day."""

from __future__ import annotations

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from backoffice.db.models.base import Base
from backoffice.db.models.checks import check_counts, check_money, check_one_of
from backoffice.db.models.listing import Listing, listing_rules


class Vehicle(Listing, Base):
    """A buggy, a bicycle, a boat …"""

    __tablename__ = "vehicles"
    __table_args__ = listing_rules(
        __tablename__,
        *check_counts("year", "seats"),
        *check_money("extra_driver_fee_minor"),
        check_one_of("status", "available", "rented", "maintenance"),
    )

    brand: Mapped[str | None]
    model: Mapped[str | None]
    category: Mapped[str | None]
    year: Mapped[int | None]
    licence_plate: Mapped[str | None]
    colour: Mapped[str | None]
    seats: Mapped[int | None]
    fuel: Mapped[str | None]
    transmission: Mapped[str | None]
    status: Mapped[str | None]
    extra_driver_fee_minor: Mapped[int | None] = mapped_column(BigInteger())
