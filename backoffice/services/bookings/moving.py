"""Move bookings from status to status, as the table of their kind allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backoffice.domain.booking_kinds import BookingRef
from backoffice.services.bookings import moves
from backoffice.services.bookings.part import Part
from backoffice.services.bookings.records import Cancellation
from backoffice.services.ports import BookingRecord

if TYPE_CHECKING:
    from backoffice.domain.booking_status import Action


class Moving(Part):
    """Approve, confirm, start, complete, cancel …, and take the last of these back."""

    def act(self, ref: BookingRef, action: Action, reason: str = "", *, override_reason: str = "") -> BookingRecord:
        """Move it; a page that is no longer wanted is closed. Paying is `record_payment`, pages `request_page`.

        A booking that takes its place again (reopened) is checked for room first; `override_reason` as in `create`.

        Raises:
            NotAllowed: the table of its kind has no such move from where it stands.
            NotPossible: it needs more than a move; the sentence names the way.
            NotAvailable, OverrideRefused: there is no room any more.
            RecordMissing: it is gone.

        """
        with self._desk.database.write() as uow:
            return moves.act(uow, self._desk, ref, action, reason, override_reason)

    def can_undo(self, ref: BookingRef) -> bool:
        """Tell whether the last move of its status can be taken back."""
        with self._desk.database.read() as uow:
            return moves.status_before(uow, uow.bookings.get(ref)) is not None

    def undo(self, ref: BookingRef) -> BookingRecord:
        """Take the last move of its status back, where the table has a way back.

        Raises:
            NotPossible: there is none.
            NotAvailable: its place was given to others meanwhile.
            RecordMissing: it is gone.

        """
        with self._desk.database.write() as uow:
            return moves.undo(uow, self._desk, ref)

    def cancel(self, ref: BookingRef, reason: str = "") -> Cancellation:
        """Cancel it: its place is free, an open page is closed. What was received stays received, and is said.

        Raises:
            NotAllowed: it is over already.
            RecordMissing: it is gone.

        """
        with self._desk.database.write() as uow:
            return moves.cancel(uow, self._desk, ref, reason)

    def expire(self, ref: BookingRef) -> BookingRecord:
        """Give the place of a booking back whose deadline has passed; one that is paid or has time left stays.

        Where a page is open, it is closed first (the customer may be paying): the page's job comes back here.

        Raises:
            RecordMissing: it is gone.

        """
        with self._desk.database.write() as uow:
            return moves.expire(uow, ref, self._desk.now())
