"""What the five kinds of asset share, written once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CHAR, BigInteger, Index, text
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.schema import SchemaItem

from backoffice.db.models.checks import check_currency, check_filled, check_money, check_one_of, check_range
from backoffice.db.types import LongText
from backoffice.services.ports import SyncState

LIVE = text("archived_at IS NULL")
ARCHIVED = text("archived_at IS NOT NULL")

LONGEST_NAME = 500
"""Characters. A name is sorted by and shown in one line; Stripe takes no longer one either."""


class Versioned:
    """A row people edit: who saves must know the version they saw."""

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-1)
    version: Mapped[int]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    archived_at: Mapped[datetime | None]


class SoldThroughStripe:
    """What the row says of Stripe. `stripe_state` is JSON of a CatalogueState (domain/catalogue_codec.py)."""

    stripe_product_id: Mapped[str | None]
    stripe_price_id: Mapped[str | None]
    stripe_payment_link_id: Mapped[str | None]
    stripe_payment_link: Mapped[str | None]
    sync_state: Mapped[str]
    last_synced_at: Mapped[datetime | None]
    last_sync_error: Mapped[str | None]
    stripe_state: Mapped[str | None] = mapped_column(LongText())


class Searchable:
    """Folded copies (db/folding.py) of what is sorted and searched by, kept on every write."""

    name_folded: Mapped[str]
    search_text: Mapped[str] = mapped_column(LongText())


class Listing(Versioned, SoldThroughStripe, Searchable):
    """Every column that all five kinds have."""

    name: Mapped[str]
    slug: Mapped[str | None]
    description: Mapped[str | None] = mapped_column(LongText())
    long_description: Mapped[str | None] = mapped_column(LongText())
    price_minor: Mapped[int | None] = mapped_column(BigInteger())
    currency: Mapped[str | None] = mapped_column(CHAR(3))
    net_rate_minor: Mapped[int | None] = mapped_column(BigInteger())
    supplier: Mapped[str | None]
    street: Mapped[str | None]
    neighbourhood: Mapped[str | None]
    city: Mapped[str | None]
    state: Mapped[str | None]
    postal_code: Mapped[str | None]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    images: Mapped[tuple[str, ...] | None]
    tags: Mapped[tuple[str, ...] | None]
    is_active: Mapped[bool] = mapped_column(insert_default=True)
    is_featured: Mapped[bool] = mapped_column(insert_default=False)
    accepts_online_payment: Mapped[bool] = mapped_column(insert_default=True)
    cancellation_policy: Mapped[str | None] = mapped_column(LongText())
    refund_policy: Mapped[str | None]


def listing_rules(table: str, *own: SchemaItem) -> tuple[Any, ...]:
    """Return the `__table_args__` of a kind: the shared checks and indexes, then its own.

    Ids are never used twice (SQLite's AUTOINCREMENT), as Stripe's product ids are made of them.
    """
    return (
        check_filled("name", LONGEST_NAME),
        check_currency(),
        *check_money("price_minor", "net_rate_minor"),
        check_range("latitude", -90, 90),
        check_range("longitude", -180, 180),
        check_one_of("sync_state", *SyncState),
        *own,
        *_indexes(table),
        {"sqlite_autoincrement": True},
    )


def _indexes(table: str) -> list[Index]:
    """Return the indexes of the rows in use: each gives an order without a look at the table. Archived ones are few.

    On SQLite the names' index holds the searched text too, so that typing in a filter reads nothing else; PostgreSQL
    indexes no texts that may be so long.
    """
    live: dict[str, Any] = {"sqlite_where": LIVE, "postgresql_where": LIVE}
    return [
        Index(f"ix_{table}_name_searched", "name_folded", "id", "search_text", **live).ddl_if("sqlite"),
        Index(f"ix_{table}_name_folded", "name_folded", "id", **live).ddl_if("postgresql"),
        *(Index(f"ix_{table}_{name}", name, "id", **live) for name in ("price_minor", "updated_at", "sync_state")),
        Index(f"ix_{table}_archived_at", "archived_at", "id", sqlite_where=ARCHIVED, postgresql_where=ARCHIVED),
    ]
