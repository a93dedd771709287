"""The columns of the grids. Names from outside are looked up here and nowhere else: SQL is never made of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Table, literal

from backoffice.db.models import table_of
from backoffice.db.rows import scalar_columns
from backoffice.domain.errors import FieldProblem, InvalidInput
from backoffice.domain.kinds import AssetKind
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message

KIND_CATEGORY = {
    AssetKind.ACTIVITIES: "category",
    AssetKind.EVENTS: "category",
    AssetKind.RESTAURANTS: "cuisine",
    AssetKind.VEHICLES: "category",
    AssetKind.ACCOMMODATIONS: "accommodation_type",
}
"""What stands in the grid's `category` column."""

_COMMON = (
    "name",
    "price_minor",
    "currency",
    "sync_state",
    "stripe_payment_link",
    "is_active",
    "is_featured",
    "city",
    "created_at",
    "updated_at",
    "archived_at",
    "last_synced_at",
    "last_sync_error",
)


def grid_columns(kind: AssetKind, *, common_only: bool = False) -> dict[str, ColumnElement[Any]]:
    """Return the grid's columns of a kind by name (`common_only`: those that every kind has)."""
    table = table_of(kind)
    columns: dict[str, ColumnElement[Any]] = {name: table.c[name] for name in _COMMON}
    if not common_only:
        columns |= {column.name: column for column in scalar_columns(kind)}
    columns["kind"] = literal(kind.value)
    columns["category"] = table.c[KIND_CATEGORY[kind]]
    return columns


def find_column(kind: AssetKind, name: str, *, common_only: bool) -> ColumnElement[Any]:
    """Return a grid's column.

    Raises:
        InvalidInput: when it has no such column.

    """
    return named_column(grid_columns(kind, common_only=common_only), name)


def named_column(columns: Mapping[str, ColumnElement[Any]], name: str) -> ColumnElement[Any]:
    """Return one of a list's columns.

    Raises:
        InvalidInput: when it has none of that name.

    """
    column = columns.get(name)
    if column is None:
        text = QT_TRANSLATE_NOOP("backoffice", "The list has no column “{column}”.")
        raise InvalidInput((FieldProblem(name[:50], Message(text, {"column": name[:50]})),))
    return column


def sort_column(kind: AssetKind, name: str, *, common_only: bool) -> ColumnElement[Any]:
    """Return what a grid is sorted by: names without capitals and accents."""
    column = find_column(kind, name, common_only=common_only)
    table: Table = table_of(kind)
    return table.c.name_folded if name == "name" else column
