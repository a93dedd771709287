"""What a refund is asked for: which payment, and how much of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backoffice.domain.confirmation_codes import normalise_code
from backoffice.domain.errors import BackofficeError
from backoffice.domain.money import Money, parse_amount
from backoffice.domain.parsing import NEUTRAL_CONTEXT, context_for
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message, shown

if TYPE_CHECKING:
    from backoffice.bootstrap import Application
    from backoffice.domain.booking_kinds import BookingRef


class NotFound(BackofficeError):
    """Nothing here goes by that name."""


class NoSuchAmount(BackofficeError):
    """The amount is not said, or there is none."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A payment, and the booking it pays for, if it pays for one."""

    payment_intent_id: str
    booking: BookingRef | None


@dataclass(frozen=True, slots=True)
class Wish:
    """How much was asked for. Neither an amount nor by policy: all of it."""

    amount: str | None
    locale: str | None
    by_policy: bool


def find_subject(application: Application, what: str) -> Subject:
    """Return the payment of a booking's code, or the payment itself.

    Raises:
        NotFound: there is no such booking or payment here, or the booking was not paid through Stripe.

    """
    if what.startswith("pi_"):
        with application.database.read() as uow:
            payment = uow.payments.get(what)
        if payment is None:
            text = QT_TRANSLATE_NOOP("backoffice", "The payment {payment} is not known here.")
            raise NotFound(Message(text, {"payment": shown(what)}))
        return Subject(what, payment.booking)
    code = normalise_code(what)
    with application.database.read() as uow:
        booking = uow.bookings.find_code(code) if code else None
        payment = uow.payments.of_booking(booking) if booking else None
    if booking is None:
        text = QT_TRANSLATE_NOOP("backoffice", "There is no booking {code}.")
        raise NotFound(Message(text, {"code": shown(what)}))
    if payment is None:
        text = QT_TRANSLATE_NOOP(
            "backoffice", "The booking {code} has no payment through Stripe: there is nothing to refund."
        )
        raise NotFound(Message(text, {"code": code}))
    return Subject(payment.payment_intent_id, booking)


def how_much(application: Application, subject: Subject, wish: Wish) -> Money:
    """Return the amount to ask for.

    Raises:
        NoSuchAmount: it does not name its currency, or the listing promises nothing.
        AmountError: it cannot be read, or is in another currency than the payment's.
        RefundRefused: Stripe was not asked about the payment yet.

    """
    view = application.refunds.look(subject.payment_intent_id)
    refundable = view.assessment.refundable
    if wish.by_policy:
        return _by_policy(application, subject)
    if wish.amount is None:
        return refundable
    if not re.search(r"[^\d\s.,'’+-]", wish.amount):
        text = QT_TRANSLATE_NOOP("backoffice", "Say the currency too, as in “{currency} {amount}”.")
        raise NoSuchAmount(Message(text, {"currency": refundable.currency, "amount": shown(wish.amount)}))
    context = context_for(wish.locale, refundable.currency) if wish.locale else NEUTRAL_CONTEXT
    return Money(parse_amount(wish.amount, refundable.currency, context.separators), refundable.currency)


def _by_policy(application: Application, subject: Subject) -> Money:
    money = application.refunds.prepare(subject.payment_intent_id, subject.booking).suggested
    if money is None:
        text = QT_TRANSLATE_NOOP("backoffice", "The listing has no refund policy for this: say an amount.")
        raise NoSuchAmount(Message(text))
    return money
