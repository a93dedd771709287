"""How a booking's payment stands, in plain words, and what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import Enum, auto

from backoffice.domain.booking_status import BookingStatus, PaymentMethod, PaymentStatus
from backoffice.domain.payment_state import is_received
from backoffice.gui.booking_words import method_title, payment_title, payment_tone
from backoffice.gui.models.cell_text import moment_text
from backoffice.gui.style.tokens import Colours, Tone
from backoffice.gui.translation import formats, tr, translate_message
from backoffice.services.ports import BookingRecord, PaymentRecord, QueueCondition


class Offer(Enum):
    """What the payment card offers to do."""

    CREATE_PAGE = auto()
    RENEW_PAGE = auto()
    CHECK_NOW = auto()
    RECORD = auto()
    TAKE_BACK = auto()
    REFUND = auto()


@dataclass(frozen=True, slots=True)
class PaymentStanding:
    """A word, a sentence or two, and the offers in their order; the first is the one to press next."""

    title: str
    text: str
    offers: tuple[Offer, ...] = ()
    status: PaymentStatus = PaymentStatus.NOT_REQUIRED
    is_wrong: bool = False

    def tone(self, colours: Colours) -> Tone:
        """Return its colours."""
        return colours.danger if self.is_wrong else payment_tone(self.status, colours)


_PAYABLE = frozenset({PaymentStatus.PENDING, PaymentStatus.FAILED})
_BY_HAND = frozenset({PaymentMethod.CASH, PaymentMethod.BANK_TRANSFER})
_RETURNABLE = frozenset(
    {PaymentStatus.PAID, PaymentStatus.PARTIALLY_REFUNDED, PaymentStatus.DISPUTED, PaymentStatus.AUTHORIZED}
)
"""Money that came and did not go back, or is held; whether it can go back now the refund dialog says."""


def is_page_open(record: BookingRecord) -> bool:
    """Tell whether the customer can pay on the page now."""
    return record.stripe.session_status == "open" and bool(record.stripe.checkout_url)


def is_page_coming(record: BookingRecord) -> bool:
    """Tell whether a page was asked for that Stripe has not made yet."""
    wanted, made = record.stripe.page_wanted_at, record.stripe.session_made_at
    return wanted is not None and (made is None or wanted > made)


def payment_standing(
    record: BookingRecord, payment: PaymentRecord | None, condition: QueueCondition | None, zone: tzinfo
) -> PaymentStanding:
    """Return how it stands. `condition`: why nothing is sent to Stripe now; `zone` is the office's."""
    status = record.payment_status
    title = payment_title(status)
    if is_received(status) and not record.status.holds_place:
        offers = (*_refunding(record), *_asking(record))
        is_wrong = status is not PaymentStatus.REFUNDED
        words = _paid_though_over(record, payment) if is_wrong else _refunded_words(record, payment)
        return PaymentStanding(title, words, offers, status, is_wrong=is_wrong)
    if status in _PAYABLE:
        return _unpaid(record, condition, zone)
    return PaymentStanding(title, _words(record, payment), _offers(record), status)


def _offers(record: BookingRecord) -> tuple[Offer, ...]:
    if record.payment_method in _BY_HAND and record.payment_status is PaymentStatus.PAID:
        return (*_refunding(record), Offer.TAKE_BACK)
    return (*_refunding(record), *_asking(record))


def _refunding(record: BookingRecord) -> tuple[Offer, ...]:
    return (Offer.REFUND,) if record.payment_status in _RETURNABLE else ()


def _asking(record: BookingRecord) -> tuple[Offer, ...]:
    """Stripe can be asked about a booking that it knows something of."""
    known = record.stripe.payment_intent_id or record.stripe.session_id
    return (Offer.CHECK_NOW,) if known else ()


def _words(record: BookingRecord, payment: PaymentRecord | None) -> str:
    match record.payment_status:
        case PaymentStatus.NOT_REQUIRED:
            return tr("This booking costs nothing.")
        case PaymentStatus.PROCESSING:
            return tr("The customer has paid, the bank has not yet. It counts as paid when the money is there.")
        case PaymentStatus.AUTHORIZED:
            return tr("The amount is held and was not taken. It does not count as paid.")
        case PaymentStatus.DISPUTED:
            return tr("The customer disputes the payment at their bank. Answer in Stripe before its deadline.")
        case PaymentStatus.PARTIALLY_REFUNDED | PaymentStatus.REFUNDED:
            return _refunded_words(record, payment)
        case _:
            return _paid_words(record, payment)


