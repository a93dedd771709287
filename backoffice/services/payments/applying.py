"""What Stripe says of a payment, made true here: where poll, webhook, reconciliation and “check now” all end.

Always with facts that were just fetched. See decision 0037.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import datetime

from backoffice.domain.booking_status import PaymentMethod, PaymentStatus
from backoffice.domain.payment_state import (
    PaymentFacts,
    consequence,
    is_received,
    is_stale,
    merge,
    payment_status_of,
)
from backoffice.domain.people import PROGRAM
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.bookings import trail as booking_trail
from backoffice.services.bookings.moves import close_page, locked, move
from backoffice.services.payments import job_kinds, trail
from backoffice.services.payments.matching import SECOND_PAYMENT, Match, Whose, match
from backoffice.services.ports import (
    BookingChange,
    BookingRecord,
    CheckoutSession,
    Home,
    PaymentRecord,
    StripePayment,
    UnitOfWork,
)

log = logging.getLogger(__name__)

ON_ITS_WAY = frozenset({PaymentStatus.PROCESSING, PaymentStatus.AUTHORIZED})
_BY_HAND = frozenset({PaymentMethod.CASH, PaymentMethod.BANK_TRANSFER})
_NOTHING_CAME = frozenset({PaymentStatus.PENDING, PaymentStatus.FAILED})


def facts_of(payment: StripePayment, session: CheckoutSession | None) -> PaymentFacts:
    """Return what the domain needs to know of a payment."""
    return PaymentFacts(
        status=payment.status,
        amount_minor=payment.money.amount_minor,
        captured_minor=payment.captured.amount_minor,
        refunded_minor=payment.refunded.amount_minor,
        capturable_minor=payment.capturable.amount_minor if payment.capturable else 0,
        has_failed=payment.failure is not None,
        is_disputed=payment.is_disputed,
        dispute_status=payment.dispute_status or "",
        session_status=session.status if session else "",
        session_payment_status=session.payment_status if session else "",
    )


def apply_payment(
    uow: UnitOfWork,
    payment: StripePayment,
    session: CheckoutSession | None,
    now: datetime,
    asked_at: datetime | None = None,
) -> bool:
    """Mirror a payment, find its booking, and let the booking follow; False: the facts were too old, asked for anew.

    `asked_at`: when Stripe was asked (None: just now). Facts asked for before those known were stored may be older than
    they are, so they are not believed: the payment is fetched once more.
    """
    found = match(uow, payment, session)
    if found.whose is Whose.ANOTHER_OFFICE:
        return True
    if found.booking is not None:
        found = replace(found, booking=locked(uow, found.booking.ref))
    elif not _matters(payment, session) and uow.payments.get(payment.payment_intent_id) is None:
        return True
    known = uow.payments.ensure(payment.payment_intent_id, now)
    session = session or known.session
    if _is_old(known, payment, now, asked_at or now) or _was_placed_meanwhile(uow, payment, found):
        job_kinds.ask_payment(uow, payment.payment_intent_id, now)
        return False
    uow.payments.save_stripe(payment.payment_intent_id, payment, session, now)
    _place(_Arrival(uow, payment, session, now), known, found)
    return True


def apply_session(uow: UnitOfWork, session: CheckoutSession, now: datetime, asked_at: datetime | None = None) -> bool:
    """Keep what Stripe says of a page on the booking whose page it is, and apply its payment where there is one.

    `session.payment` is where the payment was expanded. Returns what `apply_payment` does.
    """
    ref = uow.bookings.find_session(session.session_id)
    if ref is not None:
        note_page(uow, locked(uow, ref), session, now)
    return session.payment is None or apply_payment(uow, session.payment, session, now, asked_at)


def note_page(uow: UnitOfWork, record: BookingRecord, session: CheckoutSession, now: datetime) -> None:
    """Write how the page of a booking stands; never from an end back to open."""
    stripe = record.stripe
    if stripe.session_id != session.session_id or stripe.session_status == session.status:
        return
    if session.status == "open" and stripe.session_status is not None:
        return
    url = session.url if session.status == "open" else None
    changed = replace(stripe, session_status=session.status, checkout_url=url)
    uow.bookings.change(record.ref, BookingChange(stripe=changed))
    if session.status == "expired":
        message = Message(QT_TRANSLATE_NOOP("backoffice", "The payment page is closed."))
        trail.Writer(uow, now).of_booking(record.ref, trail.PAGE_CLOSED, message)
        if record.unpaid_until is not None:
            job_kinds.ask_expiry(uow, record.ref, now, record.unpaid_until)


@dataclass(frozen=True, slots=True)
class _Arrival:
    """A payment just fetched, within the transaction that applies it."""

    uow: UnitOfWork
    payment: StripePayment
    session: CheckoutSession | None
    now: datetime

    @property
    def id(self) -> str:
        """Return the PaymentIntent's id."""
        return self.payment.payment_intent_id

    @property
    def facts(self) -> PaymentFacts:
        """Return the facts that decide."""
        return facts_of(self.payment, self.session)

    @property
    def holds_money(self) -> bool:
        """Tell whether money came, or is held or on its way."""
        return _holds_money(payment_status_of(self.facts))


def _holds_money(status: PaymentStatus) -> bool:
    return is_received(status) or status in ON_ITS_WAY


def _matters(payment: StripePayment, session: CheckoutSession | None) -> bool:
    return _holds_money(payment_status_of(facts_of(payment, session)))


