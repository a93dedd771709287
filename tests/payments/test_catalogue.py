"""Products, prices and links reach Stripe as they were meant, in the fewest requests, and come back whole."""

import asyncio

import pytest

from backoffice.domain.catalogue import MAIN, ActualLink, ActualPrice, CatalogueState, CreatePrice
from backoffice.domain.money import Money
from backoffice.payments import StripeGateway
from backoffice.services.gateway_errors import AlreadyExists, MissingInStripe, RequestRefused
from backoffice.services.ports import CheckoutLine, CheckoutRequest, CreatedLink, StripeAccount
from backoffice.simulator.process import SimulatorProcess
from tests.payments.talking import MARKS, PRICE, PRODUCT, create_product, error_of, talk
from tests.support.ledger import Ledger


def test_a_product_its_price_and_its_link_are_two_requests(simulator: SimulatorProcess, ledger: Ledger) -> None:
    async def do(gateway: StripeGateway) -> tuple[str, CreatedLink]:
        price_id = await create_product(gateway)
        link = await gateway.create_payment_link(price_id=price_id, metadata=MARKS, idempotency_key="key.2")
        return price_id, link

    price_id, link = talk(simulator.url, do)
    assert ledger.counts() == {"PostProducts": 1, "PostPaymentLinks": 1}
    assert [line["key"] for line in ledger.requests()] == ["key.1", "key.2"]
    product = ledger.object("product")
    assert (product["id"], product["name"], product["description"]) == (PRODUCT, "Boat trip", "Two hours")
    assert (product["images"], product["metadata"]) == (["https://example.com/boat.jpg"], MARKS)
    assert product["default_price"] == price_id
    price = ledger.object("price")
    assert (price["unit_amount"], price["currency"], price["product"]) == (1050, "brl", PRODUCT)
    made = ledger.object("payment_link")
    assert link == CreatedLink(made["id"], made["url"])
    assert made["metadata"] == MARKS
    assert made["payment_intent_data"]["metadata"] == MARKS
    assert [(line["price"], line["quantity"]) for line in made["_line_items"]] == [(price_id, 1)]


def test_a_listing_without_price_description_or_images_is_a_bare_product(
    simulator: SimulatorProcess, ledger: Ledger
) -> None:
    made = talk(
        simulator.url,
        lambda gateway: gateway.create_product_with_price(
            product_id=PRODUCT, name="Table", description="", images=(), price=None, metadata={}, idempotency_key="k"
        ),
    )
    assert made.price_id is None
    product = ledger.object("product")
    assert (product["description"], product["images"], product["default_price"]) == (None, [], None)
    assert ledger.objects("price") == []


@pytest.mark.parametrize("amount", [0, -1])
def test_an_amount_that_is_not_above_zero_never_leaves(
    simulator: SimulatorProcess, ledger: Ledger, amount: int
) -> None:
    nothing = Money(amount, "BRL")

    async def do(gateway: StripeGateway) -> None:
        create = gateway.create_product_with_price(
            product_id=PRODUCT, name="x", description="", images=(), price=nothing, metadata={}, idempotency_key="k"
        )
        price = gateway.create_price(
            product_id=PRODUCT, money=nothing, lookup_key="x", metadata={}, idempotency_key="k"
        )
        refund = gateway.refund_payment("pi_1", money=nothing, reason=None, metadata={}, idempotency_key="k")
        for call in (create, price, refund):
            error = await error_of(call)
            assert isinstance(error, RequestRefused)
            assert "above zero" in str(error)

    talk(simulator.url, do)
    assert ledger.requests() == []


def test_hostile_text_arrives_as_it_was_typed(simulator: SimulatorProcess, ledger: Ledger) -> None:
    name = "=cmd|' /C calc'!A0 <img src=x> \N{RIGHT-TO-LEFT OVERRIDE} \N{PARTY POPPER} %_&name=other&expand[0]=x"
    talk(
        simulator.url,
        lambda gateway: gateway.create_product_with_price(
            product_id=PRODUCT,
            name=name,
            description=name,
            images=(),
            price=PRICE,
            metadata={"backoffice_note": name},
            idempotency_key="k",
        ),
    )
    product = ledger.object("product")
    assert (product["name"], product["description"], product["metadata"]) == (name, name, {"backoffice_note": name})


