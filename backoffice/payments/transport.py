"""The SDK's clients: one for each purpose, over HTTPX, with time-outs and nothing of the SDK's own initiative."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from backoffice import __version__
from backoffice.services.stripe_address import is_loopback

if TYPE_CHECKING:
    from stripe import HTTPClient, StripeClient


class Purpose(StrEnum):
    """What a client is for. The SDK has no time-out per request, so each purpose has a client of its own."""

    CATALOGUE = "catalogue"
    LISTS = "lists"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to wait for a connection, for the next bytes, and for the whole answer."""

    connect: float
    read: float
    whole: float


PATIENCE = {
    Purpose.CATALOGUE: Patience(connect=5, read=20, whole=30),
    Purpose.LISTS: Patience(connect=5, read=40, whole=60),
    Purpose.MONEY: Patience(connect=5, read=15, whole=20),
}


LAST_LOOK: ContextVar[Callable[[], None] | None] = ContextVar("last_look", default=None)
"""Called when the connection stands, just before the first byte of a request leaves. What it raises keeps it here."""

_FIRST_BYTE = ".send_request_headers.started"
"""How HTTPX names that moment, for HTTP/1.1 and 2 (its extension `trace`)."""

_SERVICES = (
    "accounts", "checkout", "disputes", "events", "payment_intents", "payment_links", "prices", "products", "refunds",
)  # fmt: skip


class Clients:
    """Makes the clients when they are first used, off the event loop: it takes some 0.2 s. For one event loop."""

    def __init__(self, key: str, api_base: str | None, patience: Mapping[Purpose, Patience] = PATIENCE) -> None:
        """`api_base` None: Stripe itself."""
        self._key = key
        self._api_base = api_base.rstrip("/") if api_base else None
        self._patience = patience
        self._made: dict[Purpose, tuple[StripeClient, HTTPClient]] = {}
        self._making = asyncio.Lock()

    async def get(self, purpose: Purpose) -> StripeClient:
        """Return the client of a purpose."""
        async with self._making:
            if purpose not in self._made:
                self._made[purpose] = await asyncio.to_thread(self._make, purpose)
        return self._made[purpose][0]

    async def aclose(self) -> None:
        """Close the connections. The next `get` opens new ones."""
        while self._made:
            _, http = self._made.popitem()[1]
            await http.close_async()

    def _make(self, purpose: Purpose) -> tuple[StripeClient, HTTPClient]:
        quieten()
        import stripe  # heavy: imported on use

        http = _make_http_client(
            self._patience[purpose], trust_env=not (self._api_base and is_loopback(self._api_base))
        )
        addresses: Any = {"api": self._api_base} if self._api_base else None
        client = stripe.StripeClient(self._key, base_addresses=addresses, http_client=http, max_network_retries=0)
        _touch(client)
        return client, http


def quieten() -> None:
    """No telemetry; no log line of the SDK or HTTP library, as those hold bodies with customers' e-mails."""
    os.environ.pop("STRIPE_LOG", None)  # read by the import, so it goes before
    import stripe

    stripe.log = None
    stripe.enable_telemetry = False
    stripe.set_app_info("Backoffice", version=__version__)
    for name in ("stripe", "httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)


def _touch(client: StripeClient) -> None:
    """Have the SDK import now, in this thread, what it would import at the first call."""
    for name in _SERVICES:
        getattr(client.v1, name)


def _make_http_client(patience: Patience, *, trust_env: bool) -> HTTPClient:
    """Return a client that lets HTTPX's own errors through, as those tell whether a request may have left.

    `trust_env` lets proxies and certificates of the environment apply; never for a server on this machine.
    """
    import httpx
    import stripe

    class Transport(stripe.HTTPClient):
        name = "httpx"

        def __init__(self) -> None:
            super().__init__()  # pyright: ignore[reportUnknownMemberType]
            timeout = httpx.Timeout(patience.read, connect=patience.connect)
            self._http = httpx.AsyncClient(timeout=timeout, trust_env=trust_env)

        async def request_async(
            self, method: str, url: str, headers: Mapping[str, str], post_data: Any = None
        ) -> tuple[bytes, int, Mapping[str, str]]:
            # HTTPX counts seconds between bytes, so an answer that trickles needs a bound of its own.
            async with asyncio.timeout(patience.whole):
                answer = await self._http.request(
                    method, url, headers=headers, content=post_data, extensions=_looking(LAST_LOOK.get())
                )
            # The SDK makes a Python warning of it, which may be set to raise, after the deed.
            answer.headers.pop("Stripe-Notice", None)
            return answer.content, answer.status_code, answer.headers

        async def close_async(self) -> None:
            await self._http.aclose()

    return Transport()


def _looking(look: Callable[[], None] | None) -> dict[str, Any]:
    """Return the extensions of a request with which HTTPX lets somebody look before its first byte leaves."""
    if look is None:
        return {}

    async def trace(moment: str, _: Mapping[str, Any]) -> None:
        if moment.endswith(_FIRST_BYTE):
            look()

    return {"trace": trace}
