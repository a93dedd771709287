"""Products, prices and payment links through the real SDK."""

from collections.abc import Iterator

import pytest
import stripe

from backoffice.simulator.process import SimulatorProcess
from tests.support.ledger import Ledger

# The SDK hands bytes to httpx by the old name.
pytestmark = pytest.mark.filterwarnings("ignore:Use 'content=:DeprecationWarning")


@pytest.fixture
def client(simulator: SimulatorProcess) -> Iterator[stripe.StripeClient]:
    http = stripe.HTTPXClient(allow_sync_methods=True)
    yield stripe.StripeClient("sk_test_office_main", base_addresses={"api": simulator.url}, http_client=http)
    http.close()


def test_a_product_and_its_price_are_made_in_one_request(client: stripe.StripeClient, ledger: Ledger) -> None:
    product = client.v1.products.create(
        {
            "id": "bo_activity_1",
            "name": "Boat trip",
            "default_price_data": {"currency": "brl", "unit_amount": 695},
            "expand": ["default_price"],
        }
    )
    assert isinstance(product.default_price, stripe.Price)
    assert product.default_price.unit_amount == 695
    assert ledger.object("product")["id"] == "bo_activity_1"
    assert ledger.object("price")["product"] == "bo_activity_1"
    assert ledger.counts() == {"PostProducts": 1}
