from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.domain.catalogue import CatalogueEntry
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.domain.listing import SalesObstacle, catalogue_entry, sales_obstacle
from backoffice.domain.money import Money
from backoffice.domain.specs import defaults, tier_defaults

OFFICE = "0123456789abcdef0123456789abcdef"
EVENT = AssetRef(AssetKind.EVENTS, 42)
VALUES = {**defaults(AssetKind.EVENTS, "BRL"), "name": "Jazz at the pier", "price_minor": 8000}


def entry(
    is_archived: bool = False, tiers: dict[int, dict[str, object]] | None = None, **values: object
) -> CatalogueEntry:
    return catalogue_entry(EVENT, {**VALUES, **values}, tiers or {}, installation_id=OFFICE, is_archived=is_archived)


def test_an_entry_says_what_stripe_should_hold() -> None:
    assert entry(description="By the sea.", images=("https://img.example/1.jpg",)) == CatalogueEntry(
        product_id="bo_0123456789ab_event_42",
        name="Jazz at the pier",
        description="By the sea.",
        images=("https://img.example/1.jpg",),
        is_active=True,
        price=Money(8000, "BRL"),
        metadata={"backoffice_installation": OFFICE, "backoffice_kind": "events", "backoffice_id": "42"},
    )


def test_only_active_tiers_that_cost_something_have_a_price() -> None:
    tier = {**tier_defaults(), "name": "VIP", "price_minor": 14400}
    tiers: dict[int, dict[str, object]] = {
        7: tier,
        8: {**tier, "is_active": False},
        9: {**tier, "tier_type": "free", "price_minor": None},
        10: {**tier, "price_minor": 0},
    }
    assert entry(tiers=tiers).tiers == {"7": Money(14400, "BRL")}
    assert entry(tiers=tiers, accepts_online_payment=False).tiers == {}
    assert entry(tiers=tiers, is_archived=True).tiers == {"7": Money(14400, "BRL")}


def test_images_that_stripe_cannot_show_are_left_out() -> None:
    images = ("http://img.example/1.jpg", *(f"https://img.example/{n}.jpg" for n in range(9)))
    assert entry(images=images).images == images[1:9]


def test_a_long_description_is_cut_to_stripes_limit() -> None:
    assert len(entry(description="x" * 50_000).description) == 40_000


@pytest.mark.parametrize(
    ("values", "is_archived", "obstacle"),
    [
        ({}, False, None),
        ({"price_minor": None}, False, SalesObstacle.NO_PRICE),
        ({"price_minor": 0}, False, SalesObstacle.ZERO_PRICE),
        ({"accepts_online_payment": False}, False, SalesObstacle.SWITCHED_OFF),
        ({"is_active": False, "price_minor": None}, False, SalesObstacle.INACTIVE),
        ({"price_minor": 0}, True, SalesObstacle.ARCHIVED),
    ],
)
def test_a_listing_says_why_it_is_not_sold_online(
    values: dict[str, object], is_archived: bool, obstacle: SalesObstacle | None
) -> None:
    assert sales_obstacle({**VALUES, **values}, is_archived=is_archived) is obstacle
    assert obstacle is None or str(obstacle.message).endswith(".")


@given(
    price=st.sampled_from([None, 0, 50, 99_999_999]),
    is_active=st.booleans(),
    is_sold_online=st.booleans(),
    is_archived=st.booleans(),
)
def test_a_listing_has_a_link_exactly_when_nothing_stands_against_it(
    price: int | None, is_active: bool, is_sold_online: bool, is_archived: bool
) -> None:
    values = {"price_minor": price, "is_active": is_active, "accepts_online_payment": is_sold_online}
    obstacle = sales_obstacle({**VALUES, **values}, is_archived=is_archived)
    assert entry(is_archived, **values).sells_by_link == (obstacle is None)


def test_an_edit_that_stripe_does_not_show_leaves_the_entry_as_it_was() -> None:
    assert entry(supplier="Gaivota Passeios", net_rate_minor=6000, tags=("jazz",)) == entry()
    assert entry(name="Blues at the pier") == replace(entry(), name="Blues at the pier")
