"""An office with one listing of each kind and somebody at work, to book with."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from backoffice.db import SqlDatabase
from backoffice.domain.booking_kinds import BookingKind, BookingRef
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.domain.people import Person, Role
from backoffice.services.assets import Assets
from backoffice.services.bookings import Bookings, OfficeRules
from backoffice.services.ports import BookingChange, BookingRecord, BookingStripe, Job, TierRecord
from tests.support.databases import ManualClock

DAY = date(2030, 6, 3)
"""A Monday, two weeks and a half after the clock of the tests."""

LISTINGS: Mapping[AssetKind, Mapping[str, object]] = {
    AssetKind.ACTIVITIES: {"price_minor": 15_000, "max_participants": 8, "available_times": ("09:00", "14:30")},
    AssetKind.EVENTS: {"price_minor": 8_000, "event_on": DAY, "event_time": time(20, 0), "max_participants": 30},
    AssetKind.RESTAURANTS: {
        "price_minor": 5_000,
        "operating_days": ("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
        "opening_time": time(12, 0),
        "closing_time": time(23, 0),
        "accepts_reservations": True,
        "max_party_size": 10,
    },
    AssetKind.VEHICLES: {"price_minor": 20_000, "status": "available", "extra_driver_fee_minor": 3_000},
    AssetKind.ACCOMMODATIONS: {
        "price_minor": 40_000,
        "total_rooms": 1,
        "max_guests": 3,
        "minimum_stay": 2,
        "cleaning_fee_minor": 10_000,
    },
}
WISHES: Mapping[BookingKind, Mapping[str, object]] = {
    BookingKind.ACTIVITIES: {"activity_on": DAY, "activity_time": time(9, 0), "adults": 2, "children": 1},
    BookingKind.EVENTS: {"adults": 2},
    BookingKind.RESTAURANTS: {"reserved_on": DAY, "reserved_time": time(19, 0), "party_size": 4},
    BookingKind.VEHICLES: {"pick_up_on": DAY, "return_on": DAY + timedelta(days=3)},
    BookingKind.ACCOMMODATIONS: {"check_in_on": DAY, "check_out_on": DAY + timedelta(days=3), "guests": 2},
}
TOTALS = {
    BookingKind.ACTIVITIES: 45_000,
    BookingKind.EVENTS: 16_000,
    BookingKind.RESTAURANTS: 5_000,
    BookingKind.VEHICLES: 60_000,
    BookingKind.ACCOMMODATIONS: 130_000,
}
CUSTOMER = {"customer_name": "Gaivota Marinha", "customer_email": "gaivota@example.org"}
TIERS = (
    TierRecord(None, {"name": "Adult", "price_minor": 15_000, "tier_type": "regular", "available_quantity": 6}),
    TierRecord(None, {"name": "Child", "price_minor": 7_500, "tier_type": "discount", "available_quantity": 2}),
)


@dataclass
class Office:
    """The use cases over one database, and what tests change: rules and who is at work."""

    database: SqlDatabase
    clock: ManualClock
    rules: OfficeRules = field(default_factory=lambda: OfficeRules(zone=ZoneInfo("America/Recife")))
    person: Person = field(default_factory=lambda: Person("Maré Alta", Role.MANAGER))
    refs: dict[BookingKind, AssetRef] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.assets = Assets(self.database, self.clock)
        self.bookings = Bookings(self.database, self.clock, lambda: self.rules, lambda: self.person)

    def add(self, kind: AssetKind, tiers: tuple[TierRecord, ...] = (), **values: object) -> AssetRef:
        """List something that can be booked."""
        named = {"name": f"Ponta da Sapata {kind.value}", "currency": "BRL", **LISTINGS[kind], **values}
        return self.assets.create(kind, named, tiers).ref

    def listing(self, kind: BookingKind) -> AssetRef:
        """Return the office's listing of a kind, listed on first use."""
        if kind not in self.refs:
            self.refs[kind] = self.add(kind.asset_kind)
        return self.refs[kind]

    def wish(self, kind: BookingKind, **values: object) -> dict[str, object]:
        """Return the values of a booking that can be saved."""
        return {**CUSTOMER, **WISHES[kind], **values}

    def book(self, kind: BookingKind = BookingKind.ACTIVITIES, **values: object) -> BookingRecord:
        """Save a booking of the office's listing."""
        return self.bookings.create(kind, self.listing(kind), self.wish(kind, **values))

    def as_role(self, role: Role) -> None:
        """Let somebody of this role be at work."""
        self.person = Person("Vento Leste", role)

    def job(self, kind: str, subject: BookingRef | str) -> Job | None:
        """Return the open job of a kind for a subject."""
        with self.database.read() as uow:
            return uow.jobs.find_open(kind, str(subject))

    def actions(self, ref: BookingRef) -> list[str]:
        """Return what the trail of a booking tells of, in order."""
        return [entry.action for entry in self.bookings.trail(ref)]

    def open_page(self, ref: BookingRef, session_id: str = "cs_test_1") -> BookingRecord:
        """Do what the engine does when Stripe has made the page."""
        with self.database.write() as uow:
            stripe = uow.bookings.get(ref).stripe
            opened = replace(
                stripe,
                session_id=session_id,
                session_status="open",
                session_made_at=stripe.page_wanted_at,
                checkout_url=f"https://checkout.example/{session_id}",
                checkout_expires_at=self.clock.now() + timedelta(hours=23),
            )
            return uow.bookings.change(ref, BookingChange(stripe=opened))

    def stripe(self, ref: BookingRef) -> BookingStripe:
        """Return what the row says of Stripe."""
        return self.bookings.get(ref).stripe
