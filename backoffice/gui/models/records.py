"""What a table is a table of: listings or bookings. The one place where the grid knows the difference."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.booking_status import BookingStatus
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.services.ports import (
    AssetFilter,
    BookingFilter,
    Sort,
    Stop,
    pack_booking_key,
    pack_key,
    unpack_booking_key,
    unpack_key,
)

Ref = AssetRef | BookingRef
"""Which record a row is."""


class Row(Protocol):
    """A row as the queries hand it out."""

    @property
    def ref(self) -> Any: ...

    @property
    def version(self) -> int: ...

    @property
    def cells(self) -> Mapping[str, object]: ...


class RowQueries(Protocol):
    """The reads that a table is made of; each safe on any thread."""

    def keys(self, where: Any, sort: Sort) -> Sequence[int]:
        """Return the packed keys of every matching row in order."""
        ...

    def rows(self, keys: Sequence[int]) -> Sequence[Any]:
        """Return the rows of these keys; those that are gone are left out."""
        ...


@runtime_checkable
class QuickQueries(Protocol):
    """Reads for rows by the hundred thousand: the first come long before all are known, and any can be broken off."""

    def first_rows(self, where: Any, sort: Sort, limit: int, stop: Stop) -> Sequence[Any]:
        """Return the first rows that `keys` would name."""
        ...

    def keys(self, where: Any, sort: Sort, stop: Stop) -> Sequence[int]:
        """Return the packed keys of every matching row in order, unless it is stopped."""
        ...


@dataclass(frozen=True, slots=True)
class Records:
    """How rows of one sort are told apart, and how they move by themselves."""

    pack: Callable[[Any], int]
    unpack: Callable[[int], Ref]
    everything: Callable[[Any], Any]
    """The filter that lets all rows of a kind through."""
    lead: str
    """The column of the name: it takes the room that is left, cannot be hidden and is jumped to by letters."""
    narrowest: int
    """Pixels that this column has at least."""
    first_sort: Sort
    live: frozenset[str]
    """Columns that change without anybody typing: sorted by one of these, rows change their places."""
    follows: Callable[[Any], bool]
    """Tells whether a filter asks for such a column."""
    is_off: Callable[[Mapping[str, object]], bool]
    """Tells whether a row is out of use, and drawn quietly."""


def _listing_is_off(cells: Mapping[str, object]) -> bool:
    return cells.get("archived_at") is not None or cells.get("is_active") is False


def _booking_is_off(cells: Mapping[str, object]) -> bool:
    return not BookingStatus(str(cells["status"])).holds_place


def _follows_stripe(where: AssetFilter) -> bool:
    return bool(where.sync_states)


def _follows_payments(where: BookingFilter) -> bool:
    return bool(where.statuses or where.payment_statuses)


def _all_listings(kind: AssetKind | None) -> AssetFilter:
    return AssetFilter(kind=kind)


def _all_bookings(kind: BookingKind | None) -> BookingFilter:
    return BookingFilter(kind=kind)


LISTINGS = Records(
    pack=pack_key,
    unpack=unpack_key,
    everything=_all_listings,
    lead="name",
    narrowest=220,
    first_sort=Sort("name"),
    live=frozenset({"sync_state", "stripe_payment_link", "last_sync_error", "last_synced_at", "updated_at"}),
    follows=_follows_stripe,
    is_off=_listing_is_off,
)
BOOKINGS = Records(
    pack=pack_booking_key,
    unpack=unpack_booking_key,
    everything=_all_bookings,
    lead="customer_name",
    narrowest=170,
    first_sort=Sort("created_at", descending=True),
    live=frozenset({"status", "payment_status", "payment_method", "unpaid_until", "paid_at", "updated_at"}),
    follows=_follows_payments,
    is_off=_booking_is_off,
)
