"""What Stripe should hold for a stored asset, and what a row says of how far that has come."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from backoffice.domain.catalogue import CatalogueEntry, CatalogueState
from backoffice.domain.listing import catalogue_entry, sales_obstacle
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.ports import AssetRecord, QueueCondition, StripeInfo, SyncState

SYNC_ASSET = "sync_asset"
"""The kind of the jobs that make Stripe match an asset."""


def entry_of(record: AssetRecord, installation_id: str) -> CatalogueEntry:
    """Return what Stripe should hold for the asset."""
    return catalogue_entry(
        record.ref,
        record.values,
        {tier.id: tier.values for tier in record.tiers if tier.id is not None},
        installation_id=installation_id,
        is_archived=record.archived_at is not None,
    )


def info_of(
    state: CatalogueState | None,
    sync_state: SyncState,
    *,
    last_synced_at: datetime | None,
    error: str | None = None,
) -> StripeInfo:
    """Return the row's Stripe columns for what Stripe holds."""
    if state is None:
        return StripeInfo(sync_state=sync_state, last_synced_at=last_synced_at, last_sync_error=error)
    link = state.latest_live_link
    return StripeInfo(
        product_id=state.product_id,
        price_id=state.default_price_id,
        payment_link_id=link.link_id if link else None,
        payment_link=link.url if link else None,
        sync_state=sync_state,
        last_synced_at=last_synced_at,
        last_sync_error=error,
        state=state,
    )


def tier_prices(record: AssetRecord, state: CatalogueState | None) -> Mapping[int, str]:
    """Return the live Stripe price of each saved tier, by tier id."""
    if state is None:
        return {}
    found = {tier.id: state.tier_price(str(tier.id)) for tier in record.tiers if tier.id is not None}
    return {tier_id: price.price_id for tier_id, price in found.items() if price is not None}


def settled_state(entry: CatalogueEntry) -> SyncState:
    """Return the state of a row whose plan is empty."""
    return SyncState.SYNCED if entry.sells_by_link else SyncState.NOT_SOLD_ONLINE


def describe_sync(record: AssetRecord, condition: QueueCondition | None) -> Message:
    """Say in one sentence where an asset stands with Stripe; `condition` is why the queue stands still, if it does."""
    stripe = record.stripe
    match stripe.sync_state:
        case SyncState.SYNCED:
            return Message(QT_TRANSLATE_NOOP("backoffice", "Live in Stripe."))
        case SyncState.NOT_SOLD_ONLINE:
            obstacle = sales_obstacle(record.values, is_archived=record.archived_at is not None)
            return obstacle.message if obstacle else Message(QT_TRANSLATE_NOOP("backoffice", "Not sold online."))
        case SyncState.NEEDS_ATTENTION:
            return Message(
                QT_TRANSLATE_NOOP("backoffice", "Needs attention: {reason}"), {"reason": stripe.last_sync_error or "?"}
            )
        case SyncState.PENDING:
            return _describe_waiting(stripe, condition)


def _describe_waiting(stripe: StripeInfo, condition: QueueCondition | None) -> Message:
    reason = str(condition.message) if condition else stripe.last_sync_error
    if reason is None:
        return Message(QT_TRANSLATE_NOOP("backoffice", "Saved; on its way to Stripe."))
    text = QT_TRANSLATE_NOOP("backoffice", "Saved here; it goes to Stripe by itself as soon as it can. {reason}")
    return Message(text, {"reason": reason})
