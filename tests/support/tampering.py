"""Changing the audit trail behind the program's back, as somebody who has the database can."""

from __future__ import annotations

from sqlalchemy import Connection, text

from backoffice.db import SqlDatabase

_LIFTED = {
    "sqlite": tuple(
        f"DROP TRIGGER {name}"
        for name in (
            *("audit_trail_update", "audit_trail_delete", "audit_trail_replace"),
            *("audit_head_update", "audit_head_delete", "audit_head_replace"),
        )
    ),
    "postgresql": (
        "DROP TRIGGER audit_trail_change ON audit_trail",
        "DROP TRIGGER audit_head_update ON audit_head",
        "DROP TRIGGER audit_head_change ON audit_head",
    ),
}


def tamper(database: SqlDatabase, *changes: str) -> None:
    """Drop the triggers and run statements."""
    with database._engines.writer.begin() as connection:
        _run(connection, *_LIFTED[database.dialect], *changes)


def run(database: SqlDatabase, *changes: str) -> None:
    """Run statements past the program, the triggers in force."""
    with database._engines.writer.begin() as connection:
        _run(connection, *changes)


def _run(connection: Connection, *statements: str) -> None:
    for statement in statements:
        connection.execute(text(statement))
