"""What somebody changes in the Stripe Dashboard is found, in words, and can be settled in either direction."""

import pytest

from backoffice.domain.resync import Choice, Finding
from backoffice.services.ports.resync import ItemState
from tests.resync.office import LEAVE, MATCH, TAKE, Office, only

DIRECTIONS = pytest.mark.parametrize("choice", [MATCH, TAKE])


def test_nothing_is_found_where_nothing_was_changed_and_it_takes_the_fewest_requests(both: Office) -> None:
    refs = both.add(120)
    before = both.last_request
    plan = both.compare()
    assert (plan.rows, plan.in_sync, plan.changed_meanwhile) == ((), 120, 0)
    assert both.reads_since(before) == {"GetProducts": 2, "GetPaymentLinks": 2}
    assert plan.requests_used == 4
    both.assert_in_step(*refs[:3])


@DIRECTIONS
def test_a_name(office: Office, choice: Choice) -> None:
    (ref,) = office.add(1)
    office.ledger.edit(office.product(ref), name="=Barco dos outros")
    row = only(plan := office.compare())
    assert row.findings == (Finding.NAME,)
    assert (row.differences[0].in_stripe, row.differences[0].here) == ("=Barco dos outros", "Passeio 0")
    run = office.apply(plan, choice)
    assert office.states(run) == [ItemState.DONE]
    wanted = {MATCH: "Passeio 0", TAKE: "=Barco dos outros"}[choice]
    assert office.assets.get(ref).values["name"] == wanted
    assert office.ledger.object("product")["name"] == wanted
    office.assert_in_step(ref)


@DIRECTIONS
def test_a_description_and_images(office: Office, choice: Choice) -> None:
    (ref,) = office.add(1, description="Três horas.", images=("https://img.example/1.jpg",))
    office.ledger.edit(office.product(ref), description="Duas horas.", images=["https://img.example/2.jpg"])
    row = only(plan := office.compare())
    assert row.findings == (Finding.DESCRIPTION, Finding.IMAGES)
    office.apply(plan, choice)
    wanted = {MATCH: "Três horas.", TAKE: "Duas horas."}[choice]
    assert office.assets.get(ref).values["description"] == office.ledger.object("product")["description"] == wanted
    office.assert_in_step(ref)


@DIRECTIONS
@pytest.mark.parametrize(("money", "finding"), [((22_200, "brl"), Finding.PRICE), ((3_000, "usd"), Finding.CURRENCY)])
def test_a_price(office: Office, choice: Choice, money: tuple[int, str], finding: Finding) -> None:
    (ref,) = office.add(1)
    product, (amount, currency) = office.product(ref), money
    price = office.dashboard("PostPrices", product=product, unit_amount=amount, currency=currency)
    office.ledger.edit(product, default_price=price["id"])
    row = only(plan := office.compare())
    assert finding in row.findings
    office.apply(plan, choice)
    wanted = {MATCH: (10_000, "BRL"), TAKE: (amount, currency.upper())}[choice]
    values = office.assets.get(ref).values
    assert (values["price_minor"], values["currency"]) == wanted
    assert len(office.live_links(ref)) == 1
    office.assert_in_step(ref)


@DIRECTIONS
def test_an_archived_product(office: Office, choice: Choice) -> None:
    (ref,) = office.add(1)
    office.ledger.edit(office.product(ref), active=False)
    row = only(plan := office.compare())
    assert row.findings == (Finding.ARCHIVED_THERE,)
    office.apply(plan, choice)
    assert office.assets.get(ref).values["is_active"] is (choice is MATCH)
    assert len(office.live_links(ref)) == (1 if choice is MATCH else 0)
    office.assert_in_step(ref)


@DIRECTIONS
def test_a_product_that_is_active_again_though_it_is_archived_here(office: Office, choice: Choice) -> None:
    (ref,) = office.add(1)
    office.assets.archive(ref)
    office.workshop.settle()
    office.ledger.edit(office.product(ref), active=True)
    row = only(plan := office.compare())
    assert row.findings == (Finding.ARCHIVED_HERE,)
    office.apply(plan, choice)
    assert (office.assets.get(ref).archived_at is None) is (choice is TAKE)
    office.assert_in_step(ref)


@DIRECTIONS
def test_a_link_that_is_off(office: Office, choice: Choice) -> None:
    (ref,) = office.add(1)
    link = office.link(ref)
    office.ledger.edit(link, active=False)
    row = only(plan := office.compare())
    assert row.findings == (Finding.LINK_OFF,)
    office.apply(plan, choice)
    assert office.ledger.object("payment_link", id=link)["active"] is (choice is MATCH)
    assert office.assets.get(ref).values["accepts_online_payment"] is (choice is MATCH)
    office.assert_in_step(ref)


def test_deleted_metadata(office: Office) -> None:
    (ref,) = office.add(1)
    names = ("backoffice_installation", "backoffice_kind", "backoffice_id")
    office.ledger.edit(office.product(ref), metadata=dict.fromkeys(names, ""))
    row = only(plan := office.compare())
    assert row.findings == (Finding.METADATA,)
    assert row.choices == (MATCH, LEAVE)
    office.apply(plan)
    assert set(names) <= office.ledger.object("product")["metadata"].keys()
    office.assert_in_step(ref)


def test_a_link_that_sells_an_archived_listing_again(office: Office) -> None:
    (ref,) = office.add(1)
    link = office.link(ref)
    office.assets.archive(ref)
    office.workshop.settle()
    office.ledger.edit(link, active=True)
    row = only(plan := office.compare())
    assert row.findings == (Finding.LINK_UNWANTED,)
    office.apply(plan)
    office.assert_in_step(ref)


def test_a_second_link_of_ours_is_switched_off_and_the_recorded_one_stays(office: Office) -> None:
    (ref,) = office.add(1)
    record = office.assets.get(ref)
    items = [{"price": record.stripe.price_id, "quantity": 1}]
    metadata = dict(office.ledger.object("product")["metadata"])
    office.dashboard("PostPaymentLinks", line_items=items, metadata=metadata)
    row = only(plan := office.compare())
    assert row.findings == (Finding.DUPLICATE_LINK,)
    office.apply(plan)
    assert [link["id"] for link in office.live_links(ref)] == [record.stripe.payment_link_id]
    office.assert_in_step(ref)


def test_what_is_left_alone_is_found_again(office: Office) -> None:
    (ref,) = office.add(1)
    office.ledger.edit(office.product(ref), name="Outro")
    before = office.last_request
    run = office.apply(office.compare(), LEAVE)
    assert office.states(run) == [ItemState.LEFT]
    assert office.ledger.writes(after=before) == 0
    assert only(office.compare()).findings == (Finding.NAME,)
