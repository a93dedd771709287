"""The engine by itself: waking, sleeping, stopping, lanes, and faults of our own."""

import asyncio
import selectors
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import timedelta

from backoffice.domain.wording import Message
from backoffice.jobs.announcer import QueueNews
from backoffice.jobs.desk import Desk
from backoffice.jobs.handlers.sync_asset import SyncAsset
from backoffice.jobs.host import EngineHost
from backoffice.services.catalogue_sync import SYNC_ASSET
from backoffice.services.gateway_errors import TryAgain
from backoffice.services.ports import Job, JobState, Lane, UnitOfWork
from backoffice.services.ports.changes import Changes
from tests.jobs.workshop import Workshop, assert_at_rest, running, until
from tests.support.ledger import Ledger

MONEY = "count_money"


@dataclass
class Scripted:
    """A handler that does as the test says, and notes whom it worked for."""

    act: Callable[[Desk], object] = lambda desk: None
    done: list[str] = field(default_factory=list)
    given_up: list[str] = field(default_factory=list)

    async def run(self, desk: Desk) -> bool:
        result = self.act(desk)
        if asyncio.iscoroutine(result):
            await result
        await desk.write(lambda uow: uow.jobs.finish(desk.job.id, desk.job.fence, desk.clock.now()))
        self.done.append(desk.job.subject)
        return True

    def note_waiting(self, uow: UnitOfWork, job: Job, error: Message) -> None:
        pass

    def note_given_up(self, uow: UnitOfWork, job: Job, error: Message) -> None:
        self.given_up.append(f"{job.subject}: {error}")


def _enqueue(workshop: Workshop, kind: str, subject: str, lane: Lane = Lane.CATALOGUE) -> None:
    with workshop.database.write() as uow:
        uow.jobs.enqueue(kind, subject, lane, workshop.clock.now())


def test_a_commit_wakes_the_engine_at_once(workshop: Workshop) -> None:
    """The longest sleep is five minutes here, so only the wake-up can end it in time."""
    scripted = Scripted()
    sleepy = replace(workshop, handlers={"x": scripted}, settings=replace(workshop.settings, longest_sleep_seconds=300))

    async def story() -> None:
        async with running(sleepy.engine()) as engine:
            for number in range(3):
                await asyncio.to_thread(_enqueue, workshop, "x", f"activities/{number}")
                await asyncio.to_thread(engine.wake)
                await until(lambda number=number: len(scripted.done) == number + 1)

    workshop.run(story())


class _Watched(selectors.DefaultSelector):
    """The selector of an event loop; sets `was_quiet` when the loop had nothing at all to do for a second."""

    def __init__(self) -> None:
        super().__init__()
        self.was_quiet = threading.Event()

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is not None and timeout < 1:
            return super().select(timeout)
        events = super().select(1)
        if not events:
            self.was_quiet.set()
        return events


def test_an_idle_engine_sleeps(workshop: Workshop) -> None:
    selector = _Watched()
    sleepy = replace(workshop, settings=replace(workshop.settings, longest_sleep_seconds=300))
    engine = sleepy.engine()
    with (
        asyncio.Runner(loop_factory=lambda: asyncio.SelectorEventLoop(selector)) as runner,
        ThreadPoolExecutor() as pool,
    ):
        working = pool.submit(runner.run, engine.run())
        assert selector.was_quiet.wait(30)
        engine.stop()
        working.result(30)
    engine.close()


def test_a_job_that_is_due_later_is_done_when_its_time_has_come(workshop: Workshop) -> None:
    attempts: list[int] = []

    def fail_once(desk: Desk) -> None:
        attempts.append(desk.job.attempt)
        if len(attempts) == 1:
            raise TryAgain(Message("Not yet."), retry_after=30)

    busy = replace(workshop, handlers={"x": Scripted(fail_once)})
    _enqueue(workshop, "x", "activities/1")
    assert busy.drain().waiting == 1
    workshop.clock.move(29)
    assert busy.drain().done == 0
    workshop.clock.move(1)
    assert busy.drain().done == 1
    assert attempts == [1, 2]


