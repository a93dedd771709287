"""Products, prices and payment links through the real SDK."""

import httpx
import pytest
import stripe

from tests.simulator.conftest import form
from tests.support.ledger import Ledger

# The SDK hands bytes to httpx by the old name.
pytestmark = pytest.mark.filterwarnings("ignore:Use 'content=:DeprecationWarning")


def boat(client: stripe.StripeClient, amount: int = 695, id_: str = "bo_activity_1") -> stripe.Product:
    return client.v1.products.create(
        {
            "id": id_,
            "name": "Boat trip",
            "default_price_data": {"currency": "brl", "unit_amount": amount},
            "expand": ["default_price"],
        }
    )


def price_of(product: stripe.Product) -> str:
    assert isinstance(product.default_price, stripe.Price)
    return product.default_price.id


def test_a_product_and_its_price_are_made_in_one_request(client: stripe.StripeClient, ledger: Ledger) -> None:
    product = boat(client)
    assert isinstance(product.default_price, stripe.Price)
    assert product.default_price.unit_amount == 695
    assert ledger.object("product")["id"] == "bo_activity_1"
    assert ledger.object("price")["product"] == "bo_activity_1"
    assert ledger.counts() == {"PostProducts": 1}


def test_a_product_id_is_taken_once(client: stripe.StripeClient, ledger: Ledger) -> None:
    boat(client)
    with pytest.raises(stripe.InvalidRequestError, match="already exists") as refused:
        boat(client)
    assert refused.value.error.code == "resource_already_exists"
    assert len(ledger.objects("price")) == 1


def test_products_are_separated_by_account_and_mode(client: stripe.StripeClient, http: httpx.Client) -> None:
    boat(client)
    for key in ("sk_test_other_1", "sk_live_office_main"):
        answer = http.get("/v1/products/bo_activity_1", headers={"Authorization": f"Bearer {key}"})
        assert answer.status_code == 404
    assert "a similar object exists in test mode" in answer.json()["error"]["message"]


def test_a_price_change_takes_five_requests_and_leaves_one_link_active(
    client: stripe.StripeClient, ledger: Ledger
) -> None:
    product = boat(client)
    old_price = price_of(product)
    old_link = client.v1.payment_links.create({"line_items": [{"price": old_price, "quantity": 1}]})
    price = client.v1.prices.create(
        {
            "product": product.id,
            "currency": "brl",
            "unit_amount": 900,
            "lookup_key": "boat",
            "transfer_lookup_key": True,
        }
    )
    client.v1.products.update(product.id, {"default_price": price.id})
    link = client.v1.payment_links.create({"line_items": [{"price": price.id, "quantity": 1}]})
    client.v1.payment_links.update(old_link.id, {"active": False})
    client.v1.prices.update(old_price, {"active": False})
    assert ledger.object("payment_link", active=True)["id"] == link.id
    assert ledger.object("price", active=True)["id"] == price.id
    assert ledger.object("product")["default_price"] == price.id


def test_a_default_price_cannot_be_archived(client: stripe.StripeClient) -> None:
    product = boat(client)
    with pytest.raises(stripe.InvalidRequestError, match="default price"):
        client.v1.prices.update(price_of(product), {"active": False})


def test_a_lookup_key_moves_only_when_asked(client: stripe.StripeClient, ledger: Ledger) -> None:
    product = boat(client)
    first = client.v1.prices.create({"product": product.id, "currency": "brl", "unit_amount": 100, "lookup_key": "key"})
    with pytest.raises(stripe.InvalidRequestError, match="already uses that lookup key"):
        client.v1.prices.create({"product": product.id, "currency": "brl", "unit_amount": 200, "lookup_key": "key"})
    second = client.v1.prices.create(
        {
            "product": product.id,
            "currency": "brl",
            "unit_amount": 200,
            "lookup_key": "key",
            "transfer_lookup_key": True,
        }
    )
    assert ledger.object("price", id=first.id)["lookup_key"] is None
    assert client.v1.prices.list({"lookup_keys": ["key"]}).data[0].id == second.id


def test_a_price_never_changes_its_amount(http: httpx.Client, client: stripe.StripeClient) -> None:
    price = price_of(boat(client))
    error = http.post(f"/v1/prices/{price}", data={"unit_amount": "1"}).json()["error"]
    assert (error["code"], error["param"]) == ("parameter_unknown", "unit_amount")


def test_archived_prices_and_products_cannot_be_sold(client: stripe.StripeClient) -> None:
    product = boat(client)
    other = client.v1.prices.create({"product": product.id, "currency": "brl", "unit_amount": 100})
    client.v1.prices.update(other.id, {"active": False})
    with pytest.raises(stripe.InvalidRequestError, match="inactive") as refused:
        client.v1.payment_links.create({"line_items": [{"price": other.id, "quantity": 1}]})
    assert refused.value.param == "line_items[0][price]"
    client.v1.products.update(product.id, {"active": False})
    with pytest.raises(stripe.InvalidRequestError, match="inactive"):
        client.v1.payment_links.create({"line_items": [{"price": price_of(product), "quantity": 1}]})


