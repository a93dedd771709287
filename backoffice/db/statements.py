"""INSERT … ON CONFLICT, which each database's dialect has as a class of its own."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

_INSERT = {"postgresql": postgresql_insert, "sqlite": sqlite_insert}


def insert_into(connection: Connection, table: Table) -> Any:
    """Return an INSERT that knows ON CONFLICT (the same words on both databases)."""
    return insert_for(connection.dialect.name, table)


def insert_for(dialect: str, table: Table) -> Any:
    """Return the same for a dialect, as a statement that is built once needs it."""
    return _INSERT[dialect](table)
