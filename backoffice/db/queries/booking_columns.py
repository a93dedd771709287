"""The columns of the bookings tables. Names from outside are looked up here and nowhere else."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, ColumnElement, FromClause, Select, cast, literal, select

from backoffice.db.booking_rows import asset_column, scalar_columns
from backoffice.db.models import table_of
from backoffice.db.queries.columns import named_column
from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.services.ports import pack_booking_key

_COMMON = (
    "confirmation_code",
    "customer_name",
    "customer_email",
    "customer_phone",
    "starts_on",
    "ends_on",
    "starts_at",
    "people",
    "status",
    "payment_status",
    "payment_method",
    "total_minor",
    "currency",
    "unpaid_until",
    "supplier",
    "created_at",
    "updated_at",
    "paid_at",
)


def cell_columns(kind: BookingKind, *, common_only: bool = False) -> dict[str, ColumnElement[Any]]:
    """Return the cells of a kind by name (`common_only`: those that every kind has)."""
    table = table_of(kind)
    columns: dict[str, ColumnElement[Any]] = {name: table.c[name] for name in _COMMON}
    if not common_only:
        columns |= {column.name: column for column in scalar_columns(kind)}
    columns["kind"] = literal(kind.value)
    columns["asset_name"] = table_of(kind.asset_kind).c.name
    columns["payment_intent_id"] = table.c.stripe_payment_intent_id
    return columns


def sort_column(kind: BookingKind, name: str, *, common_only: bool) -> ColumnElement[Any]:
    """Return what a table is sorted by: names without capitals and accents.

    Raises:
        InvalidInput: when it has no such column.

    """
    column = named_column(cell_columns(kind, common_only=common_only), name)
    if name == "customer_name":
        return table_of(kind).c.customer_folded
    return table_of(kind.asset_kind).c.name_folded if name == "asset_name" else column


def key_column(kind: BookingKind) -> ColumnElement[int]:
    """Return the packed key of a row."""
    return cast(table_of(kind).c.id, BigInteger) * 8 + pack_booking_key(BookingRef(kind, 0))


def with_listing(kind: BookingKind) -> FromClause:
    """Return a kind's table with its listings."""
    table, listing = table_of(kind), table_of(kind.asset_kind)
    return table.join(listing, listing.c.id == asset_column(kind))


def select_cells(kind: BookingKind) -> Select[Any]:
    """Select every cell of a kind, with `_id` and `_version`."""
    table = table_of(kind)
    cells = (column.label(name) for name, column in cell_columns(kind).items())
    return select(table.c.id.label("_id"), table.c.version.label("_version"), *cells).select_from(with_listing(kind))
