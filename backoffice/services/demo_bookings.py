"""Invented bookings for practice mode: weeks gone by and to come, in every kind and status. The guests do not exist."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, time, timedelta
from random import Random

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import BookingStatus, PaymentMethod, PaymentStatus
from backoffice.domain.kinds import AssetKind
from backoffice.domain.specs.bookings import booking_defaults
from backoffice.services import demo_words as words
from backoffice.services.bookings.imported import ImportedBooking
from backoffice.services.bookings.importing import BookingImporting, ReadBookings
from backoffice.services.bookings.records import NewBooking
from backoffice.services.ports import AssetRecord, BookingRecord

COUNTS = {
    BookingKind.ACTIVITIES: 40,
    BookingKind.EVENTS: 20,
    BookingKind.RESTAURANTS: 28,
    BookingKind.VEHICLES: 28,
    BookingKind.ACCOMMODATIONS: 30,
}
"""How many are tried; a few find no room, as in life, and are left out."""

_PAST, _FUTURE = 35, 60
_FIRST = (0, 0, -7)
"""Days from today on which the first ones start, so that something happens today; those begun before end today."""

_ENDING: Mapping[BookingKind, Callable[[date], Mapping[str, object]]] = {
    BookingKind.VEHICLES: lambda today: {"return_on": today},
    BookingKind.ACCOMMODATIONS: lambda today: {"check_out_on": today},
}
_GIVEN_UP = (BookingStatus.CANCELLED, BookingStatus.EXPIRED, BookingStatus.REJECTED)
_TO_COME = (
    BookingStatus.PAID,
    BookingStatus.PAID,
    BookingStatus.CONFIRMED,
    BookingStatus.AWAITING_PAYMENT,
    BookingStatus.PENDING_APPROVAL,
    BookingStatus.CANCELLED,
)


def add_demo_bookings(
    importing: BookingImporting, listings: Sequence[AssetRecord], today: date
) -> tuple[BookingRecord, ...]:
    """Save the bookings of these listings that find room, one transaction a kind; the same for the same day."""
    created: list[BookingRecord] = []
    for kind in BookingKind:
        ready = tuple(enumerate(demo_bookings(kind, listings, today)))
        created.extend(importing.save(ReadBookings(kind, ready, ()), partial=True).created)
    return tuple(created)


def demo_bookings(kind: BookingKind, listings: Sequence[AssetRecord], today: date) -> Iterator[ImportedBooking]:
    """Yield bookings of a kind; some of them want the same place."""
    random = Random(f"backoffice {kind.value}")
    bookable = [listing for listing in listings if listing.ref.kind is kind.asset_kind and _is_bookable(listing)]
    for number in range(COUNTS[kind] if bookable else 0):
        listing = random.choice(bookable)
        starts_on = today + timedelta(days=_FIRST[number] if number < len(_FIRST) else random.randint(-_PAST, _FUTURE))
        if kind is BookingKind.EVENTS:
            starts_on = _day(listing.values["event_on"], today)
        values = {**booking_defaults(kind), **_customer(random), **_wish(random, kind, listing.values, starts_on)}
        if number < len(_FIRST) and _FIRST[number] < 0:
            values |= _ENDING.get(kind, lambda _: {})(today)
        values["supplier"] = listing.values.get("supplier")
        status = _status(random, starts_on, today)
        yield _standing(random, NewBooking(kind, listing.ref, values), str(listing.values["currency"]), status)


def _is_bookable(listing: AssetRecord) -> bool:
    values = listing.values
    if not values.get("is_active") or listing.tiers:
        return False
    if listing.ref.kind is AssetKind.RESTAURANTS:
        return bool(values.get("accepts_reservations"))
    return bool(values.get("price_minor")) and values.get("status") != "maintenance"


def _day(value: object, otherwise: date) -> date:
    return value if isinstance(value, date) else otherwise


def _customer(random: Random) -> Mapping[str, object]:
    name = f"{random.choice(words.GUEST_NAMES)} {random.choice(words.GUEST_SURNAMES)}"
    mailbox = re.sub(r"[^a-z]+", ".", unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode())
    return {
        "customer_name": name,
        "customer_email": f"{mailbox}@example.org",
        "customer_phone": f"+1202555{random.randint(100, 199):04}",  # kept free for invented people
        "language": random.choice(("pt_BR", "pt_BR", "en")),
        "special_requests": random.choice((None, None, *words.GUEST_REQUESTS)),
    }


def _wish(random: Random, kind: BookingKind, listing: Mapping[str, object], starts_on: date) -> Mapping[str, object]:
    match kind:
        case BookingKind.ACTIVITIES:
            times = listing.get("available_times")
            hour = str(random.choice(times)) if isinstance(times, tuple) and times else "09:00"  # type: ignore[reportUnknownArgumentType]
            return {
                "activity_on": starts_on,
                "activity_time": time.fromisoformat(hour),
                "adults": random.randint(1, 3),
                "children": random.choice((0, 0, 1)),
            }
        case BookingKind.EVENTS:
            return {"adults": random.randint(1, 4)}
        case BookingKind.RESTAURANTS:
            return {
                "reserved_on": starts_on,
                "reserved_time": time(random.randint(19, 20), random.choice((0, 30))),
                "party_size": random.randint(2, 6),
            }
        case BookingKind.VEHICLES:
            return {
                "pick_up_on": starts_on,
                "return_on": starts_on + timedelta(days=random.randint(1, 6)),
                "pick_up_place": random.choice(words.PICK_UP_PLACES),
            }
        case BookingKind.ACCOMMODATIONS:
            nights = random.randint(5, 9)  # longer than any minimum stay of the sample listings
            return {"check_in_on": starts_on, "check_out_on": starts_on + timedelta(days=nights), "guests": 2}


def _status(random: Random, starts_on: date, today: date) -> BookingStatus:
    if starts_on < today - timedelta(days=9):
        done = (BookingStatus.COMPLETED,) * 8
        return random.choice((*done, BookingStatus.NO_SHOW, *_GIVEN_UP))
    if starts_on < today:
        return random.choice((BookingStatus.IN_PROGRESS, BookingStatus.COMPLETED))
    return random.choice(_TO_COME)


def _standing(random: Random, new: NewBooking, currency: str, status: BookingStatus) -> ImportedBooking:
    """Return it with how it is paid: by hand, as Stripe knows nothing of these guests."""
    is_free = new.kind is BookingKind.RESTAURANTS  # most of them take no money; those that do are paid at the table
    if status in (BookingStatus.PAID, BookingStatus.IN_PROGRESS, BookingStatus.COMPLETED) and not is_free:
        method = random.choice((PaymentMethod.CASH, PaymentMethod.BANK_TRANSFER))
        paid = NewBooking(new.kind, new.asset, new.values, method)
        return ImportedBooking(paid, currency, status=status, payment_status=PaymentStatus.PAID)
    if status is BookingStatus.CONFIRMED:
        return ImportedBooking(
            NewBooking(new.kind, new.asset, new.values, PaymentMethod.PAY_LATER), currency, status=status
        )
    if is_free and status in (BookingStatus.PAID, BookingStatus.AWAITING_PAYMENT):
        status = BookingStatus.CONFIRMED
    return ImportedBooking(new, currency, status=status)
