"""Assets as stored, and the repository that writes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from backoffice.domain.catalogue import CatalogueState
from backoffice.domain.kinds import AssetKind, AssetRef


class SyncState(StrEnum):
    """Where an asset stands with Stripe; stored on its row."""

    NOT_SOLD_ONLINE = "not_sold_online"  # in step with Stripe, and has no live link as it has no price or is off
    PENDING = "pending"  # an edit waits in the outbox or is being sent
    SYNCED = "synced"  # live: its link charges its price
    NEEDS_ATTENTION = "needs_attention"  # given up: last_sync_error says why


@dataclass(frozen=True, slots=True)
class TierRecord:
    """A ticket tier. `values` by the names of the tier FieldSpecs; id None: not saved yet."""

    id: int | None
    values: Mapping[str, object]
    stripe_price_id: str | None = None


@dataclass(frozen=True, slots=True)
class StripeInfo:
    """What an asset's row says of Stripe."""

    product_id: str | None = None
    price_id: str | None = None
    payment_link_id: str | None = None
    payment_link: str | None = None
    sync_state: SyncState = SyncState.PENDING
    last_synced_at: datetime | None = None
    last_sync_error: str | None = None
    state: CatalogueState | None = None


@dataclass(frozen=True, slots=True)
class AssetRecord:
    """An asset as stored. `values` by FieldSpec name, plain Python values (money: minor units in `currency`)."""

    ref: AssetRef
    version: int
    values: Mapping[str, object]
    tiers: tuple[TierRecord, ...]
    stripe: StripeInfo
    created_at: datetime
    updated_at: datetime
    archived_at: datetime | None = None


class AssetRepository(Protocol):
    """Writes and single reads of assets, inside one unit of work."""

    def add(self, kind: AssetKind, values: Mapping[str, object], tiers: Sequence[TierRecord]) -> AssetRecord:
        """Insert a listing, PENDING. What no column can hold raises `InvalidInput`."""
        ...

    def add_many(
        self, kind: AssetKind, new: Sequence[tuple[Mapping[str, object], Sequence[TierRecord]]]
    ) -> list[AssetRecord]:
        """Insert listings of a kind (values, tiers), as `add` would one by one, in a few statements."""
        ...

    def get(self, ref: AssetRef) -> AssetRecord:
        """Raise `RecordMissing` when it is not there."""
        ...

    def update(
        self,
        ref: AssetRef,
        *,
        expected_version: int,
        values: Mapping[str, object] | None = None,
        tiers: Sequence[TierRecord] | None = None,
        archived_at: datetime | None = None,
        restore: bool = False,
    ) -> AssetRecord:
        """Change the given values (others stay) and bump `version`; raise `RecordChanged` on another version.

        `tiers`, when given, are all tiers, in order: known ids are changed, None ids added, missing ones deleted; their
        Stripe prices stay what the database says.
        """
        ...

    def save_stripe(self, ref: AssetRef, info: StripeInfo, tier_prices: Mapping[int, str]) -> None:
        """Store what Stripe answered; does not bump `version` (staff edits never conflict with the worker).

        `tier_prices` is the whole truth, by tier id: a tier that is not in it has no price in Stripe.
        """
        ...

    def mark(self, ref: AssetRef, state: SyncState, error: str | None = None) -> None:
        """Change only the sync state and last error of a row."""
        ...

    def mark_many(self, kind: AssetKind, ids: Sequence[int], state: SyncState) -> None:
        """Do so for listings of a kind that are known to be there; their last errors are gone."""
        ...