@pytest.mark.parametrize(
    ("amount", "currency", "word"),
    [
        (-1, "brl", "greater than or equal to 0"),
        (100_000_000, "brl", "no more than"),
        (1005, "kwd", "three decimals"),
        (5, "xyz", "Invalid currency"),
    ],
)
def test_amounts_stripe_refuses_are_refused(http: httpx.Client, amount: int, currency: str, word: str) -> None:
    fields = form(name="Boat", default_price_data__currency=currency, default_price_data__unit_amount=amount)
    answer = http.post("/v1/products", data=fields)
    assert answer.status_code == 400
    assert word in answer.json()["error"]["message"]


def test_an_amount_below_the_smallest_charge_makes_no_link(client: stripe.StripeClient) -> None:
    with pytest.raises(stripe.InvalidRequestError, match=r"at least 0\.50 BRL") as refused:
        client.v1.payment_links.create({"line_items": [{"price": price_of(boat(client, 49)), "quantity": 1}]})
    assert refused.value.error.code == "amount_too_small"


def test_metadata_merges_and_unsets(client: stripe.StripeClient, ledger: Ledger) -> None:
    product = client.v1.products.create({"name": "Boat", "description": "Old", "metadata": {"a": "1", "b": "2"}})
    client.v1.products.update(product.id, {"metadata": {"a": "", "c": "3"}, "description": ""})
    assert ledger.object("product")["metadata"] == {"b": "2", "c": "3"}
    assert ledger.object("product")["description"] is None
    client.v1.products.update(product.id, {"metadata": ""})
    assert ledger.object("product")["metadata"] == {}


def test_a_product_with_prices_cannot_be_deleted(client: stripe.StripeClient, ledger: Ledger) -> None:
    product = boat(client)
    with pytest.raises(stripe.InvalidRequestError, match="user-created prices"):
        client.v1.products.delete(product.id)
    plain = client.v1.products.create({"name": "Plain"})
    assert client.v1.products.delete(plain.id).deleted is True
    assert [one["id"] for one in ledger.objects("product")] == [product.id]


def test_a_clean_resync_needs_one_request_per_hundred(client: stripe.StripeClient, ledger: Ledger) -> None:
    for number in range(101):
        product = boat(client, id_=f"bo_{number}")
        client.v1.payment_links.create({"line_items": [{"price": price_of(product), "quantity": 1}]})
    mark = max(line["seq"] for line in ledger.requests())
    products = list(client.v1.products.list({"limit": 100, "expand": ["data.default_price"]}).auto_paging_iter())
    links = list(client.v1.payment_links.list({"limit": 100, "expand": ["data.line_items"]}).auto_paging_iter())
    assert ledger.counts(after=mark) == {"GetProducts": 2, "GetPaymentLinks": 2}
    assert [one.id for one in products] == [f"bo_{number}" for number in reversed(range(101))]
    assert {price_of(one) for one in products} == {
        item.price.id for link in links if link.line_items for item in link.line_items.data if item.price
    }


def test_lists_filter_and_page_backwards(client: stripe.StripeClient) -> None:
    for number in range(5):
        client.v1.products.create({"id": f"p{number}", "name": "x", "active": number % 2 == 0})
    assert [one.id for one in client.v1.products.list({"active": True}).data] == ["p4", "p2", "p0"]
    assert [one.id for one in client.v1.products.list({"ids": ["p1", "p3"]}).data] == ["p3", "p1"]
    page = client.v1.products.list({"ending_before": "p1", "limit": 2})
    assert ([one.id for one in page.data], page.has_more) == (["p3", "p2"], True)


def test_line_items_of_a_link_are_shown_only_when_asked_for(client: stripe.StripeClient, http: httpx.Client) -> None:
    link = client.v1.payment_links.create({"line_items": [{"price": price_of(boat(client)), "quantity": 2}]})
    assert "line_items" not in http.get(f"/v1/payment_links/{link.id}").json()
    items = client.v1.payment_links.line_items.list(link.id)
    assert (items.data[0].quantity, items.data[0].amount_total) == (2, 1390)


@pytest.mark.parametrize("path", ["name", "data.default_price", "default_price.product.default_price.product.x"])
def test_what_cannot_be_expanded_is_refused(client: stripe.StripeClient, http: httpx.Client, path: str) -> None:
    boat(client)
    answer = http.get("/v1/products/bo_activity_1", params={"expand[]": path})
    assert answer.status_code == 400
    assert answer.json()["error"]["param"] == "expand"


def test_search_lags_behind(client: stripe.StripeClient, ledger: Ledger) -> None:
    client.v1.products.create({"name": "Boat", "metadata": {"kind": "activity"}})
    query = "active:'true' AND metadata['kind']:'activity'"
    assert client.v1.products.search({"query": query}).data == []
    ledger.advance(61)
    assert [one.name for one in client.v1.products.search({"query": query}).data] == ["Boat"]


def test_the_account_comes_from_the_key(client: stripe.StripeClient) -> None:
    assert client.v1.accounts.retrieve_current().id == "acct_office"