def _is_old(known: PaymentRecord, payment: StripePayment, now: datetime, asked_at: datetime) -> bool:
    """Tell whether what is known may be newer. A clock that was set back must not make everything old for ever."""
    if known.stripe is None or known.refreshed_at is None:
        return False
    if is_stale(facts_of(known.stripe, known.session), facts_of(payment, known.session)):
        return True
    return asked_at < known.refreshed_at <= now


def _place(arrival: _Arrival, known: PaymentRecord, found: Match) -> None:
    """Give the payment its home, and let its booking follow."""
    booking = found.booking
    if booking is not None and booking.stripe.payment_intent_id == arrival.id:
        if arrival.holds_money and _is_paid_by_hand(booking):
            _part(arrival, booking)
        else:
            _settle_in(arrival, known, booking)
    elif known.home is Home.NOT_OURS:
        return
    elif booking is None:
        _let_a_person_decide(arrival, known, found.note)
    elif _gives_way(arrival, booking):
        _settle_in(arrival, known, booking)
    elif arrival.holds_money:
        _let_a_person_decide(arrival, known, SECOND_PAYMENT)


def _let_a_person_decide(arrival: _Arrival, known: PaymentRecord, note: str) -> None:
    """Put it into the inbox of unmatched payments, once it holds money; it stays there until somebody decides."""
    status = payment_status_of(arrival.facts)
    if known.home is not Home.UNKNOWN or not (is_received(status) or status is PaymentStatus.AUTHORIZED):
        return
    arrival.uow.payments.place(arrival.id, Home.UNMATCHED, note=note)
    message = Message(
        QT_TRANSLATE_NOOP("backoffice", "{amount} came without a booking."), {"amount": arrival.payment.money}
    )
    trail.Writer(arrival.uow, arrival.now).of_payment(arrival.id, trail.PAYMENT_UNMATCHED, message, after=note)


def _is_paid_by_hand(booking: BookingRecord) -> bool:
    return booking.payment_method in _BY_HAND and is_received(booking.payment_status)


def _part(arrival: _Arrival, booking: BookingRecord) -> None:
    """Let money that came through a page after all, when the booking was paid in cash, be a second payment."""
    uow = arrival.uow
    uow.bookings.change(booking.ref, BookingChange(stripe=replace(booking.stripe, payment_intent_id=None)))
    uow.payments.place(arrival.id, Home.UNKNOWN)
    _let_a_person_decide(arrival, uow.payments.ensure(arrival.id, arrival.now), SECOND_PAYMENT)


def _gives_way(arrival: _Arrival, booking: BookingRecord) -> bool:
    """Tell whether the booking can take this payment: it has none, or one through which nothing came."""
    if is_received(booking.payment_status):
        return False  # also in cash: a payment by card is a second one then
    current = booking.stripe.payment_intent_id
    if current is None:
        return True
    if booking.payment_status in ON_ITS_WAY:
        return False
    return arrival.holds_money or _is_newer(arrival.payment, arrival.uow.payments.get(current))


def _is_newer(payment: StripePayment, current: PaymentRecord | None) -> bool:
    if current is None or current.stripe is None or current.stripe.created_at is None or payment.created_at is None:
        return current is None or current.stripe is None
    return (payment.created_at, payment.payment_intent_id) > (current.stripe.created_at, current.payment_intent_id)


def _settle_in(arrival: _Arrival, known: PaymentRecord, booking: BookingRecord) -> None:
    """Make it the booking's payment, and let payment status, booking status and receipt follow."""
    uow, now, before = arrival.uow, arrival.now, booking.stripe.payment_intent_id
    if before not in (None, arrival.id):
        uow.payments.place(before, Home.UNKNOWN)
    if is_new := known.booking != booking.ref:
        uow.payments.place(arrival.id, Home.BOOKING, booking.ref)
        uow.trail.add(booking_trail.payment_placed(booking.ref, arrival.id, PROGRAM, now))
    status = merge(booking.payment_status, arrival.facts)
    trail.tell_of_payment(trail.Writer(uow, now), arrival.payment, booking, status, is_new=is_new)
    has_come = is_received(payment_status_of(arrival.facts))  # through this payment, and not in cash
    receipt_url = arrival.payment.receipt_url if has_come else booking.stripe.receipt_url
    change = BookingChange(
        payment_status=status,
        payment_method=PaymentMethod.STRIPE if has_come else None,
        stripe=replace(booking.stripe, payment_intent_id=arrival.id, receipt_url=receipt_url),
        paid_at=now if has_come and booking.paid_at is None else None,
    )
    _follow(uow, booking, status, change, now)


def _follow(
    uow: UnitOfWork, booking: BookingRecord, status: PaymentStatus, change: BookingChange, now: datetime
) -> None:
    """Write the change with the moves that the payment's status means for the booking."""
    actions = consequence(booking.ref.kind, booking.status, status)
    if not actions:
        booking = uow.bookings.change(booking.ref, change)
        if is_received(status):
            close_page(uow, booking, PROGRAM, now)  # nobody may pay twice
    for action in actions:
        booking = move(uow, booking, action, PROGRAM, now, change=change)
        change = BookingChange()
    if status in _NOTHING_CAME and booking.unpaid_until is not None:
        job_kinds.ask_expiry(uow, booking.ref, now, booking.unpaid_until)


def _was_placed_meanwhile(uow: UnitOfWork, payment: StripePayment, found: Match) -> bool:
    """Tell whether somebody attached it elsewhere while its booking was being locked."""
    ref = uow.bookings.find_payment_intent(payment.payment_intent_id)
    return ref is not None and (found.booking is None or found.booking.ref != ref)
