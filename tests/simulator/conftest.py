"""The real SDK, and plain HTTP, against a real simulator process."""

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
import stripe

from backoffice.simulator.process import SimulatorProcess

KEY = "sk_test_office_main"
Post = Callable[..., httpx.Response]


@pytest.fixture
def client(simulator: SimulatorProcess) -> Iterator[stripe.StripeClient]:
    """The SDK, synchronous, without retries."""
    http = stripe.HTTPXClient(allow_sync_methods=True)
    yield stripe.StripeClient(KEY, base_addresses={"api": simulator.url}, http_client=http, max_network_retries=0)
    http.close()


@pytest.fixture
def http(simulator: SimulatorProcess) -> Iterator[httpx.Client]:
    """Plain HTTP with a key, for what the SDK would not send."""
    with httpx.Client(base_url=simulator.url, headers={"Authorization": f"Bearer {KEY}"}, timeout=30) as client:
        yield client


def form(**fields: Any) -> dict[str, str]:
    """Form fields with `__` for brackets: `form(line_items__0__price="x")`."""
    found: dict[str, str] = {}
    for name, value in fields.items():
        head, *rest = name.split("__")
        found[head + "".join(f"[{part}]" for part in rest)] = (
            str(value).lower() if isinstance(value, bool) else str(value)
        )
    return found


@pytest.fixture
def sold(http: httpx.Client) -> Callable[..., dict[str, Any]]:
    """Make a product with a price and an open session for it; the session."""

    def make(amount: int = 10_000, currency: str = "brl", **more: Any) -> dict[str, Any]:
        fields = form(
            mode="payment",
            success_url="https://example.com/thanks",
            line_items__0__quantity=1,
            line_items__0__price_data__currency=currency,
            line_items__0__price_data__unit_amount=amount,
            line_items__0__price_data__product_data__name="Boat trip",
            **more,
        )
        answer = http.post("/v1/checkout/sessions", data=fields)
        assert answer.status_code == 200, answer.text
        return answer.json()

    return make
