"""Stripe: the simulator's own code in this process, or the simulator as a process, behind the same methods."""

from typing import Any, Protocol

import httpx
from multidict import CIMultiDict
from yarl import URL

from backoffice.simulator import resources
from backoffice.simulator.admin_actions import act
from backoffice.simulator.api import Api
from backoffice.simulator.books import public
from backoffice.simulator.errors import ApiError
from backoffice.simulator.faults import Rule
from backoffice.simulator.ledger import Ledger as LedgerFile
from backoffice.simulator.ledger import decode
from backoffice.simulator.options import SimulatorOptions
from backoffice.simulator.state import Simulator, build
from tests.support.ledger import Json, Ledger

ACCOUNT = "acct_office"
SCOPE = f"{ACCOUNT}/test"
_ = resources  # imported for its registrations


class StripeRefused(Exception):
    """The simulator does not do what somebody wanted."""


class Stripes(Protocol):
    """Customers, banks, the Dashboard and the clock of Stripe, and its ledger."""

    url: str

    def close(self) -> None: ...

    def transport(self) -> httpx.AsyncBaseTransport:
        """Return the way to it."""
        ...

    def act(self, name: str, id_: str = "", **body: Any) -> Json:
        """Do something as a person or bank does, `refunds/fail`. Raises StripeRefused."""
        ...

    def refunds(self, payment_intent_id: str) -> list[Json]:
        """Return the refunds of a payment as the ledger holds them; `_scope` names account and mode."""
        ...

    def payment(self, payment_intent_id: str) -> Json:
        """Return the charge of a payment as the ledger holds it."""
        ...

    def disputes(self, payment_intent_id: str) -> list[Json]: ...

    def events(self, payment_intent_id: str) -> list[Json]:
        """Return the events that name a payment, the oldest first."""
        ...

    def drop(self, event_id: str) -> None:
        """Let an event never have been."""
        ...

    def set_clock(self, moment: int) -> None: ...

    def plan(self, *rules: Json) -> None:
        """Let Stripe itself fail; no rule: no longer."""
        ...

    def next_outcome(self, *outcomes: str) -> None: ...

    def revoke(self, key: str, *, revoked: bool = True) -> None: ...

    def strangers(self) -> int:
        """Return how many refunds other accounts have."""
        ...


class Inside:
    """The simulator in this process: everything of it but the socket."""

    url = "http://127.0.0.1:1"

    def __init__(self, begun: "Inside | None" = None) -> None:
        """`begun`: goes on from where that one is, and leaves it alone."""
        self._ledger = LedgerFile(":memory:")
        if begun is not None:
            begun._ledger.db.backup(self._ledger.db)
        self._simulator: Simulator = build(SimulatorOptions(rate=0), self._ledger, self.url)
        self._api = Api(self._simulator)

    def close(self) -> None:
        self._ledger.close()

    def transport(self) -> httpx.AsyncBaseTransport:
        return _Handing(self._api)

    def act(self, name: str, id_: str = "", **body: Any) -> Json:
        self._simulator.catch_up()
        try:
            with self._ledger.transaction():
                return public(act(self._simulator, name, SCOPE, id_, body))
        except ApiError as error:
            raise StripeRefused(str(error)) from error

    def refunds(self, payment_intent_id: str) -> list[Json]:
        found = self._of("refund", payment_intent_id)
        return [{**each, "_scope": SCOPE} for each in found]

    def payment(self, payment_intent_id: str) -> Json:
        return self._of("charge", payment_intent_id)[-1]

    def disputes(self, payment_intent_id: str) -> list[Json]:
        return self._of("dispute", payment_intent_id)

    def events(self, payment_intent_id: str) -> list[Json]:
        rows = self._ledger.rows(
            "SELECT body FROM objects WHERE type = 'event' AND instr(body, ?) > 0 ORDER BY seq", (payment_intent_id,)
        )
        return [public(decode(row[0])) for row in rows]

    def drop(self, event_id: str) -> None:
        self._ledger.remove(SCOPE, "event", event_id)

    def set_clock(self, moment: int) -> None:
        self._simulator.clock.freeze(moment)
        self._simulator.catch_up()

    def plan(self, *rules: Json) -> None:
        self._simulator.faults.set([Rule(**rule) for rule in rules])

    def next_outcome(self, *outcomes: str) -> None:
        self._ledger.set_note("refunds.outcomes", "[" + ", ".join(f'"{each}"' for each in outcomes) + "]")

    def revoke(self, key: str, *, revoked: bool = True) -> None:
        self._simulator.revoke(key, revoked)

    def strangers(self) -> int:
        rows = self._ledger.rows("SELECT count(*) FROM objects WHERE type = 'refund' AND scope <> ?", (SCOPE,))
        return int(rows[0][0])

    def _of(self, kind: str, payment_intent_id: str) -> list[Json]:
        condition = "json_extract(body, '$.payment_intent') = ?"
        return [public(each) for each in self._ledger.select(SCOPE, kind, condition, (payment_intent_id,))]


