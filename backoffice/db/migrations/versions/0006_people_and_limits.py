"""The office's limits of refunds, and how often a person's password was written wrongly."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_LIMITS = ("second_manager_above", "most_per_refund", "most_per_person_and_day")


def upgrade() -> None:
    """Make the table and the columns."""
    table = "refund_limits"
    op.create_table(
        table,
        sa.Column("currency", sa.CHAR(3), nullable=False),
        *(sa.Column(name, sa.BigInteger()) for name in _LIMITS),
        sa.PrimaryKeyConstraint("currency", name=op.f(f"pk_{table}")),
        _check(table, "currency", "length(currency) = 3 AND currency = upper(currency)"),
        *(_check(table, name, f"{name} BETWEEN 0 AND 99999999") for name in _LIMITS),
    )
    op.add_column("people", sa.Column("wrong_tries", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("people", sa.Column("wrong_at", sa.DateTime(timezone=True)))


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))
