"""Where a booking and its payment stand. The tables of allowed moves are the only thing that moves a status."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.errors import BackofficeError
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message


class BookingStatus(StrEnum):
    """Where a booking stands."""

    PENDING_APPROVAL = "pending_approval"  # asked for; the supplier or the office has not said yes
    CONFIRMED = "confirmed"  # agreed; nothing has to be paid now, or payment was not asked for yet
    AWAITING_PAYMENT = "awaiting_payment"  # payment was asked for (a page, a deadline); it holds its place
    PAID = "paid"
    IN_PROGRESS = "in_progress"  # checked in, picked up, under way, seated
    COMPLETED = "completed"
    REJECTED = "rejected"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"
    EXPIRED = "expired"  # not paid in time; its place is free again

    @property
    def holds_place(self) -> bool:
        """Tell whether it takes room from others."""
        return self not in (BookingStatus.REJECTED, BookingStatus.CANCELLED, BookingStatus.EXPIRED)


class PaymentStatus(StrEnum):
    """Where its money stands. Authorised is not paid; a partial refund is not a refund."""

    NOT_REQUIRED = "not_required"
    PENDING = "pending"
    PROCESSING = "processing"
    AUTHORIZED = "authorized"
    PAID = "paid"
    PARTIALLY_REFUNDED = "partially_refunded"
    REFUNDED = "refunded"
    FAILED = "failed"
    DISPUTED = "disputed"


class PaymentMethod(StrEnum):
    """How a booking is, or is to be, paid."""

    STRIPE = "stripe"
    CASH = "cash"
    BANK_TRANSFER = "bank_transfer"
    PAY_LATER = "pay_later"  # agreed to be paid on arrival or by invoice: no deadline


class Action(StrEnum):
    """What can be done to a booking's status."""

    APPROVE = "approve"
    REJECT = "reject"
    ASK_PAYMENT = "ask_payment"  # a page or a deadline is set
    CONFIRM = "confirm"  # payment is no longer asked for; it is agreed all the same
    MARK_PAID = "mark_paid"
    UNPAY = "unpay"  # the money was recorded by mistake, or all of it went back
    START = "start"  # checked in, picked up, under way, seated
    COMPLETE = "complete"
    CANCEL = "cancel"
    NO_SHOW = "no_show"
    EXPIRE = "expire"  # by the deadline's job
    REOPEN = "reopen"  # it was ended by mistake; what frees a place must find it free again


class NotAllowed(BackofficeError):
    """A booking cannot do that from where it stands; the sentence says what it can."""


_S = BookingStatus
_A = Action
_Table = Mapping[BookingStatus, Mapping[Action, BookingStatus]]

_COMMON: _Table = {
    _S.PENDING_APPROVAL: {_A.APPROVE: _S.CONFIRMED, _A.REJECT: _S.REJECTED, _A.CANCEL: _S.CANCELLED},
    _S.CONFIRMED: {
        _A.ASK_PAYMENT: _S.AWAITING_PAYMENT,
        _A.MARK_PAID: _S.PAID,
        _A.START: _S.IN_PROGRESS,
        _A.NO_SHOW: _S.NO_SHOW,
        _A.CANCEL: _S.CANCELLED,
    },
    _S.AWAITING_PAYMENT: {
        _A.MARK_PAID: _S.PAID,
        _A.CONFIRM: _S.CONFIRMED,
        _A.EXPIRE: _S.EXPIRED,
        _A.CANCEL: _S.CANCELLED,
    },
    _S.PAID: {
        _A.START: _S.IN_PROGRESS,
        _A.NO_SHOW: _S.NO_SHOW,
        _A.CANCEL: _S.CANCELLED,
        _A.UNPAY: _S.CONFIRMED,
    },
    _S.IN_PROGRESS: {_A.COMPLETE: _S.COMPLETED, _A.REOPEN: _S.CONFIRMED},
    _S.COMPLETED: {_A.REOPEN: _S.IN_PROGRESS},
    _S.REJECTED: {_A.REOPEN: _S.PENDING_APPROVAL},
    _S.CANCELLED: {_A.REOPEN: _S.CONFIRMED},
    _S.NO_SHOW: {_A.REOPEN: _S.CONFIRMED},
    _S.EXPIRED: {_A.REOPEN: _S.CONFIRMED},
}
"""What every kind can do. Vehicles and stays are completed only after they were picked up or checked in."""


def _with(more: _Table) -> _Table:
    """Return the common moves and some more."""
    return {status: {**moves, **more.get(status, {})} for status, moves in _COMMON.items()}


_COMPLETED_AT_ONCE: _Table = {
    _S.CONFIRMED: {_A.COMPLETE: _S.COMPLETED},
    _S.PAID: {_A.COMPLETE: _S.COMPLETED},
}
"""Nobody ticks off every guest at the pier, the door or the table."""

