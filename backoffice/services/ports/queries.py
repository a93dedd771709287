"""Reads for grids, search and counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.services.ports.assets import AssetRecord, SyncState
from backoffice.services.ports.jobs import JobState


@dataclass(frozen=True, slots=True)
class AssetFilter:
    """Which rows of a grid: every condition must hold. `kind` None: all five. `archived`: those or the others.

    `text`: every word stands in name, slug, supplier or city, whatever its case and accents. Empty sets: any value.
    """

    kind: AssetKind | None = None
    text: str = ""
    sync_states: frozenset[SyncState] = frozenset()
    is_active: bool | None = None
    archived: bool = False
    choices: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])


@dataclass(frozen=True, slots=True)
class Sort:
    """A grid's order: a column name of the grid and its direction; empty cells last, ties by id.

    Columns are those of `AssetRow.cells`; with `kind` None those that all kinds have. Others raise `InvalidInput`.
    """

    column: str = "name"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class AssetRow:
    """A row of the listings grid: plain values by column name, never an entity.

    Cells: kind, category (what comes nearest in each kind), the Stripe columns a grid shows, created_at, updated_at,
    archived_at, and every field of the kind that is neither a list nor a long text.
    """

    ref: AssetRef
    version: int
    cells: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class SyncCounts:
    """How many assets stand where, and the queue beside them."""

    by_state: Mapping[SyncState, int]
    by_kind: Mapping[AssetKind, int]
    open_jobs: int
    discarded_jobs: int


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A row of the queue panel. `ref` or `booking`: what it works on, where it is one of these; `name` is its name."""

    job_id: str
    ref: AssetRef | None
    name: str
    kind: str
    state: JobState
    attempt: int
    run_at: datetime
    last_error: str | None
    updated_at: datetime
    booking: BookingRef | None = None


class AssetQueries(Protocol):
    """Reads for grids, search and counts. Each opens its own short read; safe on any thread."""

    def keys(self, where: AssetFilter, sort: Sort) -> Sequence[int]:
        """Return the packed keys (`pack_key`) of every matching row in order: an array of four or eight bytes a row."""
        ...

    def rows(self, keys: Sequence[int]) -> Sequence[AssetRow]:
        """Return the rows of these keys in their order; rows deleted meanwhile are left out."""
        ...

    def find(self, typed: str, limit: int) -> Sequence[AssetRow]:
        """Return listings of all kinds that hold every word typed, names that begin with it first (Ctrl+K)."""
        ...

    def counts(self) -> SyncCounts:
        """Count what is not archived, and the jobs not at their end."""
        ...

    def distinct(self, kind: AssetKind, column: str) -> Sequence[str]:
        """Return the values in use of a text column, for filters and completion."""
        ...

    def queue(self, states: frozenset[JobState], limit: int) -> Sequence[QueueRow]:
        """Return jobs in these states, the last changed first."""
        ...

    def export(self, kind: AssetKind, where: AssetFilter) -> AbstractContextManager[Iterable[AssetRecord]]:
        """Stream every record of a kind in id order (the value is a lazy iterable, used inside the `with`)."""
        ...


_KINDS = tuple(AssetKind)


def pack_key(ref: AssetRef) -> int:
    """Return one integer for a row of any kind."""
    return ref.id * 8 + _KINDS.index(ref.kind)


def unpack_key(key: int) -> AssetRef:
    """Return the row that `pack_key` packed."""
    return AssetRef(_KINDS[key % 8], key // 8)
