"""The way between the SDK and the simulator: where connections fail, answers are lost, and requests are delayed."""

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import parse_qs

import httpx

from tests.refund_machine.fates import FATE

HEADERS_LEAVE = "http11.send_request_headers.started"
"""What HTTPX's own transport tells a tracer just before the first byte of a request leaves."""


class Fault(StrEnum):
    """What the network does to a request."""

    UNREACHABLE = "no connection"
    LOST_BEFORE = "lost before Stripe had it"
    LOST_AFTER = "answer lost"
    LATE_BEFORE = "no answer in time, and Stripe never had it"
    LATE_AFTER = "no answer in time"
    CUT = "answer cut"
    CUT_UNNOTICED = "half an answer"
    NOT_STRIPE = "somebody else's page"
    DELAYED = "under way for long"


_REACHES_STRIPE = frozenset({Fault.LOST_AFTER, Fault.LATE_AFTER, Fault.CUT, Fault.CUT_UNNOTICED})


@dataclass(frozen=True, slots=True)
class Sent:
    """A refund's POST that left, or a list of a payment's refunds that was read: by which key, of what, and when."""

    key: str
    payment_intent_id: str
    mark: str
    at: float

    @property
    def is_post(self) -> bool:
        """Tell which of the two it is."""
        return bool(self.key)


@dataclass(slots=True)
class Plan:
    """A fault that befalls the next request of a kind."""

    fault: Fault
    method: str
    path: str


@dataclass(slots=True)
class Wire(httpx.AsyncBaseTransport):
    """A transport above another one that reaches the simulator. `now` is the true time, in seconds."""

    inner: httpx.AsyncBaseTransport
    now: Callable[[], float]
    plans: list[Plan] = field(default_factory=list[Plan])
    delayed: list[tuple[float, httpx.Request]] = field(default_factory=list[tuple[float, httpx.Request]])
    log: list[Sent] = field(default_factory=list[Sent])
    delay_seconds: float = 0
    befallen: Counter[str] = field(default_factory=Counter[str])
    requests: int = 0

    def forget(self) -> None:
        """Begin anew."""
        self.plans.clear()
        self.delayed.clear()
        self.log.clear()
        self.befallen.clear()
        self.requests = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Let a request's worker meet its fate, then the request its fault."""
        self.requests += 1
        fault = self._fault_of(request)
        fate = FATE.get()
        if fate is not None:
            await fate.meet()
        if fault is Fault.UNREACHABLE:
            raise httpx.ConnectError("no route")
        await _let_look(request)
        note = self._noted(request)
        if fault not in (None, *_REACHES_STRIPE):
            return await self._not_delivered(request, fault)
        answer = await self.inner.handle_async_request(request)
        body = await answer.aread()
        if answer.status_code >= 400:
            self.befallen[f"answers of {answer.status_code}"] += 1
        if fate is not None:
            await fate.meet()
        if fault is not None:
            return _spoilt(fault, answer, body)
        if note is not None and not note.is_post and answer.status_code == 200:
            self.log.append(note)
        return httpx.Response(answer.status_code, headers=answer.headers, content=body)

    async def _not_delivered(self, request: httpx.Request, fault: Fault | None) -> httpx.Response:
        if fault is Fault.NOT_STRIPE:
            return httpx.Response(200, html="<html>Please sign in to this network.</html>")
        if fault is Fault.DELAYED:
            self.delayed.append((self.now() + self.delay_seconds, request))
        if fault is Fault.LOST_BEFORE:
            raise httpx.ReadError("reset")
        raise httpx.ReadTimeout("too late")

    def arrivals(self, until: float) -> list[float]:
        """Return when what is under way arrives before then."""
        return sorted(max(at, self.now()) for at, _ in self.delayed if at <= until)

    async def deliver_delayed(self, everything: bool = False) -> None:
        """Let what was under way for long reach Stripe; nobody waits for its answer any more."""
        due = [request for at, request in self.delayed if everything or at <= self.now()]
        self.delayed = [each for each in self.delayed if each[1] not in due]
        for request in due:
            answer = await self.inner.handle_async_request(request)
            await answer.aread()

    def _fault_of(self, request: httpx.Request) -> Fault | None:
        for place, plan in enumerate(self.plans):
            if plan.method == request.method and request.url.path.startswith(plan.path):
                del self.plans[place]
                is_late_read = plan.fault is Fault.DELAYED and request.method == "GET"
                fault = Fault.LATE_BEFORE if is_late_read else plan.fault
                self.befallen[fault.value] += 1
                return fault
        return None

    def _noted(self, request: httpx.Request) -> Sent | None:
        """Write down a POST as it leaves; return what a list would be written down as."""
        if request.url.path != "/v1/refunds":
            return None
        is_post = request.method == "POST"
        given = parse_qs(request.content.decode() if is_post else request.url.query.decode())
        note = Sent(
            key=request.headers.get("Idempotency-Key", "") if is_post else "",
            payment_intent_id=given.get("payment_intent", [""])[0],
            mark=given.get("metadata[refund_request_id]", [""])[0],
            at=self.now(),
        )
        if is_post:
            self.log.append(note)
        return note


async def _let_look(request: httpx.Request) -> None:
    """Tell a tracer that the first byte leaves now, as HTTPX's own transport does."""
    trace: Callable[[str, Mapping[str, object]], Awaitable[None]] | None = request.extensions.get("trace")
    if trace is not None:
        await trace(HEADERS_LEAVE, {"request": request})


def _spoilt(fault: Fault, answer: httpx.Response, body: bytes) -> httpx.Response:
    if fault is Fault.CUT_UNNOTICED:
        headers = {name: value for name, value in answer.headers.items() if name != "content-length"}
        return httpx.Response(answer.status_code, headers=headers, content=body[: len(body) // 2])
    if fault is Fault.LATE_AFTER:
        raise httpx.ReadTimeout("too late")
    if fault is Fault.CUT:
        raise httpx.RemoteProtocolError("peer closed connection without sending complete message body")
    raise httpx.ReadError("reset")
