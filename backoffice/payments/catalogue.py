"""Account, products, prices and payment links at Stripe."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from backoffice.domain.catalogue import ActualPrice, CatalogueState
from backoffice.domain.money import Money
from backoffice.payments import mapping
from backoffice.payments.calls import Caller, Endpoint, amount_of, cleared, given, named
from backoffice.payments.money import CREATE_REFUND, EXPIRE_SESSION, RETRIEVE_PAYMENT
from backoffice.payments.transport import Purpose
from backoffice.services.gateway_errors import MissingInStripe, PermissionMissing, RequestRefused
from backoffice.services.ports import (
    CreatedLink,
    CreatedProduct,
    KeyPermission,
    Lane,
    ListedLink,
    ListedProduct,
    StripeAccount,
)

if TYPE_CHECKING:
    from stripe import StripeClient


def _endpoint(name: str, purpose: Purpose = Purpose.CATALOGUE) -> Endpoint:
    return Endpoint(name, purpose, Lane.CATALOGUE)


RETRIEVE_ACCOUNT = _endpoint("GET /v1/account")
CREATE_PRODUCT = _endpoint("POST /v1/products")
UPDATE_PRODUCT = _endpoint("POST /v1/products/{id}")
RETRIEVE_PRODUCT = _endpoint("GET /v1/products/{id}")
LIST_PRODUCTS = _endpoint("GET /v1/products", Purpose.LISTS)
CREATE_PRICE = _endpoint("POST /v1/prices")
UPDATE_PRICE = _endpoint("POST /v1/prices/{price}")
LIST_PRICES = _endpoint("GET /v1/prices", Purpose.LISTS)
CREATE_LINK = _endpoint("POST /v1/payment_links")
UPDATE_LINK = _endpoint("POST /v1/payment_links/{payment_link}")
LIST_LINKS = _endpoint("GET /v1/payment_links", Purpose.LISTS)


class CatalogueCalls(Caller):
    """`CatalogueGateway` over the SDK."""

    async def retrieve_account(self) -> StripeAccount:
        """Return the account that the key belongs to."""
        found = await self._calls.read(
            RETRIEVE_ACCOUNT, mapping.Account, lambda client: client.v1.accounts.retrieve_current_async()
        )
        return mapping.account(found, livemode=self._calls.livemode)

    async def create_product_with_price(
        self,
        *,
        product_id: str,
        name: str,
        description: str,
        images: Sequence[str],
        price: Money | None,
        metadata: Mapping[str, str],
        idempotency_key: str,
    ) -> CreatedProduct:
        """Make a product under an id of ours, with its price where it has one, in one request."""
        # Stripe takes no empty text or list here: what is empty is left out.
        parameters = given(
            id=product_id,
            name=name,
            description=description or None,
            images=list(images) or None,
            metadata=dict(metadata),
            default_price_data={**amount_of(price), "metadata": {mapping.PRICE_MARK: product_id}} if price else None,
            expand=["default_price"],
        )
        found = await self._calls.write(
            CREATE_PRODUCT,
            mapping.Product,
            lambda client, options: client.v1.products.create_async(parameters, options),
            subject=product_id,
            idempotency_key=idempotency_key,
        )
        return CreatedProduct(found.id, found.default_price.id if found.default_price else None)

    async def update_product(
        self,
        product_id: str,
        *,
        name: str | None = None,
        description: str | None = None,
        images: Sequence[str] | None = None,
        is_active: bool | None = None,
        default_price_id: str | None = None,
        metadata: Mapping[str, str] | None = None,
        idempotency_key: str,
    ) -> None:
        """Change what is given; None leaves a field as it is, empty clears it. `metadata` is merged."""
        path_id = named(product_id)
        parameters = given(
            name=name,
            description=None if description is None else cleared(description),
            images=None if images is None else cleared(list(images)),
            active=is_active,
            default_price=default_price_id,
            metadata=None if metadata is None else dict(metadata),
        )
        await self._calls.write(
            UPDATE_PRODUCT,
            mapping.Reference,
            lambda client, options: client.v1.products.update_async(path_id, parameters, options),
            subject=product_id,
            idempotency_key=idempotency_key,
        )

    async def create_price(
        self, *, product_id: str, money: Money, lookup_key: str, metadata: Mapping[str, str], idempotency_key: str
    ) -> str:
        """Make a price and return its id. The lookup key moves to it from the price that has it now."""
        parameters = given(
            product=product_id,
            **amount_of(money),
            lookup_key=lookup_key,
            transfer_lookup_key=True,
            metadata={**metadata, mapping.PRICE_MARK: lookup_key},
        )
        found = await self._calls.write(
            CREATE_PRICE,
            mapping.Reference,
            lambda client, options: client.v1.prices.create_async(parameters, options),
            subject=product_id,
            idempotency_key=idempotency_key,
        )
        return found.id

    async def deactivate_price(self, price_id: str, *, idempotency_key: str) -> None:
        """Switch a price off. Stripe refuses it for a product's default price."""
        path_id = named(price_id)
        await self._calls.write(
            UPDATE_PRICE,
            mapping.Reference,
            lambda client, options: client.v1.prices.update_async(path_id, {"active": False}, options),
            subject=price_id,
            idempotency_key=idempotency_key,
        )

    async def create_payment_link(
        self, *, price_id: str, metadata: Mapping[str, str], idempotency_key: str
    ) -> CreatedLink:
        """Make a link that sells one piece. `metadata` reaches its Checkout Sessions and their PaymentIntents."""
        parameters: Any = {
            "line_items": [{"price": price_id, "quantity": 1}],
            "metadata": dict(metadata),
            "payment_intent_data": {"metadata": dict(metadata)},
            "expand": ["line_items"],
        }
        found = await self._calls.write(
            CREATE_LINK,
            mapping.PaymentLink,
            lambda client, options: client.v1.payment_links.create_async(parameters, options),
            subject=price_id,
            idempotency_key=idempotency_key,
        )
        return CreatedLink(found.id, found.url)

    async def set_payment_link_active(self, link_id: str, *, is_active: bool, idempotency_key: str) -> None:
        """Switch a link on or off. Who opens one that is off sees that it is no longer active."""
        path_id = named(link_id)
        await self._calls.write(
            UPDATE_LINK,
            mapping.Reference,
            lambda client, options: client.v1.payment_links.update_async(path_id, {"active": is_active}, options),
            subject=link_id,
            idempotency_key=idempotency_key,
        )

    async def retrieve_catalogue_state(self, product_id: str) -> CatalogueState | None:
        """Return all that Stripe holds for a product, or None. Costs 2 + ⌈links/100⌉ reads."""
        product = await self._retrieve_product(product_id)
        if product is None:
            return None
        prices = [price async for price in self._list_prices(product_id)]
        links = [link async for link in self._list_links({})]
        return mapping.catalogue_state(product, prices, links)

    async def retrieve_product_state(self, product_id: str) -> CatalogueState | None:
        """Return a product with its prices, without its links; None: it is not there. Costs 1 + ⌈prices/100⌉ reads."""
        product = await self._retrieve_product(product_id)
        if product is None:
            return None
        return mapping.catalogue_state(product, [price async for price in self._list_prices(product_id)], [])

    async def _retrieve_product(self, product_id: str) -> mapping.Product | None:
        path_id = named(product_id)
        expand: Any = {"expand": ["default_price"]}
        try:
            return await self._calls.read(
                RETRIEVE_PRODUCT,
                mapping.Product,
                lambda client: client.v1.products.retrieve_async(path_id, expand),
            )
        except MissingInStripe:
            return None

    async def retrieve_prices(self, product_id: str) -> tuple[ActualPrice, ...]:
        """Return the live prices of a product that we made, oldest first. Costs ⌈prices/100⌉ reads."""
        found = [price async for price in self._list_prices(named(product_id))]
        ours = (mapping.actual_price(price, is_default=False) for price in reversed(found))
        return tuple(price for price in ours if price)

    async def list_products(self, *, after: str | None = None) -> AsyncIterator[ListedProduct]:
        """Yield every product, newest first, with its default price; 100 a request. `after`: those behind this id."""
        found = self._calls.pages(
            LIST_PRODUCTS,
            mapping.Product,
            lambda client, page: client.v1.products.list_async(given(**page, expand=["data.default_price"])),
            after=after,
        )
        async for product in found:
            yield mapping.listed_product(product)

    async def list_payment_links(
        self, *, is_active: bool | None = None, after: str | None = None
    ) -> AsyncIterator[ListedLink]:
        """Yield every payment link, newest first, with its price; 100 a request. `after`: those behind this id."""
        async for link in self._list_links(given(active=is_active), after=after):
            yield mapping.listed_link(link)

    async def probe_permissions(self) -> tuple[KeyPermission, ...]:
        """Return what the key may do. Stripe checks the key before it looks for the object, which does not exist."""
        return tuple([await self._probe(*probe) for probe in _PROBES])

    async def _probe(self, area: str, endpoint: Endpoint, call: _Probe) -> KeyPermission:
        try:
            await self._calls.write(endpoint, mapping.Reference, call, idempotency_key=f"probe-{uuid.uuid4()}")
        except PermissionMissing as error:
            return KeyPermission(area, is_allowed=False, stripe_says=str(error.message.params["words"]))
        except RequestRefused:
            return KeyPermission(area, is_allowed=True)
        return KeyPermission(area, is_allowed=True)

    def _list_prices(self, product_id: str) -> AsyncIterator[mapping.Price]:
        return self._calls.pages(
            LIST_PRICES,
            mapping.Price,
            lambda client, page: client.v1.prices.list_async(given(**page, product=product_id, active=True)),
        )

    def _list_links(self, parameters: dict[str, Any], after: str | None = None) -> AsyncIterator[mapping.PaymentLink]:
        return self._calls.pages(
            LIST_LINKS,
            mapping.PaymentLink,
            lambda client, page: client.v1.payment_links.list_async(
                given(**page, **parameters, expand=["data.line_items"])
            ),
            after=after,
        )


_Probe = Callable[["StripeClient", Any], Awaitable[Any]]

_PROBES: tuple[tuple[str, Endpoint, _Probe], ...] = (
    ("account", RETRIEVE_ACCOUNT, lambda client, _: client.v1.accounts.retrieve_current_async()),
    ("products", UPDATE_PRODUCT, lambda client, key: client.v1.products.update_async("bo_probe", {}, key)),
    ("prices", UPDATE_PRICE, lambda client, key: client.v1.prices.update_async("price_probe", {}, key)),
    ("payment_links", UPDATE_LINK, lambda client, key: client.v1.payment_links.update_async("plink_probe", {}, key)),
    ("checkout", EXPIRE_SESSION, lambda client, key: client.v1.checkout.sessions.expire_async("cs_probe", {}, key)),
    ("payments", RETRIEVE_PAYMENT, lambda client, _: client.v1.payment_intents.retrieve_async("pi_probe")),
    ("refunds", CREATE_REFUND, lambda client, key: client.v1.refunds.create_async({"payment_intent": "pi_probe"}, key)),
)
