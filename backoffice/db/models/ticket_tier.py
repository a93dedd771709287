"""Ticket tiers of activities and events."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from backoffice.db.models.base import Base
from backoffice.db.models.checks import check_counts, check_filled, check_money, check_one_of
from backoffice.db.models.listing import LONGEST_NAME


class TicketTier(Base):
    """One way to be let in, with a price of its own in the listing's currency. Belongs to exactly one listing."""

    __tablename__ = "ticket_tiers"
    __table_args__ = (
        CheckConstraint("(activity_id IS NULL) <> (event_id IS NULL)", name="one_listing"),
        check_filled("name", LONGEST_NAME),
        *check_money("price_minor", currency=None),
        *check_counts("available_quantity", "max_per_order", "position"),
        check_one_of("tier_type", "regular", "vip", "discount", "free"),
        Index("ix_ticket_tiers_activity_id", "activity_id", "position"),
        Index("ix_ticket_tiers_event_id", "event_id", "position"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activities.id"))
    event_id: Mapped[int | None] = mapped_column(ForeignKey("events.id"))
    position: Mapped[int]
    name: Mapped[str]
    price_minor: Mapped[int | None] = mapped_column(BigInteger())
    available_quantity: Mapped[int | None]
    max_per_order: Mapped[int | None]
    tier_type: Mapped[str | None]
    benefits: Mapped[tuple[str, ...] | None]
    is_active: Mapped[bool] = mapped_column(insert_default=True)
    stripe_price_id: Mapped[str | None]
