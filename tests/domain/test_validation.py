from collections.abc import Mapping
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.domain.checks import check_field
from backoffice.domain.kinds import AssetKind
from backoffice.domain.money import CURRENCIES, Money, minimum_minor, step_minor
from backoffice.domain.specs import defaults, field_of, fields_of, tier_defaults
from backoffice.domain.validation import check_asset, check_price, slug_of
from backoffice.services.demo import demo_listings
from tests.domain.field_strategies import ALL_SPECS

kinds = st.sampled_from(list(AssetKind))
ADULT = {**tier_defaults(), "name": "Adult", "price_minor": 15000}


def listing(kind: AssetKind, **values: object) -> dict[str, object]:
    return {**defaults(kind, "BRL"), "name": "Boat trip", **values}


def problems(kind: AssetKind, values: Mapping[str, object], *tiers: Mapping[str, object]) -> dict[str, str]:
    return {problem.field: str(problem.message) for problem in check_asset(kind, values, tiers)}


@given(kinds)
def test_a_name_is_enough(kind: AssetKind) -> None:
    assert problems(kind, listing(kind)) == {}
    assert problems(kind, {"name": "Boat trip"}) == {}


@given(kinds)
def test_without_a_name_nothing_is_saved(kind: AssetKind) -> None:
    assert problems(kind, defaults(kind, "BRL")) == {"name": "This cannot be left empty."}


def test_the_practice_listings_are_valid() -> None:
    found = [
        (one.values["name"], check_asset(one.kind, one.values, one.tiers)) for one in demo_listings(date(2027, 1, 1))
    ]
    assert [(name, wrong) for name, wrong in found if wrong] == []


junk = st.one_of(
    st.text(max_size=8), st.integers(), st.floats(), st.booleans(), st.dates(), st.times(), st.binary(max_size=3),
    st.lists(st.text(max_size=3)), st.tuples(st.none() | st.text(max_size=3) | st.integers()), st.just(object()),
)  # fmt: skip


@given(kinds, st.data())
def test_whatever_stands_in_a_field_the_answer_is_words(kind: AssetKind, data: st.DataObject) -> None:
    names = st.sampled_from([spec.name for spec in fields_of(kind)])
    values = data.draw(st.dictionaries(names | st.text(max_size=5), junk, max_size=6))
    tiers = data.draw(st.lists(st.dictionaries(st.sampled_from(list(ADULT)), junk, max_size=4), max_size=3))
    for problem in check_asset(kind, values, tiers):
        assert str(problem.message).endswith(".")
        assert "{" not in problem.message.text or problem.message.params


@given(st.sampled_from(ALL_SPECS), st.sampled_from([True, 1.5, float("nan"), float("inf"), b"x", [], object()]))
def test_a_value_of_the_wrong_type_is_refused(spec: object, value: object) -> None:
    assert isinstance(spec, type(ALL_SPECS[0]))
    fits = isinstance(value, bool) if spec.type == "boolean" else value == 1.5 and spec.type == "decimal"
    assert (check_field(spec, value) is None) == fits


def test_a_field_of_another_kind_is_named() -> None:
    assert problems(AssetKind.EVENTS, listing(AssetKind.EVENTS, seats=4)) == {
        "seats": "There is no field “seats” here. Leave it out."
    }


def test_fewest_participants_cannot_be_more_than_most() -> None:
    values = listing(AssetKind.ACTIVITIES, min_participants=8, max_participants=6)
    assert problems(AssetKind.ACTIVITIES, values) == {
        "max_participants": "It cannot take place: 8 must come, but only 6 may. Raise this one."
    }
    assert problems(AssetKind.ACTIVITIES, {**values, "max_participants": 8}) == {}


