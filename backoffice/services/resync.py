"""Resync: compare all listings with Stripe, look at the plan, apply what a person chose, watch it, stop it, go on."""

from __future__ import annotations

import asyncio
import uuid
from collections import Counter, deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from backoffice.domain.kinds import AssetRef
from backoffice.domain.people import PROGRAM, Person
from backoffice.domain.resync import Choice, ResyncPlan
from backoffice.services import resync_trail
from backoffice.services.bulk import Report
from backoffice.services.database_errors import JobBusy
from backoffice.services.ports import Clock, Database, Lane, PaymentGateway, UnitOfWork
from backoffice.services.ports.resync import (
    Drift,
    ItemState,
    ResyncItem,
    ResyncRun,
    RetiredLink,
    RunState,
)
from backoffice.services.resync_applying import RESYNC_RUN, take_back
from backoffice.services.resync_checking import RESYNC_CHECK, next_check_at
from backoffice.services.resync_compare import Compare, Scope, compare_here
from backoffice.services.resync_export import write_plan

SAMPLES = 20
"""Looks at a run's progress from which its present rate is told."""

NOTHING_CHOSEN: Mapping[str, Choice] = {}


class GatewaySource(Protocol):
    """Where the gateway comes from (services.connection)."""

    async def gateway(self) -> PaymentGateway:
        """Return the gateway, its account checked. Raises `GatewayError`."""
        ...


@dataclass(frozen=True, slots=True)
class Rates:
    """How many requests a second may leave: in all, and at one endpoint."""

    in_all: float
    per_endpoint: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """What applying a plan costs: requests to Stripe, and seconds at the limits in force."""

    requests: int
    seconds: float


@dataclass(frozen=True, slots=True)
class RunProgress:
    """How far a run is. `per_second`: rows of late; `seconds_left` None: nobody can tell yet."""

    run: ResyncRun
    per_second: float
    seconds_left: float | None


