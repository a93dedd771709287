"""What a catalogue job works on, within one transaction: a listing, or a product that is no listing's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from backoffice.domain.catalogue import CatalogueState, Plan, plan
from backoffice.domain.errors import RecordMissing
from backoffice.domain.kinds import AssetRef
from backoffice.domain.resync import retirement
from backoffice.services.catalogue_sync import entry_of, info_of, settled_state, tier_prices
from backoffice.services.old_links import ask_to_switch_off, spare_old_links
from backoffice.services.ports import Job, SyncState, UnitOfWork


class Subject(Protocol):
    """One thing in Stripe, as the database knows it."""

    @property
    def product_id(self) -> str:
        """Return the id it has, or would be given, in Stripe."""
        ...

    @property
    def state(self) -> CatalogueState | None:
        """Return what Stripe holds, as far as is known."""
        ...

    def plan(self, state: CatalogueState | None) -> Plan:
        """Return what is to be done when Stripe holds `state`."""
        ...

    def is_held_back(self) -> bool:
        """Tell whether a person stopped the resync that asked for this, and nobody else asks for it."""
        ...

    def store(self, state: CatalogueState | None, *, at_rest: bool) -> None:
        """Store what Stripe holds now; `at_rest`: nothing more is to be done."""
        ...

    def mark(self, state: SyncState, error: str | None = None) -> None:
        """Say where it stands."""
        ...


Find = Callable[[UnitOfWork, Job, datetime], Subject | None]
"""How the subject of a job is found; None: it is gone."""


class Listing:
    """`Subject` of `sync_asset` jobs."""

    def __init__(self, uow: UnitOfWork, ref: AssetRef, now: datetime, grace: timedelta) -> None:
        """Read it. Raises `RecordMissing`. `grace`: how long a replaced link stays on."""
        self._uow = uow
        self._ref = ref
        self._now = now
        self._grace = grace
        self._record = uow.assets.get(ref)
        self._entry = entry_of(self._record, uow.office.binding().installation_id)

    @property
    def product_id(self) -> str:
        """Return the recorded id, else the one it would be given."""
        return self._record.stripe.product_id or self._entry.product_id

    @property
    def state(self) -> CatalogueState | None:
        """Return what the row says."""
        return self._record.stripe.state

    def plan(self, state: CatalogueState | None) -> Plan:
        """Plan; replaced links that stay on for a while are noted."""
        self._entry = spare_old_links(self._uow, self._ref, self._entry, state, self._now, self._grace)
        return plan(self._entry, state)

    def is_held_back(self) -> bool:
        """Tell whether a stopped resync asked for this version of the row."""
        return self._uow.resync.is_stopped(str(self._ref), self._record.version)

    def store(self, state: CatalogueState | None, *, at_rest: bool) -> None:
        """Write the row's Stripe columns and those of its tiers."""
        sync_state = settled_state(self._entry) if at_rest else SyncState.PENDING
        synced_at = self._now if at_rest else self._record.stripe.last_synced_at
        info = info_of(state, sync_state, last_synced_at=synced_at)
        self._uow.assets.save_stripe(self._ref, info, tier_prices(self._record, state))
        if at_rest and self._entry.spared:
            ask_to_switch_off(self._uow, self._ref, self._entry, self._now)

    def mark(self, state: SyncState, error: str | None = None) -> None:
        """Mark the row."""
        self._uow.assets.mark(self._ref, state, error)


def find_listing(grace: Callable[[], timedelta] = timedelta) -> Find:
    """Return how listings are found. `grace` is asked each time: how long a replaced link stays on."""

    def find(uow: UnitOfWork, job: Job, now: datetime) -> Subject | None:
        try:
            return Listing(uow, AssetRef.parse(job.subject), now, grace())
        except RecordMissing:
            return None

    return find


class Stray:
    """`Subject` of `retire_product` jobs: what is known of it stands in the row of the resync that asked for it."""

    def __init__(self, uow: UnitOfWork, product_id: str, item_id: int, state: CatalogueState | None) -> None:
        """Take what the row says."""
        self._uow = uow
        self._item_id = item_id
        self.product_id = product_id
        self.state = state

    def plan(self, state: CatalogueState | None) -> Plan:
        """Plan to archive it, its links off."""
        return Plan(()) if state is None else plan(retirement(state), state)

    def is_held_back(self) -> bool:
        """Tell whether the resync was stopped."""
        return self._uow.resync.is_stopped(self.product_id, 0)

    def store(self, state: CatalogueState | None, *, at_rest: bool) -> None:
        """Write the row of the resync."""
        del at_rest
        self._uow.resync.set_seen(self._item_id, state)

    def mark(self, state: SyncState, error: str | None = None) -> None:
        """Have no listing to mark; how it ended is told by its job."""


def find_stray(uow: UnitOfWork, job: Job, now: datetime) -> Subject | None:
    """Find the product that a resync wants retired."""
    del now
    item = uow.resync.sent_item(job.subject)
    return None if item is None else Stray(uow, item.product_id, item.id, item.seen)
