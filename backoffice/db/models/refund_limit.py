"""How much may be given back without asking further."""

from __future__ import annotations

from sqlalchemy import CHAR, BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from backoffice.db.models.base import Base
from backoffice.db.models.checks import check_currency, check_money


class RefundLimitRow(Base):
    """See CurrencyLimits (domain/refund_rules.py). Minor units; NULL: no limit."""

    __tablename__ = "refund_limits"
    __table_args__ = (
        check_currency(),
        *check_money("second_manager_above", "most_per_refund", "most_per_person_and_day", currency=None),
    )

    currency: Mapped[str] = mapped_column(CHAR(3), primary_key=True)
    second_manager_above: Mapped[int | None] = mapped_column(BigInteger())
    most_per_refund: Mapped[int | None] = mapped_column(BigInteger())
    most_per_person_and_day: Mapped[int | None] = mapped_column(BigInteger())
