"""Rows of the asset tables as the ports' records, and which columns are fields."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, RowMapping, select

from backoffice.db.models import Base, Searchable, SoldThroughStripe, TicketTier, Versioned, table_of
from backoffice.db.types import LongText, TextList
from backoffice.domain.catalogue import CatalogueState
from backoffice.domain.catalogue_codec import UnreadableDocument, state_from_json
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.services.database_errors import DatabaseFailed
from backoffice.services.ports import AssetRecord, StripeInfo, SyncState, TierRecord

T = TypeVar("T")

TIERS = Base.metadata.tables[TicketTier.__tablename__]

_OWNER = {AssetKind.ACTIVITIES: TIERS.c.activity_id, AssetKind.EVENTS: TIERS.c.event_id}
_KEPT = frozenset(name for mixin in (Versioned, SoldThroughStripe, Searchable) for name in mixin.__annotations__)

FIELDS: dict[AssetKind, tuple[str, ...]] = {
    kind: tuple(column.name for column in table_of(kind).c if column.name not in _KEPT) for kind in AssetKind
}
"""The columns of each kind that people fill in: the names of its FieldSpecs."""

TIER_FIELDS = tuple(c.name for c in TIERS.c if c.name not in ("id", "activity_id", "event_id", "stripe_price_id"))
"""The columns of a tier that people fill in; `position` is its place among the tiers, whatever it is given as."""


def is_id(number: int) -> bool:
    """Tell whether a listing could have this id at all; drivers take no larger ones."""
    return 0 < number < 2**31


def chunks(ids: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Cut a long list into pieces that fit into one statement."""
    return (ids[start : start + size] for start in range(0, len(ids), size))


def scalar_columns(kind: AssetKind) -> list[Column[Any]]:
    """Return the fields that fit into a cell: neither lists nor long texts."""
    columns = (table_of(kind).c[name] for name in FIELDS[kind])
    return [column for column in columns if not isinstance(column.type, (LongText, TextList))]


def owner_column(kind: AssetKind) -> Column[Any] | None:
    """Return the tiers' column that points at listings of this kind, if it has tiers."""
    return _OWNER.get(kind)


def read_tiers(connection: Connection, kind: AssetKind, ids: Sequence[int]) -> dict[int, list[TierRecord]]:
    """Return the tiers of some listings, in order, by listing."""
    found: dict[int, list[TierRecord]] = {}
    owner = owner_column(kind)
    if owner is None:
        return found
    query = select(TIERS, owner.label("owner")).where(owner.in_(ids)).order_by(owner, TIERS.c.position, TIERS.c.id)
    for row in connection.execute(query).mappings():
        values = {name: row[name] for name in TIER_FIELDS}
        found.setdefault(row["owner"], []).append(TierRecord(row["id"], values, row["stripe_price_id"]))
    return found


def to_record(
    kind: AssetKind, row: RowMapping, tiers: Iterable[TierRecord], names: Sequence[str] | None = None
) -> AssetRecord:
    """Return the record of a row; `names` are its fields where not all of them were read."""
    return AssetRecord(
        ref=AssetRef(kind, row["id"]),
        version=row["version"],
        values={name: row[name] for name in (FIELDS[kind] if names is None else names)},
        tiers=tuple(tiers),
        stripe=_stripe_info(row),
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        archived_at=row["archived_at"],
    )


def _stripe_info(row: RowMapping) -> StripeInfo:
    state = row["stripe_state"]
    return StripeInfo(
        product_id=row["stripe_product_id"],
        price_id=row["stripe_price_id"],
        payment_link_id=row["stripe_payment_link_id"],
        payment_link=row["stripe_payment_link"],
        sync_state=SyncState(row["sync_state"]),
        last_synced_at=row["last_synced_at"],
        last_sync_error=row["last_sync_error"],
        state=None if state is None else _read_state(state),
    )


def _read_state(document: str) -> CatalogueState:
    try:
        return state_from_json(json.loads(document))
    except (UnreadableDocument, json.JSONDecodeError) as error:
        raise DatabaseFailed(details=f"stripe_state: {type(error).__name__}") from error
