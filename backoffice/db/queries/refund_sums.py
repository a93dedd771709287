"""The sums of the refunds' report, in one statement: months begin where the office is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, tzinfo
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, cast, func, literal, null, select, union_all

from backoffice.db.refund_rows import FOREIGN, REFUNDS, conditions, foreign_conditions
from backoffice.domain.refund_rules import RefundReason
from backoffice.domain.refunds import RefundState
from backoffice.services.ports.refund_queries import Origin, RefundSum
from backoffice.services.ports.refunds import RefundFilter

_STATES = {state.value: state for state in RefundState}


def read_sums(connection: Connection, where: RefundFilter) -> Sequence[RefundSum]:
    """Return the sums by currency, month, reason, state and origin, in this order."""
    told = union_all(_ours(where), _foreign(where)).subquery()
    first, last = connection.execute(select(func.min(told.c.at), func.max(told.c.at))).one()
    if first is None:
        return ()
    months = tuple(_months(first, last, where.zone))
    dated = select(told, _month(told.c.at, months, where.zone).label("month")).subquery()
    groups = [dated.c[name] for name in ("currency", "month", "reason", "state", "origin")]
    query = select(*groups, func.count(), func.sum(dated.c.amount_minor)).group_by(*groups)
    return sorted((_sum(row, months) for row in connection.execute(query)), key=_order)


def _ours(where: RefundFilter) -> Select[Any, Any, Any, Any, str, Any]:
    c = REFUNDS.c
    origin = literal(Origin.OURS.value).label("origin")
    return select(c.requested_at.label("at"), c.currency, c.reason, c.state, origin, c.amount_minor).where(
        *conditions(where)
    )


def _foreign(where: RefundFilter) -> Select[Any, Any, Any, Any, str, Any]:
    c = FOREIGN.c
    at = func.coalesce(c.created_at, c.first_seen_at, type_=c.first_seen_at.type).label("at")
    origin = literal(Origin.DASHBOARD.value).label("origin")
    reason = cast(null(), REFUNDS.c.reason.type).label("reason")
    return select(at, c.currency, reason, c.status.label("state"), origin, c.amount_minor).where(
        *foreign_conditions(where)
    )


def _months(first: datetime, last: datetime, zone: tzinfo) -> Iterator[date]:
    """Yield the first days of all months from one moment to another, as they are in the office."""
    day, end = (moment.astimezone(zone).date().replace(day=1) for moment in (first, last))
    while day <= end:
        yield day
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _month(at: ColumnElement[Any], months: Sequence[date], zone: tzinfo) -> ColumnElement[int]:
    """Return which of the months a moment falls into, by its place among them."""
    begins = [datetime.combine(month, time(), zone).astimezone(UTC) for month in months]
    whens = [(at < begin, place) for place, begin in enumerate(begins[1:])]
    return case(*whens, else_=len(months) - 1) if whens else literal(0)


def _sum(row: Any, months: Sequence[date]) -> RefundSum:
    currency, month, reason, state, origin, count, amount = row
    return RefundSum(
        currency,
        months[month],
        RefundReason(reason) if reason else None,
        _STATES.get(state),
        Origin(origin),
        int(count),
        int(amount),
    )


def _order(found: RefundSum) -> tuple[str, date, str, str, str]:
    return found.currency, found.month, found.reason or "", found.state or "", found.origin
