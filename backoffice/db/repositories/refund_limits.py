"""Writing and reading the office's limits of refunds."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from backoffice.db.models import Base
from backoffice.db.models.refund_limit import RefundLimitRow
from backoffice.domain.refund_rules import CurrencyLimits, RefundLimits

LIMITS = Base.metadata.tables[RefundLimitRow.__tablename__]
_READ = select(LIMITS).order_by(LIMITS.c.currency)
_HOLD = _READ.with_for_update()


class SqlRefundLimits:
    """`RefundLimitsRepository` over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Work within the connection's transaction."""
        self._connection = connection

    def get(self, *, hold: bool = False) -> RefundLimits:
        """Return the limits; `hold` locks their rows (on SQLite the transaction is the only writer already)."""
        rows = self._connection.execute(_HOLD if hold else _READ).mappings()
        return RefundLimits(
            {
                row["currency"]: CurrencyLimits(
                    row["second_manager_above"], row["most_per_refund"], row["most_per_person_and_day"]
                )
                for row in rows
            }
        )

    def set(self, limits: RefundLimits) -> None:
        """Let these be all the limits there are."""
        self._connection.execute(delete(LIMITS))
        for currency, found in sorted(limits.by_currency.items()):
            row = {
                "currency": currency,
                "second_manager_above": found.second_manager_above,
                "most_per_refund": found.most_per_refund,
                "most_per_person_and_day": found.most_per_person_and_day,
            }
            self._connection.execute(insert(LIMITS).values(row))
