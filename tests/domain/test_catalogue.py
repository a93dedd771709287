"""The plans people meet every day, with the number of requests each costs."""

from dataclasses import replace

import pytest

from backoffice.domain.catalogue import (
    TO_BE_MADE,
    CatalogueEntry,
    CatalogueState,
    CreatePaymentLink,
    CreatePrice,
    CreateProduct,
    DeactivatePrice,
    Made,
    SetPaymentLinkActive,
    UpdateProduct,
    plan,
)
from backoffice.domain.catalogue_evolution import evolve
from backoffice.domain.money import Money
from tests.domain.stripe_model import Stripe

BOAT = CatalogueEntry("bo_x_activity_1", "Boat trip", price=Money(15000, "BRL"), metadata={"backoffice_id": "1"})


def carried_out(desired: CatalogueEntry, stripe: Stripe, known: CatalogueState | None) -> CatalogueState:
    while steps := plan(desired, known):
        step = next(iter(steps))
        known = evolve(known, step, stripe.do(step))
    assert known
    return known


def live(desired: CatalogueEntry = BOAT) -> tuple[Stripe, CatalogueState]:
    stripe = Stripe(None)
    known = carried_out(desired, stripe, None)
    stripe.requests = 0
    return stripe, known


def test_a_new_listing_costs_two_requests() -> None:
    assert [type(step) for step in plan(BOAT, None)] == [CreateProduct, CreatePaymentLink]


def test_a_new_listing_without_a_price_is_registered_in_one_request() -> None:
    assert [type(step) for step in plan(replace(BOAT, price=None), None)] == [CreateProduct]


def test_a_new_listing_that_is_not_active_costs_nothing() -> None:
    assert not plan(replace(BOAT, is_active=False), None)


def test_each_tier_of_a_new_listing_costs_one_more_request() -> None:
    tiers = {"7": Money(7500, "BRL"), "8": Money(30000, "BRL")}
    steps = list(plan(replace(BOAT, tiers=tiers), None))
    assert [type(step) for step in steps] == [CreateProduct, CreatePrice, CreatePrice, CreatePaymentLink]
    assert [step.lookup_key for step in steps if isinstance(step, CreatePrice)] == [
        "bo_x_activity_1_tier_7",
        "bo_x_activity_1_tier_8",
    ]


def test_a_price_edit_is_five_requests_in_the_documented_order() -> None:
    _, known = live()
    old_price, old_link = known.default_price_id, known.selling_link
    assert old_price
    assert old_link
    assert list(plan(replace(BOAT, price=Money(18000, "BRL")), known)) == [
        CreatePrice(BOAT.product_id, Money(18000, "BRL"), ""),
        UpdateProduct(BOAT.product_id, default_price_id=TO_BE_MADE),
        CreatePaymentLink(TO_BE_MADE, BOAT.metadata),
        SetPaymentLinkActive(old_link.link_id, is_active=False),
        DeactivatePrice(old_price),
    ]


def test_a_price_edit_from_a_to_b_to_a_makes_a_new_price_each_time() -> None:
    stripe, known = live()
    known = carried_out(replace(BOAT, price=Money(18000, "BRL")), stripe, known)
    known = carried_out(BOAT, stripe, known)
    assert stripe.requests == 10
    assert stripe.held
    assert len(stripe.held.prices) == 3
    assert [price.money for price in stripe.live_prices] == [BOAT.price]


def test_another_currency_is_another_price() -> None:
    _, known = live()
    assert len(plan(replace(BOAT, price=Money(15000, "USD")), known)) == 5


@pytest.mark.parametrize(
    "edited",
    [
        replace(BOAT, name="Sunset sail"),
        replace(BOAT, description="Bring water."),
        replace(BOAT, images=("https://img.example/1.jpg",)),
        replace(BOAT, name="Sunset sail", description="Bring water.", metadata={"backoffice_id": "2"}),
    ],
)
def test_new_texts_are_one_request(edited: CatalogueEntry) -> None:
    _, known = live()
    assert [type(step) for step in plan(edited, known)] == [UpdateProduct]


def test_taking_the_price_away_switches_the_link_off_in_one_request() -> None:
    _, known = live()
    assert known.selling_link
    assert list(plan(replace(BOAT, price=None), known)) == [
        SetPaymentLinkActive(known.selling_link.link_id, is_active=False)
    ]


