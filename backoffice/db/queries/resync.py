"""Reads of many listings for a comparison with Stripe: only what Stripe is told of, a few hundred rows a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Column, ColumnElement, Connection, select

from backoffice.db.models import SoldThroughStripe, Versioned, table_of
from backoffice.db.rows import FIELDS, chunks, read_tiers, to_record
from backoffice.domain.kinds import AssetKind
from backoffice.services.ports import AssetRecord

_TOLD = frozenset({"name", "description", "images", "price_minor", "currency", "is_active", "accepts_online_payment"})
_CHUNK = 500


class SqlResyncQueries:
    """`ResyncQueries`. `reading` opens a read transaction."""

    def __init__(self, reading: Callable[[], AbstractContextManager[Connection]]) -> None:
        """Keep how to read."""
        self._reading = reading

    def catalogue_rows(self, kind: AssetKind, after: int, limit: int) -> Sequence[AssetRecord]:
        """Return the next records in id order."""
        with self._reading() as connection:
            return _records(connection, kind, table_of(kind).c.id > after, limit)

    def catalogue_rows_of(self, kind: AssetKind, ids: Sequence[int]) -> Sequence[AssetRecord]:
        """Return the records of these ids that are still there."""
        with self._reading() as connection:
            pieces = (_records(connection, kind, table_of(kind).c.id.in_(piece), None) for piece in chunks(ids, _CHUNK))
            return [record for piece in pieces for record in piece]


def _records(
    connection: Connection, kind: AssetKind, where: ColumnElement[bool], limit: int | None
) -> list[AssetRecord]:
    query = select(*_columns(kind)).where(where).order_by(table_of(kind).c.id).limit(limit)
    rows = connection.execute(query).mappings().all()
    tiers = read_tiers(connection, kind, [row["id"] for row in rows])
    told = [name for name in FIELDS[kind] if name in _TOLD]
    return [to_record(kind, row, tiers.get(row["id"], ()), told) for row in rows]


def _columns(kind: AssetKind) -> list[Column[object]]:
    kept = (*Versioned.__annotations__, *SoldThroughStripe.__annotations__)
    return [table_of(kind).c[name] for name in (*kept, *_TOLD)]
