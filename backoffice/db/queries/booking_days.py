"""What happens on a day, what a calendar shows, and the figures of both."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, func, or_, select

from backoffice.db.booking_rows import ASSET_COLUMN, asset_column
from backoffice.db.models import table_of
from backoffice.db.payment_rows import PAYMENTS
from backoffice.db.queries.booking_columns import select_cells, with_listing
from backoffice.db.queries.booking_filters import HOLDING, LIVE, is_due, is_ending, is_failure, is_starting, is_within
from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.booking_status import BookingStatus, PaymentStatus
from backoffice.domain.kinds import AssetRef
from backoffice.services.ports import BookingCounts, BookingRow, CalendarEntry, Home, TodayRows

_DAY = timedelta(days=1)
_STAYS, _VEHICLES = BookingKind.ACCOMMODATIONS, BookingKind.VEHICLES
_HOSTED = tuple(kind for kind in BookingKind if kind is not _VEHICLES)


def to_row(kind: BookingKind, row: RowMapping) -> BookingRow:
    """Return a row of `select_cells`."""
    cells = {name: value for name, value in row.items() if name not in ("_id", "_version")}
    return BookingRow(BookingRef(kind, row["_id"]), row["_version"], cells)


def read_today(connection: Connection, day: date, limit: int) -> TodayRows:
    """Return what is to be done on a day; what is done already is left out."""

    def rows(kinds: Iterable[BookingKind], where: dict[BookingKind, ColumnElement[bool]]) -> list[BookingRow]:
        found = [row for kind in kinds for row in _rows(connection, kind, where[kind], limit)]
        return sorted(found, key=_by_time)[:limit]

    begins = {kind: is_starting(kind, day) for kind in BookingKind}
    ends = {kind: is_ending(kind, day) for kind in (_STAYS, _VEHICLES)}
    return TodayRows(
        arrivals=rows(_HOSTED, begins),
        departures=rows((_STAYS,), ends),
        pick_ups=rows((_VEHICLES,), begins),
        returns=rows((_VEHICLES,), ends),
        due=rows(BookingKind, {kind: is_due(kind, _end_of(day)) for kind in BookingKind}),
        failures=rows(BookingKind, {kind: is_failure(kind) for kind in BookingKind}),
    )


def _rows(connection: Connection, kind: BookingKind, where: ColumnElement[bool], limit: int) -> list[BookingRow]:
    table = table_of(kind)
    # Found first and sorted then: in the order of an index all rows would be looked at.
    found = table.c.id.in_(select(table.c.id).where(where))
    query = select_cells(kind).where(found).order_by(table.c.starts_on, table.c.starts_at, table.c.id).limit(limit)
    return [to_row(kind, row) for row in connection.execute(query).mappings()]


def _by_time(row: BookingRow) -> tuple[Any, ...]:
    return (row.cells["starts_on"] or date.max, row.cells["starts_at"] or time.max, str(row.ref))


def _end_of(day: date) -> datetime:
    """Return when a day ends where this computer stands; days of offices are local ones."""
    return datetime.combine(day + _DAY, time.min).astimezone()


def read_counts(connection: Connection, today: date) -> BookingCounts:
    """Count what is to come, what is to be done today, and what needs a person."""
    by_kind: dict[BookingKind, int] = {}
    arriving = departing = due = failures = 0
    for kind in BookingKind:
        table = table_of(kind)
        ahead = or_(table.c.ends_on >= today, table.c.ends_on.is_(None))
        by_kind[kind] = _count(connection, kind, ahead, table.c.status.in_(LIVE))
        arriving += _count(connection, kind, is_starting(kind, today))
        departing += _count(connection, kind, is_ending(kind, today)) if kind in (_STAYS, _VEHICLES) else 0
        due += _count(connection, kind, is_due(kind, _end_of(today)))
        failures += _count(connection, kind, is_failure(kind))
    unmatched = select(func.count()).where(PAYMENTS.c.home == Home.UNMATCHED.value)
    return BookingCounts(by_kind, arriving, departing, due, connection.scalar(unmatched) or 0, failures)


def _count(connection: Connection, kind: BookingKind, *where: ColumnElement[bool]) -> int:
    return connection.scalar(select(func.count()).select_from(table_of(kind)).where(*where)) or 0


def read_calendar(
    connection: Connection, first_on: date, last_on: date, kinds: Iterable[BookingKind]
) -> list[CalendarEntry]:
    """Return what takes up a day in these bounds, by listing name, then start."""
    found = [entry for kind in kinds for entry in _entries(connection, kind, first_on, last_on)]
    return [entry for _, entry in sorted(found, key=lambda pair: pair[0])]


_CALENDAR = (
    "id",
    "version",
    "confirmation_code",
    "customer_name",
    "people",
    "status",
    "payment_status",
    "starts_on",
    "ends_on",
    "starts_at",
)


def _entries(
    connection: Connection, kind: BookingKind, first_on: date, last_on: date
) -> Iterable[tuple[tuple[Any, ...], CalendarEntry]]:
    table, listing = table_of(kind), table_of(kind.asset_kind)
    columns = (asset_column(kind), listing.c.name, listing.c.name_folded, *(table.c[name] for name in _CALENDAR))
    query = select(*columns).select_from(with_listing(kind))
    within = query.where(is_within(kind, first_on, last_on), table.c.status.in_(HOLDING))
    for row in connection.execute(within).mappings():
        is_stay = kind is _STAYS and row["ends_on"] > row["starts_on"]
        last = row["ends_on"] - _DAY if is_stay else row["ends_on"]
        if last < first_on:
            continue
        entry = CalendarEntry(
            ref=BookingRef(kind, row["id"]),
            version=row["version"],
            asset=AssetRef(kind.asset_kind, row[ASSET_COLUMN[kind]]),
            asset_name=row["name"],
            starts_on=row["starts_on"],
            ends_on=last,
            starts_at=f"{row['starts_at']:%H:%M}" if row["starts_at"] else "",
            confirmation_code=row["confirmation_code"],
            customer_name=row["customer_name"],
            people=row["people"],
            status=BookingStatus(row["status"]),
            payment_status=PaymentStatus(row["payment_status"]),
        )
        yield (row["name_folded"], str(entry.asset), entry.starts_on, entry.starts_at, row["id"]), entry
