"""What a listing asks of a booking whoever else has booked: days, hours, sizes, and being on sale at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import cast

from backoffice.domain.availability_terms import Conflict, Rule, Wish
from backoffice.domain.booking_facts import Values, a_date, a_time, booked_days, nights, number, people
from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.checks import WEEKDAYS
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message


def listing_conflicts(wish: Wish, today: date) -> Iterator[Conflict]:
    """Find what the listing itself refuses. `today` is the office's."""
    yield from _on_sale(wish)
    yield from _in_time(wish, today)
    match wish.kind:
        case BookingKind.ACTIVITIES:
            yield from _starting_time(wish)
            yield from _tier(wish)
        case BookingKind.EVENTS:
            yield from _tier(wish)
        case BookingKind.RESTAURANTS:
            yield from _restaurant(wish)
        case BookingKind.VEHICLES:
            yield from _maintenance(wish)
        case BookingKind.ACCOMMODATIONS:
            yield from _stay(wish)


def _conflict(rule: Rule, template: str, **params: object) -> Conflict:
    return Conflict(rule, Message(template, params))


def _on_sale(wish: Wish) -> Iterator[Conflict]:
    if wish.is_archived:
        yield _conflict(
            Rule.ARCHIVED, QT_TRANSLATE_NOOP("backoffice", "The listing is archived. Restore it to book it.")
        )
    elif wish.asset.get("is_active") is False:
        yield _conflict(
            Rule.INACTIVE, QT_TRANSLATE_NOOP("backoffice", "The listing is switched off. Make it active to book it.")
        )


def _in_time(wish: Wish, today: date) -> Iterator[Conflict]:
    days = booked_days(wish.kind, wish.asset, wish.values)
    if days is None or days.starts_on >= today:
        return
    if wish.kind is BookingKind.EVENTS:
        yield _conflict(
            Rule.EVENT_OVER,
            QT_TRANSLATE_NOOP("backoffice", "The event was on {day}. Correct its date, or choose another event."),
            day=days.starts_on,
        )
    else:
        yield _conflict(
            Rule.PAST,
            QT_TRANSLATE_NOOP("backoffice", "{day} is past. Choose a day from today on."),
            day=days.starts_on,
        )


# --------------------------------------------------------------------------------------- activities, events


def _starting_time(wish: Wish) -> Iterator[Conflict]:
    times = _texts(wish.asset, "available_times")
    at = a_time(wish.values, "activity_time")
    if times and (at is None or f"{at:%H:%M}" not in times):
        yield _conflict(
            Rule.STARTING_TIME,
            QT_TRANSLATE_NOOP("backoffice", "It starts at {times}. Choose one of these times."),
            times=", ".join(times),
        )


def _tier(wish: Wish) -> Iterator[Conflict]:
    if wish.tier is None:
        return
    if wish.tier.get("is_active") is False:
        yield _conflict(
            Rule.TIER_INACTIVE,
            QT_TRANSLATE_NOOP("backoffice", "This ticket tier is no longer sold. Choose another."),
        )
    most = number(wish.tier, "max_per_order")
    if most and people(wish.kind, wish.values) > most:
        yield _conflict(
            Rule.TIER_ORDER,
            QT_TRANSLATE_NOOP("backoffice", "One order takes {most} tickets of this tier at most. Split the booking."),
            most=most,
        )


# -------------------------------------------------------------------------------------- vehicles and stays


def _maintenance(wish: Wish) -> Iterator[Conflict]:
    if wish.asset.get("status") == "maintenance":
        yield _conflict(
            Rule.MAINTENANCE,
            QT_TRANSLATE_NOOP("backoffice", "The vehicle is in maintenance. Choose another, or make it available."),
        )


def _stay(wish: Wish) -> Iterator[Conflict]:
    rooms, most = max(1, number(wish.values, "rooms", 1)), number(wish.asset, "max_guests")
    guests = people(wish.kind, wish.values)
    if most and guests > most * rooms:
        yield _conflict(
            Rule.GUESTS,
            QT_TRANSLATE_NOOP(
                "backoffice", "{guests} guests do not fit: {most} are the most a room takes. Book more rooms."
            ),
            guests=guests,
            most=most,
        )
    count, least = nights(wish.values), number(wish.asset, "minimum_stay")
    if count is not None and count < least:
        yield _conflict(
            Rule.MINIMUM_STAY,
            QT_TRANSLATE_NOOP("backoffice", "{least} nights are the shortest stay, and this one has {nights}."),
            least=least,
            nights=count,
        )


# ---------------------------------------------------------------------------------------------- restaurants


def _restaurant(wish: Wish) -> Iterator[Conflict]:
    if wish.asset.get("accepts_reservations") is False:
        yield _conflict(Rule.NO_RESERVATIONS, QT_TRANSLATE_NOOP("backoffice", "The restaurant takes no reservations."))
    most, party = number(wish.asset, "max_party_size"), people(wish.kind, wish.values)
    if most and party > most:
        yield _conflict(
            Rule.PARTY_SIZE,
            QT_TRANSLATE_NOOP("backoffice", "{most} people are the largest party. Split it into several tables."),
            most=most,
        )
    yield from _opening(wish)


def _opening(wish: Wish) -> Iterator[Conflict]:
    """Find a table wanted while the restaurant is closed. After midnight it is still the evening before."""
    day, at = a_date(wish.values, "reserved_on"), a_time(wish.values, "reserved_time")
    if day is None:
        return
    opening, closing = a_time(wish.asset, "opening_time"), a_time(wish.asset, "closing_time")
    evening = _service_day(day, at, opening, closing)
    days = _texts(wish.asset, "operating_days")
    if days and WEEKDAYS[evening.weekday()] not in days:
        yield _conflict(
            Rule.CLOSED_DAY,
            QT_TRANSLATE_NOOP("backoffice", "The restaurant is closed on {day}. Choose another day."),
            day=evening,
        )
    if at is not None and opening is not None and closing is not None and not _is_open(at, opening, closing):
        yield _conflict(
            Rule.CLOSED_HOUR,
            QT_TRANSLATE_NOOP("backoffice", "The restaurant is open from {opening} to {closing}. Choose a time then."),
            opening=f"{opening:%H:%M}",
            closing=f"{closing:%H:%M}",
        )


def _service_day(day: date, at: time | None, opening: time | None, closing: time | None) -> date:
    """Return the day whose opening a time belongs to."""
    is_late = at is not None and opening is not None and closing is not None and closing < opening and at < closing
    return day - timedelta(days=1) if is_late and day > date.min else day


def _is_open(at: time, opening: time, closing: time) -> bool:
    """Tell whether a table can be taken then; the same time twice is open day and night."""
    if closing > opening:
        return opening <= at < closing
    return at >= opening or at < closing


def _texts(values: Values, name: str) -> tuple[str, ...]:
    found = values.get(name)
    return cast("tuple[str, ...]", found) if isinstance(found, tuple) else ()
