"""A server that answers with any bytes whatever, or behaves badly in other ways."""

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

Behaviour = Callable[[asyncio.StreamWriter, asyncio.Event], Awaitable[None]]


@dataclass
class CrookedServer:
    """`requests` are those that arrived whole, as they came over the wire."""

    url: str = ""
    requests: list[bytes] = field(default_factory=list[bytes])


@asynccontextmanager
async def crooked_server(behave: bytes | Behaviour, tls: ssl.SSLContext | None = None) -> AsyncIterator[CrookedServer]:
    """Serve on loopback: read each request whole, then send `behave` and close, or do what it does.

    A behaviour gets an event that is set when it has to end.
    """
    served = CrookedServer()
    closing = asyncio.Event()
    handlers: set[asyncio.Task[None] | None] = set()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        handlers.add(asyncio.current_task())
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            served.requests.append(await _read_request(reader))
            if isinstance(behave, bytes):
                writer.write(behave)
                await writer.drain()
            else:
                await behave(writer, closing)
        with contextlib.suppress(ConnectionError):
            writer.close()
            await writer.wait_closed()

    server = await asyncio.start_server(handle, "127.0.0.1", 0, ssl=tls)
    port = server.sockets[0].getsockname()[1]
    served.url = f"{'https' if tls else 'http'}://127.0.0.1:{port}"
    try:
        yield served
    finally:
        closing.set()
        server.close()
        await asyncio.gather(*(handler for handler in handlers if handler))


async def _read_request(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    length = 0
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    return head + await reader.readexactly(length)


def answer(body: str | bytes, status: str = "200 OK", **headers: str) -> bytes:
    """The bytes of an answer; `headers` with underscores for hyphens."""
    raw = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, f"Content-Length: {len(raw)}", "", ""]).encode() + raw
