"""Reads for the bookings screens: plain columns, never the whole record. Each is one short transaction."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, func, select, union_all

from backoffice.db.booking_rows import select_records, to_record
from backoffice.db.folding import fold
from backoffice.db.models import table_of
from backoffice.db.queries import payments
from backoffice.db.queries.booking_columns import key_column, select_cells, sort_column, with_listing
from backoffice.db.queries.booking_days import read_calendar, read_counts, read_today, to_row
from backoffice.db.queries.booking_filters import conditions, kinds_of, match_text
from backoffice.db.queries.booking_history import read_history
from backoffice.db.queries.filters import contains
from backoffice.db.queries.key_vectors import read_keys
from backoffice.db.repositories.values import storable_text
from backoffice.db.rows import chunks, is_id
from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.money import Money
from backoffice.services.ports import (
    BookingCounts,
    BookingFilter,
    BookingRecord,
    BookingRow,
    CalendarEntry,
    CustomerHistory,
    Home,
    MoneyLine,
    OpenSessions,
    PaymentRecord,
    Sort,
    TodayRows,
    pack_booking_key,
    unpack_booking_key,
)

_CHUNK = 500


class SqlBookingQueries:
    """`BookingQueries`. `reading` opens a read transaction."""

    def __init__(self, reading: Callable[[], AbstractContextManager[Connection]]) -> None:
        """Keep how to read."""
        self._reading = reading

    def keys(self, where: BookingFilter, sort: Sort) -> Sequence[int]:
        """Return the packed keys of every matching row, in order; empty cells come last either way."""
        with self._reading() as connection:
            ordered = _ordered_keys(connection, where, sort)
            return array("q") if ordered is None else read_keys(connection, ordered)

    def rows(self, keys: Sequence[int]) -> Sequence[BookingRow]:
        """Return the rows of these keys in their order."""
        with self._reading() as connection:
            return _rows(connection, keys)

    def find(self, typed: str, limit: int) -> Sequence[BookingRow]:
        """Return the bookings that hold every word: an exact code first, then customers whose name begins with it."""
        whole = fold(typed).strip()
        if not whole or not storable_text(whole):
            return ()
        with self._reading() as connection:
            union = union_all(*(_ranked(connection, kind, typed, whole) for kind in BookingKind)).subquery()
            newest = (union.c.rank, union.c.starts_on.desc().nulls_last(), union.c.key)
            return _rows(connection, connection.scalars(select(union.c.key).order_by(*newest).limit(limit)).all())

    def counts(self, today: date) -> BookingCounts:
        """Count what is to come, what is to be done today, and what needs a person."""
        with self._reading() as connection:
            return read_counts(connection, today)

    def today(self, day: date, limit: int = 200) -> TodayRows:
        """Return what is to be done on a day, by time."""
        with self._reading() as connection:
            return read_today(connection, day, limit)

    def calendar(self, first_on: date, last_on: date, kind: BookingKind | None) -> Sequence[CalendarEntry]:
        """Return what takes up a day in these bounds, by listing name, then start."""
        with self._reading() as connection:
            return read_calendar(connection, first_on, last_on, tuple(BookingKind) if kind is None else (kind,))

    def history(self, booking: BookingRef) -> CustomerHistory:
        """Return the bookings of a booking's customer, the latest first."""
        with self._reading() as connection:
            return read_history(connection, booking)

    @contextmanager
    def export(self, kind: BookingKind, where: BookingFilter) -> Generator[Iterable[BookingRecord]]:
        """Give every matching record of a kind in id order, read piece by piece from one picture."""
        with self._reading() as connection:
            yield _stream(connection, kind, where)

    def payments(self, homes: frozenset[Home], limit: int = 500) -> Sequence[PaymentRecord]:
        """Return payments by where they belong, newest first."""
        with self._reading() as connection:
            return payments.read_payments(connection, homes, limit)

    def payable(self, total: Money | None, email: str, limit: int = 50) -> Sequence[BookingRecord]:
        """Return unpaid bookings of that e-mail, then of that total."""
        with self._reading() as connection:
            return payments.read_payable(connection, total, email, limit)

    def money_board(self, since: datetime) -> Sequence[MoneyLine]:
        """Return the sums of each currency."""
        with self._reading() as connection:
            return payments.read_money_board(connection, since)

    def open_sessions(self, now: datetime) -> OpenSessions:
        """Count the pages and payments that may settle any moment."""
        with self._reading() as connection:
            return payments.count_open_sessions(connection, now)


