"""Rules that the database keeps by triggers, as the tables' checks cannot say them."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import DDL, Table, event


def add_triggers(table: Table, *, sqlite: Iterable[str], postgresql: Iterable[str]) -> None:
    """Have these statements follow the making of a table."""
    for dialect, statements in (("sqlite", sqlite), ("postgresql", postgresql)):
        for statement in statements:
            event.listen(table, "after_create", DDL(statement).execute_if(dialect=dialect))
