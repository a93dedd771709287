"""Stripe, as the use cases see it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from backoffice.domain.catalogue import ActualPrice, CatalogueState
from backoffice.domain.money import Money


class Mode(StrEnum):
    """Which money: PRACTICE is the built-in simulator, TEST Stripe's sandbox, LIVE real money."""

    PRACTICE = "practice"
    TEST = "test"
    LIVE = "live"


@dataclass(frozen=True, slots=True)
class StripeAccount:
    """The account a key belongs to."""

    account_id: str
    livemode: bool
    display_name: str = ""
    country: str = ""
    default_currency: str = ""


@dataclass(frozen=True, slots=True)
class CreatedProduct:
    """A product just made, and the price made with it."""

    product_id: str
    price_id: str | None


@dataclass(frozen=True, slots=True)
class CreatedLink:
    """A payment link just made."""

    link_id: str
    url: str


@dataclass(frozen=True, slots=True)
class CheckoutLine:
    """One line of a checkout: a price of ours, or an amount of its own under a name."""

    quantity: int = 1
    price_id: str | None = None
    amount: Money | None = None
    name: str = ""
    product_id: str | None = None


@dataclass(frozen=True, slots=True)
class CheckoutRequest:
    """What to charge on a hosted page. `metadata` reaches the session and its PaymentIntent."""

    lines: tuple[CheckoutLine, ...]
    metadata: Mapping[str, str]
    client_reference_id: str | None = None
    customer_email: str | None = None
    locale: str | None = None
    expires_at: datetime | None = None
    success_url: str | None = None


@dataclass(frozen=True, slots=True)
class CheckoutSession:
    """A hosted payment page."""

    session_id: str
    url: str | None
    status: str
    payment_status: str
    payment_intent_id: str | None
    expires_at: datetime | None
    total: Money | None = None
    client_reference_id: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict[str, str])
    livemode: bool = False
    created_at: datetime | None = None
    payment_link_id: str | None = None
    customer_email: str | None = None
    customer_name: str | None = None
    payment: StripePayment | None = None  # where it was expanded


@dataclass(frozen=True, slots=True)
class StripePayment:
    """A PaymentIntent with what was captured and what went back, Dashboard refunds included. `status` is Stripe's.

    `capturable` is held and not taken (authorised); `dispute_status` is Stripe's word for the latest dispute;
    `method` the type of the payment method (card, pix, boleto …); `failure` Stripe's words for the last failed try.
    """

    payment_intent_id: str
    money: Money
    captured: Money
    refunded: Money
    status: str
    charge_id: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict[str, str])
    capturable: Money | None = None
    livemode: bool = False
    created_at: datetime | None = None
    method: str | None = None
    receipt_url: str | None = None
    customer_email: str | None = None
    customer_name: str | None = None
    is_disputed: bool = False
    dispute_status: str | None = None
    is_charge_refundable: bool = True
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class StripeEvent:
    """What is kept of an event: a hint that an object changed. Unordered, repeated, of any API version.

    `object_type` and `object_id` are of what changed; `payment_intent_id` where the event names one.
    """

    event_id: str
    type: str
    created_at: datetime
    livemode: bool
    object_type: str
    object_id: str
    payment_intent_id: str | None = None
    api_version: str | None = None
    account: str | None = None


@dataclass(frozen=True, slots=True)
class StripeRefund:
    """A refund as Stripe tells it. `status`: pending, requires_action, succeeded, failed or canceled."""

    refund_id: str
    payment_intent_id: str
    money: Money
    status: str
    reason: str | None = None
    failure_reason: str | None = None
    pending_reason: str | None = None
    created_at: datetime | None = None
    metadata: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class KeyPermission:
    """Whether a key may do a kind of thing (`area`: account, products, …); if not, `stripe_says` are Stripe's words."""

    area: str
    is_allowed: bool
    stripe_says: str = ""


@dataclass(frozen=True, slots=True)
class ListedProduct:
    """A product in a list, with its default price expanded."""

    state: CatalogueState
    created_at: datetime


@dataclass(frozen=True, slots=True)
class ListedLink:
    """A payment link in a list; `product_id` and `price_id` are those of its only line (None: it has several)."""

    link_id: str
    url: str
    is_active: bool
    product_id: str | None
    price_id: str | None
    metadata: Mapping[str, str]


