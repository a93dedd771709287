"""Reads of money: where payments belong, what they may belong to, and sums per currency."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, FromClause, and_, case, func, or_, select

from backoffice.db.booking_rows import fold_email, select_records, to_record
from backoffice.db.models import PAGE_OPEN, table_of
from backoffice.db.payment_rows import PAYMENTS, to_payment
from backoffice.db.queries.booking_filters import LIVE, UNPAID
from backoffice.db.repositories.values import storable_text
from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import BookingStatus, PaymentStatus
from backoffice.domain.money import Money
from backoffice.services.ports import BookingRecord, Home, MoneyLine, OpenSessions, PaymentRecord

_ON_ITS_WAY = ("processing", "requires_action")
_FRESH = timedelta(days=1)

_OWED = ("confirmed", "awaiting_payment", "in_progress", "completed")
_RECEIVED = PAYMENTS.c.captured_minor - PAYMENTS.c.refunded_minor


def read_payments(connection: Connection, homes: frozenset[Home], limit: int) -> list[PaymentRecord]:
    """Return payments by where they belong, newest first."""
    query = select(PAYMENTS).where(PAYMENTS.c.home.in_(sorted(home.value for home in homes)))
    newest = query.order_by(PAYMENTS.c.first_seen_at.desc(), PAYMENTS.c.payment_intent_id).limit(limit)
    return [to_payment(row) for row in connection.execute(newest).mappings()]


def read_payable(connection: Connection, total: Money | None, email: str, limit: int) -> list[BookingRecord]:
    """Return unpaid bookings of that e-mail, then of that total, each the last changed first.

    Those that expired are among them: their payment may have come late.
    """
    found: dict[object, BookingRecord] = {}
    for where in _claims(total, email):
        records = [r for kind in BookingKind for r in _unpaid(connection, kind, where[kind], limit)]
        for record in sorted(records, key=lambda r: r.updated_at, reverse=True):
            found.setdefault(record.ref, record)
    return list(found.values())[:limit]


def _claims(total: Money | None, email: str) -> Iterable[dict[BookingKind, ColumnElement[bool]]]:
    tables = {kind: table_of(kind) for kind in BookingKind}
    folded = fold_email(email) if storable_text(email) else None
    if folded:
        yield {kind: table.c.email_folded == folded for kind, table in tables.items()}
    if total is not None:
        yield {
            kind: and_(table.c.total_minor == total.amount_minor, table.c.currency == total.currency)
            for kind, table in tables.items()
        }


def _unpaid(
    connection: Connection, kind: BookingKind, where: ColumnElement[bool], limit: int
) -> Iterable[BookingRecord]:
    table = table_of(kind)
    query = select_records(kind).where(
        where,
        table.c.payment_status.in_(UNPAID),
        table.c.total_minor > 0,
        table.c.status.in_((*LIVE, BookingStatus.COMPLETED.value, BookingStatus.EXPIRED.value)),
    )
    rows = connection.execute(query.order_by(table.c.updated_at.desc(), table.c.id).limit(limit)).mappings()
    return [to_record(kind, row) for row in rows]


def read_money_board(connection: Connection, since: datetime) -> Sequence[MoneyLine]:
    """Return the sums of each currency that has any, in the currencies' order."""
    lines: dict[str, MoneyLine] = {}

    def add(currency: str, **more: int) -> None:
        line = lines.get(currency) or MoneyLine(currency, 0, 0, 0, 0)
        lines[currency] = replace(line, **{name: getattr(line, name) + count for name, count in more.items()})

    for currency, count, total, today in _unmatched(connection, since):
        add(currency, paid_unbooked_minor=total, paid_unbooked_count=count, received_today_minor=today)
    for kind in BookingKind:
        for currency, count, owed, processing in _owed(connection, kind):
            add(currency, booked_unpaid_minor=owed, booked_unpaid_count=count, processing_minor=processing)
        for currency, today in _paid_since(connection, kind, since):
            add(currency, received_today_minor=today)
    return [lines[currency] for currency in sorted(lines)]


def _unmatched(connection: Connection, since: datetime) -> Iterable[tuple[str, int, int, int]]:
    today = func.sum(case((PAYMENTS.c.created_at >= since, _RECEIVED), else_=0))
    query = select(PAYMENTS.c.currency, func.count(), func.sum(_RECEIVED), today)
    unmatched = query.where(PAYMENTS.c.home == Home.UNMATCHED.value, PAYMENTS.c.currency.is_not(None))
    for currency, count, total, new in connection.execute(unmatched.group_by(PAYMENTS.c.currency)):
        yield currency, count, int(total), int(new)


def _owed(connection: Connection, kind: BookingKind) -> Iterable[tuple[str, int, int, int]]:
    """Give per currency how many bookings are not paid, their sum, and the sum of those whose payment is on its way."""
    table = table_of(kind)
    unpaid = and_(table.c.payment_status.in_(UNPAID), table.c.status.in_(_OWED))
    on_its_way = table.c.payment_status.in_((PaymentStatus.PROCESSING.value, PaymentStatus.AUTHORIZED.value))
    query = (
        select(
            table.c.currency,
            func.sum(case((unpaid, 1), else_=0)),
            func.sum(case((unpaid, table.c.total_minor), else_=0)),
            func.sum(case((on_its_way, table.c.total_minor), else_=0)),
        )
        .where(table.c.total_minor > 0, or_(unpaid, on_its_way))
        .group_by(table.c.currency)
    )
    for currency, count, owed, processing in connection.execute(query):
        yield currency, int(count), int(owed), int(processing)


def _paid_since(connection: Connection, kind: BookingKind, since: datetime) -> Iterable[tuple[str, int]]:
    table = table_of(kind)
    query = select(table.c.currency, func.sum(received_of(kind))).select_from(with_payment(kind))
    for currency, total in connection.execute(query.where(table.c.paid_at >= since).group_by(table.c.currency)):
        yield currency, int(total)


def with_payment(kind: BookingKind) -> FromClause:
    """Return a kind's table with the payments that pay for its bookings."""
    table = table_of(kind)
    placed = and_(PAYMENTS.c.booking_kind == kind.value, PAYMENTS.c.booking_id == table.c.id)
    return table.outerjoin(PAYMENTS, placed)


def received_of(kind: BookingKind) -> ColumnElement[int]:
    """Return what came in for a booking and stays: through Stripe what Stripe says, else its total once it is paid."""
    table = table_of(kind)
    by_hand = case((table.c.payment_status == PaymentStatus.PAID.value, table.c.total_minor), else_=0)
    return case((PAYMENTS.c.status.is_not(None), _RECEIVED), else_=by_hand)


def count_open_sessions(connection: Connection, now: datetime) -> OpenSessions:
    """Count the pages that may still be paid, and the payments that may settle any moment.

    Those on their way for longer than a day (boleto, bank debits) need no haste.
    """
    payments = select(func.count()).where(PAYMENTS.c.status.in_(_ON_ITS_WAY), PAYMENTS.c.refreshed_at > now - _FRESH)
    on_the_way = connection.scalar(payments) or 0
    count, newest_at = 0, None
    for kind in BookingKind:
        table = table_of(kind)
        still = or_(table.c.checkout_expires_at > now, table.c.checkout_expires_at.is_(None))
        pages = select(func.count(), func.max(table.c.session_made_at)).select_from(table).where(PAGE_OPEN, still)
        here, latest_at = connection.execute(pages).one()
        count += here
        newest_at = max((moment for moment in (newest_at, latest_at) if moment is not None), default=None)
    return OpenSessions(count, newest_at, on_the_way)
