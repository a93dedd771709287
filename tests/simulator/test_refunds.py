"""Refunds and disputes: never more than was captured, each as its payment method allows."""

from collections.abc import Callable
from typing import Any

import pytest
import stripe

from tests.support.ledger import Ledger

pytestmark = pytest.mark.filterwarnings("ignore:Use 'content=:DeprecationWarning")
Sold = Callable[..., dict[str, Any]]
DAY = 86_400


@pytest.fixture
def paid(sold: Sold, ledger: Ledger) -> Callable[..., str]:
    """A payment of 100.00 BRL; its PaymentIntent."""

    def pay(method: str = "card", currency: str = "brl") -> str:
        session = ledger.pay(sold(currency=currency)["id"], method=method)
        if session["payment_status"] == "unpaid" and method != "card":
            session = ledger.settle(session["id"])
        return session["payment_intent"]

    return pay


def refund(client: stripe.StripeClient, intent: str, amount: int | None = None) -> stripe.Refund:
    params: Any = {"payment_intent": intent}
    return client.v1.refunds.create(params if amount is None else {**params, "amount": amount})


def test_partial_refunds_add_up_and_no_more(
    client: stripe.StripeClient, ledger: Ledger, paid: Callable[..., str]
) -> None:
    intent = paid()
    refund(client, intent, 3_000)
    refund(client, intent, 3_000)
    with pytest.raises(stripe.InvalidRequestError, match=r"60.00 BRL\) is greater than unrefunded amount .*40.00 BRL"):
        refund(client, intent, 6_000)
    assert refund(client, intent).amount == 4_000
    charge = ledger.object("charge")
    assert (charge["amount_refunded"], charge["refunded"]) == (10_000, True)
    with pytest.raises(stripe.InvalidRequestError, match="already been refunded") as refused:
        refund(client, intent)
    assert refused.value.error.code == "charge_already_refunded"


@pytest.mark.parametrize("amount", [0, -5])
def test_a_refund_is_positive(client: stripe.StripeClient, paid: Callable[..., str], amount: int) -> None:
    with pytest.raises(stripe.InvalidRequestError, match="Invalid positive integer"):
        refund(client, paid(), amount)


def test_boleto_is_not_refunded(client: stripe.StripeClient, paid: Callable[..., str]) -> None:
    with pytest.raises(stripe.InvalidRequestError, match="boleto cannot be refunded"):
        refund(client, paid("boleto"))


def test_pix_is_refunded_for_ninety_days(client: stripe.StripeClient, ledger: Ledger, paid: Callable[..., str]) -> None:
    intent = paid("pix")
    ledger.advance(90 * DAY - 60)
    assert refund(client, intent, 100).status == "succeeded"
    ledger.advance(120)
    with pytest.raises(stripe.InvalidRequestError, match="90 days"):
        refund(client, intent, 100)


def test_what_is_only_authorised_is_not_refunded(client: stripe.StripeClient, sold: Sold, ledger: Ledger) -> None:
    intent = ledger.pay(sold(payment_intent_data__capture_method="manual")["id"])["payment_intent"]
    with pytest.raises(stripe.InvalidRequestError, match="not captured"):
        refund(client, intent)
    assert client.v1.payment_intents.cancel(intent).status == "canceled"
    assert ledger.objects("refund") == []


def test_a_refund_fails_days_later_and_the_money_is_refundable_again(
    client: stripe.StripeClient, ledger: Ledger, paid: Callable[..., str]
) -> None:
    intent = paid("card_refund_fails")
    made = refund(client, intent)
    assert made.status == "succeeded"
    ledger.advance(11 * DAY)
    assert ledger.object("refund")["status"] == "failed"
    assert ledger.object("charge")["amount_refunded"] == 0
    assert len(ledger.objects("event", type="refund.failed")) == 1
    assert refund(client, intent).status == "succeeded"


def test_a_pending_refund_succeeds_by_the_clock(
    client: stripe.StripeClient, ledger: Ledger, paid: Callable[..., str]
) -> None:
    made = refund(client, paid("card_refund_pending"))
    assert (made.status, made.pending_reason) == ("pending", "processing")
    ledger.advance(4 * DAY)
    assert ledger.object("refund")["status"] == "succeeded"


def test_outcomes_can_be_planned(client: stripe.StripeClient, ledger: Ledger, paid: Callable[..., str]) -> None:
    ledger.post("/settings", {"refund_outcomes": ["failed", {"status": "pending", "pending_reason": "charge_pending"}]})
    intent = paid()
    assert refund(client, intent).status == "failed"
    pending = refund(client, intent)
    assert (pending.status, pending.pending_reason) == ("pending", "charge_pending")
    ledger.post(f"/refunds/{pending.id}/fail", {"reason": "expired_or_canceled_card"})
    assert ledger.object("charge")["amount_refunded"] == 0
    assert refund(client, intent).status == "succeeded"


def test_a_refund_that_waits_for_the_customer_can_be_cancelled(
    client: stripe.StripeClient, ledger: Ledger, paid: Callable[..., str]
) -> None:
    intent = paid("konbini", "jpy")
    made = refund(client, intent)
    assert (made.status, made.next_action is not None) == ("requires_action", True)
    assert client.v1.refunds.cancel(made.id).status == "canceled"
    assert ledger.object("charge")["amount_refunded"] == 0


def test_refunds_of_a_payment_are_listed_with_their_metadata(
    client: stripe.StripeClient, ledger: Ledger, paid: Callable[..., str]
) -> None:
    intent = paid()
    client.v1.refunds.create({"payment_intent": intent, "amount": 100, "metadata": {"refund_request_id": "r1"}})
    ledger.post("/refunds", {"payment_intent": intent, "amount": 200})
    found = client.v1.refunds.list({"payment_intent": intent})
    assert [(one.amount, one.to_dict()["metadata"]) for one in reversed(found.data)] == [
        (100, {"refund_request_id": "r1"}),
        (200, {}),
    ]


def test_a_disputed_charge_is_refunded_only_when_stripe_says_so(
    client: stripe.StripeClient, ledger: Ledger, paid: Callable[..., str]
) -> None:
    intent = paid()
    opened = ledger.post("/disputes", {"payment_intent": intent})
    assert client.v1.disputes.list({"payment_intent": intent}).data[0].is_charge_refundable is False
    with pytest.raises(stripe.InvalidRequestError, match="charged back") as refused:
        refund(client, intent)
    assert refused.value.error.code == "charge_disputed"
    assert ledger.object("charge")["disputed"] is True
    ledger.post(f"/disputes/{opened['id']}/close", {"status": "won"})
    assert refund(client, intent).status == "succeeded"


def test_an_inquiry_can_still_be_refunded(
    client: stripe.StripeClient, ledger: Ledger, paid: Callable[..., str]
) -> None:
    intent = paid()
    assert ledger.post("/disputes", {"payment_intent": intent, "status": "warning_needs_response"})[
        "is_charge_refundable"
    ]
    assert refund(client, intent).status == "succeeded"
