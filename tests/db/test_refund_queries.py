"""Reads of refunds on both databases: the tabs part them, the words find them, and the report's sums are the rows'."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from backoffice.db import SqlDatabase
from backoffice.domain.money import Money
from backoffice.domain.refund_rules import RefundReason
from backoffice.domain.refunds import Approval, Refund, RefundState, RefundTerms
from backoffice.services.ports import StripePayment, StripeRefund
from backoffice.services.ports.refund_queries import Origin, RefundCounts, RefundRow, RefundSearch, RefundTab
from backoffice.services.ports.refunds import RefundFilter, RefundRecord

SOME = Money(4_500, "BRL")
NOW = datetime(2030, 5, 17, 12, 0, tzinfo=UTC)
RECIFE, SYDNEY = ZoneInfo("America/Recife"), ZoneInfo("Australia/Sydney")
SENT = frozenset(RefundState) - {
    RefundState.REQUESTED,
    RefundState.APPROVED,
    RefundState.REJECTED,
    RefundState.EXPIRED,
}


def record(
    number: int,
    state: RefundState = RefundState.REQUESTED,
    *,
    at: datetime = NOW,
    money: Money = SOME,
    by: str = "Ana",
    approved_by: tuple[str, ...] = (),
    reason: RefundReason | None = None,
    sent_at: datetime | None = None,
    acknowledged: bool = False,
    note: str = "",
) -> RefundRecord:
    """A refund of a payment of its own, so that nothing stands in its way."""
    terms = RefundTerms(f"pi_{number}", money, "acct_office", livemode=False)
    used = state not in (RefundState.REQUESTED, RefundState.APPROVED)
    approvals = tuple(Approval(who, terms, NOW, NOW + timedelta(hours=24), used) for who in approved_by)
    first_sent_at = sent_at or (at if state in SENT else None)
    refund = Refund(f"refund{number:04}", terms, state, by, at, 1, approvals, first_sent_at)
    acknowledged_at = NOW if acknowledged else None
    return RefundRecord(
        refund,
        None,
        reason,
        note,
        cancels_booking=False,
        updated_at=first_sent_at or at,
        acknowledged_at=acknowledged_at,
    )


def store(database: SqlDatabase, *records: RefundRecord) -> None:
    with database.write() as uow:
        for each in records:
            pay(uow, each.refund.terms.payment_intent_id, each.refund.terms.money)
            uow.refunds.add(each)


def pay(uow: object, intent: str, money: Money) -> None:
    paid = StripePayment(
        payment_intent_id=intent,
        money=money,
        captured=money,
        refunded=Money(0, money.currency),
        status="succeeded",
        created_at=NOW,
        customer_name="Beatriz Lima",
    )
    uow.payments.ensure(intent, NOW)  # type: ignore[attr-defined]
    uow.payments.save_stripe(intent, paid, None, NOW)  # type: ignore[attr-defined]


def make_elsewhere(database: SqlDatabase, number: int, money: Money, at: datetime, status: str = "succeeded") -> None:
    with database.write() as uow:
        pay(uow, f"pi_x{number}", money)
        found = StripeRefund(f"re_{number}", f"pi_x{number}", money, status, created_at=at)
        uow.refunds.save_foreign(found, NOW)


def ids(database: SqlDatabase, tab: RefundTab, me: str = "Bia", now: datetime = NOW) -> list[str]:
    rows = database.refund_queries.rows(RefundSearch(tab=tab, me=me), 100, now)
    return sorted(row.id.removeprefix("refund") for row in rows)


def test_each_refund_stands_where_somebody_looks_for_it(database: SqlDatabase) -> None:
    late = NOW - timedelta(minutes=6)
    store(
        database,
        record(1),
        record(2, approved_by=("Bia",)),
        record(3, RefundState.APPROVED, approved_by=("Bia",)),
        record(4, RefundState.UNKNOWN),
        record(5, RefundState.UNKNOWN, sent_at=late),
        record(6, RefundState.NEEDS_HUMAN),
        record(7, RefundState.FAILED),
        record(8, RefundState.FAILED, acknowledged=True),
        record(9, RefundState.SUCCEEDED),
        record(10, RefundState.EXPIRED),
        record(11, RefundState.EXPIRED, approved_by=("Bia",)),
        record(12, RefundState.SENDING, sent_at=late),
        record(13, RefundState.PENDING),
    )
    assert ids(database, RefundTab.WAITING) == ["0001"]
    assert ids(database, RefundTab.WAITING, "Caio") == ["0001", "0002"]
    assert ids(database, RefundTab.ON_THE_WAY) == ["0002", "0003", "0004", "0013"]
    assert ids(database, RefundTab.ATTENTION) == ["0005", "0006", "0007", "0011", "0012"]
    assert len(ids(database, RefundTab.ALL)) == 13
    assert database.refund_queries.counts("Bia", NOW) == RefundCounts(1, 5)
    later = NOW + timedelta(minutes=6)
    assert "0004" in ids(database, RefundTab.ATTENTION, now=later)
    assert "0004" not in ids(database, RefundTab.ON_THE_WAY, now=later)


def test_an_approval_that_ended_is_waited_for_again(database: SqlDatabase) -> None:
    store(database, record(1, approved_by=("Bia",)))
    assert ids(database, RefundTab.WAITING) == []
    assert ids(database, RefundTab.WAITING, now=NOW + timedelta(hours=24)) == ["0001"]


def test_refunds_are_found_by_words_wherever_they_stand(database: SqlDatabase) -> None:
    store(database, record(1, note="chuva 100%_ <b>"), record(2, by="Zé"))
    make_elsewhere(database, 3, Money(900, "BRL"), NOW)
    queries = database.refund_queries

    def found(typed: str) -> list[str]:
        return [row.id for row in queries.rows(RefundSearch(text=typed), 10, NOW)]

    assert found("CHUVA ana") == ["refund0001"]
    assert found("100%_") == ["refund0001"]
    assert found("pi_x3") == ["re_3"]
    assert found("beatriz") == ["re_3"]
    assert found("nobody") == []
    assert found("\0") == []
    assert [row.id for row in queries.find("refund0002", 5)] == ["refund0002"]
    assert list(queries.find("  ", 5)) == []
    assert [row.customer_name for row in queries.find("refund0002", 5)] == ["Beatriz Lima"]


def test_refunds_made_in_the_dashboard_are_told_apart(database: SqlDatabase) -> None:
    store(database, record(1))
    make_elsewhere(database, 3, Money(900, "BRL"), NOW - timedelta(days=1), status="something_new")
    queries = database.refund_queries
    both = queries.rows(RefundSearch(), 10, NOW)
    assert [row.id for row in both] == ["refund0001", "re_3"]
    assert both[1].state is None
    assert [row.id for row in queries.rows(RefundSearch(origin=Origin.DASHBOARD), 10, NOW)] == ["re_3"]
    assert [row.id for row in queries.rows(RefundSearch(origin=Origin.OURS), 10, NOW)] == ["refund0001"]
    assert [row.id for row in queries.rows(RefundSearch(where=RefundFilter(person="Ana")), 10, NOW)] == ["refund0001"]


def test_people_are_those_who_asked_or_approved(database: SqlDatabase) -> None:
    store(database, record(1, by="Zé"), record(2, by="ana", approved_by=("Bia",)))
    assert list(database.refund_queries.people()) == ["ana", "Bia", "Zé"]


def test_a_month_begins_at_midnight_where_the_office_is(database: SqlDatabase) -> None:
    store(
        database,
        record(1, at=datetime(2030, 6, 1, 2, 59, tzinfo=UTC)),
        record(2, at=datetime(2030, 6, 1, 3, tzinfo=UTC)),
    )
    make_elsewhere(database, 3, Money(900, "BRL"), datetime(2030, 5, 31, 13, 59, tzinfo=UTC))
    sums = database.refund_queries.sums

    def months(zone: ZoneInfo, **more: date) -> dict[date, int]:
        counted: Counter[date] = Counter()
        for found in sums(RefundFilter(zone=zone, **more)):  # type: ignore[arg-type]
            counted[found.month] += found.count
        return dict(counted)

    assert months(RECIFE) == {date(2030, 5, 1): 2, date(2030, 6, 1): 1}
    assert months(SYDNEY) == {date(2030, 5, 1): 1, date(2030, 6, 1): 2}
    assert months(RECIFE, to_on=date(2030, 5, 31)) == {date(2030, 5, 1): 2}
    assert months(RECIFE, from_on=date(2030, 6, 1)) == {date(2030, 6, 1): 1}


def test_nothing_sums_to_nothing(database: SqlDatabase) -> None:
    assert list(database.refund_queries.sums(RefundFilter())) == []


_MONEY = st.builds(Money, st.integers(1, 99_999_999), st.sampled_from(("BRL", "USD", "JPY")))
_ENTRY = st.tuples(
    st.sampled_from(sorted(RefundState)),
    st.integers(0, 900),
    _MONEY,
    st.sampled_from(("Ana", "Bia")),
    st.sampled_from((None, *RefundReason)),
    st.booleans(),
)
_FILTERS = st.builds(
    RefundFilter,
    states=st.frozensets(st.sampled_from(sorted(RefundState)), max_size=3),
    from_on=st.none() | st.dates(date(2030, 1, 1), date(2032, 12, 31)),
    to_on=st.none() | st.dates(date(2030, 1, 1), date(2032, 12, 31)),
    person=st.sampled_from(("", "Ana", "Bia")),
    reason=st.sampled_from((None, *RefundReason)),
    currency=st.sampled_from(("", "BRL")),
    zone=st.sampled_from((UTC, RECIFE, SYDNEY)),
)


def _empty(database: SqlDatabase) -> None:
    with database._engines.writer.begin() as connection:
        for table in ("refund_approvals", "refunds", "foreign_refunds", "payments"):
            connection.execute(text(f"DELETE FROM {table}"))


def _expected(rows: Iterator[RefundRow], zone: object) -> Counter[tuple[object, ...]]:
    totals: Counter[tuple[object, ...]] = Counter()
    for row in rows:
        month = row.at.astimezone(zone).date().replace(day=1)  # type: ignore[arg-type]
        origin = Origin.OURS if row.record else Origin.DASHBOARD
        reason = row.record.reason if row.record else None
        totals[row.money.currency, month, reason, row.state, origin] += row.money.amount_minor
    return totals


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_ENTRY, max_size=12), _FILTERS)
def test_the_sums_are_those_of_the_rows(
    database: SqlDatabase,
    entries: list[tuple[RefundState, int, Money, str, RefundReason | None, bool]],
    where: RefundFilter,
) -> None:
    _empty(database)
    for number, (state, hours, money, by, reason, elsewhere) in enumerate(entries):
        at = NOW + timedelta(hours=hours)
        if elsewhere:
            make_elsewhere(database, number, money, at, state.value)
        else:
            store(database, record(number, state, at=at, money=money, by=by, reason=reason))
    rows = database.refund_queries.rows(RefundSearch(where=where), 1_000, NOW)
    sums = database.refund_queries.sums(where)
    told = Counter({(s.currency, s.month, s.reason, s.state, s.origin): s.amount_minor for s in sums})
    assert told == _expected(iter(rows), where.zone)
    assert sum(s.count for s in sums) == len(rows)


@pytest.mark.parametrize("hostile", ["'; DROP TABLE refunds; --", "%", "\ud800", "x" * 10_000])
def test_hostile_words_find_nothing_and_break_nothing(database: SqlDatabase, hostile: str) -> None:
    store(database, record(1))
    assert list(database.refund_queries.rows(RefundSearch(text=hostile, me=hostile), 10, NOW)) == []
    assert list(database.refund_queries.sums(RefundFilter(person=hostile))) == []