def test_half_an_emoji_is_refused_in_words_and_never_leaves(simulator: SimulatorProcess, ledger: Ledger) -> None:
    error = talk(
        simulator.url,
        lambda gateway: error_of(gateway.update_product(PRODUCT, name="boat \ud83d", idempotency_key="k")),
    )
    assert isinstance(error, RequestRefused)
    assert "half of an emoji" in str(error)
    assert ledger.requests() == []


def test_an_id_cannot_lead_to_another_path(simulator: SimulatorProcess, ledger: Ledger) -> None:
    error = talk(
        simulator.url,
        lambda gateway: error_of(gateway.update_product("../account?x=1#", name="x", idempotency_key="k")),
    )
    assert isinstance(error, MissingInStripe)
    assert [line["operation"] for line in ledger.requests()] == ["PostProductsId"]


def test_an_update_changes_what_is_given_and_clears_what_is_empty(simulator: SimulatorProcess, ledger: Ledger) -> None:
    async def do(gateway: StripeGateway) -> None:
        await create_product(gateway)
        await gateway.update_product(PRODUCT, name="Sunset trip", metadata={"more": "1"}, idempotency_key="2")
        await gateway.update_product(PRODUCT, is_active=False, idempotency_key="3")

    talk(simulator.url, do)
    product = ledger.object("product")
    assert (product["name"], product["description"], product["active"]) == ("Sunset trip", "Two hours", False)
    assert product["metadata"] == {**MARKS, "more": "1"}
    assert product["images"] == ["https://example.com/boat.jpg"]
    talk(simulator.url, lambda gateway: gateway.update_product(PRODUCT, description="", images=(), idempotency_key="4"))
    product = ledger.object("product")
    assert (product["description"], product["images"]) in [(None, []), ("", [])]


def test_a_price_edit_is_five_requests_and_the_lookup_key_moves(simulator: SimulatorProcess, ledger: Ledger) -> None:
    async def do(gateway: StripeGateway) -> tuple[str, str]:
        old = await create_product(gateway)
        first = await gateway.create_payment_link(price_id=old, metadata=MARKS, idempotency_key="2")
        new = await gateway.create_price(
            product_id=PRODUCT, money=Money(2000, "BRL"), lookup_key=PRODUCT, metadata={}, idempotency_key="3"
        )
        await gateway.update_product(PRODUCT, default_price_id=new, idempotency_key="4")
        await gateway.create_payment_link(price_id=new, metadata=MARKS, idempotency_key="5")
        await gateway.set_payment_link_active(first.link_id, is_active=False, idempotency_key="6")
        await gateway.deactivate_price(old, idempotency_key="7")
        newer = await gateway.create_price(
            product_id=PRODUCT, money=Money(3000, "BRL"), lookup_key=PRODUCT, metadata={}, idempotency_key="8"
        )
        return new, newer

    new, newer = talk(simulator.url, do)
    assert {price["id"]: price["lookup_key"] for price in ledger.objects("price", active=True)} == {
        new: None,
        newer: PRODUCT,
    }
    assert ledger.object("product")["default_price"] == new
    assert len(ledger.objects("payment_link", active=True)) == 1


def test_the_same_call_under_the_same_key_is_done_once(simulator: SimulatorProcess, ledger: Ledger) -> None:
    async def do(gateway: StripeGateway) -> list[str]:
        return [await create_product(gateway), *await asyncio.gather(*(create_product(gateway) for _ in range(5)))]

    assert len(set(talk(simulator.url, do))) == 1
    assert len(ledger.objects("price")) == 1


def test_a_product_that_exists_says_so(simulator: SimulatorProcess) -> None:
    async def do(gateway: StripeGateway) -> None:
        await create_product(gateway)
        error = await error_of(create_product(gateway, key="another"))
        assert isinstance(error, AlreadyExists)
        assert error.code == "resource_already_exists"
        assert error.request_id is not None

    talk(simulator.url, do)


