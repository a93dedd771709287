"""What is raced for: each round one last place, of a room, a vehicle and a seat in turn."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

from backoffice.db import SqlDatabase
from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.domain.people import Person, Role
from backoffice.services.assets import Assets
from backoffice.services.bookings import Bookings, NotAvailable, OfficeRules
from tests.support.databases import ManualClock

NOW = datetime(2030, 5, 17, 12, 0, tzinfo=UTC)
FIRST_DAY = date(2030, 6, 1)
LISTINGS: Mapping[AssetKind, Mapping[str, object]] = {
    AssetKind.ACCOMMODATIONS: {"total_rooms": 1, "max_guests": 2},
    AssetKind.VEHICLES: {"status": "available"},
    AssetKind.ACTIVITIES: {"max_participants": 1},
    AssetKind.EVENTS: {"max_participants": 41, "event_on": FIRST_DAY, "event_time": time(20, 0)},
}


def list_all(database: SqlDatabase, clock: ManualClock) -> dict[AssetKind, AssetRef]:
    """List one of each kind."""
    assets = Assets(database, clock)
    common = {"name": "Ponta da Sapata", "price_minor": 10_000, "currency": "BRL"}
    return {kind: assets.create(kind, {**common, **values}).ref for kind, values in LISTINGS.items()}


def wish_of(round_: int) -> tuple[BookingKind, Mapping[str, object]]:
    """Return the booking that only one can have in a round; every round has a day of its own."""
    kind = (BookingKind.ACCOMMODATIONS, BookingKind.VEHICLES, BookingKind.ACTIVITIES)[round_ % 3]
    day = FIRST_DAY + timedelta(days=round_)
    fields: Mapping[BookingKind, Mapping[str, object]] = {
        BookingKind.ACCOMMODATIONS: {"check_in_on": day, "check_out_on": day + timedelta(days=1)},
        BookingKind.VEHICLES: {"pick_up_on": day, "return_on": day},
        BookingKind.ACTIVITIES: {"activity_on": day, "activity_time": time(9, 0)},
    }
    return kind, fields[kind]


def contender(database: SqlDatabase, name: str) -> Bookings:
    """Return the use cases of somebody who wants the place too."""
    return Bookings(database, ManualClock(NOW), OfficeRules, lambda: Person(name, Role.STAFF))


def try_to_book(bookings: Bookings, kind: BookingKind, fields: Mapping[str, object], name: str) -> bool:
    """Book it; False: the other one was first. `list_all` made the listings, each the first of its kind."""
    try:
        bookings.create(kind, AssetRef(kind.asset_kind, 1), {"customer_name": name, **fields})
    except NotAvailable:
        return False
    return True
