"""Whether something can be booked: what stands in the way, and who. Nothing here locks; services hold the lock.

Nights and hires are half-open, so same-day turnover is no conflict. See decision 0032.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from backoffice.domain.availability_room import alongside, room_conflicts
from backoffice.domain.availability_rules import listing_conflicts
from backoffice.domain.availability_terms import Conflict, InTheWay, Occupying, Rule, Wish
from backoffice.domain.booking_facts import booked_days, number, people
from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message

__all__ = ["Conflict", "InTheWay", "Occupying", "Rule", "Wish", "conflicts", "hints", "search_days"]

_EVER = (date(1900, 1, 1), date(2199, 12, 31))


def conflicts(wish: Wish, occupants: Sequence[Occupying], today: date) -> tuple[Conflict, ...]:
    """Return everything in the way of a wish, what the listing refuses first.

    `occupants` are the bookings of the same listing that touch the days of `search_days`; more do no harm. Those that
    hold no place, and the wish's own booking, are passed over. `today` is the office's.
    """
    return (*listing_conflicts(wish, today), *room_conflicts(wish, _holding(wish, occupants)))


def hints(wish: Wish, occupants: Sequence[Occupying]) -> tuple[Message, ...]:
    """Return what is worth knowing and in nobody's way: fewer have booked than must come for it to take place."""
    fewest = number(wish.asset, "min_participants")
    if wish.kind is not BookingKind.ACTIVITIES or not fewest:
        return ()
    beside = alongside(wish, _holding(wish, occupants))
    coming = people(wish.kind, wish.values) + sum(people(wish.kind, one.values) for one in beside)
    if coming >= fewest:
        return ()
    text = QT_TRANSLATE_NOOP("backoffice", "With this booking {coming} come; it takes place from {fewest} on.")
    return (Message(text, {"coming": coming, "fewest": fewest}),)


def search_days(wish: Wish) -> tuple[date, date] | None:
    """Return the days whose bookings may be in the way, both included; None while the wish has none.

    All bookings of an event are, whatever date it had when they were made.
    """
    if wish.kind is BookingKind.EVENTS:
        return _EVER
    days = booked_days(wish.kind, wish.asset, wish.values)
    return None if days is None else (days.starts_on, days.ends_on)


def _holding(wish: Wish, occupants: Sequence[Occupying]) -> list[Occupying]:
    return [one for one in occupants if one.status.holds_place and one.confirmation_code != wish.own_code]
