"""Accommodations: sold by the night."""

from __future__ import annotations

from datetime import time

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from backoffice.db.models.base import Base
from backoffice.db.models.checks import check_counts, check_money, check_range
from backoffice.db.models.listing import Listing, listing_rules
from backoffice.db.types import LongText

_BEDS = ("beds_single", "beds_double", "beds_queen", "beds_king")


class Accommodation(Listing, Base):
    """A place to sleep."""

    __tablename__ = "accommodations"
    __table_args__ = listing_rules(
        __tablename__,
        *check_counts("total_rooms", "max_guests", "bedrooms", "bathrooms", *_BEDS, "area_m2", "minimum_stay"),
        *check_money("cleaning_fee_minor", "taxes_minor"),
        check_range("discount_percent", 0, 100),
    )

    accommodation_type: Mapped[str | None]
    check_in_time: Mapped[time | None]
    check_out_time: Mapped[time | None]
    total_rooms: Mapped[int | None]
    max_guests: Mapped[int | None]
    bedrooms: Mapped[int | None]
    bathrooms: Mapped[int | None]
    beds_single: Mapped[int | None]
    beds_double: Mapped[int | None]
    beds_queen: Mapped[int | None]
    beds_king: Mapped[int | None]
    area_m2: Mapped[int | None]
    amenities: Mapped[tuple[str, ...] | None]
    house_rules: Mapped[str | None] = mapped_column(LongText())
    minimum_stay: Mapped[int | None]
    cleaning_fee_minor: Mapped[int | None] = mapped_column(BigInteger())
    taxes_minor: Mapped[int | None] = mapped_column(BigInteger())
    discount_percent: Mapped[int | None]