class Resync:
    """The use cases of the resync. `compare` runs on the engine's loop, everything else on any thread."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        source: GatewaySource,
        rates: Callable[[], Rates],
        check_hour: Callable[[], int | None] = lambda: None,
        person: Callable[[], Person] = lambda: PROGRAM,
        compare: Compare | None = None,
    ) -> None:
        """`rates`, `check_hour` (when the nightly check runs; None: never) and who is at work are asked each time.

        `compare` None: in this process.
        """
        self._database = database
        self._clock = clock
        self._source = source
        self._rates = rates
        self._check_hour = check_hour
        self._person = person
        self._compare = compare or compare_here(database)
        self._samples: dict[str, deque[tuple[datetime, int]]] = {}

    # --- looking ----------------------------------------------------------------------------------------

    async def compare(self, report: Report | None = None, *, refs: Sequence[AssetRef] | None = None) -> ResyncPlan:
        """Compare listings (`refs` None: all) with what Stripe lists. Writes nothing, here or there.

        Raises:
            ComparisonStopped: `report` said not to go on.
            GatewayError: Stripe could not be asked.

        """
        gateway = await self._source.gateway()
        scope = Scope(None if refs is None else tuple(refs))
        return await self._compare(gateway, self._clock.now(), report, scope)

    async def check(self, report: Report | None = None) -> ResyncPlan:
        """Do now what the nightly check does: compare all, and put what differs into the drift inbox. As `compare`."""
        gateway = await self._source.gateway()
        plan = await self._compare(gateway, self._clock.now(), report, Scope(with_pending=False))
        await asyncio.to_thread(self.report_drift, plan)
        return plan

    def report_drift(self, plan: ResyncPlan) -> None:
        """Let the drift inbox show what a comparison of all listings found."""
        with self._database.write() as uow:
            uow.resync.store_drift(self._clock.now(), plan.rows)

    def estimate(self, plan: ResyncPlan, choices: Mapping[str, Choice] = NOTHING_CHOSEN) -> Estimate:
        """Return what applying would cost. An endpoint's limit decides where most requests go to the same one."""
        work = Counter[str]()
        for row in plan:
            if plan.choice_of(row, choices) is Choice.MAKE_STRIPE_MATCH:
                work.update(row.work)
        rates, requests = self._rates(), sum(work.values())
        most = max(work.values(), default=0)
        return Estimate(requests, max(requests / rates.in_all, most / rates.per_endpoint))

    def export(self, plan: ResyncPlan, path: Path, choices: Mapping[str, Choice] = NOTHING_CHOSEN) -> int:
        """Write the plan as CSV, one line a difference; return how many lines.

        Raises:
            OSError: it cannot be written.

        """
        return write_plan(plan, path, choices)

    # --- applying ---------------------------------------------------------------------------------------

    def apply(self, plan: ResyncPlan, choices: Mapping[str, Choice] = NOTHING_CHOSEN) -> str:
        """Start a run that does what was chosen for each subject (default: the row's own); return its id.

        Raises:
            ValueError: a choice that its row does not allow.

        """
        rows = [(row, plan.choice_of(row, choices)) for row in plan]
        if any(choice not in row.choices for row, choice in rows):
            raise ValueError("a row of the plan does not allow what was chosen for it")
        now = self._clock.now()
        estimate = self.estimate(plan, choices)
        run = ResyncRun(uuid.uuid4().hex, RunState.RUNNING, now, None, {}, plan.in_sync, estimate.requests)
        with self._database.write() as uow:
            uow.resync.add_run(run, rows)
            uow.trail.add(resync_trail.applied(run.id, len(rows), self._person(), now))
            self._enqueue(uow, run.id)
        return run.id

    def stop(self, run_id: str) -> None:
        """End a run early: what is done is done, requests under way end, nothing more is sent. `resume` goes on."""
        with self._database.write() as uow:
            if uow.resync.run(run_id).state is not RunState.RUNNING:
                return
            uow.resync.set_run(run_id, RunState.STOPPED, self._clock.now())
            uow.trail.add(resync_trail.stopped(run_id, self._person(), self._clock.now()))
            take_back(uow, run_id, self._clock.now())
            self._enqueue(uow, run_id)

    def resume(self, run_id: str) -> None:
        """Go on with a run that was stopped. One that the end of the program cut off goes on by itself."""
        with self._database.write() as uow:
            uow.resync.run(run_id)
            uow.resync.set_run(run_id, RunState.RUNNING, None)
            uow.trail.add(resync_trail.resumed(run_id, self._person(), self._clock.now()))
            self._enqueue(uow, run_id)

    def retry_failed(self, run_id: str) -> int:
        """Try the failed rows of a run again; return how many."""
        with self._database.write() as uow:
            moved = uow.resync.move_items(run_id, ItemState.FAILED, ItemState.WAITING)
            if moved:
                uow.resync.set_run(run_id, RunState.RUNNING, None)
                uow.trail.add(resync_trail.retried(run_id, moved, self._person(), self._clock.now()))
                self._enqueue(uow, run_id)
            return moved

    def _enqueue(self, uow: UnitOfWork, run_id: str) -> None:
        uow.jobs.enqueue(RESYNC_RUN, run_id, Lane.CATALOGUE, self._clock.now())

    # --- watching ---------------------------------------------------------------------------------------

    def progress(self, run_id: str) -> RunProgress:
        """Return how far a run is. Ask every second or so: the rate is told from what was asked before."""
        with self._database.read() as uow:
            run = uow.resync.run(run_id)
        samples = self._samples.setdefault(run_id, deque(maxlen=SAMPLES))
        samples.append((self._clock.now(), run.done))
        seconds = (samples[-1][0] - samples[0][0]).total_seconds()
        per_second = (samples[-1][1] - samples[0][1]) / seconds if seconds > 0 else 0.0
        if run.state is not RunState.RUNNING:
            del self._samples[run_id]
            return RunProgress(run, 0.0, None)
        return RunProgress(run, per_second, (run.total - run.done) / per_second if per_second > 0 else None)

    def runs(self, limit: int = 50) -> Sequence[ResyncRun]:
        """Return the history of runs, the newest first."""
        with self._database.read() as uow:
            return uow.resync.runs(limit)

    def items(
        self, run_id: str, states: frozenset[ItemState] = frozenset(), limit: int = 500, after: int = 0
    ) -> Sequence[ResyncItem]:
        """Return rows of a run in these states (empty: any), those behind the id `after`."""
        with self._database.read() as uow:
            return uow.resync.items(run_id, states, limit, after)

    # --- the nightly check, and links -------------------------------------------------------------------

    def drift(self, limit: int = 500) -> Drift:
        """Return what the last nightly check found."""
        with self._database.read() as uow:
            return uow.resync.drift(limit)

    def schedule_check(self) -> None:
        """Put the nightly check where the preferences want it, or take it away. Call it when they change."""
        hour, now = self._check_hour(), self._clock.now()
        with self._database.read() as uow:
            open_job = uow.jobs.find_open(RESYNC_CHECK, RESYNC_CHECK)
        due = None if hour is None else next_check_at(now, hour)
        if (open_job.run_at if open_job else None) == due:
            return
        with self._database.write() as uow:
            if open_job is not None:
                try:
                    uow.jobs.cancel(open_job.id, now)
                except JobBusy:
                    return  # it is under way, and asks for the next one itself
            if due is not None:
                uow.jobs.enqueue(RESYNC_CHECK, RESYNC_CHECK, Lane.CATALOGUE, now, run_at=due)

    def retired_links(self, ref: AssetRef | None = None) -> Sequence[RetiredLink]:
        """Return the links that others replaced, of a listing or of all, the last first."""
        with self._database.read() as uow:
            return uow.old_links.retired(ref)
