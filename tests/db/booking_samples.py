"""Short ways to make bookings and payments in tests of the database."""

import itertools
from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from backoffice.db import SqlDatabase
from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import BookingStatus, PaymentStatus
from backoffice.domain.kinds import AssetRef
from backoffice.domain.money import Money
from backoffice.domain.pricing import LineKind, PriceBreakdown, PriceLine
from backoffice.domain.specs.bookings import booking_defaults
from backoffice.domain.wording import Message
from backoffice.services.ports import BookingRecord, StripeEvent, StripePayment
from tests.db.samples import add

OWN: dict[BookingKind, dict[str, object]] = {
    BookingKind.ACTIVITIES: {"activity_on": date(2030, 6, 1), "activity_time": time(8), "adults": 2, "children": 1},
    BookingKind.EVENTS: {"adults": 3},
    BookingKind.RESTAURANTS: {"reserved_on": date(2030, 6, 1), "reserved_time": time(20, 30), "party_size": 4},
    BookingKind.VEHICLES: {"pick_up_on": date(2030, 6, 1), "return_on": date(2030, 6, 4), "additional_drivers": 1},
    BookingKind.ACCOMMODATIONS: {"check_in_on": date(2030, 6, 1), "check_out_on": date(2030, 6, 4), "guests": 2},
}
"""Of each kind what no booking can be without, and some more."""

CUSTOMER: dict[str, object] = {
    "customer_name": "João Conceição",
    "customer_email": "Joao@Mail.example",
    "customer_phone": "+5581999990000",
    "customer_tax_id": "52998224725",
}

_numbers = itertools.count(1)


def price(total_minor: int = 30000, currency: str = "BRL") -> PriceBreakdown:
    """Return a price of one line."""
    label = Message("{count} people", {"count": 2})
    return PriceBreakdown(currency, (PriceLine(LineKind.STAY, label, 1, total_minor),))


def values_of(kind: BookingKind, **values: object) -> dict[str, object]:
    """Return every value of a booking of a kind."""
    return {**booking_defaults(kind), **OWN[kind], **CUSTOMER, **values}


def book(
    database: SqlDatabase,
    kind: BookingKind = BookingKind.VEHICLES,
    asset: AssetRef | None = None,
    *,
    code: str = "",
    total_minor: int = 30000,
    currency: str = "BRL",
    status: BookingStatus = BookingStatus.CONFIRMED,
    payment_status: PaymentStatus = PaymentStatus.PENDING,
    payment_intent_id: str | None = None,
    unpaid_until: datetime | None = None,
    values: Mapping[str, object] | None = None,
) -> BookingRecord:
    """Add a booking, and a listing for it where none is given."""
    asset = asset or add(database, kind.asset_kind).ref
    with database.write() as unit:
        found = unit.bookings.add(
            kind,
            asset,
            confirmation_code=code or f"X{next(_numbers):03}-TEST",
            values=values_of(kind, **(values or {})),
            price=price(total_minor, currency),
            status=status,
            payment_status=payment_status,
            payment_intent_id=payment_intent_id,
            unpaid_until=unpaid_until,
        )
    assert found
    return found


def stripe_payment(
    payment_intent_id: str = "pi_1", captured: int = 30000, refunded: int = 0, currency: str = "BRL", **facts: object
) -> StripePayment:
    """Return what Stripe says of a payment that came in."""
    return StripePayment(
        payment_intent_id,
        money=Money(30000, currency),
        captured=Money(captured, currency),
        refunded=Money(refunded, currency),
        status=str(facts.pop("status", "succeeded")),
        **facts,  # type: ignore[arg-type]
    )


def stripe_event(event_id: str, created_at: datetime = datetime(2030, 5, 17, tzinfo=UTC)) -> StripeEvent:
    """Return an event of Stripe's."""
    return StripeEvent(
        event_id, "checkout.session.completed", created_at, False, "checkout.session", "cs_1", "pi_1", "2026-10-29.x"
    )
