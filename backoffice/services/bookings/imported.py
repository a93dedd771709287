"""One imported booking: its price as agreed, where it stands as its file says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from backoffice.domain.availability import Rule
from backoffice.domain.booking_import import stated_status
from backoffice.domain.booking_status import BookingStatus, PaymentMethod, PaymentStatus
from backoffice.domain.errors import FieldProblem, InvalidInput
from backoffice.domain.money import Money
from backoffice.domain.pricing import LineKind, PriceBreakdown, PriceLine
from backoffice.domain.validation import check_price
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.bookings import trail
from backoffice.services.bookings.adding import finish, insert
from backoffice.services.bookings.desk import Desk
from backoffice.services.bookings.quoting import Wanted, price_wanted
from backoffice.services.bookings.records import NewBooking
from backoffice.services.bookings.room import make_sure_of_room, tell_overridden
from backoffice.services.ports import BookingRecord, UnitOfWork

_GONE_BY = frozenset({Rule.PAST, Rule.EVENT_OVER})
"""What an import of last year's bookings cannot mend."""


@dataclass(frozen=True, slots=True)
class ImportedBooking:
    """A booking as its file has it. None: the file does not say."""

    new: NewBooking
    currency: str
    code: str | None = None
    status: BookingStatus | None = None
    payment_status: PaymentStatus | None = None
    total: Money | None = None


def add_imported(uow: UnitOfWork, desk: Desk, booking: ImportedBooking) -> BookingRecord:
    """Save an imported booking whose listing is locked.

    Raises:
        InvalidInput: it cannot be priced, its code is taken, or where it stands cannot be.
        NotAvailable, OverrideRefused: there is no room.

    """
    new, now, person = booking.new, desk.now(), desk.person
    wanted = Wanted(new.kind, uow.assets.get(new.asset), new.values)
    price, by_listing = _price(booking, wanted)
    method = PaymentMethod.STRIPE if new.payment_intent_id is not None else new.payment_method
    stands = stated_status(new.kind, price.total_minor, method, booking.status, booking.payment_status)
    overridden = ()
    if stands[0].holds_place:
        overridden = make_sure_of_room(uow, wanted, person, desk.today(), new.override_reason, _GONE_BY)
    deadline = now + timedelta(hours=desk.rules.unpaid_hours)
    record = insert(uow, new, price, stands, now, deadline, booking.code)
    told = tell_overridden(record.ref, overridden, new.override_reason, person, now)
    finish(uow, record, [trail.imported(record, by_listing, person, now), *told], now)
    return record


def _price(booking: ImportedBooking, wanted: Wanted) -> tuple[PriceBreakdown, Money | None]:
    """Return the price, and what it is by the listing where another total was agreed."""
    try:
        by_listing = price_wanted(wanted)
    except InvalidInput:
        if booking.total is None:
            raise
        return _agreed(booking.total), None
    agreed = booking.total or Money(by_listing.total_minor, booking.currency)
    if agreed == by_listing.total:
        return by_listing, None
    return _agreed(agreed), by_listing.total


def _agreed(total: Money) -> PriceBreakdown:
    problem = check_price(total)
    if problem is not None:
        raise InvalidInput((FieldProblem("total_minor", problem),))
    label = Message(QT_TRANSLATE_NOOP("backoffice", "As agreed"))
    lines = (PriceLine(LineKind.STAY, label, 1, total.amount_minor),) if total.amount_minor else ()
    return PriceBreakdown(total.currency, lines)
