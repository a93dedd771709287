"""Checkout Sessions, payments and refunds at Stripe. They have a client of their own and go before the catalogue."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any

from backoffice.domain.money import Money
from backoffice.payments import money_mapping as mapping
from backoffice.payments.calls import Caller, Endpoint, Page, amount_of, given, named, shaped
from backoffice.payments.transport import Purpose
from backoffice.services.ports import (
    CheckoutLine,
    CheckoutRequest,
    CheckoutSession,
    Lane,
    StripePayment,
    StripeRefund,
)


def _endpoint(name: str) -> Endpoint:
    return Endpoint(name, Purpose.MONEY, Lane.MONEY)


CREATE_SESSION = _endpoint("POST /v1/checkout/sessions")
RETRIEVE_SESSION = _endpoint("GET /v1/checkout/sessions/{session}")
EXPIRE_SESSION = _endpoint("POST /v1/checkout/sessions/{session}/expire")
RETRIEVE_PAYMENT = _endpoint("GET /v1/payment_intents/{intent}")
CANCEL_PAYMENT = _endpoint("POST /v1/payment_intents/{intent}/cancel")
CREATE_REFUND = _endpoint("POST /v1/refunds")
RETRIEVE_REFUND = _endpoint("GET /v1/refunds/{refund}")
LIST_REFUNDS = _endpoint("GET /v1/refunds")
LIST_SESSIONS = _endpoint("GET /v1/checkout/sessions")
LIST_DISPUTES = _endpoint("GET /v1/disputes")


class MoneyCalls(Caller):
    """`MoneyGateway` over the SDK."""

    async def create_checkout_session(self, request: CheckoutRequest, *, idempotency_key: str) -> CheckoutSession:
        """Open a hosted page. Stripe wants `success_url`, and `expires_at` 30 minutes to 24 hours from now."""
        parameters = given(
            mode="payment",
            line_items=[_line(line) for line in request.lines],
            metadata=dict(request.metadata),
            payment_intent_data={"metadata": dict(request.metadata)},
            client_reference_id=request.client_reference_id,
            customer_email=request.customer_email,
            locale=request.locale,
            expires_at=None if request.expires_at is None else int(request.expires_at.timestamp()),
            success_url=request.success_url,
        )
        found = await self._calls.write(
            CREATE_SESSION,
            mapping.Session,
            lambda client, options: client.v1.checkout.sessions.create_async(parameters, options),
            idempotency_key=idempotency_key,
        )
        return mapping.checkout_session(found)

    async def retrieve_checkout_session(self, session_id: str) -> CheckoutSession:
        """Return a hosted page as it stands now, with its payment."""
        path_id = named(session_id)
        expand: Any = {"expand": ["payment_intent.latest_charge"]}
        found = await self._calls.read(
            RETRIEVE_SESSION,
            mapping.Session,
            lambda client: client.v1.checkout.sessions.retrieve_async(path_id, expand),
        )
        return mapping.checkout_session(found)

    async def expire_checkout_session(self, session_id: str, *, idempotency_key: str) -> CheckoutSession:
        """Close an open page, so that nobody pays through it any more."""
        path_id = named(session_id)
        found = await self._calls.write(
            EXPIRE_SESSION,
            mapping.Session,
            lambda client, options: client.v1.checkout.sessions.expire_async(path_id, {}, options),
            subject=session_id,
            idempotency_key=idempotency_key,
        )
        return mapping.checkout_session(found)

    async def retrieve_payment(self, payment_intent_id: str) -> StripePayment:
        """Return a PaymentIntent with what was captured and refunded, and how its dispute stands if there is one."""
        path_id = named(payment_intent_id)
        expand: Any = {"expand": ["latest_charge"]}
        found = await self._calls.read(
            RETRIEVE_PAYMENT,
            mapping.PaymentIntent,
            lambda client: client.v1.payment_intents.retrieve_async(path_id, expand),
        )
        return mapping.payment(found, await self._dispute_of(path_id) if mapping.is_disputed(found) else None)

    async def cancel_payment(self, payment_intent_id: str, *, idempotency_key: str) -> None:
        """Let go of what is held of a payment. Stripe refuses it of one that was captured or has ended."""
        path_id = named(payment_intent_id)
        parameters: Any = {"cancellation_reason": "requested_by_customer"}
        await self._calls.write(
            CANCEL_PAYMENT,
            mapping.PaymentIntent,
            lambda client, options: client.v1.payment_intents.cancel_async(path_id, parameters, options),
            subject=payment_intent_id,
            idempotency_key=idempotency_key,
        )

    async def session_of_payment(self, payment_intent_id: str) -> CheckoutSession | None:
        """Return the page through which a payment came, if it came through one."""
        wanted: Any = {"payment_intent": named(payment_intent_id), "limit": 1}
        page = await self._calls.read(
            LIST_SESSIONS, Page, lambda client: client.v1.checkout.sessions.list_async(wanted)
        )
        found = [mapping.checkout_session(shaped(each, mapping.Session)) for each in page.data]
        return found[0] if found else None

    async def _dispute_of(self, payment_intent_id: str) -> mapping.Dispute | None:
        """Return the latest dispute of a payment: its charge only says that there is, or was, one."""
        wanted: Any = {"payment_intent": payment_intent_id, "limit": 1}
        page = await self._calls.read(LIST_DISPUTES, Page, lambda client: client.v1.disputes.list_async(wanted))
        return shaped(page.data[0], mapping.Dispute) if page.data else None

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
        """Give back `money`, or all that is left when it is None. `reason` fraudulent block-lists the card.

        `last_look` is called just before the first byte leaves; what it raises is raised, and nothing was sent.
        """
        parameters = given(
            payment_intent=payment_intent_id,
            amount=None if money is None else amount_of(money, "amount")["amount"],
            reason=reason,
            metadata=dict(metadata),
        )
        found = await self._calls.write(
            CREATE_REFUND,
            mapping.Refund,
            lambda client, options: client.v1.refunds.create_async(parameters, options),
            subject=payment_intent_id,
            idempotency_key=idempotency_key,
            last_look=last_look,
        )
        return mapping.refund(found)

    async def retrieve_refund(self, refund_id: str) -> StripeRefund:
        """Return a refund as it stands now."""
        path_id = named(refund_id)
        found = await self._calls.read(
            RETRIEVE_REFUND, mapping.Refund, lambda client: client.v1.refunds.retrieve_async(path_id)
        )
        return mapping.refund(found)

    async def list_refunds(self, payment_intent_id: str) -> AsyncIterator[StripeRefund]:
        """Yield every refund of a payment, newest first, those made in the Dashboard included."""
        found = self._calls.pages(
            LIST_REFUNDS,
            mapping.Refund,
            lambda client, page: client.v1.refunds.list_async(given(**page, payment_intent=payment_intent_id)),
        )
        async for refund in found:
            yield mapping.refund(refund)


def _line(line: CheckoutLine) -> Any:
    """Return a line as Stripe takes it: a price of ours, or an amount of a product of ours or of one just named."""
    if line.price_id is not None:
        return {"price": line.price_id, "quantity": line.quantity}
    if line.amount is None:
        raise ValueError("a line has a price or an amount")
    product = {"product": line.product_id} if line.product_id else {"product_data": {"name": line.name}}
    return {"price_data": {**amount_of(line.amount), **product}, "quantity": line.quantity}