def _paid_words(record: BookingRecord, payment: PaymentRecord | None) -> str:
    amount = _received(record, payment)
    if record.payment_method in _BY_HAND:
        return tr("{amount} were received: {method}.", amount=amount, method=method_title(record.payment_method))
    return tr("{amount} were received through Stripe.", amount=amount)


def _refunded_words(record: BookingRecord, payment: PaymentRecord | None) -> str:
    if payment is None or payment.stripe is None:
        return tr("Money was given back.")
    returned = payment.stripe.refunded
    back = formats().money(returned.amount_minor, returned.currency)
    return tr("{back} were given back; {kept} stay received.", back=back, kept=_received(record, payment))


def _paid_though_over(record: BookingRecord, payment: PaymentRecord | None) -> str:
    amount = _received(record, payment)
    return tr("{amount} are here, but the booking does not hold its place. Reopen it, or refund.", amount=amount)


def _received(record: BookingRecord, payment: PaymentRecord | None) -> str:
    money = (payment.received if payment else None) or record.price.total
    return formats().money(money.amount_minor, money.currency)


def _unpaid(record: BookingRecord, condition: QueueCondition | None, zone: tzinfo) -> PaymentStanding:
    title, status = payment_title(record.payment_status), record.payment_status
    if not record.status.holds_place:
        return PaymentStanding(title, tr("Nothing was received. The booking is over."), _asking(record), status)
    if record.status is BookingStatus.PENDING_APPROVAL:
        return PaymentStanding(title, tr("Payment can be asked for once the booking is approved."), (), status)
    if record.stripe.last_error is not None:
        words = tr("The page could not be made: {reason}", reason=translate_message(record.stripe.last_error))
        return PaymentStanding(title, words, (Offer.RENEW_PAGE, Offer.RECORD), status, is_wrong=True)
    if is_page_coming(record):
        words = translate_message(condition.message) if condition else tr("Its address appears here by itself.")
        return PaymentStanding(tr("Page on its way"), words, (Offer.RECORD,), status)
    return PaymentStanding(title, *_page_words(record, zone), status)


def _page_words(record: BookingRecord, zone: tzinfo) -> tuple[str, tuple[Offer, ...]]:
    failed = tr("The last try to pay was refused.") + " " if record.payment_status is PaymentStatus.FAILED else ""
    stripe = record.stripe
    if is_page_open(record):
        until = _until(stripe.checkout_expires_at, zone)
        words = tr("The page is open until {until}. Send it to the customer.", until=until)
        return failed + words, (Offer.CHECK_NOW, Offer.RENEW_PAGE, Offer.RECORD)
    if stripe.session_status == "complete":
        return tr("The page was filled in; the payment is being confirmed."), (Offer.CHECK_NOW,)
    if stripe.session_status == "expired" and record.status is BookingStatus.AWAITING_PAYMENT:
        return failed + tr("The page closed without a payment."), (Offer.RENEW_PAGE, Offer.RECORD, Offer.CHECK_NOW)
    if record.payment_method is PaymentMethod.PAY_LATER:
        return tr("To be paid later; there is no deadline."), (Offer.RECORD, Offer.CREATE_PAGE)
    if record.payment_method is PaymentMethod.BANK_TRANSFER:
        return tr("A bank transfer is expected."), (Offer.RECORD, Offer.CREATE_PAGE)
    return failed + tr("Nobody was asked to pay yet."), (Offer.CREATE_PAGE, Offer.RECORD)


def _until(moment: datetime | None, zone: tzinfo) -> str:
    return moment_text(moment, zone) if moment else "–"


def deadline_words(record: BookingRecord, zone: tzinfo) -> str:
    """Return until when an unpaid booking holds its place; '' without a deadline."""
    if record.unpaid_until is None or record.payment_status not in _PAYABLE or not record.status.holds_place:
        return ""
    return tr("It holds its place until {until}.", until=moment_text(record.unpaid_until, zone))
