"""What bookings cost, by example. The laws that hold for all of them are in test_pricing_laws.py."""

from datetime import date, time
from typing import Any

import pytest

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.errors import InvalidInput
from backoffice.domain.money import MAX_AMOUNT_MINOR, Money
from backoffice.domain.pricing import Discount, LineKind, PriceBreakdown, discount_of, is_plain, price_booking
from tests.domain.bookings.strategies import FIRST, booking, listing, tier

K = BookingKind


def price(
    kind: BookingKind, asset: dict[str, Any], values: dict[str, Any], tiers: dict[int, dict[str, Any]] | None = None
) -> PriceBreakdown:
    return price_booking(kind, asset, tiers or {}, values, discount_of(values))


def lines(breakdown: PriceBreakdown) -> list[tuple[str, str, int, int]]:
    return [(line.kind.value, str(line.label), line.quantity, line.amount_minor) for line in breakdown.lines]


def problem(kind: BookingKind, asset: dict[str, Any], values: dict[str, Any], **more: Any) -> tuple[str, str]:
    with pytest.raises(InvalidInput) as caught:
        price(kind, asset, values, **more)
    (found,) = caught.value.problems
    return found.field, str(found.message)


def test_activities_cost_the_price_a_person() -> None:
    found = price(K.ACTIVITIES, listing(K.ACTIVITIES), booking(K.ACTIVITIES, adults=2, children=1))
    assert lines(found) == [("stay", "Adults", 2, 30_000), ("stay", "Children", 1, 15_000)]
    assert found.total == Money(45_000, "BRL")


def test_a_tier_has_a_price_of_its_own() -> None:
    tiers = {7: tier(price_minor=9_900), 8: tier(price_minor=None), 9: tier(price_minor=500, tier_type="free")}
    asset = listing(K.EVENTS)
    assert price(K.EVENTS, asset, booking(K.EVENTS, adults=2, tier_id=7), tiers).total_minor == 19_800
    assert price(K.EVENTS, asset, booking(K.EVENTS, adults=2, tier_id=8), tiers).total_minor == 0
    assert price(K.EVENTS, asset, booking(K.EVENTS, adults=2, tier_id=9), tiers).total_minor == 0
    assert price(K.EVENTS, asset, booking(K.EVENTS, adults=2), tiers).total_minor == 30_000


def test_a_tier_that_is_gone_is_refused() -> None:
    field, words = problem(K.EVENTS, listing(K.EVENTS), booking(K.EVENTS, tier_id=7))
    assert (field, words) == ("tier_id", "The listing no longer has this ticket tier. Choose another.")


def test_a_restaurant_is_flat_and_free_without_a_price() -> None:
    asset = listing(K.RESTAURANTS, price_minor=2_000)
    assert lines(price(K.RESTAURANTS, asset, booking(K.RESTAURANTS, party_size=8))) == [
        ("stay", "Reservation", 1, 2_000)
    ]
    unpriced = price(K.RESTAURANTS, listing(K.RESTAURANTS, price_minor=None), booking(K.RESTAURANTS))
    assert (unpriced.lines, unpriced.total_minor) == ((), 0)


@pytest.mark.parametrize("kind", [K.ACTIVITIES, K.EVENTS, K.VEHICLES, K.ACCOMMODATIONS])
def test_no_price_is_no_gift(kind: BookingKind) -> None:
    asset = listing(kind, price_minor=None)
    assert problem(kind, asset, booking(kind)) == ("", "The listing has no price. Write one there; 0 if it is free.")
    assert price(kind, listing(kind, price_minor=0), booking(kind)).total_minor == 0


def test_what_is_sold_by_tiers_alone_asks_for_one() -> None:
    found = problem(K.EVENTS, listing(K.EVENTS, price_minor=None), booking(K.EVENTS), tiers={7: tier(price_minor=100)})
    assert found == ("tier_id", "It is sold by ticket tiers. Choose one.")


