"""The program as a process of its own: opens the database, does what is due once, and ends; unless a signal strikes."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from backoffice.db import open_database
from backoffice.domain.money import Money
from backoffice.services.refunds import Ask, Refunds
from tests.money.office import Bell, Office, make_office
from tests.money.refund_desk import BIA
from tests.refund_faults.moments import moments_of
from tests.refund_faults.shared_clock import ClockReader
from tests.support.ledger import Ledger


def work(order: Mapping[str, Any]) -> None:
    """Do what is due at `url`, `api_base` and `clock`; `approve` [payment, amount] is asked for and approved first."""
    clock, bell = ClockReader(Path(order["clock"])), Bell()
    database = open_database(order["url"], clock, on_commit=bell.ring)
    with asyncio.Runner() as runner, Ledger(order["api_base"]) as ledger:
        office = make_office(database, clock, runner, order["api_base"], ledger, bell)
        if "approve" in order:
            _approve(office, *order["approve"])
        if (moments := moments_of(order)) is not None:
            moments.watch(every_await=order.get("every_await", False))
        office.drain()
        office.run(office.connection.aclose())
    database.close()


def _approve(office: Office, payment_intent_id: str, minor: int) -> None:
    refunds = Refunds(office.database, office.clock, lambda: BIA)
    refunds.request_and_approve(Ask(payment_intent_id=payment_intent_id, money=Money(minor, "BRL")))
