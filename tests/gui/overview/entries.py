"""Bookings as a calendar gets them, invented."""

from datetime import date, timedelta
from random import Random

from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.booking_status import BookingStatus, PaymentStatus
from backoffice.domain.kinds import AssetRef
from backoffice.services.ports import CalendarEntry

DAY = date(2026, 11, 24)


def entry(
    number: int,
    starts_on: date = DAY,
    days: int = 1,
    *,
    kind: BookingKind = BookingKind.VEHICLES,
    asset: int = 1,
    customer: str = "Ana Souza",
    status: BookingStatus = BookingStatus.CONFIRMED,
    payment: PaymentStatus = PaymentStatus.PENDING,
) -> CalendarEntry:
    return CalendarEntry(
        BookingRef(kind, number),
        1,
        AssetRef(kind.asset_kind, asset),
        f"Listing {asset}",
        starts_on,
        starts_on + timedelta(days=days - 1),
        "",
        f"V{number:03}-M3PQ",
        customer,
        2,
        status,
        payment,
    )


def many(count: int, listings: int) -> list[CalendarEntry]:
    random = Random(7)
    return [
        entry(
            number,
            date(2026, 11, 1) + timedelta(days=random.randrange(-5, 35)),
            random.randrange(1, 6),
            asset=random.randrange(listings),
            status=random.choice(list(BookingStatus)),
        )
        for number in range(count)
    ]
