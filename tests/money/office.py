"""An office that takes money: bookings, payments and the engine around a test's database; Stripe shares its clock.

Time only passes with `pass_time`, here and at the simulator, so nothing waits.
"""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from backoffice.db import SqlDatabase
from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import BookingStatus, PaymentStatus
from backoffice.domain.kinds import AssetKind
from backoffice.domain.people import Person, Role
from backoffice.jobs.desk import Handler
from backoffice.jobs.engine import DrainSummary, Engine, EngineSettings
from backoffice.jobs.handlers.catalogue import catalogue_handlers
from backoffice.jobs.handlers.money import money_handlers
from backoffice.jobs.retry import RetryPolicy
from backoffice.keychain import Keychain
from backoffice.payments import RateLimiter, ReadCounter, StripeGateway
from backoffice.services.assets import Assets
from backoffice.services.bookings import Bookings, OfficeRules
from backoffice.services.connection import Connection, ConnectionSetup
from backoffice.services.payments import Payments
from backoffice.services.payments.job_kinds import keep_polling
from backoffice.services.ports import (
    AssetRecord,
    AuditEntry,
    BookingRecord,
    Home,
    PaymentGateway,
    PaymentRecord,
)
from backoffice.services.queue import Queue
from tests.support.databases import ManualClock
from tests.support.ledger import Json, Ledger

T = TypeVar("T")

KEY = "sk_test_office_abcdef"
ACCOUNT = "acct_office"
QUICK = EngineSettings(
    lease_seconds=60, longest_sleep_seconds=5, retry=RetryPolicy(max_attempts=12, first_seconds=1, longest_seconds=1)
)
BOAT = {"name": "Passeio de barco", "price_minor": 15000, "currency": "BRL", "category": "boat"}
GUEST = {"customer_name": "Beatriz Lima", "customer_email": "beatriz@example.com", "activity_on": date(2030, 6, 1)}
MANAGER = Person("Marta", Role.MANAGER)
RULES = OfficeRules()


class Bell:
    """Rung by each commit that asked for work; wakes the engine that runs, as in the program."""

    def __init__(self) -> None:
        self.engine: Engine | None = None

    def ring(self) -> None:
        if self.engine is not None:
            self.engine.wake()


