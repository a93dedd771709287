"""What Stripe lists of money: events, and the pages, payments, refunds and disputes since a day. Newest first."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Any

from backoffice.payments import money_mapping as mapping
from backoffice.payments.calls import Caller, Endpoint, given
from backoffice.payments.transport import Purpose
from backoffice.services.ports import CheckoutSession, Lane, StripeEvent, StripePayment, StripeRefund

MOST_TYPES = 20
"""Types of events that Stripe takes in one list request."""


def _endpoint(name: str) -> Endpoint:
    return Endpoint(name, Purpose.LISTS, Lane.MONEY)


LIST_EVENTS = _endpoint("GET /v1/events")
LIST_SESSIONS = _endpoint("GET /v1/checkout/sessions")
LIST_PAYMENTS = _endpoint("GET /v1/payment_intents")
LIST_REFUNDS = _endpoint("GET /v1/refunds")
LIST_DISPUTES = _endpoint("GET /v1/disputes")


class MoneyLists(Caller):
    """The lists of `MoneyGateway` over the SDK."""

    async def list_events(self, created_since: datetime, types: Sequence[str]) -> AsyncIterator[StripeEvent]:
        """Yield events of these types; Stripe keeps them for 30 days."""
        if len(types) > MOST_TYPES:
            raise ValueError(f"Stripe takes at most {MOST_TYPES} types")
        wanted: dict[str, Any] = {**_since(created_since), "types": list(types)}
        found = self._calls.pages(
            LIST_EVENTS, mapping.Event, lambda client, page: client.v1.events.list_async(given(**wanted, **page))
        )
        async for event in found:
            yield mapping.event(event)

    async def list_checkout_sessions(self, created_since: datetime) -> AsyncIterator[CheckoutSession]:
        """Yield pages, each with its payment expanded."""
        wanted: dict[str, Any] = {**_since(created_since), "expand": ["data.payment_intent.latest_charge"]}
        found = self._calls.pages(
            LIST_SESSIONS,
            mapping.Session,
            lambda client, page: client.v1.checkout.sessions.list_async(given(**wanted, **page)),
        )
        async for session in found:
            yield mapping.checkout_session(session)

    async def list_payments(self, created_since: datetime) -> AsyncIterator[StripePayment]:
        """Yield PaymentIntents, each with its charge. How a dispute stands is only told by `retrieve_payment`."""
        wanted: dict[str, Any] = {**_since(created_since), "expand": ["data.latest_charge"]}
        found = self._calls.pages(
            LIST_PAYMENTS,
            mapping.PaymentIntent,
            lambda client, page: client.v1.payment_intents.list_async(given(**wanted, **page)),
        )
        async for intent in found:
            yield mapping.payment(intent)

    async def list_recent_refunds(self, created_since: datetime) -> AsyncIterator[StripeRefund]:
        """Yield refunds of every payment."""
        wanted = _since(created_since)
        found = self._calls.pages(
            LIST_REFUNDS, mapping.Refund, lambda client, page: client.v1.refunds.list_async(given(**wanted, **page))
        )
        async for refund in found:
            yield mapping.refund(refund)

    async def list_disputed_payments(self, created_since: datetime) -> AsyncIterator[str]:
        """Yield the ids of PaymentIntents with a dispute opened since."""
        wanted = _since(created_since)
        found = self._calls.pages(
            LIST_DISPUTES, mapping.Dispute, lambda client, page: client.v1.disputes.list_async(given(**wanted, **page))
        )
        async for dispute in found:
            if (payment_intent_id := mapping.disputed_payment(dispute)) is not None:
                yield payment_intent_id


def _since(moment: datetime) -> dict[str, Any]:
    return {"created": {"gte": int(moment.timestamp())}}
