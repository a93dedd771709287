"""What Stripe's facts say of a booking's payment, and what a booking does about it. See decision 0030.

Facts are always fetched anew, never taken from an event, so the last ones are the truth. Two things are kept all the
same: what was captured never sinks (older facts are refused), and money received another way (cash) is not unsaid by
a page that nobody paid.
"""

from __future__ import annotations

from dataclasses import dataclass

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import Action, BookingStatus, PaymentStatus, allowed

_RECEIVED = frozenset(
    {PaymentStatus.PAID, PaymentStatus.PARTIALLY_REFUNDED, PaymentStatus.REFUNDED, PaymentStatus.DISPUTED}
)
_DISPUTES_OVER = frozenset({"won", "warning_closed", "prevented"})
_RANKS = {
    "requires_payment_method": 0,
    "requires_confirmation": 0,
    "requires_action": 0,
    "processing": 0,  # goes back to requires_payment_method when it fails
    "requires_capture": 1,
    "canceled": 2,
    "succeeded": 2,
}


@dataclass(frozen=True, slots=True)
class PaymentFacts:
    """What Stripe says of a PaymentIntent now; amounts in minor units of its currency.

    `status` is the PaymentIntent's, `session_status` and `session_payment_status` those of its page ('' for none).
    `capturable_minor` is held and not taken. `has_failed`: the last try was refused. `dispute_status` is Stripe's word.
    """

    status: str
    amount_minor: int
    captured_minor: int = 0
    refunded_minor: int = 0
    capturable_minor: int = 0
    has_failed: bool = False
    is_disputed: bool = False
    dispute_status: str = ""
    session_status: str = ""
    session_payment_status: str = ""


def is_received(status: PaymentStatus) -> bool:
    """Tell whether money came in, whatever became of it since."""
    return status in _RECEIVED


def payment_status_of(facts: PaymentFacts) -> PaymentStatus:
    """Return the payment status that facts show. Authorised is not paid; a partial refund is not a refund."""
    if facts.captured_minor > 0:
        return _status_of_received(facts)
    if facts.status == "requires_capture" or facts.capturable_minor > 0:
        return PaymentStatus.AUTHORIZED
    if facts.status == "processing" or _is_on_its_way(facts):
        return PaymentStatus.PROCESSING
    return PaymentStatus.FAILED if facts.has_failed else PaymentStatus.PENDING


def _status_of_received(facts: PaymentFacts) -> PaymentStatus:
    if facts.is_disputed and facts.dispute_status not in _DISPUTES_OVER:
        return PaymentStatus.DISPUTED
    if facts.refunded_minor >= facts.captured_minor:
        return PaymentStatus.REFUNDED
    return PaymentStatus.PARTIALLY_REFUNDED if facts.refunded_minor > 0 else PaymentStatus.PAID


def _is_on_its_way(facts: PaymentFacts) -> bool:
    """Tell whether the customer is done with the page and the money is still to come (boleto, bank debits)."""
    is_done = facts.session_status == "complete" and facts.session_payment_status == "unpaid"
    return is_done and facts.status == "requires_action"


def merge(before: PaymentStatus, facts: PaymentFacts) -> PaymentStatus:
    """Return the payment status after facts were fetched: theirs, unless money came in before and they know of none."""
    found = payment_status_of(facts)
    if is_received(before) and not is_received(found):
        return before
    return before if before is PaymentStatus.NOT_REQUIRED and found is PaymentStatus.PENDING else found


def is_stale(known: PaymentFacts, fetched: PaymentFacts) -> bool:
    """Tell whether facts are older than those known already, and so must not be stored.

    What was captured never sinks and an end is final. What was refunded can sink: a refund may fail a month later.
    """
    if fetched.captured_minor != known.captured_minor:
        return fetched.captured_minor < known.captured_minor
    return _RANKS.get(fetched.status, 0) < _RANKS.get(known.status, 0)


def consequence(kind: BookingKind, booking_status: BookingStatus, payment_status: PaymentStatus) -> tuple[Action, ...]:
    """Return the actions that bring a booking's status in line with its payment, to be done in order.

    Money that stays makes it paid; money that all went back makes it confirmed and no longer paid. A booking that
    waits for approval, is under way or is over stays where it is (see `is_paid_though_over`).
    """
    if payment_status is PaymentStatus.REFUNDED:
        wanted = {BookingStatus.PAID: Action.UNPAY, BookingStatus.AWAITING_PAYMENT: Action.CONFIRM}.get(booking_status)
    else:
        wanted = Action.MARK_PAID if is_received(payment_status) else None
    return (wanted,) if wanted is not None and wanted in allowed(kind, booking_status) else ()


def is_paid_though_over(booking_status: BookingStatus, payment_status: PaymentStatus) -> bool:
    """Tell whether money stays that no booking takes up: it was cancelled, rejected or expired. A person decides."""
    return not booking_status.holds_place and payment_status in _RECEIVED - {PaymentStatus.REFUNDED}