def test_a_fault_of_ours_is_tried_again_and_ends_nothing_else(
    workshop: Workshop, expected_log: Callable[[str], object]
) -> None:
    expected_log("activities/1 failed")
    scripted = Scripted(lambda desk: 1 // (desk.job.attempt - 1) if desk.job.subject == "activities/1" else None)
    busy = replace(workshop, handlers={"x": scripted})
    _enqueue(workshop, "x", "activities/1")
    _enqueue(workshop, "x", "activities/2")
    busy.settle()
    assert scripted.done == ["activities/2", "activities/1"]


def test_a_fault_that_stays_needs_attention(workshop: Workshop, expected_log: Callable[[str], object]) -> None:
    expected_log("activities/1 failed")
    expected_log("needs attention")
    scripted = Scripted(lambda desk: 1 // 0)
    _enqueue(workshop, "x", "activities/1")
    summary = replace(workshop, handlers={"x": scripted}).settle()
    assert (summary.failed, summary.needs_attention, summary.waiting) == (1, 1, 0)
    assert "the log says where" in scripted.given_up[0]


def test_a_kind_of_job_that_only_a_newer_program_knows_is_left_to_it(workshop: Workshop) -> None:
    _enqueue(workshop, "fly_to_the_moon", "activities/1")
    assert workshop.drain().waiting == 1
    row = workshop.queue.rows()[0]
    assert (row.state, "fly_to_the_moon" in str(row.last_error)) == (JobState.RETRYABLE, True)


def test_money_does_not_wait_behind_the_catalogue(workshop: Workshop) -> None:
    blocked = asyncio.Event()
    slow, quick = Scripted(lambda desk: blocked.wait()), Scripted()
    busy = replace(workshop, handlers={"x": slow, MONEY: quick})
    for number in range(100):
        _enqueue(workshop, "x", f"activities/{number}")

    async def story() -> None:
        async with running(busy.engine()) as engine:
            await until(lambda: JobState.RUNNING in workshop.open_jobs())
            await asyncio.to_thread(_enqueue, workshop, MONEY, "payments/1", Lane.MONEY)
            engine.wake()
            await until(lambda: quick.done == ["payments/1"])
            assert slow.done == []
            blocked.set()
            await until(lambda: len(slow.done) == 100)

    workshop.run(story())


def test_stopping_lets_requests_end_and_puts_jobs_back(workshop: Workshop, ledger: Ledger) -> None:
    refs = [workshop.boat(name=f"Passeio {number}").ref for number in range(8)]
    ledger.set_faults({"kind": "latency", "milliseconds": 150})

    async def story() -> None:
        async with running(workshop.engine()):
            await until(lambda: workshop.open_jobs().count(JobState.RUNNING) == 8)

    workshop.run(story())
    assert JobState.RUNNING not in workshop.open_jobs()
    ledger.set_faults()
    workshop.settle()
    assert_at_rest(workshop, ledger, *refs)
    assert ledger.counts()["PostProducts"] == 8


def test_a_request_that_hangs_is_cut_off_when_stopping_and_settled_at_the_next_start(
    workshop: Workshop, ledger: Ledger
) -> None:
    boat = workshop.boat()
    ledger.set_faults({"kind": "hang", "path": "/v1/payment_links", "method": "POST", "effect": True, "times": 1})
    hasty = replace(workshop, settings=replace(workshop.settings, stop_seconds=0.1))

    async def story() -> None:
        async with running(hasty.engine()):
            await until(lambda: len(ledger.objects("payment_link")) == 1)

    workshop.run(story())
    assert workshop.open_jobs() == [JobState.RETRYABLE]
    workshop.settle()
    assert len(ledger.objects("payment_link")) == 1
    assert_at_rest(workshop, ledger, boat.ref)


def test_a_worker_that_lost_its_lease_sends_nothing_more(workshop: Workshop, ledger: Ledger) -> None:
    boat = workshop.boat()

    class Frozen(SyncAsset):
        async def run(self, desk: Desk) -> bool:
            desk.clock.move(61)  # type: ignore[attr-defined]
            await replace(workshop).engine().drain(patience_seconds=0)  # another worker does it all
            return await super().run(desk)

    frozen = replace(workshop, handlers={SYNC_ASSET: Frozen()})
    assert frozen.drain().requests == 0
    assert ledger.counts() == {"GetAccount": 1, "PostProducts": 1, "PostPaymentLinks": 1}
    assert_at_rest(workshop, ledger, boat.ref)


def test_leases_are_renewed_while_a_request_takes_long(workshop: Workshop, ledger: Ledger) -> None:
    boat = workshop.boat()
    ledger.set_faults({"kind": "latency", "milliseconds": 2500, "method": "POST", "path": "/v1/products"})
    quick = replace(workshop, settings=replace(workshop.settings, lease_seconds=0.1))

    async def story() -> None:
        async with running(quick.engine()):
            await until(lambda: JobState.RUNNING in workshop.open_jobs())
            leases = set()
            while workshop.open_jobs():
                leases |= {row.run_at for row in workshop.queue.rows() if row.state is JobState.RUNNING}
                workshop.clock.move(0.01)
                await asyncio.sleep(0.01)
            assert len(leases) > 3, "it was renewed more than once"

    workshop.run(story())
    assert_at_rest(workshop, ledger, boat.ref)
    assert ledger.counts()["PostProducts"] == 1


def test_listeners_hear_which_records_changed(workshop: Workshop, ledger: Ledger) -> None:
    boat = workshop.boat()
    heard: list[QueueNews] = []

    async def story() -> None:
        engine = workshop.engine()
        unlisten = engine.listen(heard.append)
        async with running(engine):
            await until(lambda: workshop.open_jobs() == [])
        unlisten()

    workshop.run(story())
    assert {ref for news in heard for ref in news.refs or ()} == {boat.ref}
    assert len(heard) < 5


def test_listeners_hear_what_other_programs_changed_many_commits_at_once(workshop: Workshop) -> None:
    heard: list[QueueNews] = []

    async def story() -> None:
        engine = workshop.engine()
        async with running(engine):
            await until(lambda: workshop.open_jobs() == [])
            unlisten = engine.listen(heard.append)
            for number in range(1, 1001):
                engine.hear(Changes(followed=frozenset({f"vehicle_bookings/{number}"})))
            await until(lambda: bool(heard))
            engine.hear(Changes(edited=frozenset({"vehicles/*"}), followed=frozenset({"activities/7"})))
            await until(lambda: heard[-1].edited)
            engine.hear(Changes())
            unlisten()

    workshop.run(story())
    followed, edited = heard[:-1], heard[-1]
    assert len(followed) < 5
    assert len({ref for news in followed for ref in news.bookings}) == 1000
    assert not any(news.edited or news.money for news in followed)
    assert (edited.refs, edited.bookings) == (None, frozenset()), "any listing may have changed"


def test_the_engine_runs_on_a_thread_of_its_own(workshop: Workshop, ledger: Ledger) -> None:
    engine = workshop.engine()
    host = EngineHost(engine.run, engine.stop, workshop.connection.aclose)
    host.start()
    boat = workshop.boat()
    engine.wake()
    host.submit(until(lambda: workshop.open_jobs() == [])).result(30)
    host.stop()
    host.stop()
    engine.close()
    assert_at_rest(workshop, ledger, boat.ref)


def test_the_engine_is_started_again_after_a_fault_of_its_own(expected_log: Callable[[str], object]) -> None:
    expected_log("the engine failed")
    starts: list[int] = []

    async def work() -> None:
        starts.append(1)
        if len(starts) == 1:
            raise ZeroDivisionError
        while len(starts) == 2:
            await asyncio.sleep(0.01)

    async def close() -> None:
        starts.append(0)

    host = EngineHost(work, lambda: starts.append(9), close, again_seconds=0)
    host.start()
    host.submit(until(lambda: len(starts) == 2)).result(30)
    host.stop()
    assert starts == [1, 1, 9, 0]


def test_jobs_that_ended_long_ago_are_forgotten(workshop: Workshop, ledger: Ledger) -> None:
    workshop.boat()
    workshop.drain()
    assert len(workshop.queue.rows(frozenset(JobState))) == 1
    workshop.clock.move(timedelta(days=31).total_seconds())
    workshop.drain()
    assert workshop.queue.rows(frozenset(JobState)) == []
