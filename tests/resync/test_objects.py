"""Products and links that are nobody's, somebody else's, in another account, or there twice."""

import pytest

from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.domain.resync import Finding
from backoffice.services.ports.resync import ItemState
from tests.jobs.workshop import BOAT
from tests.resync.office import LEAVE, MATCH, Office, only

NAMES = ("backoffice_installation", "backoffice_kind", "backoffice_id")


def _make(office: Office, product_id: str, metadata: dict[str, str], name: str = "Outro") -> str:
    """Make a product with a price and a live link by hand; return the link's id."""
    marks = {"metadata": metadata} if metadata else {}
    office.dashboard("PostProducts", id=product_id, name=name, **marks)
    price = office.dashboard("PostPrices", product=product_id, unit_amount=5000, currency="brl")
    office.ledger.edit(product_id, default_price=price["id"])
    items = [{"price": price["id"], "quantity": 1}]
    return office.dashboard("PostPaymentLinks", line_items=items, **marks)["id"]


def test_a_listing_that_is_not_in_stripe_yet(office: Office) -> None:
    office.add(1)
    new = office.workshop.boat().ref
    row = only(plan := office.compare())
    assert (row.ref, row.findings, row.requests) == (new, (Finding.MISSING,), 2)
    office.apply(plan)
    office.assert_in_step(new)


def test_an_orphan_is_left_unless_a_person_wants_it_archived(office: Office) -> None:
    office.add(1)
    product = f"bo_{office.installation[:12]}_activity_999"
    link = _make(office, product, dict(zip(NAMES, (office.installation, "activities", "999"), strict=True)))
    row = only(plan := office.compare())
    assert (row.subject, row.ref, row.findings, row.default) == (product, None, (Finding.ORPHAN,), LEAVE)
    before = office.last_request
    office.apply(plan)
    assert office.ledger.writes(after=before) == 0
    run = office.apply(plan, MATCH)
    assert office.states(run) == [ItemState.DONE]
    assert office.ledger.object("product", id=product)["active"] is False
    assert office.ledger.object("payment_link", id=link)["active"] is False
    assert office.ledger.writes(after=before) == row.requests == 2
    office.assert_in_step()


def test_a_second_product_of_a_listing_is_retired_and_the_recorded_one_stays(office: Office) -> None:
    (ref,) = office.add(1)
    metadata = dict(office.ledger.object("product")["metadata"])
    link = _make(office, "prod_copy", metadata)
    row = only(plan := office.compare())
    assert (row.subject, row.findings) == ("prod_copy", (Finding.DUPLICATE_PRODUCT,))
    office.apply(plan)
    assert office.ledger.object("payment_link", id=link)["active"] is False
    office.assert_in_step(ref)


def test_what_is_not_ours_is_never_touched(office: Office) -> None:
    (ref,) = office.add(1)
    own, stripe = office.installation, office.assets.get(ref).stripe
    other = {"backoffice_installation": "f" * 32, "backoffice_kind": "activities", "backoffice_id": "1"}
    links = [
        _make(office, "prod_by_hand", {}),
        _make(office, "prod_other_office", other),
        _make(office, f"bo_{'f' * 12}_activity_1", other),
        # An office whose id begins like ours.
        _make(office, f"bo_{own[:12]}_activity_77", {**other, "backoffice_installation": own[:12] + "0" * 20}),
    ]
    items = [{"price": stripe.price_id, "quantity": 1}]
    hand = office.dashboard("PostPaymentLinks", line_items=items)["id"]
    extra = office.dashboard("PostPrices", product="prod_by_hand", unit_amount=700, currency="brl")["id"]
    two = [*items, {"price": extra, "quantity": 1}]
    bundle = office.dashboard("PostPaymentLinks", line_items=two, metadata={"backoffice_installation": own})["id"]
    office.ledger.edit(office.product(ref), name="Mexido")
    plan = office.compare()
    assert only(plan).ref == ref
    office.apply(plan)
    for link in (*links, hand, bundle):
        assert office.ledger.object("payment_link", id=link)["active"] is True
    assert office.ledger.object("product", id="prod_by_hand")["active"] is True
    assert office.compare().rows == ()