def test_the_same_price_given_back_revives_the_same_link() -> None:
    stripe, known = live()
    link = known.selling_link
    known = carried_out(replace(BOAT, price=None), stripe, known)
    known = carried_out(BOAT, stripe, known)
    assert stripe.requests == 2
    assert known.selling_link == link


def test_archiving_is_two_requests_and_restoring_two_with_the_same_link() -> None:
    stripe, known = live(replace(BOAT, tiers={"7": Money(7500, "BRL")}))
    before = known
    tiered = replace(BOAT, tiers={"7": Money(7500, "BRL")})
    known = carried_out(replace(tiered, is_active=False), stripe, known)
    assert stripe.requests == 2
    assert not stripe.live_links
    known = carried_out(tiered, stripe, known)
    assert stripe.requests == 4
    assert known == before


def test_a_price_edited_while_archived_costs_nothing_until_it_is_restored() -> None:
    stripe, known = live()
    known = carried_out(replace(BOAT, is_active=False), stripe, known)
    dearer = replace(BOAT, price=Money(18000, "BRL"))
    assert not plan(replace(dearer, is_active=False), known)
    known = carried_out(dearer, stripe, known)
    assert [price.money for price in stripe.live_prices] == [dearer.price]
    assert len(stripe.live_links) == 1


def test_a_tier_price_edit_is_two_requests() -> None:
    tiered = replace(BOAT, tiers={"7": Money(7500, "BRL")})
    _, known = live(tiered)
    steps = plan(replace(tiered, tiers={"7": Money(8000, "BRL")}), known)
    assert [type(step) for step in steps] == [CreatePrice, DeactivatePrice]


def test_the_state_stays_small_over_a_hundred_price_changes() -> None:
    stripe, known = live()
    for amount in range(100, 200):
        known = carried_out(replace(BOAT, price=Money(amount, "BRL")), stripe, known)
    assert (len(known.prices), len(known.links)) == (1, 1)
    assert stripe.held
    assert len(stripe.held.prices) == 101
    assert stripe.requests == 500


def test_a_second_live_link_and_a_second_live_price_are_switched_off() -> None:
    stripe, known = live()
    price = known.prices[0]
    link = known.links[0]
    twice = replace(
        known,
        prices=(*known.prices, replace(price, price_id="price_twin")),
        links=(*known.links, replace(link, link_id="plink_twin")),
    )
    stripe.held = twice
    assert list(plan(BOAT, twice)) == [
        SetPaymentLinkActive("plink_twin", is_active=False),
        DeactivatePrice("price_twin"),
    ]


def test_what_already_sells_is_kept_whatever_lies_beside_it() -> None:
    _, known = live()
    price, link = known.prices[0], known.links[0]
    beside = replace(
        known,
        prices=(replace(price, price_id="price_0"), price),
        links=(replace(link, link_id="plink_0", is_active=False), link),
    )
    assert list(plan(BOAT, beside)) == [DeactivatePrice("price_0")]


def test_a_link_someone_switched_off_by_hand_is_switched_on_again() -> None:
    _, known = live()
    off = replace(known, links=tuple(replace(link, is_active=False) for link in known.links))
    assert list(plan(BOAT, off)) == [SetPaymentLinkActive(off.links[0].link_id, is_active=True)]


def test_a_listing_whose_link_is_gone_gets_another() -> None:
    _, known = live()
    assert known.default_price_id
    assert list(plan(BOAT, replace(known, links=()))) == [CreatePaymentLink(known.default_price_id, BOAT.metadata)]


def test_an_answer_without_the_id_of_what_it_made_is_refused() -> None:
    create, link = plan(BOAT, None)
    with pytest.raises(ValueError, match="lacks the id"):
        evolve(None, create, Made())
    known = evolve(None, create, Made(price_id="price_1"))
    with pytest.raises(ValueError, match="lacks the id"):
        evolve(known, link, Made(link_id="plink_1"))


def test_nothing_can_come_before_the_product() -> None:
    with pytest.raises(ValueError, match="CreateProduct"):
        evolve(None, DeactivatePrice("price_1"), Made())