class CatalogueGateway(Protocol):
    """Account, products, prices and payment links. See `PaymentGateway`."""

    async def retrieve_account(self) -> StripeAccount: ...

    async def probe_permissions(self) -> tuple[KeyPermission, ...]:
        """Return what the key may do, by asking for things that do not exist. Changes nothing; seven requests."""
        ...

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
    ) -> CreatedProduct: ...

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
    ) -> None: ...

    async def create_price(
        self,
        *,
        product_id: str,
        money: Money,
        lookup_key: str,
        metadata: Mapping[str, str],
        idempotency_key: str,
    ) -> str: ...

    async def deactivate_price(self, price_id: str, *, idempotency_key: str) -> None: ...

    async def create_payment_link(
        self, *, price_id: str, metadata: Mapping[str, str], idempotency_key: str
    ) -> CreatedLink: ...

    async def set_payment_link_active(self, link_id: str, *, is_active: bool, idempotency_key: str) -> None: ...

    async def retrieve_catalogue_state(self, product_id: str) -> CatalogueState | None:
        """Return everything Stripe holds for a product (prices with their tier, links), or None. Costs list reads."""
        ...

    async def retrieve_product_state(self, product_id: str) -> CatalogueState | None:
        """Return a product with its prices, without its links; None: it is not there. Costs 1 + ⌈prices/100⌉ reads."""
        ...

    async def retrieve_prices(self, product_id: str) -> tuple[ActualPrice, ...]:
        """Return the live prices of a product that we made, oldest first. Costs ⌈prices/100⌉ reads."""
        ...

    def list_products(self, *, after: str | None = None) -> AsyncIterator[ListedProduct]:
        """Yield every product, newest first (`after`: those behind the one of this id), 100 a request."""
        ...

    def list_payment_links(
        self, *, is_active: bool | None = None, after: str | None = None
    ) -> AsyncIterator[ListedLink]:
        """Yield every payment link, newest first (`after`: those behind the one of this id), 100 a request."""
        ...


class MoneyGateway(Protocol):
    """Checkout and refunds: they never wait behind the catalogue. See `PaymentGateway`."""

    async def create_checkout_session(self, request: CheckoutRequest, *, idempotency_key: str) -> CheckoutSession: ...

    async def retrieve_checkout_session(self, session_id: str) -> CheckoutSession: ...

    async def expire_checkout_session(self, session_id: str, *, idempotency_key: str) -> CheckoutSession: ...

    async def retrieve_payment(self, payment_intent_id: str) -> StripePayment: ...

    async def session_of_payment(self, payment_intent_id: str) -> CheckoutSession | None:
        """Return the page through which a payment came, if it came through one."""
        ...

    def list_checkout_sessions(self, created_since: datetime) -> AsyncIterator[CheckoutSession]:
        """Yield pages newest first, each with its payment expanded."""
        ...

    def list_payments(self, created_since: datetime) -> AsyncIterator[StripePayment]:
        """Yield PaymentIntents newest first, each with its latest charge expanded."""
        ...

    def list_recent_refunds(self, created_since: datetime) -> AsyncIterator[StripeRefund]: ...

    def list_disputed_payments(self, created_since: datetime) -> AsyncIterator[str]:
        """Yield the ids of PaymentIntents with a dispute opened since."""
        ...

    def list_events(self, created_since: datetime, types: Sequence[str]) -> AsyncIterator[StripeEvent]:
        """Yield events of these types (at most 20) newest first; Stripe keeps them for 30 days."""
        ...

    async def refund_payment(
        self,
        payment_intent_id: str,
        *,
        money: Money | None,
        reason: str | None,
        metadata: Mapping[str, str],
        idempotency_key: str,
        last_look: Callable[[], None] | None = None,
    ) -> StripeRefund:
        """Give back `money`, or all that is left when it is None.

        `last_look` is called just before the first byte leaves; what it raises is raised, and nothing was sent.
        """
        ...

    async def cancel_payment(self, payment_intent_id: str, *, idempotency_key: str) -> None:
        """Let go of what is held of a payment and was not taken."""
        ...

    async def retrieve_refund(self, refund_id: str) -> StripeRefund: ...

    def list_refunds(self, payment_intent_id: str) -> AsyncIterator[StripeRefund]:
        """Yield every refund of a payment, newest first: the authority on what was given back."""
        ...


class ReadMeter(Protocol):
    """Counts the metered reads (GET requests) of a program."""

    def take(self) -> int:
        """Return the reads made since the last `take`, and begin at 0 again."""
        ...


class PaymentGateway(CatalogueGateway, MoneyGateway, Protocol):
    """Stripe, in the program's words. Every method raises `GatewayError`s (services/gateway_errors.py).

    Each write takes the idempotency key that was stored before the call; the same call under the same key is done
    once. A write that is cancelled may have been done.
    """

    async def aclose(self) -> None: ...
