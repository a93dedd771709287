"""Ways for an answer not to arrive: cut at a byte by a reset, or never sent."""

import asyncio
import socket
import struct
from http import HTTPStatus

from aiohttp import web

from .faults import Rule

LOOK_EVERY_SECONDS = 0.02


def reset_at(request: web.Request, byte: int, status: int, headers: dict[str, str], body: bytes) -> web.StreamResponse:
    """Send the first `byte` bytes of the answer (head included), then reset the connection."""
    transport = request.transport
    if transport is not None:
        raw = answer_bytes(status, headers, body)[:byte]
        if raw:
            transport.write(raw)
        connection = transport.get_extra_info("socket")
        # Linger 0 makes the close a reset instead of a polite end.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()
    return web.Response(status=204)


def answer_bytes(status: int, headers: dict[str, str], body: bytes) -> bytes:
    """The answer as it goes over the wire."""
    lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    lines += [f"Content-Length: {len(body)}", "", ""]
    return "\r\n".join(lines).encode() + body


async def hang(request: web.Request, rule: Rule, closing: asyncio.Event) -> None:
    """Say nothing until the client goes, the rule's time is over, or the simulator stops."""
    loop = asyncio.get_running_loop()
    until = loop.time() + rule.milliseconds / 1000 if rule.milliseconds else float("inf")
    while loop.time() < until and not closing.is_set():
        if request.transport is None or request.transport.is_closing():
            return
        await asyncio.sleep(LOOK_EVERY_SECONDS)