def test_rows_that_name_products_of_another_account_get_new_ones(office: Office) -> None:
    refs = office.add(3)
    archived = refs[2]
    office.assets.archive(archived)
    office.workshop.settle()
    links = [office.link(ref) for ref in refs[:2]]
    office.ledger.reset(rate=0)
    plan = office.compare()
    assert [row.findings for row in plan] == [(Finding.STALE_ID,)] * 3
    assert [row.requests for row in plan] == [2, 2, 0]
    office.apply(plan)
    assert office.assets.get(archived).stripe.product_id is None
    assert {office.link(ref) for ref in refs[:2]}.isdisjoint(links)
    office.assert_in_step(*refs)


def test_rows_that_know_nothing_of_a_product_that_is_there_find_it_again(office: Office) -> None:
    """As after a backup from before the first sync was restored."""
    tiers_ref = _with_tiers(office)
    (ref,) = office.add(1)
    with office.workshop.database.write() as uow:
        for each in (ref, tiers_ref):
            record = uow.assets.get(each)
            uow.assets.save_stripe(each, type(record.stripe)(), {})
    before = len(office.ledger.objects("price"))
    plan = office.compare()
    assert {row.ref: row.must_read_prices for row in plan} == {ref: True, tiers_ref: True}
    office.apply(plan)
    assert len(office.ledger.objects("price")) == before
    office.assert_in_step(ref, tiers_ref)


def _with_tiers(office: Office) -> AssetRef:
    from backoffice.services.ports import TierRecord

    tiers = [TierRecord(None, {"name": name, "price_minor": price}) for name, price in (("VIP", 30_000), ("Meia", 900))]
    ref = office.assets.create(AssetKind.EVENTS, {"name": "Festa", "price_minor": 5000, "currency": "BRL"}, tiers).ref
    office.workshop.settle()
    return ref


def test_a_ticket_price_is_looked_at_where_somebody_was_at_the_prices(office: Office) -> None:
    ref = _with_tiers(office)
    tier = next(t for t in office.assets.get(ref).tiers if t.stripe_price_id)
    office.ledger.edit(str(tier.stripe_price_id), active=False)
    assert office.compare().rows == ()  # no list shows it: docs/decisions/0051
    product = office.product(ref)
    price = office.dashboard("PostPrices", product=product, unit_amount=100, currency="brl")
    office.ledger.edit(product, default_price=price["id"])
    row = only(plan := office.compare())
    assert row.must_read_prices
    office.apply(plan)
    after = next(t for t in office.assets.get(ref).tiers if t.id == tier.id)
    assert after.stripe_price_id != tier.stripe_price_id
    assert office.ledger.object("price", id=after.stripe_price_id)["active"] is True
    office.assert_in_step(ref)


@pytest.mark.parametrize("number", ["01", "٣", "-1", "", "99999999999999"])
def test_an_id_that_only_looks_like_ours_is_no_listing(office: Office, number: str) -> None:
    office.add(3)
    product = f"bo_{office.installation[:12]}_activity_{number}"
    if number.isascii():
        _make(office, product, {"backoffice_installation": office.installation})
    else:
        _make(office, "prod_strange", {**dict.fromkeys(NAMES, number), "backoffice_installation": office.installation})
    assert only(office.compare()).findings == (Finding.ORPHAN,)


def test_only_the_listings_asked_for_are_judged(office: Office) -> None:
    refs = office.add(3)
    for ref in refs:
        office.ledger.edit(office.product(ref), name="Mexido")
    _make(office, "prod_copy", dict(office.ledger.objects("product")[0]["metadata"]))
    plan = office.compare(refs=refs[1:2])
    assert (only(plan).ref, plan.in_sync) == (refs[1], 0)
    office.apply(plan)
    assert [office.ledger.object("product", id=office.product(ref))["name"] for ref in refs] == [
        "Mexido",
        BOAT["name"].replace("de barco", "1"),
        "Mexido",
    ]
