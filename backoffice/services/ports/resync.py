"""What a resync reads of listings, and the runs that it keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from backoffice.domain.catalogue import CatalogueState
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.domain.resync import Choice, Difference, PlanRow
from backoffice.services.ports.assets import AssetRecord


class RunState(StrEnum):
    """Where a run stands. stopped: a person ended it early; resume goes on."""

    RUNNING = "running"
    STOPPED = "stopped"
    ENDED = "ended"


class ItemState(StrEnum):
    """Where one row of a run stands."""

    WAITING = "waiting"
    SENT = "sent"  # its job is in the outbox
    DONE = "done"
    FAILED = "failed"  # `reason` says why
    LEFT = "left"  # a person chose to leave it as it is


@dataclass(frozen=True, slots=True)
class ResyncRun:
    """One run, as the history shows it. `rate` counts rows a second over the time it ran."""

    id: str
    state: RunState
    started_at: datetime
    ended_at: datetime | None
    counts: Mapping[ItemState, int]
    in_sync: int
    requests_estimated: int

    @property
    def total(self) -> int:
        """Return the rows that something was to be done about."""
        return sum(count for state, count in self.counts.items() if state is not ItemState.LEFT)

    @property
    def done(self) -> int:
        """Return the rows that are done or failed."""
        return self.counts.get(ItemState.DONE, 0) + self.counts.get(ItemState.FAILED, 0)


@dataclass(frozen=True, slots=True)
class ResyncItem:
    """One row of a run. `is_stored`: what Stripe was seen to hold is stored with the listing already."""

    id: int
    run_id: str
    subject: str
    ref: AssetRef | None
    product_id: str
    name: str
    differences: tuple[Difference, ...]
    choice: Choice
    state: ItemState
    reason: str
    version: int
    recorded: str
    seen: CatalogueState | None
    must_read_prices: bool
    is_stored: bool


@dataclass(frozen=True, slots=True)
class DriftRow:
    """A difference that the nightly check found."""

    subject: str
    ref: AssetRef | None
    product_id: str
    name: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Drift:
    """The drift inbox: what the last check found, and when. `count` is for the badge."""

    checked_at: datetime | None
    count: int
    rows: tuple[DriftRow, ...]


@dataclass(frozen=True, slots=True)
class RetiredLink:
    """A payment link that another one replaced. It is switched off at `switch_off_at`."""

    ref: AssetRef
    link_id: str
    url: str
    retired_at: datetime
    switch_off_at: datetime


class ResyncRepository(Protocol):
    """Runs, their rows and the drift inbox, inside one unit of work."""

    def add_run(self, run: ResyncRun, rows: Sequence[tuple[PlanRow, Choice]]) -> None:
        """Insert a run and its rows, in their order: those to be left are LEFT, the others WAITING."""
        ...

    def run(self, run_id: str) -> ResyncRun:
        """Raise `RecordMissing` when there is none."""
        ...

    def runs(self, limit: int) -> Sequence[ResyncRun]:
        """Return the newest first."""
        ...

    def set_run(self, run_id: str, state: RunState, ended_at: datetime | None) -> None: ...

    def items(self, run_id: str, states: frozenset[ItemState], limit: int, after: int = 0) -> Sequence[ResyncItem]:
        """Return rows in these states (empty: any) in their order, those behind the id `after`."""
        ...

    def item(self, item_id: int) -> ResyncItem: ...

    def set_item(
        self,
        item_id: int,
        state: ItemState,
        reason: str = "",
        *,
        is_stored: bool | None = None,
        version: int | None = None,
    ) -> None: ...

    def set_seen(self, item_id: int, seen: CatalogueState | None) -> None: ...

    def move_items(self, run_id: str, before: ItemState, after: ItemState) -> int:
        """Move all rows in one state to another; return how many."""
        ...

    def is_stopped(self, subject: str, version: int) -> bool:
        """Tell whether a stopped run was at work on a subject that nobody edited since (its `version` is the same)."""
        ...

    def sent_item(self, subject: str) -> ResyncItem | None:
        """Return the row that is at work on a subject."""
        ...

    def store_drift(self, checked_at: datetime, rows: Sequence[PlanRow]) -> None:
        """Replace what the last check found."""
        ...

    def drift(self, limit: int) -> Drift: ...

    def forget_drift(self, subject: str) -> None:
        """Take a subject out of the drift inbox: it was settled."""
        ...


class OldLinkRepository(Protocol):
    """Payment links that others replaced, inside one unit of work."""

    def retire(self, link: RetiredLink) -> None:
        """Note a link that was replaced; one that is noted already stays as it is."""
        ...

    def end_grace(self, link_id: str, at: datetime) -> None:
        """Let the time of a retired link end then, unless it ended before."""
        ...

    def forget(self, link_id: str) -> None:
        """Forget a link that sells again."""
        ...

    def retired(self, ref: AssetRef | None = None, *, on_at: datetime | None = None) -> Sequence[RetiredLink]:
        """Return the retired links of a listing (None: all), the last first; `on_at`: those still on at this time."""
        ...


class ResyncQueries(Protocol):
    """Reads of many listings for a comparison; each a short read of its own."""

    def catalogue_rows(self, kind: AssetKind, after: int, limit: int) -> Sequence[AssetRecord]:
        """Return records in id order, those behind the id `after`; `values` hold only what Stripe is told of."""
        ...

    def catalogue_rows_of(self, kind: AssetKind, ids: Sequence[int]) -> Sequence[AssetRecord]:
        """Return the records of these ids that are still there, in id order, with the same few values."""
        ...
