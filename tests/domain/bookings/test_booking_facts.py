from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.domain.booking_facts import (
    BookedDays,
    booked_days,
    describe,
    hire_days,
    moved_to,
    nights,
    people,
    starts_at,
)
from backoffice.domain.booking_kinds import BookingKind
from tests.domain.bookings.strategies import FIRST, booking, bookings, days, kinds, listing

K = BookingKind
THIRD = FIRST + timedelta(days=2)
FOURTH = FIRST + timedelta(days=3)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (K.ACTIVITIES, BookedDays(FIRST, FIRST, FIRST)),
        (K.EVENTS, BookedDays(FIRST, FIRST, FIRST)),
        (K.RESTAURANTS, BookedDays(FIRST, FIRST, FIRST)),
        (K.VEHICLES, BookedDays(FIRST, THIRD, THIRD)),
        (K.ACCOMMODATIONS, BookedDays(FIRST, FOURTH, THIRD)),
    ],
)
def test_a_booking_takes_up_its_days(kind: BookingKind, expected: BookedDays) -> None:
    assert booked_days(kind, listing(kind), booking(kind)) == expected


def test_without_dates_there_are_no_days() -> None:
    assert booked_days(K.EVENTS, {}, booking(K.EVENTS)) is None
    for kind, field in ((K.VEHICLES, "return_on"), (K.ACCOMMODATIONS, "check_in_on"), (K.ACTIVITIES, "activity_on")):
        assert booked_days(kind, {}, booking(kind, **{field: None})) is None
    assert booked_days(K.VEHICLES, {}, booking(K.VEHICLES, return_on=date(2027, 1, 1))) is None


@pytest.mark.parametrize(
    ("kind", "values", "words"),
    [
        (K.ACTIVITIES, {"activity_time": time(9), "children": 2}, "2027-03-01 09:00, people: 3"),
        (K.ACTIVITIES, {}, "2027-03-01, people: 1"),
        (K.EVENTS, {"adults": 2}, "2027-03-01 21:00, people: 2"),
        (K.RESTAURANTS, {"party_size": 5}, "2027-03-01 20:00, people: 5"),
        (K.VEHICLES, {}, "2027-03-01 to 2027-03-03"),
        (K.ACCOMMODATIONS, {}, "2027-03-01 to 2027-03-04, guests: 2"),
        (K.ACTIVITIES, {"activity_on": None}, "without a date"),
    ],
)
def test_a_booking_in_words(kind: BookingKind, values: dict[str, Any], words: str) -> None:
    assert str(describe(kind, listing(kind), booking(kind, **values))) == words


def test_when_a_booking_starts() -> None:
    assert starts_at(K.ACCOMMODATIONS, {"check_in_time": time(14)}, booking(K.ACCOMMODATIONS)) == time(14)
    assert starts_at(K.VEHICLES, {}, booking(K.VEHICLES, pick_up_time=time(8))) == time(8)
    assert starts_at(K.EVENTS, listing(K.EVENTS), {}) == time(21)
    assert starts_at(K.ACTIVITIES, {}, booking(K.ACTIVITIES)) is None


def test_how_many_come() -> None:
    assert people(K.VEHICLES, booking(K.VEHICLES, additional_drivers=2)) == 3
    assert people(K.ACTIVITIES, {"adults": None, "children": 2}) == 2
    assert people(K.RESTAURANTS, {}) == 0


def test_nights_and_days_need_both_ends() -> None:
    assert nights(booking(K.ACCOMMODATIONS)) == 3
    assert nights(booking(K.ACCOMMODATIONS, check_out_on=FIRST)) is None
    assert hire_days(booking(K.VEHICLES, return_on=FIRST - timedelta(days=1))) is None
    assert hire_days(booking(K.VEHICLES, return_on=FIRST, pick_up_time=time(9), return_time=time(9))) is None


@given(kinds.filter(lambda kind: kind is not K.EVENTS), days, st.data())
def test_a_moved_booking_is_as_long_as_before(kind: BookingKind, day: date, data: st.DataObject) -> None:
    values = data.draw(bookings(kind, []))
    moved = moved_to(kind, values, day)
    before, after = booked_days(kind, {}, values), booked_days(kind, {}, moved)
    assert before is not None
    assert after is not None
    assert after.starts_on == day
    assert after.ends_on - day == before.ends_on - before.starts_on
    assert moved_to(kind, moved, before.starts_on) == values


def test_events_have_no_day_of_their_own_to_move() -> None:
    with pytest.raises(ValueError, match="no day of its own"):
        moved_to(K.EVENTS, booking(K.EVENTS), FIRST)
    with pytest.raises(ValueError, match="no day of its own"):
        moved_to(K.VEHICLES, booking(K.VEHICLES, pick_up_on=None), FIRST)
