"""Webhooks as Stripe sends them, as others forge them, and a short way to hand one to the receiver."""

import asyncio
import hashlib
import hmac
import json
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

SECRET, PREVIOUS, OTHER = (f"whsec_{letter * 32}" for letter in "abc")
Headers = list[tuple[bytes, bytes]]


def event(number: int = 1, type_: str = "payment_intent.succeeded", **changes: Any) -> dict[str, Any]:
    """An event about a payment."""
    intent = {"id": f"pi_{number}", "object": "payment_intent", "amount": 15000, "currency": "brl"}
    return {
        "id": f"evt_{number}",
        "object": "event",
        "api_version": "2026-10-28.endive",
        "created": int(time.time()),
        "data": {"object": intent},
        "livemode": False,
        "type": type_,
        **changes,
    }


def body_of(document: Any) -> bytes:
    """The bytes that are signed and sent."""
    return json.dumps(document).encode()


def signature(body: bytes, secret: str = SECRET, *, age: int = 0, scheme: str = "v1") -> bytes:
    """The Stripe-Signature header for a body."""
    moment = int(time.time()) - age
    digest = hmac.new(secret.encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={moment},{scheme}={digest}".encode()


@dataclass
class Receiver:
    """An ASGI application, called without a network."""

    app: Callable[..., Any]

    async def post(
        self,
        body: bytes,
        headers: Headers,
        *,
        method: str = "POST",
        path: str = "/stripe/webhook",
        pieces: int = 1,
    ) -> int:
        """Hand it a request in so many pieces and return the status it answers with."""
        size = max(1, -(-len(body) // pieces))
        parts = [body[start : start + size] for start in range(0, len(body), size)] or [b""]
        messages = [
            {"type": "http.request", "body": part, "more_body": place < len(parts) - 1}
            for place, part in enumerate(parts)
        ]
        answers: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return messages.pop(0) if messages else {"type": "http.disconnect"}

        async def send(message: dict[str, Any]) -> None:
            answers.append(message)

        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "root_path": "",
            "query_string": b"",
            "headers": headers,
            "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 2),
        }
        await self.app(scope, receive, send)
        return answers[0]["status"]

    def send(self, document: Any, secret: str = SECRET, *, age: int = 0) -> int:
        """Sign a document, hand it over, and return the answer's status."""
        body = body_of(document)
        return asyncio.run(self.post(body, [(b"stripe-signature", signature(body, secret, age=age))]))


def forgeries(count: int, seed: int = 1) -> Iterator[tuple[bytes, Headers]]:
    """So many requests that no receiver may take: unsigned, forged, altered, old, broken, of hostile forms."""
    dice = random.Random(seed)
    for number in range(count):
        body = body_of(event(number))
        forge = _FORGERIES[number % len(_FORGERIES)]
        altered, header = forge(body, dice)
        yield altered, [] if header is None else [(b"stripe-signature", header)]


def _flipped(body: bytes, dice: random.Random) -> bytes:
    place = dice.randrange(len(body))
    return body[:place] + bytes([body[place] ^ (1 << dice.randrange(8))]) + body[place + 1 :]


def _garbage(dice: random.Random, longest: int = 300) -> bytes:
    return dice.randbytes(dice.randrange(longest))


_FORGERIES: tuple[Callable[[bytes, random.Random], tuple[bytes, bytes | None]], ...] = (
    lambda body, dice: (body, None),
    lambda body, dice: (body, b""),
    lambda body, dice: (body, signature(body, OTHER)),
    lambda body, dice: (_flipped(body, dice), signature(body)),
    lambda body, dice: (body, signature(body, age=301 + dice.randrange(10**6))),  # replayed
    lambda body, dice: (body, signature(body, scheme="v0")),
    lambda body, dice: (body, signature(body).replace(b"v1=", b"v1=" + bytes([200 + dice.randrange(50)]))),
    lambda body, dice: (body, _garbage(dice)),
    lambda body, dice: (_garbage(dice), signature(body)),
    lambda body, dice: (b"\xff\xfe" + body, signature(b"\xff\xfe" + body)),  # no UTF-8
    lambda body, dice: (body, b"t=" + b"9" * dice.randrange(1, 6000) + b",v1=" + b"a" * 64),
    lambda body, dice: (body, b"t=,v1=,t=1,v1=\x00"),
    lambda body, dice: (b"", signature(body)),
    lambda body, dice: (b"[" * 5000, signature(b"[" * 5000)),  # signed, and no event
    lambda body, dice: (b"{}", signature(b"{}")),
    lambda body, dice: ((odd := body_of(event(dice.randrange(99), created=10**30))), signature(odd)),
    lambda body, dice: ((odd := body_of(event(dice.randrange(99), id=""))), signature(odd)),
    lambda body, dice: ((odd := body_of(event(dice.randrange(99), data=[]))), signature(odd)),
    lambda body, dice: (body[: dice.randrange(len(body))], signature(body)),
)
