"""What the audit trail says of payments and pages: one line for each thing that happened, worded once.

Lines stand on the booking, on the payment, or on both; services/bookings/trail.py has those of what staff do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.booking_status import PaymentStatus
from backoffice.domain.people import PROGRAM, Person
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.bookings.trail import PAGE_FAILED, PAGE_OPENED, PAYMENT_PLACED, PAYMENT_STATUS
from backoffice.services.payments.job_kinds import payment_subject
from backoffice.services.ports import AuditEntry, BookingRecord, StripePayment, UnitOfWork

PAGE_CLOSED = "page_closed"
PAYMENT_UNMATCHED = "payment_unmatched"
PAYMENT_NOT_OURS = "payment_not_ours"
PAYMENT_TAKEN_BACK = "payment_taken_back"
AMOUNT_DIFFERS = "amount_differs"

__all__ = [
    "AMOUNT_DIFFERS",
    "PAGE_CLOSED",
    "PAGE_FAILED",
    "PAGE_OPENED",
    "PAYMENT_NOT_OURS",
    "PAYMENT_PLACED",
    "PAYMENT_STATUS",
    "PAYMENT_TAKEN_BACK",
    "PAYMENT_UNMATCHED",
    "Writer",
    "tell_of_payment",
]

_STATUSES: Mapping[PaymentStatus, str] = {
    PaymentStatus.NOT_REQUIRED: QT_TRANSLATE_NOOP("backoffice", "Nothing is to be paid."),
    PaymentStatus.PENDING: QT_TRANSLATE_NOOP("backoffice", "The payment has not come yet."),
    PaymentStatus.PROCESSING: QT_TRANSLATE_NOOP("backoffice", "The payment of {amount} is on its way."),
    PaymentStatus.AUTHORIZED: QT_TRANSLATE_NOOP("backoffice", "{amount} are held for the office, but not paid yet."),
    PaymentStatus.PAID: QT_TRANSLATE_NOOP("backoffice", "{captured} were paid through Stripe."),
    PaymentStatus.PARTIALLY_REFUNDED: QT_TRANSLATE_NOOP("backoffice", "{refunded} of {captured} were given back."),
    PaymentStatus.REFUNDED: QT_TRANSLATE_NOOP("backoffice", "All {captured} were given back."),
    PaymentStatus.FAILED: QT_TRANSLATE_NOOP("backoffice", "The payment failed: {failure}"),
    PaymentStatus.DISPUTED: QT_TRANSLATE_NOOP("backoffice", "The customer's bank disputes the payment of {amount}."),
}


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes lines about what one person, or the program, does at one moment."""

    uow: UnitOfWork
    at: datetime
    person: Person = PROGRAM
    reason: str = ""

    def of_booking(
        self, booking: BookingRef, action: str, message: Message, *, before: str = "", after: str = ""
    ) -> None:
        """Add a line about a booking."""
        self._add(str(booking), action, message, before, after)

    def of_payment(
        self, payment_intent_id: str, action: str, message: Message, *, before: str = "", after: str = ""
    ) -> None:
        """Add a line about a payment."""
        self._add(payment_subject(payment_intent_id), action, message, before, after)

    def _add(self, subject: str, action: str, message: Message, before: str, after: str) -> None:
        entry = AuditEntry(subject, self.at, self.person, action, message, self.reason, before, after)
        self.uow.trail.add(entry)


def tell_of_payment(
    writer: Writer, payment: StripePayment, booking: BookingRecord, status: PaymentStatus, *, is_new: bool
) -> None:
    """Say what came of a payment for its booking, as it was before: nothing when nothing changed.

    `is_new`: it was not the booking's payment until now.
    """
    paid, total = payment.captured if payment.captured.amount_minor else payment.money, booking.price.total
    if is_new and paid != total:
        text = QT_TRANSLATE_NOOP("backoffice", "The payment is over {paid}, and the booking costs {total}. Look at it.")
        writer.of_booking(booking.ref, AMOUNT_DIFFERS, Message(text, {"paid": paid, "total": total}))
    if status is not booking.payment_status:
        message = Message(
            _STATUSES[status],
            {
                "amount": payment.money,
                "captured": payment.captured,
                "refunded": payment.refunded,
                "failure": payment.failure or "?",
            },
        )
        writer.of_booking(booking.ref, PAYMENT_STATUS, message, before=booking.payment_status.value, after=status.value)
