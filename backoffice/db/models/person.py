"""The people who work here."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from backoffice.db.models.base import Base
from backoffice.db.models.checks import check_filled, check_one_of
from backoffice.domain.people import Role


class PersonRow(Base):
    """See PersonRecord (services/ports/refunds.py). `name_folded` makes names unique whatever their case.

    `wrong_tries`: how often in a row another password was written, the last time at `wrong_at`.
    """

    __tablename__ = "people"
    __table_args__ = (
        check_filled("name", 200),
        check_one_of("role", Role.STAFF, Role.MANAGER, Role.ADMINISTRATOR),
        Index("uq_people_name_folded", "name_folded", unique=True),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    name_folded: Mapped[str]
    role: Mapped[str]
    password_hash: Mapped[str | None]
    is_active: Mapped[bool]
    created_at: Mapped[datetime]
    wrong_tries: Mapped[int] = mapped_column(server_default="0")
    wrong_at: Mapped[datetime | None]