@dataclass(slots=True)
class Office:
    """One office and its Stripe."""

    database: SqlDatabase
    clock: ManualClock
    ledger: Ledger
    assets: Assets
    bookings: Bookings
    payments: Payments
    queue: Queue
    connection: Connection
    runner: asyncio.Runner
    handlers: dict[str, Handler]
    reads: ReadCounter
    bell: Bell

    # --- work and time ----------------------------------------------------------------------------------

    def run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Run something on the office's loop."""
        return self.runner.run(coroutine)

    def engine(self) -> Engine:
        """A new engine, as a program that is started would have."""
        return Engine(self.database, self.connection, self.clock, self.handlers, QUICK)

    def drain(self) -> DrainSummary:
        """Let a new engine do what is due now."""

        async def once() -> DrainSummary:
            self.bell.engine = engine = self.engine()
            try:
                return await engine.drain(patience_seconds=0)
            finally:
                self.bell.engine = None
                engine.close()

        return self.run(once())

    def settle(self) -> None:
        """Drain, and let time pass until nothing waits any more but what is meant for later."""
        while self.drain().waiting:
            with self.database.read() as uow:
                due_at = uow.jobs.next_due_at(later=False)
            if due_at is None:
                return
            self.pass_time(max(1.0, (due_at - self.clock.now()).total_seconds()))

    def pass_time(self, seconds: float = 0, **longer: float) -> None:
        """Let time pass, here and at Stripe."""
        moved = seconds + timedelta(**longer).total_seconds()
        self.clock.move(moved)
        self.ledger.set_clock(int(self.clock.now().timestamp()))

    def poll(self) -> None:
        """Ask for events now, and do what they hint at."""
        self.payments.pull()
        self.settle()

    def reconcile(self) -> None:
        """Compare lists now, and do what they tell."""
        self.payments.reconcile()
        self.settle()

    # --- what there is ----------------------------------------------------------------------------------

    def boat(self, **values: object) -> AssetRecord:
        """A new listing, on sale at Stripe."""
        record = self.assets.create(AssetKind.ACTIVITIES, {**BOAT, **values})
        self.settle()
        return self.assets.get(record.ref)

    def book(self, asset: AssetRecord | None = None, *, page: bool = True, **values: object) -> BookingRecord:
        """A new booking of a boat trip, by default with its payment page open."""
        listing = asset or self.boat()
        record = self.bookings.create(BookingKind.ACTIVITIES, listing.ref, {**GUEST, **values}, page=page)
        self.settle()
        return self.again(record)

    def again(self, record: BookingRecord) -> BookingRecord:
        """The booking as it is now."""
        return self.bookings.get(record.ref)

    def stands(self, record: BookingRecord) -> tuple[BookingStatus, PaymentStatus]:
        """Where a booking and its payment stand now."""
        now = self.again(record)
        return now.status, now.payment_status

    def payment(self, record: BookingRecord) -> PaymentRecord:
        """The payment of a booking."""
        found = self.payments.of_booking(record.ref)
        assert found is not None
        return found

    def home_of(self, payment_intent_id: str) -> Home:
        """Where a payment belongs."""
        return self.payments.get(payment_intent_id).home

    def trail(self, record: BookingRecord) -> list[AuditEntry]:
        """Everything that happened to a booking."""
        with self.database.read() as uow:
            return list(uow.trail.of(str(record.ref)))

    def open_jobs(self) -> list[str]:
        """What waits, runs or was given up."""
        return [f"{row.kind} {row.state} {row.last_error}" for row in self.queue.rows()]

    # --- what Stripe has --------------------------------------------------------------------------------

    def sessions(self, **wanted: Any) -> list[Json]:
        """Payment pages at Stripe, oldest first."""
        return self.ledger.objects("checkout.session", **wanted)

    def intent_of(self, record: BookingRecord) -> str:
        """The PaymentIntent of a booking's page, as Stripe has it."""
        return self.ledger.object("checkout.session", id=self.again(record).stripe.session_id)["payment_intent"]

    def direct_payment(self, amount: int = 15000, currency: str = "brl", **fields: Any) -> str:
        """A payment made outside the program, in the Dashboard; the PaymentIntent."""
        made = self.ledger.post("/payment_intents", {"amount": amount, "currency": currency, **fields}, account=ACCOUNT)
        return made["id"]

    def gateway_call(self, call: Any) -> Any:
        """Ask Stripe something through the office's own gateway."""

        async def ask() -> Any:
            gateway: PaymentGateway = await self.connection.gateway()
            return await call(gateway)

        return self.run(ask())


def make_office(
    database: SqlDatabase,
    clock: ManualClock,
    runner: asyncio.Runner,
    api_base: str,
    ledger: Ledger,
    bell: Bell,
) -> Office:
    """Put an office together; its clock becomes Stripe's. `bell` is rung by the database."""
    ledger.set_clock(int(clock.now().timestamp()))
    limiter, reads = RateLimiter(10_000, 10_000), ReadCounter()
    connection = Connection(
        database,
        Keychain(),
        ConnectionSetup("office", api_base=api_base, given_key=KEY),
        lambda each: StripeGateway(each, api_base, limiter, reads=reads),
        on_open=lambda uow: keep_polling(uow, clock.now()),
    )
    assets = Assets(database, clock)
    all_handlers = catalogue_handlers(database, assets) | money_handlers(
        database.booking_queries, reads, rules=lambda: RULES
    )
    return Office(
        database=database,
        clock=clock,
        ledger=ledger,
        assets=assets,
        bookings=Bookings(database, clock, lambda: RULES, lambda: MANAGER),
        payments=Payments(database, clock, lambda: MANAGER),
        queue=Queue(database, clock),
        connection=connection,
        runner=runner,
        handlers=all_handlers,
        reads=reads,
        bell=bell,
    )
