"""Everything between an edit and Stripe, put together around a test's database, a clock that stands still, and the
simulator."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise
from typing import Any, TypeVar

from backoffice.db import SqlDatabase
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.jobs.desk import Handler
from backoffice.jobs.engine import DrainSummary, Engine, EngineSettings
from backoffice.jobs.handlers.money import money_handlers
from backoffice.jobs.handlers.sync_asset import SyncAsset
from backoffice.jobs.retry import RetryPolicy
from backoffice.keychain import Keychain
from backoffice.payments import RateLimiter, ReadCounter, StripeGateway
from backoffice.services.assets import Assets
from backoffice.services.bookings import OfficeRules
from backoffice.services.catalogue_sync import SYNC_ASSET, entry_of
from backoffice.services.connection import Connection, ConnectionSetup
from backoffice.services.ports import AssetRecord, JobState, SyncState
from backoffice.services.queue import Queue
from tests.support.databases import ManualClock
from tests.support.ledger import Ledger

T = TypeVar("T")

KEY = "sk_test_office_abcdef"
QUICK = EngineSettings(
    lease_seconds=60, longest_sleep_seconds=5, retry=RetryPolicy(max_attempts=12, first_seconds=1, longest_seconds=1)
)
BOAT = {"name": "Passeio de barco", "price_minor": 15000, "currency": "BRL", "category": "boat"}


@dataclass(slots=True)
class Workshop:
    """One office: its database, its use cases, and a loop for its engines."""

    database: SqlDatabase
    clock: ManualClock
    assets: Assets
    queue: Queue
    connection: Connection
    runner: asyncio.Runner
    api_base: str
    handlers: dict[str, Handler]
    settings: EngineSettings

    def run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Run something on the office's loop."""
        return self.runner.run(coroutine)

    def engine(self) -> Engine:
        """Return a new engine, as a program that is started would have."""
        return Engine(self.database, self.connection, self.clock, self.handlers, self.settings)

    def drain(self) -> DrainSummary:
        """Let a new engine do what is due now."""

        async def once() -> DrainSummary:
            engine = self.engine()
            try:
                return await engine.drain(patience_seconds=0)
            finally:
                engine.close()

        return self.run(once())

    def settle(self) -> DrainSummary:
        """Drain, and let time pass until nothing is open any more (or a person is needed)."""
        total = self.drain()
        while total.waiting and total.condition is None:
            with self.database.read() as uow:
                due_at = uow.jobs.next_due_at()
            assert due_at is not None
            self.clock.move(max(0.0, (due_at - self.clock.now()) / timedelta(seconds=1)))
            more = self.drain()
            total = replace(
                more,
                done=total.done + more.done,
                failed=total.failed + more.failed,
                requests=total.requests + more.requests,
            )
        return total

    def boat(self, **values: object) -> AssetRecord:
        """Save a new listing."""
        return self.assets.create(AssetKind.ACTIVITIES, {**BOAT, **values})

    def edit(self, ref: AssetRef, **values: object) -> AssetRecord:
        """Save an edit of the newest version."""
        return self.assets.update(ref, self.assets.get(ref).version, values)

    def open_jobs(self) -> list[JobState]:
        """Return the states of the jobs that have not ended."""
        return [row.state for row in self.queue.rows()]


def make_workshop(
    database: SqlDatabase,
    clock: ManualClock,
    runner: asyncio.Runner,
    api_base: str,
    *,
    key: str | None = KEY,
    settings: EngineSettings = QUICK,
    profile: str = "office",
    practice: bool = False,
) -> Workshop:
    """Put an office together."""
    limiter = RateLimiter(10_000, 10_000)
    setup = ConnectionSetup(profile, practice=practice, api_base=api_base, given_key=key)
    connection = Connection(database, Keychain(), setup, lambda each: StripeGateway(each, api_base, limiter))
    return Workshop(
        database=database,
        clock=clock,
        assets=Assets(database, clock),
        queue=Queue(database, clock),
        connection=connection,
        runner=runner,
        api_base=api_base,
        handlers={
            SYNC_ASSET: SyncAsset(),
            **money_handlers(database.booking_queries, ReadCounter(), rules=OfficeRules),
        },
        settings=settings,
    )


def assert_at_rest(workshop: Workshop, ledger: Ledger, *refs: AssetRef) -> None:
    """Stripe holds what each asset wants, once, and the database says so."""
    assert workshop.open_jobs() == []
    for ref in refs:
        assert_agrees(workshop, ledger, workshop.assets.get(ref))


def assert_agrees(workshop: Workshop, ledger: Ledger, record: AssetRecord) -> None:
    """Compare one asset with the simulator's ledger."""
    with workshop.database.read() as uow:
        entry = entry_of(record, uow.office.binding().installation_id)
    stripe = record.stripe
    if stripe.state is None and not entry.is_active:
        assert ledger.objects("product", id=entry.product_id) == []
        return
    product = ledger.object("product", id=entry.product_id)
    prices = ledger.objects("price", product=entry.product_id)
    links = links_of(ledger, entry.product_id)
    live = [link for link in links if link["active"]]
    assert (product["name"], product["active"]) == (entry.name, entry.is_active)
    assert stripe.product_id == entry.product_id
    assert product["default_price"] == stripe.price_id
    assert [link["url"] for link in live] == ([stripe.payment_link] if entry.sells_by_link else [])
    assert stripe.sync_state is (SyncState.SYNCED if entry.sells_by_link else SyncState.NOT_SOLD_ONLINE)
    if entry.price is not None and entry.is_active:
        charged = next(price for price in prices if price["id"] == stripe.price_id)
        assert (charged["unit_amount"], charged["active"]) == (entry.price.amount_minor, True)
        assert charged["currency"] == entry.price.currency.lower()
    assert_nothing_twice(prices, links)


def assert_nothing_twice(prices: list[dict[str, Any]], links: list[dict[str, Any]]) -> None:
    """No price was made again while the same one was live, and no price has two links."""
    by_mark: dict[str, list[dict[str, Any]]] = {}
    for price in prices:
        by_mark.setdefault(price["metadata"]["backoffice_price"], []).append(price)
    for made in by_mark.values():
        for before, after in pairwise(made):
            is_same = (before["unit_amount"], before["currency"]) == (after["unit_amount"], after["currency"])
            assert not (is_same and before["active"]), [price["unit_amount"] for price in made]
        assert sum(price["active"] for price in made) <= 1
    sold = [link["_line_items"][0]["price"] for link in links]
    assert len(set(sold)) == len(sold)


def links_of(ledger: Ledger, product_id: str) -> list[dict[str, Any]]:
    """Return the payment links that sell a product, oldest first."""
    prices = {price["id"] for price in ledger.objects("price", product=product_id)}
    return [link for link in ledger.objects("payment_link") if link["_line_items"][0]["price"] in prices]


@asynccontextmanager
async def running(engine: Engine) -> AsyncGenerator[Engine]:
    """Let an engine run for the length of a block, and stop it as the program does."""
    work = asyncio.create_task(engine.run())
    try:
        yield engine
    finally:
        engine.stop()
        await work
        engine.close()


def until(condition: Callable[[], bool]) -> Coroutine[Any, Any, None]:
    """Wait on the loop until something is so."""

    async def wait() -> None:
        while not condition():
            await asyncio.sleep(0.005)

    return asyncio.wait_for(wait(), 30)
