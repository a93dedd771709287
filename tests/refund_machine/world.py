"""One office that refunds and its Stripe: a real database, the real services, jobs and SDK, and time that is moved."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import httpx

from backoffice.db import SqlDatabase, open_database
from backoffice.domain.money import Money
from backoffice.domain.people import Person, Role
from backoffice.domain.refund_rules import CurrencyLimits, RefundLimits
from backoffice.jobs.desk import Desk
from backoffice.jobs.endings import concerns_one_job
from backoffice.jobs.handlers.money import money_handlers
from backoffice.keychain import Keychain
from backoffice.payments import RateLimiter, ReadCounter, StripeGateway
from backoffice.services.bookings import OfficeRules
from backoffice.services.connection import Connection, ConnectionSetup
from backoffice.services.database_errors import DatabaseError, FenceLost
from backoffice.services.gateway_errors import GatewayError, QueuePaused
from backoffice.services.payments import Payments
from backoffice.services.payments.job_kinds import ask_payment, keep_polling
from backoffice.services.ports import Job, PaymentGateway, UnitOfWork
from backoffice.services.ports.refunds import RefundFilter
from backoffice.services.refunds import Refunds, keep_sending
from tests.money.clerk import ENDINGS, Inline
from tests.refund_machine.databases import Databases
from tests.refund_machine.fates import FATE, Died, Fate, FatedDesk
from tests.refund_machine.stripes import Stripes
from tests.refund_machine.wire import Wire
from tests.support.databases import ManualClock

LEASE_SECONDS = 60
A_DAY = 86_400
KEYS = ("sk_test_office_first", "sk_test_office_second")
STRANGERS_KEY = "sk_test_stranger_key"
STAFF, BIA, CAIO = Person("Ana", Role.STAFF), Person("Bia", Role.MANAGER), Person("Caio", Role.MANAGER)
PEOPLE = (STAFF, BIA, CAIO)
CAPTURED = 15_000
TWO_ABOVE = 10_000
STATIONS = 3
_RULES = OfficeRules()


@dataclass(slots=True)
class Worker:
    """A worker at one job, frozen or at work."""

    desk: FatedDesk
    fate: Fate
    doing: "asyncio.Task[None]"
    station: int


@dataclass(slots=True)
class Gateways:
    """Gateways of each key and work place, made once: making one takes longer than a whole schedule."""

    url: str
    wire: Wire
    seconds: Callable[[], float] = time.monotonic
    _made: dict[tuple[str, int], "_Kept"] = field(default_factory=dict[tuple[str, int], "_Kept"])

    def of(self, key: str, station: int) -> StripeGateway:
        """Return the gateway of a key at a work place, whose requests go over the wire."""
        found = self._made.get((key, station))
        if found is None:
            limiter = RateLimiter(1e6, 1e6, self.seconds, longest_wait=0.05)
            found = self._made[key, station] = _Kept(key, self.url, limiter)
            make = found._clients._make
            found._clients._make = lambda purpose: self._over_the_wire(*make(purpose))  # type: ignore[method-assign]
        return found

    async def aclose(self) -> None:
        """Close all of them."""
        for gateway in self._made.values():
            await gateway.end()

    def _over_the_wire(self, client: Any, http: Any) -> tuple[Any, Any]:
        http._http = httpx.AsyncClient(transport=self.wire, timeout=http._http.timeout, trust_env=False)
        return client, http


class _Kept(StripeGateway):
    """One that stays open when a connection that it was given to closes it."""

    async def aclose(self) -> None:
        """Stay open."""

    async def end(self) -> None:
        """Close the connections."""
        await super().aclose()


class World:
    """An office at one database and one Stripe. Nothing waits: what is due is done when a test says so."""

    def __init__(
        self,
        url: str,
        stripes: Stripes,
        gateways: Gateways,
        runner: asyncio.Runner,
        databases: Databases,
        now: datetime | None = None,
    ) -> None:
        """`now`: goes on from there; else the office begins here."""
        self.url = url
        self.databases = databases
        self.backup = ""
        self.forgotten: set[str] = set()
        self.stripes = stripes
        self.clock = ManualClock(now) if now else ManualClock()
        self.wire = gateways.wire
        self.person = STAFF
        self.key = KEYS[0]
        self.frozen: list[Worker] = []
        self.is_fast_by = 0
        self.was_wrong = False
        self._gateways = gateways
        self._runner = runner
        self.wire.inner, self.wire.now = stripes.transport(), self._true_time
        stripes.set_clock(int(self.clock.now().timestamp()))
        self.open()
        if now is None:
            with self.database.write() as uow:
                uow.refund_limits.set(RefundLimits({"BRL": CurrencyLimits(second_manager_above=TWO_ABOVE)}))
        else:
            self._was_open = set(range(STATIONS))

    # --- the program --------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Start the program."""
        self.database: SqlDatabase = open_database(self.url, self.clock)
        _share_what_is_compiled(self.database)
        self._storage = Inline(self.database)
        self.refunds = Refunds(self.database, self.clock, lambda: self.person, lambda: _RULES)
        self.payments = Payments(self.database, self.clock, lambda: BIA)
        self._handlers = money_handlers(self.database.booking_queries, ReadCounter(), rules=lambda: _RULES)
        self._connections: dict[int, Connection] = {}
        self._was_open: set[int] = set()
        self.is_shut = False

    def close(self) -> None:
        """End the program, and with it whoever was frozen in it."""
        for worker in self.frozen:
            worker.doing.cancel()
            self._runner.run(_ended(worker.doing))
        self.frozen.clear()
        self._storage.close()
        self.database.close()

    def back_up(self) -> None:
        """Keep the database as it is now."""
        self.close()
        self.backup = self.databases.copy(self.url)
        self.open()

    def restore(self) -> None:
        """Go on with the database as it was; what was sent since is forgotten here."""
        was_sent = self._sent()
        self.close()
        self.databases.drop(self.url)
        self.url = self.databases.copy(self.backup)
        self.open()
        self.forgotten |= was_sent - self._sent()

    def _sent(self) -> set[str]:
        with self.database.read() as uow:
            found = uow.refunds.find(RefundFilter(), limit=1000)
        return {record.refund.id for record in found if record.refund.first_sent_at is not None}

    def change_key(self, key: str) -> None:
        """Have another key in use; each connection looks whose it is."""
        self.key = key
        self._look_anew()

    def _look_anew(self) -> None:
        self._connections.clear()
        self._was_open.clear()
        self.is_shut = False

    def _gateway(self, station: int) -> PaymentGateway | None:
        """Return the gateway as the engine gets it; None: the queue stands still."""
        if self.is_shut:  # the gate looks whether the cause is gone
            self._look_anew()
        if station in self._was_open:
            return self._gateways.of(self.key, station)
        if station not in self._connections:
            self._connections[station] = Connection(
                self.database,
                Keychain(),
                ConnectionSetup("office", api_base=self.stripes.url, given_key=self.key),
                lambda key: self._gateways.of(key, station),
                on_open=self._keep_going,
            )
        try:
            return self._runner.run(self._connections[station].gateway())
        except GatewayError:
            return None

    def _keep_going(self, uow: UnitOfWork) -> None:
        keep_polling(uow, self.clock.now())
        keep_sending(uow, self.clock.now())

    # --- work ---------------------------------------------------------------------------------------------------

    def work(self, fate: Fate | None = None, kind: str = "") -> bool:
        """Claim the job that is due for longest and do it; tell whether there was one and it may be done at all.

        The fate befalls jobs of this kind only, where one is given.
        """
        station = next((n for n in range(STATIONS) if all(worker.station != n for worker in self.frozen)), None)
        gateway = self._gateway(station) if station is not None else None
        if station is None or gateway is None:
            return False
        with self.database.write() as uow:
            jobs = uow.jobs.claim(None, self.clock.now(), LEASE_SECONDS, 1)
        if not jobs:
            return False
        is_meant = fate is not None and kind in ("", jobs[0].kind)
        worker = self._begin(jobs[0], gateway, fate if is_meant and fate is not None else Fate(), station)
        self._runner.run(self._until_it_rests(worker))
        return True

    def work_all(self) -> None:
        """Do what is due, until nothing is or the queue stands still."""
        for _ in range(200):
            if not self.work() or self.is_shut:
                return
        raise AssertionError("it never ends")

    def work_until(self, fate: Fate, kind: str) -> None:
        """Do what is due until the fate has come."""
        for _ in range(10):
            if not self.work(fate, kind) or self.is_shut or fate.left <= 0:
                return

    def thaw(self, worker: Worker, *, renews: bool) -> None:
        """Let a frozen worker go on; its engine renews its leases first, or later."""
        self.frozen.remove(worker)
        if renews:
            self._renew(worker)
        worker.fate.thawed.set()
        self._runner.run(self._until_it_rests(worker))

    def _renew(self, worker: Worker) -> None:
        """What jobs/leases.py does to a lease that is held here."""
        desk, until = worker.desk, self.clock.now() + timedelta(seconds=LEASE_SECONDS)
        try:
            with self.database.write() as uow:
                uow.jobs.renew(desk.job.id, desk.job.fence, until)
        except FenceLost:
            desk.held_until = self.clock.now()
        else:
            desk.held_until = until

    def _begin(self, job: Job, gateway: PaymentGateway, fate: Fate, station: int) -> Worker:
        desk = FatedDesk(
            Desk(
                job=job,
                gateway=gateway,
                storage=self._storage,
                clock=self.clock,
                held_until=job.lease_until or self.clock.now(),
                is_stopping=lambda: False,
                count_request=lambda: None,
                announce=lambda _: None,
            ),
            fate,
        )
        doing = self._runner.get_loop().create_task(self._do(desk, fate))
        return Worker(desk, fate, doing, station)

    async def _until_it_rests(self, worker: Worker) -> None:
        halted = asyncio.create_task(worker.fate.halted.wait())
        await asyncio.wait([worker.doing, halted], return_when=asyncio.FIRST_COMPLETED)
        if worker.doing.done():
            halted.cancel()
            await worker.doing
        else:
            worker.fate.halted.clear()
            self.frozen.append(worker)

    async def _do(self, desk: FatedDesk, fate: Fate) -> None:
        """One attempt, as the engine makes it."""
        FATE.set(fate)
        handler = self._handlers[desk.job.kind]
        try:
            try:
                await handler.run(desk)
            except FenceLost:
                return
            except (GatewayError, DatabaseError) as error:
                self.is_shut = isinstance(error, QueuePaused) and not concerns_one_job(desk.job, error)
                await ENDINGS.settle(desk, handler, error)
        except (DatabaseError, Died):
            return  # left until its lease ends

    # --- time ---------------------------------------------------------------------------------------------------

    def pass_time(self, seconds: float) -> None:
        """Let time pass, here and at Stripe; what was under way arrives when its time has come."""
        until = self._true_time() + seconds
        for at in self.wire.arrivals(until):
            self._move(at - self._true_time())
            self._runner.run(self.wire.deliver_delayed())
        self._move(until - self._true_time())

    def _move(self, seconds: float) -> None:
        self.clock.move(seconds)
        self.stripes.set_clock(int(self._true_time()))

    def _true_time(self) -> float:
        return self.clock.now().timestamp() - self.is_fast_by

    def set_clock(self, is_fast_by: int) -> None:
        """Let the office's clock be wrong by so many seconds; Stripe's never is."""
        self.clock.move(is_fast_by - self.is_fast_by)
        self.is_fast_by = is_fast_by
        self.was_wrong = True

    def settle(self) -> None:
        """Nothing goes wrong any more: do what is under way, and ask for events."""
        self.wire.plans.clear()
        self.stripes.plan()
        self.stripes.next_outcome()
        for key in KEYS:
            self.stripes.revoke(key, revoked=False)
        if self.key == STRANGERS_KEY:
            self.change_key(KEYS[0])
        self.set_clock(0) if self.is_fast_by else None
        while self.frozen:
            self.thaw(self.frozen[0], renews=False)
        if self.wire.delayed:
            self._runner.run(self.wire.deliver_delayed(everything=True))
        self.pass_time(LEASE_SECONDS)
        self.payments.pull()
        self._rest()

    def let_days_pass(self) -> None:
        """Let the daily reconciliation make up for events that were lost and for jobs that were given up."""
        for _ in range(2):
            self.pass_time(A_DAY)
            self._rest()

    def _rest(self) -> None:
        """Work until nothing waits but what is meant for later."""
        for _ in range(200):
            self.work_all()
            with self.database.read() as uow:
                due_at = uow.jobs.next_due_at(later=False)
            if due_at is None:
                return
            self.pass_time(max(1.0, (due_at - self.clock.now()).total_seconds()))
        raise AssertionError("it never comes to rest")

    # --- payments -----------------------------------------------------------------------------------------------

    def new_payment(self, method: str) -> str:
        """A customer pays; the office knows of it."""
        made: str = self.stripes.act("payment_intents/new", amount=CAPTURED, currency="brl", method=method)["id"]
        with self.database.write() as uow:
            ask_payment(uow, made, self.clock.now())
        self.work_all()
        return made


_FIRST: dict[str, SqlDatabase] = {}


def _share_what_is_compiled(database: SqlDatabase) -> None:
    """Let all databases of a kind use the statements that the first one compiled: that is half of their work."""
    first = _FIRST.setdefault(database.dialect, database)._engines
    for engine, like in ((database._engines.writer, first.writer), (database._engines.reader, first.reader)):
        engine.dialect, engine._compiled_cache = like.dialect, like._compiled_cache


def brl(minor: int) -> Money:
    """An amount."""
    return Money(minor, "BRL")


async def _ended(doing: "asyncio.Task[None]") -> None:
    await asyncio.wait([doing])
