"""Tells listeners (the window) which records changed: soon, but not once for every request."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.services.ports.changes import Changes

log = logging.getLogger(__name__)

GATHER_SECONDS = 0.1
ANY = "*"
_ASSETS = frozenset(kind.value for kind in AssetKind)
_BOOKINGS = frozenset(kind.value for kind in BookingKind)


@dataclass(frozen=True, slots=True)
class QueueNews:
    """What happened since the last news: records whose rows changed; counts and condition may have changed too.

    `refs` None: any listing. `money`: payments or events changed, and with them any booking: lists of these are read
    again. `edited`: somebody typed in another program, so that rows may be new, gone or elsewhere in their order.
    """

    refs: frozenset[AssetRef] | None
    bookings: frozenset[BookingRef] = frozenset()
    money: bool = False
    edited: bool = False


class Announcer:
    """Gathers changes for a moment and tells every listener once. Lives on one loop."""

    def __init__(self) -> None:
        """Have no listeners yet."""
        self._listeners: list[Callable[[QueueNews], None]] = []
        self._changed: set[str] = set()
        self._edited = False
        self._timer: asyncio.TimerHandle | None = None

    def listen(self, listener: Callable[[QueueNews], None]) -> Callable[[], None]:
        """Call `listener` on the engine's loop from now on; return what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def announce(self, subject: str | None = None) -> None:
        """Note that a job's subject (`activities/42`), or only the queue, changed."""
        if not self._listeners:
            return
        if subject is not None:
            self._changed.add(subject)
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(GATHER_SECONDS, self._tell)

    def pass_on(self, changes: Changes) -> None:
        """Note what another program changed."""
        if self._listeners and changes:
            self._changed |= changes.edited | changes.followed
            self._edited |= bool(changes.edited)
            self.announce()

    def flush(self) -> None:
        """Tell now what is still gathered."""
        if self._timer is not None:
            self._timer.cancel()
            self._tell()

    def _tell(self) -> None:
        self._timer = None
        news = replace(news_of(self._changed), edited=self._edited)
        self._changed.clear()
        self._edited = False
        for listener in tuple(self._listeners):
            try:
                listener(news)
            except Exception:
                log.exception("a listener of the queue failed")


def news_of(subjects: Iterable[str]) -> QueueNews:
    """Return what these subjects of jobs, or of changes, tell."""
    assets: set[AssetRef] = set()
    any_asset = False
    bookings: set[BookingRef] = set()
    others: set[str] = set()
    for subject in subjects:
        table, _, number = subject.partition("/")
        if number and table in _ASSETS:  # `events` alone is the poller's, not a listing
            any_asset |= number == ANY
            assets |= set() if number == ANY else {AssetRef.parse(subject)}
        elif number != ANY and number and table in _BOOKINGS:
            bookings.add(BookingRef.parse(subject))
        else:
            others.add(subject)
    return QueueNews(None if any_asset else frozenset(assets), frozenset(bookings), money=bool(others))
