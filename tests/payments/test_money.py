"""Checkout pages and refunds: what is asked for, what comes back, and what Stripe refuses."""

from datetime import UTC, datetime, timedelta

import pytest

from backoffice.domain.money import Money
from backoffice.payments import StripeGateway
from backoffice.services.gateway_errors import MissingInStripe, RequestRefused
from backoffice.services.ports import CheckoutLine, CheckoutRequest, CheckoutSession, StripeRefund
from backoffice.simulator.process import SimulatorProcess
from tests.payments.talking import PRODUCT, create_product, error_of, talk
from tests.support.ledger import Ledger

BOOKING = {"backoffice_booking": "12", "backoffice_installation": "0123456789ab"}
PAGE = "https://example.com/thanks"


async def open_page(gateway: StripeGateway, *lines: CheckoutLine, **more: str | datetime) -> CheckoutSession:
    request = CheckoutRequest(lines, BOOKING, success_url=PAGE, **more)  # type: ignore[arg-type]
    return await gateway.create_checkout_session(request, idempotency_key="session.1")


async def pay(gateway: StripeGateway, ledger: Ledger) -> str:
    """A customer pays 315.00; the PaymentIntent."""
    session = await open_page(gateway, CheckoutLine(amount=Money(31500, "BRL"), name="Boat for four"))
    ledger.pay(session.session_id)
    paid = await gateway.retrieve_checkout_session(session.session_id)
    assert (paid.status, paid.payment_status) == ("complete", "paid")
    assert paid.payment_intent_id is not None
    return paid.payment_intent_id


async def refund(gateway: StripeGateway, intent: str, money: Money | None, key: str) -> StripeRefund:
    return await gateway.refund_payment(
        intent, money=money, reason="requested_by_customer", metadata={"refund_request_id": key}, idempotency_key=key
    )


def test_a_page_for_prices_of_ours(simulator: SimulatorProcess, ledger: Ledger) -> None:
    until = datetime.fromtimestamp(ledger.now, UTC) + timedelta(hours=2)

    async def do(gateway: StripeGateway) -> CheckoutSession:
        price_id = await create_product(gateway)
        return await open_page(
            gateway,
            CheckoutLine(price_id=price_id, quantity=3),
            client_reference_id="booking-12",
            customer_email="guest@example.com",
            locale="pt-BR",
            expires_at=until,
        )

    session = talk(simulator.url, do)
    assert session.url is not None
    assert (session.status, session.payment_status, session.total) == ("open", "unpaid", Money(3150, "BRL"))
    assert session.expires_at == until
    assert (session.metadata, session.client_reference_id) == (BOOKING, "booking-12")
    made = ledger.object("checkout.session")
    assert (made["client_reference_id"], made["locale"]) == ("booking-12", "pt-BR")


def test_a_frozen_total_is_charged_as_it_is_and_reaches_the_payment(
    simulator: SimulatorProcess, ledger: Ledger
) -> None:
    async def do(gateway: StripeGateway) -> None:
        await create_product(gateway)
        session = await open_page(gateway, CheckoutLine(amount=Money(9990, "BRL"), product_id=PRODUCT, quantity=1))
        ledger.pay(session.session_id)
        paid = await gateway.retrieve_checkout_session(session.session_id)
        assert paid.payment_intent_id is not None
        payment = await gateway.retrieve_payment(paid.payment_intent_id)
        assert (payment.status, payment.captured, payment.refunded) == (
            "succeeded",
            Money(9990, "BRL"),
            Money(0, "BRL"),
        )
        assert payment.metadata == BOOKING

    talk(simulator.url, do)
    assert len(ledger.objects("product")) == 1


def test_a_page_that_was_closed_takes_no_money(simulator: SimulatorProcess, ledger: Ledger) -> None:
    async def do(gateway: StripeGateway) -> None:
        session = await open_page(gateway, CheckoutLine(amount=Money(500, "BRL"), name="x"))
        closed = await gateway.expire_checkout_session(session.session_id, idempotency_key="close.1")
        assert closed.status == "expired"
        error = await error_of(gateway.expire_checkout_session(session.session_id, idempotency_key="close.2"))
        assert isinstance(error, RequestRefused)

    talk(simulator.url, do)


def test_a_line_without_price_and_amount_is_a_fault_of_the_caller(simulator: SimulatorProcess, ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="price or an amount"):
        talk(simulator.url, lambda gateway: open_page(gateway, CheckoutLine()))
    assert ledger.requests() == []


def test_part_of_a_payment_goes_back_then_the_rest(simulator: SimulatorProcess, ledger: Ledger) -> None:
    async def do(gateway: StripeGateway) -> None:
        intent = await pay(gateway, ledger)
        part = await refund(gateway, intent, Money(1500, "BRL"), "part")
        assert (part.money, part.status, part.reason) == (Money(1500, "BRL"), "succeeded", "requested_by_customer")
        rest = await refund(gateway, intent, None, "rest")
        assert rest.money == Money(30000, "BRL")
        assert await gateway.retrieve_refund(rest.refund_id) == rest
        assert [one async for one in gateway.list_refunds(intent)] == [rest, part]
        payment = await gateway.retrieve_payment(intent)
        assert payment.refunded == payment.captured == Money(31500, "BRL")
        error = await error_of(refund(gateway, intent, Money(1, "BRL"), "too much"))
        assert isinstance(error, RequestRefused)
        assert error.code == "charge_already_refunded"

    talk(simulator.url, do)


def test_two_equal_parts_under_two_keys_are_two_refunds_and_under_one_key_one(
    simulator: SimulatorProcess, ledger: Ledger
) -> None:
    async def do(gateway: StripeGateway) -> None:
        intent = await pay(gateway, ledger)
        for key in ("a", "a", "b", "a", "b"):
            await refund(gateway, intent, Money(1000, "BRL"), key)
        assert [one.metadata["refund_request_id"] async for one in gateway.list_refunds(intent)] == ["b", "a"]

    talk(simulator.url, do)


def test_a_refund_that_waits_and_fails_says_why(simulator: SimulatorProcess, ledger: Ledger) -> None:
    ledger.post(
        "/settings", {"refund_outcomes": [{"status": "pending", "pending_reason": "insufficient_funds"}, "failed"]}
    )

    async def do(gateway: StripeGateway) -> None:
        intent = await pay(gateway, ledger)
        pending = await refund(gateway, intent, Money(1000, "BRL"), "a")
        assert (pending.status, pending.pending_reason) == ("pending", "insufficient_funds")
        failed = await refund(gateway, intent, Money(1000, "BRL"), "b")
        assert (failed.status, bool(failed.failure_reason)) == ("failed", True)

    talk(simulator.url, do)


def test_what_stripe_does_not_know_is_missing(simulator: SimulatorProcess) -> None:
    async def do(gateway: StripeGateway) -> None:
        for call in (
            gateway.retrieve_payment("pi_none"),
            gateway.retrieve_refund("re_none"),
            gateway.retrieve_checkout_session("cs_none"),
            refund(gateway, "pi_none", None, "k"),
        ):
            assert isinstance(await error_of(call), MissingInStripe)

    talk(simulator.url, do)
