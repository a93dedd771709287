"""What follows from a booking's values: its days, its hours, its people and its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message

Values = Mapping[str, object]
_DAY = timedelta(days=1)
_FIRST_FIELDS = {
    BookingKind.ACTIVITIES: ("activity_on", "activity_time"),
    BookingKind.RESTAURANTS: ("reserved_on", "reserved_time"),
    BookingKind.VEHICLES: ("pick_up_on", "pick_up_time"),
    BookingKind.ACCOMMODATIONS: ("check_in_on", ""),
}
_LAST_FIELDS = {BookingKind.VEHICLES: "return_on", BookingKind.ACCOMMODATIONS: "check_out_on"}


@dataclass(frozen=True, slots=True)
class BookedDays:
    """From when to when. `ends_on` is the last day touched: the day of check-out or return.

    `last_on` is the last day taken up, for calendars: the night before check-out, else `ends_on`.
    """

    starts_on: date
    ends_on: date
    last_on: date


def booked_days(kind: BookingKind, asset: Values, values: Values) -> BookedDays | None:
    """Return the days of a booking; None while they are not known. Events take theirs from the listing (`asset`)."""
    starts_on = a_date(asset, "event_on") if kind is BookingKind.EVENTS else a_date(values, first_day_field(kind))
    if starts_on is None:
        return None
    ends_on = a_date(values, _LAST_FIELDS[kind]) if kind in _LAST_FIELDS else starts_on
    if ends_on is None or ends_on < starts_on:
        return None
    is_stay = kind is BookingKind.ACCOMMODATIONS and ends_on > starts_on
    return BookedDays(starts_on, ends_on, ends_on - _DAY if is_stay else ends_on)


def first_day_field(kind: BookingKind) -> str:
    """Return the name of the field that holds a booking's first day; '' for events, whose date is the listing's."""
    return _FIRST_FIELDS[kind][0] if kind in _FIRST_FIELDS else ""


def starts_at(kind: BookingKind, asset: Values, values: Values) -> time | None:
    """Return the time of day a booking starts at, if it is known; check-in's is the listing's."""
    if kind is BookingKind.EVENTS:
        return a_time(asset, "event_time")
    if kind is BookingKind.ACCOMMODATIONS:
        return a_time(asset, "check_in_time")
    return a_time(values, _FIRST_FIELDS[kind][1])


def moved_to(kind: BookingKind, values: Values, starts_on: date) -> dict[str, object]:
    """Return the values of a booking moved to another first day, as long as before.

    Raises:
        ValueError: events have no day of their own, or the booking has none yet.

    """
    before = a_date(values, first_day_field(kind))
    if before is None:
        raise ValueError("the booking has no day of its own")
    moved: dict[str, object] = {**values, first_day_field(kind): starts_on}
    last = _LAST_FIELDS.get(kind)
    if last is not None and (ends_on := a_date(values, last)) is not None:
        moved[last] = ends_on + (starts_on - before)
    return moved


def people(kind: BookingKind, values: Values) -> int:
    """Return how many people a booking is for; drivers, for vehicles."""
    match kind:
        case BookingKind.ACTIVITIES | BookingKind.EVENTS:
            return number(values, "adults") + number(values, "children")
        case BookingKind.RESTAURANTS:
            return number(values, "party_size")
        case BookingKind.VEHICLES:
            return 1 + number(values, "additional_drivers")
        case BookingKind.ACCOMMODATIONS:
            return number(values, "guests")


def hire_span(values: Values) -> tuple[datetime, datetime] | None:
    """Return from when to when a vehicle is away, half-open, in the office's local time; None while it is not known.

    Without a time of return it is back when the day of return begins (the next hirer may take it that day), but a hire
    takes up its first day at least. See decision 0032.
    """
    first, last = a_date(values, "pick_up_on"), a_date(values, "return_on")
    if first is None or last is None:
        return None
    start = datetime.combine(first, a_time(values, "pick_up_time") or time.min)
    end = datetime.combine(last, a_time(values, "return_time") or time.min)
    if end <= start and a_time(values, "return_time") is None and first < date.max:
        end = datetime.combine(first + _DAY, time.min)
    return (start, end) if start < end else None


def hire_days(values: Values) -> int | None:
    """Return how many days a hire is charged: every 24 hours begun, or calendar days where a time is missing."""
    first, last = a_date(values, "pick_up_on"), a_date(values, "return_on")
    if first is None or last is None or last < first:
        return None
    start, end = a_time(values, "pick_up_time"), a_time(values, "return_time")
    if start is None or end is None:
        return max(1, (last - first).days)
    length = datetime.combine(last, end) - datetime.combine(first, start)
    return -(-length // _DAY) if length > timedelta(0) else None


def nights(values: Values) -> int | None:
    """Return the nights of a stay, half-open; None while they are not known or it ends before it begins."""
    first, last = a_date(values, "check_in_on"), a_date(values, "check_out_on")
    return (last - first).days if first is not None and last is not None and last > first else None


def describe(kind: BookingKind, asset: Values, values: Values) -> Message:
    """Return a booking in a few words without its listing's name: `2027-03-31 09:00, people: 3`."""
    days = booked_days(kind, asset, values)
    if days is None:
        return Message(QT_TRANSLATE_NOOP("backoffice", "without a date"))
    facts: dict[str, object] = {"start": days.starts_on}
    if kind is BookingKind.VEHICLES:
        template = QT_TRANSLATE_NOOP("backoffice", "{start} to {end}")
        return Message(template, {**facts, "end": days.ends_on})
    facts["people"] = people(kind, values)
    if kind is BookingKind.ACCOMMODATIONS:
        template = QT_TRANSLATE_NOOP("backoffice", "{start} to {end}, guests: {people}")
        return Message(template, {**facts, "end": days.ends_on})
    at = starts_at(kind, asset, values)
    if at is None:
        return Message(QT_TRANSLATE_NOOP("backoffice", "{start}, people: {people}"), facts)
    return Message(QT_TRANSLATE_NOOP("backoffice", "{start} {at}, people: {people}"), {**facts, "at": f"{at:%H:%M}"})


# ------------------------------------------------------------------------------------------- values by type


def a_date(values: Values, name: str) -> date | None:
    """Return a day, or None where there is none."""
    value = values.get(name)
    return value if isinstance(value, date) and not isinstance(value, datetime) else None


def a_time(values: Values, name: str) -> time | None:
    """Return a time of day, or None where there is none."""
    value = values.get(name)
    return value if isinstance(value, time) else None


def number(values: Values, name: str, otherwise: int = 0) -> int:
    """Return a whole number, or another where there is none."""
    value = values.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else otherwise
