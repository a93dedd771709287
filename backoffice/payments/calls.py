"""One request to Stripe: its turn, its client, its answer checked, and whatever goes wrong translated."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from backoffice.domain.money import Money
from backoffice.payments import words
from backoffice.payments.errors import translate, unreadable
from backoffice.payments.limiter import ReadCounter, Turns
from backoffice.payments.transport import LAST_LOOK, Clients, Purpose
from backoffice.services.gateway_errors import GatewayError, RateLimited, RequestRefused
from backoffice.services.ports import Lane

if TYPE_CHECKING:
    from stripe import RequestOptions, StripeClient

Shape = TypeVar("Shape")

PAGE = 100
"""Objects a page: the most Stripe gives."""

LONGEST_KEY = 255

# What the SDK may raise. Its own conversion of an answer that is not Stripe's fails in every way there is.
_FAILURES = (OSError, RuntimeError, ValueError, TypeError, LookupError, AttributeError)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A method and path of Stripe's API, as its limits count them, with the client and lane that serve it."""

    name: str
    purpose: Purpose
    lane: Lane

    @property
    def is_read(self) -> bool:
        """Tell whether it only reads: Stripe meters those by the month."""
        return self.name.startswith("GET ")


class Page(msgspec.Struct, frozen=True):
    """A page of a list, its objects not looked at yet."""

    data: list[dict[str, Any]]
    has_more: bool


class Calls:
    """Sends requests. What goes out and what comes back is neither logged nor kept."""

    def __init__(self, clients: Clients, limiter: Turns, reads: ReadCounter, *, livemode: bool) -> None:
        """Send through `clients` when `limiter` gives a turn, and count what is read. `livemode` is the key's."""
        self.livemode = livemode
        self._reads = reads
        self._clients = clients
        self._limiter = limiter

    async def read(
        self, endpoint: Endpoint, shape: type[Shape], call: Callable[[StripeClient], Awaitable[Any]]
    ) -> Shape:
        """Ask for something and return the answer in the given shape.

        Raises:
            GatewayError: anything else than an answer of the right shape.

        """
        return await self._send(endpoint, shape, call, subject=None)

    async def write(
        self,
        endpoint: Endpoint,
        shape: type[Shape],
        call: Callable[[StripeClient, RequestOptions], Awaitable[Any]],
        *,
        idempotency_key: str,
        subject: str | None = None,
        last_look: Callable[[], None] | None = None,
    ) -> Shape:
        """Have something done, once for each key. `subject` is the object written to: one write at a time.

        `last_look` is called just before the first byte leaves; what it raises is raised, and nothing was sent.

        Raises:
            GatewayError: anything else than an answer of the right shape; its `outcome` says whether it may be done.

        """
        if not idempotency_key or len(idempotency_key) > LONGEST_KEY or not idempotency_key.isascii():
            raise ValueError("an idempotency key has 1 to 255 ASCII characters")
        options: RequestOptions = {"idempotency_key": idempotency_key}
        looking = LAST_LOOK.set(last_look)
        try:
            return await self._send(endpoint, shape, lambda client: call(client, options), subject=subject)
        finally:
            LAST_LOOK.reset(looking)

    async def pages(
        self,
        endpoint: Endpoint,
        shape: type[Shape],
        call: Callable[[StripeClient, Any], Awaitable[Any]],
        *,
        after: str | None = None,
    ) -> AsyncIterator[Shape]:
        """Yield the objects of a list, page by page, as they come; `call` gets the page's parameters.

        `after`: those behind the object of this id only.

        Raises:
            GatewayError: as `read`.

        """
        cursor: dict[str, Any] = {"limit": PAGE, **({} if after is None else {"starting_after": after})}
        while True:
            page = await self.read(endpoint, Page, lambda client: call(client, dict(cursor)))
            for found in page.data:
                yield shaped(found, shape)
            if not page.has_more or not page.data:
                return
            cursor["starting_after"] = page.data[-1]["id"]

    async def _send(
        self,
        endpoint: Endpoint,
        shape: type[Shape],
        call: Callable[[StripeClient], Awaitable[Any]],
        *,
        subject: str | None,
    ) -> Shape:
        client = await self._clients.get(endpoint.purpose)
        async with self._limiter.turn(endpoint.name, endpoint.lane, subject):
            if endpoint.is_read:
                self._reads.count()
            found = await _answer_of(client, call)
            if isinstance(found, RateLimited):
                self._limiter.slow_down(endpoint.name, found.reason, found.retry_after)
        if isinstance(found, GatewayError):
            raise found
        return shaped(found, shape)


class Caller:
    """Base of what is done by calls."""

    def __init__(self, calls: Calls) -> None:
        """Send through `calls`."""
        self._calls = calls


async def _answer_of(client: StripeClient, call: Callable[[StripeClient], Awaitable[Any]]) -> Any:
    """Return the answer as plain data, or the error: raised later, so that nothing of the answer hangs on to it."""
    import httpx
    import stripe

    try:
        return (await call(client)).to_dict()
    except (stripe.StripeError, httpx.HTTPError, httpx.InvalidURL, *_FAILURES) as error:
        return translate(error)


def shaped(found: Any, shape: type[Shape]) -> Shape:
    """Return an answer in the given shape. Raises `AnswerLost` when it has another one."""
    try:
        return msgspec.convert(found, shape)
    except msgspec.ValidationError as error:
        failure = unreadable(error)
    raise failure


def named(identifier: str) -> str:
    """Return the id of an existing object; without one, the path would name the list it is in, or its parent."""
    if not identifier.strip("./ "):
        raise ValueError("an object of Stripe's has an id")
    return identifier


def given(**parameters: Any) -> Any:
    """Return parameters without those that are None: Stripe is told nothing of them."""
    return {name: value for name, value in parameters.items() if value is not None}


def amount_of(money: Money, name: str = "unit_amount") -> dict[str, Any]:
    """Return an amount as Stripe takes it.

    Raises:
        RequestRefused: it is not above zero; nothing was sent.

    """
    if money.amount_minor <= 0:
        raise RequestRefused(words.NOT_CHARGEABLE, code="amount_not_chargeable", param=name)
    return {name: money.amount_minor, "currency": money.currency.lower()}


def cleared(value: Mapping[str, Any] | list[Any] | str) -> Any:
    """Return a value as an update takes it: an empty list would be sent as nothing at all, '' clears the field."""
    return value or ""
