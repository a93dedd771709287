"""Runs of a resync, the drift inbox, and payment links that were replaced."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables."""
    _create_runs()
    _create_items()
    _create_drift()
    _create_retired_links()


def _filled(*names: str) -> list[sa.Column]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _counted(*names: str) -> list[sa.Column]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _moment(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _key(table: str, column: str = "id") -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(column, name=op.f(f"pk_{table}"))


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))


def _create_runs() -> None:
    table = "resync_runs"
    op.create_table(
        table,
        *_filled("id", "state"),
        _moment("started_at"),
        _moment("ended_at", nullable=True),
        *_counted("in_sync", "requests_estimated"),
        _key(table),
        _check(table, "state", "state IN ('running', 'stopped', 'ended')"),
        _check(table, "in_sync", "in_sync >= 0"),
        _check(table, "requests_estimated", "requests_estimated >= 0"),
    )


def _create_items() -> None:
    table = "resync_items"
    op.create_table(
        table,
        *_counted("id"),
        *_filled("run_id", "subject", "product_id", "name", "differences", "choice", "state", "reason"),
        *_counted("version"),
        *_filled("recorded"),
        sa.Column("seen", sa.Text()),
        sa.Column("must_read_prices", sa.Boolean(), nullable=False),
        sa.Column("is_stored", sa.Boolean(), nullable=False),
        _key(table),
        sa.ForeignKeyConstraint(["run_id"], ["resync_runs.id"], name=op.f("fk_resync_items_run_id")),
        _check(table, "state", "state IN ('waiting', 'sent', 'done', 'failed', 'left')"),
        _check(table, "choice", "choice IN ('make_stripe_match', 'take_stripes_value', 'leave')"),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_resync_items_run_id"), table, ["run_id", "state", "id"])
    op.create_index(op.f("ix_resync_items_subject"), table, ["subject"])


def _create_drift() -> None:
    op.create_table(
        "resync_checks",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        _moment("checked_at"),
        *_counted("count"),
        _key("resync_checks"),
        _check("resync_checks", "count", "count >= 0"),
    )
    op.create_table(
        "drift",
        *_counted("id"),
        *_filled("subject", "product_id", "name", "differences"),
        _key("drift"),
        sqlite_autoincrement=True,
    )


def _create_retired_links() -> None:
    table = "retired_links"
    op.create_table(
        table,
        *_filled("link_id", "subject", "url"),
        _moment("retired_at"),
        _moment("switch_off_at"),
        _key(table, "link_id"),
    )
    op.create_index(op.f("ix_retired_links_subject"), table, ["subject", "retired_at"])