def _ordered_keys(connection: Connection, where: BookingFilter, sort: Sort) -> Select[Any] | None:
    """Select the keys that a filter lets through, in order; None where it lets no kind through."""
    parts = [_keys_of(connection, kind, where, sort) for kind in kinds_of(where)]
    if not parts:
        return None
    query, sorted_by, tie = parts[0]
    if len(parts) > 1:
        union = union_all(*(part for part, _, _ in parts)).subquery()
        query, sorted_by, tie = select(union.c.key), union.c.sorted_by, union.c.key
    direction = sorted_by.desc() if sort.descending else sorted_by.asc()
    may_be_empty = getattr(sorted_by, "nullable", True)  # an index gives its order only where nothing is asked of NULL
    return query.order_by(direction.nulls_last() if may_be_empty else direction, tie)


def _keys_of(
    connection: Connection, kind: BookingKind, where: BookingFilter, sort: Sort
) -> tuple[Select[*tuple[Any, ...]], ColumnElement[Any], ColumnElement[Any]]:
    """Select key and sort column of a kind; return also what its rows are sorted by, and by what where that is equal.

    Within one kind that is the id: an index gives that order.
    """
    table, listing = table_of(kind), table_of(kind.asset_kind)
    sorted_by = sort_column(kind, sort.column, common_only=where.kind is None)
    query = select(key_column(kind).label("key"), sorted_by.label("sorted_by"))
    needs_listing = getattr(sorted_by, "table", None) is listing
    query = query.select_from(with_listing(kind) if needs_listing else table)
    return query.where(*conditions(connection, kind, where)), sorted_by, table.c.id


def _rows(connection: Connection, keys: Sequence[int]) -> list[BookingRow]:
    wanted: dict[BookingKind, list[int]] = {}
    for key in keys:
        if key % 8 < len(BookingKind) and is_id((ref := unpack_booking_key(key)).id):
            wanted.setdefault(ref.kind, []).append(ref.id)
    found: dict[int, BookingRow] = {}
    for kind, ids in wanted.items():
        for chunk in chunks(ids, _CHUNK):
            query = select_cells(kind).where(table_of(kind).c.id.in_(chunk))
            rows = (to_row(kind, row) for row in connection.execute(query).mappings())
            found.update((pack_booking_key(row.ref), row) for row in rows)
    return [found[key] for key in keys if key in found]


def _ranked(connection: Connection, kind: BookingKind, typed: str, whole: str) -> Select[*tuple[Any, ...]]:
    table = table_of(kind)
    code = func.replace(func.lower(table.c.confirmation_code), "-", "")
    rank = case(
        (code == "".join(whole.replace("-", "").split()), 0),
        (func.substr(table.c.customer_folded, 1, len(whole)) == whole, 1),
        (contains(connection, table.c.customer_folded, whole), 2),
        else_=3,
    )
    query = select(key_column(kind).label("key"), rank.label("rank"), table.c.starts_on)
    return query.where(*match_text(connection, kind, typed))


def _stream(connection: Connection, kind: BookingKind, where: BookingFilter) -> Iterator[BookingRecord]:
    if kind not in kinds_of(where):
        return
    table = table_of(kind)
    query = select_records(kind).where(*conditions(connection, kind, where)).order_by(table.c.id).limit(_CHUNK)
    last = 0
    while rows := connection.execute(query.where(table.c.id > last)).mappings().all():
        last = rows[-1]["id"]
        yield from (to_record(kind, row) for row in rows)
