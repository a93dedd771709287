"""The simulator behind the methods of StripeModel, so that the same histories are played on it over HTTP."""

from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import httpx

from backoffice.domain.wording import Message
from backoffice.payments import StripeGateway
from backoffice.services.gateway_errors import RequestRefused
from backoffice.services.ports import StripeEvent
from tests.money.office import ACCOUNT, KEY
from tests.support.databases import ManualClock
from tests.support.ledger import Json, Ledger

METHODS = {"paid": "card", "declined": "card_declined", "later": "boleto", "challenge": "card_3ds"}


class Simulated:
    """Customers, banks and time of the simulator; its clock is the office's."""

    def __init__(self, ledger: Ledger, clock: ManualClock) -> None:
        self.lost: set[str] = set()
        self._ledger = ledger
        self._clock = clock
        self._link: str | None = None
        self.let_time_act()

    @property
    def events(self) -> list[Json]:
        """Every event, oldest first."""
        return self.objects("event")

    def objects(self, kind: str, **wanted: Any) -> list[Json]:
        """Objects of a type, oldest first."""
        return self._ledger.objects(kind, **wanted)

    def object(self, kind: str, id_: str) -> Json:
        """One object."""
        return self._ledger.object(kind, id=id_)

    def let_time_act(self) -> None:
        """Let the clock be the office's."""
        self._ledger.set_clock(int(self._clock.now().timestamp()))

    def open_link(self, amount: int, metadata: Mapping[str, str], reference: str | None = None) -> Json:
        """A customer opens a listing's link."""
        if self._link is None:
            self._link = self._make_link(amount, metadata)
        return self._ledger.open_link(self._link, reference)

    def pay(self, session_id: str, outcome: str = "paid") -> Json:
        """A customer tries to pay."""
        return self._do(f"/sessions/{session_id}/pay", {"method": METHODS[outcome]})

    def late_result(self, session_id: str, *, arrived: bool) -> None:
        """A late payment arrives, or does not."""
        self._do(f"/sessions/{session_id}/{'settle' if arrived else 'fail'}", {})

    def direct_payment(self, amount: int, metadata: Mapping[str, str], *, hold: bool = False) -> str:
        """A payment made outside the program."""
        capture = {"capture_method": "manual"} if hold else {}
        body = {"amount": amount, "currency": "brl", "metadata": dict(metadata), **capture}
        return self._ledger.post("/payment_intents", body, account=ACCOUNT)["id"]

    def capture(self, intent_id: str) -> None:
        """What is held is taken."""
        self._do(f"/payment_intents/{intent_id}/capture", {})

    def refund(self, intent_id: str, amount: int | None = None) -> str:
        """Money goes back."""
        given = {} if amount is None else {"amount": amount}
        return self._do("/refunds", {"payment_intent": intent_id, **given})["id"]

    def fail_refund(self, refund_id: str) -> None:
        """A refund fails after all."""
        self._do(f"/refunds/{refund_id}/fail", {})

    def dispute(self, intent_id: str) -> None:
        """A bank disputes a payment, once."""
        charge = self.object("payment_intent", intent_id)["latest_charge"]
        if charge is None or not self.object("charge", charge)["amount_captured"]:
            raise RequestRefused(Message("There is nothing to dispute."))
        if self.objects("dispute", payment_intent=intent_id):
            raise RequestRefused(Message("It is disputed."))
        self._do("/disputes", {"payment_intent": intent_id})

    def close_dispute(self, intent_id: str, status: str) -> None:
        """The bank decides."""
        found = self.objects("dispute", payment_intent=intent_id)
        if not found:
            raise RequestRefused(Message("No dispute is open."))
        self._do(f"/disputes/{found[-1]['id']}/close", {"status": status})

    def _do(self, path: str, body: Json) -> Json:
        """Act; what the simulator refuses is refused."""
        try:
            return self._ledger.post(path, body)
        except AssertionError as error:
            raise RequestRefused(Message("{words}", {"words": str(error)})) from error

    def _make_link(self, amount: int, metadata: Mapping[str, str]) -> str:
        marks = {f"metadata[{name}]": value for name, value in metadata.items()}
        on_intent = {f"payment_intent_data[metadata][{name}]": value for name, value in metadata.items()}
        with httpx.Client(base_url=f"{self._ledger.url}/v1", auth=(KEY, "")) as http:
            product = http.post("/products", data={"name": "Boat", "id": "bo_by_hand", **marks}).json()
            price = http.post(
                "/prices", data={"product": product["id"], "unit_amount": amount, "currency": "brl"}
            ).json()
            lines = {"line_items[0][price]": price["id"], "line_items[0][quantity]": 1}
            made: str = http.post("/payment_links", data={**lines, **marks, **on_intent}).json()["id"]
        return made


class Lossy:
    """A gateway that never hears of some events."""

    def __init__(self, gateway: StripeGateway, lost: set[str]) -> None:
        self._gateway = gateway
        self._lost = lost

    def __getattr__(self, name: str) -> Any:
        return getattr(self._gateway, name)

    async def list_events(self, created_since: datetime, types: Sequence[str]) -> AsyncIterator[StripeEvent]:
        async for event in self._gateway.list_events(created_since, types):
            if event.event_id not in self._lost:
                yield event
