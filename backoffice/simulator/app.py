"""The HTTP server: Stripe's API, the pages a customer sees, and the simulator's own admin API."""

import asyncio
import json
import os
import signal
import socket
import threading
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from . import resources
from .admin import Admin
from .api import Api
from .errors import ApiError
from .ledger import Ledger, encode
from .options import SimulatorOptions, is_loopback
from .pages import Pages
from .state import Simulator, build
from .webhooks import Postman

LARGEST_BODY = 16 * 1024 * 1024
HEARTBEAT_SECONDS = 0.25
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

__all__ = ["run"]
_ = resources  # imported for its registrations


@web.middleware
async def only_loopback(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse a request that a web page elsewhere made this browser send."""
    host = request.headers.get("Host", "").rsplit(":", 1)[0]
    origin = request.headers.get("Origin", "")
    foreign = origin and not is_loopback(origin.split("://")[-1].rsplit(":", 1)[0])
    if not is_loopback(host) or foreign:
        error = ApiError("The simulator answers to its own machine only.", status=403)
        return web.Response(status=403, body=encode(error.body()), content_type="application/json")
    return await handler(request)


def build_app(simulator: Simulator) -> web.Application:
    """Everything under one application."""
    app = web.Application(client_max_size=LARGEST_BODY, middlewares=[only_loopback])
    api = Api(simulator)
    Admin(simulator).add_routes(app)
    Pages(simulator).add_routes(app)
    app.router.add_route("*", "/{tail:.*}", api.handle)
    return app


async def _heartbeat(simulator: Simulator) -> None:
    """Let timers go off while nobody asks for anything."""
    while not simulator.closing.is_set():
        simulator.catch_up()
        simulator.events_waiting.set()
        await asyncio.sleep(HEARTBEAT_SECONDS)


async def _wait_for_stdin_end() -> None:
    """Return when the process that started this one is gone: the pipe it held is closed."""
    loop = asyncio.get_running_loop()
    ended = loop.create_future()

    def watch() -> None:
        # The file descriptor, not sys.stdin, whose lock would hold up the end of the interpreter.
        while os.read(0, 1024):
            continue
        loop.call_soon_threadsafe(ended.set_result, None)

    threading.Thread(target=watch, daemon=True).start()
    await ended


def _listen(options: SimulatorOptions, ledger: Ledger) -> socket.socket:
    """A listening socket. A free port is the one this ledger had before, so that links made then still open."""
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    before = int(ledger.note("port") or 0)
    for port in [options.port or before, options.port]:
        listener = socket.socket(family)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((options.host, port))
            listener.listen(512)
        except OSError:
            listener.close()
            if port == options.port:
                raise
        else:
            ledger.set_note("port", str(listener.getsockname()[1]))
            return listener
    raise OSError("No port is free.")


async def serve(options: SimulatorOptions) -> None:
    """Serve until a signal comes, or the standard input ends where that was asked for."""
    ledger = Ledger(options.ledger)
    listener = _listen(options, ledger)
    port = listener.getsockname()[1]
    host = f"[{options.host}]" if ":" in options.host else options.host
    simulator = build(options, ledger, f"http://{host}:{port}")
    runner = web.AppRunner(build_app(simulator), access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    await web.SockSite(runner, listener, backlog=512).start()
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))
    postman = Postman(simulator)
    background = [asyncio.create_task(_heartbeat(simulator)), asyncio.create_task(postman.run())]
    waits: list[asyncio.Task[Any]] = [asyncio.create_task(stop.wait())]
    if options.exit_with_stdin:
        waits.append(asyncio.create_task(_wait_for_stdin_end()))
    print(json.dumps({"url": simulator.base_url, "port": port, "pid": os.getpid()}), flush=True)  # noqa: T201
    try:
        ended, _ = await asyncio.wait([*waits, *background], return_when=asyncio.FIRST_COMPLETED)
        for one in ended:
            one.result()
    finally:
        simulator.closing.set()
        for running in [*background, *waits]:
            running.cancel()
        await asyncio.gather(*background, *waits, return_exceptions=True)
        await runner.cleanup()
        simulator.ledger.close()


def run(options: SimulatorOptions) -> None:
    """Run a simulator in this process until it is told to stop. Raises ValueError for a host that is not loopback."""
    if not is_loopback(options.host):
        raise ValueError(f"The simulator listens on this machine only; {options.host} is not a loopback address.")
    asyncio.run(serve(options))
