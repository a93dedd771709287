from datetime import time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.domain.booking_checks import check_booking
from backoffice.domain.booking_facts import booked_days
from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.errors import InvalidInput
from backoffice.domain.pricing import discount_of, price_booking
from backoffice.domain.specs.bookings import booking_defaults, booking_fields
from tests.domain.bookings.strategies import FIRST, booking, bookings, kinds, listing, tier

K = BookingKind


def problems(kind: BookingKind, tiers: Any = None, /, **values: Any) -> dict[str, str]:
    return {problem.field: str(problem.message) for problem in check_booking(kind, booking(kind, **values), tiers)}


@given(kinds, st.data())
def test_a_valid_booking_has_no_problem(kind: BookingKind, data: st.DataObject) -> None:
    assert check_booking(kind, data.draw(bookings(kind, [7])), {7}) == ()


@pytest.mark.parametrize("kind", BookingKind)
def test_a_new_booking_says_what_is_missing(kind: BookingKind) -> None:
    wanting = {spec.name for spec in booking_fields(kind) if spec.required and spec.default is None}
    found = {problem.field: str(problem.message) for problem in check_booking(kind, booking_defaults(kind))}
    assert found == dict.fromkeys(wanting, "This cannot be left empty.")


def test_somebody_comes() -> None:
    for kind in (K.ACTIVITIES, K.EVENTS):
        assert problems(kind, adults=0) == {"adults": "Nobody is coming. Write one adult or child at least."}
        assert problems(kind, adults=0, children=1) == {}
        assert problems(kind, adults=None, children=None).keys() == {"adults"}
    assert problems(K.RESTAURANTS, party_size=0).keys() == {"party_size"}
    assert problems(K.ACCOMMODATIONS, guests=0, rooms=0).keys() == {"guests", "rooms"}


def test_no_more_names_than_people() -> None:
    assert problems(K.EVENTS, adults=2, participant_names=("Ana", "Bia")) == {}
    found = problems(K.EVENTS, adults=1, participant_names=("Ana", "Bia"))
    assert found == {"participant_names": "These are 2 names for 1 people. Take some out, or raise the number."}


def test_a_tier_is_one_of_the_listing() -> None:
    assert problems(K.EVENTS, {7}, tier_id=7) == {}
    assert problems(K.EVENTS, {8}, tier_id=7).keys() == {"tier_id"}
    assert problems(K.EVENTS, {}, tier_id=7).keys() == {"tier_id"}
    assert problems(K.EVENTS, None, tier_id=7) == {}


def test_the_days_of_a_stay_are_in_order() -> None:
    words = "A stay is one night at least. Write a day after 2027-03-01."
    assert problems(K.ACCOMMODATIONS, check_out_on=FIRST) == {"check_out_on": words}
    assert problems(K.ACCOMMODATIONS, check_out_on=FIRST - timedelta(days=3)) == {"check_out_on": words}
    assert problems(K.ACCOMMODATIONS, check_out_on=FIRST + timedelta(days=366)) == {}
    assert problems(K.ACCOMMODATIONS, check_out_on=FIRST + timedelta(days=367)).keys() == {"check_out_on"}


def test_a_vehicle_goes_before_it_comes_back() -> None:
    assert problems(K.VEHICLES, return_on=FIRST - timedelta(days=1)).keys() == {"return_on"}
    assert problems(K.VEHICLES, return_on=FIRST) == {}
    same_day = {"return_on": FIRST, "pick_up_time": time(9)}
    assert problems(K.VEHICLES, **same_day, return_time=time(9)) == {
        "return_time": "On the same day it must come back after 09:00. Write a later time."
    }
    assert problems(K.VEHICLES, **same_day, return_time=time(9, 1)) == {}
    assert problems(K.VEHICLES, return_on=FIRST + timedelta(days=400)).keys() == {"return_on"}


@pytest.mark.parametrize("kind", BookingKind)
def test_a_discount_has_a_reason_and_one_size(kind: BookingKind) -> None:
    assert problems(kind, discount_percent=5) == {"discount_reason": "Say why there is a discount, or name the coupon."}
    assert problems(kind, discount_minor=5).keys() == {"discount_reason"}
    assert problems(kind, discount_percent=5, discount_reason="Family") == {}
    assert problems(kind, discount_percent=5, coupon="SUN") == {}
    assert problems(kind, discount_percent=5, discount_minor=5, coupon="SUN").keys() == {"discount_minor"}
    assert problems(kind, discount_percent=0, discount_minor=0) == {}
    assert problems(kind, coupon="SUN")["coupon"].startswith("Write what “SUN” takes off")
    assert problems(kind, discount_percent=101, coupon="SUN").keys() == {"discount_percent"}


def test_a_field_of_another_kind_is_refused() -> None:
    assert problems(K.EVENTS, party_size=2) == {"party_size": "There is no field “party_size” here. Leave it out."}


junk = st.one_of(
    st.text(max_size=8), st.integers(), st.floats(), st.booleans(), st.dates(), st.times(), st.binary(max_size=3),
    st.lists(st.text(max_size=3)), st.tuples(st.none() | st.text(max_size=3) | st.integers()), st.just(object()),
)  # fmt: skip


@given(kinds, st.data())
def test_whatever_stands_in_a_field_the_answer_is_words(kind: BookingKind, data: st.DataObject) -> None:
    names = st.sampled_from([spec.name for spec in booking_fields(kind)])
    values = data.draw(st.dictionaries(names | st.text(max_size=5), junk, max_size=6))
    for problem in check_booking(kind, {**booking(kind), **values}, {7}):
        assert str(problem.message).endswith(".")
        assert "{" not in problem.message.text or problem.message.params


@given(kinds, st.data())
def test_what_passes_has_days_and_is_priced_or_refused_in_words(kind: BookingKind, data: st.DataObject) -> None:
    values = {**data.draw(bookings(kind, [7])), **data.draw(discounts)}
    tiers = {7: tier(price_minor=1_000)}
    assert booked_days(kind, listing(kind), values) is not None
    if check_booking(kind, values, tiers):
        return
    try:
        assert price_booking(kind, listing(kind), tiers, values, discount_of(values)).total_minor >= 0
    except InvalidInput as refused:
        assert refused.problems[0].field in {"discount_minor", ""}  # noqa: PT017 - either outcome is right


discounts = st.fixed_dictionaries(
    {
        "discount_percent": st.none() | st.integers(0, 100),
        "discount_minor": st.none() | st.integers(0, 50_000),
        "discount_reason": st.none() | st.just("Family"),
    }
)
