"""What the audit trail says of payments: one line for each thing that happened, on the booking and on the payment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.people import PROGRAM, Person
from backoffice.domain.wording import Message
from backoffice.services.payments.job_kinds import payment_subject
from backoffice.services.ports import AuditEntry, UnitOfWork

PAYMENT_STATUS = "payment_status"
PAYMENT_PLACED = "payment_placed"
PAYMENT_UNMATCHED = "payment_unmatched"
PAYMENT_NOT_OURS = "payment_not_ours"
PAYMENT_TAKEN_BACK = "payment_taken_back"
PAGE_OPENED = "page_opened"
PAGE_CLOSED = "page_closed"
PAGE_FAILED = "page_failed"


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
        self.uow.trail.add(
            AuditEntry(
                subject=subject,
                at=self.at,
                person=self.person,
                action=action,
                message=message,
                reason=self.reason,
                before=before,
                after=after,
            )
        )
