"""What a comparison remembers of each listing is small, and the same however many there are."""

import tracemalloc
from dataclasses import replace

import pytest

from backoffice.domain.catalogue import ActualLink, ActualPrice, CatalogueEntry, CatalogueState
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.domain.listing import METADATA_NAMES, product_id
from backoffice.domain.money import Money
from backoffice.domain.resync_index import Expected, ResyncIndex, expected_of, link_mark, product_mark, record_mark

OFFICE = "0123456789abcdef0123456789abcdef"
SOLD = CatalogueState(
    product_id="",
    name="Passeio de barco",
    default_price_id="price_1",
    prices=(ActualPrice("price_1", Money(100, "BRL")),),
    metadata={METADATA_NAMES[0]: OFFICE},
)


def _compare(count: int) -> ResyncIndex:
    """Compare listings that are all in step."""
    index = ResyncIndex(OFFICE)
    for number in range(1, count + 1):
        state, link = _held(number)
        ref = AssetRef(AssetKind.ACTIVITIES, number)
        expected = Expected(product_mark(state), link_mark(link), must_look=False)
        index.add(ref, state.product_id, state.product_id, expected)
    for number in range(count, 0, -1):
        state, link = _held(number)
        index.see_link(link, state.product_id, OFFICE)
        index.see_product(state)
    assert not any(ids for _, ids in index.suspects())
    return index


def _held(number: int) -> tuple[CatalogueState, ActualLink]:
    product = product_id(OFFICE, AssetRef(AssetKind.ACTIVITIES, number))
    link = ActualLink(f"plink_{number}", f"https://pay.example/{number}", "price_1")
    return replace(SOLD, product_id=product), link


def test_a_listing_in_step_takes_some_twenty_bytes_however_many_there_are() -> None:
    def bytes_each(count: int) -> float:
        tracemalloc.start()
        try:
            index = _compare(count)
            return tracemalloc.get_traced_memory()[0] / len(index)
        finally:
            tracemalloc.stop()

    few, many = bytes_each(2_000), bytes_each(8_000)
    assert many < 32
    assert few < 100  # what there is once weighs more among few


@pytest.mark.parametrize(
    "change",
    [
        {"name": "x"},
        {"description": "x"},
        {"images": ("https://img.example/1",)},
        {"is_active": False},
        {"default_price_id": "price_2"},
        {"prices": (ActualPrice("price_1", Money(101, "BRL")),)},
        {"prices": (ActualPrice("price_1", Money(100, "USD")),)},
        {"prices": (ActualPrice("price_1", Money(100, "BRL"), is_active=False),)},
        {"metadata": {}},
    ],
)
def test_every_difference_that_a_list_shows_changes_the_mark(change: dict[str, object]) -> None:
    assert product_mark(replace(SOLD, **change)) != product_mark(SOLD)  # type: ignore[arg-type]
    assert record_mark(replace(SOLD, **change)) != record_mark(SOLD)  # type: ignore[arg-type]


def test_texts_that_no_encoding_takes_have_a_mark() -> None:
    assert product_mark(replace(SOLD, name="\ud800")) != product_mark(replace(SOLD, name="\udfff"))


def test_listings_come_in_the_order_of_their_ids() -> None:
    index = ResyncIndex(OFFICE)
    nothing = expected_of(CatalogueEntry("", "", is_active=False), None)
    index.add(AssetRef(AssetKind.ACTIVITIES, 2), "a", None, nothing)
    with pytest.raises(ValueError, match="in the order"):
        index.add(AssetRef(AssetKind.ACTIVITIES, 2), "b", None, nothing)


BOAT = AssetRef(AssetKind.ACTIVITIES, 1)


def _seen(recorded: CatalogueState, *links: tuple[ActualLink, str]) -> tuple[ActualLink, ...]:
    """Return what is seen of the links of a listing that was renamed here, each listed with its mark."""
    entry = CatalogueEntry(recorded.product_id, "Passeio ao pôr do sol", price=Money(100, "BRL"))
    index = ResyncIndex(OFFICE)
    index.add(BOAT, recorded.product_id, recorded.product_id, expected_of(entry, recorded))
    for link, mark in links:
        index.see_link(link, recorded.product_id, mark)
    index.see_product(replace(recorded, links=()))
    seen = index.seen(BOAT, recorded)
    assert seen
    return seen.links


def test_a_recorded_link_that_lost_its_mark_is_seen_as_it_is_now() -> None:
    state, live = _held(1)
    off = ActualLink("plink_old", "https://pay.example/old", "price_1", is_active=False)
    on_again = replace(off, is_active=True)
    assert _seen(replace(state, links=(live, off)), (live, ""), (on_again, "")) == (live, on_again)


def test_a_link_without_our_mark_that_no_record_names_is_left_alone() -> None:
    state, live = _held(1)
    by_hand = ActualLink("plink_by_hand", "https://pay.example/by_hand", "price_1")
    assert _seen(replace(state, links=(live,)), (by_hand, ""), (live, OFFICE)) == (live,)


def test_a_link_that_only_the_record_knows_of_is_not_seen() -> None:
    state, live = _held(1)
    gone = ActualLink("plink_gone", "https://pay.example/gone", "price_1", is_active=False)
    assert _seen(replace(state, links=(gone, live)), (live, OFFICE)) == (live,)
