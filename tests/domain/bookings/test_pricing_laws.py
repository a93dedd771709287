"""What holds for the price of every booking."""

import json
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backoffice.domain.booking_facts import hire_days
from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.errors import InvalidInput
from backoffice.domain.money import MAX_AMOUNT_MINOR
from backoffice.domain.pricing import Discount, LineKind, PriceBreakdown, PriceLine, is_plain, price_booking
from backoffice.domain.pricing_codec import UnreadableBreakdown, breakdown_from_json, breakdown_to_json
from backoffice.domain.validation import check_price
from tests.domain.bookings.strategies import booking, days, kinds, listing, priced, times

discounts = st.none() | st.builds(
    Discount, st.just("why"), percent=st.integers(0, 100), coupon=st.sampled_from(["", "SUN"])
)
amounts_off = st.builds(Discount, st.just("why"), st.none(), st.integers(0, 200_000))


def quoted(data: st.DataObject, kind: BookingKind, discount: Discount | None) -> PriceBreakdown | None:
    """Return a price, or None where it was refused in words."""
    asset, tiers, values = data.draw(priced(kind))
    try:
        return price_booking(kind, asset, tiers, values, discount)
    except InvalidInput:
        return None


@given(kinds, discounts | amounts_off, st.data())
def test_a_total_is_the_sum_of_its_lines_and_can_be_charged(
    kind: BookingKind, discount: Discount | None, data: st.DataObject
) -> None:
    found = quoted(data, kind, discount)
    if found is None:
        return
    assert found.total_minor == sum(line.amount_minor for line in found.lines)
    assert 0 <= found.total_minor <= MAX_AMOUNT_MINOR
    assert check_price(found.total) is None
    assert all(line.quantity > 0 and line.unit_minor >= 0 for line in found.lines)


@given(kinds, discounts | amounts_off, st.data(), st.randoms(use_true_random=False))
def test_a_total_does_not_depend_on_the_order_of_its_lines(
    kind: BookingKind, discount: Discount | None, data: st.DataObject, random: Any
) -> None:
    found = quoted(data, kind, discount)
    assume(found is not None)
    assert found is not None
    shuffled = list(found.lines)
    random.shuffle(shuffled)
    assert PriceBreakdown(found.currency, tuple(shuffled)).total_minor == found.total_minor


@given(kinds, st.integers(0, 100), st.data())
def test_a_percentage_takes_no_more_than_it_says_and_never_more_than_there_is(
    kind: BookingKind, percent: int, data: st.DataObject
) -> None:
    found = quoted(data, kind, Discount("why", percent=percent))
    if found is None:
        return
    off = sum(-line.amount_minor for line in found.lines if line.label.text == "Discount, {percent} %")
    stay = sum(line.amount_minor for line in found.lines if line.kind in (LineKind.STAY, LineKind.DISCOUNT)) + off
    assert 0 <= off * 100 <= stay * percent
    assert off <= stay


@given(kinds, st.data(), st.integers(0, 99), st.integers(1, 100))
def test_a_higher_discount_never_costs_more(kind: BookingKind, data: st.DataObject, low: int, more: int) -> None:
    asset, tiers, values = data.draw(priced(kind))
    try:
        dear = price_booking(kind, asset, tiers, values, Discount("why", percent=low))
        cheap = price_booking(kind, asset, tiers, values, Discount("why", percent=min(100, low + more)))
    except InvalidInput:
        assume(False)
        raise
    assert cheap.total_minor <= dear.total_minor


@given(days, st.integers(1, 20), st.integers(1, 20), st.integers(50, 90_000), st.integers(1, 4))
def test_nights_add_up_where_one_stay_ends_and_the_next_begins(
    start: Any, first: int, second: int, price: int, rooms: int
) -> None:
    asset = listing(BookingKind.ACCOMMODATIONS, price_minor=price)

    def total(begin: int, end: int) -> int:
        values = booking(
            BookingKind.ACCOMMODATIONS,
            check_in_on=start + timedelta(days=begin),
            check_out_on=start + timedelta(days=end),
            rooms=rooms,
        )
        return price_booking(BookingKind.ACCOMMODATIONS, asset, {}, values, None).total_minor

    assert total(0, first) + total(first, first + second) == total(0, first + second)


@given(days, times, st.integers(0, 20), times, st.integers(0, 3_000))
def test_a_later_return_never_costs_fewer_days(start: Any, pick_up: Any, length: int, back: Any, later: int) -> None:
    values = booking(BookingKind.VEHICLES, pick_up_on=start, pick_up_time=pick_up)
    returned = [start + timedelta(days=length), back]
    early = hire_days({**values, "return_on": returned[0], "return_time": returned[1]})
    minutes = back.hour * 60 + back.minute + later
    late = hire_days(
        {
            **values,
            "return_on": returned[0] + timedelta(minutes=minutes // 1440 * 1440),
            "return_time": back.replace(hour=minutes % 1440 // 60, minute=minutes % 60),
        }
    )
    if early is not None:
        assert late is not None
        assert early <= late <= early + later // 1440 + 1
        hours = length * 24 + (back.hour - pick_up.hour) + (back.minute - pick_up.minute) / 60
        assert (early - 1) * 24 < hours <= early * 24


@given(kinds, discounts, st.data())
def test_what_is_plain_is_exactly_so_many_times_the_price(
    kind: BookingKind, discount: Discount | None, data: st.DataObject
) -> None:
    found = quoted(data, kind, discount)
    if found is None or not found.lines:
        return
    unit = PriceBreakdown(
        found.currency, (PriceLine(LineKind.STAY, found.lines[0].label, 1, found.lines[0].unit_minor),)
    )
    quantity = is_plain(found, unit.total)
    if quantity is not None:
        assert quantity * unit.total_minor == found.total_minor


@given(kinds, discounts | amounts_off, st.data())
def test_a_stored_price_is_read_back(kind: BookingKind, discount: Discount | None, data: st.DataObject) -> None:
    found = quoted(data, kind, discount)
    if found is not None:
        assert breakdown_from_json(json.loads(json.dumps(breakdown_to_json(found)))) == found


GOOD = breakdown_to_json(
    price_booking(BookingKind.RESTAURANTS, listing(BookingKind.RESTAURANTS), {}, booking(BookingKind.RESTAURANTS), None)
)


@pytest.mark.parametrize(
    "damage",
    [
        {"version": 2},
        {"version": None},
        {"currency": None},
        {"total_minor": 14_999},
        {"total_minor": "15000"},
        {"lines": [{**GOOD["lines"][0], "unit_minor": 15_001}]},
        {"lines": [{**GOOD["lines"][0], "quantity": -1, "unit_minor": -15_000}]},
        {"lines": [{**GOOD["lines"][0], "quantity": 1.0}]},
        {"lines": [{**GOOD["lines"][0], "kind": "gift"}]},
        {"lines": [{**GOOD["lines"][0], "label": 1}]},
        {"lines": [{**GOOD["lines"][0], "params": 1}]},
        {"lines": [1]},
        {"lines": None},
    ],
)
def test_a_damaged_price_is_refused_and_never_guessed(damage: dict[str, Any]) -> None:
    assert breakdown_from_json(GOOD).total_minor == 15_000
    with pytest.raises(UnreadableBreakdown):
        breakdown_from_json({**GOOD, **damage})


@pytest.mark.parametrize("junk", [{}, [], None, "price", 3])
def test_what_is_no_price_at_all_is_refused(junk: Any) -> None:
    with pytest.raises(UnreadableBreakdown):
        breakdown_from_json(junk)
