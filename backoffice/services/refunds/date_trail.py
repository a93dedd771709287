"""What the trail tells of a date that is cancelled as a whole: who began it, with which sums, and how it ended."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from backoffice.domain.date_plan import DateTotals
from backoffice.domain.money import Money
from backoffice.domain.people import Person
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.ports import AuditEntry

if TYPE_CHECKING:
    from backoffice.services.refunds.dates import DateOutcome

BEGAN, ENDED = "date_cancelling", "date_cancelled"


def subject_of(batch_id: str) -> str:
    """Return what the trail calls a date that is cancelled."""
    return f"dates/{batch_id}"


def began(batch_id: str, totals: DateTotals, person: Person, now: datetime, note: str) -> AuditEntry:
    """Return the row that says what was confirmed."""
    text = QT_TRANSLATE_NOOP("backoffice", "Cancels {bookings} bookings and refunds {amount}.")
    sums = " + ".join(str(Money(amount, currency)) for currency, amount in totals.refunded.items()) or "0"
    message = Message(text, {"bookings": totals.bookings, "amount": sums})
    return AuditEntry(subject_of(batch_id), now, person, BEGAN, message, reason=note)


def ended(outcome: DateOutcome, person: Person, now: datetime, note: str) -> AuditEntry:
    """Return the row that says what came of it."""
    text = QT_TRANSLATE_NOOP(
        "backoffice", "Cancelled {done} bookings; {waiting} of their refunds wait, {failed} failed, {left} are left."
    )
    params: dict[str, object] = {
        "done": len(outcome.done),
        "waiting": sum(each.waits for each in outcome.done),
        "failed": len(outcome.failed),
        "left": len(outcome.untouched),
    }
    return AuditEntry(subject_of(outcome.batch_id), now, person, ENDED, Message(text, params), reason=note)
