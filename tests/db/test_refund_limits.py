"""The limits of refunds as stored: they come out as they went in, and approvals wait for changes."""

import threading
from collections.abc import Callable

import pytest
from sqlalchemy import text

from backoffice.db import SqlDatabase
from backoffice.domain.refund_rules import CurrencyLimits, RefundLimits
from backoffice.services.database_errors import RuleBroken
from tests.support.databases import ManualClock

_LIMITS = RefundLimits(
    {
        "BRL": CurrencyLimits(second_manager_above=50_000, most_per_refund=200_000, most_per_person_and_day=300_000),
        "JPY": CurrencyLimits(most_per_refund=0),
        "USD": CurrencyLimits(),
    }
)


def test_without_any_row_there_are_no_limits(database: SqlDatabase) -> None:
    with database.read() as uow:
        assert uow.refund_limits.get() == RefundLimits()


def test_limits_come_out_as_they_went_in_and_the_next_ones_replace_them(database: SqlDatabase) -> None:
    with database.write() as uow:
        uow.refund_limits.set(_LIMITS)
    with database.read() as uow:
        assert uow.refund_limits.get() == _LIMITS
    fewer = RefundLimits({"BRL": CurrencyLimits(most_per_refund=99_999_999)})
    with database.write() as uow:
        uow.refund_limits.set(fewer)
        assert uow.refund_limits.get(hold=True) == fewer


@pytest.mark.parametrize(
    "values",
    [
        "'brl', 1, 1, 1",
        "'BR', 1, 1, 1",
        "'BRL', -1, NULL, NULL",
        "'BRL', NULL, -1, NULL",
        "'BRL', NULL, NULL, -1",
        "'BRL', 100000000, NULL, NULL",
    ],
)
def test_the_database_itself_refuses_what_is_no_limit(database: SqlDatabase, values: str) -> None:
    with pytest.raises(RuleBroken), database.write() as uow:
        uow.refund_limits._connection.execute(text(f"INSERT INTO refund_limits VALUES ({values})"))


def test_a_change_waits_for_the_approval_that_holds_the_limits(
    postgresql_url: str, clock: ManualClock, opened: Callable[..., SqlDatabase]
) -> None:
    database = opened(postgresql_url, clock)
    with database.write() as uow:
        uow.refund_limits.set(_LIMITS)
    order: list[str] = []
    begun = threading.Event()

    def change() -> None:
        with database.write() as uow:
            begun.set()
            uow.refund_limits.set(RefundLimits())
            order.append("changed")

    with database.write() as uow:
        assert uow.refund_limits.get(hold=True) == _LIMITS
        changing = threading.Thread(target=change)
        changing.start()
        begun.wait()
        waiting = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
        with database.read() as other:
            while not other.refund_limits._connection.scalar(waiting):
                other.refund_limits._connection.execute(text("SELECT pg_stat_clear_snapshot()"))
        order.append("approved")
    changing.join()
    assert order == ["approved", "changed"]
