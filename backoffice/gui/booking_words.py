"""What the window calls the kinds, states and payments of bookings."""

from __future__ import annotations

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import Action, BookingStatus, PaymentMethod, PaymentStatus
from backoffice.gui.style.tokens import Colours, Tone
from backoffice.gui.translation import tr


def bookings_title(kind: BookingKind) -> str:
    """Return a kind's name in the plural, as a heading."""
    match kind:
        case BookingKind.ACTIVITIES:
            return tr("Activity bookings")
        case BookingKind.EVENTS:
            return tr("Event bookings")
        case BookingKind.RESTAURANTS:
            return tr("Reservations")
        case BookingKind.VEHICLES:
            return tr("Vehicle bookings")
        case BookingKind.ACCOMMODATIONS:
            return tr("Stays")


def booking_name(kind: BookingKind) -> str:
    """Return a kind's name in the singular."""
    match kind:
        case BookingKind.ACTIVITIES:
            return tr("Activity booking")
        case BookingKind.EVENTS:
            return tr("Event booking")
        case BookingKind.RESTAURANTS:
            return tr("Reservation")
        case BookingKind.VEHICLES:
            return tr("Vehicle booking")
        case BookingKind.ACCOMMODATIONS:
            return tr("Stay")


def new_booking_title(kind: BookingKind) -> str:
    """Return the words of the button that makes one."""
    match kind:
        case BookingKind.ACTIVITIES:
            return tr("New activity booking")
        case BookingKind.EVENTS:
            return tr("New event booking")
        case BookingKind.RESTAURANTS:
            return tr("New reservation")
        case BookingKind.VEHICLES:
            return tr("New vehicle booking")
        case BookingKind.ACCOMMODATIONS:
            return tr("New stay")


def status_title(status: BookingStatus) -> str:
    """Return where a booking stands, in a word or two."""
    match status:
        case BookingStatus.PENDING_APPROVAL:
            return tr("Asked for", "a booking that nobody has approved yet")
        case BookingStatus.CONFIRMED:
            return tr("Confirmed", "a booking")
        case BookingStatus.AWAITING_PAYMENT:
            return tr("Awaiting payment")
        case BookingStatus.PAID:
            return tr("Paid", "a booking")
        case BookingStatus.IN_PROGRESS:
            return tr("Under way", "a booking")
        case BookingStatus.COMPLETED:
            return tr("Completed", "a booking")
        case BookingStatus.REJECTED:
            return tr("Rejected", "a booking")
        case BookingStatus.CANCELLED:
            return tr("Cancelled", "a booking")
        case BookingStatus.NO_SHOW:
            return tr("No-show")
        case BookingStatus.EXPIRED:
            return tr("Expired", "a booking")


def status_tone(status: BookingStatus, colours: Colours) -> Tone:
    """Return the colours of a status."""
    match status:
        case BookingStatus.PAID | BookingStatus.IN_PROGRESS:
            return colours.positive
        case BookingStatus.CONFIRMED:
            return colours.info
        case BookingStatus.PENDING_APPROVAL | BookingStatus.AWAITING_PAYMENT:
            return colours.warning
        case BookingStatus.NO_SHOW:
            return colours.danger
        case _:
            return colours.neutral


def payment_title(status: PaymentStatus) -> str:
    """Return where the money stands, in a word or two."""
    match status:
        case PaymentStatus.NOT_REQUIRED:
            return tr("Nothing to pay")
        case PaymentStatus.PENDING:
            return tr("Not paid")
        case PaymentStatus.PROCESSING:
            return tr("On its way", "a payment")
        case PaymentStatus.AUTHORIZED:
            return tr("Held, not taken", "a payment")
        case PaymentStatus.PAID:
            return tr("Paid", "a payment")
        case PaymentStatus.PARTIALLY_REFUNDED:
            return tr("Partly refunded")
        case PaymentStatus.REFUNDED:
            return tr("Refunded")
        case PaymentStatus.FAILED:
            return tr("Failed", "a payment")
        case PaymentStatus.DISPUTED:
            return tr("Disputed", "a payment")


def payment_tone(status: PaymentStatus, colours: Colours) -> Tone:
    """Return the colours of a payment's status."""
    match status:
        case PaymentStatus.PAID:
            return colours.positive
        case PaymentStatus.PENDING:
            return colours.warning
        case PaymentStatus.PROCESSING | PaymentStatus.AUTHORIZED | PaymentStatus.PARTIALLY_REFUNDED:
            return colours.info
        case PaymentStatus.FAILED | PaymentStatus.DISPUTED:
            return colours.danger
        case _:
            return colours.neutral


def method_title(method: PaymentMethod | None) -> str:
    """Return how a booking is paid ('': not decided)."""
    match method:
        case PaymentMethod.STRIPE:
            return tr("Payment page")
        case PaymentMethod.CASH:
            return tr("Cash")
        case PaymentMethod.BANK_TRANSFER:
            return tr("Bank transfer")
        case PaymentMethod.PAY_LATER:
            return tr("Pays later")
        case None:
            return ""


def action_title(action: Action, kind: BookingKind) -> str:
    """Return a move as a verb, on a button."""
    match action:
        case Action.APPROVE:
            return tr("Approve")
        case Action.REJECT:
            return tr("Reject…")
        case Action.CONFIRM:
            return tr("Confirm without payment")
        case Action.START:
            return _start_title(kind)
        case Action.COMPLETE:
            return _complete_title(kind)
        case Action.NO_SHOW:
            return tr("Did not come")
        case Action.CANCEL:
            return tr("Cancel booking…")
        case Action.REOPEN:
            return tr("Reopen")
        case _:
            return ""


def _start_title(kind: BookingKind) -> str:
    match kind:
        case BookingKind.ACCOMMODATIONS:
            return tr("Check in")
        case BookingKind.VEHICLES:
            return tr("Picked up")
        case BookingKind.RESTAURANTS:
            return tr("Seat")
        case _:
            return tr("Start")


def _complete_title(kind: BookingKind) -> str:
    match kind:
        case BookingKind.ACCOMMODATIONS:
            return tr("Check out")
        case BookingKind.VEHICLES:
            return tr("Returned")
        case _:
            return tr("Complete")


def done_text(action: Action, code: str) -> str:
    """Return what was done to a booking, as a sentence."""
    match action:
        case Action.APPROVE:
            return tr("{code} was approved.", code=code)
        case Action.REJECT:
            return tr("{code} was rejected.", code=code)
        case Action.CONFIRM:
            return tr("{code} is confirmed; payment is no longer asked for.", code=code)
        case Action.START:
            return tr("{code} is under way.", code=code)
        case Action.COMPLETE:
            return tr("{code} is completed.", code=code)
        case Action.NO_SHOW:
            return tr("{code}: the customer did not come.", code=code)
        case Action.REOPEN:
            return tr("{code} is open again.", code=code)
        case _:
            return tr("{code} was changed.", code=code)


def bookings_text(count: int) -> str:
    """Return how many bookings."""
    return tr("%n booking(s)", None, count)
