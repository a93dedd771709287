"""Whether there is room: rooms a night, a vehicle at a time, places and tickets of a departure or an event."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, time, timedelta

from backoffice.domain.availability_terms import Conflict, Occupying, Rule, Wish, in_the_way
from backoffice.domain.booking_facts import Values, a_date, a_time, hire_span, nights, number, people
from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message

_DAY = timedelta(days=1)


def room_conflicts(wish: Wish, occupants: Sequence[Occupying]) -> Iterator[Conflict]:
    """Find where there is no room beside other bookings; `occupants` are those that hold a place."""
    match wish.kind:
        case BookingKind.ACCOMMODATIONS:
            yield from _rooms(wish, occupants)
        case BookingKind.VEHICLES:
            yield from _vehicle(wish, occupants)
        case BookingKind.ACTIVITIES | BookingKind.EVENTS:
            beside = alongside(wish, occupants)
            yield from _places(wish, beside)
            yield from _tickets(wish, beside)
        case BookingKind.RESTAURANTS:
            pass


# ---------------------------------------------------------------------------------------------------- stays


def _rooms(wish: Wish, occupants: Sequence[Occupying]) -> Iterator[Conflict]:
    total, wanted = max(1, number(wish.asset, "total_rooms", 1)), _rooms_of(wish.values)
    beside = [(one, _nights_of(one.values), _rooms_of(one.values)) for one in occupants]
    full: dict[date, int] = {}
    for night in _nights_of(wish.values):
        taken = sum(rooms for _, stay, rooms in beside if night in stay)
        if taken + wanted > total:
            full[night] = max(0, total - taken)
    if full:
        night = next(iter(full))
        yield Conflict(
            Rule.ROOMS,
            Message(
                QT_TRANSLATE_NOOP(
                    "backoffice", "In the night of {night} {free} of {total} rooms are free, and {wanted} are wanted."
                ),
                {"night": night, "free": full[night], "total": total, "wanted": wanted},
            ),
            in_the_way(wish, [one for one, stay, _ in beside if any(night in stay for night in full)]),
        )


class _Nights(Sequence[date]):
    """The nights of a stay, half-open: the day of check-out is none of them."""

    def __init__(self, values: Values) -> None:
        first, count = a_date(values, "check_in_on"), nights(values)
        self._first, self._count = (first, count) if first and count else (date.min, 0)

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index: int) -> date:  # pyright: ignore[reportIncompatibleMethodOverride] - no slices
        if not 0 <= index < self._count:
            raise IndexError(index)
        return self._first + index * _DAY

    def __contains__(self, night: object) -> bool:
        return isinstance(night, date) and 0 <= (night - self._first).days < self._count


def _nights_of(values: Values) -> _Nights:
    return _Nights(values)


def _rooms_of(values: Values) -> int:
    return max(1, number(values, "rooms", 1))


# ------------------------------------------------------------------------------------------------- vehicles


def _vehicle(wish: Wish, occupants: Sequence[Occupying]) -> Iterator[Conflict]:
    wanted = hire_span(wish.values)
    if wanted is None:
        return
    overlapping = [
        one for one in occupants if (away := hire_span(one.values)) and away[0] < wanted[1] and wanted[0] < away[1]
    ]
    if overlapping:
        yield Conflict(
            Rule.VEHICLE,
            Message(
                QT_TRANSLATE_NOOP("backoffice", "The vehicle is away then. Choose other days, or another vehicle.")
            ),
            in_the_way(wish, overlapping),
        )


# --------------------------------------------------------------------------------------- places and tickets


def alongside(wish: Wish, occupants: Sequence[Occupying]) -> list[Occupying]:
    """Return the bookings of the same event, or of the activity's same departure.

    A booking without a time may be on any of the day's departures, so it counts on each.
    """
    if wish.kind is BookingKind.EVENTS:
        return list(occupants)
    day, at = a_date(wish.values, "activity_on"), a_time(wish.values, "activity_time")
    same_day = [one for one in occupants if a_date(one.values, "activity_on") == day]
    if at is None:
        return _fullest(same_day)
    return [one for one in same_day if a_time(one.values, "activity_time") in (at, None)]


def _fullest(same_day: Sequence[Occupying]) -> list[Occupying]:
    """Return the bookings of the day's departure with most people: a wish without a time must fit on it too."""

    def on(at: time | None) -> list[Occupying]:
        return [one for one in same_day if a_time(one.values, "activity_time") in (at, None)]

    times = {a_time(one.values, "activity_time") for one in same_day}
    return max((on(at) for at in times), key=_heads, default=list[Occupying]())


def _heads(bookings: Sequence[Occupying]) -> int:
    return sum(people(BookingKind.ACTIVITIES, one.values) for one in bookings)


def _places(wish: Wish, beside: list[Occupying]) -> Iterator[Conflict]:
    most = number(wish.asset, "max_participants")
    if most:
        yield from _too_many(
            wish,
            beside,
            most,
            Rule.PARTICIPANTS,
            lambda free, wanted: Message(
                QT_TRANSLATE_NOOP("backoffice", "{free} of {most} places are free, and {wanted} are wanted."),
                {"free": free, "most": most, "wanted": wanted},
            ),
        )


def _tickets(wish: Wish, beside: list[Occupying]) -> Iterator[Conflict]:
    stock = None if wish.tier is None else wish.tier.get("available_quantity")
    if isinstance(stock, int):
        yield from _too_many(
            wish,
            [one for one in beside if one.values.get("tier_id") == wish.values.get("tier_id")],
            stock,
            Rule.TIER_STOCK,
            lambda free, wanted: Message(
                QT_TRANSLATE_NOOP(
                    "backoffice", "{free} of {stock} tickets of this tier are left, and {wanted} are wanted."
                ),
                {"free": free, "stock": stock, "wanted": wanted},
            ),
        )


def _too_many(
    wish: Wish, beside: list[Occupying], most: int, rule: Rule, message: Callable[[int, int], Message]
) -> Iterator[Conflict]:
    wanted, free = people(wish.kind, wish.values), most - _heads(beside)
    if wanted > free:
        yield Conflict(rule, message(max(0, free), wanted), in_the_way(wish, beside))
