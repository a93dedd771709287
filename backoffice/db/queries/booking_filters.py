"""What a bookings table shows, as conditions; and the sets of states that the figures are made of."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, TextClause, and_, false, or_, select, union_all

from backoffice.db.booking_rows import asset_column, digits_of
from backoffice.db.folding import fold
from backoffice.db.models import PAGE_FAILED, table_of
from backoffice.db.queries.filters import contains
from backoffice.db.repositories.values import storable_text
from backoffice.db.rows import is_id
from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import BookingStatus, PaymentStatus
from backoffice.domain.payment_state import is_paid_though_over
from backoffice.services.ports import BookingFilter

_MOST_WORDS = 10
_NUMBER = re.compile(r"[\d.()+/\-]*\d[\d.()+/\-]*")

HOLDING = sorted(status.value for status in BookingStatus if status.holds_place)
COMING = ("pending_approval", "confirmed", "awaiting_payment", "paid")
"""Not begun and not over."""

LIVE = (*COMING, "in_progress")
UNPAID = (PaymentStatus.PENDING.value, PaymentStatus.FAILED.value)
_STRANDED = {
    status.value: [
        payment.value
        for payment in PaymentStatus
        if is_paid_though_over(status, payment) and payment is not PaymentStatus.PARTIALLY_REFUNDED
    ]
    for status in BookingStatus
    if not status.holds_place
}


def kinds_of(where: BookingFilter) -> tuple[BookingKind, ...]:
    """Return the kinds that a filter lets through."""
    kinds = tuple(BookingKind) if where.kind is None else (where.kind,)
    return kinds if where.asset is None else tuple(k for k in kinds if k is BookingKind.of(where.asset.kind))


def conditions(connection: Connection, kind: BookingKind, where: BookingFilter) -> list[ColumnElement[bool]]:
    """Return the conditions of a filter on the table of a kind."""
    table = table_of(kind)
    found = match_text(connection, kind, where.text)
    for column, chosen in ((table.c.status, where.statuses), (table.c.payment_status, where.payment_statuses)):
        if chosen:
            found.append(column.in_(sorted(status.value for status in chosen)))
    if where.asset is not None:
        found.append(asset_column(kind) == where.asset.id if is_id(where.asset.id) else false())
    if where.from_on is not None:
        found.append(table.c.ends_on >= where.from_on)
    if where.to_on is not None:
        found.append(table.c.starts_on <= where.to_on)
    return found


def match_text(connection: Connection, kind: BookingKind, typed: str) -> list[ColumnElement[bool]]:
    """Return the conditions that every word typed stands in a booking or its listing's name.

    Phone and tax numbers are found however they are written: a word of digits and marks counts as its digits.
    """
    if not storable_text(typed):
        return [false()]
    return [_holds(connection, kind, word) for word in fold(typed).split()[:_MOST_WORDS]]


def _holds(connection: Connection, kind: BookingKind, word: str) -> ColumnElement[bool]:
    table, listing = table_of(kind), table_of(kind.asset_kind)
    named = select(listing.c.id).where(contains(connection, listing.c.name_folded, word))
    ways = [contains(connection, table.c.search_text, word), asset_column(kind).in_(named)]
    if _NUMBER.fullmatch(word) and digits_of(word) != word:
        ways.append(contains(connection, table.c.search_text, digits_of(word)))
    return or_(*ways)


def is_due(kind: BookingKind, until: Any) -> ColumnElement[bool]:
    """Return the condition that a booking is not paid and its deadline comes before a moment."""
    table = table_of(kind)
    late = _any_of(table, table.c.unpaid_until < until)
    return and_(late, table.c.status.in_(COMING), table.c.payment_status.in_(UNPAID))


def is_failure(kind: BookingKind) -> ColumnElement[bool]:
    """Return the condition that a person must look at a booking's payment.

    A page could not be made, a payment failed or is disputed, or money came for a booking that is over.
    """
    table = table_of(kind)
    return _any_of(
        table,
        PAGE_FAILED,
        table.c.payment_status == PaymentStatus.DISPUTED.value,
        and_(table.c.payment_status == PaymentStatus.FAILED.value, table.c.status.in_(LIVE)),
        *(and_(table.c.status == status, table.c.payment_status.in_(paid)) for status, paid in _STRANDED.items()),
    )


def is_starting(kind: BookingKind, day: date) -> ColumnElement[bool]:
    """Return the condition that a booking begins on a day and has not yet."""
    table = table_of(kind)
    return and_(table.c.starts_on == day, table.c.status.in_(COMING))


def is_ending(kind: BookingKind, day: date) -> ColumnElement[bool]:
    """Return the condition that a booking ends on a day; a vehicle that is out too long is awaited every day."""
    table = table_of(kind)
    ending = and_(table.c.ends_on == day, table.c.status.in_(LIVE))
    if kind is not BookingKind.VEHICLES:
        return ending
    return _any_of(table, ending, and_(table.c.status == BookingStatus.IN_PROGRESS.value, table.c.ends_on < day))


def is_within(kind: BookingKind, first_on: date, last_on: date) -> ColumnElement[bool]:
    """Return the condition that a booking touches a day in these bounds."""
    table = table_of(kind)
    return _any_of(table, and_(table.c.ends_on >= first_on, table.c.starts_on <= last_on))


def _any_of(table: Table, *ways: ColumnElement[bool] | TextClause) -> ColumnElement[bool]:
    """Return that one of several conditions holds, each answered by its own index before anything else is looked at.

    SQLite keeps no figures of the values in a column, and would prefer an equality that half of the rows fulfil.
    """
    found = [select(table.c.id).where(way) for way in ways]
    return table.c.id.in_(union_all(*found) if len(found) > 1 else found[0])
