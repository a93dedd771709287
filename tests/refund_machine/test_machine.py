"""Schedules of whatever may happen to refunds, after each step of which ten invariants hold.

Two thousand, the same ones in each test run; `python -m benchmarks.refund_schedules` runs as many longer ones as one
likes.
"""

import pytest

from tests.refund_machine.databases import Servers
from tests.refund_machine.running import run_at_least
from tests.refund_machine.supply import supply
from tests.support.ledger import Ledger
from tests.support.postgres import PostgresServer

A_BATCH = 100
STEPS = 8


@pytest.mark.parametrize("batch", [f"batch{number:02}" for number in range(20)])
def test_no_order_of_events_breaks_an_invariant(batch: str) -> None:
    with supply() as worlds:
        run_at_least(worlds, A_BATCH, seed=int(batch.removeprefix("batch")), steps=STEPS)
        assert worlds.tally.schedules >= A_BATCH
        assert worlds.tally.refunds_made > A_BATCH / 3


def test_no_order_of_events_breaks_an_invariant_on_postgresql(postgres_server: PostgresServer) -> None:
    with supply(Servers(postgres_server)) as worlds:
        run_at_least(worlds, 40, seed=40)
        assert worlds.tally.schedules >= 40
        assert worlds.tally.refunds_made > 10


def test_no_order_of_events_breaks_an_invariant_over_http(ledger: Ledger) -> None:
    with supply(outside=ledger) as worlds:
        run_at_least(worlds, 30, seed=30)
        assert worlds.tally.schedules >= 30
        assert worlds.tally.refunds_made > 10
