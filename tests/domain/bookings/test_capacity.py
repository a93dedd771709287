"""Capacity against oracles that count by brute force."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from backoffice.domain.availability import Rule, Wish, conflicts
from backoffice.domain.booking_kinds import BookingKind
from tests.domain.bookings.strategies import FIRST, Booked, booking, bookings, kinds, listing
from tests.domain.field_strategies import ALL_SPECS

K = BookingKind
junk = (
    st.none()
    | st.text(max_size=4)
    | st.integers(-5, 5)
    | st.booleans()
    | st.dates()
    | st.sampled_from([date.min, date.max])
    | st.tuples(st.text(max_size=2))
)


def full(kind: BookingKind, asset: dict[str, Any], wanted: dict[str, Any], taken: list[Booked]) -> bool:
    room = (Rule.ROOMS, Rule.VEHICLE, Rule.PARTICIPANTS)
    return any(one.rule in room for one in conflicts(Wish(kind, asset, None, wanted), taken, FIRST))


@given(st.lists(bookings(K.ACCOMMODATIONS, []), max_size=12), st.integers(1, 5))
def test_no_night_ever_has_more_rooms_taken_than_there_are(wishes: list[dict[str, Any]], rooms: int) -> None:
    asset = listing(K.ACCOMMODATIONS, total_rooms=rooms)
    nights: Counter[Any] = Counter()
    taken: list[Booked] = []
    for wish in wishes:
        own = [
            wish["check_in_on"] + timedelta(days=n) for n in range((wish["check_out_on"] - wish["check_in_on"]).days)
        ]
        fits = all(nights[night] + wish["rooms"] <= rooms for night in own)
        assert full(K.ACCOMMODATIONS, asset, wish, taken) is not fits
        if fits:
            taken.append(Booked(wish))
            nights.update(dict.fromkeys(own, wish["rooms"]))
    assert max(nights.values(), default=0) <= rooms


def minutes_away(values: dict[str, Any]) -> range:
    start = datetime.combine(values["pick_up_on"], values["pick_up_time"] or time.min)
    end = datetime.combine(values["return_on"], values["return_time"] or time.min)
    if end <= start:
        end = datetime.combine(values["pick_up_on"] + timedelta(days=1), time.min)
    epoch = datetime.combine(FIRST, time.min)
    return range(int((start - epoch).total_seconds() // 60), int((end - epoch).total_seconds() // 60))


@given(st.lists(bookings(K.VEHICLES, []), max_size=10))
def test_no_vehicle_is_ever_with_two_at_once(wishes: list[dict[str, Any]]) -> None:
    asset, away = listing(K.VEHICLES), set[int]()
    taken: list[Booked] = []
    for wish in wishes:
        wanted = minutes_away(wish)
        fits = away.isdisjoint(wanted)
        assert full(K.VEHICLES, asset, wish, taken) is not fits
        if fits:
            taken.append(Booked(wish))
            away.update(wanted)


departures = st.fixed_dictionaries(
    {
        "activity_on": st.sampled_from([FIRST, FIRST + timedelta(days=1)]),
        "activity_time": st.sampled_from([None, time(9), time(14)]),
        "adults": st.integers(1, 5),
        "children": st.integers(0, 2),
    }
)


@given(st.lists(departures, max_size=12), st.integers(1, 12))
def test_no_departure_ever_has_more_people_than_places(wishes: list[dict[str, Any]], most: int) -> None:
    asset = listing(K.ACTIVITIES, max_participants=most)
    taken: list[Booked] = []
    for wish in wishes:
        values = booking(K.ACTIVITIES, **wish)
        if not full(K.ACTIVITIES, asset, values, taken):
            taken.append(Booked(values))
    for day in (FIRST, FIRST + timedelta(days=1)):
        for at in (time(9), time(14)):
            on = [b.values for b in taken if b.values["activity_on"] == day and b.values["activity_time"] in (at, None)]
            assert sum(values["adults"] + values["children"] for values in on) <= most  # type: ignore[operator]


@given(kinds, st.data())
def test_whoever_comes_first_the_last_place_has_one_winner(kind: BookingKind, data: st.DataObject) -> None:
    first, second = data.draw(bookings(kind, [])), data.draw(bookings(kind, []))
    asset = listing(kind, max_participants=9, total_rooms=4)
    fits = [not full(kind, asset, one, []) for one in (first, second)]
    if all(fits):
        assert full(kind, asset, first, [Booked(second)]) is full(kind, asset, second, [Booked(first)])


@given(kinds, st.data())
def test_whatever_stands_in_the_values_the_answer_is_words(kind: BookingKind, data: st.DataObject) -> None:
    names = st.sampled_from([*booking(kind), *(spec.name for spec in ALL_SPECS)])
    odd = data.draw(st.dictionaries(names, junk, max_size=6))
    wish = Wish(kind, {**listing(kind), **odd}, odd, {**booking(kind), **odd})
    for conflict in conflicts(wish, [Booked({**booking(kind), **odd}), Booked(odd)], FIRST):
        assert str(conflict.message).endswith(".")
        assert [str(one.when) for one in conflict.occupants] or not conflict.occupants
