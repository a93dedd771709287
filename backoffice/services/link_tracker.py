"""The tracker of old links: which payment links were replaced, and whose customers may still have one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from backoffice.domain.booking_status import BookingStatus, PaymentStatus
from backoffice.domain.errors import RecordMissing
from backoffice.domain.kinds import AssetRef
from backoffice.services.catalogue_sync import SYNC_ASSET
from backoffice.services.ports import BookingFilter, BookingRow, Clock, Database, Lane, Sort, SyncState, UnitOfWork
from backoffice.services.ports.resync import RetiredLink

UNPAID = frozenset({PaymentStatus.PENDING, PaymentStatus.FAILED})
OPEN = frozenset({BookingStatus.PENDING_APPROVAL, BookingStatus.CONFIRMED, BookingStatus.AWAITING_PAYMENT})
MOST = 200


class LinkTracker:
    """The use cases of replaced links. Any thread."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Read and write this database."""
        self._database = database
        self._clock = clock

    def links(self) -> Sequence[tuple[RetiredLink, str]]:
        """Return the replaced links, the last first, each with its listing's name."""
        with self._database.read() as uow:
            return [(link, _name_of(uow, link.ref)) for link in uow.old_links.retired()[:MOST]]

    def receivers(self, link: RetiredLink) -> Sequence[BookingRow]:
        """Return the bookings whose customers may have been sent it: made before it was replaced, and not paid."""
        where = BookingFilter(asset=link.ref, statuses=OPEN, payment_statuses=UNPAID)
        queries = self._database.booking_queries
        rows = queries.rows(queries.keys(where, Sort("created_at", descending=True))[:MOST])
        return [row for row in rows if not _is_after(row.cells.get("created_at"), link)]

    def switch_off(self, link: RetiredLink) -> None:
        """End the time of a replaced link now; the outbox switches it off."""
        now = self._clock.now()
        with self._database.write() as uow:
            uow.old_links.end_grace(link.link_id, now)
            uow.assets.mark(link.ref, SyncState.PENDING)
            uow.jobs.enqueue(SYNC_ASSET, str(link.ref), Lane.CATALOGUE, now)


def _name_of(uow: UnitOfWork, ref: AssetRef) -> str:
    try:
        return str(uow.assets.get(ref).values.get("name") or "")
    except RecordMissing:
        return str(ref)


def _is_after(created_at: object, link: RetiredLink) -> bool:
    return isinstance(created_at, datetime) and created_at > link.retired_at
