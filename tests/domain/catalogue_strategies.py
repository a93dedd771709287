"""Wanted entries and states of Stripe, arbitrary but drawn from few values, so that they often meet."""

from hypothesis import strategies as st

from backoffice.domain.catalogue import (
    MAIN,
    ActualLink,
    ActualPrice,
    CatalogueEntry,
    CatalogueState,
    CreatePaymentLink,
    CreatePrice,
    CreateProduct,
    DeactivatePrice,
    SetPaymentLinkActive,
    Step,
    UpdateProduct,
)
from backoffice.domain.money import Money

PRODUCT = "bo_0123456789ab_activity_1"

moneys = st.builds(Money, st.sampled_from([100, 200, 300]), st.sampled_from(["BRL", "BRL", "USD"]))
_names = st.sampled_from(["Boat trip", "Sunset sail"])
_texts = st.sampled_from(["", "Bring water."])
_images = st.sampled_from([(), ("https://img.example/1.jpg",), ("https://img.example/1.jpg", "https://img.example/2")])
_metadata = st.sampled_from([{"backoffice_id": "1"}, {"backoffice_id": "1", "backoffice_kind": "activities"}])

entries = st.builds(
    CatalogueEntry,
    product_id=st.just(PRODUCT),
    name=_names,
    description=_texts,
    images=_images,
    is_active=st.sampled_from([True, True, True, False]),
    price=st.none() | moneys,
    tiers=st.dictionaries(st.sampled_from(["1", "2"]), moneys, max_size=2),
    metadata=_metadata,
)
sold_entries = st.builds(
    CatalogueEntry,
    product_id=st.just(PRODUCT),
    name=_names,
    description=_texts,
    images=_images,
    price=moneys,
    metadata=_metadata,
)


@st.composite
def states(draw: st.DrawFn) -> CatalogueState:
    """Draw what Stripe may hold: several prices and links, dead ones, a missing or dead default, foreign metadata."""
    prices = tuple(
        ActualPrice(
            f"price_{n}", draw(moneys), draw(st.sampled_from([MAIN, MAIN, "1", "2", "gone"])), draw(st.booleans())
        )
        for n in range(draw(st.integers(0, 5)))
    )
    price_ids = [price.price_id for price in prices]
    links = tuple(
        ActualLink(
            f"plink_{n}",
            f"https://pay.example/{n}",
            draw(st.sampled_from([*price_ids, "price_of_another_product"])),
            draw(st.booleans()),
        )
        for n in range(draw(st.integers(0, 4)))
    )
    return CatalogueState(
        product_id=PRODUCT,
        name=draw(_names),
        description=draw(_texts),
        images=draw(_images),
        is_active=draw(st.booleans()),
        default_price_id=draw(st.sampled_from([None, *price_ids])),
        prices=prices,
        links=links,
        metadata=draw(st.sampled_from([{}, {"backoffice_id": "1"}, {"backoffice_id": "7", "added_by_hand": "yes"}])),
    )


_ids = st.text(min_size=1, max_size=20)
_any_text = st.text(max_size=30)
_any_money = st.builds(Money, st.integers(0, 99_999_999), st.sampled_from(["BRL", "KWD", "JPY"]))
_any_metadata = st.dictionaries(_ids, _any_text, max_size=3)
_any_images = st.lists(_ids, max_size=3).map(tuple)

steps: st.SearchStrategy[Step] = st.one_of(
    st.builds(CreateProduct, _ids, _any_text, _any_text, _any_images, st.none() | _any_money, _any_metadata),
    st.builds(
        UpdateProduct,
        _ids,
        name=st.none() | _any_text,
        description=st.none() | _any_text,
        images=st.none() | _any_images,
        is_active=st.none() | st.booleans(),
        default_price_id=st.none() | _ids,
        metadata=st.none() | _any_metadata,
    ),
    st.builds(CreatePrice, _ids, _any_money, _any_text),
    st.builds(DeactivatePrice, _ids),
    st.builds(CreatePaymentLink, _ids, _any_metadata),
    st.builds(SetPaymentLinkActive, _ids, st.booleans()),
)
any_states = st.builds(
    CatalogueState,
    _ids,
    _any_text,
    _any_text,
    _any_images,
    st.booleans(),
    st.none() | _ids,
    st.lists(st.builds(ActualPrice, _ids, _any_money, _any_text, st.booleans()), max_size=3).map(tuple),
    st.lists(st.builds(ActualLink, _ids, _any_text, _ids, st.booleans()), max_size=3).map(tuple),
    _any_metadata,
)
