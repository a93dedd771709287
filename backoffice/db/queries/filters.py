"""What a grid shows, as conditions."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, false, func

from backoffice.db.folding import fold
from backoffice.db.models import table_of
from backoffice.db.queries.columns import find_column
from backoffice.db.repositories.values import storable_text
from backoffice.domain.kinds import AssetKind
from backoffice.services.ports import AssetFilter

_MOST_WORDS = 10


def conditions(connection: Connection, kind: AssetKind, where: AssetFilter) -> list[ColumnElement[bool]]:
    """Return the conditions of a filter on the table of a kind."""
    table = table_of(kind)
    found: list[ColumnElement[bool]] = [
        table.c.archived_at.is_not(None) if where.archived else table.c.archived_at.is_(None),
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


def match_text(connection: Connection, table: Table, typed: str) -> list[ColumnElement[bool]]:
    """Return the conditions that every word typed stands somewhere; `%` and `_` are letters like others."""
    if not storable_text(typed):
        return [false()]
    return [contains(connection, table.c.search_text, word) for word in fold(typed).split()[:_MOST_WORDS]]


def contains(connection: Connection, column: ColumnElement[str], folded: str) -> ColumnElement[bool]:
    """Return the condition that a folded text stands in a folded column."""
    position = func.instr if connection.dialect.name == "sqlite" else func.strpos
    return position(column, folded) > 0
