"""Jobs of a resync: feed the rows of a run to the outbox, check by night, switch replaced links off in time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial

from backoffice.domain.catalogue import CatalogueState
from backoffice.domain.errors import BackofficeError, RecordMissing
from backoffice.domain.kinds import AssetRef
from backoffice.domain.resync import Choice, ResyncPlan
from backoffice.domain.wording import Message
from backoffice.jobs.desk import Desk, Unrecorded
from backoffice.services.catalogue_sync import SYNC_ASSET
from backoffice.services.gateway_errors import GatewayError, QueuePaused, TryAgain
from backoffice.services.ports import Job, Lane, PaymentGateway, SyncState, UnitOfWork
from backoffice.services.ports.resync import ItemState, ResyncItem, RunState
from backoffice.services.resync_applying import (
    AT_ONCE,
    RESYNC_RUN,
    next_items,
    send,
    settle,
    store_seen,
    with_prices,
)
from backoffice.services.resync_checking import RESYNC_CHECK, next_check_at
from backoffice.services.resync_compare import Compare, Scope
from backoffice.services.resync_taking import Taking

LOOK_AGAIN = timedelta(seconds=0.5)
"""How soon a run looks again how its rows fare."""

_AT_WORK = frozenset({ItemState.SENT, ItemState.WAITING})

Seen = Mapping[int, CatalogueState | None]
"""What Stripe holds, by the id of the row."""


class RunResync(Unrecorded):
    """Handler of `resync_run` jobs: some rows at a time, then it waits for its next turn."""

    def __init__(self, taking: Taking) -> None:
        """`taking` carries Stripe's values into listings."""
        self._taking = taking

    async def run(self, desk: Desk) -> bool:
        """Note how rows ended and send the next ones; True: the run has ended."""
        items = await desk.write(partial(_settle_and_pick, desk))
        if items is None:
            return True
        seen: dict[int, CatalogueState | None] = {}
        for failure in await asyncio.gather(*(self._look(desk, each, seen) for each in items), return_exceptions=True):
            if failure is not None:
                raise failure
        ready = [item for item in items if item.id in seen]
        stored = await desk.write(partial(_store, desk, ready, seen))
        for item in stored:
            if item.choice is Choice.TAKE_STRIPES_VALUE:
                await asyncio.to_thread(self._taking.take, item, seen[item.id])
        await desk.write(partial(_send_and_wait, desk, stored))
        return False

    async def _look(self, desk: Desk, item: ResyncItem, seen: dict[int, CatalogueState | None]) -> None:
        """Read the prices that lists do not show, where they are needed."""
        seen[item.id] = item.seen
        if item.seen is None or not item.must_read_prices or item.is_stored:
            return
        try:
            product_id = item.seen.product_id
            prices = await desk.send(lambda gateway: gateway.retrieve_prices(product_id))
        except (QueuePaused, TryAgain):
            raise
        except GatewayError as error:
            del seen[item.id]
            await desk.write(partial(_fail, item, error))
            return
        seen[item.id] = with_prices(item.seen, prices)

    def note_given_up(self, uow: UnitOfWork, job: Job, error: Message) -> None:
        """Stop the run; it can be resumed."""
        uow.resync.set_run(job.subject, RunState.STOPPED, job.updated_at)


def _settle_and_pick(desk: Desk, uow: UnitOfWork) -> Sequence[ResyncItem] | None:
    """Return the next rows to send; None: the run has ended, and so has the job."""
    job, now = desk.job, desk.clock.now()
    try:
        at_work = settle(uow, job.subject, now)
    except RecordMissing:
        uow.jobs.finish(job.id, job.fence, now)
        return None
    items = () if desk.is_stopping() else next_items(uow, job.subject, AT_ONCE - at_work)
    if items or at_work or desk.is_stopping():
        return items
    if uow.resync.run(job.subject).state is RunState.RUNNING:
        uow.resync.set_run(job.subject, RunState.ENDED, now)
    uow.jobs.finish(job.id, job.fence, now)
    return None


def _store(desk: Desk, items: Sequence[ResyncItem], seen: Seen, uow: UnitOfWork) -> list[ResyncItem]:
    """Store what was seen, as long as the run is still this worker's."""
    uow.jobs.renew(desk.job.id, desk.job.fence, desk.held_until)
    return [item for item in items if store_seen(uow, item, seen[item.id])]


def _send_and_wait(desk: Desk, items: Sequence[ResyncItem], uow: UnitOfWork) -> None:
    """Send the rows, unless the run was stopped meanwhile, and look again soon."""
    now = desk.clock.now()
    if uow.resync.run(desk.job.subject).state is RunState.RUNNING:
        for item in items:
            if uow.resync.item(item.id).state is ItemState.WAITING:
                send(uow, item, now)
    uow.jobs.retry_later(desk.job.id, desk.job.fence, now + LOOK_AGAIN, "", count=False)


def _fail(item: ResyncItem, error: BackofficeError, uow: UnitOfWork) -> None:
    uow.resync.set_item(item.id, ItemState.FAILED, str(error.message))


class CheckForDrift(Unrecorded):
    """Handler of `resync_check` jobs: compares, reports to the drift inbox, changes nothing, and asks for the next."""

    def __init__(self, compare: Compare, hour: Callable[[], int | None]) -> None:
        """`hour` says when, in the office's time; None: never."""
        self._compare = compare
        self._hour = hour

    async def run(self, desk: Desk) -> bool:
        """Compare and report. Raises `GatewayError`."""
        if self._hour() is not None:
            found = await desk.send(partial(self._look, desk))
            await desk.write(lambda uow: uow.resync.store_drift(desk.clock.now(), found.rows))
        await desk.write(partial(_end_check, desk, self._hour()))
        return True

    async def _look(self, desk: Desk, gateway: PaymentGateway) -> ResyncPlan:
        return await self._compare(gateway, desk.clock.now(), None, Scope(with_pending=False))


def _end_check(desk: Desk, hour: int | None, uow: UnitOfWork) -> None:
    now = desk.clock.now()
    uow.jobs.finish(desk.job.id, desk.job.fence, now)
    if hour is not None:
        uow.jobs.enqueue(RESYNC_CHECK, RESYNC_CHECK, Lane.CATALOGUE, now, run_at=next_check_at(now, hour))


class SwitchOffLinks(Unrecorded):
    """Handler of `switch_off_links` jobs: the time of a replaced link is over, so the listing is synced again."""

    async def run(self, desk: Desk) -> bool:
        """Ask for the listing to be synced."""
        await desk.write(partial(_ask_for_sync, desk))
        return True


def _ask_for_sync(desk: Desk, uow: UnitOfWork) -> None:
    now: datetime = desk.clock.now()
    try:
        uow.assets.mark(AssetRef.parse(desk.job.subject), SyncState.PENDING)
        uow.jobs.enqueue(SYNC_ASSET, desk.job.subject, Lane.CATALOGUE, now)
    except RecordMissing:
        desk.announce(desk.job.subject)
    uow.jobs.finish(desk.job.id, desk.job.fence, now)


__all__ = ["RESYNC_RUN", "CheckForDrift", "RunResync", "SwitchOffLinks"]
