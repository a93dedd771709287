"""Talk to a server through the real gateway."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from backoffice.domain.money import Money
from backoffice.payments import RateLimiter, StripeGateway
from backoffice.payments.transport import PATIENCE, Patience
from backoffice.services.gateway_errors import GatewayError

Result = TypeVar("Result")

KEY = "sk_test_office_0123456789abcdef"
MARKS = {"backoffice_installation": "0123456789ab", "backoffice_kind": "activity", "backoffice_id": "7"}
PRODUCT = "bo_0123456789ab_activity_7"
PRICE = Money(1050, "BRL")


def talk(
    url: str | None,
    what: Callable[[StripeGateway], Awaitable[Result]],
    *,
    key: str = KEY,
    patience: Patience | None = None,
    limiter: RateLimiter | None = None,
) -> Result:
    """Open a gateway, do something with it, and close it; what it raises comes through."""

    async def session() -> Result:
        patient = PATIENCE if patience is None else dict.fromkeys(PATIENCE, patience)
        gateway = StripeGateway(key, url, limiter or RateLimiter(10_000, 10_000), patience=patient)
        try:
            return await what(gateway)
        finally:
            await gateway.aclose()

    return asyncio.run(session())


async def create_product(gateway: StripeGateway, product_id: str = PRODUCT, *, key: str = "key.1") -> str:
    """Make the product that most tests start from; the id of its price."""
    made = await gateway.create_product_with_price(
        product_id=product_id,
        name="Boat trip",
        description="Two hours",
        images=["https://example.com/boat.jpg"],
        price=PRICE,
        metadata=MARKS,
        idempotency_key=key,
    )
    assert made.price_id is not None
    return made.price_id


async def error_of(call: Awaitable[object]) -> GatewayError:
    """The error that a call ends with."""
    try:
        result = await call
    except GatewayError as error:
        return error
    raise AssertionError(f"no error, but {result}")
