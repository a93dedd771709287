"""What stands in the way of a booking, by example. Capacity against a brute-force oracle is in test_capacity.py."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from backoffice.domain.availability import Conflict, Rule, Wish, conflicts, hints, search_days
from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import BookingStatus
from tests.domain.bookings.strategies import FIRST, Booked, booking, listing, tier

K = BookingKind
SATURDAY = date(2027, 3, 6)
EVENING = {"opening_time": time(18), "closing_time": time(2)}


def found(
    kind: BookingKind, asset: dict[str, Any], values: dict[str, Any], *booked: dict[str, Any], **wish: Any
) -> tuple[Conflict, ...]:
    occupants = [Booked(booking(kind, **one), f"AAAA-AAA{number}") for number, one in enumerate(booked, 2)]
    wanted = Wish(kind, listing(kind, **asset), wish.pop("tier", None), booking(kind, **values), **wish)
    return conflicts(wanted, occupants, FIRST)


def rules(
    kind: BookingKind, asset: dict[str, Any], values: dict[str, Any], *booked: dict[str, Any], **wish: Any
) -> list[Rule]:
    return [conflict.rule for conflict in found(kind, asset, values, *booked, **wish)]


@pytest.mark.parametrize("kind", BookingKind)
def test_an_empty_office_has_room(kind: BookingKind) -> None:
    assert found(kind, {}, {}) == ()


@pytest.mark.parametrize("kind", BookingKind)
def test_what_is_not_on_sale_is_refused(kind: BookingKind) -> None:
    (archived,) = found(kind, {"is_active": False}, {}, is_archived=True)
    assert (archived.rule, archived.is_overridable) == (Rule.ARCHIVED, False)
    (inactive,) = found(kind, {"is_active": False}, {})
    assert (inactive.rule, inactive.is_overridable) == (Rule.INACTIVE, True)


def test_days_in_the_past_can_be_overridden() -> None:
    yesterday = FIRST - timedelta(days=1)
    for kind, day in ((K.ACTIVITIES, "activity_on"), (K.RESTAURANTS, "reserved_on"), (K.VEHICLES, "pick_up_on")):
        (past,) = found(kind, {}, {day: yesterday})
        assert (past.rule, past.is_overridable) == (Rule.PAST, True)
    assert rules(K.ACCOMMODATIONS, {}, {"check_in_on": yesterday}) == [Rule.PAST]
    assert rules(K.EVENTS, {"event_on": yesterday}, {}) == [Rule.EVENT_OVER]
    assert rules(K.EVENTS, {"event_on": None}, {}) == []


# ---------------------------------------------------------------------------------------------------- stays


def stay(first: int, last: int, **more: Any) -> dict[str, Any]:
    return {"check_in_on": FIRST + timedelta(days=first), "check_out_on": FIRST + timedelta(days=last), **more}


def test_the_day_of_check_out_is_free_for_the_next_guest() -> None:
    assert rules(K.ACCOMMODATIONS, {}, stay(3, 5), stay(1, 3), stay(5, 7)) == []
    assert rules(K.ACCOMMODATIONS, {}, stay(3, 5), stay(1, 4)) == [Rule.ROOMS]
    assert rules(K.ACCOMMODATIONS, {}, stay(3, 5), stay(4, 9)) == [Rule.ROOMS]


def test_a_conflict_says_who_and_when_in_words() -> None:
    (conflict,) = found(K.ACCOMMODATIONS, {"total_rooms": 2}, stay(3, 5, rooms=2), stay(0, 4), stay(8, 9))
    assert str(conflict.message) == "In the night of 2027-03-04 1 of 2 rooms are free, and 2 are wanted."
    (who,) = conflict.occupants
    assert (who.confirmation_code, who.customer_name) == ("AAAA-AAA2", "Ana")
    assert str(who.when) == "2027-03-01 to 2027-03-05, guests: 2"


def test_more_rooms_than_there_are_conflict_with_nobody() -> None:
    (conflict,) = found(K.ACCOMMODATIONS, {}, stay(3, 5, rooms=2))
    assert (conflict.rule, conflict.occupants) == (Rule.ROOMS, ())


def test_guests_fit_into_the_rooms_they_book() -> None:
    asset = {"max_guests": 2, "total_rooms": 3}
    assert rules(K.ACCOMMODATIONS, asset, {"guests": 3}) == [Rule.GUESTS]
    assert rules(K.ACCOMMODATIONS, asset, {"guests": 3, "rooms": 2}) == []


def test_a_stay_is_as_long_as_the_shortest_allowed() -> None:
    assert rules(K.ACCOMMODATIONS, {"minimum_stay": 3}, stay(0, 2)) == [Rule.MINIMUM_STAY]
    assert rules(K.ACCOMMODATIONS, {"minimum_stay": 3}, stay(0, 3)) == []


# ------------------------------------------------------------------------------------------------- vehicles


def hire(first: int, start: time | None, last: int, end: time | None) -> dict[str, Any]:
    first_on, last_on = FIRST + timedelta(days=first), FIRST + timedelta(days=last)
    return {"pick_up_on": first_on, "pick_up_time": start, "return_on": last_on, "return_time": end}


@pytest.mark.parametrize(
    ("wanted", "booked", "is_free"),
    [
        (hire(3, time(12), 5, time(12)), hire(1, time(9), 3, time(12)), True),
        (hire(3, time(12), 5, time(12)), hire(1, time(9), 3, time(12, 1)), False),
        (hire(3, time(12), 5, time(12)), hire(5, time(12), 7, None), True),
        (hire(3, time(12), 5, time(12)), hire(5, time(11, 59), 7, None), False),
        (hire(3, None, 5, None), hire(1, None, 3, None), True),
        (hire(3, None, 5, None), hire(1, None, 4, None), False),
        (hire(3, None, 5, None), hire(4, None, 4, None), False),
        (hire(3, None, 3, None), hire(3, None, 3, None), False),
        (hire(3, time(9), 3, time(12)), hire(3, time(12), 3, time(18)), True),
        (hire(3, None, 5, None), hire(1, None, 3, time(18)), False),
    ],
)
def test_a_vehicle_is_hired_once_at_a_time(wanted: dict[str, Any], booked: dict[str, Any], is_free: bool) -> None:
    assert rules(K.VEHICLES, {}, wanted, booked) == ([] if is_free else [Rule.VEHICLE])
    assert rules(K.VEHICLES, {}, booked, wanted) == ([] if is_free else [Rule.VEHICLE])


def test_a_vehicle_in_maintenance_stays() -> None:
    assert rules(K.VEHICLES, {"status": "maintenance"}, {}) == [Rule.MAINTENANCE]
    assert rules(K.VEHICLES, {"status": "rented"}, {}) == []


# --------------------------------------------------------------------------------------- activities, events


def test_a_departure_takes_its_participants() -> None:
    asset = {"max_participants": 10, "available_times": ("09:00", "14:00")}
    nine, two = {"activity_time": time(9)}, {"activity_time": time(14)}
    assert rules(K.ACTIVITIES, asset, {**nine, "adults": 4}, {**nine, "adults": 5, "children": 1}) == []
    assert rules(K.ACTIVITIES, asset, {**nine, "adults": 5}, {**nine, "adults": 6}) == [Rule.PARTICIPANTS]
    assert rules(K.ACTIVITIES, asset, {**nine, "adults": 5}, {**two, "adults": 6}) == []
    other_day = {**nine, "adults": 10, "activity_on": FIRST + timedelta(days=1)}
    assert rules(K.ACTIVITIES, asset, {**nine, "adults": 5}, other_day) == []


def test_who_may_come_on_any_departure_counts_on_each() -> None:
    asset = {"max_participants": 10}
    nine, two = {"activity_time": time(9), "adults": 6}, {"activity_time": time(14), "adults": 6}
    assert rules(K.ACTIVITIES, asset, {**nine, "adults": 4}, two, {"adults": 7}) == [Rule.PARTICIPANTS]
    assert rules(K.ACTIVITIES, asset, {"adults": 4}, nine, two) == []
    assert rules(K.ACTIVITIES, asset, {"adults": 5}, nine, two) == [Rule.PARTICIPANTS]


def test_an_activity_starts_at_its_times() -> None:
    asset = {"available_times": ("09:00", "14:00")}
    assert rules(K.ACTIVITIES, asset, {"activity_time": time(10)}) == [Rule.STARTING_TIME]
    assert rules(K.ACTIVITIES, asset, {"activity_time": None}) == [Rule.STARTING_TIME]
    assert rules(K.ACTIVITIES, asset, {"activity_time": time(9)}) == []
    assert rules(K.ACTIVITIES, {}, {"activity_time": time(10)}) == []


def test_an_event_takes_as_many_as_it_has_places() -> None:
    assert rules(K.EVENTS, {"max_participants": 10}, {"adults": 3}, {"adults": 7}) == []
    (conflict,) = found(K.EVENTS, {"max_participants": 10}, {"adults": 4}, {"adults": 7})
    assert str(conflict.message) == "3 of 10 places are free, and 4 are wanted."


def test_tickets_of_a_tier_run_out() -> None:
    few = tier(available_quantity=5)
    seven = {"tier_id": 7}
    assert rules(K.EVENTS, {}, {**seven, "adults": 2}, {**seven, "adults": 3}, tier=few) == []
    assert rules(K.EVENTS, {}, {**seven, "adults": 3}, {**seven, "adults": 3}, tier=few) == [Rule.TIER_STOCK]
    assert rules(K.EVENTS, {}, {**seven, "adults": 3}, {"tier_id": 8, "adults": 3}, tier=few) == []
    assert rules(K.EVENTS, {}, {**seven, "adults": 1}, tier=tier(available_quantity=0)) == [Rule.TIER_STOCK]


def test_an_order_takes_no_more_than_its_tier_allows() -> None:
    pairs = tier(max_per_order=2)
    assert rules(K.ACTIVITIES, {}, {"tier_id": 7, "adults": 2, "children": 1}, tier=pairs) == [Rule.TIER_ORDER]
    assert rules(K.ACTIVITIES, {}, {"tier_id": 7, "adults": 2}, tier=pairs) == []
    assert rules(K.ACTIVITIES, {}, {"tier_id": 7}, tier=tier(is_active=False)) == [Rule.TIER_INACTIVE]


def test_too_few_is_a_hint_and_no_conflict() -> None:
    few = Wish(K.ACTIVITIES, listing(K.ACTIVITIES, min_participants=4), None, booking(K.ACTIVITIES, adults=2))
    assert conflicts(few, [], FIRST) == ()
    assert [str(hint) for hint in hints(few, [])] == ["With this booking 2 come; it takes place from 4 on."]
    assert hints(few, [Booked(booking(K.ACTIVITIES, adults=2))]) == ()
    assert len(hints(few, [Booked(booking(K.ACTIVITIES, adults=2), status=BookingStatus.CANCELLED)])) == 1


# ---------------------------------------------------------------------------------------------- restaurants


def table(day: date, at: time, **more: Any) -> dict[str, Any]:
    return {"reserved_on": day, "reserved_time": at, **more}


def test_a_restaurant_opens_on_its_days() -> None:
    weekend = {"operating_days": ("sat", "sun")}
    assert rules(K.RESTAURANTS, weekend, table(SATURDAY, time(20))) == []
    assert rules(K.RESTAURANTS, weekend, table(SATURDAY - timedelta(days=1), time(20))) == [Rule.CLOSED_DAY]
    assert rules(K.RESTAURANTS, {"operating_days": ()}, table(SATURDAY, time(20))) == []


OPEN, CLOSED = (time(18), time(23, 59), time(0), time(1, 59)), (time(17, 59), time(2), time(12))


@pytest.mark.parametrize(("at", "is_open"), [*((at, True) for at in OPEN), *((at, False) for at in CLOSED)])
def test_a_restaurant_may_close_after_midnight(at: time, is_open: bool) -> None:
    assert rules(K.RESTAURANTS, EVENING, table(SATURDAY, at)) == ([] if is_open else [Rule.CLOSED_HOUR])


def test_after_midnight_it_is_still_the_evening_before() -> None:
    saturdays = {**EVENING, "operating_days": ("sat",)}
    sunday = SATURDAY + timedelta(days=1)
    assert rules(K.RESTAURANTS, saturdays, table(sunday, time(0, 30))) == []
    assert rules(K.RESTAURANTS, saturdays, table(SATURDAY, time(0, 30))) == [Rule.CLOSED_DAY]
    assert rules(K.RESTAURANTS, saturdays, table(sunday, time(20))) == [Rule.CLOSED_DAY]
    assert rules(K.RESTAURANTS, saturdays, table(sunday, time(2))) == [Rule.CLOSED_DAY, Rule.CLOSED_HOUR]


def test_open_by_day_closes_at_closing_time_and_the_same_time_twice_never() -> None:
    noon = {"opening_time": time(12), "closing_time": time(15)}
    assert rules(K.RESTAURANTS, noon, table(SATURDAY, time(14, 59))) == []
    assert rules(K.RESTAURANTS, noon, table(SATURDAY, time(15))) == [Rule.CLOSED_HOUR]
    always = {"opening_time": time(8), "closing_time": time(8)}
    assert rules(K.RESTAURANTS, always, table(SATURDAY, time(3))) == []


def test_a_restaurant_says_whether_and_for_how_many_it_reserves() -> None:
    assert rules(K.RESTAURANTS, {"accepts_reservations": False}, {}) == [Rule.NO_RESERVATIONS]
    assert rules(K.RESTAURANTS, {"max_party_size": 6}, {"party_size": 7}) == [Rule.PARTY_SIZE]
    assert rules(K.RESTAURANTS, {"max_party_size": 6}, {"party_size": 6}) == []


# ------------------------------------------------------------------------------------------- who is in the way


@pytest.mark.parametrize("status", BookingStatus)
def test_only_what_holds_its_place_is_in_the_way(status: BookingStatus) -> None:
    wish = Wish(K.VEHICLES, listing(K.VEHICLES), None, booking(K.VEHICLES))
    occupant = Booked(booking(K.VEHICLES), status=status)
    assert bool(conflicts(wish, [occupant], FIRST)) == status.holds_place


def test_a_booking_is_not_in_its_own_way() -> None:
    own = Booked(booking(K.VEHICLES), "VAAA-AAAA")
    wish = Wish(K.VEHICLES, listing(K.VEHICLES), None, booking(K.VEHICLES), own_code="VAAA-AAAA")
    assert conflicts(wish, [own], FIRST) == ()
    assert conflicts(wish, [own, Booked(booking(K.VEHICLES), "VBBB-BBBB")], FIRST) != ()


def test_the_days_to_search_hold_everything_in_the_way() -> None:
    def days(kind: BookingKind, **values: Any) -> tuple[date, date] | None:
        return search_days(Wish(kind, listing(kind), None, booking(kind, **values)))

    assert days(K.ACTIVITIES) == (FIRST, FIRST)
    assert days(K.ACCOMMODATIONS) == (FIRST, FIRST + timedelta(days=3))
    assert days(K.VEHICLES, pick_up_on=None) is None
    first, last = days(K.EVENTS) or (FIRST, FIRST)
    assert first.year < 2000
    assert last.year > 2100
