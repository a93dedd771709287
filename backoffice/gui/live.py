"""Keeps the window true: what the engine and this window change is read again, gathered, never all at once."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.kinds import AssetRef
from backoffice.domain.people import Person
from backoffice.gui.background import Background, Operation
from backoffice.gui.office import Office
from backoffice.gui.translation import office_zone
from backoffice.services.connection import ConnectionStatus
from backoffice.services.ports import BookingCounts, SyncCounts
from backoffice.services.ports.refund_queries import RefundCounts, RefundRow
from backoffice.services.queue import QueueStatus

log = logging.getLogger(__name__)

GATHER_MS = 400
"""News of the engine is gathered for so long: a sync of a thousand listings is no flicker."""
LOOK_MS = 30_000
"""Other programs write to the same database: look at the counts now and then."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the office stands as a whole."""

    counts: SyncCounts
    queue: QueueStatus
    bookings: BookingCounts
    drift: int = 0
    """How many listings the last check found to differ from Stripe."""
    refunds: RefundCounts = field(default_factory=RefundCounts)
    alarms: tuple[RefundRow, ...] = ()
    """Refunds that need attention, the newest first."""


class LiveUpdates(QObject):
    """Signals on the window's thread."""

    rows_changed = Signal(object, bool)
    """Which listings' rows changed (None: any), and whether only what Stripe answered."""
    bookings_changed = Signal(object, bool)
    """Which bookings' rows changed (None: any), and whether only by what Stripe or the clock did."""
    standing_changed = Signal(object)
    connection_changed = Signal(object)
    person_changed = Signal(object)
    """The Person who is at work from now on, or what they may do."""
    _news = Signal(object)

    def __init__(self, office: Office, background: Background, parent: QObject) -> None:
        """Listen to the engine from now on."""
        super().__init__(parent)
        self._office = office
        self._background = background
        self._refs: set[AssetRef] = set()
        self._bookings: set[BookingRef] = set()
        self._any_listing = self._any_booking = self._edited = False
        self._looking: Operation[Standing] | None = None
        self._look_again = False
        self._condition_code: str | None = None
        self._knows_account = False
        self._is_closed = False
        self._gather = QTimer(self, singleShot=True, interval=GATHER_MS)
        self._gather.timeout.connect(self._tell)
        self._now_and_then = QTimer(self, interval=LOOK_MS)
        self._now_and_then.timeout.connect(self.look)
        self._news.connect(self._take_news, Qt.ConnectionType.QueuedConnection)
        self._at_work = self._who()
        self._end_listening = office.engine.listen(self._listener())

    def start(self) -> None:
        """Read everything once, and go on looking."""
        self._now_and_then.start()
        self.look()
        self.look_at_connection()

    def close(self) -> None:
        """Listen no more; news that is on its way is dropped."""
        self._is_closed = True
        self._end_listening()
        self._now_and_then.stop()
        self._gather.stop()

    def tell_saved(self, refs: Iterable[AssetRef | BookingRef] | None = None) -> None:
        """This window changed these listings and bookings (None: many)."""
        changed = None if refs is None else frozenset(refs)
        listings = None if changed is None else frozenset(ref for ref in changed if isinstance(ref, AssetRef))
        bookings = None if changed is None else frozenset(ref for ref in changed if isinstance(ref, BookingRef))
        if listings is None or listings:
            self.rows_changed.emit(listings, False)
        if bookings is None or bookings:
            self.bookings_changed.emit(bookings, False)
        self.look()

    def look(self) -> None:
        """Read counts and the queue again."""
        if self._is_closed:
            return
        if self._looking is not None:
            self._look_again = True
            return
        self._looking = self._background.run(self._read, owner=self).on_success(self._show)
        self._looking.ended.connect(self._looked)

    def tell_person(self) -> None:
        """Say it if somebody else is at work now, or may do something else."""
        now = self._who()
        if now != self._at_work:
            self._at_work = now
            self.person_changed.emit(now[0])

    def look_at_connection(self) -> None:
        """Read mode and account again. A keyring that cannot be used is told by the queue's condition."""
        operation: Operation[ConnectionStatus] = self._background.run(self._office.connection.status, owner=self)
        operation.on_success(self._show_connection).on_failure(
            lambda error: log.info("no connection status: %s", error)
        )

    def _listener(self) -> Callable[[Any], None]:
        def listen(news: Any) -> None:
            if shiboken6.isValid(self):
                self._news.emit(news)

        return listen

    def _take_news(self, news: Any) -> None:
        self._refs |= news.refs or frozenset()
        self._any_listing |= news.refs is None
        self._bookings |= news.bookings
        self._any_booking |= news.money
        self._edited |= news.edited
        if not self._is_closed and not self._gather.isActive():
            self._gather.start()

    def _tell(self) -> None:
        refs, self._refs = frozenset(self._refs), set()
        bookings, self._bookings = frozenset(self._bookings), set()
        any_listing, any_booking, edited = self._any_listing, self._any_booking, self._edited
        self._any_listing = self._any_booking = self._edited = False
        if refs or any_listing:
            self.rows_changed.emit(None if any_listing else refs, not edited)
        if bookings or any_booking:
            self.bookings_changed.emit(None if any_booking else bookings, not edited)
        self.look()

    def _who(self) -> tuple[Person, bool, bool]:
        people = self._office.people
        return people.person(), people.is_signed_in, people.is_office_of_one

    def _read(self) -> Standing:
        self._office.people.look()
        database = self._office.database
        today = datetime.now(office_zone(self._office.settings.time_zone)).date()
        bookings, drift = database.booking_queries.counts(today), self._office.resync.drift(limit=0).count
        inbox = self._office.refunds.inbox
        refunds = inbox.counts()
        alarms = tuple(inbox.alarms()) if refunds.attention else ()
        return Standing(database.queries.counts(), self._office.queue.status(), bookings, drift, refunds, alarms)

    def _show(self, standing: Standing) -> None:
        self.tell_person()
        self.standing_changed.emit(standing)
        code = standing.queue.condition.code if standing.queue.condition else None
        if code != self._condition_code or not self._knows_account:
            self._condition_code = code
            self.look_at_connection()

    def _show_connection(self, status: ConnectionStatus) -> None:
        self._knows_account = status.account_id is not None
        self.connection_changed.emit(status)

    def _looked(self) -> None:
        self._looking = None
        if self._look_again:
            self._look_again = False
            self.look()
