"""Stripe's account and catalogue, as far as the program reads them, and how they become its own frozen data.

An answer is checked against these shapes before anything is believed: what does not fit raises
`msgspec.ValidationError`. Field names are Stripe's (docs.stripe.com/api); unknown ones are ignored.
"""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec

from backoffice.domain.catalogue import MAIN, ActualLink, ActualPrice, CatalogueState, CreatePrice
from backoffice.domain.listing import METADATA_NAMES
from backoffice.domain.money import Money
from backoffice.services.ports import ListedLink, ListedProduct, StripeAccount

PRICE_MARK = "backoffice_price"
"""Metadata of each price we make: its lookup key, which moves on to the next price while this stays."""

OFFICE_MARK = METADATA_NAMES[0]
"""Metadata of products and links: whose they are."""


class Reference(msgspec.Struct, frozen=True):
    """Any object of which only the id matters."""

    id: str


class Price(msgspec.Struct, frozen=True):
    """docs.stripe.com/api/prices/object."""

    id: str
    active: bool
    currency: str
    product: str | Reference
    type: str
    unit_amount: int | None = None
    lookup_key: str | None = None
    metadata: dict[str, str] = {}

    @property
    def product_id(self) -> str:
        """Return the id of the product it is the price of."""
        return _id_of(self.product)


class Product(msgspec.Struct, frozen=True):
    """docs.stripe.com/api/products/object, with `default_price` expanded."""

    id: str
    active: bool
    created: int
    name: str
    description: str | None = None
    images: list[str] = []
    default_price: Price | None = None
    metadata: dict[str, str] = {}


class LineItem(msgspec.Struct, frozen=True):
    """docs.stripe.com/api/payment-link/line_items."""

    price: Price | None = None


class LineItems(msgspec.Struct, frozen=True):
    """The first ten lines of a link."""

    data: list[LineItem]


class PaymentLink(msgspec.Struct, frozen=True):
    """docs.stripe.com/api/payment-link/object; `line_items` where they were expanded."""

    id: str
    active: bool
    url: str
    metadata: dict[str, str] = {}
    line_items: LineItems | None = None

    @property
    def prices(self) -> list[Price]:
        """Return the prices of its lines."""
        return [line.price for line in self.line_items.data if line.price] if self.line_items else []


class Dashboard(msgspec.Struct, frozen=True):
    """How the account is called in the Stripe Dashboard."""

    display_name: str | None = None


class AccountSettings(msgspec.Struct, frozen=True):
    """docs.stripe.com/api/accounts/object#account_object-settings."""

    dashboard: Dashboard | None = None


class BusinessProfile(msgspec.Struct, frozen=True):
    """docs.stripe.com/api/accounts/object#account_object-business_profile."""

    name: str | None = None


class Account(msgspec.Struct, frozen=True):
    """docs.stripe.com/api/accounts/object. It says nothing of its mode: the key does."""

    id: str
    country: str | None = None
    default_currency: str | None = None
    settings: AccountSettings | None = None
    business_profile: BusinessProfile | None = None


# ------------------------------------------------------------------------------------------ to our own data


def account(found: Account, *, livemode: bool) -> StripeAccount:
    """Return the account; `livemode` is the key's."""
    shown = found.settings and found.settings.dashboard and found.settings.dashboard.display_name
    name = shown or (found.business_profile and found.business_profile.name) or ""
    return StripeAccount(found.id, livemode, name, found.country or "", (found.default_currency or "").upper())


def actual_price(found: Price, *, is_default: bool) -> ActualPrice | None:
    """Return a price that sells something once at a whole amount; None: it is of another sort, or made by hand."""
    if found.unit_amount is None or found.type != "one_time":
        return None
    name = found.metadata.get(PRICE_MARK) or found.lookup_key
    tier = CreatePrice.tier_of(found.product_id, name) if name else None
    if tier is None and is_default:
        tier = MAIN  # made by hand, but it is what the product is sold at
    return None if tier is None else ActualPrice(found.id, money(found.unit_amount, found.currency), tier, found.active)


def listed_product(found: Product) -> ListedProduct:
    """Return a product of a list, which knows of its default price only."""
    default = [found.default_price] if found.default_price else []
    return ListedProduct(catalogue_state(found, default, []), moment(found.created))


def listed_link(found: PaymentLink) -> ListedLink:
    """Return a payment link of a list."""
    only = found.prices[0] if len(found.prices) == 1 else None
    product_id, price_id = (only.product_id, only.id) if only else (None, None)
    return ListedLink(found.id, found.url, found.active, product_id, price_id, found.metadata)


def catalogue_state(found: Product, prices: list[Price], links: list[PaymentLink]) -> CatalogueState:
    """Return all that Stripe holds for a product, oldest first. Lists come newest first.

    Prices and links that somebody made by hand in the Dashboard are left out, so that no plan switches them off.
    """
    default = found.default_price
    by_id = {price.id: price for price in [*([default] if default else []), *reversed(prices)]}
    ours = (actual_price(price, is_default=default is not None and price.id == default.id) for price in by_id.values())
    return CatalogueState(
        product_id=found.id,
        name=found.name,
        description=found.description or "",
        images=tuple(found.images),
        is_active=found.active,
        default_price_id=default.id if default else None,
        prices=tuple(price for price in ours if price),
        links=tuple(_actual_link(link) for link in reversed(links) if _is_our_link(link, found)),
        metadata=found.metadata,
    )


def money(amount_minor: int, currency: str) -> Money:
    """Return an amount of Stripe's, which writes currencies in lower case."""
    return Money(amount_minor, currency.upper())


def moment(seconds: int) -> datetime:
    """Return a time of Stripe's (Unix seconds) in UTC."""
    return datetime.fromtimestamp(seconds, UTC)


def _id_of(found: str | Reference) -> str:
    return found if isinstance(found, str) else found.id


def _is_our_link(link: PaymentLink, product: Product) -> bool:
    """It sells only this, and bears the mark of the office whose product it is, also where the product lost its own."""
    mark = link.metadata.get(OFFICE_MARK, "")
    is_same = mark == product.metadata.get(OFFICE_MARK) or product.id.startswith(f"bo_{mark[:12]}_")
    return bool(mark) and is_same and [price.product_id for price in link.prices] == [product.id]


def _actual_link(link: PaymentLink) -> ActualLink:
    return ActualLink(link.id, link.url, link.prices[0].id, link.active)
