"""The engine: claims jobs, runs them side by side, and goes to sleep until the next is due. Asyncio, without Qt."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial

from backoffice.jobs.announcer import Announcer, QueueNews
from backoffice.jobs.desk import Desk, Handler
from backoffice.jobs.endings import DATABASE_PAUSE_SECONDS, Ending, Endings, concerns_one_job
from backoffice.jobs.gate import Gate, GatewaySource
from backoffice.jobs.lanes import Lanes
from backoffice.jobs.leases import Leases
from backoffice.jobs.retry import RetryPolicy
from backoffice.jobs.storage import Storage
from backoffice.jobs.unknown_kind import UNKNOWN_KIND
from backoffice.services.database_errors import DatabaseError, FenceLost
from backoffice.services.gateway_errors import GatewayError, QueuePaused
from backoffice.services.ports import Clock, Database, Job, Lane, PaymentGateway, QueueCondition, UnitOfWork
from backoffice.services.ports.changes import Changes
from backoffice.services.queue import PAUSED_BY_PERSON

log = logging.getLogger(__name__)

SHORTEST_SLEEP_SECONDS = 0.1
KEEP_ENDED_JOBS = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """How many jobs run side by side in each lane, and for how long a worker may be silent.

    `lease_seconds` is more than three times the longest request. `longest_sleep_seconds` bounds the wait for a wake-up
    that was lost (a laptop that slept, an edit by another process).
    """

    catalogue_workers: int = 32
    money_workers: int = 4
    local_workers: int = 1
    lease_seconds: float = 90.0
    longest_sleep_seconds: float = 30.0
    stop_seconds: float = 5.0
    retry: RetryPolicy = field(default_factory=RetryPolicy)


@dataclass(frozen=True, slots=True)
class DrainSummary:
    """What a drain did (`failed`: given up by it), and how the queue was left.

    `waiting` jobs go on by themselves, `needs_attention` ones wait for a person, also those given up earlier;
    `condition` is why the whole queue stands still, when it does.
    """

    done: int
    failed: int
    requests: int
    waiting: int
    needs_attention: int
    condition: QueueCondition | None


@dataclass(slots=True)
class Tally:
    """What the engine has done since it was started."""

    done: int = 0
    failed: int = 0
    requests: int = 0

    def count_request(self) -> None:
        """Count one request to Stripe."""
        self.requests += 1


class Engine:
    """Does the jobs of the outbox. `run` for ever or `drain` once; `wake` and `key_changed` from any thread."""

    def __init__(
        self,
        database: Database,
        source: GatewaySource,
        clock: Clock,
        handlers: Mapping[str, Handler],
        settings: EngineSettings | None = None,
    ) -> None:
        """Do nothing yet. `handlers` by kind of job."""
        self._settings = settings or EngineSettings()
        self._database = database
        self._clock = clock
        self._handlers = handlers
        self._announcer = Announcer()
        self._storage = Storage(database)
        self._gate = Gate(source, self._storage, clock, self._look, self._announcer.announce)
        self._leases = Leases(self._storage, clock, self._settings.lease_seconds)
        self._endings = Endings(self._settings.retry)
        self._lanes = Lanes(
            {
                Lane.MONEY: self._settings.money_workers,
                Lane.CATALOGUE: self._settings.catalogue_workers,
                Lane.LOCAL: self._settings.local_workers,
            }
        )
        self._loop: asyncio.AbstractEventLoop | None = None
        self._changed = asyncio.Event()
        self._stopping = False
        self._paused_by_person = False
        self._due_at: datetime | None = None
        self.tally = Tally()

    # --- from any thread --------------------------------------------------------------------------------

    def wake(self) -> None:
        """Look for due jobs at once: something was committed, or resumed."""
        self._call(self._look)

    def key_changed(self) -> None:
        """Look at once whether the new key ends what the queue stands still for."""
        self._call(self._gate.look_now)

    def hear(self, changes: Changes) -> None:
        """Tell the listeners what another program changed."""
        self._call(partial(self._announcer.pass_on, changes))

    def listen(self, listener: Callable[[QueueNews], None]) -> Callable[[], None]:
        """Call `listener`, on the engine's loop, when records or the queue changed; return what ends that."""
        return self._announcer.listen(listener)

    # --- on the loop ------------------------------------------------------------------------------------

    async def run(self) -> None:
        """Do jobs as they come, until `stop`."""
        async with self._at_work():
            while not self._stopping:
                if not await self._start_due():
                    await self._sleep(self._settings.longest_sleep_seconds)

    async def drain(self, patience_seconds: float = 120.0) -> DrainSummary:
        """Do jobs until none is due within `patience_seconds` from now, or the queue stands still.

        Where Stripe is only too busy to say whose key this is, it waits as long for that.
        """
        before = replace(self.tally)
        async with self._at_work():
            while not self._stopping:
                if await self._start_due():
                    continue
                if await self._is_drained(timedelta(seconds=patience_seconds)):
                    break
                await self._sleep(1.0)
            await self._let_jobs_end()
            return await self._summary(before)

    def stop(self) -> None:
        """End soon, from any thread: requests under way get a few seconds, jobs are put back, nothing is lost."""
        self._stopping = True
        self.wake()

    def close(self) -> None:
        """End the threads. Only when it does not run."""
        self._storage.close()

    @asynccontextmanager
    async def _at_work(self) -> AsyncGenerator[None]:
        self._loop = asyncio.get_running_loop()
        keeping = asyncio.create_task(self._leases.keep(), name="leases")
        try:
            await self._gate.forget()
            await self._tidy()
            self._look()
            yield
        finally:
            self._stopping = True
            await self._let_jobs_end()
            keeping.cancel()
            await asyncio.wait([keeping])
            await self._gate.close()
            self._announcer.flush()
            self._loop, self._stopping = None, False

    async def _tidy(self) -> None:
        """Forget old jobs, and take over at once what a killed run left, where nobody else can be at work on it."""
        try:
            await self._storage.write(self._tidy_jobs)
        except DatabaseError as error:
            log.warning("the jobs of earlier runs could not be tidied: %s", error)

    def _tidy_jobs(self, uow: UnitOfWork) -> None:
        now = self._clock.now()
        alone = self._database.dialect == "sqlite"  # whose file belongs to one program at a time
        uow.jobs.prune(now - KEEP_ENDED_JOBS, release_at=now if alone else None)

    async def _let_jobs_end(self) -> None:
        """Wait for the requests under way; what hangs is cut off, and its intent kept for the next start."""
        if running := self._lanes.running:
            _, late = await asyncio.wait(running, timeout=self._settings.stop_seconds)
            for job in late:
                job.cancel()
            if late:
                await asyncio.wait(late)

    # --- claiming ---------------------------------------------------------------------------------------

    async def _start_due(self) -> int:
        """Claim and start as many due jobs as there are places; return how many."""
        self._changed.clear()
        wanted = self._lanes.take_wanted()
        if self._stopping or not wanted:
            return 0
        try:
            jobs = await self._claim_due(wanted)
        except DatabaseError as error:
            log.warning("jobs could not be claimed: %s", error)
            await asyncio.sleep(DATABASE_PAUSE_SECONDS)
            self._look()
            return 0
        return len(jobs)

    async def _claim_due(self, wanted: Mapping[Lane, int]) -> Sequence[Job]:
        due = {lane: places for lane, places in wanted.items() if lane in await self._due_lanes()}
        gateway = await self._gate.enter() if due.keys() - {Lane.LOCAL} else None
        open_lanes = due if gateway is not None else {lane: due[lane] for lane in due if lane is Lane.LOCAL}
        if not open_lanes:
            return ()
        jobs = await self._storage.write(partial(self._claim, open_lanes))
        counts = Counter(job.lane for job in jobs)
        self._lanes.note_more(lane for lane, places in open_lanes.items() if counts[lane] >= places)
        for job in jobs:
            self._lanes.start(job.lane, self._work_on(job, gateway), f"{job.kind} {job.subject}")
        return jobs

    async def _due_lanes(self) -> frozenset[Lane]:
        """Look at the queue first, so that no key is asked for while there is nothing to do for Stripe."""
        found = await self._storage.read(lambda uow: {lane: uow.jobs.next_due_at(lane) for lane in Lane})
        moments = {lane: moment for lane, moment in found.items() if moment is not None}
        self._due_at = min(moments.values(), default=None)
        return frozenset(lane for lane, moment in moments.items() if moment <= self._clock.now())

    def _claim(self, wanted: Mapping[Lane, int], uow: UnitOfWork) -> Sequence[Job]:
        condition = uow.office.queue_condition()
        self._paused_by_person = condition is not None and condition.code == PAUSED_BY_PERSON
        now, lease = self._clock.now(), self._settings.lease_seconds
        lanes = {Lane.LOCAL: wanted.get(Lane.LOCAL, 0)} if self._paused_by_person else wanted
        jobs = [job for lane, places in lanes.items() if places for job in uow.jobs.claim(lane, now, lease, places)]
        self._due_at = uow.jobs.next_due_at()
        return jobs

    async def _sleep(self, longest: float) -> None:
        seconds = longest
        if self._due_at is not None and self._gate.is_open and not self._paused_by_person:
            until_due = (self._due_at - self._clock.now()).total_seconds()
            seconds = min(longest, max(SHORTEST_SLEEP_SECONDS, until_due))
        try:
            await asyncio.wait_for(self._changed.wait(), seconds)
        except TimeoutError:
            self._lanes.look_again()

    async def _is_drained(self, patience: timedelta) -> bool:
        if self._lanes.running:
            return False
        if self._paused_by_person:
            return True
        if not self._gate.is_open:
            return not self._gate.may_open_within(patience)
        due_at = await self._storage.read(lambda uow: uow.jobs.next_due_at(later=False))
        return due_at is None or due_at > self._clock.now() + patience

    async def _summary(self, before: Tally) -> DrainSummary:
        counts = await asyncio.to_thread(self._database.queries.counts)
        condition = await self._storage.read(lambda uow: uow.office.queue_condition())
        return DrainSummary(
            done=self.tally.done - before.done,
            failed=self.tally.failed - before.failed,
            requests=self.tally.requests - before.requests,
            waiting=counts.open_jobs - counts.discarded_jobs,
            needs_attention=counts.discarded_jobs,
            condition=condition,
        )

    # --- one job ----------------------------------------------------------------------------------------

    async def _work_on(self, job: Job, gateway: PaymentGateway | None) -> None:
        """Make one attempt at a job; nothing that goes wrong in it ends the engine."""
        desk = self._desk(job, gateway)
        self._leases.hold(desk)
        try:
            await self._attempt(desk, self._handlers.get(job.kind, UNKNOWN_KIND))
        except FenceLost:
            log.info("%s was taken over by another worker", job.subject)
        except DatabaseError as error:
            log.warning("%s is left until its lease ends: %s", job.subject, error)
        except asyncio.CancelledError:
            await self._put_back(desk)
            raise
        finally:
            self._leases.let_go(desk)
            self._announcer.announce(job.subject)
            self._changed.set()

    async def _put_back(self, desk: Desk) -> None:
        """Leave a job that was cut off to the next start, at once where the database can still be told so."""
        try:
            await desk.write(desk.put_back)
        except DatabaseError as error:
            log.info("%s is left until its lease ends: %s", desk.job.subject, error)

    async def _attempt(self, desk: Desk, handler: Handler) -> None:
        try:
            has_ended = await handler.run(desk)
            self.tally.done += has_ended
            if not has_ended:
                self._look()  # it says itself when it wants its next turn
            self._gate.note_success()
        except FenceLost:
            raise
        except Exception as error:
            if not isinstance(error, GatewayError | DatabaseError):
                log.exception("%s failed", desk.job.subject)
            if isinstance(error, QueuePaused) and not concerns_one_job(desk.job, error):
                await self._gate.shut(error)
            ending = await self._endings.settle(desk, handler, error)
            self._note(ending)

    def _note(self, ending: Ending) -> None:
        if ending.run_at is None:
            self.tally.failed += 1
        elif self._due_at is None or ending.run_at < self._due_at:
            self._due_at = ending.run_at

    def _desk(self, job: Job, gateway: PaymentGateway | None) -> Desk:
        return Desk(
            job=job,
            gateway=gateway,
            storage=self._storage,
            clock=self._clock,
            held_until=job.lease_until or self._clock.now(),
            is_stopping=lambda: self._stopping,
            count_request=self.tally.count_request,
            announce=self._announcer.announce,
        )

    def _look(self) -> None:
        self._lanes.look_again()
        self._changed.set()

    def _call(self, call: Callable[[], None]) -> None:
        """Call on the engine's loop; without one there is nobody to tell."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(call)
