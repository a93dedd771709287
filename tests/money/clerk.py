"""Does the jobs of an office one after the other, with the real handlers and the real database, and no engine."""

import asyncio
import dataclasses
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from backoffice.db import SqlDatabase
from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.kinds import AssetKind
from backoffice.jobs.desk import Desk, Handler
from backoffice.jobs.endings import Endings
from backoffice.jobs.handlers.money import money_handlers
from backoffice.jobs.retry import RetryPolicy
from backoffice.jobs.storage import Storage
from backoffice.payments import ReadCounter
from backoffice.services.assets import Assets
from backoffice.services.bookings import Bookings
from backoffice.services.catalogue_sync import SYNC_ASSET
from backoffice.services.database_errors import FenceLost
from backoffice.services.events import receive
from backoffice.services.gateway_errors import GatewayError
from backoffice.services.payments import Payments, job_kinds
from backoffice.services.ports import (
    AssetRecord,
    BookingRecord,
    EventSource,
    Job,
    Lane,
    StripeAccount,
    StripeEvent,
    UnitOfWork,
)
from tests.money.office import BOAT, GUEST, MANAGER, RULES
from tests.money.simulated import Simulated
from tests.money.stripe_model import StripeModel
from tests.support.databases import ManualClock

T = TypeVar("T")

ENDINGS = Endings(RetryPolicy(max_attempts=12, first_seconds=1, longest_seconds=1))


class Inline(Storage):
    """The database without threads: one job at a time needs none."""

    async def write(self, change: Callable[[UnitOfWork], T]) -> T:
        return self._write(change)

    async def read(self, look: Callable[[UnitOfWork], T]) -> T:
        return self._read(look)


class Clerk:
    """One office at Stripe's model, or at the simulator through a gateway."""

    def __init__(
        self,
        database: SqlDatabase,
        clock: ManualClock,
        runner: asyncio.Runner,
        stripe: StripeModel | Simulated,
        gateway: Any = None,
        account: str = "acct_model",
    ) -> None:
        self.database = database
        self.clock = clock
        self.ledger = stripe
        self._gateway = stripe if gateway is None else gateway
        self.bookings = Bookings(database, clock, lambda: RULES, lambda: MANAGER)
        self.payments = Payments(database, clock, lambda: MANAGER)
        self.boat: AssetRecord = Assets(database, clock).create(AssetKind.ACTIVITIES, BOAT)
        self.handlers: Mapping[str, Handler] = money_handlers(
            database.booking_queries, ReadCounter(), rules=lambda: RULES
        )
        self._runner = runner
        self._storage = Inline(database)
        with database.write() as uow:
            uow.office.bind(StripeAccount(account, livemode=False), practice=False)
            self.installation = uow.office.binding().installation_id
            listing = uow.jobs.find_open(SYNC_ASSET, str(self.boat.ref))
            assert listing is not None
            uow.jobs.cancel(listing.id, clock.now())  # the model has no catalogue

    def close(self) -> None:
        """End its threads."""
        self._storage.close()

    def book(self, *, page: bool = True, **values: object) -> BookingRecord:
        """A new booking."""
        return self.bookings.create(BookingKind.ACTIVITIES, self.boat.ref, {**GUEST, **values}, page=page)

    def again(self, record: BookingRecord) -> BookingRecord:
        """The booking as it is now."""
        return self.bookings.get(record.ref)

    def hear(self, *events: StripeEvent) -> None:
        """A webhook arrives for each of these."""
        for event in events:
            with self.database.write() as uow:
                receive(uow, [event], EventSource.WEBHOOK, self.clock.now())

    def work(self, wrap: Callable[[Desk], Desk] = lambda desk: desk) -> None:
        """Do what is due until nothing is; a worker that dies (`wrap`) leaves its job to its lease."""
        while jobs := self._claim():
            for job in jobs:
                self._runner.run(self._do(job, wrap))

    def settle(self) -> None:
        """Work, and let time pass until nothing waits but what is meant for later."""
        self.work()
        for _ in range(100):
            with self.database.read() as uow:
                due_at = uow.jobs.next_due_at(later=False)
            if due_at is None:
                return
            self.clock.move(max(1.0, (due_at - self.clock.now()).total_seconds()))
            self.ledger.let_time_act()
            self.work()
        raise AssertionError("it never ends")

    def reconcile(self) -> None:
        """Compare lists, and do what they tell."""
        self.payments.reconcile()
        self.settle()

    def poll(self) -> None:
        """Ask for events, and do what they hint at."""
        self.payments.pull()
        self.settle()

    def _claim(self) -> list[Job]:
        with self.database.write() as uow:
            return [
                job for lane in (Lane.MONEY, Lane.LOCAL) for job in uow.jobs.claim(lane, self.clock.now(), 60.0, 50)
            ]

    async def _do(self, job: Job, wrap: Callable[[Desk], Desk]) -> None:
        desk = Desk(
            job=job,
            gateway=self._gateway,
            storage=self._storage,
            clock=self.clock,
            held_until=job.lease_until or self.clock.now(),
            is_stopping=lambda: False,
            count_request=lambda: None,
            announce=lambda _: None,
        )
        handler = self.handlers[job.kind]
        try:
            await handler.run(wrap(desk))
        except FenceLost:
            return
        except GatewayError as error:
            await ENDINGS.settle(desk, handler, error)


def mortal(moment: int) -> Callable[[Desk], Desk]:
    """A wrapping in which the worker dies before its so-manieth request or commit, and then lives for ever."""
    left = [moment]

    class Mortal(Desk):
        async def send(self, request: Any) -> Any:
            _live(left)
            answer = await super().send(request)
            _live(left)
            return answer

        async def write(self, change: Any) -> Any:
            _live(left)
            result = await super().write(change)
            _live(left)
            return result

    return lambda desk: Mortal(**{each.name: getattr(desk, each.name) for each in dataclasses.fields(desk)})


def _live(left: list[int]) -> None:
    left[0] -= 1
    if left[0] == 0:
        raise FenceLost


__all__ = ["Clerk", "job_kinds", "mortal"]
