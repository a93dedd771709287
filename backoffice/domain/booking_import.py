"""Where a booking stands that comes from another program: what its file says, as far as that can be."""

from __future__ import annotations

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import BookingStatus, PaymentMethod, PaymentStatus, initial_status
from backoffice.domain.errors import FieldProblem, InvalidInput
from backoffice.domain.payment_state import is_received
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message

_BY_HAND = frozenset({PaymentStatus.NOT_REQUIRED, PaymentStatus.PENDING, PaymentStatus.PAID})
"""Payment statuses that an office can know without Stripe."""


def stated_status(
    kind: BookingKind,
    total_minor: int,
    method: PaymentMethod | None,
    status: BookingStatus | None,
    payment_status: PaymentStatus | None,
) -> tuple[BookingStatus, PaymentStatus]:
    """Return where an imported booking stands; None: the file does not say, so it stands where a new one would.

    `method` is STRIPE where the file names a PaymentIntent: Stripe is asked about it, and has the last word.

    Raises:
        InvalidInput: what the file says cannot be, with the field that is to be mended.

    """
    usual, unpaid = initial_status(kind, total_minor, method, needs_approval=False)
    if payment_status is None:
        payment_status = PaymentStatus.PAID if status is BookingStatus.PAID and total_minor else unpaid
    problem = _problem(total_minor, method, status, payment_status)
    if problem is not None:
        raise InvalidInput((problem,))
    if status is not None:
        return status, payment_status
    return (BookingStatus.PAID if is_received(payment_status) else usual), payment_status


def _problem(
    total_minor: int, method: PaymentMethod | None, status: BookingStatus | None, payment_status: PaymentStatus
) -> FieldProblem | None:
    if (total_minor == 0) is not (payment_status is PaymentStatus.NOT_REQUIRED):
        return _named("payment_status", QT_TRANSLATE_NOOP("backoffice", "Only what costs nothing is not_required."))
    if payment_status not in _BY_HAND and method is not PaymentMethod.STRIPE:
        return _named(
            "payment_intent_id",
            QT_TRANSLATE_NOOP("backoffice", "Only Stripe can say that. Name the payment, which starts with pi_."),
        )
    if status is BookingStatus.PAID and not is_received(payment_status):
        return _named("payment_status", QT_TRANSLATE_NOOP("backoffice", "The booking is paid, but its payment is not."))
    if is_received(payment_status) and method in (None, PaymentMethod.PAY_LATER):
        return _named(
            "payment_method",
            QT_TRANSLATE_NOOP(
                "backoffice", "Say how it was paid: cash, bank_transfer, or by card with its payment_intent_id."
            ),
        )
    return None


def _named(field: str, text: str) -> FieldProblem:
    return FieldProblem(field, Message(text))