def test_opening_and_closing_go_together_and_closing_may_be_after_midnight() -> None:
    kind = AssetKind.RESTAURANTS
    words = "Opening and closing time go together. Fill in this one too."
    assert problems(kind, listing(kind, opening_time=time(18))) == {"closing_time": words}
    assert problems(kind, listing(kind, closing_time=time(0))) == {"opening_time": words}
    assert problems(kind, listing(kind, opening_time=time(0), closing_time=time(2))) == {}
    assert problems(kind, listing(kind, opening_time=time(18), closing_time=time(2))) == {}


@given(kinds)
def test_latitude_and_longitude_go_together(kind: AssetKind) -> None:
    words = "A place needs both latitude and longitude. Fill in this one too."
    assert problems(kind, listing(kind, latitude=-3.85)) == {"longitude": words}
    assert problems(kind, listing(kind, longitude=0.0)) == {"latitude": words}
    assert problems(kind, listing(kind, latitude=-3.85, longitude=-181.0)) == {
        "longitude": "Write a number from -180 to 180."
    }
    assert problems(kind, listing(kind, latitude=0.0, longitude=0.0)) == {}


@given(kinds)
def test_a_price_below_stripes_minimum_is_refused_unless_it_is_not_sold_online(kind: AssetKind) -> None:
    words = "Stripe charges BRL 0.50 at least. Ask for that or more, or leave the price empty."
    assert problems(kind, listing(kind, price_minor=49)) == {"price_minor": words}
    assert problems(kind, listing(kind, price_minor=49, accepts_online_payment=False)) == {}
    for fine in (None, 0, 50, 99_999_999):
        assert problems(kind, listing(kind, price_minor=fine)) == {}
    assert problems(kind, listing(kind, price_minor=100_000_000)) == {
        "price_minor": "Stripe does not charge as much as this. Write a smaller amount."
    }
    assert problems(kind, listing(kind, price_minor=-1)) == {
        "price_minor": "An amount cannot be negative. Leave the minus out."
    }


def test_three_decimals_end_in_zero() -> None:
    kind = AssetKind.ACCOMMODATIONS
    words = "Stripe charges KWD in steps of KWD 0.010. Write KWD 1.250 or KWD 1.260."
    assert problems(kind, listing(kind, currency="KWD", price_minor=1251)) == {"price_minor": words}
    assert problems(kind, listing(kind, currency="KWD", cleaning_fee_minor=1251)) == {"cleaning_fee_minor": words}
    assert problems(kind, listing(kind, currency="KWD", price_minor=1250, net_rate_minor=1001)) == {}


@given(st.sampled_from(CURRENCIES), st.integers(0, 99_999_999))
def test_a_price_passes_exactly_when_stripe_would_charge_it(currency: str, amount: int) -> None:
    chargeable = (amount == 0 or amount >= minimum_minor(currency)) and amount % step_minor(currency) == 0
    assert (check_price(Money(amount, currency)) is None) == chargeable


def test_amounts_need_a_currency_that_stripe_knows() -> None:
    kind = AssetKind.VEHICLES
    assert problems(kind, listing(kind, currency=None, price_minor=100)) == {
        "currency": "Say which currency the amounts are in, such as BRL."
    }
    assert list(problems(kind, listing(kind, currency="XYZ", price_minor=1))) == ["currency"]
    assert problems(kind, listing(kind, currency=None)) == {}


def test_an_odd_year_and_an_odd_discount_are_refused() -> None:
    assert "year" in problems(AssetKind.VEHICLES, listing(AssetKind.VEHICLES, year=19))
    assert "event_on" in problems(AssetKind.EVENTS, listing(AssetKind.EVENTS, event_on=date(1066, 10, 14)))
    kind = AssetKind.ACCOMMODATIONS
    assert "discount_percent" in problems(kind, listing(kind, discount_percent=101))
    assert problems(kind, listing(kind, discount_percent=100)) == {}


@pytest.mark.parametrize("name", ["a\nb", "a\u2028b", "a\tb", "a\x00b", "a\x7fb", "a\ud83d", "   ", "x" * 251])
def test_a_name_that_cannot_be_stored_or_shown_is_refused(name: str) -> None:
    assert list(problems(AssetKind.EVENTS, listing(AssetKind.EVENTS, name=name))) == ["name"]


