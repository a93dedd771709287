"""The outbox as people see it."""

from backoffice.db import SqlDatabase
from backoffice.domain.kinds import AssetKind
from backoffice.domain.wording import Message
from backoffice.services.assets import Assets
from backoffice.services.catalogue_sync import SYNC_ASSET, describe_sync
from backoffice.services.ports import JobState, Lane, QueueCondition, SyncState
from backoffice.services.queue import Queue
from tests.support.databases import ManualClock

BOAT = {"name": "Barco", "price_minor": 15000, "currency": "BRL"}


def _discard(database: SqlDatabase, clock: ManualClock) -> None:
    with database.write() as uow:
        for job in uow.jobs.claim(Lane.CATALOGUE, clock.now(), 60, 10):
            uow.jobs.discard(job.id, job.fence, "Stripe said no.", clock.now())


def test_counts_tell_what_waits_from_what_needs_a_person(
    database: SqlDatabase, clock: ManualClock, assets: Assets, queue: Queue
) -> None:
    boat = assets.create(AssetKind.ACTIVITIES, BOAT)
    _discard(database, clock)
    assets.create(AssetKind.ACTIVITIES, BOAT)
    status = queue.status()
    assert (status.waiting, status.needs_attention, status.condition) == (1, 1, None)
    assert queue.rows()[0].ref == boat.ref


def test_what_was_given_up_is_tried_again_and_its_row_says_so(
    database: SqlDatabase, clock: ManualClock, assets: Assets, queue: Queue
) -> None:
    boats = [assets.create(AssetKind.ACTIVITIES, BOAT).ref for _ in range(2)]
    _discard(database, clock)
    with database.write() as uow:
        for ref in boats:
            uow.assets.mark(ref, SyncState.NEEDS_ATTENTION, "Stripe said no.")
    assert queue.retry([queue.rows()[0].job_id]) == 1
    assert queue.retry() == 1
    assert {row.state for row in queue.rows()} == {JobState.AVAILABLE}
    assert {assets.get(ref).stripe.sync_state for ref in boats} == {SyncState.PENDING}


def test_jobs_of_listings_that_are_gone_can_be_retried(database: SqlDatabase, clock: ManualClock, queue: Queue) -> None:
    with database.write() as uow:
        uow.jobs.enqueue(SYNC_ASSET, "events/999", Lane.CATALOGUE, clock.now())
    _discard(database, clock)
    assert queue.retry() == 1


def test_resuming_ends_only_a_persons_pause(database: SqlDatabase, clock: ManualClock, queue: Queue) -> None:
    with database.write() as uow:
        uow.office.set_queue_condition(QueueCondition("offline", Message("No network."), clock.now()))
    queue.resume()
    assert queue.status().condition is not None
    queue.pause()
    assert queue.status().is_paused_by_person
    queue.resume()
    assert queue.status().condition is None


def test_each_state_of_a_listing_has_its_sentence(database: SqlDatabase, assets: Assets, clock: ManualClock) -> None:
    boat = assets.create(AssetKind.ACTIVITIES, BOAT)
    offline = QueueCondition("offline", Message("No network."), clock.now())
    assert "on its way" in str(describe_sync(boat, None))
    assert "No network." in str(describe_sync(boat, offline))
    draft = assets.create(AssetKind.ACTIVITIES, {**BOAT, "is_active": False})
    assert "switched off" in str(describe_sync(draft, None))
    with database.write() as uow:
        uow.assets.mark(boat.ref, SyncState.NEEDS_ATTENTION, "Stripe said no.")
    assert "Stripe said no." in str(describe_sync(assets.get(boat.ref), None))
