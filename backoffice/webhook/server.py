"""The receiver's server, and the engine beside it where the database belongs to this process alone."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Awaitable, Callable

import uvicorn
from starlette.applications import Starlette

CONNECTIONS = 100
KEEP_ALIVE_SECONDS = 5
LARGEST_HEADERS = 16 * 1024
GRACE_SECONDS = 5


class _Server(uvicorn.Server):
    """Says when it listens, and on which port."""

    def __init__(self, config: uvicorn.Config, on_ready: Callable[[int], None]) -> None:
        super().__init__(config)
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if not self.should_exit:
            self._on_ready(self.servers[0].sockets[0].getsockname()[1])


async def serve(
    app: Starlette,
    host: str,
    port: int,
    *,
    on_ready: Callable[[int], None],
    work: Callable[[], Awaitable[None]] | None = None,
    stop_work: Callable[[], None] = lambda: None,
) -> None:
    """Listen until SIGTERM or Ctrl+C. `port` 0: any that is free; `on_ready` is told which.

    `work` (the engine) runs beside it and is stopped with it; when it ends by itself, so does the server.
    """
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        http="h11",
        lifespan="off",
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=CONNECTIONS,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=GRACE_SECONDS,
        h11_max_incomplete_event_size=LARGEST_HEADERS,
    )
    server = _Server(config, on_ready)

    def stop() -> None:
        server.should_exit = True
        stop_work()

    # The server puts its own handlers over these while it runs, and sends itself the signal again when it is done.
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop)
    if work is None:
        await server.serve()
        return
    working = asyncio.ensure_future(work())
    working.add_done_callback(lambda _: stop())
    await server.serve()
    stop_work()
    await working
