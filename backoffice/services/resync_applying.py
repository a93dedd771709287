"""The rows of a run on their way through the outbox. Each function is part of a transaction of its caller's.

A row is sent as a job that exists anyway: `sync_asset` makes Stripe match the listing. What the comparison saw is
stored with the listing first, so that the job's plan starts from what Stripe really holds. How a row ended is told from
the listing and its job, so nothing has to be told twice, and a crash between two transactions loses nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from backoffice.domain.catalogue import ActualPrice, CatalogueState, plan
from backoffice.domain.errors import RecordMissing
from backoffice.domain.resync_index import record_mark
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.catalogue_sync import SYNC_ASSET, entry_of, info_of, tier_prices
from backoffice.services.database_errors import JobBusy
from backoffice.services.old_links import with_spared
from backoffice.services.ports import AssetRecord, Job, JobState, Lane, SyncState, UnitOfWork
from backoffice.services.ports.resync import ItemState, ResyncItem, RunState

RESYNC_RUN = "resync_run"
"""Feeds the rows of a run to the outbox; its subject is the run's id."""

RETIRE_PRODUCT = "retire_product"
"""Archives a product that is no listing's own and switches its links off; its subject is the product's id."""

AT_ONCE = 100
"""Rows of a run in the outbox at a time: enough to keep every worker busy, few enough that edits need not wait."""

ANY_VERSION = -1
"""The version of a row whose job is not the run's alone: stopping the run must not take it back."""

_WAITING, _SENT = frozenset({ItemState.WAITING}), frozenset({ItemState.SENT})

STOPPED = Message(QT_TRANSLATE_NOOP("backoffice", "The resync was stopped before this listing was done."))
_CHANGED = Message(QT_TRANSLATE_NOOP("backoffice", "It changed since it was compared with Stripe. Compare again."))
_GONE = Message(QT_TRANSLATE_NOOP("backoffice", "The listing is no longer in the database."))


# ----------------------------------------------------------------------------------------------- how it ended


def settle(uow: UnitOfWork, run_id: str, now: datetime) -> int:
    """Note how sent rows ended; return how many are still at work."""
    items = uow.resync.items(run_id, _SENT, AT_ONCE)
    return sum(_is_at_work(uow, item, now) for item in items)


def _is_at_work(uow: UnitOfWork, item: ResyncItem, now: datetime) -> bool:
    job = _job_of(uow, item)
    if job is not None and job.state is not JobState.DISCARDED:
        return True
    if job is not None:
        uow.resync.set_item(item.id, ItemState.FAILED, job.last_error or "")
    elif _is_done(uow, item, now):
        uow.resync.set_item(item.id, ItemState.DONE)
        uow.resync.forget_drift(item.subject)
    else:  # taken back when the run was stopped
        uow.resync.set_item(item.id, ItemState.WAITING)
    return False


def _is_done(uow: UnitOfWork, item: ResyncItem, now: datetime) -> bool:
    if item.ref is None:
        return item.seen is None or not item.seen.is_active
    record = _record_of(uow, item)
    if record is None:
        return True
    entry = with_spared(uow, item.ref, entry_of(record, uow.office.binding().installation_id), now)
    return not plan(entry, record.stripe.state)


def _job_of(uow: UnitOfWork, item: ResyncItem) -> Job | None:
    return uow.jobs.find_open(SYNC_ASSET if item.ref else RETIRE_PRODUCT, item.subject)


def _record_of(uow: UnitOfWork, item: ResyncItem) -> AssetRecord | None:
    if item.ref is None:
        return None
    try:
        return uow.assets.get(item.ref)
    except RecordMissing:
        return None


# ------------------------------------------------------------------------------------------------ sending it


def next_items(uow: UnitOfWork, run_id: str, room: int) -> Sequence[ResyncItem]:
    """Return the next rows to send; none when the run was stopped."""
    if uow.resync.run(run_id).state is not RunState.RUNNING:
        return ()
    return uow.resync.items(run_id, _WAITING, room)


def with_prices(seen: CatalogueState, prices: Sequence[ActualPrice]) -> CatalogueState:
    """Return what Stripe was seen to hold, with all its live prices instead of those that are recorded."""
    main = seen.default_price_id
    shown = [price for price in seen.prices if price.price_id == main]
    return replace(seen, prices=(*shown, *(price for price in prices if price.price_id != main)))


def store_seen(uow: UnitOfWork, item: ResyncItem, seen: CatalogueState | None) -> bool:
    """Store with the listing what Stripe was seen to hold, once; False: the row has failed.

    A row that was sent or edited since it was compared is not judged by what was seen before that.
    """
    record = _record_of(uow, item)
    if item.ref is None or item.is_stored:
        return True
    if record is None:
        uow.resync.set_item(item.id, ItemState.FAILED, str(_GONE))
        return False
    before = record_mark(record.stripe.state)
    if record_mark(seen) != before:
        if before != item.recorded:
            uow.resync.set_item(item.id, ItemState.FAILED, str(_CHANGED))
            return False
        was = record.stripe
        info = info_of(seen, was.sync_state, last_synced_at=was.last_synced_at, error=was.last_sync_error)
        uow.assets.save_stripe(item.ref, info, tier_prices(record, seen))
    uow.resync.set_item(item.id, ItemState.WAITING, is_stored=True)
    return True


def send(uow: UnitOfWork, item: ResyncItem, now: datetime) -> None:
    """Put the row into the outbox."""
    if item.ref is None:
        uow.resync.set_item(item.id, ItemState.SENT)
        uow.jobs.enqueue(RETIRE_PRODUCT, item.subject, Lane.CATALOGUE, now)
        return
    record = _record_of(uow, item)
    if record is None:
        uow.resync.set_item(item.id, ItemState.FAILED, str(_GONE))
        return
    is_alone = _job_of(uow, item) is None
    uow.resync.set_item(item.id, ItemState.SENT, version=record.version if is_alone else ANY_VERSION)
    uow.assets.mark(item.ref, SyncState.PENDING)
    uow.jobs.enqueue(SYNC_ASSET, item.subject, Lane.CATALOGUE, now)


# ------------------------------------------------------------------------------------------------- stopping it


def take_back(uow: UnitOfWork, run_id: str, now: datetime) -> None:
    """Take rows that were sent, but not begun, out of the outbox. What is under way ends after its request."""
    for item in uow.resync.items(run_id, _SENT, AT_ONCE):
        job, record = _job_of(uow, item), _record_of(uow, item)
        is_alone = item.version == (record.version if record else 0)
        if job is None or job.state is JobState.DISCARDED or not is_alone:
            continue
        if not _is_cancelled(uow, job, now):
            continue
        uow.resync.set_item(item.id, ItemState.WAITING)
        if item.ref is not None and record is not None:
            uow.assets.mark(item.ref, SyncState.NEEDS_ATTENTION, str(STOPPED))


def _is_cancelled(uow: UnitOfWork, job: Job, now: datetime) -> bool:
    """Cancel a job; False: it is under way, or a request of it may be."""
    try:
        uow.jobs.cancel(job.id, now)
    except JobBusy:
        return False
    return True
