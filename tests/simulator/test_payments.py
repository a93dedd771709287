"""Sessions and payment intents: every way a payment can go."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
import stripe

from tests.simulator.conftest import form
from tests.support.ledger import Ledger

pytestmark = pytest.mark.filterwarnings("ignore:Use 'content=:DeprecationWarning")
Sold = Callable[..., dict[str, Any]]


def event_types(ledger: Ledger) -> list[str]:
    ignored = ("product.", "price.")
    return [one["type"] for one in ledger.objects("event") if not one["type"].startswith(ignored)]


def test_a_paid_session_holds_its_payment_intent_and_metadata(sold: Sold, ledger: Ledger) -> None:
    session = sold(
        client_reference_id="booking-7",
        customer_email="ana@example.com",
        metadata__booking="7",
        payment_intent_data__metadata__booking="7",
    )
    paid = ledger.pay(session["id"])
    assert (paid["status"], paid["payment_status"], paid["url"]) == ("complete", "paid", None)
    assert paid["customer_details"]["email"] == "ana@example.com"
    intent = ledger.object("payment_intent", id=paid["payment_intent"])
    assert (intent["status"], intent["amount_received"], intent["metadata"]) == ("succeeded", 10_000, {"booking": "7"})
    charge = ledger.object("charge", id=intent["latest_charge"])
    assert (charge["captured"], charge["amount_captured"]) == (True, 10_000)
    assert event_types(ledger) == [
        "payment_intent.created",
        "charge.succeeded",
        "payment_intent.succeeded",
        "checkout.session.completed",
    ]


def test_a_declined_card_leaves_the_session_open(sold: Sold, ledger: Ledger) -> None:
    session = sold()
    assert ledger.decline(session["id"])["status"] == "open"
    intent = ledger.object("payment_intent")
    assert intent["status"] == "requires_payment_method"
    assert intent["last_payment_error"]["decline_code"] == "generic_decline"
    assert ledger.pay(session["id"])["payment_intent"] == intent["id"]
    assert [charge["status"] for charge in ledger.objects("charge")] == ["failed", "succeeded"]


@pytest.mark.parametrize(
    ("arrives", "status", "event"),
    [
        (True, "paid", "checkout.session.async_payment_succeeded"),
        (False, "unpaid", "checkout.session.async_payment_failed"),
    ],
)
def test_a_late_payment_arrives_or_not(sold: Sold, ledger: Ledger, arrives: bool, status: str, event: str) -> None:
    session = sold()
    assert ledger.pay_later(session["id"])["payment_status"] == "unpaid"
    assert ledger.object("payment_intent")["status"] == "processing"
    after = ledger.settle(session["id"]) if arrives else ledger.fail(session["id"])
    assert after["payment_status"] == status
    assert event_types(ledger)[-1] == event
    assert ledger.object("payment_intent")["amount_received"] == (10_000 if arrives else 0)


def test_a_challenge_is_passed_or_failed(sold: Sold, ledger: Ledger) -> None:
    session = sold()
    assert ledger.pay(session["id"], method="card_3ds")["status"] == "open"
    assert ledger.object("payment_intent")["status"] == "requires_action"
    assert ledger.post(f"/sessions/{session['id']}/challenge", {"passed": False})["status"] == "open"
    ledger.pay(session["id"], method="card_3ds")
    assert ledger.post(f"/sessions/{session['id']}/challenge", {"passed": True})["payment_status"] == "paid"


def test_authorised_is_not_paid_until_it_is_captured(sold: Sold, ledger: Ledger, client: stripe.StripeClient) -> None:
    session = sold(payment_intent_data__capture_method="manual")
    held = ledger.pay(session["id"])
    assert (held["status"], held["payment_status"]) == ("complete", "unpaid")
    intent = client.v1.payment_intents.capture(held["payment_intent"], {"amount_to_capture": 4_000})
    assert (intent.status, intent.amount_received, intent.amount_capturable) == ("succeeded", 4_000, 0)
    assert ledger.object("checkout.session")["payment_status"] == "paid"


def test_an_authorisation_nobody_captures_ends_after_seven_days(sold: Sold, ledger: Ledger) -> None:
    ledger.pay(sold(payment_intent_data__capture_method="manual")["id"])
    ledger.advance(7 * 86_400 + 1)
    intent = ledger.object("payment_intent")
    assert (intent["status"], intent["cancellation_reason"]) == ("canceled", "automatic")


def test_sessions_expire_by_the_clock_at_their_moment(sold: Sold, ledger: Ledger) -> None:
    start = ledger.set_clock("2026-02-28T12:00:00Z")
    session = sold(expires_at=start + 1800)
    ledger.advance(7200)
    assert ledger.object("checkout.session")["status"] == "expired"
    assert ledger.object("event", type="checkout.session.expired")["created"] == start + 1800
    with pytest.raises(AssertionError, match="is expired"):
        ledger.pay(session["id"])


@pytest.mark.parametrize("seconds", [1799, 86_401])
def test_a_session_lasts_between_half_an_hour_and_a_day(http: httpx.Client, ledger: Ledger, seconds: int) -> None:
    now = ledger.set_clock(1_800_000_000)
    fields = form(
        mode="payment",
        success_url="https://example.com",
        expires_at=now + seconds,
        line_items__0__quantity=1,
        line_items__0__price_data__currency="brl",
        line_items__0__price_data__unit_amount=100,
        line_items__0__price_data__product_data__name="Boat",
    )
    answer = http.post("/v1/checkout/sessions", data=fields)
    assert (answer.status_code, answer.json()["error"]["param"]) == (400, "expires_at")
    assert ledger.objects("checkout.session") == []
    assert ledger.objects("product") == [], "a refused request leaves nothing behind"


def test_a_session_can_be_expired_once(sold: Sold, client: stripe.StripeClient) -> None:
    session = sold()
    assert client.v1.checkout.sessions.expire(session["id"]).status == "expired"
    with pytest.raises(stripe.InvalidRequestError, match="expired"):
        client.v1.checkout.sessions.expire(session["id"])


def test_a_single_use_link_goes_off_when_it_was_used(client: stripe.StripeClient, ledger: Ledger) -> None:
    product = client.v1.products.create({"name": "Boat", "default_price_data": {"currency": "brl", "unit_amount": 500}})
    link = client.v1.payment_links.create(
        {
            "line_items": [{"price": str(product.default_price), "quantity": 1}],
            "restrictions": {"completed_sessions": {"limit": 1}},
            "metadata": {"asset": "3"},
            "payment_intent_data": {"metadata": {"asset": "3"}},
        }
    )
    session = ledger.open_link(link.id, "booking-9")
    assert (session["client_reference_id"], session["metadata"]) == ("booking-9", {"asset": "3"})
    ledger.pay(session["id"])
    assert ledger.object("payment_link")["active"] is False
    assert ledger.object("payment_intent")["metadata"] == {"asset": "3"}
    with pytest.raises(AssertionError, match="no longer active"):
        ledger.open_link(link.id)


@pytest.mark.parametrize("reference", ["a b", "<img>", "x" * 201, ""])
def test_a_reference_that_is_not_well_formed_is_dropped(
    client: stripe.StripeClient, ledger: Ledger, reference: str
) -> None:
    product = client.v1.products.create({"name": "Boat", "default_price_data": {"currency": "brl", "unit_amount": 500}})
    link = client.v1.payment_links.create({"line_items": [{"price": str(product.default_price), "quantity": 1}]})
    assert (
        ledger.post(f"/payment_links/{link.id}/open", {"client_reference_id": reference})["client_reference_id"] is None
    )


def test_intents_are_confirmed_declined_and_cancelled(client: stripe.StripeClient, ledger: Ledger) -> None:
    intent = client.v1.payment_intents.create({"amount": 2000, "currency": "brl"})
    with pytest.raises(stripe.CardError, match="declined") as declined:
        client.v1.payment_intents.confirm(intent.id, {"payment_method": "pm_card_visa_chargeDeclined"})
    assert declined.value.error.decline_code == "generic_decline"
    assert ledger.object("charge")["status"] == "failed", "what a declined card leaves behind stays"
    assert client.v1.payment_intents.confirm(intent.id, {"payment_method": "pm_card_visa"}).status == "succeeded"
    with pytest.raises(stripe.InvalidRequestError, match="status of succeeded"):
        client.v1.payment_intents.cancel(intent.id)
    other = client.v1.payment_intents.create({"amount": 2000, "currency": "brl"})
    assert client.v1.payment_intents.cancel(other.id).status == "canceled"


def test_the_balance_is_what_came_in_less_fees_and_refunds(
    sold: Sold, ledger: Ledger, client: stripe.StripeClient
) -> None:
    paid = ledger.pay(sold()["id"])
    client.v1.refunds.create({"payment_intent": paid["payment_intent"], "amount": 1_000})
    fee = ledger.object("balance_transaction", type="charge")["fee"]
    assert fee > 0
    assert client.v1.balance.retrieve().available[0].amount == 10_000 - fee - 1_000
    charge = client.v1.payment_intents.retrieve(
        paid["payment_intent"], {"expand": ["latest_charge.balance_transaction"]}
    ).latest_charge
    assert isinstance(charge, stripe.Charge)
    assert isinstance(charge.balance_transaction, stripe.BalanceTransaction)
    assert charge.balance_transaction.fee == fee
