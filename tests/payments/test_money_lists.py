"""What Stripe lists of money, as the gateway reads it, and what reading costs."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import pytest

from backoffice.domain.money import Money
from backoffice.domain.stripe_hints import POLLED_TYPES
from backoffice.payments import RateLimiter, ReadCounter, StripeGateway
from backoffice.services.ports import CheckoutLine, CheckoutRequest, StripePayment
from backoffice.simulator.process import SimulatorProcess
from tests.payments.talking import KEY, talk
from tests.support.ledger import Ledger

T = TypeVar("T")
BOOKING = {"backoffice_installation": "i", "backoffice_booking_id": "7"}
TOTAL = Money(31500, "BRL")
EVER = datetime(2000, 1, 1, tzinfo=UTC)


async def all_of(found: AsyncIterator[T]) -> list[T]:
    """Everything a list has."""
    return [each async for each in found]


async def open_page(gateway: StripeGateway, key: str = "page.1") -> str:
    """Open a page of a frozen total; its id."""
    request = CheckoutRequest(
        (CheckoutLine(amount=TOTAL, name="Boat"),),
        BOOKING,
        customer_email="ana@example.com",
        success_url="https://x.example",
    )
    return (await gateway.create_checkout_session(request, idempotency_key=key)).session_id


async def paid(gateway: StripeGateway, ledger: Ledger, **how: str) -> str:
    """A page that was paid; the PaymentIntent."""
    page = await open_page(gateway)
    return ledger.pay(page, **how)["payment_intent"]


def test_a_page_is_read_with_its_payment_and_its_payer(simulator: SimulatorProcess, ledger: Ledger) -> None:
    async def do(gateway: StripeGateway) -> None:
        intent = await paid(gateway, ledger)
        page = await gateway.session_of_payment(intent)
        assert page is not None
        whole = await gateway.retrieve_checkout_session(page.session_id)
        assert (whole.status, whole.payment_status, whole.payment_intent_id) == ("complete", "paid", intent)
        assert (whole.customer_email, whole.livemode, whole.total) == ("ana@example.com", False, TOTAL)
        assert whole.payment is not None
        assert (whole.payment.captured, whole.payment.metadata, whole.payment.method) == (TOTAL, BOOKING, "card")
        assert whole.payment == await gateway.retrieve_payment(intent)
        assert await gateway.session_of_payment("pi_none") is None

    talk(simulator.url, do)


def test_a_dispute_is_told_with_its_payment(simulator: SimulatorProcess, ledger: Ledger) -> None:
    async def do(gateway: StripeGateway) -> None:
        intent = await paid(gateway, ledger)
        dispute = ledger.post("/disputes", {"payment_intent": intent})
        found = await gateway.retrieve_payment(intent)
        assert (found.is_disputed, found.dispute_status, found.is_charge_refundable) == (True, "needs_response", False)
        assert await all_of(gateway.list_disputed_payments(EVER)) == [intent]
        ledger.post(f"/disputes/{dispute['id']}/close", {"status": "won"})
        assert (await gateway.retrieve_payment(intent)).dispute_status == "won"

    talk(simulator.url, do)


def test_an_authorisation_that_was_released_is_no_refund(simulator: SimulatorProcess, ledger: Ledger) -> None:
    async def do(gateway: StripeGateway) -> StripePayment:
        await gateway.retrieve_account()
        held = ledger.post(
            "/payment_intents", {"amount": 900, "currency": "brl", "capture_method": "manual"}, account="acct_office"
        )
        before = await gateway.retrieve_payment(held["id"])
        assert (before.capturable, before.captured) == (Money(900, "BRL"), Money(0, "BRL"))
        ledger.post(f"/payment_intents/{held['id']}/cancel")
        return await gateway.retrieve_payment(held["id"])

    after = talk(simulator.url, do)
    assert (after.status, after.captured, after.refunded) == ("canceled", Money(0, "BRL"), Money(0, "BRL"))


def test_why_a_try_failed_is_told_in_stripe_s_words(simulator: SimulatorProcess, ledger: Ledger) -> None:
    async def do(gateway: StripeGateway) -> StripePayment:
        page = await open_page(gateway)
        return await gateway.retrieve_payment(ledger.decline(page)["payment_intent"])

    assert talk(simulator.url, do).failure == "Your card was declined."


def test_events_name_what_changed_and_the_payment_whatever_version_wrote_them(
    simulator: SimulatorProcess, ledger: Ledger
) -> None:
    ledger.post("/settings", {"event_api_version": "2024-06-20"})

    async def do(gateway: StripeGateway) -> None:
        intent = await paid(gateway, ledger)
        ledger.post("/refunds", {"payment_intent": intent, "amount": 500})
        events = await all_of(gateway.list_events(EVER, POLLED_TYPES))
        told = {(event.type, event.object_type, event.payment_intent_id) for event in events}
        assert {
            ("checkout.session.completed", "checkout.session", intent),
            ("payment_intent.succeeded", "payment_intent", intent),
            ("charge.refunded", "charge", intent),
            ("refund.created", "refund", intent),
        } <= told
        assert {event.api_version for event in events} == {"2024-06-20"}
        assert await all_of(gateway.list_events(datetime.now(UTC) + timedelta(days=1), POLLED_TYPES)) == []
        with pytest.raises(ValueError, match="at most 20"):
            await all_of(gateway.list_events(EVER, ["x"] * 21))

    talk(simulator.url, do)


def test_lists_hold_everything_since_a_day_page_by_page(simulator: SimulatorProcess, ledger: Ledger) -> None:
    async def do(gateway: StripeGateway) -> None:
        pages = [await open_page(gateway, f"page.{number}") for number in range(103)]
        intents = [ledger.pay(page)["payment_intent"] for page in pages[:3]]
        ledger.post("/refunds", {"payment_intent": intents[0]})
        listed = await all_of(gateway.list_checkout_sessions(EVER))
        assert {page.session_id for page in listed} == set(pages)
        assert {page.payment.payment_intent_id for page in listed if page.payment} == set(intents)
        payments = await all_of(gateway.list_payments(EVER))
        assert {one.payment_intent_id: one.refunded.amount_minor for one in payments} == {
            intents[0]: 31500,
            intents[1]: 0,
            intents[2]: 0,
        }
        assert [one.payment_intent_id for one in await all_of(gateway.list_recent_refunds(EVER))] == [intents[0]]
        assert await all_of(gateway.list_payments(datetime.now(UTC) + timedelta(days=1))) == []

    talk(simulator.url, do)


def test_reads_are_counted_and_writes_are_not(simulator: SimulatorProcess) -> None:
    reads = ReadCounter()

    async def do() -> None:
        for _ in range(2):  # all gateways of a program count together
            gateway = StripeGateway(KEY, simulator.url, RateLimiter(10_000, 10_000), reads=reads)
            await gateway.retrieve_account()
            await open_page(gateway)
            await all_of(gateway.list_events(EVER, POLLED_TYPES))
            await gateway.aclose()

    asyncio.run(do())
    assert (reads.take(), reads.take()) == (4, 0)