@pytest.mark.parametrize(
    ("pick_up", "returned", "days"),
    [
        ((1, None), (1, None), 1),
        ((1, None), (2, None), 1),
        ((1, None), (4, None), 3),
        ((1, time(9)), (4, time(9)), 3),
        ((1, time(9)), (4, time(9, 1)), 4),
        ((1, time(9)), (4, time(8)), 3),
        ((1, time(18)), (2, time(8)), 1),
        ((1, time(9)), (1, time(10)), 1),
        ((1, time(9)), (4, None), 3),
        ((1, None), (4, time(23, 59)), 3),
    ],
)
def test_vehicle_days_are_rounded_up(
    pick_up: tuple[int, time | None], returned: tuple[int, time | None], days: int
) -> None:
    values = booking(
        K.VEHICLES,
        pick_up_on=date(2027, 3, pick_up[0]),
        pick_up_time=pick_up[1],
        return_on=date(2027, 3, returned[0]),
        return_time=returned[1],
    )
    assert lines(price(K.VEHICLES, listing(K.VEHICLES), values)) == [("stay", "Days", days, days * 15_000)]


def test_additional_drivers_cost_their_fee_a_day() -> None:
    asset = listing(K.VEHICLES, extra_driver_fee_minor=2_000)
    found = price(K.VEHICLES, asset, booking(K.VEHICLES, additional_drivers=2))
    assert lines(found)[1] == ("extra", "Additional drivers (2), days", 4, 8_000)
    assert found.total_minor == 38_000


def test_a_stay_costs_nights_and_fees_less_the_discount_of_the_house() -> None:
    asset = listing(K.ACCOMMODATIONS, cleaning_fee_minor=8_000, taxes_minor=1_250, discount_percent=10)
    found = price(K.ACCOMMODATIONS, asset, booking(K.ACCOMMODATIONS))
    assert lines(found) == [
        ("stay", "Nights", 3, 45_000),
        ("discount", "Discount of the house, 10 %", 1, -4_500),
        ("fee", "Cleaning", 1, 8_000),
        ("tax", "Taxes", 1, 1_250),
    ]
    assert found.total_minor == 49_750


def test_every_room_has_its_nights() -> None:
    found = price(K.ACCOMMODATIONS, listing(K.ACCOMMODATIONS), booking(K.ACCOMMODATIONS, rooms=2))
    assert lines(found) == [("stay", "Nights, in 2 rooms", 6, 90_000)]


def test_a_percentage_is_off_the_stay_as_the_house_leaves_it_and_not_off_its_fees() -> None:
    asset = listing(K.ACCOMMODATIONS, cleaning_fee_minor=8_000, discount_percent=50)
    values = booking(K.ACCOMMODATIONS, discount_percent=10, discount_reason="Came back")
    found = price(K.ACCOMMODATIONS, asset, values)
    assert lines(found)[-1] == ("discount", "Discount, 10 %", 1, -2_250)
    assert found.total_minor == 22_500 - 2_250 + 8_000


def test_a_coupon_names_itself_in_its_line() -> None:
    values = booking(K.RESTAURANTS, discount_minor=500, coupon="SUMMER {x}")
    found = price(K.RESTAURANTS, listing(K.RESTAURANTS), values)
    assert lines(found)[-1] == ("discount", "Coupon SUMMER {x}", 1, -500)
    values = booking(K.RESTAURANTS, discount_percent=5, coupon="SUMMER")
    assert lines(price(K.RESTAURANTS, listing(K.RESTAURANTS), values))[-1][1] == "Coupon SUMMER, 5 %"


def test_a_discount_is_rounded_down_to_what_the_currency_is_charged_in() -> None:
    values = booking(K.RESTAURANTS, discount_percent=33, discount_reason="x")
    assert price(K.RESTAURANTS, listing(K.RESTAURANTS, price_minor=1_001), values).total_minor == 671
    dinar = listing(K.RESTAURANTS, price_minor=1_010, currency="KWD")
    assert price(K.RESTAURANTS, dinar, values).total_minor == 680
    krona = listing(K.RESTAURANTS, price_minor=1_000, currency="ISK")
    assert price(K.RESTAURANTS, krona, values).total_minor == 700


