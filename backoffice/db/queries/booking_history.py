"""A customer's bookings: those that share an e-mail address, a phone number or a tax id."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select

from backoffice.db.models import table_of
from backoffice.db.queries.booking_columns import select_cells
from backoffice.db.queries.booking_days import to_row
from backoffice.db.queries.payments import received_of, with_payment
from backoffice.db.rows import is_id
from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.errors import RecordMissing
from backoffice.services.ports import BookingRow, CustomerHistory

_SHARED = ("email_folded", "customer_phone", "customer_tax_id")
_MOST = 500


def read_history(connection: Connection, booking: BookingRef) -> CustomerHistory:
    """Return the bookings of a booking's customer, the latest first (500 at most), and what was spent on all.

    Raises:
        RecordMissing: the booking is not there.

    """
    table = table_of(booking.kind)
    query = select(table.c.id, *(table.c[name] for name in _SHARED))
    row = connection.execute(query.where(table.c.id == booking.id)).mappings().first() if is_id(booking.id) else None
    if row is None:
        raise RecordMissing
    rows: list[BookingRow] = []
    spent: dict[str, int] = {}
    for kind in BookingKind:
        same = _same_customer(kind, booking, dict(row))
        if same is None:
            continue
        rows += _rows(connection, kind, same)
        for currency, amount in _spent(connection, kind, same):
            spent[currency] = spent.get(currency, 0) + amount
    rows.sort(key=lambda found: (found.cells["starts_on"] or date.max, str(found.ref)), reverse=True)
    return CustomerHistory(rows[:_MOST], {currency: spent[currency] for currency in sorted(spent) if spent[currency]})


def _same_customer(kind: BookingKind, booking: BookingRef, known: Mapping[str, Any]) -> ColumnElement[bool] | None:
    table = table_of(kind)
    ways = [table.c[name] == known[name] for name in _SHARED if known[name]]
    if kind is booking.kind:
        ways.append(table.c.id == booking.id)
    return or_(*ways) if ways else None


def _rows(connection: Connection, kind: BookingKind, where: ColumnElement[bool]) -> list[BookingRow]:
    table = table_of(kind)
    query = select_cells(kind).where(where).order_by(table.c.starts_on.desc().nulls_first(), table.c.id).limit(_MOST)
    return [to_row(kind, row) for row in connection.execute(query).mappings()]


def _spent(connection: Connection, kind: BookingKind, where: ColumnElement[bool]) -> list[tuple[str, int]]:
    table = table_of(kind)
    query = select(table.c.currency, func.sum(received_of(kind))).select_from(with_payment(kind)).where(where)
    return [(currency, int(total)) for currency, total in connection.execute(query.group_by(table.c.currency))]