def test_every_write_goes_out_under_the_key_it_was_given(simulator: SimulatorProcess, ledger: Ledger) -> None:
    """The SDK would make a key up where it is given none, and a second attempt would be done again."""

    async def do(gateway: StripeGateway) -> None:
        price_id = await create_product(gateway, key="1")
        link = await gateway.create_payment_link(price_id=price_id, metadata={}, idempotency_key="2")
        await gateway.set_payment_link_active(link.link_id, is_active=False, idempotency_key="3")
        other = await gateway.create_price(
            product_id=PRODUCT, money=PRICE, lookup_key=PRODUCT, metadata={}, idempotency_key="4"
        )
        await gateway.deactivate_price(other, idempotency_key="5")
        await gateway.update_product(PRODUCT, name="x", idempotency_key="6")
        request = CheckoutRequest((CheckoutLine(price_id=price_id),), {}, success_url="https://example.com")
        session = await gateway.create_checkout_session(request, idempotency_key="7")
        await gateway.expire_checkout_session(session.session_id, idempotency_key="8")
        refund = gateway.refund_payment("pi_none", money=None, reason=None, metadata={}, idempotency_key="9")
        assert isinstance(await error_of(refund), MissingInStripe)

    talk(simulator.url, do)
    sent = [line["key"] for line in ledger.requests() if line["method"] == "POST"]
    assert sent == [str(number) for number in range(1, 10)]


@pytest.mark.parametrize("nothing", ["", ".", "..", "/"])
def test_an_object_without_an_id_is_a_fault_of_the_caller(
    simulator: SimulatorProcess, ledger: Ledger, nothing: str
) -> None:
    async def do(gateway: StripeGateway) -> None:
        for call in (
            gateway.update_product(nothing, name="x", idempotency_key="k"),
            gateway.deactivate_price(nothing, idempotency_key="k"),
            gateway.set_payment_link_active(nothing, is_active=False, idempotency_key="k"),
            gateway.retrieve_catalogue_state(nothing),
            gateway.retrieve_checkout_session(nothing),
            gateway.expire_checkout_session(nothing, idempotency_key="k"),
            gateway.retrieve_payment(nothing),
            gateway.retrieve_refund(nothing),
        ):
            with pytest.raises(ValueError, match="has an id"):
                await call

    talk(simulator.url, do)
    assert ledger.requests() == []


@pytest.mark.parametrize("key", ["", "x" * 256, "clé"])
def test_a_key_that_stripe_would_not_take_is_a_fault_of_the_caller(
    simulator: SimulatorProcess, ledger: Ledger, key: str
) -> None:
    with pytest.raises(ValueError, match="1 to 255"):
        talk(simulator.url, lambda gateway: create_product(gateway, key=key))
    assert ledger.requests() == []


def test_everything_stripe_holds_for_a_product_comes_back(simulator: SimulatorProcess, ledger: Ledger) -> None:
    tier = CreatePrice(PRODUCT, Money(5000, "BRL"), "vip")

    async def do(gateway: StripeGateway) -> tuple[CatalogueState | None, str, str, CreatedLink]:
        main = await create_product(gateway)
        vip = await gateway.create_price(
            product_id=PRODUCT, money=tier.money, lookup_key=tier.lookup_key, metadata={}, idempotency_key="2"
        )
        link = await gateway.create_payment_link(price_id=main, metadata=MARKS, idempotency_key="3")
        other = await create_product(gateway, "bo_other", key="4")
        await gateway.create_payment_link(price_id=other, metadata=MARKS, idempotency_key="5")
        return await gateway.retrieve_catalogue_state(PRODUCT), main, vip, link

    state, main, vip, link = talk(simulator.url, do)
    assert state == CatalogueState(
        product_id=PRODUCT,
        name="Boat trip",
        description="Two hours",
        images=("https://example.com/boat.jpg",),
        default_price_id=main,
        prices=(ActualPrice(main, PRICE), ActualPrice(vip, tier.money, "vip")),
        links=(ActualLink(link.link_id, link.url, main),),
        metadata=MARKS,
    )


