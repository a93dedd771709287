"""Restaurants: a flat price for a reservation, or none."""

from __future__ import annotations

from datetime import time

from sqlalchemy.orm import Mapped

from backoffice.db.models.base import Base
from backoffice.db.models.checks import check_counts
from backoffice.db.models.listing import Listing, listing_rules


class Restaurant(Listing, Base):
    """A place to eat."""

    __tablename__ = "restaurants"
    __table_args__ = listing_rules(__tablename__, *check_counts("max_party_size"))

    cuisine: Mapped[str | None]
    price_range: Mapped[str | None]
    dining_style: Mapped[str | None]
    operating_days: Mapped[tuple[str, ...] | None]
    opening_time: Mapped[time | None]
    closing_time: Mapped[time | None]
    accepts_reservations: Mapped[bool | None]
    max_party_size: Mapped[int | None]
    phone: Mapped[str | None]
    website: Mapped[str | None]
    dress_code: Mapped[str | None]
    payment_options: Mapped[tuple[str, ...] | None]
