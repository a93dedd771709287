"""Have bookings paid: a payment page, or money that came another way."""

from __future__ import annotations

from datetime import timedelta

from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.booking_status import PaymentMethod
from backoffice.services.bookings import settling
from backoffice.services.bookings.part import Part
from backoffice.services.ports import BookingRecord


class Paying(Part):
    """Payment pages, and payments recorded by hand."""

    def record_payment(self, ref: BookingRef, method: PaymentMethod, note: str = "") -> BookingRecord:
        """Say that it was paid in cash or by bank transfer, or that it is to be paid later (no deadline then).

        An open page is closed, so that nobody pays twice.

        Raises:
            NotAllowed, NotPossible: it is paid, free or over already; or `method` is STRIPE, which Stripe alone says.
            RecordMissing: it is gone.

        """
        with self._desk.database.write() as uow:
            return settling.record_payment(uow, self._desk, ref, method, note)

    def take_payment_back(self, ref: BookingRef, reason: str = "") -> BookingRecord:
        """Undo `record_payment` of cash or a bank transfer that was noted by mistake.

        Raises:
            NotPossible: no such payment was noted; what Stripe received is refunded instead.
            RecordMissing: it is gone.

        """
        with self._desk.database.write() as uow:
            return settling.take_payment_back(uow, self._desk, ref, reason)

    def record_paid_back(self, ref: BookingRef, note: str = "") -> BookingRecord:
        """Say that cash or a bank transfer was paid back by hand, all of it. No money moves by this.

        Raises:
            NotPossible: no such payment was noted; what Stripe received is refunded instead.
            RecordMissing: it is gone.

        """
        with self._desk.database.write() as uow:
            return settling.pay_back(uow, self._desk, ref, note)

    def request_page(self, ref: BookingRef, expires_in: timedelta | None = None) -> BookingRecord:
        """Ask for a payment page; it holds its place until the deadline. The page's address comes with the row's news.

        An open page for the same amount stays. `expires_in`: how long the customer has to pay, 30 minutes at least
        (None: by the office's rules). Pages live for 24 hours at most; `renew_page` makes another within the deadline.

        Raises:
            NotAllowed, NotPossible: it is paid, free, over, or waits for approval.
            RecordMissing: it is gone.

        """
        with self._desk.database.write() as uow:
            return settling.request_page(uow, self._desk, ref, expires_in, renew=False)

    def renew_page(self, ref: BookingRef, expires_in: timedelta | None = None) -> BookingRecord:
        """Ask for a new page in place of one that expired, failed or is open; the old one is closed first.

        Raises:
            what `request_page` raises.

        """
        with self._desk.database.write() as uow:
            return settling.request_page(uow, self._desk, ref, expires_in, renew=True)
