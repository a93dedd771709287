"""Make and edit bookings, under the listing's lock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.booking_status import PaymentMethod
from backoffice.domain.kinds import AssetRef
from backoffice.services.bookings.adding import add_booking, ready_values
from backoffice.services.bookings.editing import edit_booking, values_moved_to
from backoffice.services.bookings.part import Part
from backoffice.services.bookings.records import NewBooking
from backoffice.services.ports import BookingRecord


class Making(Part):
    """Create, edit, drag to another day."""

    def create(
        self,
        kind: BookingKind,
        asset: AssetRef,
        values: Mapping[str, object],
        *,
        payment_method: PaymentMethod | None = None,
        payment_intent_id: str | None = None,
        override_reason: str = "",
        page: bool = False,
        needs_approval: bool = False,
    ) -> BookingRecord:
        """Save a new booking with its price frozen; see `NewBooking` for what each argument means.

        Raises:
            InvalidInput: some fields cannot be saved; nothing was.
            NotAvailable: there is no room; its conflicts say why, and whether a manager may override them.
            OverrideRefused: a reason to override was given by somebody who may not.
            NotPossible: a payment page was wanted for what is free or waits for approval.
            RecordMissing: the listing is gone.

        """
        new = NewBooking(kind, asset, values, payment_method, payment_intent_id, override_reason, page, needs_approval)
        return self.create_many([new])[0]

    def create_many(self, new: Sequence[NewBooking]) -> tuple[BookingRecord, ...]:
        """Save all of these in one transaction, or none. Raises what `create` raises, for the first that fails."""
        ready = [ready_values(self._desk, booking) for booking in new]
        with self._desk.database.write() as uow:
            for asset in sorted({booking.asset for booking in ready}):
                uow.bookings.lock_asset(asset)
            return tuple(add_booking(uow, self._desk, booking) for booking in ready)

    def update(
        self, ref: BookingRef, expected_version: int, values: Mapping[str, object], *, override_reason: str = ""
    ) -> BookingRecord:
        """Change the given fields; others stay. What the price depends on prices it anew, and an open page is renewed.

        Raises:
            InvalidInput: some fields cannot be saved; nothing was.
            NotAvailable, OverrideRefused: as `create`.
            NotPossible: it is paid, and would cost another amount.
            RecordChanged: someone saved it first; nothing was saved. `compare` shows both.
            RecordMissing: it is gone.

        """
        with self._desk.database.write() as uow:
            return edit_booking(uow, self._desk, ref, expected_version, values, override_reason)

    def move_dates(
        self, ref: BookingRef, expected_version: int, starts_on: date, *, override_reason: str = ""
    ) -> BookingRecord:
        """Let it begin on another day and last as long as before: dragged in the calendar.

        Raises:
            NotPossible: it has no day of its own (events).
            what `update` raises.

        """
        with self._desk.database.write() as uow:
            values = values_moved_to(uow.bookings.get(ref), starts_on)
            return edit_booking(uow, self._desk, ref, expected_version, values, override_reason)
