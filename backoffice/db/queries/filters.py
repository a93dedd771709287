"""What a grid shows, as conditions."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, UnaryExpression, false, func
from sqlalchemy.sql import operators

from backoffice.db.folding import fold
from backoffice.db.models import table_of
from backoffice.db.queries.columns import find_column
from backoffice.db.repositories.values import storable_text
from backoffice.domain.kinds import AssetKind
from backoffice.services.ports import AssetFilter

_MOST_WORDS = 10

INDEXED = frozenset(("name", "price_minor", "updated_at", "sync_state"))
"""The orders that an index gives (db/models/listing.py)."""


def conditions(
    connection: Connection, kind: AssetKind, where: AssetFilter, sorted_by: str | None = None
) -> list[ColumnElement[bool]]:
    """Return the conditions of a filter on the table of a kind, as they serve best for an order."""
    table = table_of(kind)
    archived_at: ColumnElement[Any] = table.c.archived_at
    if sorted_by is not None and _needs_table(where, sorted_by):
        archived_at = without_index(connection, archived_at)
    found: list[ColumnElement[bool]] = [
        archived_at.is_not(None) if where.archived else archived_at.is_(None),
        *match_text(connection, table, where.text),
    ]
    if where.sync_states:
        found.append(table.c.sync_state.in_(sorted(state.value for state in where.sync_states)))
    if where.is_active is not None:
        found.append(table.c.is_active == where.is_active)
    for name, values in where.choices.items():
        column: ColumnElement[Any] = find_column(kind, name, common_only=where.kind is None)
        if values:
            found.append(column.in_(sorted(filter(storable_text, values))))
    return found


def without_index(connection: Connection, column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return the same value, for which SQLite looks into no index (a plus sign says so)."""
    if connection.dialect.name != "sqlite":
        return column
    return UnaryExpression(column, operator=operators.custom_op("+"), type_=column.type)


def _needs_table(where: AssetFilter, sorted_by: str) -> bool:
    """Tell whether no index holds all that is asked.

    SQLite takes one even so and looks every row up by it, ten times as slow as reading the table through. A few states
    are found by their index.
    """
    if where.sync_states:
        return False
    by_index = sorted_by in INDEXED and (sorted_by == "name" or not where.text)
    return not by_index or where.is_active is not None or any(where.choices.values())


def match_text(connection: Connection, table: Table, typed: str) -> list[ColumnElement[bool]]:
    """Return the conditions that every word typed stands somewhere; `%` and `_` are letters like others."""
    if not storable_text(typed):
        return [false()]
    return [contains(connection, table.c.search_text, word) for word in fold(typed).split()[:_MOST_WORDS]]


def contains(connection: Connection, column: ColumnElement[str], folded: str) -> ColumnElement[bool]:
    """Return the condition that a folded text stands in a folded column."""
    position = func.instr if connection.dialect.name == "sqlite" else func.strpos
    return position(column, folded) > 0
