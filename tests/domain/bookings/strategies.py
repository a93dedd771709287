"""Bookings and listings that may be stored, for every kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from hypothesis import strategies as st

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import BookingStatus
from backoffice.domain.money import step_minor
from backoffice.domain.specs import defaults, tier_defaults
from backoffice.domain.specs.bookings import booking_defaults

FIRST = date(2027, 3, 1)

kinds = st.sampled_from(list(BookingKind))
statuses = st.sampled_from(list(BookingStatus))
days = st.integers(0, 40).map(lambda number: FIRST + timedelta(days=number))
times = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 59]))
currencies = st.sampled_from(["BRL", "USD", "JPY", "KWD", "ISK", "EUR"])


def amounts(currency: str, most: int = 90_000) -> st.SearchStrategy[int]:
    """Return amounts that are charged in steps of the currency."""
    return st.integers(0, most // step_minor(currency)).map(lambda steps: steps * step_minor(currency))


def booking(kind: BookingKind, **values: object) -> dict[str, object]:
    """Return a valid booking with some values of its own."""
    own: dict[BookingKind, dict[str, object]] = {
        BookingKind.ACTIVITIES: {"activity_on": FIRST},
        BookingKind.EVENTS: {},
        BookingKind.RESTAURANTS: {"reserved_on": FIRST, "reserved_time": time(20)},
        BookingKind.VEHICLES: {"pick_up_on": FIRST, "return_on": FIRST + timedelta(days=2)},
        BookingKind.ACCOMMODATIONS: {"check_in_on": FIRST, "check_out_on": FIRST + timedelta(days=3)},
    }
    return {**booking_defaults(kind), "customer_name": "Maria", **own[kind], **values}


def listing(kind: BookingKind, **values: object) -> dict[str, object]:
    """Return a listing that bookings of a kind are made for."""
    event = {"event_on": FIRST, "event_time": time(21)} if kind is BookingKind.EVENTS else {}
    return {**defaults(kind.asset_kind, "BRL"), "name": "Boat trip", "price_minor": 15_000, **event, **values}


def tier(**values: object) -> dict[str, object]:
    """Return a ticket tier."""
    return {**tier_defaults(), "name": "Adult", **values}


@dataclass(frozen=True, slots=True)
class Booked:
    """A booking that takes up room."""

    values: Mapping[str, object]
    confirmation_code: str = "AAAA-AAAA"
    customer_name: str = "Ana"
    status: BookingStatus = BookingStatus.CONFIRMED


@st.composite
def priced(draw: st.DrawFn, kind: BookingKind) -> tuple[dict[str, Any], dict[int, dict[str, Any]], dict[str, Any]]:
    """Return a listing, its tiers and a booking of it, any of whose prices may be 0."""
    currency = draw(currencies)
    asset = listing(kind, currency=currency, price_minor=draw(amounts(currency)))
    if kind is BookingKind.VEHICLES:
        asset["extra_driver_fee_minor"] = draw(st.none() | amounts(currency))
    if kind is BookingKind.ACCOMMODATIONS:
        asset["cleaning_fee_minor"] = draw(st.none() | amounts(currency))
        asset["taxes_minor"] = draw(st.none() | amounts(currency))
        asset["discount_percent"] = draw(st.none() | st.integers(0, 100))
    tiers: dict[int, dict[str, Any]] = {}
    if kind.asset_kind.has_tiers:
        tiers = {7: tier(price_minor=draw(st.none() | amounts(currency)))}
    return asset, tiers, draw(bookings(kind, sorted(tiers)))


@st.composite
def bookings(draw: st.DrawFn, kind: BookingKind, tier_ids: list[int]) -> dict[str, Any]:
    """Return a valid booking without a discount."""
    values = booking(kind)
    match kind:
        case BookingKind.ACTIVITIES | BookingKind.EVENTS:
            values |= {"adults": draw(st.integers(0, 9)), "children": draw(st.integers(1, 5))}
            values["tier_id"] = draw(st.sampled_from([None, *tier_ids]))
        case BookingKind.RESTAURANTS:
            values["party_size"] = draw(st.integers(1, 20))
        case BookingKind.VEHICLES:
            start, length = draw(days), draw(st.integers(0, 20))
            values |= {"pick_up_on": start, "return_on": start + timedelta(days=length)}
            values["additional_drivers"] = draw(st.integers(0, 3))
            if length:
                values |= {"pick_up_time": draw(st.none() | times), "return_time": draw(st.none() | times)}
        case BookingKind.ACCOMMODATIONS:
            start = draw(days)
            values |= {"check_in_on": start, "check_out_on": start + timedelta(days=draw(st.integers(1, 20)))}
            values |= {"guests": draw(st.integers(1, 8)), "rooms": draw(st.integers(1, 4))}
    return values
