"""Events: sold by the ticket."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy.orm import Mapped

from backoffice.db.models.base import Base
from backoffice.db.models.checks import check_counts
from backoffice.db.models.listing import Listing, listing_rules


class Event(Listing, Base):
    """A show, a festival, a workshop …"""

    __tablename__ = "events"
    __table_args__ = listing_rules(__tablename__, *check_counts("max_participants"))

    event_on: Mapped[date | None]
    event_time: Mapped[time | None]
    location: Mapped[str | None]
    category: Mapped[str | None]
    max_participants: Mapped[int | None]
    speaker: Mapped[str | None]
    external_booking_url: Mapped[str | None]
    whatsapp_contact: Mapped[str | None]