class _Request:
    """A request as the simulator's server would hand it to its API."""

    transport = None

    def __init__(self, request: httpx.Request) -> None:
        self.method = request.method
        self.rel_url = URL(request.url.raw_path.decode(), encoded=True)
        self.headers = CIMultiDict(request.headers.items())
        self.content_type = request.headers.get("content-type", "").partition(";")[0]
        self._body = request.content

    async def read(self) -> bytes:
        return self._body


class _Handing(httpx.AsyncBaseTransport):
    """Hands requests to the simulator's API."""

    def __init__(self, api: Api) -> None:
        self._api = api

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        answer: Any = await self._api.handle(_Request(request))  # type: ignore[arg-type]
        return httpx.Response(answer.status, headers=dict(answer.headers), content=answer.body)


class Outside:
    """The simulator as a process, reached over HTTP."""

    def __init__(self, ledger: Ledger, way: httpx.AsyncBaseTransport) -> None:
        self._ledger = ledger
        self._way = way
        self.url = ledger.url

    def close(self) -> None:
        """The process goes on for others."""

    def transport(self) -> httpx.AsyncBaseTransport:
        return self._way

    def act(self, name: str, id_: str = "", **body: Any) -> Json:
        collection, _, action = name.partition("/")
        path = f"/{collection}" if action == "new" else f"/{collection}/{id_}/{action}"
        try:
            return self._ledger.post(path, body, account=ACCOUNT)
        except AssertionError as error:
            raise StripeRefused(str(error)) from error

    def refunds(self, payment_intent_id: str) -> list[Json]:
        return self._ledger.objects("refund", payment_intent=payment_intent_id)

    def payment(self, payment_intent_id: str) -> Json:
        return self._ledger.objects("charge", payment_intent=payment_intent_id)[-1]

    def disputes(self, payment_intent_id: str) -> list[Json]:
        return self._ledger.objects("dispute", payment_intent=payment_intent_id)

    def events(self, payment_intent_id: str) -> list[Json]:
        return [each for each in self._ledger.objects("event") if payment_intent_id in str(each)]

    def drop(self, event_id: str) -> None:
        """Nothing: the process has no way to forget an event before its time."""

    def set_clock(self, moment: int) -> None:
        self._ledger.set_clock(moment)

    def plan(self, *rules: Json) -> None:
        self._ledger.set_faults(*rules)

    def next_outcome(self, *outcomes: str) -> None:
        self._ledger.post("/settings", {"refund_outcomes": list(outcomes)})

    def revoke(self, key: str, *, revoked: bool = True) -> None:
        self._ledger.revoke(key) if revoked else self._ledger.restore(key)

    def strangers(self) -> int:
        return sum(each["_scope"] != SCOPE for each in self._ledger.objects("refund"))


__all__ = ["ACCOUNT", "Inside", "Outside", "StripeRefused", "Stripes"]
