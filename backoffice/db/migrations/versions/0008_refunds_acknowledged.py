"""Which refunds that failed a manager has taken note of."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the columns: nobody has taken note of any yet."""
    op.add_column("refunds", sa.Column("acknowledged_at", sa.DateTime(timezone=True)))
    op.add_column("refunds", sa.Column("acknowledged_by", sa.Text()))
