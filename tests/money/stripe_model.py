"""Stripe in memory, as far as money goes: for thousands of histories, where a process of its own would take hours.

What it does is what the simulator does (tests/money/test_histories.py plays the same histories on both); it answers
through the program's own mapping of Stripe's JSON.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

import msgspec

from backoffice.domain.wording import Message
from backoffice.payments import money_mapping as mapping
from backoffice.services.gateway_errors import MissingInStripe, RequestRefused
from backoffice.services.ports import CheckoutRequest, CheckoutSession, StripeEvent, StripePayment, StripeRefund
from tests.support.databases import ManualClock

Json = dict[str, Any]
Shape = TypeVar("Shape")
PAYABLE = ("requires_payment_method", "requires_action")


def _refused(text: str) -> RequestRefused:
    return RequestRefused(Message(text))


@dataclass
class StripeModel:
    """Pages, payments, charges, refunds, disputes and events; customers and banks act by its methods.

    `lost`: ids of events that neither the list nor a webhook ever tells.
    """

    clock: ManualClock
    tables: dict[str, dict[str, Json]] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    events: list[Json] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    _made: int = 0

    # --- what there is ----------------------------------------------------------------------------------

    def objects(self, kind: str, **wanted: Any) -> list[Json]:
        """Objects of a type, oldest first, whose fields have these values."""
        found = self.tables.get(kind, {}).values()
        return [one for one in found if all(one.get(name) == value for name, value in wanted.items())]

    def object(self, kind: str, id_: str) -> Json:
        """One object."""
        return self.tables[kind][id_]

    def _now(self) -> int:
        return int(self.clock.now().timestamp())

    def _add(self, kind: str, prefix: str, **fields: Any) -> Json:
        self._made += 1
        made = {"id": f"{prefix}_{self._made:06}", "object": kind, "created": self._now(), "livemode": False, **fields}
        self.tables.setdefault(kind, {})[made["id"]] = made
        return made

    def _tell(self, type_: str, changed: Json) -> None:
        self._made += 1
        told = {"id": f"evt_{self._made:06}", "type": type_, "created": self._now(), "livemode": False}
        names = ("id", "object", "payment_intent")
        self.events.append({**told, "data": {"object": {name: changed[name] for name in names if name in changed}}})

    def _charge_of(self, intent: Json) -> Json | None:
        return self.tables.get("charge", {}).get(intent["latest_charge"] or "")

    # --- what customers and banks do --------------------------------------------------------------------

    def open_link(self, amount: int, metadata: Mapping[str, str], reference: str | None = None) -> Json:
        """A customer opens a listing's link."""
        return self._open(amount, "brl", dict(metadata), dict(metadata), reference, "plink_1", self._now() + 86400)

    def pay(self, session_id: str, outcome: str = "paid") -> Json:
        """A customer tries to pay: paid, declined, later or challenge."""
        session = self.object("checkout.session", session_id)
        if session["status"] != "open":
            raise _refused("This page is not open.")
        intent = self.tables.get("payment_intent", {}).get(session["payment_intent"] or "")
        if intent is None:
            intent = self._intent(session["amount_total"], session["currency"], session["_intent_metadata"])
            session["payment_intent"] = intent["id"]
        if outcome == "challenge":
            intent["status"] = "requires_action"
            self._tell("payment_intent.requires_action", intent)
        else:
            self._attempt(intent, outcome)
        if intent["status"] not in PAYABLE:
            session |= {"status": "complete", "url": None}
            session["payment_status"] = "paid" if intent["status"] == "succeeded" else "unpaid"
            self._tell("checkout.session.completed", session)
        return session

    def late_result(self, session_id: str, *, arrived: bool) -> None:
        """A late payment arrives, or does not."""
        session = self.object("checkout.session", session_id)
        intent = self.object("payment_intent", session["payment_intent"])
        if intent["status"] != "processing":
            raise _refused("Nothing is on its way.")
        if arrived:
            self._take(intent, intent["amount"])
            session["payment_status"] = "paid"
            self._tell("checkout.session.async_payment_succeeded", session)
        else:
            intent |= {"status": "requires_payment_method", "last_payment_error": {"message": "Not paid in time."}}
            self._tell("payment_intent.payment_failed", intent)
            self._tell("checkout.session.async_payment_failed", session)

    def direct_payment(self, amount: int, metadata: Mapping[str, str], *, hold: bool = False) -> str:
        """A payment made outside the program."""
        intent = self._intent(amount, "brl", dict(metadata))
        self._attempt(intent, "held" if hold else "paid")
        return intent["id"]

    def capture(self, intent_id: str) -> None:
        """What is held is taken."""
        intent = self.object("payment_intent", intent_id)
        if intent["status"] != "requires_capture":
            raise _refused("Nothing is held.")
        self._take(intent, intent["amount"])

    def refund(self, intent_id: str, amount: int | None = None) -> str:
        """Money goes back."""
        intent = self.object("payment_intent", intent_id)
        charge = self._charge_of(intent)
        left = charge["amount_captured"] - charge["amount_refunded"] if charge else 0
        given = left if amount is None else amount
        if charge is None or not 0 < given <= left or any(self.objects("dispute", payment_intent=intent_id)):
            raise _refused("So much cannot be given back.")
        charge["amount_refunded"] += given
        fields = {"amount": given, "currency": intent["currency"], "payment_intent": intent_id, "status": "succeeded"}
        refund = self._add("refund", "re", **fields)
        self._tell("refund.created", refund)
        self._tell("charge.refunded", charge)
        return refund["id"]

    def fail_refund(self, refund_id: str) -> None:
        """A refund fails after all."""
        refund = self.object("refund", refund_id)
        if refund["status"] != "succeeded":
            raise _refused("It failed before.")
        refund["status"] = "failed"
        charge = self._charge_of(self.object("payment_intent", refund["payment_intent"]))
        assert charge is not None
        charge["amount_refunded"] -= refund["amount"]
        self._tell("refund.failed", refund)

    def dispute(self, intent_id: str) -> None:
        """A bank disputes a payment."""
        charge = self._charge_of(self.object("payment_intent", intent_id))
        if charge is None or not charge["amount_captured"] or charge["disputed"]:
            raise _refused("There is nothing to dispute.")
        charge["disputed"] = True
        made = self._add("dispute", "du", payment_intent=intent_id, status="needs_response")
        self._tell("charge.dispute.created", made)

    def close_dispute(self, intent_id: str, status: str) -> None:
        """The bank decides: won or lost."""
        found = [one for one in self.objects("dispute", payment_intent=intent_id) if one["status"] == "needs_response"]
        if not found:
            raise _refused("No dispute is open.")
        found[0]["status"] = status
        self._tell("charge.dispute.closed", found[0])

    def let_time_act(self) -> None:
        """Close pages whose time has come."""
        for session in self.objects("checkout.session", status="open"):
            if session["expires_at"] <= self._now():
                self._expire(session)

    # --- within -----------------------------------------------------------------------------------------

    def _open(
        self,
        amount: int,
        currency: str,
        metadata: Json,
        intent_metadata: Json,
        reference: str | None,
        link: str | None,
        expires_at: int,
    ) -> Json:
        session = self._add(
            "checkout.session",
            "cs",
            status="open",
            payment_status="unpaid",
            amount_total=amount,
            currency=currency,
            metadata=metadata,
            client_reference_id=reference,
            payment_link=link,
            payment_intent=None,
            expires_at=expires_at,
            _intent_metadata=intent_metadata,
        )
        session["url"] = f"https://stripe.example/{session['id']}"
        return session

    def _intent(self, amount: int, currency: str, metadata: Json) -> Json:
        return self._add(
            "payment_intent",
            "pi",
            amount=amount,
            currency=currency,
            status="requires_payment_method",
            amount_capturable=0,
            latest_charge=None,
            last_payment_error=None,
            metadata=metadata,
        )

    def _attempt(self, intent: Json, outcome: str) -> None:
        charge = {"payment_intent": intent["id"], "amount_captured": 0, "amount_refunded": 0, "disputed": False}
        intent["latest_charge"] = self._add("charge", "ch", **charge)["id"]
        if outcome == "paid":
            self._take(intent, intent["amount"])
        elif outcome == "declined":
            intent |= {"status": "requires_payment_method", "last_payment_error": {"message": "Declined."}}
            self._tell("payment_intent.payment_failed", intent)
        elif outcome == "later":
            intent |= {"status": "processing", "last_payment_error": None}
            self._tell("payment_intent.processing", intent)
        else:
            intent |= {"status": "requires_capture", "amount_capturable": intent["amount"]}
            self._tell("payment_intent.amount_capturable_updated", intent)

    def _take(self, intent: Json, amount: int) -> None:
        charge = self._charge_of(intent)
        assert charge is not None
        charge["amount_captured"] = amount
        intent |= {"status": "succeeded", "amount_capturable": 0, "last_payment_error": None}
        self._tell("charge.succeeded", charge)
        self._tell("payment_intent.succeeded", intent)

    def _expire(self, session: Json) -> None:
        intent = self.tables.get("payment_intent", {}).get(session["payment_intent"] or "")
        if intent is not None and intent["status"] in PAYABLE:
            intent["status"] = "canceled"
            self._tell("payment_intent.canceled", intent)
        session |= {"status": "expired", "url": None}
        self._tell("checkout.session.expired", session)

    def _created(self, kind: str, since: datetime) -> list[Json]:
        found = [one for one in self.objects(kind) if one["created"] >= int(since.timestamp())]
        return list(reversed(found))

    def _whole(self, intent: Json) -> Json:
        return {**intent, "latest_charge": self._charge_of(intent)}

    def _whole_session(self, session: Json) -> Json:
        intent = self.tables.get("payment_intent", {}).get(session["payment_intent"] or "")
        return {**session, "payment_intent": self._whole(intent) if intent else None}

    # --- what the program asks (MoneyGateway) -----------------------------------------------------------

    async def create_checkout_session(self, request: CheckoutRequest, *, idempotency_key: str) -> CheckoutSession:
        """Open a page, once for each key."""
        if idempotency_key not in self.answers:
            (line,) = request.lines
            assert line.amount is not None
            assert request.expires_at is not None
            self.answers[idempotency_key] = self._open(
                line.amount.amount_minor * line.quantity,
                line.amount.currency.lower(),
                dict(request.metadata),
                dict(request.metadata),
                request.client_reference_id,
                None,
                int(request.expires_at.timestamp()),
            )["id"]
        return await self.retrieve_checkout_session(self.answers[idempotency_key])

    async def retrieve_checkout_session(self, session_id: str) -> CheckoutSession:
        """The page with its payment."""
        return mapping.checkout_session(
            _shape(self._whole_session(self._found("checkout.session", session_id)), mapping.Session)
        )

    async def expire_checkout_session(self, session_id: str, *, idempotency_key: str) -> CheckoutSession:
        """Close a page."""
        session = self._found("checkout.session", session_id)
        if session["status"] != "open":
            raise _refused("Only open pages can be closed.")
        self._expire(session)
        return await self.retrieve_checkout_session(session_id)

    async def retrieve_payment(self, payment_intent_id: str) -> StripePayment:
        """The payment with its charge and dispute."""
        disputes = self.objects("dispute", payment_intent=payment_intent_id)
        dispute = _shape(disputes[-1], mapping.Dispute) if disputes else None
        intent = self._whole(self._found("payment_intent", payment_intent_id))
        return mapping.payment(_shape(intent, mapping.PaymentIntent), dispute)

    async def session_of_payment(self, payment_intent_id: str) -> CheckoutSession | None:
        """The page of a payment."""
        found = self.objects("checkout.session", payment_intent=payment_intent_id)
        return mapping.checkout_session(_shape(found[0], mapping.Session)) if found else None

    async def list_events(self, created_since: datetime, types: Sequence[str]) -> AsyncIterator[StripeEvent]:
        """Events that were not lost, of the last 30 days, newest first."""
        since = max(created_since, self.clock.now() - timedelta(days=30)).timestamp()
        for event in reversed(self.events):
            if event["type"] in types and event["created"] >= int(since) and event["id"] not in self.lost:
                yield mapping.event(_shape(event, mapping.Event))

    async def list_checkout_sessions(self, created_since: datetime) -> AsyncIterator[CheckoutSession]:
        """Pages with their payments."""
        for session in self._created("checkout.session", created_since):
            yield mapping.checkout_session(_shape(self._whole_session(session), mapping.Session))

    async def list_payments(self, created_since: datetime) -> AsyncIterator[StripePayment]:
        """Payments with their charges."""
        for intent in self._created("payment_intent", created_since):
            yield mapping.payment(_shape(self._whole(intent), mapping.PaymentIntent))

    async def list_recent_refunds(self, created_since: datetime) -> AsyncIterator[StripeRefund]:
        """Refunds of all payments."""
        for refund in self._created("refund", created_since):
            yield mapping.refund(_shape(refund, mapping.Refund))

    async def list_refunds(self, payment_intent_id: str) -> AsyncIterator[StripeRefund]:
        """Refunds of one payment, newest first."""
        for refund in reversed(self.objects("refund", payment_intent=payment_intent_id)):
            yield mapping.refund(_shape(refund, mapping.Refund))

    async def list_disputed_payments(self, created_since: datetime) -> AsyncIterator[str]:
        """Ids of disputed payments."""
        for dispute in self._created("dispute", created_since):
            yield dispute["payment_intent"]

    def _found(self, kind: str, id_: str) -> Json:
        found = self.tables.get(kind, {}).get(id_)
        if found is None:
            raise MissingInStripe(Message("It is not there."))
        return found


def _shape(found: Json, shape: type[Shape]) -> Shape:
    return msgspec.convert(found, shape)
