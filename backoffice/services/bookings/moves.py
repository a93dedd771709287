"""Move bookings from status to status: the table says where to, this writes it with its time, trail and work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.booking_status import (
    Action,
    BookingStatus,
    PaymentMethod,
    PaymentStatus,
    allowed,
    is_undoable,
    moved,
    takes_place_again,
    undone,
)
from backoffice.domain.money import Money
from backoffice.domain.payment_state import consequence
from backoffice.domain.people import PROGRAM, Person
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.bookings import trail
from backoffice.services.bookings.desk import Desk
from backoffice.services.bookings.errors import NotPossible
from backoffice.services.bookings.quoting import Wanted
from backoffice.services.bookings.records import Cancellation
from backoffice.services.bookings.room import make_sure_of_room, tell_overridden
from backoffice.services.payments import job_kinds
from backoffice.services.ports import AuditEntry, BookingChange, BookingRecord, UnitOfWork

_BY_HAND = frozenset({PaymentMethod.CASH, PaymentMethod.BANK_TRANSFER})
_NO_PAGE = frozenset({BookingStatus.CONFIRMED, BookingStatus.PAID, BookingStatus.COMPLETED, BookingStatus.NO_SHOW})
"""Statuses that hold a place and want no payment page; one that is under way may still be paid on its page."""


def locked(uow: UnitOfWork, ref: BookingRef) -> BookingRecord:
    """Return a booking that nobody else changes before this transaction ends."""
    uow.bookings.lock_asset(uow.bookings.get(ref).asset)
    return uow.bookings.get(ref)


def act(
    uow: UnitOfWork, desk: Desk, ref: BookingRef, action: Action, reason: str, override_reason: str
) -> BookingRecord:
    """Move a booking; raises what `Moving.act` raises."""
    record = locked(uow, ref)
    after = moved(ref.kind, record.status, action)
    _refuse_what_needs_more(action)
    entry = trail.moved(ref, action, record.status, after, desk.person, desk.now(), reason)
    saved = _moved_to(uow, desk, record, after, entry, override_reason)
    return _follow_payment(uow, desk, saved) if action in (Action.APPROVE, Action.REOPEN) else saved


def move(
    uow: UnitOfWork,
    record: BookingRecord,
    action: Action,
    person: Person,
    now: datetime,
    *,
    reason: str = "",
    change: BookingChange | None = None,
    unpaid_hours: int = 24,
) -> BookingRecord:
    """Do one move of the table with its trail entry; `change` is written with it. The booking is locked.

    Raises:
        NotAllowed: the table has no such move.

    """
    after = moved(record.ref.kind, record.status, action)
    entry = trail.moved(record.ref, action, record.status, after, person, now, reason)
    return _write(uow, record, after, entry, change or BookingChange(), now + timedelta(hours=unpaid_hours))


def undo(uow: UnitOfWork, desk: Desk, ref: BookingRef) -> BookingRecord:
    """Take the last move back; raises what `Moving.undo` raises."""
    record = locked(uow, ref)
    before = status_before(uow, record)
    if before is None:
        raise NotPossible(
            QT_TRANSLATE_NOOP(
                "backoffice", "There is nothing to take back: choose what to do with the booking instead."
            )
        )
    entry = trail.undone(ref, record.status, before, desk.person, desk.now())
    change = _method_before(uow, record) if before is BookingStatus.AWAITING_PAYMENT else BookingChange()
    return _follow_payment(uow, desk, _moved_to(uow, desk, record, before, entry, "", change))


def _method_before(uow: UnitOfWork, record: BookingRecord) -> BookingChange:
    """What awaits its payment again is not to be paid later any more, but as it was to be paid before."""
    if record.payment_method is not PaymentMethod.PAY_LATER:
        return BookingChange()
    noted = (entry.before for entry in reversed(uow.trail.of(str(record.ref))) if entry.action == trail.PAYMENT_METHOD)
    before = next((method for method in noted if method != PaymentMethod.PAY_LATER), "")
    if not before:
        return BookingChange(cleared=frozenset({"payment_method"}))
    return BookingChange(payment_method=PaymentMethod(before))


def status_before(uow: UnitOfWork, record: BookingRecord) -> BookingStatus | None:
    """Return the status that the last move of a person came from; None where it cannot be taken back."""
    kinds = (trail.STATUS, trail.UNDONE)
    last = next((entry for entry in reversed(uow.trail.of(str(record.ref))) if entry.action in kinds), None)
    if last is None or last.action != trail.STATUS or last.person == PROGRAM:
        return None
    before, now = BookingStatus(last.before), record.status
    for action in allowed(record.ref.kind, before):
        if is_undoable(action) and last.after == now.value and moved(record.ref.kind, before, action) is now:
            return undone(record.ref.kind, before, action, now)
    return None


def cancel(uow: UnitOfWork, desk: Desk, ref: BookingRef, reason: str) -> Cancellation:
    """Cancel a booking; raises what `Moving.cancel` raises."""
    had_page = has_page(locked(uow, ref))
    record = act(uow, desk, ref, Action.CANCEL, reason, "")
    received = money_received(uow, record)
    return Cancellation(record, received, _cancel_notice(record, received, had_page=had_page))


def expire(uow: UnitOfWork, ref: BookingRef, now: datetime) -> BookingRecord:
    """Give the place back when the deadline has passed and nothing came or is on its way; see `Moving.expire`."""
    record = locked(uow, ref)
    deadline = record.unpaid_until
    waits = record.payment_status in (PaymentStatus.PENDING, PaymentStatus.FAILED)
    if record.status is not BookingStatus.AWAITING_PAYMENT or deadline is None or not waits:
        return record
    if deadline > now:
        job_kinds.ask_expiry(uow, ref, now, deadline)
        return record
    if record.stripe.session_status == "open":
        job_kinds.ask_page(uow, ref, now)
        return record
    return move(uow, record, Action.EXPIRE, PROGRAM, now)


def money_received(uow: UnitOfWork, record: BookingRecord) -> Money | None:
    """Return what was received for a booking and not given back; None for nothing."""
    payment = uow.payments.of_booking(record.ref)
    received = payment.received if payment is not None else None
    if received is None and record.payment_method in _BY_HAND and record.payment_status is PaymentStatus.PAID:
        received = record.price.total
    return received if received is not None and received.amount_minor > 0 else None


def has_page(record: BookingRecord) -> bool:
    """Tell whether a payment page is open, or is wanted and not there yet."""
    stripe = record.stripe
    if stripe.session_status == "open":
        return True
    wanted, made = stripe.page_wanted_at, stripe.session_made_at
    return wanted is not None and (made is None or wanted > made)


def close_page(uow: UnitOfWork, record: BookingRecord, person: Person, now: datetime) -> BookingRecord:
    """Let the page of a booking, open or wanted, be closed."""
    if not has_page(record):
        return record
    saved = uow.bookings.change(record.ref, BookingChange(stripe=replace(record.stripe, page_wanted_at=None)))
    uow.trail.add(trail.page_closing(record.ref, person, now))
    job_kinds.ask_page(uow, record.ref, now)
    return saved


# ------------------------------------------------------------------------------------------------ within


def _refuse_what_needs_more(action: Action) -> None:
    """Some moves are parts of something bigger, which the sentence names."""
    needed: Mapping[Action, str] = {
        Action.MARK_PAID: QT_TRANSLATE_NOOP("backoffice", "Record the payment: say how it was paid."),
        Action.ASK_PAYMENT: QT_TRANSLATE_NOOP("backoffice", "Ask for a payment page: the deadline comes with it."),
        Action.UNPAY: QT_TRANSLATE_NOOP("backoffice", "Take the recorded payment back, or refund it."),
        Action.EXPIRE: QT_TRANSLATE_NOOP(
            "backoffice", "Bookings expire by their deadline. Cancel it to free its place."
        ),
    }
    if action in needed:
        raise NotPossible(needed[action])


def _moved_to(
    uow: UnitOfWork,
    desk: Desk,
    record: BookingRecord,
    after: BookingStatus,
    entry: AuditEntry,
    override_reason: str,
    change: BookingChange | None = None,
) -> BookingRecord:
    """Write a status that a table or an undo gave, once there is room for it."""
    overridden = ()
    if takes_place_again(record.status, after):
        wanted = Wanted(record.ref.kind, uow.assets.get(record.asset), record.values, record.ref)
        overridden = make_sure_of_room(uow, wanted, desk.person, desk.today(), override_reason)
    deadline = entry.at + timedelta(hours=desk.rules.unpaid_hours)
    saved = _write(uow, record, after, entry, change or BookingChange(), deadline)
    for told in tell_overridden(record.ref, overridden, override_reason, desk.person, entry.at):
        uow.trail.add(told)
    return saved


def _write(
    uow: UnitOfWork,
    record: BookingRecord,
    after: BookingStatus,
    entry: AuditEntry,
    change: BookingChange,
    deadline: datetime,
) -> BookingRecord:
    """Write the status with its stamps, tell it, ask for the work: a deadline set or lifted, a page closed."""
    now, waits = entry.at, after is BookingStatus.AWAITING_PAYMENT
    until = (change.unpaid_until or deadline) if waits else None
    saved = uow.bookings.change(
        record.ref,
        replace(
            change,
            status=after,
            confirmed_at=now if record.confirmed_at is None and after is BookingStatus.CONFIRMED else None,
            paid_at=now if after is BookingStatus.PAID and record.paid_at is None else change.paid_at,
            cancelled_at=now if after is BookingStatus.CANCELLED else None,
            unpaid_until=until,
            clear_unpaid_until=until is None,
            cleared=change.cleared | _no_longer(record.status, after),
        ),
    )
    uow.trail.add(entry)
    if until is not None:
        job_kinds.ask_expiry(uow, record.ref, now, until)
    if not after.holds_place or after in _NO_PAGE:
        return close_page(uow, saved, entry.person, now)
    return saved


def _no_longer(before: BookingStatus, after: BookingStatus) -> frozenset[str]:
    """Return the moments that a move takes back."""
    uncancelled = {"cancelled_at"} if before is BookingStatus.CANCELLED else set[str]()
    unpaid = {"paid_at"} if before is BookingStatus.PAID and after is BookingStatus.CONFIRMED else set[str]()
    return frozenset(uncancelled | unpaid)


def _follow_payment(uow: UnitOfWork, desk: Desk, record: BookingRecord) -> BookingRecord:
    """A booking that comes back may have been paid meanwhile."""
    for action in consequence(record.ref.kind, record.status, record.payment_status):
        record = move(uow, record, action, PROGRAM, desk.now())
    return record


def _cancel_notice(record: BookingRecord, received: Money | None, *, had_page: bool) -> Message:
    if received is not None:
        text = QT_TRANSLATE_NOOP(
            "backoffice",
            "The booking is cancelled. {received} were received for it and were not given back: "
            "a refund is a step of its own.",
        )
        return Message(text, {"received": received})
    if had_page or record.payment_status in (PaymentStatus.PROCESSING, PaymentStatus.AUTHORIZED):
        return Message(
            QT_TRANSLATE_NOOP(
                "backoffice",
                "The booking is cancelled and its payment page is being closed. "
                "Should the customer have paid just now, it is shown here.",
            )
        )
    return Message(QT_TRANSLATE_NOOP("backoffice", "The booking is cancelled. Nothing was received for it."))
