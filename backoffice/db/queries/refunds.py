"""Reads of refunds: rows of the section with their bookings' names, the badge, and the sums of the report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, and_, false, func, or_, select, union

from backoffice.db.folding import fold
from backoffice.db.models import table_of
from backoffice.db.payment_rows import PAYMENTS
from backoffice.db.queries.booking_filters import match_text
from backoffice.db.queries.filters import contains
from backoffice.db.queries.refund_sums import read_sums
from backoffice.db.refund_rows import (
    APPROVALS,
    FOREIGN,
    REFUNDS,
    conditions,
    foreign_conditions,
    to_foreign,
    to_records,
)
from backoffice.db.repositories.values import storable_text
from backoffice.db.rows import chunks
from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.refunds import RefundState
from backoffice.services.ports.refund_queries import (
    PATIENCE,
    Origin,
    RefundCounts,
    RefundRow,
    RefundSearch,
    RefundSum,
    RefundTab,
)
from backoffice.services.ports.refunds import RefundFilter

_CHUNK = 500
_MOST_WORDS = 10
_NOT_MADE = (RefundState.FAILED.value, RefundState.CANCELED.value)
_MOVING = (RefundState.APPROVED.value, RefundState.PENDING.value, RefundState.REQUIRES_ACTION.value)
_UNKNOWN = (RefundState.UNKNOWN.value, RefundState.RECONCILING.value)


class SqlRefundQueries:
    """`RefundQueries`. `reading` opens a read transaction."""

    def __init__(self, reading: Callable[[], AbstractContextManager[Connection]]) -> None:
        """Keep how to read."""
        self._reading = reading

    def rows(self, search: RefundSearch, limit: int, now: datetime) -> Sequence[RefundRow]:
        """Return rows, the newest first."""
        with self._reading() as connection:
            found = [*_ours(connection, search, limit, now), *_foreign(connection, search, limit)]
            newest = sorted(found, key=lambda row: (row.at, row.id), reverse=True)[:limit]
            return _named(connection, newest)

    def find(self, typed: str, limit: int) -> Sequence[RefundRow]:
        """Return requests that hold every word typed, the newest first; nothing typed finds none."""
        if not typed.strip():
            return ()
        with self._reading() as connection:
            query = select(REFUNDS).where(*_holds(connection, typed)).order_by(REFUNDS.c.requested_at.desc())
            rows = connection.execute(query.order_by(REFUNDS.c.id).limit(limit)).mappings().all()
            return _named(connection, [RefundRow(record, None) for record in to_records(connection, rows)])

    def counts(self, me: str, now: datetime) -> RefundCounts:
        """Count what wants somebody."""
        with self._reading() as connection:
            return RefundCounts(
                *(
                    connection.scalar(select(func.count()).select_from(REFUNDS).where(_stands(tab, me, now))) or 0
                    for tab in (RefundTab.WAITING, RefundTab.ATTENTION)
                )
            )

    def sums(self, where: RefundFilter) -> Sequence[RefundSum]:
        """Return the sums of what a filter lets through."""
        with self._reading() as connection:
            return read_sums(connection, where)

    def people(self) -> Sequence[str]:
        """Return who asked for or approved a refund, by name."""
        query = union(select(REFUNDS.c.requested_by), select(APPROVALS.c.approved_by))
        with self._reading() as connection:
            return sorted(connection.scalars(query), key=fold)


def _ours(connection: Connection, search: RefundSearch, limit: int, now: datetime) -> Iterable[RefundRow]:
    if search.origin is Origin.DASHBOARD:
        return ()
    query = select(REFUNDS).where(*conditions(search.where), *_holds(connection, search.text))
    if search.reasons:
        query = query.where(REFUNDS.c.reason.in_(sorted(reason.value for reason in search.reasons)))
    if search.tab is not RefundTab.ALL:
        query = query.where(_stands(search.tab, search.me, now))
    ordered = query.order_by(REFUNDS.c.requested_at.desc(), REFUNDS.c.id.desc()).limit(limit)
    rows = connection.execute(ordered).mappings().all()
    return [RefundRow(record, None, record.booking) for record in to_records(connection, rows)]


def _foreign(connection: Connection, search: RefundSearch, limit: int) -> Iterable[RefundRow]:
    if search.origin is Origin.OURS or search.tab is not RefundTab.ALL or search.reasons:
        return ()
    at = func.coalesce(FOREIGN.c.created_at, FOREIGN.c.first_seen_at)
    query = select(FOREIGN).where(*foreign_conditions(search.where), *_holds_foreign(connection, search.text))
    rows = connection.execute(query.order_by(at.desc(), FOREIGN.c.refund_id.desc()).limit(limit)).mappings()
    return [RefundRow(None, to_foreign(row)) for row in rows]


def _stands(tab: RefundTab, me: str, now: datetime) -> ColumnElement[bool]:
    """Return the condition that a request stands in a tab."""
    state: Column[Any] = REFUNDS.c.state
    mine = select(APPROVALS.c.refund_id).where(
        APPROVALS.c.approved_by == me, APPROVALS.c.is_used.is_(False), APPROVALS.c.expires_at > now
    )
    is_mine = REFUNDS.c.id.in_(mine if storable_text(me) else mine.where(false()))
    is_asked, is_sending = state == RefundState.REQUESTED.value, state == RefundState.SENDING.value
    since = now - PATIENCE
    match tab:
        case RefundTab.WAITING:
            return and_(is_asked, ~is_mine)
        case RefundTab.ON_THE_WAY:
            young = and_(state.in_(_UNKNOWN), REFUNDS.c.first_sent_at > since)
            sending = and_(is_sending, REFUNDS.c.updated_at > since)
            return or_(state.in_(_MOVING), young, sending, and_(is_asked, is_mine))
        case RefundTab.ATTENTION:
            late = and_(state.in_(_UNKNOWN), REFUNDS.c.first_sent_at <= since)
            stuck = and_(is_sending, REFUNDS.c.updated_at <= since)
            lapsed = and_(state == RefundState.EXPIRED.value, REFUNDS.c.id.in_(select(APPROVALS.c.refund_id)))
            unseen = and_(REFUNDS.c.acknowledged_at.is_(None), or_(state.in_(_NOT_MADE), lapsed))
            return or_(state == RefundState.NEEDS_HUMAN.value, late, stuck, unseen)
        case RefundTab.ALL:
            return state.is_not(None)


def _holds(connection: Connection, typed: str) -> list[ColumnElement[bool]]:
    """Return the conditions that every word typed stands in a request, or all of them in its booking."""
    own = (
        REFUNDS.c.id,
        REFUNDS.c.payment_intent_id,
        REFUNDS.c.requested_by,
        REFUNDS.c.note,
        REFUNDS.c.stripe_refund_id,
    )
    return _all_words(connection, typed, own, REFUNDS.c.booking_kind, REFUNDS.c.booking_id)


def _holds_foreign(connection: Connection, typed: str) -> list[ColumnElement[bool]]:
    own = (FOREIGN.c.refund_id, FOREIGN.c.payment_intent_id)
    payment = select(PAYMENTS.c.payment_intent_id)
    booked = _all_words(connection, typed, (PAYMENTS.c.customer_name,), PAYMENTS.c.booking_kind, PAYMENTS.c.booking_id)
    words = _words(typed)
    if not booked or words is None:
        return booked
    of_own = [or_(*(_has(connection, column, word) for column in own)) for word in words]
    return [or_(and_(*of_own), FOREIGN.c.payment_intent_id.in_(payment.where(*booked)))]


def _all_words(
    connection: Connection, typed: str, own: Sequence[Any], kind: Column[Any], booking_id: Column[Any]
) -> list[ColumnElement[bool]]:
    words = _words(typed)
    if words is None:
        return [false()]
    if not words:
        return []
    of_own = [or_(*(_has(connection, column, word) for column in own)) for word in words]
    of_booking: list[ColumnElement[bool]] = []
    for each in BookingKind:
        table = table_of(each)
        found = select(table.c.id).where(*match_text(connection, each, typed))
        of_booking.append(and_(kind == each.value, booking_id.in_(found)))
    return [or_(and_(*of_own), *of_booking)]


def _words(typed: str) -> list[str] | None:
    return fold(typed).split()[:_MOST_WORDS] if storable_text(typed) else None


def _has(connection: Connection, column: ColumnElement[Any], word: str) -> ColumnElement[bool]:
    return contains(connection, func.lower(func.coalesce(column, "")), word)


def _named(connection: Connection, rows: Sequence[RefundRow]) -> list[RefundRow]:
    """Return the rows with the codes and names of their bookings; without one, who paid."""
    payments = _payments_of(connection, rows)
    placed = [replace(row, booking=row.booking or payments.get(row.payment_intent_id, (None, ""))[0]) for row in rows]
    names = _names_of(connection, {row.booking for row in placed if row.booking})
    named: list[RefundRow] = []
    for row in placed:
        payer = payments.get(row.payment_intent_id, (None, ""))[1]
        code, customer = names.get(row.booking, ("", payer)) if row.booking else ("", payer)
        named.append(replace(row, confirmation_code=code, customer_name=customer))
    return named


def _payments_of(connection: Connection, rows: Iterable[RefundRow]) -> dict[str, tuple[BookingRef | None, str]]:
    found: dict[str, tuple[BookingRef | None, str]] = {}
    c = PAYMENTS.c
    for ids in chunks(sorted({row.payment_intent_id for row in rows}), _CHUNK):
        query = select(c.payment_intent_id, c.booking_kind, c.booking_id, c.customer_name)
        for intent, kind, booking_id, name in connection.execute(query.where(c.payment_intent_id.in_(ids))):
            found[intent] = (BookingRef(BookingKind(kind), booking_id) if kind else None, name or "")
    return found


def _names_of(connection: Connection, refs: Iterable[BookingRef]) -> dict[BookingRef, tuple[str, str]]:
    by_kind: dict[BookingKind, list[int]] = defaultdict(list)
    for ref in refs:
        by_kind[ref.kind].append(ref.id)
    found: dict[BookingRef, tuple[str, str]] = {}
    for kind, wanted in by_kind.items():
        table = table_of(kind)
        for ids in chunks(sorted(wanted), _CHUNK):
            query = select(table.c.id, table.c.confirmation_code, table.c.customer_name).where(table.c.id.in_(ids))
            found |= {BookingRef(kind, at): (code, name or "") for at, code, name in connection.execute(query)}
    return found
