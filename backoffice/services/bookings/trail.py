"""What the audit trail says of bookings: every kind of entry, worded once.

`action` of an entry is one of the constants; filters and icons go by it. Who and when stand beside the sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.booking_status import Action, BookingStatus, PaymentMethod, PaymentStatus
from backoffice.domain.money import Money
from backoffice.domain.people import Person
from backoffice.domain.specs.bookings import booking_field
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.field_changes import Edit
from backoffice.services.ports import AuditEntry, BookingRecord

CREATED = "created"
PRICED = "priced"  # before and after are totals
STATUS = "status"  # before and after are BookingStatus values
UNDONE = "undone"  # a move of the status was taken back
PAYMENT_STATUS = "payment_status"  # before and after are PaymentStatus values
PAYMENT_METHOD = "payment_method"  # before and after are PaymentMethod values
OVERRIDDEN = "overridden"  # booked in spite of a conflict; the reason is the person's
PAGE_WANTED = "page_wanted"
PAGE_CLOSING = "page_closing"
PAGE_OPENED = "page_opened"
PAGE_FAILED = "page_failed"
PAYMENT_PLACED = "payment_placed"  # a PaymentIntent was said to be the booking's

_MOVES: Mapping[Action, str] = {
    Action.APPROVE: QT_TRANSLATE_NOOP("backoffice", "The booking was approved."),
    Action.REJECT: QT_TRANSLATE_NOOP("backoffice", "The booking was turned down."),
    Action.ASK_PAYMENT: QT_TRANSLATE_NOOP("backoffice", "Payment was asked for."),
    Action.CONFIRM: QT_TRANSLATE_NOOP("backoffice", "The booking was confirmed."),
    Action.MARK_PAID: QT_TRANSLATE_NOOP("backoffice", "The booking is paid."),
    Action.UNPAY: QT_TRANSLATE_NOOP("backoffice", "The booking is no longer paid."),
    Action.START: QT_TRANSLATE_NOOP("backoffice", "The customer came: it is under way."),
    Action.COMPLETE: QT_TRANSLATE_NOOP("backoffice", "It is over and was as booked."),
    Action.CANCEL: QT_TRANSLATE_NOOP("backoffice", "The booking was cancelled; its place is free."),
    Action.NO_SHOW: QT_TRANSLATE_NOOP("backoffice", "The customer did not come."),
    Action.EXPIRE: QT_TRANSLATE_NOOP("backoffice", "It was not paid in time; its place is free."),
    Action.REOPEN: QT_TRANSLATE_NOOP("backoffice", "The booking was reopened and holds its place again."),
}
_PAYMENTS: Mapping[PaymentMethod, str] = {
    PaymentMethod.CASH: QT_TRANSLATE_NOOP("backoffice", "{amount} were paid in cash."),
    PaymentMethod.BANK_TRANSFER: QT_TRANSLATE_NOOP("backoffice", "{amount} were paid by bank transfer."),
    PaymentMethod.PAY_LATER: QT_TRANSLATE_NOOP("backoffice", "{amount} are to be paid later; there is no deadline."),
}


def created(record: BookingRecord, person: Person, now: datetime) -> AuditEntry:
    """Say that a booking was made, for how much."""
    text = QT_TRANSLATE_NOOP("backoffice", "The booking was made: {total}.")
    message = Message(text, {"total": record.price.total})
    return AuditEntry(str(record.ref), now, person, CREATED, message, after=record.status.value)


def imported(record: BookingRecord, by_listing: Money | None, person: Person, now: datetime) -> AuditEntry:
    """Say that a booking came from a file; `by_listing`: what it would cost by the listing, where that differs."""
    if by_listing is None:
        text = QT_TRANSLATE_NOOP("backoffice", "The booking was imported: {total}.")
        message = Message(text, {"total": record.price.total})
    else:
        text = QT_TRANSLATE_NOOP(
            "backoffice", "The booking was imported: {total} as agreed; by the listing's price it is {by_listing}."
        )
        message = Message(text, {"total": record.price.total, "by_listing": by_listing})
    return AuditEntry(str(record.ref), now, person, CREATED, message, after=record.status.value)


def overridden(ref: BookingRef, conflict: Message, reason: str, person: Person, now: datetime) -> AuditEntry:
    """Say which conflict somebody booked in spite of, and why."""
    text = QT_TRANSLATE_NOOP("backoffice", "Booked in spite of a conflict: {conflict}")
    return AuditEntry(str(ref), now, person, OVERRIDDEN, Message(text, {"conflict": conflict}), reason)


def edited(
    before: BookingRecord, values: Mapping[str, object], person: Person, now: datetime, reason: str = ""
) -> Iterable[AuditEntry]:
    """Say what was changed, field by field, with the values before and after."""
    text = QT_TRANSLATE_NOOP("backoffice", "{field} was changed.")
    edit, currencies = Edit(str(before.ref), person, now, reason), (before.price.currency, before.price.currency)
    for name, value in values.items():
        spec = booking_field(before.ref.kind, name)
        yield edit.field(spec, text, (before.values.get(name), value), currencies)


def priced(ref: BookingRef, before: Money, after: Money, person: Person, now: datetime) -> AuditEntry:
    """Say that an edit priced a booking anew."""
    text = QT_TRANSLATE_NOOP("backoffice", "The price was made anew: {after}, before it was {before}.")
    message = Message(text, {"before": before, "after": after})
    return AuditEntry(str(ref), now, person, PRICED, message, before=str(before), after=str(after))


def moved(
    ref: BookingRef,
    action: Action,
    before: BookingStatus,
    after: BookingStatus,
    person: Person,
    now: datetime,
    reason: str = "",
) -> AuditEntry:
    """Say how a booking moved from status to status."""
    return AuditEntry(str(ref), now, person, STATUS, Message(_MOVES[action]), reason, before.value, after.value)


def undone(ref: BookingRef, before: BookingStatus, after: BookingStatus, person: Person, now: datetime) -> AuditEntry:
    """Say that the last move was taken back."""
    text = QT_TRANSLATE_NOOP("backoffice", "The last change of its status was taken back.")
    return AuditEntry(str(ref), now, person, UNDONE, Message(text), before=before.value, after=after.value)


def paid_by_hand(record: BookingRecord, method: PaymentMethod, note: str, person: Person, now: datetime) -> AuditEntry:
    """Say how a booking was, or is to be, paid outside Stripe."""
    message = Message(_PAYMENTS[method], {"amount": record.price.total})
    before = record.payment_method.value if record.payment_method else ""
    return AuditEntry(str(record.ref), now, person, PAYMENT_METHOD, message, note, before, method.value)


def payment_taken_back(
    record: BookingRecord, after: PaymentStatus, reason: str, person: Person, now: datetime
) -> AuditEntry:
    """Say that a payment was noted by mistake."""
    text = QT_TRANSLATE_NOOP("backoffice", "The payment was noted by mistake and was taken back.")
    before = record.payment_status.value
    return AuditEntry(str(record.ref), now, person, PAYMENT_STATUS, Message(text), reason, before, after.value)


def paid_back_by_hand(record: BookingRecord, note: str, person: Person, now: datetime) -> AuditEntry:
    """Say that money which came by hand was paid back by hand."""
    message = Message(
        QT_TRANSLATE_NOOP("backoffice", "{amount} were paid back by hand."), {"amount": record.price.total}
    )
    before, after = record.payment_status.value, PaymentStatus.REFUNDED.value
    return AuditEntry(str(record.ref), now, person, PAYMENT_STATUS, message, note, before, after)


def page_wanted(ref: BookingRef, total: Money, until: datetime | None, person: Person, now: datetime) -> AuditEntry:
    """Say that somebody asked for a payment page; `until`: when the booking gives its place back."""
    if until is None:
        message = Message(
            QT_TRANSLATE_NOOP("backoffice", "A payment page over {total} was asked for."), {"total": total}
        )
    else:
        text = QT_TRANSLATE_NOOP(
            "backoffice", "A payment page over {total} was asked for; it is to be paid until {until}."
        )
        message = Message(text, {"total": total, "until": until})
    return AuditEntry(str(ref), now, person, PAGE_WANTED, message)


def page_closing(ref: BookingRef, person: Person, now: datetime) -> AuditEntry:
    """Say that the page is no longer wanted."""
    text = QT_TRANSLATE_NOOP("backoffice", "The payment page is closed, as it is no longer wanted.")
    return AuditEntry(str(ref), now, person, PAGE_CLOSING, Message(text))


def payment_placed(ref: BookingRef, payment_intent_id: str, person: Person, now: datetime) -> AuditEntry:
    """Say which payment is for the booking."""
    text = QT_TRANSLATE_NOOP("backoffice", "The payment {payment} is for this booking.")
    message = Message(text, {"payment": payment_intent_id})
    return AuditEntry(str(ref), now, person, PAYMENT_PLACED, message, after=payment_intent_id)
