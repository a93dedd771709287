"""Indexes of the listings in use, which answer a table's questions by themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_TABLES = ("activities", "events", "restaurants", "vehicles", "accommodations")
_LIVE = sa.text("archived_at IS NULL")
_ARCHIVED = sa.text("archived_at IS NOT NULL")


def upgrade() -> None:
    """Make the indexes anew, without the archived rows."""
    for table in _TABLES:
        for column in ("name_folded", "price_minor", "updated_at", "sync_state"):
            op.drop_index(op.f(f"ix_{table}_{column}"), table)
        if op.get_bind().dialect.name == "sqlite":
            _index(table, "name_searched", _LIVE, "name_folded", "id", "search_text")
        else:  # PostgreSQL indexes no texts that may be as long as what is searched
            _index(table, "name_folded", _LIVE, "name_folded", "id")
        for column in ("price_minor", "updated_at", "sync_state"):
            _index(table, column, _LIVE, column, "id")
        _index(table, "archived_at", _ARCHIVED, "archived_at", "id")


def _index(table: str, name: str, where: sa.TextClause, *columns: str) -> None:
    op.create_index(op.f(f"ix_{table}_{name}"), table, columns, sqlite_where=where, postgresql_where=where)