_TABLES: Mapping[BookingKind, _Table] = {
    BookingKind.ACTIVITIES: _with(_COMPLETED_AT_ONCE),
    BookingKind.EVENTS: _with(_COMPLETED_AT_ONCE),
    # Guests who did not pay the reservation in advance are seated all the same.
    BookingKind.RESTAURANTS: _with({**_COMPLETED_AT_ONCE, _S.AWAITING_PAYMENT: {_A.START: _S.IN_PROGRESS}}),
    BookingKind.VEHICLES: _COMMON,
    BookingKind.ACCOMMODATIONS: _COMMON,
}

_UNDOABLE = frozenset(
    {_A.APPROVE, _A.REJECT, _A.ASK_PAYMENT, _A.CONFIRM, _A.START, _A.COMPLETE, _A.CANCEL, _A.NO_SHOW, _A.REOPEN}
)
_BY_HAND = tuple(action for action in Action if action is not Action.EXPIRE)


def allowed(kind: BookingKind, status: BookingStatus) -> tuple[Action, ...]:
    """Return what can be done to a booking, in the order of `Action`."""
    moves = _TABLES[kind][status]
    return tuple(action for action in Action if action in moves)


def allowed_by_hand(kind: BookingKind, status: BookingStatus) -> tuple[Action, ...]:
    """Return what a person can do to a booking: everything but what only the clock does."""
    return tuple(action for action in allowed(kind, status) if action in _BY_HAND)


def moved(kind: BookingKind, status: BookingStatus, action: Action) -> BookingStatus:
    """Return where an action leads.

    Whoever approves or reopens a booking applies `payment_state.consequence` next: it may have been paid meanwhile.

    Raises:
        NotAllowed: the table has no such move.

    """
    found = _TABLES[kind][status].get(action)
    if found is None:
        raise NotAllowed(refusal(kind, status))
    return found


def is_undoable(action: Action) -> bool:
    """Tell whether a person who did this can take it back; what money or the clock did cannot be."""
    return action in _UNDOABLE


def undone(kind: BookingKind, before: BookingStatus, action: Action, now: BookingStatus) -> BookingStatus:
    """Return the status from before an action, to take it back.

    Raises:
        NotAllowed: the action cannot be taken back, or the booking has moved on since.

    """
    if is_undoable(action) and _TABLES[kind][before].get(action) is now:
        return before
    raise NotAllowed(
        Message(
            QT_TRANSLATE_NOOP("backoffice", "The booking has moved on since. Look at it before you change it back.")
        )
    )


def takes_place_again(before: BookingStatus, after: BookingStatus) -> bool:
    """Tell whether a move needs a place that was given back: availability must be checked first."""
    return after.holds_place and not before.holds_place


def initial_status(
    kind: BookingKind, total_minor: int, payment_method: PaymentMethod | None, needs_approval: bool
) -> tuple[BookingStatus, PaymentStatus]:
    """Return where a new booking stands. By card or bank transfer, payment is asked for from the start."""
    payment = PaymentStatus.PENDING if total_minor > 0 else PaymentStatus.NOT_REQUIRED
    if needs_approval:
        return BookingStatus.PENDING_APPROVAL, payment
    is_asked = payment_method in (PaymentMethod.STRIPE, PaymentMethod.BANK_TRANSFER)
    if is_asked and payment is PaymentStatus.PENDING:
        return moved(kind, BookingStatus.CONFIRMED, Action.ASK_PAYMENT), payment
    return BookingStatus.CONFIRMED, payment


_REFUSALS: Mapping[BookingStatus, str] = {
    _S.PENDING_APPROVAL: QT_TRANSLATE_NOOP("backoffice", "The booking waits for approval. Approve or reject it first."),
    _S.CONFIRMED: QT_TRANSLATE_NOOP("backoffice", "The booking is confirmed, and this cannot be done to it now."),
    _S.AWAITING_PAYMENT: QT_TRANSLATE_NOOP(
        "backoffice", "The booking awaits its payment. Record the payment, or confirm it without, first."
    ),
    _S.PAID: QT_TRANSLATE_NOOP("backoffice", "The booking is paid, and this cannot be done to it now."),
    _S.IN_PROGRESS: QT_TRANSLATE_NOOP("backoffice", "The booking is under way. Complete it, or take the start back."),
    _S.COMPLETED: QT_TRANSLATE_NOOP("backoffice", "The booking is completed. Reopen it first."),
    _S.REJECTED: QT_TRANSLATE_NOOP("backoffice", "The booking was rejected. Reopen it first."),
    _S.CANCELLED: QT_TRANSLATE_NOOP("backoffice", "The booking is cancelled. Reopen it first."),
    _S.NO_SHOW: QT_TRANSLATE_NOOP("backoffice", "The guest did not come. Reopen the booking first."),
    _S.EXPIRED: QT_TRANSLATE_NOOP("backoffice", "The booking was not paid in time and has expired. Reopen it first."),
}


def refusal(kind: BookingKind, status: BookingStatus) -> Message:
    """Return why a move is refused, and what to do first."""
    del kind  # every kind says it alike
    return Message(_REFUSALS[status])