def test_a_price_that_lost_its_lookup_key_and_its_rank_is_still_known(
    simulator: SimulatorProcess, ledger: Ledger
) -> None:
    """As after a crash between the new default price and the switching off of the old one."""

    async def do(gateway: StripeGateway) -> tuple[CatalogueState | None, str]:
        old = await create_product(gateway)
        new = await gateway.create_price(
            product_id=PRODUCT, money=Money(2000, "BRL"), lookup_key=PRODUCT, metadata={}, idempotency_key="2"
        )
        await gateway.update_product(PRODUCT, default_price_id=new, idempotency_key="3")
        return await gateway.retrieve_catalogue_state(PRODUCT), old

    state, old = talk(simulator.url, do)
    assert state is not None
    assert {price.price_id: price.tier for price in state.prices} == {old: MAIN, state.default_price_id: MAIN}


def test_what_was_made_by_hand_in_the_dashboard_is_left_out(simulator: SimulatorProcess, ledger: Ledger) -> None:
    """So that no plan ever switches off somebody's own price or link."""

    async def do(gateway: StripeGateway) -> CatalogueState | None:
        price_id = await create_product(gateway)
        await gateway.create_payment_link(price_id=price_id, metadata={}, idempotency_key="by hand")
        await gateway.create_payment_link(price_id=price_id, metadata=MARKS, idempotency_key="2")
        client = await gateway._clients.get(next(iter(gateway._clients._patience)))
        await client.v1.prices.create_async({"product": PRODUCT, "currency": "usd", "unit_amount": 999})
        await client.v1.prices.create_async(
            {"product": PRODUCT, "currency": "usd", "unit_amount": 9, "recurring": {"interval": "month"}}
        )
        return await gateway.retrieve_catalogue_state(PRODUCT)

    state = talk(simulator.url, do)
    assert state is not None
    assert [price.money for price in state.prices] == [PRICE]
    assert len(state.links) == 1
    assert len(ledger.objects("price")) == 3


def test_a_product_that_stripe_does_not_have_is_none(simulator: SimulatorProcess, ledger: Ledger) -> None:
    assert talk(simulator.url, lambda gateway: gateway.retrieve_catalogue_state(PRODUCT)) is None
    assert ledger.counts() == {"GetProductsId": 1}


def test_lists_come_a_hundred_a_request_and_expanded(simulator: SimulatorProcess, ledger: Ledger) -> None:
    async def make(gateway: StripeGateway) -> None:
        async def one(number: int) -> None:
            price_id = await create_product(gateway, f"bo_{number}", key=f"p{number}")
            await gateway.create_payment_link(price_id=price_id, metadata=MARKS, idempotency_key=f"l{number}")

        await asyncio.gather(*(one(number) for number in range(101)))

    talk(simulator.url, make)
    before = ledger.requests()[-1]["seq"]

    async def read(gateway: StripeGateway) -> tuple[set[str], set[str | None]]:
        products = [one.state async for one in gateway.list_products()]
        links = [one async for one in gateway.list_payment_links(is_active=True)]
        assert {state.prices[0].money for state in products} == {PRICE}
        assert {link.price_id for link in links} == {state.default_price_id for state in products}
        return {state.product_id for state in products}, {link.product_id for link in links}

    products, links = talk(simulator.url, read)
    assert products == links == {f"bo_{number}" for number in range(101)}
    assert ledger.counts(after=before) == {"GetProducts": 2, "GetPaymentLinks": 2}


def test_the_account_is_the_keys(simulator: SimulatorProcess) -> None:
    def account(key: str) -> StripeAccount:
        return talk(simulator.url, lambda gateway: gateway.retrieve_account(), key=key)

    assert account("sk_test_praia_123456") == StripeAccount("acct_praia", False, "praia (practice)", "BR", "BRL")
    assert account("rk_live_praia_123456").livemode is True


def test_a_restricted_key_is_told_what_it_may_not_do(simulator: SimulatorProcess, ledger: Ledger) -> None:
    found = talk(
        simulator.url, lambda gateway: gateway.probe_permissions(), key="rk_test_office_norefund_nolink_123456"
    )
    assert {one.area for one in found} == {
        "account", "products", "prices", "payment_links", "checkout", "payments", "refunds",
    }  # fmt: skip
    denied = {one.area: one.stripe_says for one in found if not one.is_allowed}
    assert denied.keys() == {"payment_links", "refunds"}
    assert "rak_refund_write" in denied["refunds"]
    assert ledger.writes() == 0
    assert ledger.get("/ledger")["objects"] == {}
