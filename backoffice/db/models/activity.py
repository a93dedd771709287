"""Activities: sold by the person."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from backoffice.db.models.base import Base
from backoffice.db.models.checks import check_counts
from backoffice.db.models.listing import Listing, listing_rules


class Activity(Listing, Base):
    """A boat trip, a dive, a trail …"""

    __tablename__ = "activities"
    __table_args__ = listing_rules(
        __tablename__, *check_counts("duration_minutes", "min_participants", "max_participants")
    )

    category: Mapped[str | None]
    duration_minutes: Mapped[int | None]
    difficulty: Mapped[str | None]
    min_participants: Mapped[int | None]
    max_participants: Mapped[int | None]
    available_times: Mapped[tuple[str, ...] | None]
    highlights: Mapped[tuple[str, ...] | None]
    includes: Mapped[tuple[str, ...] | None]
    excludes: Mapped[tuple[str, ...] | None]
    itinerary: Mapped[tuple[str, ...] | None]
