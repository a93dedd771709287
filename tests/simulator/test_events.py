"""Events and webhooks."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from threading import Thread
from typing import Any

import httpx
import pytest
import stripe

from tests.simulator.conftest import form
from tests.support.ledger import Ledger

pytestmark = pytest.mark.filterwarnings("ignore:Use 'content=:DeprecationWarning")
DAY = 86_400


class Receiver:
    """A small webhook receiver: what arrived, and what it answers."""

    def __init__(self) -> None:
        self.arrived: Queue[tuple[bytes, str]] = Queue()
        self.status = 200
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.arrived.put((body, self.headers["Stripe-Signature"]))
                self.send_response(receiver.status)
                self.end_headers()

            def log_message(self, format: str, *args: Any) -> None: ...

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"
        Thread(target=self.server.serve_forever, daemon=True).start()

    def next(self) -> tuple[bytes, str]:
        return self.arrived.get(timeout=20)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    receiver = Receiver()
    yield receiver
    receiver.server.shutdown()
    receiver.server.server_close()


def listen(client: stripe.StripeClient, receiver: Receiver, *types: Any) -> str:
    endpoint = client.v1.webhook_endpoints.create({"url": receiver.url, "enabled_events": list(types) or ["*"]})
    assert endpoint.secret is not None
    return endpoint.secret


def test_every_change_makes_an_event_with_what_was_before(client: stripe.StripeClient, ledger: Ledger) -> None:
    product = client.v1.products.create({"name": "Boat", "metadata": {"a": "1"}})
    client.v1.products.update(product.id, {"name": "Ship", "metadata": {"a": "2"}})
    client.v1.products.update(product.id, {"name": "Ship"})
    created, updated = ledger.objects("event")
    assert (created["type"], updated["type"]) == ("product.created", "product.updated")
    assert updated["data"]["previous_attributes"] == {"name": "Boat", "metadata": {"a": "1"}}
    assert updated["data"]["object"]["name"] == "Ship"


def test_events_are_filtered_and_kept_thirty_days(client: stripe.StripeClient, ledger: Ledger) -> None:
    start = ledger.set_clock("2026-01-01T00:00:00Z")
    client.v1.products.create({"name": "Old"})
    ledger.advance(29 * DAY)
    client.v1.products.create({"name": "New", "default_price_data": {"currency": "brl", "unit_amount": 500}})
    assert [one.type for one in client.v1.events.list({"types": ["price.created"]}).data] == ["price.created"]
    assert [one.created for one in client.v1.events.list({"created": {"lte": start}}).data] == [start]
    assert len(client.v1.events.list({"type": "product.*"}).data) == 3
    ledger.advance(2 * DAY)
    assert [one.type for one in client.v1.events.list().data] == ["product.updated", "price.created", "product.created"]


def test_more_than_twenty_types_are_refused(http: httpx.Client) -> None:
    assert http.get("/v1/events", params={"types[]": ["product.created"] * 20}).status_code == 200
    assert http.get("/v1/events", params={"types[]": ["product.created"] * 21}).status_code == 400
    assert http.get("/v1/events", params={"type": "nonsense.created"}).status_code == 400


def test_an_event_may_speak_an_older_version(client: stripe.StripeClient, ledger: Ledger) -> None:
    ledger.post("/settings", {"event_api_version": "2020-08-27"})
    client.v1.payment_intents.create({"amount": 500, "currency": "brl", "payment_method": "card", "confirm": True})
    event = ledger.object("event", type="payment_intent.succeeded")
    assert event["api_version"] == "2020-08-27"
    assert "latest_charge" not in event["data"]["object"]
    assert event["data"]["object"]["charges"]["total_count"] == 1


def test_a_webhook_is_signed_as_the_sdk_checks_it(
    client: stripe.StripeClient, ledger: Ledger, receiver: Receiver
) -> None:
    secret = listen(client, receiver, "product.created")
    client.v1.products.create({"name": "Boat"})
    payload, signature = receiver.next()
    event = stripe.Webhook.construct_event(payload, signature, secret)
    assert event.type == "product.created"
    with pytest.raises(stripe.SignatureVerificationError):
        stripe.Webhook.construct_event(payload + b" ", signature, secret)
    while ledger.object("event")["pending_webhooks"]:
        pass
    assert [one.id for one in client.v1.events.list({"delivery_success": True}).data] == [event.id]


def test_a_webhook_that_failed_is_sent_again_later(
    client: stripe.StripeClient, ledger: Ledger, receiver: Receiver
) -> None:
    receiver.status = 500
    listen(client, receiver)
    client.v1.products.create({"name": "Boat"})
    first = receiver.next()
    while ledger.get("/deliveries")["deliveries"][0]["attempts"] != 1:
        pass
    assert [one.type for one in client.v1.events.list({"delivery_success": False}).data] == ["product.created"]
    receiver.status = 200
    ledger.advance(301)
    assert json.loads(receiver.next()[0])["id"] == json.loads(first[0])["id"]


def test_webhooks_can_come_twice_or_never(client: stripe.StripeClient, ledger: Ledger, receiver: Receiver) -> None:
    listen(client, receiver)
    ledger.post("/settings", {"webhooks": {"duplicate": 1}})
    client.v1.products.create({"name": "Boat"})
    assert receiver.next()[0] == receiver.next()[0]
    ledger.post("/settings", {"webhooks": {"drop": 1}})
    client.v1.products.create({"name": "Lost"})
    while ledger.get("/deliveries")["deliveries"][-1]["state"] != "dropped":
        pass
    assert receiver.arrived.empty()


def test_webhooks_stay_on_this_machine(http: httpx.Client) -> None:
    for url in ("https://example.com/hook", "ftp://127.0.0.1/", "http://127.0.0.1.example.com/", "http://[bad", "x"):
        answer = http.post("/v1/webhook_endpoints", data=form(url=url, enabled_events__0="*"))
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "url_invalid")