@pytest.mark.parametrize(
    "name", ["<img src=x>", "=1+1", "💃🏽 Forró", "مهرجان", "100 % {off}", "x" * 250, "'; DROP TABLE"]
)
def test_a_hostile_looking_name_is_only_a_name(name: str) -> None:
    assert problems(AssetKind.EVENTS, listing(AssetKind.EVENTS, name=name)) == {}


def test_a_slug_holds_small_letters_digits_and_hyphens() -> None:
    kind = AssetKind.EVENTS
    assert problems(kind, listing(kind, slug="Noite de Forró")) == {
        "slug": "Use small letters, digits and single hyphens only, such as noite-de-forro."
    }
    assert problems(kind, listing(kind, slug="noite-de-forro-2")) == {}


@given(st.text(max_size=120))
def test_the_slug_of_any_name_is_empty_or_valid(name: str) -> None:
    slug = slug_of(name)
    assert not slug or problems(AssetKind.EVENTS, listing(AssetKind.EVENTS, slug=slug)) == {}


# ------------------------------------------------------------------------------------------------ ticket tiers


def test_tiers_are_checked_by_their_place() -> None:
    kind = AssetKind.ACTIVITIES
    found = problems(kind, listing(kind), ADULT, {**ADULT, "name": "", "max_per_order": 0}, {**ADULT, "colour": "red"})
    assert found == {
        "tiers[1].name": "This cannot be left empty.",
        "tiers[1].max_per_order": "Write a number from 1 to 1000.",
        "tiers[2].colour": "There is no field “colour” here. Leave it out.",
        "tiers[2].name": "Another tier has this name. Choose a different one.",
    }


def test_a_free_tier_has_no_price_and_any_other_has_one() -> None:
    kind = AssetKind.EVENTS
    free = {**ADULT, "name": "Child", "tier_type": "free"}
    assert problems(kind, listing(kind), free) == {
        "tiers[0].price_minor": "A free tier has no price. Empty it, or choose another type."
    }
    assert problems(kind, listing(kind), {**free, "price_minor": 0}, {**ADULT, "price_minor": None}) == {
        "tiers[1].price_minor": "Give this tier a price, or choose the type Free."
    }
    assert "tiers[0].price_minor" in problems(kind, listing(kind), {**ADULT, "price_minor": 49})


def test_an_event_sells_no_more_tickets_than_it_has_places() -> None:
    kind = AssetKind.EVENTS
    tiers = [{**ADULT, "name": name, "available_quantity": 40} for name in ("Adult", "VIP", "Student")]
    assert problems(kind, listing(kind, max_participants=100), *tiers) == {
        "tiers[2].available_quantity": "With this tier 120 tickets are on sale for 100 places. "
        "Lower it, or raise the most participants."
    }
    tiers[0]["is_active"] = False
    assert problems(kind, listing(kind, max_participants=100), *tiers) == {}
    assert problems(AssetKind.ACTIVITIES, listing(AssetKind.ACTIVITIES, max_participants=10), *tiers) == {}


def test_only_activities_and_events_have_tiers() -> None:
    kind = AssetKind.VEHICLES
    assert problems(kind, listing(kind), ADULT) == {"": "Only activities and events have ticket tiers. Remove them."}
    many = [{**ADULT, "name": str(n)} for n in range(51)]
    assert problems(AssetKind.EVENTS, listing(AssetKind.EVENTS), *many) == {
        "": "These are 51 ticket tiers. Keep 50 at most."
    }


def test_sentences_are_in_the_order_of_the_form() -> None:
    kind = AssetKind.VEHICLES
    found = check_asset(kind, {**listing(kind), "name": "", "year": 1, "latitude": 99.0})
    assert [problem.field for problem in found] == ["name", "year", "latitude", "longitude"]
    assert field_of(kind, "year") in fields_of(kind)
