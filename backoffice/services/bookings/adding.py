"""Put a new booking into the database: priced, with room made sure of, told in the trail, its work asked for."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from backoffice.domain.booking_status import BookingStatus, PaymentMethod, PaymentStatus, initial_status
from backoffice.domain.confirmation_codes import new_code
from backoffice.domain.errors import FieldProblem, InvalidInput
from backoffice.domain.pricing import PriceBreakdown
from backoffice.domain.specs.bookings import booking_defaults
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message, shown
from backoffice.services.bookings import trail
from backoffice.services.bookings.checking import check_values, refuse
from backoffice.services.bookings.customers import normal_customer
from backoffice.services.bookings.desk import Desk
from backoffice.services.bookings.errors import NotPossible
from backoffice.services.bookings.quoting import Wanted, price_wanted
from backoffice.services.bookings.records import NewBooking
from backoffice.services.bookings.room import make_sure_of_room, tell_overridden
from backoffice.services.payments import job_kinds
from backoffice.services.ports import AssetRecord, AuditEntry, BookingChange, BookingRecord, BookingStripe, UnitOfWork

_PAYMENT_INTENT = re.compile(r"pi_[A-Za-z0-9_]{4,250}")
_TRIES = 40


def ready_values(desk: Desk, new: NewBooking) -> NewBooking:
    """Return it with every field, the customer's in one form.

    Raises:
        InvalidInput: some fields cannot be saved.

    """
    rules = desk.rules
    given = {**booking_defaults(new.kind), "language": rules.language, **new.values}
    reason = new.override_reason.strip() or str(given["override_reason"] or "").strip()
    given["override_reason"] = reason or None
    refuse((*check_values(new.kind, given, rules.phone_region), *check_payment_intent(new.payment_intent_id)))
    return replace(new, values=normal_customer(given, rules.phone_region), override_reason=reason)


def check_payment_intent(payment_intent_id: str | None) -> tuple[FieldProblem, ...]:
    """Return what is wrong with the id of a PaymentIntent that was typed in."""
    if payment_intent_id is None or _PAYMENT_INTENT.fullmatch(payment_intent_id):
        return ()
    text = QT_TRANSLATE_NOOP(
        "backoffice", "“{text}” is not the id of a payment in Stripe. It starts with pi_; copy it from Stripe's page."
    )
    return (FieldProblem("payment_intent_id", Message(text, {"text": shown(payment_intent_id)})),)


def add_booking(uow: UnitOfWork, desk: Desk, new: NewBooking) -> BookingRecord:
    """Save a booking whose values are ready and whose listing is locked; raises what `Making.create` raises."""
    wanted = Wanted(new.kind, uow.assets.get(new.asset), new.values)
    price = price_wanted(wanted)
    if new.page:
        refuse_offline(wanted.asset)
    conflicts = make_sure_of_room(uow, wanted, desk.person, desk.today(), new.override_reason)
    if not conflicts:
        new = replace(new, values={**new.values, "override_reason": None})
    now = desk.now()
    record = insert(uow, new, price, initial_for(new, price), now, now + timedelta(hours=desk.rules.unpaid_hours))
    finish(
        uow,
        record,
        [
            trail.created(record, desk.person, now),
            *tell_overridden(record.ref, conflicts, new.override_reason, desk.person, now),
        ],
        now,
    )
    return want_page(uow, record, desk, now) if new.page else record


def initial_for(new: NewBooking, price: PriceBreakdown) -> tuple[BookingStatus, PaymentStatus]:
    """Return where a new booking stands.

    Raises:
        NotPossible: a page is wanted that cannot be.

    """
    found = initial_status(new.kind, price.total_minor, _method(new), new.needs_approval)
    if not new.page:
        return found
    if new.payment_intent_id is not None:
        raise NotPossible(
            QT_TRANSLATE_NOOP("backoffice", "It names a payment already. Leave the payment page or the payment out.")
        )
    if found[0] is BookingStatus.PENDING_APPROVAL:
        raise NotPossible(
            QT_TRANSLATE_NOOP("backoffice", "It waits for approval. Ask for the payment page once it is approved.")
        )
    if price.total_minor == 0:
        raise NotPossible(QT_TRANSLATE_NOOP("backoffice", "This booking is free: there is nothing to pay."))
    return found


def insert(
    uow: UnitOfWork,
    new: NewBooking,
    price: PriceBreakdown,
    stands: tuple[BookingStatus, PaymentStatus],
    now: datetime,
    deadline: datetime,
    code: str | None = None,
) -> BookingRecord:
    """Insert the row under a code of its own (`code`: the one it has already).

    Raises:
        InvalidInput: the payment is another booking's, or the given code is taken.

    """
    if new.payment_intent_id is not None:
        _refuse_placed(uow, new.payment_intent_id)
        uow.payments.ensure(new.payment_intent_id, now)
    status, payment_status = stands
    for _ in range(1 if code else _TRIES):
        record = uow.bookings.add(
            new.kind,
            new.asset,
            confirmation_code=code or new_code(new.kind, secrets.SystemRandom()),
            values=new.values,
            price=price,
            status=status,
            payment_status=payment_status,
            payment_method=_method(new),
            payment_intent_id=new.payment_intent_id,
            unpaid_until=deadline if status is BookingStatus.AWAITING_PAYMENT else None,
            confirmed_at=None if status is BookingStatus.PENDING_APPROVAL else now,
        )
        if record is not None:
            return record
    taken = QT_TRANSLATE_NOOP("backoffice", "Another booking has the code {code}. Leave it out to get a new one.")
    raise InvalidInput((FieldProblem("confirmation_code", Message(taken, {"code": code or "?"})),))


def finish(uow: UnitOfWork, record: BookingRecord, entries: Iterable[AuditEntry], now: datetime) -> None:
    """Write the trail and ask for the work that a new booking needs."""
    for entry in entries:
        uow.trail.add(entry)
    if record.unpaid_until is not None:
        job_kinds.ask_expiry(uow, record.ref, now, record.unpaid_until)
    if record.stripe.payment_intent_id is not None:
        job_kinds.ask_payment(uow, record.stripe.payment_intent_id, now)


def want_page(uow: UnitOfWork, record: BookingRecord, desk: Desk, now: datetime) -> BookingRecord:
    """Note that a page is wanted (a newer wish asks for a newer page) and ask for the work."""
    stripe = replace(record.stripe, page_wanted_at=_newer_wish(record.stripe, now), last_error=None)
    saved = uow.bookings.change(record.ref, BookingChange(stripe=stripe))
    uow.trail.add(trail.page_wanted(record.ref, record.price.total, record.unpaid_until, desk.person, now))
    job_kinds.ask_page(uow, record.ref, now)
    return saved


def _newer_wish(stripe: BookingStripe, now: datetime) -> datetime:
    """Return a time after every wish before, also where the clock was set back meanwhile."""
    before = [moment for moment in (stripe.page_wanted_at, stripe.session_made_at) if moment is not None]
    return max([now, *(moment + timedelta(microseconds=1) for moment in before)])


def refuse_offline(asset: AssetRecord) -> None:
    """Raise `NotPossible` when a listing is not to be paid online."""
    if asset.values.get("accepts_online_payment") is False:
        raise NotPossible(
            QT_TRANSLATE_NOOP(
                "backoffice", "This listing is not paid online. Note the payment by hand, or switch selling online on."
            )
        )


def _method(new: NewBooking) -> PaymentMethod | None:
    """A page, or a payment of Stripe's, says how it is paid."""
    return PaymentMethod.STRIPE if new.page or new.payment_intent_id is not None else new.payment_method


def _refuse_placed(uow: UnitOfWork, payment_intent_id: str) -> None:
    other = uow.bookings.find_payment_intent(payment_intent_id)
    if other is not None:
        text = QT_TRANSLATE_NOOP("backoffice", "This payment is for the booking {code} already.")
        message = Message(text, {"code": uow.bookings.get(other).confirmation_code})
        raise InvalidInput((FieldProblem("payment_intent_id", message),))
