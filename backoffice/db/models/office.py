"""Facts of the database as a whole, in its only row."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backoffice.db.models.base import Base


class Office(Base):
    """Which installation this is, which Stripe account it is bound to, and why the queue stands still, if it does."""

    __tablename__ = "office"
    __table_args__ = (
        CheckConstraint("id = 1", name="only_row"),
        CheckConstraint("(account_id IS NULL) = (livemode IS NULL)", name="whole_binding"),
        CheckConstraint(
            "(condition_code IS NULL) = (condition_text IS NULL) "
            "AND (condition_code IS NULL) = (condition_params IS NULL) "
            "AND (condition_code IS NULL) = (condition_since IS NULL)",
            name="whole_condition",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    installation_id: Mapped[str]
    account_id: Mapped[str | None]
    account_name: Mapped[str]
    livemode: Mapped[bool | None]
    practice: Mapped[bool]
    condition_code: Mapped[str | None]
    condition_text: Mapped[str | None]
    condition_params: Mapped[str | None]
    condition_since: Mapped[datetime | None]
