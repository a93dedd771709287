"""The ASGI application: one address, one method. Nothing that comes in is logged, and nothing is believed unsigned."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from backoffice.services.database_errors import DatabaseError
from backoffice.services.gateway_errors import KeyringUnusable, WebhookRefused
from backoffice.services.ports import StripeEvent

log = logging.getLogger(__name__)

PATH = "/stripe/webhook"
MOST_BYTES = 256 * 1024
"""Stripe's events are far smaller; whatever is larger is not read to its end."""

BODY_SECONDS = 10.0


class _TooLarge(Exception):
    """The body goes on beyond the limit."""


def make_app(read: Callable[[bytes, str], StripeEvent], store: Callable[[StripeEvent], None]) -> Starlette:
    """Return the application. `read` checks and reads a webhook (body, signature); `store` commits an event.

    Both are called in threads. `read` raises `WebhookRefused`, `store` raises `DatabaseError`s.
    """

    async def receive(request: Request) -> Response:
        try:
            async with asyncio.timeout(BODY_SECONDS):
                body = await _read_body(request)
        except _TooLarge:
            return _answer(413)
        except (TimeoutError, ClientDisconnect):
            return _answer(408)
        return await _take(read, store, body, request.headers.get("stripe-signature", ""))

    app = Starlette(routes=[Route(PATH, receive, methods=["POST"])])
    app.router.redirect_slashes = False  # one address, and no other that leads to it
    return app


async def _take(
    read: Callable[[bytes, str], StripeEvent], store: Callable[[StripeEvent], None], body: bytes, signature: str
) -> Response:
    """Check, store, and only then say that it was received: Stripe sends again what was not."""
    try:
        event = await asyncio.to_thread(read, body, signature)
        await asyncio.to_thread(store, event)
    except WebhookRefused:
        return _answer(400)
    except (DatabaseError, KeyringUnusable) as error:
        log.warning("an event could not be stored; Stripe sends it again: %s", error)
        return _answer(503)
    return _answer(200)


async def _read_body(request: Request) -> bytes:
    """Return the body; what announces or turns out to be too much is refused."""
    announced = request.headers.get("content-length", "0")
    if not announced.isdecimal() or int(announced) > MOST_BYTES:
        raise _TooLarge
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BYTES:
            raise _TooLarge
    return bytes(body)


def _answer(status: int) -> Response:
    headers = {"Connection": "close"} if status in (408, 413) else {}
    return PlainTextResponse("ok" if status == 200 else "refused", status_code=status, headers=headers)