def test_a_discount_may_be_the_whole_price_and_no_more() -> None:
    everything = booking(K.RESTAURANTS, discount_minor=15_000, discount_reason="x")
    assert price(K.RESTAURANTS, listing(K.RESTAURANTS), everything).total_minor == 0
    more = booking(K.RESTAURANTS, discount_minor=15_001, discount_reason="x")
    assert problem(K.RESTAURANTS, listing(K.RESTAURANTS), more) == (
        "discount_minor",
        "The discount is more than the price of BRL 150.00. Lower it.",
    )


def test_a_total_too_small_for_stripe_is_refused_where_it_can_be_mended() -> None:
    cheap = booking(K.RESTAURANTS, discount_minor=14_980, discount_reason="x")
    field, words = problem(K.RESTAURANTS, listing(K.RESTAURANTS), cheap)
    assert field == "discount_minor"
    assert words.startswith("The total would be BRL 0.20, which Stripe does not charge. Stripe charges BRL 0.50 at")


def test_a_total_too_large_for_stripe_is_refused() -> None:
    dear = listing(K.ACTIVITIES, price_minor=MAX_AMOUNT_MINOR)
    assert price(K.ACTIVITIES, dear, booking(K.ACTIVITIES)).total_minor == MAX_AMOUNT_MINOR
    field, words = problem(K.ACTIVITIES, dear, booking(K.ACTIVITIES, adults=2))
    assert (field, words.endswith("Split it into several bookings.")) == ("", True)


@pytest.mark.parametrize(
    ("kind", "missing"), [(K.VEHICLES, "pick_up_on"), (K.VEHICLES, "return_on"), (K.ACCOMMODATIONS, "check_in_on")]
)
def test_without_its_days_nothing_is_priced(kind: BookingKind, missing: str) -> None:
    assert problem(kind, listing(kind), booking(kind, **{missing: None}))[1].startswith("Say when")


def test_a_stay_that_ends_before_it_begins_is_not_priced() -> None:
    backwards = booking(K.ACCOMMODATIONS, check_out_on=FIRST)
    assert problem(K.ACCOMMODATIONS, listing(K.ACCOMMODATIONS), backwards)[0] == "check_out_on"


def test_a_listing_without_a_currency_is_refused() -> None:
    asset = listing(K.RESTAURANTS, currency=None)
    assert problem(K.RESTAURANTS, asset, booking(K.RESTAURANTS))[1].startswith("The listing has no currency.")


def test_only_exact_multiples_are_plain() -> None:
    real = Money(15_000, "BRL")
    plain = price(K.ACTIVITIES, listing(K.ACTIVITIES), booking(K.ACTIVITIES, adults=2, children=1))
    assert is_plain(plain, real) == 3
    assert is_plain(plain, Money(15_000, "EUR")) is None
    assert is_plain(plain, Money(14_999, "BRL")) is None
    assert is_plain(plain, Money(0, "BRL")) is None
    assert is_plain(plain, None) is None
    assert is_plain(PriceBreakdown("BRL", ()), real) is None
    for values in ({"discount_percent": 1}, {"discount_minor": 100}):
        less = price(K.ACTIVITIES, listing(K.ACTIVITIES), booking(K.ACTIVITIES, discount_reason="x", **values))
        assert is_plain(less, real) is None
    clean = listing(K.ACCOMMODATIONS, cleaning_fee_minor=15_000)
    assert is_plain(price(K.ACCOMMODATIONS, clean, booking(K.ACCOMMODATIONS)), real) is None


def test_a_discount_is_read_from_the_values() -> None:
    assert discount_of(booking(K.EVENTS)) is None
    assert discount_of(booking(K.EVENTS, discount_percent=0)) is None
    assert discount_of(booking(K.EVENTS, discount_percent=5, discount_reason="Family")) == Discount("Family", percent=5)
    found = discount_of(booking(K.EVENTS, discount_minor=500, coupon="SUN"))
    assert found == Discount("", amount_minor=500, coupon="SUN")
    assert LineKind.DISCOUNT.value == "discount"
